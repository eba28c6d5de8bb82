// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/tensorboardevents.h"

#include "model/analysis/routing.h"
#include "model/core/text.h"
#include "model/store/eventrecord.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace tp {

namespace {

constexpr std::string_view namePrefix = "events.out.tfevents.";
constexpr std::string_view nameSuffix = ".tensorpoly";
constexpr std::size_t nameDigits = 10;

} // namespace

TensorBoardEvents::TensorBoardEvents(const RunDescription &run)
    : m_layout(run.routing)
    , m_sites(selectSites(run.routing, {}))
{
    for (const TaskLabel &task : run.tasks) {
        m_tasks.push_back(fmt::format("task/{}/", task.id));
    }
    for (const std::string &expert : expertLabels(run.routing)) {
        m_loads.push_back("routing/load_" + expert);
    }
}

std::string TensorBoardEvents::encode(const StepRecord &record, double wallTime) const
{
    ScalarEvent event(wallTime, record.step);
    event.add("train/loss", record.loss);
    event.add("train/learning_rate", record.learningRate);
    event.add("train/router_learning_rate", record.routerLearningRate);
    event.add("train/gradient_norm", record.gradientNorm);
    for (std::size_t i = 0; i < m_tasks.size(); ++i) {
        if (!std::isnan(record.taskLoss[i])) { // the task was in this batch
            event.add(m_tasks[i] + "loss", static_cast<double>(record.taskLoss[i]));
        }
    }
    return event.record();
}

std::string TensorBoardEvents::encode(const EvaluationRecord &record, double wallTime) const
{
    ScalarEvent event(wallTime, record.step);
    event.add(record.split + "/mean_score", record.mean);
    const std::string score =
        record.split == "validation" ? std::string("score") : record.split + "_score";
    for (std::size_t i = 0; i < m_tasks.size(); ++i) {
        event.add(m_tasks[i] + score, record.tasks[i].score);
        event.add(fmt::format("{}{}_loss", m_tasks[i], record.split), record.tasks[i].loss);
    }
    return event.record();
}

std::string TensorBoardEvents::encode(const RoutingFrame &frame, double wallTime) const
{
    const RoutingStatistics statistics = routingStatistics(m_layout, frame, m_sites);
    if (statistics.load.empty()) {
        return {};
    }
    ScalarEvent event(wallTime, frame.step);
    event.add("routing/entropy", statistics.conditionalEntropy);
    for (std::size_t i = 0; i < m_loads.size(); ++i) {
        event.add(m_loads[i], statistics.load[i]);
    }
    return event.record();
}

std::string TensorBoardEvents::encode(const HealthRecord &record, double wallTime) const
{
    ScalarEvent event(wallTime, record.step);
    event.add("health/steps_per_second", record.stepsPerSecond);
    event.add("health/tokens_per_second", record.tokensPerSecond);
    event.add("health/memory_bytes", static_cast<double>(record.memoryBytes));
    return event.record();
}

std::string eventFileName(std::int64_t second)
{
    return fmt::format("{}{:0{}}{}", namePrefix, second, nameDigits, nameSuffix);
}

std::int64_t eventFileSecond(const std::string &name)
{
    if (!name.starts_with(namePrefix) || !name.ends_with(nameSuffix)
        || name.size() != namePrefix.size() + nameDigits + nameSuffix.size()) {
        return -1;
    }
    const std::string digits = name.substr(namePrefix.size(), nameDigits);
    const bool plain = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    return plain ? parseInteger(digits).value_or(-1) : -1;
}

} // namespace tp
