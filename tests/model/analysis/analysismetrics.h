// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysisdata.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <stdexcept>

// The numbers of numpy, scipy, scikit-learn and plain Python.
namespace tp::test {

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

inline Matrix matrixFrom(const nlohmann::json &rows)
{
    return matrixOf(rows.get<std::vector<std::vector<double>>>());
}

// scipy's rows [left, right, height, size].
inline Linkage linkageOf(const nlohmann::json &rows)
{
    Linkage linkage;
    for (const nlohmann::json &row : rows) {
        linkage.push_back({ .left = static_cast<int>(row.at(0).get<double>()),
            .right = static_cast<int>(row.at(1).get<double>()),
            .height = row.at(2).get<double>(),
            .size = static_cast<int>(row.at(3).get<double>()) });
    }
    return linkage;
}

} // namespace tp::test
