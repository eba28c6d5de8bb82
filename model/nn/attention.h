// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>

namespace tp {

// Added to scores of this type at padding and future positions: exp of it is exactly 0.
[[nodiscard]] constexpr double maskedScore(torch::ScalarType type)
{
    return type == torch::kFloat16 ? -6e4 : -1e9;
}

// softmax(scale q k^T + bias) v for every head; T5 does not scale.
// q [rows, tq, heads * d], k and v [rows, tk, groups * d]: as many heads, one after the other,
// share the keys and values of each group. bias broadcasts to [rows, heads, tq, tk] and gets no
// gradient unless it requires one. Returns [rows, tq, heads * d]. Short float32 sequences on the
// CPU take a kernel of our own: LibTorch's fused one calls a matrix library for every head, which
// costs far more than the arithmetic there. All else is LibTorch's.
[[nodiscard]] torch::Tensor attention(const torch::Tensor &q,
    const torch::Tensor &k,
    const torch::Tensor &v,
    const torch::Tensor &bias,
    std::int64_t heads,
    double scale = 1.0);

} // namespace tp
