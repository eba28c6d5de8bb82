// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/method.h"

#include "model/adapters/gatedpairs.h"
#include "model/adapters/methodoptions.h"

namespace tp {

Method moloraMethod()
{
    Method method;
    method.description = {
        .name = "molora",
        .label = "MoLoRA",
        .summary = "Low-rank experts that every token mixes by itself: a gate in each layer "
                   "chooses the best few.",
        .source = "Zadouri et al. 2023, arXiv 2309.05444; top-k gate and balance loss as in the "
                  "baselines of Zhao et al., COLING 2025, arXiv 2412.08946.",
        .routed = true,
        .tokenRouted = true,
        .suggestedLearningRate = 3e-3,
        .options = { rankBesideAlpha(),
            expertsOption("Low-rank pairs of a layer that tokens are sent to."),
            topKOption(),
            alphaOption(16.0),
            allocationOption("even"),
            targetsOption(),
            balanceOption() },
    };
    method.count = [](const LinearShape &site, const OptionValues &options) {
        return countGatedPairs(site, options, GatedPairs::Shared::None);
    };
    method.create = [](const BankRequest &request) {
        return std::make_unique<GatedPairs>(request, GatedPairs::Settings {});
    };
    return method;
}

} // namespace tp
