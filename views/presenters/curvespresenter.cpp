// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/curvespresenter.h"

#include "views/presenters/figuredata.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

constexpr std::size_t mostPoints = 2000; // of a line; more are averaged in neighbouring groups
constexpr qsizetype mostTasks = 6; // lines that can be told apart

} // namespace

std::vector<double> smoothed(const std::vector<double> &values, double span)
{
    const double keep = 1.0 - 1.0 / std::max(1.0, span);
    std::vector<double> result;
    result.reserve(values.size());
    double sum = 0.0;
    double weight = 0.0;
    for (const double value : values) {
        if (std::isfinite(value)) {
            sum = keep * sum + (1.0 - keep) * value;
            weight = keep * weight + (1.0 - keep);
        }
        result.push_back(weight > 0.0 ? sum / weight : std::numeric_limits<double>::quiet_NaN());
    }
    return result;
}

CurvesPresenter::CurvesPresenter(OpenRuns &runs,
    TimelinePresenter &timeline,
    SelectionPresenter &selection,
    RoutingPresenter &routing,
    QObject *parent)
    : QObject(parent)
    , m_runs(runs)
    , m_timeline(timeline)
    , m_selection(selection)
    , m_routing(routing)
{
    connect(&m_runs, &OpenRuns::runsChanged, this, &CurvesPresenter::watchRuns);
    connect(&m_timeline, &TimelinePresenter::stepChanged, this, &CurvesPresenter::changed);
    connect(&m_timeline, &TimelinePresenter::runChanged, this, &CurvesPresenter::changed);
    connect(&m_selection, &SelectionPresenter::selectionChanged, this, &CurvesPresenter::changed);
    connect(&m_routing, &RoutingPresenter::agreementChanged, this, &CurvesPresenter::changed);
}

void CurvesPresenter::watchRuns()
{
    for (RunPresenter *run : m_runs.runs()) {
        disconnect(run, nullptr, this, nullptr);
        connect(run, &RunPresenter::changed, this, &CurvesPresenter::changed);
    }
    Q_EMIT changed();
}

void CurvesPresenter::setMeasure(CurveMeasure measure)
{
    if (measure != m_measure) {
        m_measure = measure;
        Q_EMIT settingsChanged();
        Q_EMIT changed();
    }
}

void CurvesPresenter::setAxis(CurveAxis axis)
{
    if (axis != m_axis) {
        m_axis = axis;
        Q_EMIT settingsChanged();
        Q_EMIT changed();
    }
}

double CurvesPresenter::xOf(const RunPresenter &run, std::int64_t step) const
{
    if (m_axis == CurveAxis::Steps) {
        return static_cast<double>(step);
    }
    const StepRecord *record = run.stepAt(step);
    if (!record) {
        return 0.0;
    }
    return run.examplesSeen()[static_cast<std::size_t>(record - run.history().steps.data())];
}

std::int64_t CurvesPresenter::stepAt(double x) const
{
    const RunPresenter *run = m_timeline.run();
    if (!run || m_axis == CurveAxis::Steps) {
        return std::llround(x);
    }
    const std::vector<double> &examples = run->examplesSeen();
    const auto at = std::ranges::lower_bound(examples, x);
    if (at == examples.end()) {
        return run->lastStep();
    }
    return run->history().steps[static_cast<std::size_t>(at - examples.begin())].step;
}

CurvesData CurvesPresenter::data()
{
    CurvesData data;
    data.xTitle = m_axis == CurveAxis::Steps ? tr("optimiser steps") : tr("training examples");
    switch (m_measure) {
    case CurveMeasure::TrainLoss:
        data.yTitle = tr("training loss, nats per token");
        data.yLow = 0.0;
        break;
    case CurveMeasure::ValidationScore:
        data.yTitle = tr("validation score");
        data.yLow = 0.0;
        data.yHigh = 1.0;
        break;
    case CurveMeasure::Agreement:
        data.yTitle = tr("agreement with categories, ARI");
        data.yHigh = 1.0;
        break;
    }
    if (m_measure == CurveMeasure::Agreement) {
        addAgreement(data);
    } else if (m_comparing || m_selection.selectedTasks().isEmpty()) {
        addRuns(data, m_selection.selectedTasks().value(0));
    } else {
        addTasks(data);
    }
    std::erase_if(data.series, [](const CurveSeries &series) { return series.x.empty(); });
    if (const RunPresenter *run = m_timeline.run(); run && m_timeline.step() > 0) {
        data.marker = xOf(*run, m_timeline.step());
    }
    return data;
}

