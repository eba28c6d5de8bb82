// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/routing/granularity.h"

#include <algorithm>

namespace tp {

namespace {

std::string kindOfLayer(const LinearShape &site)
{
    if (site.kind.starts_with("cross.")) {
        return "cross";
    }
    return site.sublayer == 0 ? "attention" : "feed-forward";
}

// The selector that a Linear uses; Linears whose selectors have one name share it.
RoutingSite selectorOf(const LinearShape &site, Granularity granularity)
{
    const std::string block = site.stack + ".block." + std::to_string(site.layer);
    switch (granularity) {
    case Granularity::Linear:
        break;
    case Granularity::Layer:
        return { block + ".layer." + std::to_string(site.sublayer),
            site.stack,
            site.layer,
            kindOfLayer(site) };
    case Granularity::Block:
        return { block, site.stack, site.layer, "" };
    case Granularity::Coder:
        return { site.stack, site.stack, RoutingSite::manyLayers, "" };
    case Granularity::One:
        return { "all", "", RoutingSite::manyLayers, "" };
    }
    return { site.name, site.stack, site.layer, site.kind };
}

} // namespace

SelectorPlan planSelectors(const std::vector<LinearShape> &sites, Granularity granularity)
{
    SelectorPlan plan;
    for (const LinearShape &site : sites) {
        RoutingSite selector = selectorOf(site, granularity);
        const auto found = std::ranges::find(plan.selectors, selector.name, &RoutingSite::name);
        plan.ofSite.push_back(found - plan.selectors.begin());
        if (found == plan.selectors.end()) {
            plan.selectors.push_back(std::move(selector));
        }
    }
    return plan;
}

} // namespace tp
