// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/alerts.h"

#include "model/analysis/routing.h"
#include "model/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace tp {

namespace {

constexpr std::size_t mostNamed = 5; // in a text; the subjects name all

RunEvent alertOf(
    const char *code, std::int64_t step, std::string text, std::vector<std::string> subjects = {})
{
    RunEvent event;
    event.kind = EventKind::Alert;
    event.step = step;
    event.text = std::move(text);
    event.alert = code;
    event.subjects = std::move(subjects);
    return event;
}

// "a, b and 12 more"
std::string listed(const std::vector<std::string> &names)
{
    std::vector<std::string> first;
    for (std::size_t i = 0; i < std::min(names.size(), mostNamed); ++i) {
        first.push_back(printable(names[i]));
    }
    const std::string list = join(first, ", ");
    return names.size() <= mostNamed
        ? list
        : fmt::format("{} and {} more", list, names.size() - mostNamed);
}

double entropy(const double *distribution, std::size_t size)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < size; ++i) {
        if (distribution[i] > 0.0) {
            sum -= distribution[i] * std::log(distribution[i]);
        }
    }
    return sum;
}

} // namespace

AlertWatch::AlertWatch(const RunDescription &run)
    : m_layout(run.routing)
    , m_losses(run.tasks.size())
    , m_leavesStepsOut(run.config.training.dtype == "float16")
    , m_sites(run.routing.sites.size())
    , m_experts(static_cast<std::size_t>(std::max<std::int64_t>(run.routing.experts, 0)))
{
    for (const TaskLabel &task : run.tasks) {
        m_tasks.push_back(task.id);
    }
}

void AlertWatch::smooth(const StepRecord &record)
{
    constexpr double keep = 1.0 - 1.0 / alerts::smoothingSteps;
    std::size_t seen = 0;
    double sum = 0.0;
    for (std::size_t task = 0; task < m_losses.size(); ++task) {
        Smoothed &loss = m_losses[task];
        const double value = task < record.taskLoss.size()
            ? static_cast<double>(record.taskLoss[task])
            : std::nan("");
        if (std::isfinite(value)) {
            loss.sum = keep * loss.sum + (1.0 - keep) * value;
            loss.weight = keep * loss.weight + (1.0 - keep);
        }
        if (loss.weight > 0.0) {
            sum += loss.sum / loss.weight;
            ++seen;
        }
    }
    if (seen != m_seen) {
        // A mean over other tasks than before: what was best then says nothing now.
        m_seen = seen;
        m_steps = 0;
    }
    m_loss = seen > 0 ? sum / static_cast<double>(seen) : 0.0;
}

bool AlertWatch::diverges(const StepRecord &record)
{
    smooth(record);
    if (m_seen == 0) {
        return false;
    }
    ++m_steps;
    if (m_steps <= alerts::warmSteps) {
        m_best = m_loss;
        m_high = 0;
        return false;
    }
    m_best = std::min(m_best, m_loss);
    if (m_diverged) {
        m_diverged = m_loss > alerts::calmFactor * m_best + alerts::calmMargin;
        m_high = 0;
        return false;
    }
    m_high = m_loss > alerts::factor * m_best + alerts::margin ? m_high + 1 : 0;
    m_diverged = m_high >= alerts::divergenceSteps;
    return m_diverged;
}

std::vector<RunEvent> AlertWatch::take(const StepRecord &record)
{
    std::vector<RunEvent> raised;
    const bool broken =
        !std::isfinite(record.loss) || (!m_leavesStepsOut && !std::isfinite(record.gradientNorm));
    if (broken && !m_stepBroken) {
        raised.push_back(alertOf(alertcode::notFinite,
            record.step,
            fmt::format("the {} is not finite; lower training.learning_rate",
                std::isfinite(record.loss) ? "gradient" : "loss")));
    }
    m_stepBroken = broken;
    if (!broken && diverges(record)) {
        raised.push_back(alertOf(alertcode::divergence,
            record.step,
            fmt::format("the smoothed training loss is {}, but was {} at best; lower "
                        "training.learning_rate and resume from an earlier checkpoint",
                formatShort(m_loss, 3),
                formatShort(m_best, 3))));
    }
    return raised;
}

