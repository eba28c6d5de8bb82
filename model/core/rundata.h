// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The values of a run that leave the engine: written to the run folder, shown in windows,
// analysed and exported. Plain data, no behaviour; tasks are indices into RunDescription::tasks.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tp {

struct TaskLabel
{
    std::string id;
    std::string name;
    std::string category;
    std::string metric; // of metricNames() in model/data/textmetrics.h
    bool heldOut = false;
};

// One adapted Linear that routes, or several that share a selector: a matrix [tasks, splits,
// experts] of weights, where `splits` are the orders of TensorPoly-II or the heads of MHR and 1
// otherwise.
struct RoutingSite
{
    static constexpr int manyLayers = -1; // Linears of several blocks

    std::string name; // "encoder.block.0.layer.0.SelfAttention.q", "encoder.block.0", "all"
    std::string stack; // "encoder" or "decoder"; empty: both
    int layer = 0; // block number within the stack
    // "q", "k", "v", "o", "wi_0", "wi_1", "wo"; cross-attention: "cross.q". Of several Linears:
    // "attention", "cross", "feed-forward", or empty for those of all kinds.
    std::string kind;
};

struct RoutingLayout
{
    std::vector<RoutingSite> sites; // empty for methods that do not route
    std::int64_t tasks = 0;
    std::int64_t splits = 1;
    std::int64_t experts = 1;
    std::string splitAxis; // "order", "head" or empty if splits is 1
    std::string expertPrefix = "e"; // experts are labelled e1, e2, ...
    // Where sites differ in their experts: how many each has, the first of `experts`, which is the
    // largest number. The others have weight 0 there.
    std::vector<std::int64_t> siteExperts = {};
    bool learned = true; // false: training does not change the weights

    [[nodiscard]] std::int64_t expertsAt(std::size_t site) const
    {
        return siteExperts.empty() ? experts : siteExperts[site];
    }
    [[nodiscard]] std::int64_t valuesPerSite() const { return tasks * splits * experts; }
};

// Normalised routing weights of all sites after `step` optimiser steps.
struct RoutingFrame
{
    std::int64_t step = 0;
    std::vector<float> weights; // [sites, tasks, splits, experts], row-major
};
using RoutingFramePtr = std::shared_ptr<const RoutingFrame>;

// One optimiser step. `taskLoss[t]` is the token-mean loss of task t in this batch, NaN if absent;
// `loss` is the mean of those that are there, without what a method adds of its own.
struct StepRecord
{
    std::int64_t step = 0; // 1 for the first
    double loss = 0.0;
    double learningRate = 0.0; // of the modules
    double routerLearningRate = 0.0;
    double gradientNorm = 0.0; // before clipping
    std::int64_t examples = 0; // in this step
    std::int64_t tokens = 0; // non-padding input and target tokens in this step
    std::vector<float> taskLoss; // [tasks]
};

struct TaskEvaluation
{
    double score = 0.0; // in [0, 1], by the task's own metric
    double loss = 0.0; // token-mean cross-entropy
    double standardError = 0.0; // of the score over the evaluated rows
    std::int64_t n = 0; // rows evaluated
    std::int64_t trainedExamples = 0; // of this task, before this evaluation
};

struct EvaluationRecord
{
    std::int64_t step = 0;
    std::string split; // "validation" or "test"
    double mean = 0.0; // unweighted mean score over tasks
    std::vector<TaskEvaluation> tasks; // [tasks]
};

enum class EventKind {
    Started,
    Resumed,
    Paused,
    Continued,
    Checkpoint,
    Alert,
    Edit,
    Stopped,
    Completed,
    Failed
};

// Lives in events.log: its time is not the same twice, so it may not stand in the reproducible
// logs.
struct RunEvent
{
    EventKind kind = EventKind::Started;
    std::int64_t step = 0;
    std::string text; // English detail
    std::int64_t time = 0; // milliseconds since 1970 in UTC; 0: not known
    std::string alert = {}; // code of an alert, see model/analysis/alerts.h; empty for others
    // What an alert is about, as its code says: ids of tasks, labels of experts, names of sites.
    std::vector<std::string> subjects = {};

    friend bool operator==(const RunEvent &, const RunEvent &) = default;
};

// Depends on the machine, so it lives in health.log and never in the reproducible logs.
struct HealthRecord
{
    std::int64_t step = 0;
    double seconds = 0.0; // since this process began training
    double stepsPerSecond = 0.0;
    double tokensPerSecond = 0.0;
    double secondsLeft = 0.0;
    std::int64_t memoryBytes = 0; // resident, or allocated on the GPU
};

struct ParameterCount
{
    std::int64_t adaptedLinears = 0;
    std::int64_t modules = 0; // experts, without any router
    std::int64_t routerPerTask = 0;
    std::int64_t routerTotal = 0;
    std::int64_t frozenNorm = 0; // frozen layer norm affine numbers inside the method
    std::int64_t backbone = 0;
};

enum class RunPhase { Created, Running, Paused, Stopped, Completed, Failed };

} // namespace tp
