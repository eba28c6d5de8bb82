// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/routingpresenter.h"

#include "views/presenters/figuredata.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace tp {

namespace {

std::vector<int> rowsByCategory(const std::vector<TaskLabel> &tasks)
{
    const std::vector<int> labels = labelsOf(categoriesOf(tasks));
    std::vector<int> rows(tasks.size());
    std::iota(rows.begin(), rows.end(), 0);
    std::ranges::stable_sort(
        rows, {}, [&labels](int row) { return labels[static_cast<std::size_t>(row)]; });
    return rows;
}

} // namespace

RoutingPresenter::RoutingPresenter(
    TimelinePresenter &timeline, AnalysisFunctions functions, QObject *parent)
    : QObject(parent)
    , m_timeline(timeline)
    , m_functions(std::move(functions))
{
    connect(&m_timeline, &TimelinePresenter::stepChanged, this, &RoutingPresenter::changed);
    connect(&m_timeline, &TimelinePresenter::runChanged, this, &RoutingPresenter::runChanged);
}

std::vector<RoutingPresenter::LayerChoice> RoutingPresenter::layers() const
{
    std::vector<LayerChoice> choices;
    if (!m_description) {
        return choices;
    }
    for (const RoutingSite &site : m_description->routing.sites) {
        if (site.stack.empty()) {
            continue; // of the whole backbone
        }
        const bool known = std::ranges::any_of(choices, [&site](const LayerChoice &choice) {
            return choice.stack == site.stack && choice.layer == site.layer;
        });
        if (!known) {
            choices.push_back({ site.stack, site.layer });
        }
    }
    return choices;
}

std::vector<std::string> RoutingPresenter::kinds() const
{
    std::vector<std::string> kinds;
    if (!m_description) {
        return kinds;
    }
    for (const RoutingSite &site : m_description->routing.sites) {
        if (!site.kind.empty() && std::ranges::find(kinds, site.kind) == kinds.end()) {
            kinds.push_back(site.kind);
        }
    }
    return kinds;
}

bool RoutingPresenter::routes() const
{
    return m_description && !m_description->routing.sites.empty();
}

bool RoutingPresenter::hidesSigns() const
{
    if (!routes()) {
        return false;
    }
    const OptionValues &options = m_description->config.method.options;
    const auto norm = options.find("normalisation");
    const auto *choice = norm == options.end() ? nullptr : std::get_if<std::string>(&norm->second);
    return choice != nullptr && *choice == "l2";
}

std::optional<RoutingView> RoutingPresenter::view()
{
    if (!m_run || !routes()) {
        return std::nullopt;
    }
    const RoutingFramePtr frame = m_run->routingAt(m_timeline.step());
    const std::vector<std::size_t> sites = selectSites(m_description->routing, m_filter);
    if (!frame || sites.empty()) {
        return std::nullopt;
    }
    askForClustering(frame, sites);

    RoutingView view;
    view.step = frame->step;
    view.sites = sites.size();
    view.matrix = meanRouting(m_description->routing, *frame, sites, m_description->tasks);
    m_high = std::max(m_high, weightRange(view.matrix.values).high);
    view.high = m_high;
    view.rowOrder = orderOfRows();
    if (isInLeafOrder()) {
        view.clustering = m_clustering;
    }
    return view;
}

bool RoutingPresenter::isInLeafOrder() const
{
    return m_order == RowOrder::Cluster && m_clustering && m_clustering->distinct
        && m_clustering->leafOrder.size() == m_description->tasks.size();
}

