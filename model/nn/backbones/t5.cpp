// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/backbones/t5.h"

#include "model/adapters/adapterbank.h"
#include "model/nn/activation.h"
#include "model/nn/attention.h"
#include "model/nn/rmsnorm.h"
#include "model/nn/torchheaders.h"

#include <cmath>

namespace tp {

using torch::Tensor;

namespace {

// Bucket of each relative position, in float32 and in transformers' order of operations.
Tensor relativeBuckets(
    Tensor relative, bool bidirectional, std::int64_t buckets, std::int64_t maxDistance)
{
    Tensor result = torch::zeros_like(relative);
    if (bidirectional) {
        buckets /= 2;
        result = (relative > 0).to(torch::kInt64) * buckets;
        relative = relative.abs();
    } else {
        relative = -torch::minimum(relative, torch::zeros_like(relative));
    }
    const std::int64_t exact = buckets / 2;
    const Tensor scaled =
        torch::log(relative.clamp_min(1).to(torch::kFloat32) / static_cast<double>(exact))
        / std::log(static_cast<double>(maxDistance) / static_cast<double>(exact))
        * static_cast<double>(buckets - exact);
    const Tensor large =
        torch::minimum(exact + scaled.to(torch::kInt64), torch::full_like(relative, buckets - 1));
    return result + torch::where(relative < exact, relative, large);
}

} // namespace

Tensor T5Model::attend(const Attention &layer,
    const Tensor &queries,
    const Tensor &keys,
    const Tensor &values,
    const Tensor &bias,
    const AdapterBank *bank) const
{
    return linear(layer.o, attention(queries, keys, values, bias, m_t5.numHeads), bank);
}

Tensor T5Model::feedForward(
    const FeedForward &layer, const Tensor &x, const AdapterBank *bank) const
{
    const Tensor normed = rmsNorm(x, layer.norm, m_t5.layerNormEpsilon);
    Tensor hidden = activated(linear(layer.wi, normed, bank), m_t5.activation);
    if (m_t5.gated) {
        hidden = hidden * linear(layer.wi1, normed, bank);
    }
    return x + linear(layer.wo, hidden, bank);
}

Tensor T5Model::positionBias(const Stack &stack,
    bool bidirectional,
    std::int64_t offset,
    std::int64_t queries,
    std::int64_t keys) const
{
    const Tensor from = torch::arange(offset, offset + queries, torch::kInt64).unsqueeze(1);
    const Tensor to = torch::arange(keys, torch::kInt64).unsqueeze(0);
    const Tensor buckets =
        relativeBuckets(to - from, bidirectional, m_t5.relativeBuckets, m_t5.relativeMaxDistance);
    const Tensor table = stack.relativeBias.to(dtype()); // trained ones are kept in float32
    Tensor bias = at::embedding(table, buckets.to(device())).permute({ 2, 0, 1 }).unsqueeze(0);
    if (!bidirectional) {
        const Tensor future = (to > from).to(device());
        bias = bias.masked_fill(future, maskedScore);
    }
    return bias;
}

Tensor T5Model::encoderLayer(
    std::size_t layer, const Tensor &hidden, const Tensor &bias, const AdapterBank *bank) const
{
    const Block &block = m_encoder.blocks[layer];
    const Tensor normed = rmsNorm(hidden, block.self.norm, m_t5.layerNormEpsilon);
    const Tensor attended = hidden
        + attend(block.self,
            linear(block.self.q, normed, bank),
            linear(block.self.k, normed, bank),
            linear(block.self.v, normed, bank),
            bias,
            bank);
    return feedForward(block.feedForward, attended, bank);
}

EncodedInput T5Model::encode(const Tensor &ids, const AdapterBank *bank, bool padded) const
{
    const std::int64_t length = ids.size(1);
    EncodedInput input;
    const Tensor padding = padded ? ids == m_t5.padTokenId : torch::zeros_like(ids, torch::kBool);
    input.mask = padding.to(dtype()).mul(maskedScore).view({ ids.size(0), 1, 1, length });
    const Tensor bias = positionBias(m_encoder, true, 0, length, length) + input.mask;
    Tensor hidden = at::embedding(m_embedding, ids).to(dtype());
    for (std::size_t i = 0; i < m_encoder.blocks.size(); ++i) {
        hidden = runLayer(i, bank, [&](const Backbone &model, const AdapterBank *adapters, auto) {
            return static_cast<const T5Model &>(model).encoderLayer(i, hidden, bias, adapters);
        });
    }
    input.hidden = rmsNorm(hidden, m_encoder.finalNorm, m_t5.layerNormEpsilon);
    input.start = torch::full({ ids.size(0), 1 }, m_t5.decoderStartTokenId, ids.options());
    return input;
}

Tensor T5Model::decoderLayer(std::size_t layer,
    const Tensor &hidden,
    const EncodedInput &input,
    const Tensor &bias,
    const AdapterBank *bank,
    DecoderCache::Layer &past) const
{
    const Block &block = m_decoder.blocks[layer];
    const Tensor normed = rmsNorm(hidden, block.self.norm, m_t5.layerNormEpsilon);
    Tensor keys = linear(block.self.k, normed, bank);
    Tensor values = linear(block.self.v, normed, bank);
    if (past.self.keys.defined()) {
        keys = at::cat({ past.self.keys, keys }, 1);
        values = at::cat({ past.self.values, values }, 1);
    }
    past.self = { keys, values };
    const Tensor attended =
        hidden + attend(block.self, linear(block.self.q, normed, bank), keys, values, bias, bank);

    const Tensor crossNormed = rmsNorm(attended, block.cross.norm, m_t5.layerNormEpsilon);
    if (!past.cross.keys.defined()) {
        past.cross = { linear(block.cross.k, input.hidden, bank),
            linear(block.cross.v, input.hidden, bank) };
    }
    const Tensor crossed = attended
        + attend(block.cross,
            linear(block.cross.q, crossNormed, bank),
            past.cross.keys,
            past.cross.values,
            input.mask,
            bank);
    return feedForward(block.feedForward, crossed, bank);
}

Tensor T5Model::decode(const Tensor &ids,
    const EncodedInput &input,
    const AdapterBank *bank,
    DecoderCache *cache) const
{
    const std::int64_t length = ids.size(1);
    const std::int64_t offset = cache != nullptr ? cache->length : 0;
    const std::size_t copies = layerCopies(bank);
    if (cache != nullptr) {
        cache->layers.resize(m_decoder.blocks.size() * copies);
        cache->length += length;
    }
    const Tensor bias = positionBias(m_decoder, false, offset, length, offset + length);
    Tensor hidden = at::embedding(m_embedding, ids).to(dtype());
    for (std::size_t i = 0; i < m_decoder.blocks.size(); ++i) {
        const auto run =
            [&](const Backbone &model, const AdapterBank *adapters, std::size_t expert) {
                DecoderCache::Layer local;
                return static_cast<const T5Model &>(model).decoderLayer(i,
                    hidden,
                    input,
                    bias,
                    adapters,
                    cache != nullptr ? cache->layers[i * copies + expert] : local);
            };
        hidden = runLayer(m_encoder.blocks.size() + i, bank, run);
    }
    return rmsNorm(hidden, m_decoder.finalNorm, m_t5.layerNormEpsilon);
}

Tensor T5Model::logits(const Tensor &hidden) const
{
    const Tensor head = m_head.to(hidden.scalar_type());
    if (m_t5.tieWordEmbeddings) {
        return at::linear(hidden * std::pow(static_cast<double>(m_t5.dModel), -0.5), head);
    }
    return at::linear(hidden, head);
}

std::vector<Tensor> T5Model::firstNorms() const
{
    return { m_encoder.blocks.front().self.norm, m_decoder.blocks.front().self.norm };
}

} // namespace tp
