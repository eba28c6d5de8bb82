// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/clustering.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace tp {

namespace {

// Centring equal rows leaves at most rounding; this share of a row's own length counts as nothing.
constexpr double negligible = 1e-12;

// Columns handled together: the rows' pieces then stay in the second-level cache.
constexpr std::size_t chunk = 256;

// Eight independent sums, in a fixed order, let the compiler use vector instructions without being
// allowed to reorder additions.
double dot(const double *a, const double *b, std::size_t count)
{
    std::array<double, 8> sums {};
    std::size_t i = 0;
    for (; i + sums.size() <= count; i += sums.size()) {
        for (std::size_t lane = 0; lane < sums.size(); ++lane) {
            sums[lane] += a[i + lane] * b[i + lane];
        }
    }
    for (std::size_t lane = 0; i < count; ++i, ++lane) {
        sums[lane] += a[i] * b[i];
    }
    return ((sums[0] + sums[1]) + (sums[2] + sums[3]))
        + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

// Dot products of all pairs of rows; the part above the diagonal stays 0.
Matrix gram(const Matrix &rows)
{
    Matrix products(rows.rows(), rows.rows());
    for (std::size_t first = 0; first < rows.cols(); first += chunk) {
        const std::size_t count = std::min(chunk, rows.cols() - first);
        for (std::size_t i = 0; i < rows.rows(); ++i) {
            for (std::size_t j = 0; j <= i; ++j) {
                products(i, j) +=
                    dot(rows.row(i).data() + first, rows.row(j).data() + first, count);
            }
        }
    }
    return products;
}

// Subtracts the mean row; rows that are nothing but rounding become exactly 0.
Matrix centred(const Matrix &features)
{
    std::vector<double> mean(features.cols(), 0.0);
    for (std::size_t i = 0; i < features.rows(); ++i) {
        const std::span<const double> row = features.row(i);
        for (std::size_t k = 0; k < mean.size(); ++k) {
            mean[k] += row[k];
        }
    }
    for (double &value : mean) {
        value /= static_cast<double>(features.rows());
    }
    Matrix result = features;
    for (std::size_t i = 0; i < result.rows(); ++i) {
        const std::span<double> row = result.row(i);
        const double before = dot(row.data(), row.data(), row.size());
        for (std::size_t k = 0; k < mean.size(); ++k) {
            row[k] -= mean[k];
        }
        if (dot(row.data(), row.data(), row.size()) <= negligible * negligible * before) {
            std::ranges::fill(row, 0.0);
        }
    }
    return result;
}

bool allFinite(const Matrix &matrix)
{
    return std::ranges::all_of(matrix.values(), [](double value) { return std::isfinite(value); });
}

} // namespace

Matrix centredCosine(const Matrix &features)
{
    if (!allFinite(features)) {
        return {};
    }
    const Matrix products = gram(centred(features));
    Matrix similarity(features.rows(), features.rows());
    for (std::size_t i = 0; i < similarity.rows(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            // One root of the product, not two roots: equal rows then give exactly 1.
            const double lengths = std::sqrt(products(i, i) * products(j, j));
            const double cosine =
                lengths > 0.0 ? std::clamp(products(i, j) / lengths, -1.0, 1.0) : 0.0;
            similarity(i, j) = cosine;
            similarity(j, i) = cosine;
        }
        similarity(i, i) = 1.0;
    }
    return similarity;
}

Clustering clusterTasks(
    const Matrix &features, const std::vector<std::string> &categories, int permutations)
{
    if (features.rows() == 0 || categories.size() != features.rows()) {
        return {};
    }
    Clustering result;
    result.similarity = centredCosine(features);
    if (result.similarity.empty()) {
        return result;
    }
    Matrix distance(features.rows(), features.rows());
    for (std::size_t i = 0; i < distance.rows(); ++i) {
        for (std::size_t j = 0; j < distance.cols(); ++j) {
            distance(i, j) = 1.0 - result.similarity(i, j);
        }
        result.distinct = result.distinct || !std::ranges::equal(features.row(i), features.row(0));
    }
    result.clusters = std::set<std::string>(categories.begin(), categories.end()).size();
    result.linkage = averageLinkage(distance);
    result.leafOrder = optimalLeafOrder(result.linkage, distance);
    result.labels = cutLinkage(result.linkage, features.rows(), result.clusters);
    result.agreement = agreement(result.labels, labelsOf(categories), permutations);
    return result;
}

std::vector<std::string> categoriesOf(const std::vector<TaskLabel> &tasks)
{
    std::vector<std::string> categories;
    categories.reserve(tasks.size());
    for (const TaskLabel &task : tasks) {
        categories.push_back(task.category);
    }
    return categories;
}

std::vector<int> labelsOf(const std::vector<std::string> &names)
{
    std::map<std::string, int> numbers;
    std::vector<int> labels;
    for (const std::string &name : names) {
        labels.push_back(numbers.try_emplace(name, static_cast<int>(numbers.size())).first->second);
    }
    return labels;
}

} // namespace tp
