// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nn/backbone.h"

#include <torch/types.h>

namespace tp {

// What T5 and BART have in common: a stack that reads the inputs, and one that reads what the first
// gave while it predicts the targets.
class EncoderDecoder : public Backbone
{
public:
    [[nodiscard]] EncodedInput encode(
        const torch::Tensor &ids, const AdapterBank *bank, bool padded = true) const final;
    [[nodiscard]] torch::Tensor decode(const torch::Tensor &ids,
        const EncodedInput &input,
        const AdapterBank *bank,
        DecoderCache *cache = nullptr) const final;

protected:
    enum class Side { Encoder, Decoder };

    EncoderDecoder(ModelConfig config, Weights weights, std::int64_t start);

    [[nodiscard]] virtual std::size_t layerCount(Side side) const = 0;
    // Tokens at positions offset, offset + 1 .. as the first layer sees them.
    [[nodiscard]] virtual torch::Tensor embed(
        Side side, const torch::Tensor &ids, std::int64_t offset) const = 0;
    // Added to the scores of self-attention, [rows or 1, heads or 1, queries, keys]. `padding`
    // hides tokens of the inputs [rows, 1, 1, keys]; what a decoder predicts sees nothing after
    // itself.
    [[nodiscard]] virtual torch::Tensor encoderBias(const torch::Tensor &padding) const = 0;
    [[nodiscard]] virtual torch::Tensor decoderBias(
        std::int64_t offset, std::int64_t queries) const = 0;
    // Complete layers, which may be another model's copies, see Backbone::runLayer.
    [[nodiscard]] virtual torch::Tensor encoderLayer(std::size_t layer,
        const torch::Tensor &hidden,
        const torch::Tensor &bias,
        const AdapterBank *bank) const = 0;
    // `past` holds what is cached of this layer and takes what is new.
    [[nodiscard]] virtual torch::Tensor decoderLayer(std::size_t layer,
        const torch::Tensor &hidden,
        const EncodedInput &input,
        const torch::Tensor &bias,
        const AdapterBank *bank,
        DecoderCache::Layer &past) const = 0;
    // Behind the last layer.
    [[nodiscard]] virtual torch::Tensor finished(Side side, const torch::Tensor &hidden) const = 0;

    // What is cached and `own` behind it; it is cached then.
    [[nodiscard]] static const KeyValues &extended(KeyValues &past, const KeyValues &own);

private:
    std::int64_t m_start; // the token that the first target is predicted from
};

} // namespace tp
