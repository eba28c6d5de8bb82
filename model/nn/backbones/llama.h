// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nn/backbone.h"

#include <torch/types.h>

#include <vector>

namespace tp {

// LLaMA, Mistral and Qwen2: one causal stack with rotary positions, grouped queries and a gated
// feed-forward. Inputs and targets are one sequence: the last input token predicts the first
// target, and is what encode() leaves to decode().
class LlamaModel final : public Backbone
{
public:
    LlamaModel(const LlamaConfig &config, Weights weights);

    [[nodiscard]] EncodedInput encode(
        const torch::Tensor &ids, const AdapterBank *bank, bool padded = true) const override;
    [[nodiscard]] torch::Tensor decode(const torch::Tensor &ids,
        const EncodedInput &input,
        const AdapterBank *bank,
        DecoderCache *cache = nullptr) const override;
    [[nodiscard]] torch::Tensor predict(const torch::Tensor &inputs,
        const torch::Tensor &targets,
        const AdapterBank *bank,
        const torch::Tensor &owner = {}) const override;
    [[nodiscard]] torch::Tensor logits(const torch::Tensor &hidden) const override;
    [[nodiscard]] std::vector<torch::Tensor> firstNorms() const override;

private:
    struct Layer
    {
        torch::Tensor attentionNorm;
        Linear q, k, v, o;
        torch::Tensor feedForwardNorm;
        Linear gate, up, down;
    };
    // Cosine and sine of every position's angles, [rows or 1, t, 1, headSize].
    struct Rotation
    {
        torch::Tensor cosine;
        torch::Tensor sine;
    };

    void bindLayers();
    [[nodiscard]] Rotation rotationAt(const torch::Tensor &positions) const;
    [[nodiscard]] torch::Tensor rotated(const torch::Tensor &x, const Rotation &rotation) const;
    // [1, 1, queries, past + queries]: hides what follows each of the queries.
    [[nodiscard]] torch::Tensor causalMask(std::int64_t past, std::int64_t queries) const;
    [[nodiscard]] torch::Tensor embedded(const torch::Tensor &ids) const;
    [[nodiscard]] torch::Tensor normed(const torch::Tensor &x, const torch::Tensor &weight) const;

    [[nodiscard]] KeyValues keyValues(const Layer &layer,
        const torch::Tensor &read,
        const Rotation &rotation,
        const AdapterBank *bank) const;
    // `hidden` behind the layer, whose attention reads `read` of it.
    [[nodiscard]] torch::Tensor passed(const Layer &layer,
        const torch::Tensor &hidden,
        const torch::Tensor &read,
        const KeyValues &seen,
        const torch::Tensor &mask,
        const Rotation &rotation,
        const AdapterBank *bank) const;

    LlamaConfig m_llama;
    torch::Tensor m_embedding;
    torch::Tensor m_head;
    torch::Tensor m_finalNorm;
    std::vector<Layer> m_layers;
    torch::Tensor m_frequencies; // [headSize / 2], in the type that positions are turned in
};

// Every weight of the files. Tied models have no lm_head.weight.
[[nodiscard]] std::vector<WeightSpec> modelWeights(const LlamaConfig &config);
// Angle per position of each pair of numbers in a head: [headSize / 2].
[[nodiscard]] torch::Tensor rotaryFrequencies(const LlamaConfig &config, torch::ScalarType type);

} // namespace tp
