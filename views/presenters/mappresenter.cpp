// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/mappresenter.h"

#include <utility>

namespace tp {

MapPresenter::MapPresenter(TimelinePresenter &timeline,
    RoutingPresenter &routing,
    AnalysisFunctions functions,
    QObject *parent)
    : QObject(parent)
    , m_timeline(timeline)
    , m_routing(routing)
    , m_functions(std::move(functions))
{
    connect(&m_timeline, &TimelinePresenter::stepChanged, this, &MapPresenter::changed);
    connect(&m_timeline, &TimelinePresenter::runChanged, this, &MapPresenter::forgetOtherRuns);
    // The sites may be others.
    connect(&m_routing, &RoutingPresenter::settingsChanged, this, &MapPresenter::changed);
}

const std::optional<MapView> &MapPresenter::view()
{
    RunPresenter *run = m_timeline.run();
    if (!m_functions.map || m_asking || !run || !m_description) {
        return m_view;
    }
    const RoutingFramePtr frame = run->routingAt(m_timeline.step());
    std::vector<std::size_t> sites = selectSites(m_description->routing, m_routing.filter());
    if (!frame || sites.empty()) {
        m_view.reset();
        return m_view;
    }
    if (m_view && m_view->frame == frame && m_view->sites == sites) {
        return m_view;
    }
    m_asking = true;
    m_functions.map({ m_description, frame, sites },
        [self = QPointer(this), question = ++m_question, frame, sites](
            std::shared_ptr<const TaskMap> map) {
            if (!self || self->m_question != question) {
                return;
            }
            self->m_asking = false;
            self->m_view = MapView { frame, sites, std::move(map) };
            // The view asks again if the step has moved on meanwhile.
            Q_EMIT self->changed();
        });
    return m_view;
}

void MapPresenter::forgetOtherRuns()
{
    const RunPresenter *run = m_timeline.run();
    const auto description = run ? run->description() : nullptr;
    if (description != m_description) {
        m_description = description;
        m_view.reset();
        m_asking = false;
        ++m_question;
    }
    Q_EMIT changed();
}

} // namespace tp
