// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <cstdint>
#include <filesystem>

namespace tp {

struct DemoSuiteOptions
{
    std::uint64_t seed = 0;
    std::int64_t trainRows = 1000; // per task
    std::int64_t validationRows = 50;
    std::int64_t testRows = 100;
};

// Writes the built-in demo suite (24 training tasks in five categories with four planted
// contradictions, and five held-out tasks) as a suite folder: the rules of design/demo.md.
// The same options give the same bytes.
[[nodiscard]] Status writeDemoSuite(const std::filesystem::path &folder, const DemoSuiteOptions &options);

} // namespace tp
