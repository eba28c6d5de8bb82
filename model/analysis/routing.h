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
[[nodiscard]] std::vector<std::size_t> selectSites(const RoutingLayout &layout, const SiteFilter &filter);

// Mean weights over the chosen sites: rows tasks, columns experts; with more than one split the
// columns are split-major ("o1 e1", "o1 e2", ..., "o2 e1").
[[nodiscard]] LabelledMatrix meanRouting(const RoutingLayout &layout,
                                         const RoutingFrame &frame,
                                         const std::vector<std::size_t> &sites,
                                         const std::vector<TaskLabel> &tasks);

// One row per task: the concatenated weights of the chosen sites, for clustering.
[[nodiscard]] Matrix routingFeatures(const RoutingLayout &layout,
                                     const RoutingFrame &frame,
                                     const std::vector<std::size_t> &sites);

// Means over sites (and splits) of reference/transfer_metrics.md C1(f), entropies divided by ln(experts).
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
[[nodiscard]] RoutingStatistics routingStatistics(const RoutingLayout &layout,
                                                  const RoutingFrame &frame,
                                                  const std::vector<std::size_t> &sites);

} // namespace tp
