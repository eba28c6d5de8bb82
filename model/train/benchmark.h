// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/runconfig.h"
#include "model/core/result.h"
#include "model/data/suite.h"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace tp {

// What the measurements below share. Everything is timed in turn within each round, so that a
// machine's drift hits all alike, and what counts are the ratios of one call.
struct BenchmarkRequest
{
    RunConfig config; // gives suite, backbone, shapes and device; its own method does not matter
    std::vector<std::string> methods; // with their defaults; empty: all
    int rounds = 5;
    std::function<void(double, const std::string &)> progress = {}; // 0..1, a stage; may be empty
    std::stop_token stop = {};
};

// A method that does not take part, or not with some number of experts, and why.
struct BenchmarkLeftOut
{
    std::string method;
    std::string reason;
};

struct StepTiming
{
    std::string method; // "backbone" for the frozen backbone's forward and backward alone
    double milliseconds = 0.0; // median of a step
    double ratio = 1.0; // to the frozen backbone
};
struct StepBenchmark
{
    std::vector<StepTiming> timings;
    std::vector<BenchmarkLeftOut> leftOut;
};
// A training step of every method against the frozen backbone's forward and backward.
[[nodiscard]] Result<StepBenchmark> benchmarkSteps(const BenchmarkRequest &request) noexcept;

struct EvaluationTiming
{
    // "forward" for the frozen backbone's forward pass over inputs and targets, "backbone" for the
    // evaluation without adapters
    std::string method;
    double milliseconds = 0.0; // median, of all rows
    double rowsPerSecond = 0.0;
    double ratio = 1.0; // of the time, to "forward"
};
struct EvaluationBenchmark
{
    std::string split;
    std::int64_t rows = 0;
    std::vector<EvaluationTiming> timings;
    std::vector<BenchmarkLeftOut> leftOut;
};
// An evaluation of `limit` rows of each task (0: all): tokenising, ranking options, generating.
[[nodiscard]] Result<EvaluationBenchmark> benchmarkEvaluation(
    const BenchmarkRequest &request, Split split, std::int64_t limit) noexcept;

struct ScalingPoint
{
    std::int64_t tasks = 0; // in the routing table
    std::int64_t experts = 0;
    std::int64_t tasksInBatch = 0; // distinct ones among its rows
    double milliseconds = 0.0; // median of a step
    double ratio = 1.0; // to the first point of the series
};
struct MethodScaling
{
    std::string method;
    std::vector<ScalingPoint> byTasks; // with the method's default number of experts
    std::vector<ScalingPoint> byExperts; // with the smallest number of tasks
};
struct ScalingBenchmark
{
    std::vector<MethodScaling> methods;
    std::vector<BenchmarkLeftOut> leftOut;
};
// What tasks and experts cost a training step of the methods that have experts. The batch is the
// same for all; its rows are dealt to the tasks as evenly as balanced sampling does it.
[[nodiscard]] Result<ScalingBenchmark> benchmarkScaling(const BenchmarkRequest &request,
    std::vector<std::int64_t> tasks,
    std::vector<std::int64_t> experts) noexcept;

} // namespace tp
