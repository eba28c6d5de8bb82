// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/runanalysis.h"

#include <numeric>

namespace tp {

namespace {

void analyseRouting(const RunHistory &history, int permutations, RunAnalysis &analysis)
{
    const RunDescription &run = history.description;
    const RoutingLayout &layout = run.routing;
    if (layout.sites.empty()) {
        analysis.noRouting = "the method " + run.config.method.name + " does not route";
    } else if (history.routing.empty() || !history.routing.back()) {
        analysis.noRouting = "no routing has been recorded yet";
    } else if (!fits(layout, *history.routing.back())) {
        analysis.noRouting = "the recorded routing does not fit the run's manifest";
    }
    if (!analysis.noRouting.empty()) {
        analysis.noClustering = analysis.noRouting;
        return;
    }
    analysis.frame = history.routing.back();
    std::vector<std::size_t> sites(layout.sites.size());
    std::iota(sites.begin(), sites.end(), std::size_t { 0 });

    RoutingStatistics statistics = routingStatistics(layout, *analysis.frame, sites);
    if (statistics.load.empty()) {
        analysis.noRouting = "the routing weights are not distributions over experts";
    } else {
        analysis.routing = std::move(statistics);
    }
    Clustering clustering = clusterTasks(
        routingFeatures(layout, *analysis.frame, sites), categoriesOf(run.tasks), permutations);
    if (clustering.labels.empty()) {
        analysis.noClustering = "the routing weights are not all finite numbers";
    } else if (!clustering.distinct) {
        analysis.noClustering = run.tasks.size() == 1
            ? "there is only one task"
            : "all tasks route alike, so that there is nothing to group them by";
    } else {
        analysis.clustering = std::move(clustering);
    }
}

void analyseTransfer(
    const RunHistory &history, const std::vector<ReferenceSet> &references, RunAnalysis &analysis)
{
    const EvaluationRecord *newest = nullptr;
    for (const EvaluationRecord &evaluation : history.evaluations) {
        if (evaluation.split == "validation") {
            newest = &evaluation;
        }
    }
    if (newest == nullptr) {
        analysis.noTransfer = "the run has not been evaluated on its validation split yet";
        return;
    }
    if (references.empty()) {
        analysis.noTransfer =
            "no single-task references match this run's suite, backbone and recipe";
        return;
    }
    Transfer transfer = measureTransfer(history.description, *newest, references);
    if (transfer.tasks.empty()) {
        analysis.noTransfer = "no reference covers the number of examples this run has seen";
    } else {
        analysis.transfer = std::move(transfer);
    }
}

} // namespace

RunAnalysis analyseRun(
    const RunHistory &history, const std::vector<ReferenceSet> &references, int permutations)
{
    RunAnalysis analysis;
    analyseRouting(history, permutations, analysis);
    analyseTransfer(history, references, analysis);
    return analysis;
}

} // namespace tp
