// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

namespace tp {

// x over the root of its mean square, times `weight` [d], which may be wider. Of types of two bytes
// the division is in float32, as transformers has it.
[[nodiscard]] torch::Tensor rmsNorm(
    const torch::Tensor &x, const torch::Tensor &weight, double epsilon);

} // namespace tp
