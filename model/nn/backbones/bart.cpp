// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/backbones/bart.h"

#include "model/nn/activation.h"
#include "model/nn/attention.h"
#include "model/nn/torchheaders.h"

#include <cmath>

namespace tp {

using torch::Tensor;

namespace {

constexpr double normEpsilon = 1e-5; // no key of config.json changes it

// [1, 1, queries, keys] for queries at positions offset .. offset + queries - 1
Tensor causalMask(std::int64_t offset, std::int64_t queries, const Tensor &like)
{
    const std::int64_t keys = offset + queries;
    const auto options = like.options().dtype(torch::kInt64);
    const Tensor from = torch::arange(offset, keys, options).unsqueeze(1);
    const Tensor future = torch::arange(keys, options).unsqueeze(0) > from;
    return future.to(like.scalar_type()).mul(maskedScore).view({ 1, 1, queries, keys });
}

} // namespace

Tensor BartModel::embed(const Stack &stack, const Tensor &ids, std::int64_t offset) const
{
    Tensor tokens = at::embedding(m_embedding, ids).to(dtype());
    if (m_bart.scaleEmbedding) {
        tokens = tokens * std::sqrt(static_cast<double>(m_bart.dModel));
    }
    const Tensor positions = stack.positions.narrow(0, offset, ids.size(1)).to(dtype());
    return normed(stack.embeddingNorm, tokens + positions);
}

Tensor BartModel::normed(const Norm &norm, const Tensor &x) const
{
    const auto type = x.scalar_type(); // copies of layers are kept in float32
    return at::layer_norm(x, { x.size(-1) }, norm.weight.to(type), norm.bias.to(type), normEpsilon);
}

KeyValues BartModel::keyValues(
    const Attention &layer, const Tensor &x, const AdapterBank *bank) const
{
    return { linear(layer.k, x, bank), linear(layer.v, x, bank) };
}

Tensor BartModel::attend(const Stack &stack,
    const Attention &layer,
    const Tensor &x,
    const KeyValues &read,
    const Tensor &mask,
    const AdapterBank *bank) const
{
    const double width = static_cast<double>(m_bart.dModel) / static_cast<double>(stack.heads);
    const Tensor queries = linear(layer.q, x, bank) * std::pow(width, -0.5);
    const Tensor mixed = attention(queries, read.keys, read.values, mask, stack.heads);
    return normed(layer.norm, x + linear(layer.o, mixed, bank));
}

Tensor BartModel::feedForward(const Block &block, const Tensor &x, const AdapterBank *bank) const
{
    const Tensor hidden = activated(linear(block.fc1, x, bank), m_bart.activation);
    return normed(block.norm, x + linear(block.fc2, hidden, bank));
}

EncodedInput BartModel::encode(const Tensor &ids, const AdapterBank *bank, bool padded) const
{
    EncodedInput input;
    const Tensor padding = padded ? ids == m_bart.padTokenId : torch::zeros_like(ids, torch::kBool);
    input.mask = padding.to(dtype()).mul(maskedScore).view({ ids.size(0), 1, 1, ids.size(1) });
    Tensor hidden = embed(m_encoder, ids, 0);
    for (std::size_t i = 0; i < m_encoder.blocks.size(); ++i) {
        hidden = runLayer(i, bank, [&](const Backbone &model, const AdapterBank *adapters, auto) {
            return static_cast<const BartModel &>(model).encoderLayer(
                i, hidden, input.mask, adapters);
        });
    }
    input.hidden = hidden;
    input.start = torch::full({ ids.size(0), 1 }, m_bart.decoderStartTokenId, ids.options());
    return input;
}

Tensor BartModel::encoderLayer(
    std::size_t layer, const Tensor &hidden, const Tensor &mask, const AdapterBank *bank) const
{
    const Block &block = m_encoder.blocks[layer];
    const KeyValues read = keyValues(block.self, hidden, bank);
    return feedForward(block, attend(m_encoder, block.self, hidden, read, mask, bank), bank);
}

Tensor BartModel::decoderLayer(std::size_t layer,
    const Tensor &hidden,
    const EncodedInput &input,
    const Tensor &mask,
    const AdapterBank *bank,
    DecoderCache::Layer &past) const
{
    const Block &block = m_decoder.blocks[layer];
    const KeyValues added = keyValues(block.self, hidden, bank);
    if (past.self.keys.defined()) {
        past.self = { at::cat({ past.self.keys, added.keys }, 1),
            at::cat({ past.self.values, added.values }, 1) };
    } else {
        past.self = added;
    }
    const Tensor attended = attend(m_decoder, block.self, hidden, past.self, mask, bank);
    if (!past.cross.keys.defined()) {
        past.cross = keyValues(block.cross, input.hidden, bank);
    }
    return feedForward(
        block, attend(m_decoder, block.cross, attended, past.cross, input.mask, bank), bank);
}

Tensor BartModel::decode(const Tensor &ids,
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
    const Tensor mask = causalMask(offset, length, input.mask);
    Tensor hidden = embed(m_decoder, ids, offset);
    for (std::size_t i = 0; i < m_decoder.blocks.size(); ++i) {
        const auto run =
            [&](const Backbone &model, const AdapterBank *adapters, std::size_t expert) {
                DecoderCache::Layer local;
                return static_cast<const BartModel &>(model).decoderLayer(i,
                    hidden,
                    input,
                    mask,
                    adapters,
                    cache != nullptr ? cache->layers[i * copies + expert] : local);
            };
        hidden = runLayer(m_encoder.blocks.size() + i, bank, run);
    }
    return hidden;
}

Tensor BartModel::logits(const Tensor &hidden) const
{
    return at::linear(hidden, m_embedding.to(hidden.scalar_type()), m_logitBias);
}

std::vector<Tensor> BartModel::firstNorms() const
{
    return { m_encoder.embeddingNorm.weight, m_decoder.embeddingNorm.weight };
}

} // namespace tp
