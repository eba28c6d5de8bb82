// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>

namespace tp {

// What a gate says of every token, all [tokens, experts].
struct TokenGates
{
    torch::Tensor probabilities; // softmax of the logits
    torch::Tensor chosen; // 1 at the most probable experts of a token, 0 elsewhere
    torch::Tensor weights; // of the chosen experts, made to sum to 1
};

// Each token takes its `topK` most probable experts, all of them if there are not more.
// Source: reference/mosld.md B1.
[[nodiscard]] TokenGates topKGates(const torch::Tensor &logits, std::int64_t topK);

// experts * sum over experts of (share of the choices) * (mean probability), over the tokens where
// `real` [tokens] is 1: 1 if the load is even, up to the number of experts if one has it all. Only
// the probabilities carry a gradient. Source: reference/mosld.md B6.
[[nodiscard]] torch::Tensor balanceLoss(const TokenGates &gates, const torch::Tensor &real);

} // namespace tp
