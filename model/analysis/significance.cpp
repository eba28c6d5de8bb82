// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/significance.h"

#include "model/core/rng.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace tp {

namespace {

constexpr std::size_t mostExact = 20;
constexpr std::int64_t draws = 100'000;

double exactP(std::span<const double> differences, double threshold)
{
    // In Gray code one sign changes from each pattern to the next. The first sign stays: the other
    // half of the patterns mirrors this one.
    double sum = std::accumulate(differences.begin(), differences.end(), 0.0);
    std::vector<double> signs(differences.size(), 1.0);
    const std::uint64_t patterns = std::uint64_t { 1 } << (differences.size() - 1);
    std::uint64_t extreme = 0;
    for (std::uint64_t pattern = 0;;) {
        extreme += std::abs(sum) >= threshold ? 1U : 0U;
        if (++pattern == patterns) {
            break;
        }
        const auto at = static_cast<std::size_t>(std::countr_zero(pattern)) + 1;
        signs[at] = -signs[at];
        sum += 2.0 * signs[at] * differences[at];
    }
    return static_cast<double>(extreme) / static_cast<double>(patterns);
}

double drawnP(std::span<const double> differences, double threshold)
{
    Rng rng(0, "sign flips");
    std::int64_t extreme = 1; // the observed signs are one of the patterns
    for (std::int64_t draw = 0; draw < draws; ++draw) {
        double sum = 0.0;
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < differences.size(); ++i) {
            bits = i % 64 == 0 ? rng.next() : bits >> 1;
            sum += (bits & 1U) != 0 ? differences[i] : -differences[i];
        }
        extreme += std::abs(sum) >= threshold ? 1 : 0;
    }
    return static_cast<double>(extreme) / static_cast<double>(draws + 1);
}

} // namespace

std::optional<SignFlipTest> signFlipTest(std::span<const double> differences)
{
    if (differences.empty()
        || !std::ranges::all_of(differences, [](double value) { return std::isfinite(value); })) {
        return std::nullopt;
    }
    const double sum = std::accumulate(differences.begin(), differences.end(), 0.0);
    const double size = std::accumulate(
        differences.begin(), differences.end(), 0.0, [](double total, double value) {
            return total + std::abs(value);
        });
    const double threshold = std::abs(sum) - 1e-12 * size;
    const bool exact = differences.size() <= mostExact;
    return SignFlipTest { sum / static_cast<double>(differences.size()),
        exact ? exactP(differences, threshold) : drawnP(differences, threshold),
        exact };
}

std::vector<double> holmCorrected(const std::vector<double> &p)
{
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return p[i]; });
    std::vector<double> corrected(p.size());
    double largest = 0.0;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        const auto left = static_cast<double>(order.size() - rank);
        largest = std::max(largest, std::min(1.0, left * p[order[rank]]));
        corrected[order[rank]] = largest;
    }
    return corrected;
}

} // namespace tp
