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

} // namespace

const BartModel::Stack &BartModel::stack(Side side) const
{
    return side == Side::Encoder ? m_encoder : m_decoder;
}

std::size_t BartModel::layerCount(Side side) const
{
    return stack(side).blocks.size();
}

Tensor BartModel::embed(Side side, const Tensor &ids, std::int64_t offset) const
{
    const Stack &read = stack(side);
    Tensor tokens = at::embedding(m_embedding, ids).to(dtype());
    if (m_bart.scaleEmbedding) {
        tokens = tokens * std::sqrt(static_cast<double>(m_bart.dModel));
    }
    const Tensor positions = read.positions.narrow(0, offset, ids.size(1)).to(dtype());
    return normed(read.embeddingNorm, tokens + positions);
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

Tensor BartModel::encoderBias(const Tensor &padding) const
{
    return padding;
}

Tensor BartModel::decoderBias(std::int64_t offset, std::int64_t queries) const
{
    const std::int64_t keys = offset + queries;
    const auto options = torch::TensorOptions().dtype(torch::kInt64).device(device());
    const Tensor from = torch::arange(offset, keys, options).unsqueeze(1);
    const Tensor future = torch::arange(keys, options).unsqueeze(0) > from;
    return future.to(dtype()).mul(maskedScore(dtype())).view({ 1, 1, queries, keys });
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
    const KeyValues &read = extended(past.self, keyValues(block.self, hidden, bank));
    const Tensor attended = attend(m_decoder, block.self, hidden, read, mask, bank);
    if (!past.cross.keys.defined()) {
        past.cross = input.byRow(keyValues(block.cross, input.hidden, bank));
    }
    return feedForward(
        block, attend(m_decoder, block.cross, attended, past.cross, input.mask, bank), bank);
}

Tensor BartModel::finished(Side, const Tensor &hidden) const
{
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
