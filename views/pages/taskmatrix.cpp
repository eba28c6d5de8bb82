// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/taskmatrix.h"

#include "views/pages/routingpage.h"
#include "views/plots/routingheatmap.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tp {

TaskMatrix::TaskMatrix(Presenters &presenters, QWidget *parent)
    : QWidget(parent)
    , m_presenters(presenters)
    , m_heatmap(new RoutingHeatmap(this))
{
    m_heatmap->setAccessibleName(tr("Tasks over time"));
    m_heatmap->setMinimumHeight(80);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 0);
    layout->addWidget(m_heatmap);
    linkSelection(*m_heatmap, presenters.selection);
    connect(m_heatmap, &RoutingHeatmap::columnChosen, this, [this](int column) {
        const auto &columns = m_presenters.taskHistory.columns().columns();
        if (static_cast<std::size_t>(column) < columns.size()) {
            m_presenters.timeline.moveTo(columns[static_cast<std::size_t>(column)].last);
        }
    });
}

bool TaskMatrix::bringUpToDate()
{
    std::optional<HeatmapData> matrix = m_presenters.taskHistory.data();
    if (!matrix) {
        return false;
    }
    m_heatmap->setData(*matrix);
    return true;
}

QString TaskMatrix::detail() const
{
    const std::size_t records = m_presenters.taskHistory.columns().recordsPerColumn();
    QString unit;
    switch (m_presenters.taskHistory.measure()) {
    case TaskMeasure::TrainLoss:
    case TaskMeasure::Loss:
        unit = tr("nats per token");
        break;
    case TaskMeasure::Score:
        unit = tr("0 to 1");
        break;
    case TaskMeasure::Gap:
        unit = tr("score minus that of the reference");
        break;
    }
    if (records == 1) {
        return unit;
    }
    return m_presenters.taskHistory.measure() == TaskMeasure::TrainLoss
        ? tr("%1 \u00b7 %2 steps a column").arg(unit).arg(records)
        : tr("%1 \u00b7 %2 evaluations a column").arg(unit).arg(records);
}

QString TaskMatrix::whyEmpty() const
{
    const RunPresenter *run = m_presenters.timeline.run();
    const bool goesOn = run && run->isActive();
    if (m_presenters.taskHistory.measure() == TaskMeasure::TrainLoss) {
        return goesOn ? tr("Waiting for the first step of this run.")
                      : tr("This run ended before its first step.");
    }
    if (run && run->history().evaluations.empty()) {
        return goesOn ? tr("The first evaluation of this run is still to come.")
                      : tr("This run ended before it was evaluated.");
    }
    return m_presenters.transfer.status() == TransferStatus::NoReferences
        ? tr("Gaps need single-task references of the same tasks, backbone and training recipe, "
             "and none are stored.")
        : tr("The gaps are being computed.");
}

} // namespace tp
