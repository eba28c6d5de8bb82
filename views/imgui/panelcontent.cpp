// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/panelcontent.h"

#include "views/presenters/figuredata.h"
#include "views/presenters/words.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace tp {

PanelContent::PanelContent(Presenters &presenters, RunsModel &runs, QObject *parent)
    : QObject(parent)
    , m_presenters(presenters)
    , m_runs(runs)
{
    const auto marks = [this](auto &picture) {
        return [this, &picture] {
            picture.dirty = true;
            Q_EMIT changed();
        };
    };
    connect(&presenters.curves, &CurvesPresenter::changed, this, marks(m_curves));
    connect(&presenters.routing, &RoutingPresenter::changed, this, marks(m_routing));
    connect(&presenters.routing, &RoutingPresenter::agreementChanged, this, marks(m_routing));
    connect(&presenters.transfer, &TransferPresenter::changed, this, marks(m_transfer));
    connect(
        &presenters.selection, &SelectionPresenter::selectionChanged, this, &PanelContent::changed);
    connect(&presenters.selection, &SelectionPresenter::hoverChanged, this, &PanelContent::changed);
    connect(&presenters.timeline, &TimelinePresenter::modeChanged, this, &PanelContent::changed);
    connect(&presenters.runs, &OpenRuns::runsChanged, this, &PanelContent::changed);
    connect(&presenters.runs, &OpenRuns::currentChanged, this, &PanelContent::changed);
    connect(&runs, &RunsModel::dataChanged, this, &PanelContent::changed);
    connect(&runs, &RunsModel::rowsInserted, this, &PanelContent::changed);
    connect(&runs, &RunsModel::rowsRemoved, this, &PanelContent::changed);
    connect(&runs, &RunsModel::rowsMoved, this, &PanelContent::changed);
}

void PanelContent::update()
{
    const auto bring = [this](auto &picture, void (PanelContent::*made)()) {
        if (picture.dirty) {
            picture.dirty = false;
            ++picture.version;
            (this->*made)();
        }
    };
    bring(m_curves, &PanelContent::updateCurves);
    bring(m_routing, &PanelContent::updateRouting);
    bring(m_transfer, &PanelContent::updateTransfer);
}

void PanelContent::makeAnew()
{
    m_curves.dirty = true;
    m_routing.dirty = true;
    m_transfer.dirty = true;
    Q_EMIT changed();
}

void PanelContent::updateCurves()
{
    const CurvesPresenter &curves = m_presenters.curves;
    m_curves.data = m_presenters.curves.data();
    m_curves.sentence = m_curves.data.series.empty() ? whyNoCurves() : QString();
    const bool ofRuns = m_presenters.selection.selectedTasks().isEmpty();
    switch (curves.measure()) {
    case CurveMeasure::TrainLoss:
        m_curves.detail = tr("training loss \u00b7 raw faint, smoothed bold");
        break;
    case CurveMeasure::ValidationScore:
        m_curves.detail = ofRuns ? tr("validation score \u00b7 mean over tasks")
                                 : tr("validation score \u00b7 selected tasks");
        break;
    case CurveMeasure::Agreement:
        m_curves.detail = tr("agreement of clusters with categories");
        break;
    }
}

QString PanelContent::whyNoCurves() const
{
    const RunPresenter *run = m_presenters.timeline.run();
    if (!run) {
        return tr("Loss and score of the open runs are drawn here. Choose a run in the list and "
                  "press Return.");
    }
    switch (m_presenters.curves.measure()) {
    case CurveMeasure::TrainLoss:
        return tr("Waiting for the run's first step.");
    case CurveMeasure::ValidationScore:
        return run->isActive() ? tr("Waiting for the run's first evaluation.")
                               : tr("This run was never evaluated. Press M for another measure.");
    case CurveMeasure::Agreement:
        return run->isDescribed() && !m_presenters.routing.routes()
            ? tr("This run's method does not route, so that nothing can be clustered. Press M for "
                 "another measure.")
            : tr("Agreement of clusters and categories is being computed.");
    }
    return {};
}

