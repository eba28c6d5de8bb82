// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/tokenizer.h"
#include "model/nn/backbone.h"

#include <vector>

namespace tp {

// Greedy continuation of each row, without start token and without what follows </s>; at most
// `maxLength` tokens. The bank, if any, must be prepared for these rows.
[[nodiscard]] std::vector<TokenIds> generateGreedy(const Backbone &model,
    const EncodedInput &input,
    const AdapterBank *bank,
    std::int64_t maxLength);

// Log-probability of every target token, teacher-forced: [rows, t], 0 at padding.
// targets int64 [rows, t], padded with padTokenId. In float32, or float64 for a float64 model.
[[nodiscard]] torch::Tensor targetLogProbs(const Backbone &model,
    const EncodedInput &input,
    const torch::Tensor &targets,
    const AdapterBank *bank);

// The same from logits [rows, t, vocabulary] that are there already.
[[nodiscard]] torch::Tensor targetLogProbs(
    const torch::Tensor &logits, const torch::Tensor &targets, std::int64_t padTokenId);

} // namespace tp
