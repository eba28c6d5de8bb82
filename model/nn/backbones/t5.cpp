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

const T5Model::Stack &T5Model::stack(Side side) const
{
    return side == Side::Encoder ? m_encoder : m_decoder;
}

std::size_t T5Model::layerCount(Side side) const
{
    return stack(side).blocks.size();
}

torch::ScalarType T5Model::streamType() const
{
    return dtype() == torch::kFloat16 ? torch::kFloat32 : dtype();
}

Tensor T5Model::normed(const Tensor &x, const Tensor &weight) const
{
    return rmsNorm(x, weight, m_t5.layerNormEpsilon).to(dtype());
}

KeyValues T5Model::keyValues(const Attention &layer, const Tensor &x, const AdapterBank *bank) const
{
    return { linear(layer.k, x, bank), linear(layer.v, x, bank) };
}

Tensor T5Model::attend(const Attention &layer,
    const Tensor &hidden,
    const Tensor &normal,
    const KeyValues &read,
    const Tensor &bias,
    const AdapterBank *bank) const
{
    const Tensor queries = linear(layer.q, normal, bank);
    const Tensor mixed = attention(queries, read.keys, read.values, bias, m_t5.numHeads);
    return hidden + linear(layer.o, mixed, bank);
}

Tensor T5Model::feedForward(
    const FeedForward &layer, const Tensor &x, const AdapterBank *bank) const
{
    const Tensor normal = normed(x, layer.norm);
    Tensor hidden = activated(linear(layer.wi, normal, bank), m_t5.activation).to(streamType());
    if (m_t5.gated) {
        hidden = hidden * linear(layer.wi1, normal, bank);
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
        bias = bias.masked_fill(future, maskedScore(dtype()));
    }
    return bias;
}

Tensor T5Model::embed(Side, const Tensor &ids, std::int64_t) const
{
    return at::embedding(m_embedding, ids).to(streamType());
}

Tensor T5Model::encoderBias(const Tensor &padding) const
{
    const std::int64_t length = padding.size(3);
    return positionBias(m_encoder, true, 0, length, length) + padding;
}

Tensor T5Model::decoderBias(std::int64_t offset, std::int64_t queries) const
{
    return positionBias(m_decoder, false, offset, queries, offset + queries);
}

Tensor T5Model::encoderLayer(
    std::size_t layer, const Tensor &hidden, const Tensor &bias, const AdapterBank *bank) const
{
    const Block &block = m_encoder.blocks[layer];
    const Tensor normal = normed(hidden, block.self.norm);
    const KeyValues read = keyValues(block.self, normal, bank);
    return feedForward(
        block.feedForward, attend(block.self, hidden, normal, read, bias, bank), bank);
}

Tensor T5Model::decoderLayer(std::size_t layer,
    const Tensor &hidden,
    const EncodedInput &input,
    const Tensor &bias,
    const AdapterBank *bank,
    DecoderCache::Layer &past) const
{
    const Block &block = m_decoder.blocks[layer];
    const Tensor normal = normed(hidden, block.self.norm);
    const KeyValues &read = extended(past.self, keyValues(block.self, normal, bank));
    const Tensor attended = attend(block.self, hidden, normal, read, bias, bank);
    if (!past.cross.keys.defined()) {
        past.cross = input.byRow(keyValues(block.cross, input.hidden, bank));
    }
    const Tensor crossed = attend(
        block.cross, attended, normed(attended, block.cross.norm), past.cross, input.mask, bank);
    return feedForward(block.feedForward, crossed, bank);
}

Tensor T5Model::finished(Side side, const Tensor &hidden) const
{
    return normed(hidden, stack(side).finalNorm);
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
