// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/storebenchmarkparts.h"

#include "model/store/fileio.h"

#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <vector>

namespace tp::bench {

namespace fs = std::filesystem;

namespace {

constexpr int sites = 36;
constexpr int experts = 8;
constexpr std::int64_t evaluateEvery = 50; // steps

StepRecord stepRecord(std::int64_t step)
{
    StepRecord record;
    record.step = step;
    record.loss = 3.0 / static_cast<double>(step);
    record.examples = 48;
    record.tokens = 900;
    record.taskLoss.assign(measuredTasks, static_cast<float>(record.loss));
    return record;
}

} // namespace

Result<TemporaryFolder> TemporaryFolder::create(const fs::path &parent)
{
    std::string name = (parent / "tensorpoly-bench-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        return systemError(errno, "cannot make a folder here", parent);
    }
    return TemporaryFolder(name);
}

TemporaryFolder::TemporaryFolder(fs::path path)
    : m_path(std::move(path))
{
}

TemporaryFolder::TemporaryFolder(TemporaryFolder &&other) noexcept
    : m_path(std::move(other.m_path))
{
    other.m_path.clear();
}

TemporaryFolder::~TemporaryFolder()
{
    if (!m_path.empty()) {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
}

RunDescription measuredRun(std::int64_t number, std::int64_t steps)
{
    RunDescription run;
    run.name = "run " + std::to_string(number);
    run.config.suite.path = "/suites/measured";
    run.config.backbone.path = "/backbones/measured";
    run.config.method.name = "tensorpoly-1";
    run.config.method.options = { { "rank", std::int64_t { 8 } },
        { "experts", std::int64_t { experts } } };
    run.config.training.steps = steps;
    run.suiteName = "measured";
    for (int task = 0; task < measuredTasks; ++task) {
        const std::string id = "task-" + std::to_string(task);
        run.tasks.push_back({ id, "Task " + id, "category", "accuracy", false });
    }
    for (int site = 0; site < sites; ++site) {
        run.routing.sites.push_back(
            { "encoder.block." + std::to_string(site), "encoder", site, "" });
    }
    run.routing.tasks = measuredTasks;
    run.routing.experts = experts;
    return run;
}

Status appendStep(RunWriter &writer, std::int64_t step)
{
    Status status = writer.append(stepRecord(step));
    if (status && step % routingEvery == 0) {
        status = writer.append(RoutingFrame { step,
            std::vector<float>(std::size_t { sites } * measuredTasks * experts, 1.0F / experts) });
    }
    if (status && step % evaluateEvery == 0) {
        EvaluationRecord record;
        record.step = step;
        record.split = "validation";
        record.tasks.assign(measuredTasks, TaskEvaluation { .score = 0.5, .n = 50 });
        status = writer.append(record);
    }
    return status;
}

} // namespace tp::bench
