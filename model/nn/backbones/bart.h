// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nn/backbone.h"

#include <torch/types.h>

#include <string>
#include <vector>

namespace tp {

// BART encoder-decoder: learned positions, norms after each sublayer, biases everywhere, and a head
// that is the embedding plus one number a token.
class BartModel final : public Backbone
{
public:
    BartModel(const BartConfig &config, Weights weights);

    [[nodiscard]] EncodedInput encode(
        const torch::Tensor &ids, const AdapterBank *bank, bool padded = true) const override;
    [[nodiscard]] torch::Tensor decode(const torch::Tensor &ids,
        const EncodedInput &input,
        const AdapterBank *bank,
        DecoderCache *cache = nullptr) const override;
    [[nodiscard]] torch::Tensor logits(const torch::Tensor &hidden) const override;
    [[nodiscard]] std::vector<torch::Tensor> firstNorms() const override;

private:
    struct Norm
    {
        torch::Tensor weight;
        torch::Tensor bias;
    };
    struct Attention
    {
        Linear q, k, v, o;
        Norm norm; // of the sum with what went in
    };
    struct Block
    {
        Attention self;
        Attention cross; // decoder only
        Linear fc1, fc2;
        Norm norm;
    };
    struct Stack
    {
        torch::Tensor positions;
        Norm embeddingNorm;
        std::vector<Block> blocks;
        std::int64_t heads = 1;
    };

    [[nodiscard]] Stack bindStack(
        const std::string &name, std::int64_t layers, std::int64_t heads, std::size_t &site) const;

    // Tokens at positions offset, offset + 1 ..
    [[nodiscard]] torch::Tensor embed(
        const Stack &stack, const torch::Tensor &ids, std::int64_t offset) const;
    [[nodiscard]] torch::Tensor normed(const Norm &norm, const torch::Tensor &x) const;
    // The sublayer with its sum and its norm.
    [[nodiscard]] torch::Tensor attend(const Stack &stack,
        const Attention &layer,
        const torch::Tensor &x,
        const KeyValues &read,
        const torch::Tensor &mask,
        const AdapterBank *bank) const;
    [[nodiscard]] KeyValues keyValues(
        const Attention &layer, const torch::Tensor &x, const AdapterBank *bank) const;
    // Complete layers, which may be another model's copies, see Backbone::runLayer.
    [[nodiscard]] torch::Tensor encoderLayer(std::size_t layer,
        const torch::Tensor &hidden,
        const torch::Tensor &mask,
        const AdapterBank *bank) const;
    [[nodiscard]] torch::Tensor decoderLayer(std::size_t layer,
        const torch::Tensor &hidden,
        const EncodedInput &input,
        const torch::Tensor &mask,
        const AdapterBank *bank,
        DecoderCache::Layer &past) const;
    [[nodiscard]] torch::Tensor feedForward(
        const Block &block, const torch::Tensor &x, const AdapterBank *bank) const;

    BartConfig m_bart;
    torch::Tensor m_embedding;
    torch::Tensor m_logitBias; // [vocabulary], undefined where the file has none
    Stack m_encoder;
    Stack m_decoder;
};

// Every weight of the files.
[[nodiscard]] std::vector<WeightSpec> modelWeights(const BartConfig &config);

} // namespace tp