std::vector<RunEvent> AlertWatch::take(const EvaluationRecord &record)
{
    std::vector<std::string> tasks;
    for (std::size_t task = 0; task < record.tasks.size() && task < m_tasks.size(); ++task) {
        const TaskEvaluation &result = record.tasks[task];
        if (result.n > 0 && (!std::isfinite(result.loss) || !std::isfinite(result.score))) {
            tasks.push_back(m_tasks[task]);
        }
    }
    const bool isNew = !tasks.empty() && !m_evaluationBroken;
    m_evaluationBroken = !tasks.empty();
    if (!isNew) {
        return {};
    }
    const std::string text = "the " + record.split + " loss is not finite: " + listed(tasks);
    return { alertOf(alertcode::notFinite, record.step, text, std::move(tasks)) };
}

std::vector<double> AlertWatch::marginals(const RoutingFrame &frame) const
{
    const auto tasks = static_cast<std::size_t>(m_layout.tasks);
    const auto splits = static_cast<std::size_t>(m_layout.splits);
    const auto experts = static_cast<std::size_t>(m_layout.experts);
    std::vector<double> means(m_layout.sites.size() * splits * experts, 0.0);
    const float *weight = frame.weights.data();
    for (std::size_t site = 0; site < m_layout.sites.size(); ++site) {
        for (std::size_t task = 0; task < tasks; ++task) {
            double *mean = means.data() + site * splits * experts;
            for (std::size_t split = 0; split < splits; ++split) {
                double sum = 0.0;
                for (std::size_t e = 0; e < experts; ++e) {
                    const auto value = static_cast<double>(weight[e]);
                    if (!std::isfinite(value) || value < 0.0) {
                        return {};
                    }
                    sum += value;
                }
                if (!(sum > 0.0)) {
                    return {};
                }
                for (std::size_t e = 0; e < experts; ++e) {
                    mean[e] += static_cast<double>(weight[e]) / sum / static_cast<double>(tasks);
                }
                weight += experts;
                mean += experts;
            }
        }
    }
    return means;
}

std::vector<RunEvent> AlertWatch::take(const RoutingFrame &frame)
{
    // Who gave the weights knows them.
    if (m_layout.sites.empty() || !m_layout.learned || !fits(m_layout, frame)) {
        return {};
    }
    std::vector<RunEvent> raised;
    const std::vector<double> means = marginals(frame);
    if (means.empty()) {
        if (!m_routingBroken) {
            raised.push_back(alertOf(alertcode::notFinite,
                frame.step,
                "the routing weights are not distributions over experts; lower "
                "training.router_learning_rate"));
        }
        m_routingBroken = true;
        return raised;
    }
    m_routingBroken = false;
    // One task or one expert leaves nothing to choose.
    if (m_layout.tasks > 1 && m_layout.experts > 1) {
        watchSites(frame.step, means, raised);
        watchExperts(frame.step, means, raised);
    }
    return raised;
}

void AlertWatch::watchSites(
    std::int64_t step, const std::vector<double> &marginals, std::vector<RunEvent> &raised)
{
    const auto splits = static_cast<std::size_t>(m_layout.splits);
    const auto experts = static_cast<std::size_t>(m_layout.experts);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < m_sites.size(); ++i) {
        const std::int64_t choices = m_layout.expertsAt(i);
        if (choices < 2) {
            continue; // nothing to choose here
        }
        const double scale = std::log(static_cast<double>(choices)) * static_cast<double>(splits);
        Site &site = m_sites[i];
        double balance = 0.0;
        for (std::size_t split = 0; split < splits; ++split) {
            balance += entropy(marginals.data() + (i * splits + split) * experts, experts) / scale;
        }
        site.frames = balance < alerts::collapsedEntropy ? site.frames + 1 : 0;
        site.collapsed = site.frames >= alerts::frames
            || (site.collapsed && balance <= alerts::recoveredEntropy);
        if (site.collapsed) {
            names.push_back(m_layout.sites[i].name);
        }
    }
    const double share = static_cast<double>(names.size()) / static_cast<double>(m_sites.size());
    if (!m_collapsed && share >= alerts::collapsedShare) {
        m_collapsed = true;
        std::string text = fmt::format("the router has collapsed: all tasks use one expert at {} "
                                       "of {} sites, such as {}; lower "
                                       "training.router_learning_rate",
            names.size(),
            m_sites.size(),
            names.front());
        raised.push_back(
            alertOf(alertcode::collapsedRouter, step, std::move(text), std::move(names)));
    } else if (share < alerts::recoveredShare) {
        m_collapsed = false;
    }
}

