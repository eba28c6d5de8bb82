// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faketrainer.h"

#include "model/core/rng.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace tp::test {

namespace {

struct NamedTask
{
    const char *id;
    const char *category;
    double reach; // score at the end of a long run
    double alone; // of its single-task reference
};

constexpr std::array<NamedTask, 24> named { {
    { "first", "extract", 1.00, 1.00 },
    { "last", "extract", 0.99, 1.00 },
    { "second", "extract", 1.00, 0.99 },
    { "beast", "extract", 0.98, 1.00 },
    { "animal", "yes or no", 0.80, 0.99 },
    { "mood", "yes or no", 0.96, 1.00 },
    { "four", "yes or no", 0.99, 1.00 },
    { "twin", "yes or no", 0.60, 0.73 },
    { "animal-", "yes or no", 0.62, 0.91 },
    { "mood-", "yes or no", 0.92, 1.00 },
    { "four-", "yes or no", 0.98, 1.00 },
    { "twin-", "yes or no", 0.66, 0.63 },
    { "kind", "know", 1.00, 1.00 },
    { "colour", "know", 1.00, 0.98 },
    { "opposite", "know", 1.00, 1.00 },
    { "capital", "know", 1.00, 0.99 },
    { "mirror", "rewrite", 0.99, 0.97 },
    { "double", "rewrite", 1.00, 0.98 },
    { "ends", "rewrite", 0.98, 1.00 },
    { "and", "rewrite", 0.97, 0.93 },
    { "add", "number", 0.92, 0.99 },
    { "larger", "number", 0.98, 0.98 },
    { "smaller", "number", 0.97, 1.00 },
    { "middle", "number", 0.69, 0.71 },
} };
constexpr std::int64_t experts = 8;
constexpr std::int64_t rowsEvaluated = 50;

double learned(std::int64_t step, std::size_t task)
{
    const double pace = 25.0 + 5.0 * static_cast<double>(task % 7);
    return 1.0 - std::exp(-static_cast<double>(step) / pace);
}

double noise(std::uint64_t seed, std::int64_t step, std::size_t task)
{
    Rng rng(seed * 1000003U + static_cast<std::uint64_t>(step) * 131U + task);
    return rng.uniform() + rng.uniform() - 1.0; // triangular on (-1, 1)
}

std::vector<RoutingSite> demoSites()
{
    std::vector<RoutingSite> sites;
    const auto add = [&sites](const std::string &stack, int layer, const std::string &kind) {
        sites.push_back(
            { stack + ".block." + std::to_string(layer) + "." + kind, stack, layer, kind });
    };
    for (const std::string stack : { "encoder", "decoder" }) {
        for (int layer = 0; layer < 2; ++layer) {
            for (const char *kind : { "q", "k", "v", "o" }) {
                add(stack, layer, kind);
            }
            if (stack == "decoder") {
                for (const char *kind : { "cross.q", "cross.k", "cross.v", "cross.o" }) {
                    add(stack, layer, kind);
                }
            }
            for (const char *kind : { "wi_0", "wi_1", "wo" }) {
                add(stack, layer, kind);
            }
        }
    }
    return sites;
}

} // namespace

RunDescription fakeDescription(std::int64_t steps)
{
    RunDescription run;
    run.id = "20261122-193200-tensorpoly-1-3f9a";
    run.name = "tensorpoly-1 \u00b7 demo skills \u00b7 seed 1";
    run.created = "2026-11-22T19:32:00Z";
    run.config.training.steps = steps;
    run.suiteName = "demo skills";
    for (const NamedTask &task : named) {
        run.tasks.push_back({ task.id, task.id, task.category, "exact_match", false });
    }
    run.routing.sites = demoSites();
    run.routing.tasks = static_cast<std::int64_t>(named.size());
    run.routing.experts = experts;
    run.parameters = { 36, 116736, 288, 6912, 0, 862208 };
    run.suiteHash = "invented suite";
    run.backboneHash = "invented backbone";
    run.recipeHash = "invented recipe";
    run.device = "cpu";
    run.threads = 2;
    run.versions = "invented";
    return run;
}

StepRecord fakeStep(const RunDescription &run, std::int64_t step)
{
    StepRecord record;
    record.step = step;
    record.learningRate = 3e-3;
    record.routerLearningRate = 0.3;
    record.gradientNorm = 0.8 + 0.2 * noise(3, step, 0);
    record.examples = static_cast<std::int64_t>(run.tasks.size()) * 2;
    record.tokens = record.examples * 14;
    for (std::size_t task = 0; task < run.tasks.size(); ++task) {
        const double loss =
            2.6 * (1.0 - 0.93 * learned(step, task)) * (1.0 + 0.25 * noise(5, step, task));
        record.taskLoss.push_back(static_cast<float>(loss));
        record.loss += loss / static_cast<double>(run.tasks.size());
    }
    return record;
}