CurveSeries CurvesPresenter::lossOf(const RunPresenter &run, int task) const
{
    CurveSeries series;
    const std::vector<StepRecord> &steps = run.history().steps;
    const std::size_t group = (steps.size() + mostPoints - 1) / mostPoints;
    double sum = 0.0;
    std::size_t count = 0;
    for (std::size_t at = 0; at < steps.size(); ++at) {
        const StepRecord &record = steps[at];
        double value = record.loss;
        if (task >= 0) {
            const auto index = static_cast<std::size_t>(task);
            value = index < record.taskLoss.size() ? record.taskLoss[index]
                                                   : std::numeric_limits<double>::quiet_NaN();
        }
        if (std::isfinite(value)) {
            sum += value;
            ++count;
        }
        if ((at + 1) % group == 0 || at + 1 == steps.size()) {
            series.x.push_back(m_axis == CurveAxis::Steps ? static_cast<double>(record.step)
                                                          : run.examplesSeen()[at]);
            series.y.push_back(count > 0 ? sum / static_cast<double>(count)
                                         : std::numeric_limits<double>::quiet_NaN());
            sum = 0.0;
            count = 0;
        }
    }
    series.smoothed =
        smoothed(series.y, std::clamp(static_cast<double>(series.y.size()) / 40.0, 2.0, 20.0));
    return series;
}

CurveSeries CurvesPresenter::scoreOf(const RunPresenter &run, int task) const
{
    CurveSeries series;
    for (const EvaluationRecord &record : run.history().evaluations) {
        if (record.split != "validation") {
            continue;
        }
        series.x.push_back(xOf(run, record.step));
        if (task < 0) {
            series.y.push_back(record.mean);
            continue;
        }
        const auto index = static_cast<std::size_t>(task);
        const bool known = index < record.tasks.size();
        series.y.push_back(
            known ? record.tasks[index].score : std::numeric_limits<double>::quiet_NaN());
    }
    return series;
}

void CurvesPresenter::addRuns(CurvesData &data, const QString &task) const
{
    for (const RunPresenter *run : m_runs.runs()) {
        if (!run->isDescribed()) {
            continue;
        }
        const std::vector<TaskLabel> &tasks = run->history().description.tasks;
        const auto found = std::ranges::find(tasks, task.toStdString(), &TaskLabel::id);
        if (!task.isEmpty() && found == tasks.end()) {
            continue;
        }
        const int index = task.isEmpty() ? -1 : static_cast<int>(found - tasks.begin());
        CurveSeries series =
            m_measure == CurveMeasure::TrainLoss ? lossOf(*run, index) : scoreOf(*run, index);
        series.key = QString::fromStdString(run->history().description.id);
        series.label = run->shortTitle();
        data.series.push_back(std::move(series));
    }
}

void CurvesPresenter::addTasks(CurvesData &data) const
{
    const RunPresenter *run = m_timeline.run();
    if (!run) {
        return;
    }
    const std::vector<TaskLabel> &tasks = run->history().description.tasks;
    for (const QString &id : m_selection.selectedTasks().mid(0, mostTasks)) {
        const auto found = std::ranges::find(tasks, id.toStdString(), &TaskLabel::id);
        if (found == tasks.end()) {
            continue;
        }
        const auto task = static_cast<int>(found - tasks.begin());
        CurveSeries series =
            m_measure == CurveMeasure::TrainLoss ? lossOf(*run, task) : scoreOf(*run, task);
        series.key = id;
        series.label = run->taskName(task);
        series.colour = static_cast<int>(data.series.size());
        data.series.push_back(std::move(series));
    }
    CurveSeries mean = m_measure == CurveMeasure::TrainLoss ? lossOf(*run, -1) : scoreOf(*run, -1);
    mean.key = u"mean"_s;
    mean.label = tr("mean of all tasks");
    mean.muted = true;
    data.series.push_back(std::move(mean));
}

void CurvesPresenter::addAgreement(CurvesData &data)
{
    const RunPresenter *run = m_timeline.run();
    if (!run) {
        return;
    }
    CurvesData agreement = agreementData(run->history().description, m_routing.agreementOverTime());
    for (CurveSeries &series : agreement.series) {
        for (double &x : series.x) {
            x = xOf(*run, std::llround(x));
        }
        data.series.push_back(std::move(series));
    }
}

} // namespace tp
