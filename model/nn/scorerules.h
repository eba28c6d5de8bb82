// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a text must and must not contain while it is generated; private to generation.

#include "model/nn/generate.h"

#include <torch/types.h>

#include <span>
#include <vector>

namespace tp {

// Log-probabilities [texts, vocabulary] of the next token of each text, in float32 or wider.
[[nodiscard]] torch::Tensor nextLogProbs(const torch::Tensor &logits);

// Sets to minus infinity what the settings forbid as the next token of each of the texts, to which
// `length` tokens were added before.
void applyRules(torch::Tensor &scores,
    const std::vector<std::span<const std::int64_t>> &texts,
    std::int64_t length,
    const std::vector<std::int64_t> &ends,
    const GenerationSettings &settings);

} // namespace tp
