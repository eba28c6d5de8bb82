// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>

namespace tp {

// The smallest L >= 1 with L^order >= dim. Integers only: a rounded root overshoots exact powers.
[[nodiscard]] std::int64_t leafDim(std::int64_t dim, std::int64_t order);

// Tensor product of the leaves along `orderDim` in a balanced tree of neighbours, layer norm (no
// affine, eps 1e-5, biased) over the last two axes after each first-level pair, then cut to `dim`
// entries. leaves [..., order, ..., r, L] -> [..., r, dim]. Orders 2 and 4, and 1 of TensorPoly-II,
// are as published (reference/tensorpoly.md section 8); for the others this is our own rule, in
// which the last leaf of an odd number passes as it is to the next level.
[[nodiscard]] torch::Tensor entangle(
    const torch::Tensor &leaves, std::int64_t orderDim, std::int64_t dim);

} // namespace tp
