// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/alerts.h"
#include "model/nn/backbone.h"
#include "model/nn/backbonehash.h"
#include "model/store/runwriter.h"
#include "model/train/checkpoint.h"
#include "model/train/engine.h"
#include "model/train/lossscaler.h"
#include "model/train/optimizer.h"
#include "model/train/taskdata.h"

#include <chrono>
#include <memory>
#include <optional>

namespace tp {

class BestAdapter;

// The files and modules that a configuration names, loaded.
struct Workspace
{
    RunConfig config; // complete
    std::shared_ptr<const TaskSuite> suite;
    std::shared_ptr<const Backbone> model; // the backbone, or what the bank has in its place
    std::shared_ptr<TaskData> data;
    std::unique_ptr<AdapterBank> bank;
    torch::Device device = torch::kCPU;
    std::int64_t threads = 0;
};

// Loads suite, tokenizer and backbone and makes the adapters. `progress` may be empty; a stop while
// the weights are read is an Error.
[[nodiscard]] Result<Workspace> openWorkspace(const RunConfig &config,
    const std::function<void(double, const std::string &)> &progress,
    const std::stop_token &stop);
// The description that a run of this workspace starts with, without id and time.
[[nodiscard]] Result<RunDescription> describe(const Workspace &workspace);

// One training of one run, from its first or a restored step to the last. Runs on the engine
// thread.
class TrainingSession final
{
public:
    TrainingSession(
        Workspace workspace, RunWriter writer, RunObserver &observer, RunControl *control);
    ~TrainingSession();
    TrainingSession(const TrainingSession &) = delete;
    TrainingSession &operator=(const TrainingSession &) = delete;

    // Continues from the newest checkpoint of the writer's run.
    [[nodiscard]] Status restore(const std::filesystem::path &checkpoint);
    // What a resumed run recorded up to here, so that no alert is raised or written twice.
    void recall(const RunHistory &history);
    [[nodiscard]] RunOutcome run(std::stop_token stop);

private:
    [[nodiscard]] Status trainSteps(const std::stop_token &stop);
    [[nodiscard]] Result<StepRecord> step(std::int64_t number);
    // Where the next step is the first of the method's second stage.
    [[nodiscard]] Status changeStage();
    // The update of step `record.step` from the gradients of the scaled loss.
    [[nodiscard]] Status update(StepRecord &record);
    [[nodiscard]] double rateShare(std::int64_t step) const;
    [[nodiscard]] Status afterStep(const StepRecord &record);
    [[nodiscard]] Status evaluateNow(std::int64_t step);
    [[nodiscard]] Result<EvaluationRecord> evaluateSplit(Split split, std::int64_t step);
    // Of an adapted run: keeps the adapters if they are the best by its protocol, and at the end
    // goes back to the best and scores the test split.
    [[nodiscard]] Status offerAdapter(const EvaluationRecord &validation);
    [[nodiscard]] Status takeBestAdapter();
    [[nodiscard]] Status recordRouting(std::int64_t step);
    [[nodiscard]] Status checkpoint(std::int64_t step);
    [[nodiscard]] Status report(EventKind kind, std::int64_t step, const std::string &text);
    [[nodiscard]] Status raise(std::vector<RunEvent> alerts);
    [[nodiscard]] Status append(RunEvent event); // with the time of now
    [[nodiscard]] Status saveState(RunPhase phase, const std::string &error = {});
    void measureHealth(bool force);

    Workspace m_workspace;
    RunWriter m_writer;
    RunObserver &m_observer;
    RunControl *m_control;
    Sampler m_sampler;
    std::unique_ptr<Optimizer> m_optimizer;
    LossScaler m_scaler;
    bool m_references; // single-task references: summed losses, no clipping
    std::int64_t m_step = 0; // steps done
    double m_score;
    std::int64_t m_lastCheckpoint = -1;
    std::unique_ptr<BestAdapter> m_best; // of adapted runs
    AlertWatch m_watch;
    std::vector<RunEvent> m_raised; // by this run before it was resumed
    bool m_stageTold = false; // likewise, that its second stage began

    std::chrono::steady_clock::time_point m_started;
    std::chrono::steady_clock::time_point m_lastHealth;
    std::int64_t m_healthStep = 0;
    std::int64_t m_healthTokens = 0;
};

} // namespace tp
