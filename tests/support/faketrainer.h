// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/reference.h"
#include "model/train/engine.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>

namespace tp::test {

// The demo's shape with invented numbers: 24 tasks in five categories, 36 sites, eight experts.
[[nodiscard]] RunDescription fakeDescription(std::int64_t steps);
[[nodiscard]] StepRecord fakeStep(const RunDescription &run, std::int64_t step);
[[nodiscard]] EvaluationRecord fakeEvaluation(const RunDescription &run, std::int64_t step);
// Tasks of one category drift to the same experts as the steps go by.
[[nodiscard]] RoutingFramePtr fakeRouting(const RunDescription &run, std::int64_t step);
// One seed that every task of the run is measured against; some tasks end above, some below.
[[nodiscard]] ReferenceSet fakeReferences(const RunDescription &run);
// All of a run up to `step`, as a reader would have it.
[[nodiscard]] RunHistory fakeHistory(std::int64_t steps, std::int64_t step);

struct FakeTrainerOptions
{
    std::int64_t steps = 100;
    std::chrono::microseconds perStep { 0 }; // slept, so that a person can watch
    std::int64_t failAt = 0; // step after which the run fails, 0: never
    std::int64_t alertAt = 0; // step after which an expert is dead, 0: never
    std::int64_t routingEvery = 5;
    std::int64_t evaluateEvery = 50;
    std::int64_t checkpointEvery = 100;
};

// The engine's surface without an engine: train() and resume() with the signatures of
// model/train/engine.h. Copies share their counters.
class FakeTrainer final
{
public:
    explicit FakeTrainer(const FakeTrainerOptions &options);

    RunOutcome train(
        const TrainRequest &request, RunObserver &observer, std::stop_token stop) const;
    RunOutcome resume(const std::filesystem::path &run,
        RunControl *control,
        RunObserver &observer,
        std::stop_token stop) const;

    // While closed, a run waits before its next step (or until it is stopped).
    void setGate(bool open) const { m_shared->open = open; }
    [[nodiscard]] std::int64_t stepsDone() const { return m_shared->steps; }
    [[nodiscard]] int checkpoints() const { return m_shared->checkpoints; }

private:
    struct Shared
    {
        std::atomic<bool> open { true };
        std::atomic<std::int64_t> steps { 0 };
        std::atomic<int> checkpoints { 0 };
    };
    RunOutcome run(const RunDescription &description,
        std::int64_t from,
        const std::filesystem::path &folder,
        RunControl *control,
        RunObserver &observer,
        const std::stop_token &stop) const;

    FakeTrainerOptions m_options;
    std::shared_ptr<Shared> m_shared;
};

} // namespace tp::test