void PanelContent::updateRouting()
{
    const std::optional<RoutingView> view = m_presenters.routing.view();
    m_routing.words.clear();
    if (!view) {
        m_routing.data = {};
        m_routing.detail.clear();
        m_routing.sentence = whyNoRouting();
        return;
    }
    m_routing.sentence.clear();
    // Without the clustering there is no dendrogram; rows stand in its order all the same.
    m_routing.data = routingData(m_presenters.timeline.run()->history().description,
        view->matrix,
        view->step,
        view->rowOrder,
        nullptr);
    m_routing.data.high = view->high;
    const QString mean = view->sites == 1
        ? tr("one site")
        : tr("mean of %n sites", nullptr, static_cast<int>(view->sites));
    switch (m_presenters.routing.order()) {
    case RowOrder::Given:
        m_routing.detail = tr("%1 \u00b7 as given").arg(mean);
        break;
    case RowOrder::Category:
        m_routing.detail = tr("%1 \u00b7 by category").arg(mean);
        break;
    case RowOrder::Cluster:
        m_routing.detail = tr("%1 \u00b7 by cluster").arg(mean);
        break;
    }
    const auto clustering = m_presenters.routing.clustering();
    if (!clustering) {
        m_routing.words = tr("agreement with categories: being computed");
    } else if (!clustering->distinct) {
        m_routing.words = tr("all tasks are routed alike: there are no clusters yet");
    } else {
        m_routing.words = agreementWords(clustering->agreement);
    }
}

QString PanelContent::whyNoRouting() const
{
    const RunPresenter *run = m_presenters.timeline.run();
    if (!run) {
        return tr("Which experts each task uses is shown here. Choose a run in the list and press "
                  "Return.");
    }
    if (run->isDescribed() && !m_presenters.routing.routes()) {
        return tr("The method %1 has one adapter for all tasks and does not route.")
            .arg(QString::fromStdString(run->history().description.config.method.name));
    }
    return run->isActive() ? tr("Waiting for the run's first routing weights.")
                           : tr("This run ended before it recorded any routing weights.");
}

void PanelContent::updateTransfer()
{
    const std::optional<Transfer> &transfer = m_presenters.transfer.transfer();
    m_transfer.words.clear();
    if (!transfer || transfer->tasks.empty()) {
        m_transfer.data = {};
        m_transfer.detail.clear();
        m_transfer.sentence = whyNoTransfer();
        return;
    }
    m_transfer.sentence.clear();
    m_transfer.data = transferData(m_presenters.timeline.run()->history().description, *transfer);
    m_transfer.data.note.clear(); // the words below say it
    m_transfer.data.axisTitle.clear();
    m_transfer.detail = tr("worst first");
    m_transfer.words = tr("mean gap %1 \u00b7 whole interval below zero: %2 % of tasks")
                           .arg(signedWords(transfer->meanGap, 2),
                               QLocale().toString(100.0 * transfer->shareNegative, 'f', 0));
    if (!transfer->missing.empty()) {
        m_transfer.words +=
            u" \u00b7 "_s + tr("without a reference: %1").arg(transfer->missing.size());
    }
}

QString PanelContent::whyNoTransfer() const
{
    const RunPresenter *run = m_presenters.timeline.run();
    switch (m_presenters.transfer.status()) {
    case TransferStatus::NoRun:
        return run ? tr("Waiting for the tasks of this run.")
                   : tr("How much the other tasks help or hurt each task is shown here. Choose a "
                        "run in the list and press Return.");
    case TransferStatus::Searching:
        return tr("Looking for single-task references of these tasks.");
    case TransferStatus::NoEvaluation:
        return run->isActive()
            ? tr("The first evaluation of this run is still to come.")
            : tr("Nothing was evaluated up to this step. Press L for the run's end.");
    case TransferStatus::NoReferences:
    case TransferStatus::Ready:
        return tr("No single-task references of the same tasks, backbone and training recipe are "
                  "stored. A new run can train them first: choose it in its training settings.");
    }
    return {};
}

bool PanelContent::isOpen(const std::filesystem::path &folder) const
{
    return m_presenters.runs.find(folder) != nullptr;
}

bool PanelContent::isCurrent(const std::filesystem::path &folder) const
{
    const RunPresenter *run = m_presenters.runs.current();
    return run && run->folder() == folder;
}

QString PanelContent::timelineWords() const
{
    const TimelinePresenter &timeline = m_presenters.timeline;
    if (!timeline.run()) {
        return tr("no run is open");
    }
    const QString where = tr("step %1 of %2")
                              .arg(QLocale().toString(qlonglong(timeline.step())),
                                  QLocale().toString(qlonglong(timeline.totalSteps())));
    if (timeline.isPlaying()) {
        return tr("%1 \u00b7 playing").arg(where);
    }
    return timeline.followsLive() ? tr("%1 \u00b7 following the run").arg(where)
                                  : tr("%1 \u00b7 held").arg(where);
}

QStringList PanelContent::routingRows() const
{
    const HeatmapData &data = m_routing.data;
    QStringList rows;
    for (const int row : data.rowOrder) {
        rows.append(data.rowIds.value(row));
    }
    return rows;
}

QStringList PanelContent::transferRows() const
{
    QStringList rows;
    for (const BarRow &row : m_transfer.data.rows) {
        rows.append(row.id);
    }
    return rows;
}

} // namespace tp
