// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/optionspec.h"
#include "model/nn/modelconfig.h"

namespace tp {

// Options that several methods share, so that they are called and explained alike everywhere.

[[nodiscard]] OptionSpec rankOption();
[[nodiscard]] OptionSpec rankBesideAlpha(); // where alphaOption() tells the scale
// `help` says what an expert of the method is.
[[nodiscard]] OptionSpec expertsOption(std::string help);
[[nodiscard]] OptionSpec orderOption();
[[nodiscard]] OptionSpec alphaOption(double defaultValue);

// Of methods that route tokens:
[[nodiscard]] OptionSpec topKOption();
[[nodiscard]] OptionSpec balanceOption();
// Experts by layer, as "2-4-6-8": the number in each quarter of a stack's blocks, or "even".
[[nodiscard]] OptionSpec allocationOption(std::string defaultValue);
[[nodiscard]] OptionSpec targetsOption();

// The experts that `experts` and `allocation` give a site.
[[nodiscard]] std::int64_t expertsAt(const LinearShape &site, const OptionValues &options);
// Whether `targets` has a site among the adapted ones.
[[nodiscard]] bool isTargeted(const LinearShape &site, const OptionValues &options);

} // namespace tp
