// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/backbonerecipe.h"
#include "model/core/result.h"
#include "model/core/rng.h"
#include "model/data/spancorruption.h"
#include "model/data/tokenizer.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace tp {

// The texts that a backbone is pretrained on.
struct PretrainText
{
    std::vector<std::string> texts; // inputs of training rows, and the texts of files
    std::vector<std::string> answers; // distinct targets and options of training rows

    [[nodiscard]] std::string hash() const; // SHA-256 of all of it, hexadecimal
};
[[nodiscard]] Result<PretrainText> collectText(
    const BackboneRecipe &recipe, const std::stop_token &stop);

// Many short token lists in one piece of memory.
class TokenLists final
{
public:
    // Without the closing token, cut into lists of at most `limit` tokens.
    void add(const TokenIds &ids, std::size_t limit);
    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    [[nodiscard]] TokenIds at(std::size_t index) const;

private:
    std::vector<std::uint32_t> m_ids;
    std::vector<std::size_t> m_ends; // of each list in m_ids
};

// Draws batches of denoising, copying and answer examples of similar length.
class PretrainSampler final
{
public:
    // What decides the batches to come: cheap to keep, and enough to go on exactly.
    struct State
    {
        Rng::State rng {}; // before the batches at hand were drawn
        std::int64_t taken = 0; // of them
    };

    // Encodes the text, which can take a while; left unfinished if `stop` asks.
    PretrainSampler(const PretrainText &text,
        const Tokenizer &tokenizer,
        const BackboneRecipe &recipe,
        const std::stop_token &stop);

    [[nodiscard]] bool isEmpty() const { return m_texts.size() == 0; }
    [[nodiscard]] const State &state() const { return m_state; }
    void restore(const State &state);

    // Enough examples that input rows times their longest length reach recipe.batchTokens.
    [[nodiscard]] std::vector<DenoisingExample> nextBatch();

private:
    [[nodiscard]] DenoisingExample draw();
    void refill();

    TokenLists m_texts;
    TokenLists m_answers;
    BackboneRecipe m_recipe;
    SpanCorruption m_corruption;
    Rng m_rng;
    State m_state;
    std::vector<std::vector<DenoisingExample>> m_pending;
};

} // namespace tp
