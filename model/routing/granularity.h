// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/rundata.h"
#include "model/nn/linearshape.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tp {

// Which Linears share one selector. A layer is the attention or the feed-forward of a block.
enum class Granularity { Linear, Layer, Block, Coder, One };

// The selectors of a backbone in the order of their first Linear, and which one each Linear uses.
struct SelectorPlan
{
    std::vector<RoutingSite> selectors;
    std::vector<std::int64_t> ofSite;

    // Every Linear has one of its own.
    [[nodiscard]] bool isPerSite() const { return selectors.size() == ofSite.size(); }
};

[[nodiscard]] SelectorPlan planSelectors(
    const std::vector<LinearShape> &sites, Granularity granularity);

} // namespace tp