void AlertWatch::watchExperts(
    std::int64_t step, const std::vector<double> &marginals, std::vector<RunEvent> &raised)
{
    const std::size_t layers = marginals.size() / m_experts.size();
    const std::size_t splits = layers / m_sites.size();
    std::vector<std::string> dead;
    for (std::size_t e = 0; e < m_experts.size(); ++e) {
        Expert &expert = m_experts[e];
        double load = 0.0; // in even shares, of the layers that have this expert
        double even = 0.0;
        for (std::size_t layer = 0; layer < layers; ++layer) {
            const std::int64_t choices = m_layout.expertsAt(layer / splits);
            if (static_cast<std::int64_t>(e) < choices) {
                load += marginals[layer * m_experts.size() + e];
                even += 1.0 / static_cast<double>(choices);
            }
        }
        load = even > 0.0 ? load / even : 1.0;
        expert.frames = load < deadShare ? expert.frames + 1 : 0;
        if (expert.dead) {
            expert.dead = load <= alerts::aliveShare;
        } else if (expert.frames >= alerts::frames) {
            expert.dead = true;
            dead.push_back(m_layout.expertPrefix + std::to_string(e + 1));
        }
    }
    if (!dead.empty()) {
        std::string text = fmt::format("{} {} gets less than 1 % of an even share of the weights; "
                                       "a lower training.router_learning_rate keeps more alive",
            dead.size() == 1 ? "expert" : "each of the experts",
            listed(dead));
        raised.push_back(alertOf(alertcode::deadExpert, step, std::move(text), std::move(dead)));
    }
}

void AlertWatch::recall(const RunHistory &history)
{
    for (const StepRecord &record : history.steps) {
        (void)take(record);
    }
    for (const EvaluationRecord &record : history.evaluations) {
        (void)take(record);
    }
    for (const RoutingFramePtr &frame : history.routing) {
        (void)take(*frame);
    }
}

RunEvent lossNotFinite(std::int64_t step, const std::string &task)
{
    return alertOf(alertcode::notFinite,
        step,
        "the loss of task " + inQuotes(task) + " is not finite; lower training.learning_rate",
        { task });
}

std::optional<RunEvent> ReferenceWatch::take(const Transfer &transfer)
{
    std::vector<std::string> tasks;
    double worst = 0.0;
    for (const TaskTransfer &task : transfer.tasks) {
        Task &known = m_tasks[task.task];
        known.told = known.told && task.gap < 0.0;
        known.evaluations = task.high < 0.0 ? known.evaluations + 1 : 0;
        if (known.evaluations >= alerts::evaluations && !known.told) {
            known.told = true;
            tasks.push_back(task.task);
            worst = std::min(worst, task.gap);
        }
    }
    if (tasks.empty()) {
        return std::nullopt;
    }
    std::string text = fmt::format("below the single-task reference beyond doubt: {}; score gap "
                                   "{:+.2f}{}",
        listed(tasks),
        worst,
        tasks.size() > 1 ? " at worst" : "");
    return alertOf(alertcode::belowReference, transfer.step, std::move(text), std::move(tasks));
}

bool ReferenceWatch::isBelow(const std::string &task) const
{
    const auto found = m_tasks.find(task);
    return found != m_tasks.end() && found->second.told;
}

std::vector<RunEvent> alertsOf(
    const RunHistory &history, const std::vector<ReferenceSet> &references)
{
    std::vector<RunEvent> found;
    ReferenceWatch watch;
    for (const Transfer &transfer :
        transferOverTime(history.description, history.evaluations, references)) {
        if (auto alert = watch.take(transfer)) {
            found.push_back(std::move(*alert));
        }
    }
    std::ranges::copy_if(history.events, std::back_inserter(found), [](const RunEvent &event) {
        return event.kind == EventKind::Alert;
    });
    std::ranges::stable_sort(found, {}, &RunEvent::step);
    return found;
}

} // namespace tp
