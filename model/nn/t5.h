// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/nn/backboneconfig.h"
#include "model/nn/weightfolder.h"

#include <torch/types.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tp {

class AdapterBank;

// What the decoder needs of an encoded batch.
struct EncodedInput
{
    torch::Tensor hidden; // [rows, s, d]
    torch::Tensor mask; // [rows, 1, 1, s], 0 or a large negative number at padding
};

// Keys and values of the tokens decoded so far; one per generation.
struct DecoderCache
{
    struct Layer
    {
        torch::Tensor selfKeys; // [rows, t, heads * dKv]
        torch::Tensor selfValues;
        torch::Tensor crossKeys; // [rows, s, heads * dKv]
        torch::Tensor crossValues;
    };
    std::vector<Layer> layers;
    std::int64_t length = 0; // tokens cached
};

// T5 encoder-decoder, v1.0 (relu, tied) and v1.1 (gated, untied), without dropout. The weights are
// frozen; adapters attach to every Linear of attention and feed-forward in the order of
// adaptedLinears(). Fused attention with scale 1 and the relative position bias as its mask.
class T5Model final
{
public:
    // Reads the folder's weights, tensor by tensor, in `dtype` onto `device`.
    [[nodiscard]] static Result<std::shared_ptr<T5Model>> load(const std::filesystem::path &folder,
        torch::ScalarType dtype,
        torch::Device device,
        const LoadWatch &watch = {});
    // Fresh weights as transformers initialises them; all of them require gradients.
    [[nodiscard]] static std::shared_ptr<T5Model> random(
        const T5Config &config, std::uint64_t seed);

    [[nodiscard]] const T5Config &config() const { return m_config; }
    [[nodiscard]] torch::Device device() const { return m_device; }
    [[nodiscard]] torch::ScalarType dtype() const { return m_dtype; }
    // Names as in the file; the tied head is not among them.
    [[nodiscard]] const std::map<std::string, torch::Tensor> &weights() const { return m_weights; }

    // ids int64 [rows, s], padded with padTokenId. `bank` may be null; it must be prepared for
    // these rows. padded = false: no position is padding, so that a padTokenId among the ids is
    // read like any other.
    [[nodiscard]] EncodedInput encode(
        const torch::Tensor &ids, const AdapterBank *bank, bool padded = true) const;
    // Decoder inputs int64 [rows, t] (see shiftRight) -> hidden [rows, t, d]. With a cache, `ids`
    // continue the cached tokens.
    [[nodiscard]] torch::Tensor decode(const torch::Tensor &ids,
        const EncodedInput &input,
        const AdapterBank *bank,
        DecoderCache *cache = nullptr) const;
    // [.., d] -> [.., vocabulary]
    [[nodiscard]] torch::Tensor logits(const torch::Tensor &hidden) const;
    // Decoder start token, then the targets without their last column.
    [[nodiscard]] torch::Tensor shiftRight(const torch::Tensor &targets) const;

private:
    struct Linear
    {
        torch::Tensor weight;
        std::size_t site = 0; // index into adaptedLinears()
    };
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

    T5Model(T5Config config, torch::ScalarType dtype, torch::Device device);
    void bind(); // fills the stacks from m_weights
    [[nodiscard]] Stack bindStack(
        const std::string &name, std::int64_t layers, std::size_t &site) const;

    [[nodiscard]] torch::Tensor linear(
        const Linear &layer, const torch::Tensor &x, const AdapterBank *bank) const;
    [[nodiscard]] torch::Tensor rmsNorm(const torch::Tensor &x, const torch::Tensor &weight) const;
    [[nodiscard]] torch::Tensor attend(const Attention &layer,
        const torch::Tensor &queries,
        const torch::Tensor &keys,
        const torch::Tensor &values,
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

    T5Config m_config;
    torch::ScalarType m_dtype;
    torch::Device m_device;
    std::map<std::string, torch::Tensor> m_weights;
    torch::Tensor m_embedding;
    torch::Tensor m_head;
    Stack m_encoder;
    Stack m_decoder;
};

// Every weight of the file: name and shape. Tied models have no lm_head.weight.
[[nodiscard]] std::vector<std::pair<std::string, std::vector<std::int64_t>>> t5Weights(
    const T5Config &config);

} // namespace tp
