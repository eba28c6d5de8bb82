// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace tp {

// Every `stride`-th code point from `first` to `last` has a lower case: itself plus `delta`.
struct LowerRun
{
    char32_t first;
    char32_t last;
    std::int32_t stride;
    std::int32_t delta;
};

struct CodeRange
{
    char32_t first;
    char32_t last;
};

// Ascending and without overlap.
[[nodiscard]] std::span<const LowerRun> lowerRuns();
[[nodiscard]] std::span<const CodeRange> wordRanges(); // letters and digits beyond ASCII

} // namespace tp