std::vector<int> RoutingPresenter::orderOfRows() const
{
    if (isInLeafOrder()) {
        return m_clustering->leafOrder;
    }
    if (m_order == RowOrder::Category) {
        return rowsByCategory(m_description->tasks);
    }
    std::vector<int> rows(m_description->tasks.size());
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

std::vector<int> RoutingPresenter::rowOrder()
{
    if (!m_run || !m_description) {
        return {};
    }
    const RoutingFramePtr frame = m_run->routingAt(m_timeline.step());
    const std::vector<std::size_t> sites = selectSites(m_description->routing, m_filter);
    if (m_order == RowOrder::Cluster && frame && !sites.empty()) {
        askForClustering(frame, sites);
    }
    return orderOfRows();
}

std::optional<RoutingStatistics> RoutingPresenter::statistics() const
{
    if (!m_run || !routes()) {
        return std::nullopt;
    }
    const RoutingFramePtr frame = m_run->routingAt(m_timeline.step());
    const std::vector<std::size_t> sites = selectSites(m_description->routing, m_filter);
    if (!frame || sites.empty()) {
        return std::nullopt;
    }
    return routingStatistics(m_description->routing, *frame, sites);
}

const std::vector<AgreementPoint> &RoutingPresenter::agreementOverTime()
{
    askForAgreement();
    return m_agreement;
}

const std::vector<EntropyPoint> &RoutingPresenter::entropyOverTime()
{
    if (!m_functions.entropyOverTime || m_entropyAsked || !m_run || !routes()) {
        return m_entropy;
    }
    const std::vector<RoutingFramePtr> &frames = m_run->history().routing;
    if (!frames.empty() && frames.back()->step < m_entropyUntil) { // a resumed run was cut
        forgetEntropy();
    }
    EntropyRequest request { m_description, {}, selectSites(m_description->routing, m_filter) };
    std::ranges::copy_if(frames,
        std::back_inserter(request.frames),
        [this](const RoutingFramePtr &frame) { return frame->step > m_entropyUntil; });
    if (request.frames.empty() || request.sites.empty()) {
        return m_entropy;
    }
    m_entropyAsked = true;
    m_entropyUntil = request.frames.back()->step;
    m_functions.entropyOverTime(std::move(request),
        [self = QPointer(this), question = ++m_entropyQuestion](std::vector<EntropyPoint> points) {
            if (!self || self->m_entropyQuestion != question) {
                return;
            }
            self->m_entropyAsked = false;
            self->m_entropy.insert(self->m_entropy.end(), points.begin(), points.end());
            Q_EMIT self->entropyChanged();
        });
    return m_entropy;
}

void RoutingPresenter::forgetEntropy()
{
    m_entropy.clear();
    m_entropyAsked = false;
    m_entropyUntil = -1;
    ++m_entropyQuestion;
}

void RoutingPresenter::setFilter(const SiteFilter &filter)
{
    if (filter == m_filter) {
        return;
    }
    m_filter = filter;
    m_high = 0.0;
    m_clustering.reset();
    m_clusteredFrame.reset();
    m_clusteringAsked = false;
    ++m_question;
    forgetEntropy();
    Q_EMIT settingsChanged();
    Q_EMIT changed();
}

void RoutingPresenter::setOrder(RowOrder order)
{
    if (order != m_order) {
        m_order = order;
        Q_EMIT settingsChanged();
        Q_EMIT changed();
    }
}

void RoutingPresenter::runChanged()
{
    RunPresenter *run = m_timeline.run();
    const auto description = run ? run->description() : nullptr;
    if (run != m_run || description != m_description) {
        m_run = run;
        m_description = description;
        m_high = 0.0;
        m_clustering.reset();
        m_clusteredFrame.reset();
        m_clusteringAsked = false;
        m_agreement.clear();
        m_agreementAsked = false;
        m_agreementUntil = -1;
        ++m_question;
        forgetEntropy();
        if (!selectSites(description ? description->routing : RoutingLayout {}, m_filter).empty()
            || !routes()) {
            Q_EMIT choicesChanged();
        } else {
            // The run before had sites that this one lacks.
            m_filter = {};
            Q_EMIT choicesChanged();
            Q_EMIT settingsChanged();
        }
        Q_EMIT agreementChanged();
    }
    Q_EMIT changed();
}

void RoutingPresenter::askForClustering(
    const RoutingFramePtr &frame, const std::vector<std::size_t> &sites)
{
    if (!m_functions.cluster || m_clusteringAsked || frame == m_clusteredFrame) {
        return;
    }
    m_clusteringAsked = true;
    m_functions.cluster({ m_description, frame, sites },
        [self = QPointer(this), question = ++m_question, frame](
            std::shared_ptr<const Clustering> clustering) {
            if (!self || self->m_question != question) {
                return;
            }
            self->m_clusteringAsked = false;
            self->m_clusteredFrame = frame;
            self->m_clustering = std::move(clustering);
            // The view asks again if the step has moved on meanwhile.
            Q_EMIT self->changed();
        });
}

void RoutingPresenter::askForAgreement()
{
    if (!m_functions.agreementOverTime || m_agreementAsked || !m_run || !routes()) {
        return;
    }
    AgreementRequest request { m_description, {} };
    for (const RoutingFramePtr &frame : m_run->history().routing) {
        if (frame->step > m_agreementUntil) {
            request.frames.push_back(frame);
        }
    }
    if (request.frames.empty()) {
        return;
    }
    m_agreementAsked = true;
    m_agreementUntil = request.frames.back()->step;
    m_functions.agreementOverTime(std::move(request),
        [self = QPointer(this), run = m_description](std::vector<AgreementPoint> points) {
            if (!self || self->m_description != run) {
                return;
            }
            self->m_agreementAsked = false;
            self->m_agreement.insert(self->m_agreement.end(), points.begin(), points.end());
            Q_EMIT self->agreementChanged();
        });
}

} // namespace tp
