// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/clustering.h"
#include "model/config/rundescription.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

// What the tests of the analysis share.
namespace tp::test {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

// tests/data/analysis_metrics.json, written by tests/parity/analysis_metrics.py.
inline const nlohmann::json &metrics()
{
    static const nlohmann::json data = [] {
        std::ifstream file(TP_SOURCE_DIR "/tests/data/analysis_metrics.json");
        return nlohmann::json::parse(file);
    }();
    return data;
}

inline const nlohmann::json &caseNamed(const char *list, const std::string &name)
{
    for (const nlohmann::json &entry : metrics().at(list)) {
        if (entry.at("name").get<std::string>() == name) {
            return entry;
        }
    }
    throw std::runtime_error("no case named " + name);
}

inline std::vector<std::string> caseNames(const char *list)
{
    std::vector<std::string> names;
    for (const nlohmann::json &entry : metrics().at(list)) {
        names.push_back(entry.at("name").get<std::string>());
    }
    return names;
}

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

inline Matrix matrixOf(const nlohmann::json &rows)
{
    return matrixOf(rows.get<std::vector<std::vector<double>>>());
}

// scipy's rows [left, right, height, size].
inline Linkage linkageOf(const nlohmann::json &rows)
{
    Linkage linkage;
    for (const nlohmann::json &row : rows) {
        linkage.push_back({.left = static_cast<int>(row.at(0).get<double>()),
                           .right = static_cast<int>(row.at(1).get<double>()),
                           .height = row.at(2).get<double>(),
                           .size = static_cast<int>(row.at(3).get<double>())});
    }
    return linkage;
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
        names.push_back("c" + std::to_string(label));
    }
    return names;
}

// `sites` sites named "site 0", ... of alternating stacks, one layer each two sites.
inline RoutingLayout layoutOf(int sites, int tasks, int splits, int experts)
{
    RoutingLayout layout {.sites = {}, .tasks = tasks, .splits = splits, .experts = experts};
    layout.splitAxis = splits > 1 ? "order" : "";
    for (int i = 0; i < sites; ++i) {
        layout.sites.push_back({.name = "site " + std::to_string(i),
                                .stack = i % 2 == 0 ? "encoder" : "decoder",
                                .layer = i / 2,
                                .kind = i % 3 == 0 ? "q" : "v"});
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
