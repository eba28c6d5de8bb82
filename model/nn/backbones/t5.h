// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nn/backbones/encoderdecoder.h"

#include <torch/types.h>

#include <memory>
#include <string>
#include <vector>

namespace tp {

// T5 encoder-decoder, v1.0 (relu, tied) and v1.1 (gated, untied). Fused attention with scale 1 and
// the relative position bias as its mask.
class T5Model final : public EncoderDecoder
{
public:
    T5Model(const T5Config &config, Weights weights);
    // Fresh weights as transformers initialises them; all of them require gradients.
    [[nodiscard]] static std::shared_ptr<T5Model> random(
        const T5Config &config, std::uint64_t seed);

    [[nodiscard]] const T5Config &t5() const { return m_t5; }

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
    struct Attention
    {
        torch::Tensor norm;
        Linear q, k, v, o;
    };
    struct FeedForward
    {
        torch::Tensor norm;
        Linear wi, wi1, wo; // wi is wi_0 where gated
    };
    struct Block
    {
        Attention self;
        Attention cross; // decoder only
        FeedForward feedForward;
    };
    struct Stack
    {
        std::vector<Block> blocks;
        torch::Tensor relativeBias; // [buckets, heads]
        torch::Tensor finalNorm;
    };

    [[nodiscard]] Stack bindStack(
        const std::string &name, std::int64_t layers, std::size_t &site) const;

    [[nodiscard]] const Stack &stack(Side side) const;
    // Activations between the layers leave float16's range, so that they are float32 there, as are
    // the last products of the feed-forward.
    [[nodiscard]] torch::ScalarType streamType() const;
    [[nodiscard]] torch::Tensor normed(const torch::Tensor &x, const torch::Tensor &weight) const;
    [[nodiscard]] KeyValues keyValues(
        const Attention &layer, const torch::Tensor &x, const AdapterBank *bank) const;
    // `hidden` behind the sublayer, whose queries come from `normal`.
    [[nodiscard]] torch::Tensor attend(const Attention &layer,
        const torch::Tensor &hidden,
        const torch::Tensor &normal,
        const KeyValues &read,
        const torch::Tensor &bias,
        const AdapterBank *bank) const;
    [[nodiscard]] torch::Tensor feedForward(
        const FeedForward &layer, const torch::Tensor &x, const AdapterBank *bank) const;
    // [1, heads, queries, keys] for queries at positions offset .. offset + queries - 1
    [[nodiscard]] torch::Tensor positionBias(const Stack &stack,
        bool bidirectional,
        std::int64_t offset,
        std::int64_t queries,
        std::int64_t keys) const;

    T5Config m_t5;
    torch::Tensor m_embedding;
    torch::Tensor m_head;
    Stack m_encoder;
    Stack m_decoder;
};

// Every weight of the files. Tied models have no lm_head.weight.
[[nodiscard]] std::vector<WeightSpec> modelWeights(const T5Config &config);

} // namespace tp
