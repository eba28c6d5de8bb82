// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/references.h"

#include "model/adapters/adapterbank.h"
#include "model/train/session.h"

#include <fmt/format.h>

#include <algorithm>

namespace tp {

namespace {

// Collects the evaluations of a reference run and tells its parent only how far it is.
class ReferenceObserver final : public RunObserver
{
public:
    ReferenceObserver(RunObserver &parent, std::int64_t steps)
        : m_parent(parent)
        , m_steps(steps)
    {
    }

    void stepDone(const StepRecord &record) override
    {
        m_parent.progress(static_cast<double>(record.step) / static_cast<double>(m_steps),
            "single-task references");
    }
    void evaluationDone(const EvaluationRecord &record) override { evaluations.push_back(record); }

    std::vector<EvaluationRecord> evaluations;

private:
    RunObserver &m_parent;
    std::int64_t m_steps;
};

std::vector<TaskReference> curves(
    const RunDescription &run, const std::vector<EvaluationRecord> &evaluations)
{
    std::vector<TaskReference> tasks;
    for (std::size_t t = 0; t < run.tasks.size(); ++t) {
        TaskReference reference { run.tasks[t].id, {} };
        for (const EvaluationRecord &record : evaluations) {
            const TaskEvaluation &task = record.tasks[t];
            reference.curve.push_back(
                { task.trainedExamples, task.score, task.standardError, task.loss, task.n });
        }
        tasks.push_back(std::move(reference));
    }
    return tasks;
}

} // namespace

Result<RunConfig> referenceConfig(const RunConfig &config)
{
    RunConfig references = config;
    references.name = "single-task references";
    references.method = { "single-task", { { "rank", config.references.rank } } };
    references.training.learningRate = config.references.learningRate;
    references.training.sampling = Sampling::Balanced;
    references.training.bucketBatches = 1;
    references.training.routingEvery = config.training.steps; // nothing routes
    references.training.tensorboard = false; // nobody watches them
    return references;
}

Result<ReferenceSet> trainReferences(const RunConfig &config,
    const std::filesystem::path &folder,
    const std::string &command,
    RunObserver &observer,
    std::stop_token stop) noexcept
try {
    const auto reference = referenceConfig(config);
    if (!reference) {
        return tl::unexpected(reference.error());
    }
    auto workspace = openWorkspace(
        *reference,
        [&](double done, const std::string &stage) { observer.progress(done, stage); },
        stop);
    if (!workspace) {
        return tl::unexpected(workspace.error());
    }
    const auto tasks = static_cast<std::int64_t>(workspace->suite->tasks.size());
    if (config.training.sampling != Sampling::Balanced || config.training.batchSize % tasks != 0) {
        return fail(ErrorCode::Unsupported,
            fmt::format("single-task references need every task in every batch, but {} tasks "
                        "do not divide a balanced batch of {}",
                tasks,
                config.training.batchSize),
            "references.mode",
            fmt::format("use training.sampling=balanced and a training.batch_size that is a "
                        "multiple of {}, or references.mode=none",
                tasks));
    }
    auto description = describe(*workspace);
    if (!description) {
        return tl::unexpected(description.error());
    }
    ReferenceSet set { description->suiteHash,
        description->backboneHash,
        referenceRecipeHash(config),
        config.training.seed,
        command,
        {} };
    auto writer = RunWriter::create(folder, *description);
    if (!writer) {
        return tl::unexpected(writer.error());
    }
    ReferenceObserver collector(observer, config.training.steps);
    TrainingSession session(std::move(*workspace), std::move(*writer), collector, nullptr);
    const RunOutcome outcome = session.run(stop);
    if (outcome.kind != OutcomeKind::Completed) {
        std::error_code ignored; // half a reference serves nobody
        std::filesystem::remove_all(outcome.run, ignored);
    }
    if (outcome.kind == OutcomeKind::Failed) {
        return tl::unexpected(outcome.error);
    }
    if (outcome.kind == OutcomeKind::Stopped) {
        return fail(ErrorCode::Usage, "stopped while the single-task references were trained");
    }
    set.tasks = curves(*description, collector.evaluations);
    return set;
} catch (const std::exception &error) {
    return fail(ErrorCode::Internal, error.what(), "single-task references");
}

std::filesystem::path referenceFile(
    const std::filesystem::path &folder, const std::string &suite, const ReferenceSet &set)
{
    std::string name;
    for (const char c : suite) {
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        name += plain ? c : '-';
    }
    return folder
        / fmt::format("{}-{}-s{}.reference.json", name, set.recipeHash.substr(0, 8), set.seed);
}

} // namespace tp
