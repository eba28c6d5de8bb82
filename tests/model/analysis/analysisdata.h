// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/clustering.h"
#include "model/config/rundescription.h"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

// What the tests of the analysis share.
namespace tp::test {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

inline Matrix matrixOf(const std::vector<std::vector<double>> &rows)
{
    Matrix matrix(rows.size(), rows.empty() ? 0 : rows.front().size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t j = 0; j < rows[i].size(); ++j) {
            matrix(i, j) = rows[i][j];
        }
    }
    return matrix;
}

inline Matrix distanceOf(const Matrix &similarity)
{
    Matrix distance(similarity.rows(), similarity.cols());
    for (std::size_t i = 0; i < similarity.rows(); ++i) {
        for (std::size_t j = 0; j < similarity.cols(); ++j) {
            distance(i, j) = 1.0 - similarity(i, j);
        }
    }
    return distance;
}

inline std::vector<std::string> namesOf(const std::vector<int> &labels)
{
    std::vector<std::string> names;
    for (const int label : labels) {
        names.push_back(std::to_string(label).insert(0, 1, 'c'));
    }
    return names;
}

inline TaskLabel taskOf(const std::string &id, const std::string &category = {})
{
    TaskLabel label;
    label.id = id;
    label.category = category;
    return label;
}

// `sites` sites named "site 0", ... of alternating stacks, one layer each two sites.
inline RoutingLayout layoutOf(int sites, int tasks, int splits, int experts)
{
    RoutingLayout layout;
    layout.tasks = tasks;
    layout.splits = splits;
    layout.experts = experts;
    layout.splitAxis = splits > 1 ? "order" : "";
    for (int i = 0; i < sites; ++i) {
        layout.sites.push_back({ .name = "site " + std::to_string(i),
            .stack = i % 2 == 0 ? "encoder" : "decoder",
            .layer = i / 2,
            .kind = i % 3 == 0 ? "q" : "v" });
    }
    return layout;
}

inline std::vector<std::size_t> allSites(const RoutingLayout &layout)
{
    std::vector<std::size_t> sites;
    for (std::size_t i = 0; i < layout.sites.size(); ++i) {
        sites.push_back(i);
    }
    return sites;
}

inline bool isNear(double a, double b, double tolerance = 1e-12)
{
    return std::abs(a - b) <= tolerance;
}

} // namespace tp::test
