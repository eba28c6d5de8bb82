// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/taskhistory.h"

#include "views/presenters/figuredata.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace tp {

namespace {

struct HistoryText
{
    Q_DECLARE_TR_FUNCTIONS(HistoryText)
};

constexpr double notMeasured = std::numeric_limits<double>::quiet_NaN();
// A few losses far above the others, as of the first steps, must not take all the colours.
constexpr double shareWithColours = 0.95;

// Round, and so large that all but the largest absolute values lie below it.
double colourEnd(const Matrix &values)
{
    std::vector<double> sizes;
    for (const double value : values.values()) {
        if (std::isfinite(value)) {
            sizes.push_back(std::abs(value));
        }
    }
    if (sizes.empty()) {
        return 1.0;
    }
    const auto rank =
        static_cast<std::ptrdiff_t>(shareWithColours * static_cast<double>(sizes.size() - 1));
    std::nth_element(sizes.begin(), sizes.begin() + rank, sizes.end());
    const double end = std::max(sizes[static_cast<std::size_t>(rank)], 1e-3);
    const double power = std::pow(10.0, std::floor(std::log10(end)));
    for (const double factor : { 1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0 }) {
        if (factor * power >= end * (1.0 - 1e-9)) {
            return factor * power;
        }
    }
    return 10.0 * power;
}

} // namespace

QString taskMeasureWords(TaskMeasure measure)
{
    switch (measure) {
    case TaskMeasure::TrainLoss:
        return HistoryText::tr("training loss");
    case TaskMeasure::Loss:
        return HistoryText::tr("validation loss");
    case TaskMeasure::Score:
        return HistoryText::tr("score");
    case TaskMeasure::Gap:
        return HistoryText::tr("gap");
    }
    return {};
}

TaskHistory::TaskHistory(TaskMeasure measure, std::size_t tasks)
    : m_measure(measure)
    , m_tasks(tasks)
    , m_columns(tasks)
{
}

std::size_t TaskHistory::records(
    const RunHistory &run, const std::vector<Transfer> &transfers) const
{
    switch (m_measure) {
    case TaskMeasure::TrainLoss:
        return run.steps.size();
    case TaskMeasure::Gap:
        return transfers.size();
    case TaskMeasure::Loss:
    case TaskMeasure::Score:
        break;
    }
    return run.evaluations.size();
}

bool TaskHistory::fits(const RunHistory &run, const std::vector<Transfer> &transfers) const
{
    if (run.description.tasks.size() != m_tasks || records(run, transfers) < m_fed) {
        return false;
    }
    if (m_fed == 0) {
        return true;
    }
    switch (m_measure) {
    case TaskMeasure::TrainLoss:
        return run.steps[m_fed - 1].step == m_lastStep;
    case TaskMeasure::Gap:
        return transfers[m_fed - 1].step == m_lastStep;
    case TaskMeasure::Loss:
    case TaskMeasure::Score:
        break;
    }
    return run.evaluations[m_fed - 1].step == m_lastStep;
}

void TaskHistory::feed(const RunHistory &run, const std::vector<Transfer> &transfers)
{
    std::unordered_map<std::string, std::size_t> rows;
    if (m_measure == TaskMeasure::Gap && m_fed < transfers.size()) {
        for (std::size_t task = 0; task < m_tasks; ++task) {
            rows.emplace(run.description.tasks[task].id, task);
        }
    }
    std::vector<double> values(m_tasks);
    for (const std::size_t all = records(run, transfers); m_fed < all; ++m_fed) {
        std::ranges::fill(values, notMeasured);
        if (m_measure == TaskMeasure::TrainLoss) {
            const StepRecord &record = run.steps[m_fed];
            m_lastStep = record.step;
            std::ranges::copy_n(record.taskLoss.begin(),
                static_cast<std::ptrdiff_t>(std::min(m_tasks, record.taskLoss.size())),
                values.begin());
        } else if (m_measure == TaskMeasure::Gap) {
            const Transfer &transfer = transfers[m_fed];
            m_lastStep = transfer.step;
            for (const TaskTransfer &task : transfer.tasks) {
                if (const auto row = rows.find(task.task); row != rows.end()) {
                    values[row->second] = task.gap;
                }
            }
        } else {
            const EvaluationRecord &record = run.evaluations[m_fed];
            m_lastStep = record.step;
            if (record.split != "validation") {
                continue;
            }
            for (std::size_t task = 0; task < std::min(m_tasks, record.tasks.size()); ++task) {
                const TaskEvaluation &result = record.tasks[task];
                values[task] = m_measure == TaskMeasure::Loss ? result.loss : result.score;
            }
        }
        m_columns.add(m_lastStep, values);
    }
}