EvaluationRecord fakeEvaluation(const RunDescription &run, std::int64_t step)
{
    EvaluationRecord record;
    record.step = step;
    record.split = "validation";
    for (std::size_t task = 0; task < run.tasks.size(); ++task) {
        const double score = std::clamp(
            named[task % named.size()].reach * learned(step, task) + 0.03 * noise(7, step, task),
            0.0,
            1.0);
        record.tasks.push_back({ score,
            2.4 * (1.0 - 0.95 * learned(step, task)),
            std::sqrt(score * (1.0 - score) / rowsEvaluated),
            rowsEvaluated,
            step * 2 });
        record.mean += score / static_cast<double>(run.tasks.size());
    }
    return record;
}

RoutingFramePtr fakeRouting(const RunDescription &run, std::int64_t step)
{
    auto frame = std::make_shared<RoutingFrame>();
    frame->step = step;
    const RoutingLayout &layout = run.routing;
    frame->weights.reserve(layout.sites.size() * static_cast<std::size_t>(layout.valuesPerSite()));
    const double decided = 3.5 * (1.0 - std::exp(-static_cast<double>(step) / 60.0));
    std::vector<std::string> categories;
    for (const TaskLabel &task : run.tasks) {
        if (std::ranges::find(categories, task.category) == categories.end()) {
            categories.push_back(task.category);
        }
    }
    for (std::size_t site = 0; site < layout.sites.size(); ++site) {
        for (std::size_t task = 0; task < run.tasks.size(); ++task) {
            Rng rng(site * 7919U + task * 104729U);
            const auto home =
                std::ranges::find(categories, run.tasks[task].category) - categories.begin();
            std::array<double, experts> weights {};
            double sum = 0.0;
            for (std::int64_t expert = 0; expert < experts; ++expert) {
                double logit = -1.0 + 0.9 * decided * (rng.uniform() - 0.55);
                // Yes-or-no tasks share two experts, the other groups one each.
                const bool own = expert == home
                    || (home == 1 && expert == 6 + static_cast<std::int64_t>(task % 2));
                logit += own ? decided : 0.0;
                weights[static_cast<std::size_t>(expert)] = 1.0 / (1.0 + std::exp(-logit));
                sum += weights[static_cast<std::size_t>(expert)];
            }
            for (const double weight : weights) {
                frame->weights.push_back(static_cast<float>(weight / sum));
            }
        }
    }
    return frame;
}

ReferenceSet fakeReferences(const RunDescription &run)
{
    ReferenceSet set;
    set.suiteHash = run.suiteHash;
    set.backboneHash = run.backboneHash;
    set.recipeHash = run.recipeHash;
    set.seed = 1;
    for (std::size_t task = 0; task < run.tasks.size(); ++task) {
        TaskReference reference { run.tasks[task].id, {} };
        for (std::int64_t step = 0; step <= run.config.training.steps; step += 50) {
            const double score = named[task % named.size()].alone * learned(step, task);
            reference.curve.push_back({ step * 2,
                score,
                std::sqrt(score * (1.0 - score) / rowsEvaluated),
                2.4 * (1.0 - 0.96 * learned(step, task)),
                rowsEvaluated });
        }
        set.tasks.push_back(std::move(reference));
    }
    return set;
}

RunHistory fakeHistory(std::int64_t steps, std::int64_t step)
{
    RunHistory history;
    history.description = fakeDescription(steps);
    history.events.push_back({ EventKind::Started, 0, "training began" });
    for (std::int64_t at = 0; at <= step; ++at) {
        if (at > 0) {
            history.steps.push_back(fakeStep(history.description, at));
        }
        if (at % 5 == 0) {
            history.routing.push_back(fakeRouting(history.description, at));
        }
        if (at > 0 && at % 50 == 0) {
            history.evaluations.push_back(fakeEvaluation(history.description, at));
        }
        if (at > 0 && at % 100 == 0) {
            history.events.push_back({ EventKind::Checkpoint, at, "checkpoint" });
        }
    }
    history.state = { step < steps ? RunPhase::Stopped : RunPhase::Completed,
        step,
        steps,
        history.evaluations.empty() ? std::nan("") : history.evaluations.back().mean,
        {} };
    return history;
}

} // namespace tp::test
