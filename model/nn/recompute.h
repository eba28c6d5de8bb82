// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <functional>
#include <vector>

namespace tp {

// A part of a forward pass that can be run again and gives the same then.
struct RepeatablePass
{
    // Any number of tensors from `inputs`. `again`: it is the backward pass that calls.
    std::function<std::vector<torch::Tensor>(const std::vector<torch::Tensor> &inputs, bool again)>
        run;
    std::vector<torch::Tensor> inputs;
    // Tensors besides those that gradients go to. None of them may depend on another.
    std::vector<torch::Tensor> read;
};

// What the pass gives, without keeping what its backward pass needs: that runs the pass again and
// goes back through it at once (gradient checkpointing). Gradients of gradients are not supported,
// nor is a second backward pass.
[[nodiscard]] std::vector<torch::Tensor> recomputed(RepeatablePass pass);

} // namespace tp
