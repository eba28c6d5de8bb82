// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/runpresenter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

// The last element whose step is at most `step`, or end.
template <typename T, typename StepOf>
auto newestAt(const std::vector<T> &items, std::int64_t step, StepOf stepOf)
{
    const auto after = std::upper_bound(
        items.begin(), items.end(), step, [&stepOf](std::int64_t value, const T &item) {
            return value < stepOf(item);
        });
    return after == items.begin() ? items.end() : std::prev(after);
}

} // namespace

RunPresenter::RunPresenter(Source source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{
}

QString RunPresenter::title() const
{
    if (!m_description) {
        return m_folder.empty() ? tr("New run")
                                : QString::fromStdString(m_folder.filename().string());
    }
    if (!m_name.isEmpty()) {
        return m_name;
    }
    const std::string &name = m_description->name;
    return QString::fromStdString(name.empty() ? m_description->id : name);
}

QString RunPresenter::shortTitle() const
{
    if (!m_description) {
        return title();
    }
    const RunConfig &config = m_description->config;
    return u"%1 \u00b7 s%2"_s.arg(QString::fromStdString(config.method.name))
        .arg(config.training.seed);
}

qsizetype RunPresenter::taskCount() const
{
    return static_cast<qsizetype>(m_history.description.tasks.size());
}

QString RunPresenter::taskName(qsizetype task) const
{
    if (task < 0 || task >= taskCount()) {
        return {};
    }
    const TaskLabel &label = m_history.description.tasks[static_cast<std::size_t>(task)];
    return QString::fromStdString(label.name.empty() ? label.id : label.name);
}

std::int64_t RunPresenter::lastStep() const
{
    const std::int64_t recorded = m_history.steps.empty() ? 0 : m_history.steps.back().step;
    return std::max(recorded, m_history.routing.empty() ? 0 : m_history.routing.back()->step);
}

std::int64_t RunPresenter::totalSteps() const
{
    return std::max(m_history.description.config.training.steps, lastStep());
}

bool RunPresenter::isActive() const
{
    switch (m_history.state.phase) {
    case RunPhase::Created:
    case RunPhase::Running:
    case RunPhase::Paused:
        return true;
    case RunPhase::Stopped:
    case RunPhase::Completed:
    case RunPhase::Failed:
        break;
    }
    return false;
}

RoutingFramePtr RunPresenter::routingAt(std::int64_t step) const
{
    const auto found =
        newestAt(m_history.routing, step, [](const RoutingFramePtr &frame) { return frame->step; });
    return found == m_history.routing.end() ? nullptr : *found;
}

const EvaluationRecord *RunPresenter::evaluationAt(std::int64_t step) const
{
    const EvaluationRecord *newest = nullptr;
    for (const EvaluationRecord &evaluation : m_history.evaluations) {
        if (evaluation.step <= step && evaluation.split == "validation") {
            newest = &evaluation;
        }
    }
    return newest;
}

const StepRecord *RunPresenter::stepAt(std::int64_t step) const
{
    const auto found =
        newestAt(m_history.steps, step, [](const StepRecord &record) { return record.step; });
    return found == m_history.steps.end() ? nullptr : &*found;
}

std::vector<RunEvent> RunPresenter::events() const
{
    // The log keeps its order, in which steps go back where a run was resumed; a found alert stands
    // behind the last entry of its step or an earlier one, but before the end of the run.
    const auto ends = [](const RunEvent &event) {
        return event.kind == EventKind::Stopped || event.kind == EventKind::Completed
            || event.kind == EventKind::Failed;
    };
    std::vector<RunEvent> events = m_history.events;
    for (const RunEvent &alert : m_foundAlerts) {
        const auto before =
            std::find_if(events.rbegin(), events.rend(), [&](const RunEvent &event) {
                return event.step < alert.step || (event.step == alert.step && !ends(event));
            });
        events.insert(before.base(), alert);
    }
    return events;
}

void RunPresenter::setFoundAlerts(const std::vector<RunEvent> &alerts)
{
    if (alerts != m_foundAlerts) {
        m_foundAlerts = alerts;
        Q_EMIT changed(RunChange::Events);
    }
}

void RunPresenter::appendStep(const StepRecord &record)
{
    const double before = m_examples.empty() ? 0.0 : m_examples.back();
    m_examples.push_back(before + static_cast<double>(record.examples));
    m_history.steps.push_back(record);
}

void RunPresenter::apply(const RunUpdate &update)
{
    RunChanges changes;
    if (update.description) {
        m_description = update.description;
        m_history = {};
        m_history.description = *update.description;
        m_history.state.steps = update.description->config.training.steps;
        m_examples.clear();
        m_progress = {};
        changes |= RunChange::Description;
    }
    if (update.restored) {
        m_history = *update.restored;
        m_history.steps.clear();
        m_examples.clear();
        if (!m_description || m_description->id != m_history.description.id) {
            m_description = std::make_shared<RunDescription>(m_history.description);
        }
        for (const StepRecord &record : update.restored->steps) {
            appendStep(record);
        }
        changes |= RunChange::Description | RunChange::Steps | RunChange::Evaluations
            | RunChange::Routing | RunChange::Events | RunChange::State | RunChange::Health;
    }
    for (const StepRecord &record : update.steps) {
        appendStep(record);
        m_history.state.step = record.step;
        changes |= RunChange::Steps;
    }
    for (const EvaluationRecord &record : update.evaluations) {
        m_history.evaluations.push_back(record);
        m_history.state.score = record.mean;
        changes |= RunChange::Evaluations;
    }
    for (const RoutingFramePtr &frame : update.routing) {
        m_history.routing.push_back(frame);
        changes |= RunChange::Routing;
    }
    for (const RunEvent &event : update.events) {
        m_history.events.push_back(event);
        changes |= RunChange::Events;
    }
    if (update.state) {
        m_history.state = *update.state;
        changes |= RunChange::State;
    }
    if (update.health) {
        m_history.health = *update.health;
        changes |= RunChange::Health;
    }
    if (update.progress) {
        m_progress = *update.progress;
        changes |= RunChange::Progress;
    }
    if (changes) {
        Q_EMIT changed(changes);
    }
}

void RunPresenter::setPhase(RunPhase phase, const QString &error)
{
    m_history.state.phase = phase;
    m_history.state.error = error.toStdString();
    Q_EMIT changed(RunChange::State);
}

} // namespace tp
