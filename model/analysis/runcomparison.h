// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/reference.h"
#include "model/analysis/significance.h"
#include "model/config/configtable.h"
#include "model/config/rundescription.h"
#include "model/core/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tp {

// Runs side by side: what was set differently, and what each task scored. Tasks are matched by id.

struct ComparedTask
{
    TaskLabel label; // of the first run that has it
    std::vector<std::optional<TaskEvaluation>> runs; // nothing: the run has no score of this task
    [[nodiscard]] bool everywhere() const;
};

struct RunsComparison
{
    std::string split;
    bool gaps = false; // scores are gaps to single-task references: see gapsOf
    std::vector<const RunHistory *> runs;
    std::vector<ConfigRow> configuration; // keys in which they differ; paths and names are keys too
    std::vector<std::string> groups; // of each run: runs of one group differ by their seed alone
    std::vector<std::int64_t> steps; // of the evaluation used; 0: the run has none
    std::vector<ComparedTask> tasks; // in the order of the first run, then what others add
    std::size_t shared = 0; // tasks that every run has a score of
    std::vector<double> means; // of each run over the shared tasks, NaN without any
    bool differentData = false; // not all runs had the same suite, tasks and rows
    bool differentMetrics = false; // some task is scored by another metric in another run
};

// The newest evaluation of `split` in each run. The histories must outlive the answer.
[[nodiscard]] RunsComparison compareRuns(
    std::vector<const RunHistory *> runs, const std::string &split, const MethodTable &methods);

// Collects the references of several runs: a set joins unless one of its seed, suite, backbone and
// recipe is there, since runs of one recipe share theirs.
void addReferences(std::vector<ReferenceSet> &all, const std::vector<ReferenceSet> &more);

// The same with every run's score gap to its own single-task references (see measureTransfer) in
// place of its scores: negative hurts. Tasks without a reference have none; the standard error is
// that of the gap. `comparison` must be of the validation split, `references` one set of seeds for
// each run, null or empty where there is none.
[[nodiscard]] RunsComparison gapsOf(const RunsComparison &comparison,
    const std::vector<std::shared_ptr<const std::vector<ReferenceSet>>> &references);

// "poly"; where runs of one method were configured differently: "poly rank=16".
[[nodiscard]] std::vector<std::string> configurationGroups(
    const std::vector<const RunHistory *> &runs, const MethodTable &methods);

// One method (with one configuration) over its seeds.
struct GroupScore
{
    double mean = 0.0;
    double deviation = 0.0; // over runs, n - 1 in the denominator; NaN for one run
    std::int64_t n = 0; // runs
};
struct GroupSummary
{
    std::string name;
    std::vector<std::optional<GroupScore>> tasks; // as RunsComparison::tasks
    std::int64_t runs = 0;
};
[[nodiscard]] std::vector<GroupSummary> summariseGroups(const RunsComparison &comparison);

// Two groups over the tasks that both have.
struct PairComparison
{
    std::string a;
    std::string b;
    std::string notEnough; // one English sentence; empty: the test was made
    bool fewSeeds = false; // that is why it was not
    double difference = 0.0; // mean over tasks of a minus b, also without a test; NaN: no task
    std::size_t tasks = 0;
    // Average relative gain (ARG): mean over tasks of (a - b) / b, where b scores above 0; NaN: no
    // such task. Of scores only, not of gaps.
    double gain = 0.0;
    std::size_t gainTasks = 0;
    double p = 1.0;
    double pHolm = 1.0; // over all pairs that were tested
    std::string test; // "sign flips over 24 tasks, means of 3 and 3 seeds"
};
// Every pair, or those with `baseline` as b. The seeds of a group are averaged task by task first;
// then the signs of the tasks' differences are flipped. At least two runs on either side (with one,
// a difference may be its seed's) and leastPairs tasks are asked for. It says whether a difference
// would hold for tasks like these, not how it varies from seed to seed.
[[nodiscard]] std::vector<PairComparison> comparePairs(
    const std::vector<GroupSummary> &groups, const std::optional<std::string> &baseline);

} // namespace tp
