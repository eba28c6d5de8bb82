// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/clustering.h"
#include "model/analysis/reference.h"
#include "model/analysis/routing.h"
#include "model/analysis/transfer.h"
#include "model/config/rundescription.h"

#include <optional>
#include <string>
#include <vector>

namespace tp {

// What a run's newest routing and newest validation say. What is absent comes with the reason, one
// plain English sentence, because "not yet", "this method cannot" and "broken" call for different
// things.
struct RunAnalysis
{
    RoutingFramePtr frame; // the newest; null without routing
    std::optional<RoutingStatistics> routing; // over all sites
    std::string noRouting;
    std::optional<Clustering> clustering; // of all sites' weights; as many clusters as categories
    std::string noClustering;
    std::optional<Transfer> transfer; // has at least one task
    std::string noTransfer;
};

[[nodiscard]] RunAnalysis analyseRun(const RunHistory &history,
    const std::vector<ReferenceSet> &references,
    int permutations = 1000);

} // namespace tp
