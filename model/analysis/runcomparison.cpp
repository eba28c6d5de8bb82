// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/runcomparison.h"

#include "model/analysis/transfer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

namespace tp {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

// Null too where it is not of the run's tasks.
const EvaluationRecord *newestOf(const RunHistory &run, const std::string &split)
{
    const EvaluationRecord *newest = newestEvaluation(run, split);
    return newest != nullptr && newest->tasks.size() == run.description.tasks.size() ? newest
                                                                                     : nullptr;
}

void addRun(RunsComparison &comparison, std::size_t index, const EvaluationRecord *evaluation)
{
    const std::vector<TaskLabel> &labels = comparison.runs[index]->description.tasks;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        auto task = std::ranges::find(comparison.tasks,
            labels[i].id,
            [](const ComparedTask &known) { return known.label.id; });
        if (task == comparison.tasks.end()) {
            comparison.tasks.push_back({ labels[i], {} });
            task = comparison.tasks.end() - 1;
            task->runs.resize(comparison.runs.size());
        }
        comparison.differentMetrics =
            comparison.differentMetrics || task->label.metric != labels[i].metric;
        if (evaluation != nullptr && std::isfinite(evaluation->tasks[i].score)) {
            task->runs[index] = evaluation->tasks[i];
        }
    }
}

// Over the tasks that all runs share.
void takeMeans(RunsComparison &comparison)
{
    comparison.shared = static_cast<std::size_t>(
        std::ranges::count_if(comparison.tasks, &ComparedTask::everywhere));
    comparison.means.clear();
    for (std::size_t i = 0; i < comparison.runs.size(); ++i) {
        double sum = 0.0;
        for (const ComparedTask &task : comparison.tasks) {
            sum += task.everywhere() ? task.runs[i]->score : 0.0;
        }
        comparison.means.push_back(
            comparison.shared == 0 ? missing : sum / static_cast<double>(comparison.shared));
    }
}

// What tells runs of one method apart beside the seed: "rank=16".
std::string distinction(
    const std::vector<ConfigRow> &rows, std::size_t index, const std::vector<std::string> &ignored)
{
    std::string text;
    for (const ConfigRow &row : rows) {
        if (std::ranges::find(ignored, row.key) == ignored.end() && row.values[index]) {
            text += " " + row.key.substr(row.key.rfind('.') + 1) + "="
                + settingText(*row.values[index]);
        }
    }
    return text;
}

std::optional<GroupScore> scoreOf(
    const ComparedTask &task, const std::vector<std::string> &groups, const std::string &group)
{
    std::vector<double> scores;
    for (std::size_t run = 0; run < groups.size(); ++run) {
        if (groups[run] == group && task.runs[run]) {
            scores.push_back(task.runs[run]->score);
        }
    }
    if (scores.empty()) {
        return std::nullopt;
    }
    GroupScore result { 0.0, missing, static_cast<std::int64_t>(scores.size()) };
    const auto count = static_cast<double>(scores.size());
    for (const double score : scores) {
        result.mean += score / count;
    }
    if (scores.size() > 1) {
        double squares = 0.0;
        for (const double score : scores) {
            squares += (score - result.mean) * (score - result.mean);
        }
        result.deviation = std::sqrt(squares / (count - 1.0));
    }
    return result;
}

PairComparison comparePair(const GroupSummary &a, const GroupSummary &b)
{
    PairComparison pair;
    pair.a = a.name;
    pair.b = b.name;
    std::vector<double> differences;
    for (std::size_t task = 0; task < a.tasks.size(); ++task) {
        if (a.tasks[task] && b.tasks[task]) {
            differences.push_back(a.tasks[task]->mean - b.tasks[task]->mean);
            if (b.tasks[task]->mean > 0.0) {
                pair.gain += differences.back() / b.tasks[task]->mean;
                ++pair.gainTasks;
            }
        }
    }
    pair.gain = pair.gainTasks > 0 ? pair.gain / static_cast<double>(pair.gainTasks) : missing;
    pair.tasks = differences.size();
    const auto test = signFlipTest(differences);
    pair.difference = test ? test->mean : missing;
    pair.fewSeeds = a.runs < 2 || b.runs < 2;
    if (pair.fewSeeds) {
        pair.notEnough = (a.runs < 2 ? a.name : b.name)
            + " has one run: the difference may be its seed's; train at least two seeds of each";
    } else if (differences.size() < leastPairs) {
        pair.notEnough = "both have scores of " + std::to_string(differences.size())
            + " tasks; the test needs " + std::to_string(leastPairs);
    } else {
        pair.p = test->p;
        pair.test = std::string(test->exact ? "sign flips" : "100000 random sign flips") + " over "
            + std::to_string(differences.size()) + " tasks, means of " + std::to_string(a.runs)
            + " and " + std::to_string(b.runs) + " seeds";
    }
    return pair;
}

} // namespace

bool ComparedTask::everywhere() const
{
    return std::ranges::all_of(runs, [](const auto &score) { return score.has_value(); });
}

