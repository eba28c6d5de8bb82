// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysisdata.h"

#include <nlohmann/json.hpp>

#include <fstream>

namespace tp::test {

// tests/data/comparison.json, written by tests/parity/comparison.py.
inline const nlohmann::json &comparisonNumbers()
{
    static const nlohmann::json data = [] {
        std::ifstream file(TP_SOURCE_DIR "/tests/data/comparison.json");
        return nlohmann::json::parse(file);
    }();
    return data;
}

} // namespace tp::test
