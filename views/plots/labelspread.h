// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace tp {

// Moves label middles apart so that neighbours keep `height`, all stay in [low, high], and the sum
// of squared moves is least. `wanted` in any order; answers in the same order. If they do not fit,
// they are spaced evenly.
[[nodiscard]] std::vector<double> spreadLabels(
    const std::vector<double> &wanted, double height, double low, double high);

} // namespace tp
