// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/tokenizer.h"
#include "model/nn/backbone.h"

#include <optional>
#include <vector>

namespace tp {

constexpr std::int64_t maximumBeams = 256;

// How texts are made. Without sampling and with one beam, every token is the most likely one.
struct GenerationSettings
{
    std::int64_t maxLength = 64; // tokens
    std::int64_t minLength = 0; // tokens before a text may end
    std::int64_t beams = 1; // the best text of so many that are followed at a time
    double lengthPenalty = 1.0; // a text's score is divided by its length to this power
    bool earlyStopping = false; // end as soon as there are as many texts as beams
    std::int64_t noRepeat = 0; // no run of so many tokens stands twice in a text; 0: it may
    bool sample = false; // draw every token instead; with one beam
    double temperature = 1.0; // below 1 likely tokens are drawn more often
    std::int64_t topK = 0; // of so many most likely tokens, 0: of all
    double topP = 1.0; // of the most likely tokens that are together so likely
    std::uint64_t seed = 0;
    std::uint64_t firstRow = 0; // number of the first input: each has random numbers of its own
    std::optional<std::int64_t> forcedFirst; // first token of every text
    std::optional<std::int64_t> forcedLast; // last token of a text of the longest length
};

// A continuation of each row, without start token and without what follows </s>. The bank, if any,
// must be prepared for these rows, each as often as there are beams, beside one another.
[[nodiscard]] std::vector<TokenIds> generate(const Backbone &model,
    const EncodedInput &input,
    const AdapterBank *bank,
    const GenerationSettings &settings);
// The most likely token each time, at most `maxLength` tokens.
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
