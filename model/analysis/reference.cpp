// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/reference.h"

#include "model/config/schedule.h"
#include "model/core/sha256.h"
#include "model/core/text.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <system_error>
#include <tuple>

namespace tp {

namespace {

constexpr std::string_view suffix = ".reference.json";

double between(double a, double b, double share)
{
    return a + (b - a) * share;
}

std::optional<ReferencePoint> pointOf(
    const std::vector<ReferencePoint> &curve, std::int64_t examples)
{
    if (curve.empty()) {
        return std::nullopt;
    }
    const ReferencePoint &first = curve.front();
    const ReferencePoint &last = curve.back();
    const auto slack = [](const ReferencePoint &end) {
        return std::max<std::int64_t>(1, end.examples / 50);
    };
    if (examples <= first.examples) {
        return first.examples - examples <= slack(first) ? std::optional(first) : std::nullopt;
    }
    if (examples >= last.examples) {
        return examples - last.examples <= slack(last) ? std::optional(last) : std::nullopt;
    }
    const auto next = std::ranges::upper_bound(curve, examples, {}, &ReferencePoint::examples);
    const ReferencePoint &b = *next;
    const ReferencePoint &a = *std::prev(next);
    if (a.examples == examples) {
        return a;
    }
    const double share =
        static_cast<double>(examples - a.examples) / static_cast<double>(b.examples - a.examples);
    return ReferencePoint { .examples = examples,
        .score = between(a.score, b.score, share),
        .standardError = between(a.standardError, b.standardError, share),
        .loss = between(a.loss, b.loss, share),
        .n = std::min(a.n, b.n) };
}

std::vector<std::filesystem::path> referenceFiles(const std::filesystem::path &folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (std::filesystem::directory_iterator it(folder, error), end; !error && it != end;
         it.increment(error)) {
        std::error_code unreadable;
        if (it->path().filename().string().ends_with(suffix) && it->is_regular_file(unreadable)) {
            files.push_back(it->path());
        }
    }
    std::ranges::sort(files);
    return files;
}

} // namespace

std::string referenceRecipeHash(const RunConfig &config)
{
    const TrainingConfig &training = config.training;
    // One "key=value" a line; a new meaning of any of them needs a new first line.
    std::vector<std::string> lines {
        "single-task reference 1",
        "steps=" + formatInteger(training.steps),
        "warmup=" + formatReal(training.warmup),
        "batch_size=" + formatInteger(training.batchSize),
        std::string("sampling=")
            + (training.sampling == Sampling::Balanced ? "balanced" : "proportional"),
        "max_input_length=" + formatInteger(training.maxInputLength),
        "max_target_length=" + formatInteger(training.maxTargetLength),
        std::string("prefix_instruction=") + (config.suite.prefixInstruction ? "true" : "false"),
        "beta1=" + formatReal(training.beta1),
        "beta2=" + formatReal(training.beta2),
        "weight_decay=" + formatReal(training.weightDecay),
        "rank=" + formatInteger(config.references.rank),
        "learning_rate=" + formatReal(config.references.learningRate),
    };
    // Keys that came later stand here only where they say something new, so that older references
    // keep their hash.
    if (config.suite.separator != SuiteConfig {}.separator) {
        lines.push_back("separator=" + config.suite.separator);
    }
    if (training.schedule != Schedule::Linear) {
        lines.push_back("schedule=" + scheduleNames()[static_cast<std::size_t>(training.schedule)]);
    }
    if (training.optimizer == OptimizerKind::Adafactor) {
        lines.emplace_back(
            training.scaleParameter ? "optimizer=adafactor scaled" : "optimizer=adafactor");
    }
    for (const auto &[key, value, usual] :
        { std::tuple("label_smoothing", training.labelSmoothing, 0.0),
            std::tuple("choice_loss", training.choiceLoss, 0.0),
            std::tuple("unlikelihood_loss", training.unlikelihoodLoss, 0.0),
            std::tuple("length_norm", training.lengthNorm, 1.0) }) {
        if (value != usual) {
            lines.push_back(key + ("=" + formatReal(value)));
        }
    }
    return sha256Hex(join(lines, "\n"));
}

bool matches(const ReferenceSet &set, const RunDescription &run)
{
    return !set.suiteHash.empty() && set.suiteHash == run.suiteHash && !set.backboneHash.empty()
        && set.backboneHash == run.backboneHash && !set.recipeHash.empty()
        && set.recipeHash == run.recipeHash;
}

ReferenceSearch searchReferences(
    const std::vector<std::filesystem::path> &folders, const RunDescription &run)
{
    ReferenceSearch search;
    std::set<std::uint64_t> seeds;
    for (const std::filesystem::path &folder : folders) {
        for (const std::filesystem::path &file : referenceFiles(folder)) {
            Result<ReferenceSet> set = readReferences(file);
            if (!set) {
                search.problems.push_back(std::move(set.error()));
            } else if (!matches(*set, run)) {
                ++search.others;
            } else if (seeds.insert(set->seed).second) {
                search.sets.push_back(std::move(*set));
            }
        }
    }
    std::ranges::sort(search.sets, {}, &ReferenceSet::seed);
    return search;
}

std::vector<ReferenceSet> findReferences(
    const std::filesystem::path &folder, const RunDescription &run)
{
    return searchReferences({ folder }, run).sets;
}

StoredReferences storedReferences(const std::vector<std::filesystem::path> &folders,
    const std::string &recipeHash,
    const std::vector<std::string> &tasks)
{
    StoredReferences stored;
    std::set<std::uint64_t> seeds;
    for (const std::filesystem::path &folder : folders) {
        for (const std::filesystem::path &file : referenceFiles(folder)) {
            const Result<ReferenceSet> set = readReferences(file);
            const bool fits = set && set->recipeHash == recipeHash
                && std::ranges::all_of(tasks, [&set](const std::string &task) {
                       return std::ranges::find(set->tasks, task, &TaskReference::task)
                           != set->tasks.end();
                   });
            if (fits) {
                seeds.insert(set->seed);
            } else {
                ++stored.others;
            }
        }
    }
    stored.seeds.assign(seeds.begin(), seeds.end());
    return stored;
}

std::vector<std::filesystem::path> referenceFolders(const RunConfig &config,
    const std::filesystem::path &store,
    const std::filesystem::path &shipped)
{
    std::vector<std::filesystem::path> folders;
    const std::filesystem::path stored = store.empty() ? store : store / "references";
    for (const auto &folder : { std::filesystem::path(config.references.path), stored, shipped }) {
        if (!folder.empty()) {
            folders.push_back(folder);
        }
    }
    return folders;
}

ReferenceSet referencesOfRun(const RunHistory &history)
{
    const RunDescription &run = history.description;
    ReferenceSet set { .suiteHash = run.suiteHash,
        .backboneHash = run.backboneHash,
        .recipeHash = run.recipeHash,
        .seed = run.config.training.seed,
        .command = {},
        .tasks = {} };
    for (std::size_t i = 0; i < run.tasks.size(); ++i) {
        TaskReference reference { .task = run.tasks[i].id, .curve = {} };
        for (const EvaluationRecord &evaluation : history.evaluations) {
            if (evaluation.split != "validation" || i >= evaluation.tasks.size()) {
                continue;
            }
            const TaskEvaluation &task = evaluation.tasks[i];
            const bool later =
                reference.curve.empty() || reference.curve.back().examples < task.trainedExamples;
            if (task.n > 0 && std::isfinite(task.score) && later) {
                reference.curve.push_back({ .examples = task.trainedExamples,
                    .score = task.score,
                    .standardError = task.standardError,
                    .loss = task.loss,
                    .n = task.n });
            }
        }
        if (!reference.curve.empty()) {
            set.tasks.push_back(std::move(reference));
        }
    }
    return set;
}

std::optional<ReferenceSummary> summariseReferences(
    const std::vector<ReferenceSet> &sets, const std::string &task, std::int64_t examples)
{
    std::vector<ReferencePoint> points;
    for (const ReferenceSet &set : sets) {
        const auto reference = std::ranges::find(set.tasks, task, &TaskReference::task);
        if (reference != set.tasks.end()) {
            if (const auto point = pointOf(reference->curve, examples)) {
                points.push_back(*point);
            }
        }
    }
    if (points.empty()) {
        return std::nullopt;
    }
    const auto seeds = static_cast<double>(points.size());
    ReferencePoint mean {
        .examples = examples, .score = 0.0, .standardError = 0.0, .loss = 0.0, .n = points.front().n
    };
    double rowError = 0.0;
    for (const ReferencePoint &point : points) {
        mean.score += point.score / seeds;
        mean.loss += point.loss / seeds;
        mean.n = std::min(mean.n, point.n);
        rowError += point.standardError / seeds;
    }
    double seedVariance = 0.0; // of the mean over seeds
    if (points.size() > 1) {
        for (const ReferencePoint &point : points) {
            const double difference = point.score - mean.score;
            seedVariance += difference * difference / (seeds - 1.0) / seeds;
        }
    }
    mean.standardError = std::sqrt(rowError * rowError + seedVariance);
    return ReferenceSummary { .point = mean, .seeds = static_cast<std::int64_t>(points.size()) };
}

std::optional<ReferencePoint> referenceAt(
    const std::vector<ReferenceSet> &sets, const std::string &task, std::int64_t examples)
{
    const auto summary = summariseReferences(sets, task, examples);
    return summary ? std::optional(summary->point) : std::nullopt;
}

} // namespace tp
