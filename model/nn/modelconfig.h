// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/nn/backbones/bartconfig.h"
#include "model/nn/backbones/llamaconfig.h"
#include "model/nn/backbones/t5config.h"
#include "model/nn/linearshape.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace tp {

// What config.json says of a backbone: its family's own keys, and what all families have.
struct ModelConfig
{
    std::variant<T5Config, BartConfig, LlamaConfig> family;
    std::int64_t vocabSize = 0;
    // Fills rows up to the longest. Decoder-only models have -1, which no text holds: their files
    // name no padding token, or the one that ends a text and must be learnt, or one that texts use.
    std::int64_t padTokenId = 0;
    std::vector<std::int64_t> endTokenIds; // any of them ends a text; targets end with the first
    std::int64_t longest = 0; // tokens that its positions reach, 0: any number
    bool decoderOnly = false; // inputs and targets are one sequence of one stack

    [[nodiscard]] static ModelConfig of(T5Config config);
    [[nodiscard]] static ModelConfig of(BartConfig config);
    [[nodiscard]] static ModelConfig of(LlamaConfig config);
};

// Reads config.json of a Hugging Face folder. Refuses other families and sizes outside what can be
// meant, so that what follows may multiply and allocate by them.
[[nodiscard]] Result<ModelConfig> readModelConfig(const std::filesystem::path &folder);
[[nodiscard]] Result<ModelConfig> parseModelConfig(
    const std::string &json, const std::string &where);

// Every Linear of attention and feed-forward in the order of the model: encoder first, block by
// block, self-attention before cross-attention before feed-forward. The language-model head is
// none.
[[nodiscard]] std::vector<LinearShape> adaptedLinears(const ModelConfig &config);

// Distinct numbers in the weights: tied tensors count once.
[[nodiscard]] std::int64_t modelParameterCount(const ModelConfig &config);

} // namespace tp
