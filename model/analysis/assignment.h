// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/matrix.h"

#include <vector>

namespace tp {

// The column of each row so that every column is used at most once and the sum of the costs is
// least; -1 for the rows that are left over where there are more rows than columns. The Hungarian
// method in O(rows^2 columns). Ties go to the lowest numbers that the method meets first. Empty
// where a cost is not finite.
[[nodiscard]] std::vector<int> cheapestAssignment(const Matrix &cost);

} // namespace tp
