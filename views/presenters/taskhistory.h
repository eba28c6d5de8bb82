// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/tasksovertime.h"
#include "model/analysis/transfer.h"
#include "model/config/rundescription.h"
#include "views/plots/plotdata.h"
#include "views/presenters/routingpresenter.h"
#include "views/presenters/transferpresenter.h"

#include <QObject>

#include <optional>
#include <vector>

namespace tp {

// What the matrix [tasks, time] shows: the training loss of every step, or what evaluations
// measured.
enum class TaskMeasure { TrainLoss, Loss, Score, Gap };
[[nodiscard]] QString taskMeasureWords(TaskMeasure measure); // "validation loss"

// The matrix of one run, growing with it.
class TaskHistory final
{
public:
    explicit TaskHistory(TaskMeasure measure = TaskMeasure::TrainLoss, std::size_t tasks = 0);

    [[nodiscard]] TaskMeasure measure() const { return m_measure; }
    // Takes over what is new; `transfers` (of every evaluation) only matter for gaps.
    void feed(const RunHistory &run, const std::vector<Transfer> &transfers);
    // False: the records fed are no longer those of the run.
    [[nodiscard]] bool fits(const RunHistory &run, const std::vector<Transfer> &transfers) const;
    [[nodiscard]] const TaskColumns &columns() const { return m_columns; }
    [[nodiscard]] HeatmapData data(const RunDescription &run, std::vector<int> rowOrder) const;

private:
    [[nodiscard]] std::size_t records(
        const RunHistory &run, const std::vector<Transfer> &transfers) const;

    TaskMeasure m_measure;
    std::size_t m_tasks;
    TaskColumns m_columns;
    std::size_t m_fed = 0; // records looked at
    std::int64_t m_lastStep = -1; // of the last of them
};

// The matrix of the timeline's run, in the order of rows that the routing has.
class TaskHistoryPresenter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TaskHistoryPresenter)

public:
    TaskHistoryPresenter(TimelinePresenter &timeline,
        RoutingPresenter &routing,
        TransferPresenter &transfer,
        QObject *parent = nullptr);

    [[nodiscard]] TaskMeasure measure() const { return m_history.measure(); }
    void setMeasure(TaskMeasure measure);
    // Nothing before the first record. The column of the timeline's step is marked.
    [[nodiscard]] std::optional<HeatmapData> data();
    [[nodiscard]] const TaskColumns &columns() const { return m_history.columns(); }

Q_SIGNALS:
    void changed();

private:
    TimelinePresenter &m_timeline;
    RoutingPresenter &m_routing;
    TransferPresenter &m_transfer;
    std::shared_ptr<const RunDescription> m_description;
    TaskHistory m_history;
};

} // namespace tp
