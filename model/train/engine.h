// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The engine's surface: no torch type crosses it. All functions are called on one thread at a time
// (the engine thread); none throws.

#include "model/config/rundescription.h"
#include "model/core/result.h"
#include "model/core/runcontrol.h"
#include "model/data/suite.h"
#include "model/train/disabledexperts.h"

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace tp {

// Hears what a run does, on the engine thread, between steps. Keep it short.
class RunObserver
{
public:
    virtual ~RunObserver() = default;
    virtual void runDescribed(const RunDescription &) { } // once, before the first step
    virtual void historyRestored(const RunHistory &) { } // once after it, when a run resumes
    virtual void stepDone(const StepRecord &) { }
    virtual void evaluationDone(const EvaluationRecord &) { }
    virtual void routingTaken(const RoutingFramePtr &) { }
    virtual void eventHappened(const RunEvent &) { }
    virtual void healthMeasured(const HealthRecord &) { }
    // Long work before the first step (loading, references): 0..1 and a short English stage name.
    virtual void progress(double, const std::string &) { }
};

enum class OutcomeKind { Completed, Stopped, Failed };

struct RunOutcome
{
    OutcomeKind kind = OutcomeKind::Failed;
    std::filesystem::path run; // absolute; empty if the run never started
    std::int64_t step = 0;
    Error error; // of a failed run
};

struct TrainRequest
{
    RunConfig config; // checked: see validateRunConfig in model/config
    std::filesystem::path store; // where a new run folder is made; must exist or be creatable
    RunControl *control = nullptr; // may be null: never paused
};

// Trains a new run into a new folder of the store. Stopped before its first step, while references
// are trained for example, it leaves nothing behind and the outcome names no run.
[[nodiscard]] RunOutcome train(
    const TrainRequest &request, RunObserver &observer, std::stop_token stop) noexcept;

// Continues the run in `run` from its last checkpoint, or from step 0 if it has none.
// A completed run answers Completed at once.
[[nodiscard]] RunOutcome resume(const std::filesystem::path &run,
    RunControl *control,
    RunObserver &observer,
    std::stop_token stop) noexcept;

struct EvaluateRequest
{
    std::filesystem::path run;
    Split split = Split::Test;
    std::int64_t limit = 0; // rows per task, 0: all, whatever suite.max_evaluation was for training
    std::string device = "auto";
    std::int64_t threads = 0;
    std::function<void(double, const std::string &)> progress = {}; // of loading; may be empty
    std::vector<DisabledExpert> withoutExperts = {};
};
// Scores a run's last checkpoint: ranks options where a row has them, generates otherwise.
[[nodiscard]] Result<EvaluationRecord> evaluate(
    const EvaluateRequest &request, std::stop_token stop) noexcept;

struct StartRequest
{
    RunConfig config; // see adaptationConfig in model/config/adaptation.h
    Split split = Split::Test;
    std::function<void(double, const std::string &)> progress = {}; // of loading; may be empty
};
// Scores the adapters that such a run would start from, without training: zero-shot.
[[nodiscard]] Result<EvaluationRecord> evaluateStart(
    const StartRequest &request, std::stop_token stop) noexcept;

struct DeviceInfo
{
    std::string id; // "cpu", "cuda:0"
    std::string name; // for people
    std::int64_t memoryBytes = 0;
};
[[nodiscard]] std::vector<DeviceInfo> availableDevices();

// "LibTorch 2.11.0, AVX2" and the like: what decides equal bytes beside the configuration.
[[nodiscard]] std::string engineVersions();

} // namespace tp
