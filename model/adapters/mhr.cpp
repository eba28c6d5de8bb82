// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/method.h"

#include "model/adapters/methodoptions.h"
#include "model/adapters/mixedpairs.h"
#include "model/adapters/selectoroptions.h"

namespace tp {

namespace {

constexpr auto headsKey = "heads";

SiteCount countMhr(const LinearShape &site, const OptionValues &options)
{
    const std::int64_t experts = integerOption(options, "experts");
    return {
        .modules = experts * integerOption(options, "rank") * (site.in + site.out),
        .routerPerTask = selectorLogits(options, integerOption(options, headsKey), experts),
    };
}

Status checkSite(const LinearShape &site, const OptionValues &options)
{
    const std::int64_t heads = integerOption(options, headsKey);
    if (site.in % heads == 0 && site.out % heads == 0) {
        return {};
    }
    return fail(ErrorCode::BadInput,
        std::to_string(heads) + " heads do not divide the " + std::to_string(site.in)
            + " inputs and " + std::to_string(site.out) + " outputs of " + site.name,
        "method.heads",
        "choose a number that divides both");
}

OptionSpec headsOption()
{
    OptionSpec spec;
    spec.key = headsKey;
    spec.label = "Heads";
    spec.help = "Blocks of inputs and outputs that choose their experts by themselves; 1 is Poly.";
    spec.type = OptionType::Integer;
    spec.defaultValue = std::int64_t { 4 };
    spec.minimum = 1;
    spec.maximum = 64;
    return spec;
}

} // namespace

Method mhrMethod()
{
    Method method;
    method.description = {
        .name = "mhr",
        .label = "MHR",
        .summary = "Poly with several heads: every block of inputs and outputs mixes the experts "
                   "with weights of its own.",
        .source =
            "Caccia et al. 2023, Multi-Head Adapter Routing; scale 1/r and initial values as in "
            "the branch mhr_camera_ready of mttl.",
        .routed = true,
        .suggestedLearningRate = 1e-2,
        .suggestedRouterLearningRate = 0.3,
        .options = withSelectorOptions({ rankOption(),
            expertsOption("Low-rank pairs S that the heads of a task route over."),
            headsOption() }),
    };
    method.count = countMhr;
    method.check = checkSite;
    method.checkTasks = checkSelector;
    method.create = [](const BankRequest &request) {
        return std::make_unique<MixedPairs>(request,
            integerOption(request.options, "experts"),
            integerOption(request.options, "rank"),
            integerOption(request.options, headsKey));
    };
    return method;
}

} // namespace tp
