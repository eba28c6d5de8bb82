// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/matrix.h"
#include "model/core/rundata.h"

#include <optional>
#include <string>
#include <vector>

namespace tp {

// Which sites a view shows; empty strings and no layer mean "all".
struct SiteFilter
{
    std::string stack; // "encoder", "decoder"
    std::optional<int> layer;
    std::string kind; // "q", "cross.v", ...

    friend bool operator==(const SiteFilter &, const SiteFilter &) = default;
};
[[nodiscard]] std::vector<std::size_t> selectSites(
    const RoutingLayout &layout, const SiteFilter &filter);

// Labels of one split's experts: "e1", "e2", ...; and of the splits: "o1", "o2" or "h1", "h2",
// empty where there is only one.
[[nodiscard]] std::vector<std::string> expertLabels(const RoutingLayout &layout);
[[nodiscard]] std::vector<std::string> splitLabels(const RoutingLayout &layout);
// Of a matrix of all splits, split-major: "o1 e1", "o1 e2", ..., "o2 e1"; one split: expertLabels.
[[nodiscard]] std::vector<std::string> columnLabels(const RoutingLayout &layout);

// True if `frame` holds exactly the numbers that `layout` announces. Every function below answers
// with an empty value where it does not, or where a site index is out of range.
[[nodiscard]] bool fits(const RoutingLayout &layout, const RoutingFrame &frame);

// Mean weights over the chosen sites: rows tasks (ids), columns as columnLabels says. Empty without
// sites.
[[nodiscard]] LabelledMatrix meanRouting(const RoutingLayout &layout,
    const RoutingFrame &frame,
    const std::vector<std::size_t> &sites,
    const std::vector<TaskLabel> &tasks);

// One row per task: the concatenated weights of the chosen sites, for clustering;
// [tasks, chosen sites * splits * experts].
[[nodiscard]] Matrix routingFeatures(
    const RoutingLayout &layout, const RoutingFrame &frame, const std::vector<std::size_t> &sites);

// An expert whose load is below this part of an even share is dead.
inline constexpr double deadShare = 0.01;

// Means over layers, a layer being one split of one site, with entropies divided by ln(experts):
//   conditional = mean_t H(R_t),  marginal = H(mean_t R_t),  mutual = marginal - conditional.
// Rows are divided by their sum first. With one expert there is nothing to choose: entropies are 0.
// Refused (empty `load`, all else 0): no sites or tasks, and weights that are NaN, infinite,
// negative or add up to nothing.
struct RoutingStatistics
{
    double conditionalEntropy = 0.0; // 0: each task uses one expert, 1: undecided
    double marginalEntropy = 0.0; // 1: experts used evenly
    double mutualInformation = 0.0; // marginal minus conditional
    double effectiveExperts = 0.0; // exp of the marginal entropy in nats, mean over sites
    double meanTopWeight = 0.0;
    std::vector<double> load; // [experts], mean weight, sums to 1
    std::vector<int> dead; // experts whose load is below 1 % of an even share
};
[[nodiscard]] RoutingStatistics routingStatistics(
    const RoutingLayout &layout, const RoutingFrame &frame, const std::vector<std::size_t> &sites);

} // namespace tp