HeatmapData TaskHistory::data(const RunDescription &run, std::vector<int> rowOrder) const
{
    HeatmapData data;
    describeRows(run, data);
    data.rowOrder = std::move(rowOrder);
    data.matrix.rowAxis = Axis::Task;
    data.matrix.values = m_columns.means();
    for (const TaskLabel &task : run.tasks) {
        data.matrix.rows.push_back(task.id);
    }
    data.overTime = true;
    for (const TaskColumns::Column &column : m_columns.columns()) {
        data.matrix.cols.push_back(std::to_string(column.last));
        data.columnDetails.append(column.first == column.last
                ? HistoryText::tr("step %1").arg(column.last)
                : HistoryText::tr("mean of steps %1 to %2").arg(column.first).arg(column.last));
    }
    data.valueName = taskMeasureWords(m_measure);
    switch (m_measure) {
    case TaskMeasure::TrainLoss:
    case TaskMeasure::Loss:
        data.high = colourEnd(data.matrix.values);
        break;
    case TaskMeasure::Score:
        break;
    case TaskMeasure::Gap:
        data.scale = ColourScale::Diverging;
        data.high = colourEnd(data.matrix.values);
        data.low = -data.high;
        break;
    }
    return data;
}

TaskHistoryPresenter::TaskHistoryPresenter(TimelinePresenter &timeline,
    RoutingPresenter &routing,
    TransferPresenter &transfer,
    QObject *parent)
    : QObject(parent)
    , m_timeline(timeline)
    , m_routing(routing)
    , m_transfer(transfer)
{
    connect(&m_timeline, &TimelinePresenter::runChanged, this, &TaskHistoryPresenter::changed);
    connect(&m_timeline, &TimelinePresenter::stepChanged, this, &TaskHistoryPresenter::changed);
    connect(&m_routing, &RoutingPresenter::changed, this, &TaskHistoryPresenter::changed);
    connect(&m_transfer, &TransferPresenter::overTimeChanged, this, &TaskHistoryPresenter::changed);
}

void TaskHistoryPresenter::setMeasure(TaskMeasure measure)
{
    if (measure != m_history.measure()) {
        m_history = TaskHistory(measure, m_description ? m_description->tasks.size() : 0);
        Q_EMIT changed();
    }
}

std::optional<HeatmapData> TaskHistoryPresenter::data()
{
    static const std::vector<Transfer> none;
    const RunPresenter *run = m_timeline.run();
    if (!run || !run->isDescribed()) {
        return std::nullopt;
    }
    const std::vector<Transfer> &transfers =
        measure() == TaskMeasure::Gap && m_transfer.run() == run ? m_transfer.overTime() : none;
    const RunHistory &history = run->history();
    if (run->description() != m_description || !m_history.fits(history, transfers)) {
        m_description = run->description();
        m_history = TaskHistory(measure(), m_description->tasks.size());
    }
    m_history.feed(history, transfers);
    if (m_history.columns().columns().empty()) {
        return std::nullopt;
    }
    HeatmapData data = m_history.data(*m_description, m_routing.rowOrder());
    const auto after = std::ranges::upper_bound(
        m_history.columns().columns(), m_timeline.step(), {}, &TaskColumns::Column::first);
    data.marked = static_cast<int>(after - m_history.columns().columns().begin()) - 1;
    return data;
}

} // namespace tp
