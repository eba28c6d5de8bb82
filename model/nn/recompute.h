// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <functional>
#include <vector>

namespace tp {

using Recomputed = std::function<torch::Tensor(const std::vector<torch::Tensor> &inputs)>;

// block(inputs), of which only the inputs are kept for the backward pass, where the block runs a
// second time (gradient checkpointing). It must give the same both times. Gradients reach the
// inputs and whatever else the block uses that requires them; what that is made of may serve
// several blocks.
[[nodiscard]] torch::Tensor recompute(
    const Recomputed &block, const std::vector<torch::Tensor> &inputs);

} // namespace tp
