// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/routing.h"
#include "model/config/rundescription.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tp {

// Two runs number their experts as chance has it. To compare how they route, the experts of the
// second are renamed so that they are as like those of the first as they can be.

struct RoutingSnapshot
{
    const RunDescription &run;
    const RoutingFrame &frame;
};

struct MatchedRouting
{
    std::string refused; // one English sentence: why there is no difference; empty: there is one
    std::vector<std::string> tasks; // ids that both have, in the order of the first run
    std::size_t sites = 0; // that both have, of those chosen
    LabelledMatrix first; // tasks x experts, mean over those sites
    LabelledMatrix second; // with the experts of each site renamed
    Matrix difference; // second minus first

    // How far apart a task routes in both, mean over tasks and sites: 0 the same, 1 no expert in
    // common (total variation). Renaming always makes it smaller, so beside it stands what is left
    // when the tasks of the second run are shuffled first.
    double distance = 0.0;
    double shuffledMean = 0.0;
    double shuffledDeviation = 0.0;
    double p = 1.0; // (1 + shuffles at most as far) / (1 + shuffles)
    int shuffles = 0;
};

// Experts are matched at every site and split on its own, by the least sum of squared differences
// over the tasks that both runs have (Hungarian method). Refused without common tasks or sites, and
// where splits or experts differ in number: then there is no experts' counterpart to name.
[[nodiscard]] MatchedRouting matchRouting(const RoutingSnapshot &first,
    const RoutingSnapshot &second,
    const SiteFilter &filter,
    int shuffles = 200);

} // namespace tp
