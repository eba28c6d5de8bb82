// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

namespace tp {

// How the rows of an input map to the leading axis of the factors.
struct FactorIndex
{
    std::int64_t groups = 1; // leading size of the factors
    torch::Tensor
        rowGroup; // int64 [rows]; undefined: rows fall into `groups` equal blocks in order
};

// y = x W^T + (x a_g) b_g, where g is the group of the row: frozen weight plus low-rank update,
// forward and backward in one autograd node (three and five matrix products).
// x [rows, t, in], weight [out, in] (frozen), a [groups, in, r], b [groups, r, out] with the
// adapter's scale already in b; returns [rows, t, out]. Factors may be float32 under a bfloat16
// backbone: they are cast to the type of x.
[[nodiscard]] torch::Tensor adaptedLinear(const torch::Tensor &x,
    const torch::Tensor &weight,
    const torch::Tensor &a,
    const torch::Tensor &b,
    const FactorIndex &index);

} // namespace tp
