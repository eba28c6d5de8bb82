// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tp {

// Paired differences against "each could as well have had the other sign".
struct SignFlipTest
{
    double mean = 0.0;
    double p = 1.0; // two-sided, of the absolute mean
    bool exact = true; // all 2^n signs were tried; else 100,000 drawn with a fixed seed
};

// Up to 20 differences are tried exactly. Nothing for fewer than one difference or numbers that are
// not finite. Sums within rounding of the observed one count as equal to it.
[[nodiscard]] std::optional<SignFlipTest> signFlipTest(std::span<const double> differences);

// The fewest pairs with which the test can reach p < 0.05: 2 / 2^6 = 0.031.
inline constexpr std::size_t leastPairs = 6;

// Holm's step-down correction; in the order given, never above 1.
[[nodiscard]] std::vector<double> holmCorrected(const std::vector<double> &p);

} // namespace tp
