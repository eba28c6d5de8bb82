// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/method.h"

#include "model/adapters/methodoptions.h"
#include "model/adapters/mixedpairs.h"
#include "model/adapters/selectoroptions.h"

namespace tp {

namespace {

SiteCount countPoly(const LinearShape &site, const OptionValues &options)
{
    const std::int64_t experts = integerOption(options, "experts");
    return {
        .modules = experts * integerOption(options, "rank") * (site.in + site.out),
        .routerPerTask = selectorLogits(options, 1, experts),
    };
}

} // namespace

Method polyMethod()
{
    Method method;
    method.description = {
        .name = "poly",
        .label = "Poly",
        .summary = "Low-rank experts mixed per task: the same weights for both factors of every "
                   "expert.",
        .source =
            "Ponti et al. 2022, arXiv 2202.13914; scale 1/r and initial values as in the Poly "
            "code of mttl.",
        .routed = true,
        .suggestedLearningRate = 1e-2,
        .suggestedRouterLearningRate = 0.3,
        .options = withSelectorOptions(
            { rankOption(), expertsOption("Low-rank pairs S that tasks route over.") }),
    };
    method.count = countPoly;
    method.checkTasks = checkSelector;
    method.create = [](const BankRequest &request) {
        return std::make_unique<MixedPairs>(request,
            integerOption(request.options, "experts"),
            integerOption(request.options, "rank"),
            1);
    };
    return method;
}

} // namespace tp
