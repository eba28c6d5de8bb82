// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faketrainer.h"

#include <algorithm>
#include <thread>

namespace tp::test {

FakeTrainer::FakeTrainer(const FakeTrainerOptions &options)
    : m_options(options)
    , m_shared(std::make_shared<Shared>())
{
}

RunOutcome FakeTrainer::train(
    const TrainRequest &request, RunObserver &observer, std::stop_token stop) const
{
    RunDescription description = fakeDescription(m_options.steps);
    description.config.suite = request.config.suite;
    if (!request.config.name.empty()) {
        description.name = request.config.name;
    }
    observer.progress(0.5, "reading the backbone");
    return run(description, 0, request.store / description.id, request.control, observer, stop);
}

RunOutcome FakeTrainer::resume(const std::filesystem::path &folder,
    RunControl *control,
    RunObserver &observer,
    std::stop_token stop) const
{
    const std::int64_t from = m_options.steps / 2;
    RunHistory history = fakeHistory(m_options.steps, from);
    history.state.phase = RunPhase::Running;
    observer.runDescribed(history.description);
    observer.historyRestored(history);
    return run(history.description, from, folder, control, observer, stop);
}

RunOutcome FakeTrainer::run(const RunDescription &description,
    std::int64_t from,
    const std::filesystem::path &folder,
    RunControl *control,
    RunObserver &observer,
    const std::stop_token &stop) const
{
    RunOutcome outcome { OutcomeKind::Completed, folder, from, {} };
    const auto checkpoint = [&] {
        ++m_shared->checkpoints;
        observer.eventHappened({ EventKind::Checkpoint, outcome.step, "checkpoint" });
    };
    if (from == 0) {
        observer.runDescribed(description);
        observer.eventHappened({ EventKind::Started, 0, "training began" });
        observer.routingTaken(fakeRouting(description, 0));
    } else {
        observer.eventHappened({ EventKind::Resumed, from, "training went on" });
    }
    const auto began = std::chrono::steady_clock::now();
    for (std::int64_t step = from + 1; step <= description.config.training.steps; ++step) {
        if (control && control->isPaused()) {
            observer.eventHappened({ EventKind::Paused, outcome.step, "paused" });
            control->waitWhilePaused(stop);
            observer.eventHappened({ EventKind::Continued, outcome.step, "went on" });
        }
        while (!m_shared->open && !stop.stop_requested()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        if (stop.stop_requested()) {
            checkpoint();
            observer.eventHappened({ EventKind::Stopped, outcome.step, "stopped by the user" });
            outcome.kind = OutcomeKind::Stopped;
            return outcome;
        }
        if (m_options.perStep.count() > 0) {
            std::this_thread::sleep_for(m_options.perStep);
        }
        outcome.step = step;
        m_shared->steps = step;
        observer.stepDone(fakeStep(description, step));
        if (step == m_options.alertAt) {
            observer.eventHappened(
                { EventKind::Alert, step, "expert e3 is dead", 0, "dead-expert", { "e3" } });
        }
        if (step % m_options.routingEvery == 0) {
            observer.routingTaken(fakeRouting(description, step));
        }
        if (step % m_options.evaluateEvery == 0) {
            observer.evaluationDone(fakeEvaluation(description, step));
        }
        if (step % m_options.checkpointEvery == 0) {
            checkpoint();
        }
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - began;
        const double rate = static_cast<double>(step - from) / std::max(seconds.count(), 1e-3);
        observer.healthMeasured({ step,
            seconds.count(),
            rate,
            rate * 672.0,
            static_cast<double>(description.config.training.steps - step) / rate,
            std::int64_t { 412 } << 20 });
        if (step == m_options.failAt) {
            outcome.kind = OutcomeKind::Failed;
            outcome.error = { ErrorCode::Diverged,
                "the loss became NaN at task 'twin'",
                "step " + std::to_string(step),
                "lower the learning rate" };
            observer.eventHappened({ EventKind::Failed, step, outcome.error.what });
            return outcome;
        }
    }
    observer.eventHappened({ EventKind::Completed, outcome.step, "training ended" });
    return outcome;
}

} // namespace tp::test
