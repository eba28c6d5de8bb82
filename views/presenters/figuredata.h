// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/agreementovertime.h"
#include "model/analysis/clustering.h"
#include "model/analysis/reference.h"
#include "model/analysis/taskmap.h"
#include "model/analysis/transfer.h"
#include "model/core/result.h"
#include "views/plots/figureexport.h"
#include "views/plots/plotdata.h"

#include <string>
#include <vector>

namespace tp {

// What a run's analyses look like as pictures.

// Ids, labels and categories of the tasks, as every matrix of tasks has them.
void describeRows(const RunDescription &run, HeatmapData &data);

// `routing` as meanRouting gives it; `clustering` only where `rowOrder` is its leaf order, else
// null.
[[nodiscard]] HeatmapData routingData(const RunDescription &run,
    const LabelledMatrix &routing,
    std::int64_t step,
    std::vector<int> rowOrder,
    const Clustering *clustering);
// Round ends for the colours of weights. From zero, unless all weights lie in a narrow range far
// from it, as soft routing over many sites does.
struct ColourRange
{
    double low = 0.0;
    double high = 1.0;

    friend bool operator==(const ColourRange &, const ColourRange &) = default;
};
[[nodiscard]] ColourRange weightRange(const Matrix &weights);

[[nodiscard]] HeatmapData similarityData(
    const RunDescription &run, const Clustering &clustering, std::int64_t step);

// With read-outs in words: a task's neighbours and its experts, an expert's load and its tasks.
// `use` as meanRouting gives it.
[[nodiscard]] MapData mapData(
    const RunDescription &run, const TaskMap &map, const LabelledMatrix &use);
// "the plane holds 63 % of the variation between tasks"
[[nodiscard]] QString mapWords(const TaskMap &map);

// Worst first.
enum class TransferMeasure {
    Score, // negative hurts
    Loss // positive hurts; no interval is known
};
[[nodiscard]] BarsData transferData(const RunDescription &run,
    const Transfer &transfer,
    TransferMeasure measure = TransferMeasure::Score);

// ARI over time over the band of its permutation null (two standard deviations).
[[nodiscard]] CurvesData agreementData(
    const RunDescription &run, const std::vector<AgreementPoint> &points);

enum class RunCurve { ValidationScore, TrainLoss };
// One line a run. Runs are told apart by name, method or seed, whichever differ.
[[nodiscard]] CurvesData curvesData(const std::vector<const RunHistory *> &runs, RunCurve curve);

// The shortest names that tell runs apart: by method, seed, name or id.
[[nodiscard]] QStringList runLabels(const std::vector<const RunHistory *> &runs);

enum class FigureKind {
    Routing,
    Clusters,
    Map,
    Transfer,
    Curves,
    TaskScores, // matrices [tasks, steps]
    TaskLosses,
    TaskGaps,
    Compare, // validation scores of runs
    CompareTest, // test scores that were saved
    CompareGaps,
    CompareRouting
};
[[nodiscard]] Result<FigureKind> figureKindFromName(const std::string &name); // "routing", ...

[[nodiscard]] bool needsReferences(FigureKind kind);
[[nodiscard]] bool isComparison(FigureKind kind);

// A whole figure from what runs recorded so far. Curves takes one run or more, the comparisons two
// or more, of which the first is the baseline, all others exactly one. `references` are those that
// match one of them; see needsReferences.
[[nodiscard]] Result<Figure> runFigure(FigureKind kind,
    const std::vector<const RunHistory *> &runs,
    const std::vector<ReferenceSet> &references);

} // namespace tp
