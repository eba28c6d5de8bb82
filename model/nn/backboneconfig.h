// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tp {

// What config.json says of a T5, with transformers' default for every key that is absent.
struct T5Config
{
    std::int64_t dModel = 512;
    std::int64_t dKv = 64; // width of one head
    std::int64_t dFf = 2048;
    std::int64_t numLayers = 6; // of the encoder
    std::int64_t numDecoderLayers = 6; // absent: as many as the encoder has
    std::int64_t numHeads = 8;
    std::int64_t vocabSize = 32128;
    std::int64_t relativeBuckets = 32;
    std::int64_t relativeMaxDistance = 128;
    double layerNormEpsilon = 1e-6;
    bool gated = false; // wi_0 and wi_1 instead of wi
    std::string activation = "relu"; // "relu", "gelu" (exact), "gelu_new" (tanh) or "silu"
    bool tieWordEmbeddings = true; // then logits are scaled by dModel^-0.5
    std::int64_t decoderStartTokenId = 0; // absent: the padding token
    std::int64_t padTokenId = 0;
    std::int64_t eosTokenId = 1;
    double dropoutRate = 0.1;

    [[nodiscard]] std::int64_t innerSize() const { return numHeads * dKv; }

    friend bool operator==(const T5Config &, const T5Config &) = default;
};

// Reads config.json of a Hugging Face folder. Refuses other families and sizes outside what can be
// meant, so that what follows may multiply and allocate by them.
[[nodiscard]] Result<T5Config> readBackboneConfig(const std::filesystem::path &folder);
[[nodiscard]] Result<T5Config> parseBackboneConfig(
    const std::string &json, const std::string &where);
// The config.json that transformers and readBackboneConfig read back as `config`.
[[nodiscard]] std::string writeBackboneConfig(const T5Config &config);

// A Linear of the backbone that adapters attach to: y = x W^T, W [out, in].
struct LinearShape
{
    std::string name; // "encoder.block.0.layer.0.SelfAttention.q"; its weight is name + ".weight"
    std::string stack; // "encoder" or "decoder"
    int layer = 0; // block number within the stack
    std::string kind; // "q", "k", "v", "o", "wi", "wi_0", "wi_1", "wo"; "cross.q" and so on
    std::int64_t in = 0;
    std::int64_t out = 0;
    int layers = 1; // blocks of that stack
    // Which part of the block it belongs to, from 0: self-attention comes before cross-attention
    // and that before the feed-forward.
    int sublayer = 0;
};

// Every Linear of attention and feed-forward in the order of the model: encoder first, block by
// block, self-attention before cross-attention before feed-forward. The language-model head is
// none.
[[nodiscard]] std::vector<LinearShape> adaptedLinears(const T5Config &config);

// Distinct numbers in the weights: tied tensors count once.
[[nodiscard]] std::int64_t backboneParameterCount(const T5Config &config);

} // namespace tp
