// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/methodoptions.h"

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

} // namespace tp
