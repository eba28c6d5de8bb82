// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/clustering.h"

#include "model/core/rng.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tp {

namespace {

// Labels of any values as 0..count-1.
struct Dense
{
    std::vector<std::size_t> labels;
    std::size_t count = 0;
};

Dense dense(const std::vector<int> &labels)
{
    std::vector<int> values = labels;
    std::ranges::sort(values);
    // Not std::ranges::unique, whose result clang 14 cannot read in GCC's library.
    values.erase(std::unique(values.begin(), values.end()), values.end());
    Dense result { .labels = {}, .count = values.size() };
    for (const int label : labels) {
        result.labels.push_back(
            static_cast<std::size_t>(std::ranges::lower_bound(values, label) - values.begin()));
    }
    return result;
}

double squareSum(const std::vector<std::int64_t> &counts)
{
    double sum = 0.0;
    for (const std::int64_t count : counts) {
        sum += static_cast<double>(count) * static_cast<double>(count);
    }
    return sum;
}

// How often each pair of labels occurs together, and how often each label by itself.
struct Contingency
{
    std::vector<std::int64_t> cells; // [a, b]
    std::vector<std::int64_t> a;
    std::vector<std::int64_t> b;
    double total = 0.0;
};

Contingency contingency(const Dense &a, const Dense &b)
{
    Contingency table { .cells = std::vector<std::int64_t>(a.count * b.count),
        .a = std::vector<std::int64_t>(a.count),
        .b = std::vector<std::int64_t>(b.count),
        .total = static_cast<double>(a.labels.size()) };
    for (std::size_t i = 0; i < a.labels.size(); ++i) {
        ++table.cells[a.labels[i] * b.count + b.labels[i]];
        ++table.a[a.labels[i]];
        ++table.b[b.labels[i]];
    }
    return table;
}

// From ordered pairs of items: those together in both labellings, only in a, only in b, in neither.
double randIndex(double cellSquares, double aSquares, double bSquares, double total)
{
    const double both = cellSquares - total;
    const double onlyA = aSquares - cellSquares;
    const double onlyB = bSquares - cellSquares;
    const double neither = total * total - total - both - onlyA - onlyB;
    if (onlyA == 0.0 && onlyB == 0.0) {
        return 1.0; // equal partitions, also where chance alone would make them equal
    }
    return 2.0 * (both * neither - onlyA * onlyB)
        / ((both + onlyA) * (onlyA + neither) + (both + onlyB) * (onlyB + neither));
}

double randIndex(const Contingency &table)
{
    return randIndex(squareSum(table.cells), squareSum(table.a), squareSum(table.b), table.total);
}

double entropy(const std::vector<std::int64_t> &counts, double total)
{
    double sum = 0.0;
    for (const std::int64_t count : counts) {
        const double p = static_cast<double>(count) / total;
        sum -= p * std::log(p);
    }
    return sum;
}

double mutualInformation(const Contingency &table)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < table.a.size(); ++i) {
        for (std::size_t j = 0; j < table.b.size(); ++j) {
            const auto cell = static_cast<double>(table.cells[i * table.b.size() + j]);
            if (cell > 0.0) {
                sum += cell / table.total
                    * std::log(cell * table.total
                        / (static_cast<double>(table.a[i]) * static_cast<double>(table.b[j])));
            }
        }
    }
    return sum;
}

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

} // namespace

double adjustedRandIndex(const std::vector<int> &a, const std::vector<int> &b)
{
    if (a.size() != b.size()) {
        return notANumber;
    }
    return randIndex(contingency(dense(a), dense(b)));
}

double normalisedMutualInformation(const std::vector<int> &a, const std::vector<int> &b)
{
    if (a.size() != b.size()) {
        return notANumber;
    }
    const Contingency table = contingency(dense(a), dense(b));
    if (table.a.size() <= 1 && table.b.size() <= 1) {
        return 1.0;
    }
    const double information = mutualInformation(table);
    if (information <= std::numeric_limits<double>::epsilon()) {
        return 0.0;
    }
    return information / ((entropy(table.a, table.total) + entropy(table.b, table.total)) / 2.0);
}

Agreement agreement(const std::vector<int> &labels,
    const std::vector<int> &categories,
    int permutations,
    std::uint64_t seed)
{
    Agreement result { .ari = adjustedRandIndex(labels, categories),
        .nmi = normalisedMutualInformation(labels, categories) };
    if (std::isnan(result.ari) || permutations < 1) {
        return result;
    }
    const Dense a = dense(labels);
    Dense b = dense(categories);
    const Contingency table = contingency(a, b);
    const double aSquares = squareSum(table.a);
    const double bSquares = squareSum(table.b);
    // Shuffling changes neither margin, so the index depends on the cells' squares alone; these are
    // whole numbers and compare exactly.
    const double observed = squareSum(table.cells);

    Rng rng(seed, "agreement");
    std::vector<std::int64_t> cells(table.cells.size());
    std::vector<double> null;
    int atLeast = 0;
    for (int i = 0; i < permutations; ++i) {
        rng.shuffle(b.labels);
        std::ranges::fill(cells, 0);
        for (std::size_t item = 0; item < a.labels.size(); ++item) {
            ++cells[a.labels[item] * b.count + b.labels[item]];
        }
        const double squares = squareSum(cells);
        atLeast += squares >= observed ? 1 : 0;
        null.push_back(randIndex(squares, aSquares, bSquares, table.total));
        result.nullMean += null.back() / permutations;
    }
    for (const double value : null) {
        const double difference = value - result.nullMean;
        result.nullDeviation += difference * difference;
    }
    result.nullDeviation =
        permutations > 1 ? std::sqrt(result.nullDeviation / (permutations - 1)) : 0.0;
    result.p = (1.0 + atLeast) / (1.0 + permutations);
    result.permutations = permutations;
    return result;
}

} // namespace tp
