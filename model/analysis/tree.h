// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/clustering.h"

// Checks that the clustering functions share.
namespace tp {

// True if the merges join `leaves` leaves into one tree, each part used once and after it was made.
[[nodiscard]] bool isTree(const Linkage &linkage, std::size_t leaves);

[[nodiscard]] bool isFiniteSquare(const Matrix &matrix);

} // namespace tp
