// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>

namespace tp {

// Inputs and targets as the one sequence that a decoder-only model reads in training. Each row is
// its input and all but the last of its targets, from which nothing is predicted, without a gap,
// filled up behind.
struct JoinedRows
{
    torch::Tensor ids; // int64 [rows, w]
    // int64 [rows, t]: where each target is predicted, the first one at the input's last token.
    torch::Tensor places;
};

// Inputs [rows, s] and targets [rows, t] are filled up with `pad`, and no row is empty.
[[nodiscard]] JoinedRows joinRows(
    const torch::Tensor &inputs, const torch::Tensor &targets, std::int64_t pad);

} // namespace tp
