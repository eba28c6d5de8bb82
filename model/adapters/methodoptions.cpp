// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/methodoptions.h"

#include "model/adapters/method.h"

#include <algorithm>

namespace tp {

OptionSpec rankOption()
{
    return { .key = "rank",
        .label = "Rank",
        .help = "Inner dimension r of the low-rank update; the update is scaled by 1 / r.",
        .type = OptionType::Integer,
        .defaultValue = std::int64_t { 8 },
        .minimum = 1,
        .maximum = 1024 };
}

OptionSpec rankBesideAlpha()
{
    OptionSpec spec = rankOption();
    spec.help = "Inner dimension r of the low-rank update.";
    return spec;
}

OptionSpec expertsOption(std::string help)
{
    return { .key = "experts",
        .label = "Experts",
        .help = std::move(help),
        .type = OptionType::Integer,
        .defaultValue = std::int64_t { 8 },
        .minimum = 2,
        .maximum = 1024 };
}

OptionSpec orderOption()
{
    return { .key = "order",
        .label = "Order",
        .help =
            "Leaves in each tensor product; 4 needs far fewer numbers than 2. Others than 2 and "
            "4 are not from the paper.",
        .type = OptionType::Integer,
        .defaultValue = std::int64_t { 2 },
        .minimum = 1,
        .maximum = 8 };
}

OptionSpec alphaOption(double defaultValue)
{
    return { .key = "alpha",
        .label = "Alpha",
        .help = "The update is scaled by alpha divided by the rank.",
        .type = OptionType::Real,
        .defaultValue = defaultValue,
        .minimum = 0.001,
        .maximum = 1024.0 };
}

OptionSpec topKOption()
{
    return { .key = "top_k",
        .label = "Experts per token",
        .help = "Each token uses only the experts that its gate weights most; their weights are "
                "made to sum to 1.",
        .type = OptionType::Integer,
        .defaultValue = std::int64_t { 2 },
        .minimum = 1,
        .maximum = 64 };
}

OptionSpec balanceOption()
{
    return { .key = "balance",
        .label = "Balance coefficient",
        .help = "Weight of the loss that spreads tokens over the experts; the recorded loss is "
                "without it.",
        .type = OptionType::Real,
        .defaultValue = 1e-3,
        .minimum = 0.0,
        .maximum = 10.0,
        .advanced = true };
}

OptionSpec allocationOption(std::string defaultValue)
{
    return { .key = "allocation",
        .label = "Experts by layer",
        .help = "Experts in each quarter of the layers of encoder and decoder, from the first; "
                "even: the number of experts everywhere.",
        .type = OptionType::Choice,
        .defaultValue = std::move(defaultValue),
        .choices = { "even", "2-4-6-8", "8-6-4-2", "5-5-5-5" } };
}

OptionSpec targetsOption()
{
    return { .key = "targets",
        .label = "Adapted layers",
        .help =
            "all: every Linear of attention and feed-forward; qv: queries and values only; auto: "
            "qv for decoder-only backbones, all for others.",
        .type = OptionType::Choice,
        .defaultValue = std::string("auto"),
        .choices = { "auto", "all", "qv" } };
}

std::int64_t expertsAt(const LinearShape &site, const OptionValues &options)
{
    const std::string &allocation = choiceOption(options, "allocation");
    if (allocation == "even") {
        return integerOption(options, "experts");
    }
    const auto quarter =
        static_cast<std::size_t>(std::min(3, 4 * site.layer / std::max(1, site.layers)));
    return allocation[2 * quarter] - '0';
}

bool isTargeted(const LinearShape &site, const OptionValues &options)
{
    const std::string &targets = choiceOption(options, "targets");
    const bool isWhole = targets == "all" || (targets == "auto" && !site.decoderOnly);
    return isWhole || site.kind.ends_with('q') || site.kind.ends_with('v');
}

} // namespace tp