std::vector<std::string> configurationGroups(
    const std::vector<const RunHistory *> &runs, const MethodTable &methods)
{
    static const std::vector<std::string> ignored { "name",
        "method.name",
        "training.seed",
        "training.device",
        "training.threads",
        "training.evaluate_every",
        "training.checkpoint_every",
        "training.routing_every",
        "training.tensorboard",
        "suite.path",
        "backbone.path",
        "references.path",
        "references.mode",
        "suite.sample_seed",
        "adaptation.run" };
    std::map<std::string, std::vector<std::size_t>> byMethod;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        byMethod[runs[i]->description.config.method.name].push_back(i);
    }
    std::vector<std::string> groups(runs.size());
    for (const auto &[method, members] : byMethod) {
        std::vector<const RunConfig *> configs;
        for (const std::size_t member : members) {
            configs.push_back(&runs[member]->description.config);
        }
        // Adapted runs are of one task each; together they say how the method adapts.
        std::vector<std::string> leftOut = ignored;
        if (std::ranges::none_of(
                configs, [](const RunConfig *config) { return config->adaptation.run.empty(); })) {
            leftOut.emplace_back("suite.tasks");
        }
        const std::vector<ConfigRow> rows = differingKeys(configs, methods);
        for (std::size_t i = 0; i < members.size(); ++i) {
            groups[members[i]] = method + distinction(rows, i, leftOut);
        }
    }
    return groups;
}

RunsComparison compareRuns(
    std::vector<const RunHistory *> runs, const std::string &split, const MethodTable &methods)
{
    RunsComparison comparison;
    comparison.split = split;
    comparison.runs = std::move(runs);
    std::vector<const RunConfig *> configs;
    for (const RunHistory *run : comparison.runs) {
        configs.push_back(&run->description.config);
    }
    comparison.configuration = differingKeys(configs, methods);
    comparison.groups = configurationGroups(comparison.runs, methods);
    comparison.differentData = std::ranges::any_of(comparison.runs, [&](const RunHistory *run) {
        return run->description.suiteHash != comparison.runs.front()->description.suiteHash;
    });
    for (std::size_t i = 0; i < comparison.runs.size(); ++i) {
        const EvaluationRecord *evaluation = newestOf(*comparison.runs[i], split);
        comparison.steps.push_back(evaluation == nullptr ? 0 : evaluation->step);
        addRun(comparison, i, evaluation);
    }
    takeMeans(comparison);
    return comparison;
}

void addReferences(std::vector<ReferenceSet> &all, const std::vector<ReferenceSet> &more)
{
    const auto identity = [](const ReferenceSet &set) {
        return std::tie(set.seed, set.suiteHash, set.backboneHash, set.recipeHash);
    };
    for (const ReferenceSet &set : more) {
        const bool known = std::ranges::any_of(
            all, [&](const ReferenceSet &other) { return identity(other) == identity(set); });
        if (!known) {
            all.push_back(set);
        }
    }
}

RunsComparison gapsOf(const RunsComparison &comparison,
    const std::vector<std::shared_ptr<const std::vector<ReferenceSet>>> &references)
{
    RunsComparison result = comparison;
    result.gaps = true;
    for (std::size_t i = 0; i < result.runs.size(); ++i) {
        const EvaluationRecord *evaluation = newestOf(*result.runs[i], "validation");
        Transfer transfer;
        if (evaluation != nullptr && references[i]) {
            transfer = measureTransfer(result.runs[i]->description, *evaluation, *references[i]);
        }
        for (ComparedTask &task : result.tasks) {
            const auto measured =
                std::ranges::find(transfer.tasks, task.label.id, &TaskTransfer::task);
            if (measured == transfer.tasks.end()) {
                task.runs[i].reset();
            } else {
                task.runs[i]->score = measured->gap;
                task.runs[i]->standardError =
                    (measured->high - measured->low) / (2.0 * normalQuantile);
            }
        }
    }
    takeMeans(result);
    return result;
}

std::vector<GroupSummary> summariseGroups(const RunsComparison &comparison)
{
    std::vector<GroupSummary> groups;
    for (const std::string &name : comparison.groups) {
        if (std::ranges::find(groups, name, &GroupSummary::name) != groups.end()) {
            continue;
        }
        GroupSummary group { name, {}, std::ranges::count(comparison.groups, name) };
        for (const ComparedTask &task : comparison.tasks) {
            group.tasks.push_back(scoreOf(task, comparison.groups, name));
        }
        groups.push_back(std::move(group));
    }
    return groups;
}

std::vector<PairComparison> comparePairs(
    const std::vector<GroupSummary> &groups, const std::optional<std::string> &baseline)
{
    std::vector<PairComparison> pairs;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        for (std::size_t j = 0; j < groups.size(); ++j) {
            if (baseline ? groups[j].name == *baseline && i != j : i < j) {
                pairs.push_back(comparePair(groups[i], groups[j]));
            }
        }
    }
    std::vector<double> p;
    for (const PairComparison &pair : pairs) {
        if (pair.notEnough.empty()) {
            p.push_back(pair.p);
        }
    }
    const std::vector<double> corrected = holmCorrected(p);
    std::size_t next = 0;
    for (PairComparison &pair : pairs) {
        if (pair.notEnough.empty()) {
            pair.pHolm = corrected[next++];
        }
    }
    return pairs;
}

} // namespace tp
