// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/engine.h"

#include "model/adapters/adapterbank.h"
#include "model/adapters/methods.h"
#include "model/config/validate.h"
#include "model/store/runreader.h"
#include "model/train/adaptation.h"
#include "model/train/evaluator.h"
#include "model/train/references.h"
#include "model/train/session.h"

#include <c10/util/Exception.h>

#include <new>

namespace tp {

namespace fs = std::filesystem;

namespace {

RunOutcome failed(const Error &error, const fs::path &run = {})
{
    RunOutcome outcome;
    outcome.run = run;
    outcome.error = error;
    return outcome;
}

// The one place where exceptions become outcomes.
template <typename Work> RunOutcome guarded(const fs::path &run, Work work) noexcept
{
    try {
        return work();
    } catch (const c10::OutOfMemoryError &error) {
        return failed({ ErrorCode::OutOfMemory,
                          error.what_without_backtrace(),
                          "training",
                          "use a smaller training.batch_size or training.max_input_length" },
            run);
    } catch (const std::bad_alloc &) {
        return failed({ ErrorCode::OutOfMemory,
                          "the machine's memory is exhausted",
                          "training",
                          "use a smaller training.batch_size or training.max_input_length" },
            run);
    } catch (const c10::Error &error) {
        return failed({ ErrorCode::Internal, error.what_without_backtrace(), "training", {} }, run);
    } catch (const std::exception &error) {
        return failed({ ErrorCode::Internal, error.what(), "training", {} }, run);
    }
}

std::function<void(double, const std::string &)> progressTo(RunObserver &observer)
{
    return [&observer](double done, const std::string &stage) { observer.progress(done, stage); };
}

// What a new bank computes from its tasks, once it has what it takes from another run.
Status initialise(Workspace &workspace, const SetupWatch &watch)
{
    return initialisesItself(workspace.config.adaptation)
        ? workspace.bank->initialise(*workspace.model, *workspace.data, watch)
        : Status();
}

// Trains the references of this configuration unless matching ones are there.
Status ensureReferences(const TrainRequest &request,
    const RunDescription &run,
    RunObserver &observer,
    const std::stop_token &stop)
{
    const fs::path folder = request.store / "references";
    const fs::path given = request.config.references.path;
    if (!findReferences(folder, run).empty()
        || (!given.empty() && !findReferences(given, run).empty())) {
        return {};
    }
    const auto set = trainReferences(
        request.config, folder, "references of a run with references.mode=train", observer, stop);
    if (!set) {
        return tl::unexpected(set.error());
    }
    return writeReferences(*set, referenceFile(folder, run.suiteName, *set));
}

RunOutcome trainNew(const TrainRequest &request, RunObserver &observer, const std::stop_token &stop)
{
    auto workspace = openWorkspace(request.config, progressTo(observer), stop);
    if (!workspace) {
        return failed(workspace.error());
    }
    if (const Status started = startFromRun(*workspace); !started) {
        return failed(started.error());
    }
    const auto description = describe(*workspace);
    if (!description) {
        return failed(description.error());
    }
    if (request.config.references.mode == "train") {
        if (const Status status = ensureReferences(request, *description, observer, stop);
            !status) {
            return failed(status.error());
        }
    }
    if (const Status status = initialise(*workspace, { progressTo(observer), stop }); !status) {
        return failed(status.error());
    }
    auto writer = RunWriter::create(request.store, *description);
    if (!writer) {
        return failed(writer.error());
    }
    observer.runDescribed(writer->description());
    TrainingSession session(std::move(*workspace), std::move(*writer), observer, request.control);
    return session.run(stop);
}

// A workspace of an existing run, checked to be what the run was made of.
Result<Workspace> reopenWorkspace(const RunDescription &run,
    const std::function<void(double, const std::string &)> &progress,
    const std::stop_token &stop)
{
    auto workspace = openWorkspace(run.config, progress, stop);
    if (!workspace) {
        return workspace;
    }
    const auto hash = backboneHash(run.config.backbone.path);
    if (!hash) {
        return tl::unexpected(hash.error());
    }
    if (workspace->suite->hash != run.suiteHash) {
        return fail(ErrorCode::BadInput,
            "the suite has changed since this run was started",
            run.config.suite.path,
            "restore the suite's files, or start a new run");
    }
    if (*hash != run.backboneHash) {
        return fail(ErrorCode::BadInput,
            "the backbone has changed since this run was started",
            run.config.backbone.path,
            "restore the backbone's files, or start a new run");
    }
    return workspace;
}

RunOutcome resumeRun(
    const fs::path &run, RunControl *control, RunObserver &observer, const std::stop_token &stop)
{
    const auto checkpoint = newestCheckpoint(run);
    LogOffsets offsets;
    std::int64_t step = 0; // from which it goes on
    {
        const auto reader = RunReader::open(run);
        if (!reader) {
            return failed(reader.error(), run);
        }
        const RunState &state = reader->history().state;
        if (state.phase == RunPhase::Completed) {
            return { OutcomeKind::Completed, run, state.step, {} };
        }
    }
    if (checkpoint) {
        const auto state = readTrainingState(*checkpoint);
        if (!state) {
            return failed(state.error(), run);
        }
        offsets = state->offsets;
        step = state->step;
    }
    auto writer = RunWriter::reopen(run, offsets);
    if (!writer) {
        return failed(writer.error(), run);
    }
    auto workspace = reopenWorkspace(writer->description(), progressTo(observer), stop);
    if (!workspace && stop.stop_requested()) {
        return { OutcomeKind::Stopped, run, step, {} };
    }
    if (!workspace) {
        return failed(workspace.error(), run);
    }
    if (const Status started = checkpoint ? Status() : startFromRun(*workspace); !started) {
        return failed(started.error(), run);
    }
    if (!checkpoint) {
        const Status status = initialise(*workspace, { progressTo(observer), stop });
        if (!status && stop.stop_requested()) {
            return { OutcomeKind::Stopped, run, step, {} };
        }
        if (!status) {
            return failed(status.error(), run);
        }
    }
    observer.runDescribed(writer->description());
    const auto reader = RunReader::open(run);
    if (reader) {
        observer.historyRestored(reader->history());
    }
    TrainingSession session(std::move(*workspace), std::move(*writer), observer, control);
    if (reader) {
        session.recall(reader->history());
    }
    if (checkpoint) {
        if (const Status status = session.restore(*checkpoint); !status) {
            return failed(status.error(), run);
        }
    }
    return session.run(stop);
}

// max_evaluation keeps evaluations during training short; a final score is of all rows.
Status keepAllRows(Workspace &workspace)
{
    SuiteConfig config = workspace.config.suite;
    if (config.maxEvaluation == 0) {
        return {};
    }
    config.maxEvaluation = 0;
    auto suite = loadSuite(config);
    if (!suite) {
        return tl::unexpected(suite.error());
    }
    workspace.suite = std::make_shared<const TaskSuite>(std::move(*suite));
    workspace.data = workspace.data->withSuite(workspace.suite);
    return {};
}

Result<EvaluationRecord> evaluateRun(const EvaluateRequest &request, const std::stop_token &stop)
{
    const auto reader = RunReader::open(request.run);
    if (!reader) {
        return tl::unexpected(reader.error());
    }
    const auto checkpoint = newestCheckpoint(request.run);
    if (!checkpoint) {
        return fail(ErrorCode::NotFound,
            "the run has no checkpoint yet",
            request.run.string(),
            "let it train to its first checkpoint, or stop it with one");
    }
    RunDescription run = reader->history().description;
    run.config.training.device = request.device;
    run.config.training.threads = request.threads;
    auto workspace = reopenWorkspace(run, request.progress, stop);
    if (!workspace) {
        return tl::unexpected(workspace.error());
    }
    const auto state = readTrainingState(*checkpoint);
    if (!state) {
        return tl::unexpected(state.error());
    }
    if (const Status status = readAdapter(*checkpoint, *workspace->bank); !status) {
        return tl::unexpected(status.error());
    }
    if (!request.withoutExperts.empty()) {
        if (const Status status = disableExperts(*workspace->bank, request.withoutExperts);
            !status) {
            return tl::unexpected(status.error());
        }
    }
    if (const Status status = keepAllRows(*workspace); !status) {
        return tl::unexpected(status.error());
    }
    auto record = evaluateTasks(*workspace->model,
        workspace->bank.get(),
        *workspace->data,
        { .split = request.split,
            .limit = request.limit,
            .maxTargetLength = run.config.training.maxTargetLength,
            .teacherForcedExactMatch = false },
        {},
        stop);
    if (record) {
        record->step = state->step;
    }
    return record;
}

Result<EvaluationRecord> evaluateAtStart(const StartRequest &request, const std::stop_token &stop)
{
    auto workspace = openWorkspace(request.config, request.progress, stop);
    if (!workspace) {
        return tl::unexpected(workspace.error());
    }
    if (const Status started = startFromRun(*workspace); !started) {
        return tl::unexpected(started.error());
    }
    if (const Status status = initialise(*workspace, { request.progress, stop }); !status) {
        return tl::unexpected(status.error());
    }
    if (const Status status = keepAllRows(*workspace); !status) {
        return tl::unexpected(status.error());
    }
    auto record = evaluateTasks(*workspace->model,
        workspace->bank.get(),
        *workspace->data,
        { .split = request.split,
            .maxTargetLength = request.config.training.maxTargetLength,
            .teacherForcedExactMatch = false },
        {},
        stop);
    return record;
}

// An evaluation with what it throws as an Error.
Result<EvaluationRecord> guardedEvaluation(
    const fs::path &run, const std::function<Result<EvaluationRecord>()> &work) noexcept
{
    Result<EvaluationRecord> result = fail(ErrorCode::Internal, "not evaluated");
    const RunOutcome outcome = guarded(run, [&] {
        result = work();
        return RunOutcome { OutcomeKind::Completed, run, 0, {} };
    });
    if (outcome.kind == OutcomeKind::Failed) {
        return tl::unexpected(outcome.error);
    }
    return result;
}

} // namespace

RunOutcome train(const TrainRequest &request, RunObserver &observer, std::stop_token stop) noexcept
{
    RunOutcome outcome = guarded({}, [&] { return trainNew(request, observer, stop); });
    if (stop.stop_requested() && outcome.kind == OutcomeKind::Failed && outcome.run.empty()) {
        // Stopped before there was a run: nothing failed, and nothing was left behind.
        outcome = { OutcomeKind::Stopped, {}, 0, {} };
    }
    return outcome;
}

RunOutcome resume(
    const fs::path &run, RunControl *control, RunObserver &observer, std::stop_token stop) noexcept
{
    return guarded(run, [&] { return resumeRun(fs::absolute(run), control, observer, stop); });
}

Result<EvaluationRecord> evaluate(const EvaluateRequest &request, std::stop_token stop) noexcept
{
    return guardedEvaluation(request.run, [&] { return evaluateRun(request, stop); });
}

Result<EvaluationRecord> evaluateStart(const StartRequest &request, std::stop_token stop) noexcept
{
    return guardedEvaluation(
        request.config.adaptation.run, [&] { return evaluateAtStart(request, stop); });
}

} // namespace tp
