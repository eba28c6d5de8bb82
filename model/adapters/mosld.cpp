// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/method.h"

#include "model/adapters/gatedpairs.h"
#include "model/adapters/methodoptions.h"

namespace tp {

namespace {

constexpr auto dropoutKey = "weight_dropout";
constexpr auto sharedKey = "shared";

GatedPairs::Shared sharedSide(const OptionValues &options)
{
    return choiceOption(options, sharedKey) == "input" ? GatedPairs::Shared::Input
                                                       : GatedPairs::Shared::Output;
}

OptionSpec sharedOption()
{
    OptionSpec spec;
    spec.key = sharedKey;
    spec.label = "Shared side";
    spec.help = "Which factor the experts of a layer share: that of the inputs, as LoRA's names "
                "have it, or that of the outputs, as the paper's dimensions have it.";
    spec.type = OptionType::Choice;
    spec.defaultValue = std::string("input");
    spec.choices = { "input", "output" };
    return spec;
}

OptionSpec dropoutOption()
{
    OptionSpec spec;
    spec.key = dropoutKey;
    spec.label = "Weight dropout";
    spec.help = "Share of the shared factor's weights that training sets to zero in each step; 0 "
                "is MoSL.";
    spec.type = OptionType::Real;
    spec.defaultValue = 0.1;
    spec.minimum = 0.0;
    spec.maximum = 0.9;
    return spec;
}

} // namespace

Method mosldMethod()
{
    Method method;
    method.description = {
        .name = "mosld",
        .label = "MoSLD",
        .summary = "Like MoLoRA, but the experts of a layer share one factor, whose weights are "
                   "dropped in training.",
        .source = "Zhao et al., COLING 2025, arXiv 2412.08946; no code was published, what the "
                  "paper leaves open is as in MoLA.",
        .routed = true,
        .tokenRouted = true,
        .suggestedLearningRate = 3e-3,
        .options = { rankBesideAlpha(),
            expertsOption("Private factors of a layer that tokens are sent to, where experts by "
                          "layer is even."),
            topKOption(),
            alphaOption(16.0),
            dropoutOption(),
            sharedOption(),
            allocationOption("2-4-6-8"),
            targetsOption(),
            balanceOption() },
    };
    method.count = [](const LinearShape &site, const OptionValues &options) {
        return countGatedPairs(site, options, sharedSide(options));
    };
    method.create = [](const BankRequest &request) {
        return std::make_unique<GatedPairs>(request,
            GatedPairs::Settings { .shared = sharedSide(request.options),
                .dropout = realOption(request.options, dropoutKey) });
    };
    return method;
}

} // namespace tp
