// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nn/backbones/encoderdecoder.h"

#include <torch/types.h>

#include <string>
#include <vector>

namespace tp {

// BART encoder-decoder: learned positions, norms after each sublayer, biases everywhere, and a head
// that is the embedding plus one number a token.
class BartModel final : public EncoderDecoder
{
public:
    BartModel(const BartConfig &config, Weights weights);

    [[nodiscard]] torch::Tensor logits(const torch::Tensor &hidden) const override;
    [[nodiscard]] std::vector<torch::Tensor> firstNorms() const override;

protected:
    [[nodiscard]] std::size_t layerCount(Side side) const override;
    [[nodiscard]] torch::Tensor embed(
        Side side, const torch::Tensor &ids, std::int64_t offset) const override;
    [[nodiscard]] torch::Tensor encoderBias(const torch::Tensor &padding) const override;
    [[nodiscard]] torch::Tensor decoderBias(
        std::int64_t offset, std::int64_t queries) const override;
    [[nodiscard]] torch::Tensor encoderLayer(std::size_t layer,
        const torch::Tensor &hidden,
        const torch::Tensor &bias,
        const AdapterBank *bank) const override;
    [[nodiscard]] torch::Tensor decoderLayer(std::size_t layer,
        const torch::Tensor &hidden,
        const EncodedInput &input,
        const torch::Tensor &bias,
        const AdapterBank *bank,
        DecoderCache::Layer &past) const override;
    [[nodiscard]] torch::Tensor finished(Side side, const torch::Tensor &hidden) const override;

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

    [[nodiscard]] const Stack &stack(Side side) const;
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
