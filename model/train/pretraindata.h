// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/backbonerecipe.h"
#include "model/core/result.h"
#include "model/core/rng.h"
#include "model/data/spancorruption.h"
#include "model/data/tokenizer.h"

#include <string>
#include <vector>

namespace tp {

// The texts that a backbone is pretrained on.
struct PretrainText
{
    std::vector<std::string> texts; // inputs of training rows
    std::vector<std::string> answers; // distinct targets and options of training rows
};
[[nodiscard]] Result<PretrainText> collectText(const BackboneRecipe &recipe);

// Draws batches of denoising, copying and answer examples of similar length.
class PretrainSampler final
{
public:
    PretrainSampler(const PretrainText &text,
        const Tokenizer &tokenizer,
        const BackboneRecipe &recipe,
        std::int64_t firstSentinel);

    // Enough examples that input rows times their longest length reach recipe.batchTokens.
    [[nodiscard]] std::vector<DenoisingExample> nextBatch();

private:
    [[nodiscard]] DenoisingExample draw();
    void refill();

    std::vector<TokenIds> m_texts; // without closing token, cut to maxLength
    std::vector<TokenIds> m_answers;
    BackboneRecipe m_recipe;
    SpanCorruption m_corruption;
    Rng m_rng;
    std::vector<std::vector<DenoisingExample>> m_pending;
};

} // namespace tp
