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
    std::int64_t trainRows = 800; // per task
    std::int64_t validationRows = 50;
    std::int64_t testRows = 100;
};

// Writes the built-in demo suite as a suite folder: 24 tasks to train on, in five categories and
// with four planted contradictions, and five held-out ones. `folder` must not exist yet or be
// empty; a failure leaves nothing behind. The same options give the same bytes.
//
// Every split of every task is drawn from a random stream of its own. No input of a task stands in
// two of its splits, or twice among its evaluation rows, as far as the rule has enough inputs;
// facts (kind, colour, opposite, capital), twin words and the sums and comparisons of small numbers
// have not, so there the splits share inputs.
[[nodiscard]] Status writeDemoSuite(
    const std::filesystem::path &folder, const DemoSuiteOptions &options);

} // namespace tp
