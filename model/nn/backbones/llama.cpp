// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/backbones/llama.h"

#include "model/adapters/adapterbank.h"
#include "model/nn/attention.h"
#include "model/nn/joinedrows.h"
#include "model/nn/rmsnorm.h"
#include "model/nn/torchheaders.h"

#include <cmath>

namespace tp {

using torch::Tensor;

namespace {

KeyValues behind(const KeyValues &past, const KeyValues &own)
{
    return { at::cat({ past.keys, own.keys }, 1), at::cat({ past.values, own.values }, 1) };
}

} // namespace

Tensor rotaryFrequencies(const LlamaConfig &config, torch::ScalarType type)
{
    const auto size = static_cast<double>(config.headSize);
    const Tensor exponents = torch::arange(0, config.headSize, 2, torch::kInt64).to(type).div(size);
    const Tensor plain = at::pow(config.rotaryBase, exponents).reciprocal();
    const RotaryScaling &scaling = config.rotaryScaling;
    if (scaling.kind == RotaryScaling::Kind::None) {
        return plain;
    }
    const Tensor stretched = plain / scaling.factor;
    if (scaling.kind == RotaryScaling::Kind::Linear) {
        return stretched;
    }
    const auto length = static_cast<double>(scaling.originalLength);
    const Tensor waves = 2.0 * M_PI / plain;
    // 0 at the longest wavelength that is stretched less than by the factor, 1 at the first that is
    // not stretched at all.
    const Tensor share =
        ((length / waves - scaling.lowFrequency) / (scaling.highFrequency - scaling.lowFrequency))
            .clamp(0.0, 1.0);
    return (1.0 - share) * stretched + share * plain;
}

LlamaModel::Rotation LlamaModel::rotationAt(const Tensor &positions) const
{
    const Tensor half = positions.to(m_frequencies.scalar_type()).unsqueeze(-1) * m_frequencies;
    const Tensor angles = at::cat({ half, half }, -1).unsqueeze(2);
    return { angles.cos().to(dtype()), angles.sin().to(dtype()) };
}

Tensor LlamaModel::rotated(const Tensor &x, const Rotation &rotation) const
{
    const Tensor heads = x.unflatten(2, { -1, m_llama.headSize });
    const std::vector<Tensor> halves = heads.chunk(2, 3);
    const Tensor turned = at::cat({ -halves[1], halves[0] }, 3);
    return (heads * rotation.cosine + turned * rotation.sine).flatten(2);
}

Tensor LlamaModel::causalMask(std::int64_t past, std::int64_t queries) const
{
    const Tensor mask = torch::full({ queries, past + queries },
        maskedScore(dtype()),
        torch::TensorOptions().dtype(dtype()).device(device()));
    return mask.triu(past + 1).view({ 1, 1, queries, past + queries });
}

Tensor LlamaModel::embedded(const Tensor &ids) const
{
    return at::embedding(m_embedding, ids.clamp_min(0)).to(dtype()); // padding is below all ids
}

Tensor LlamaModel::normed(const Tensor &x, const Tensor &weight) const
{
    return rmsNorm(x, weight, m_llama.rmsNormEpsilon);
}

KeyValues LlamaModel::keyValues(
    const Layer &layer, const Tensor &read, const Rotation &rotation, const AdapterBank *bank) const
{
    return { rotated(linear(layer.k, read, bank), rotation), linear(layer.v, read, bank) };
}

Tensor LlamaModel::passed(const Layer &layer,
    const Tensor &hidden,
    const Tensor &read,
    const KeyValues &seen,
    const Tensor &mask,
    const Rotation &rotation,
    const AdapterBank *bank) const
{
    const Tensor queries = rotated(linear(layer.q, read, bank), rotation);
    const double scale = 1.0 / std::sqrt(static_cast<double>(m_llama.headSize));
    const Tensor mixed = attention(queries, seen.keys, seen.values, mask, m_llama.numHeads, scale);
    const Tensor attended = hidden + linear(layer.o, mixed, bank);
    const Tensor inner = normed(attended, layer.feedForwardNorm);
    const Tensor gated = at::silu(linear(layer.gate, inner, bank)) * linear(layer.up, inner, bank);
    return attended + linear(layer.down, gated, bank);
}

EncodedInput LlamaModel::encode(const Tensor &ids, const AdapterBank *bank, bool padded) const
{
    const std::int64_t rows = ids.size(0);
    const std::int64_t length = ids.size(1) - 1; // the longest row's last token is left to decode()
    const std::size_t copies = layerCopies(bank);
    EncodedInput input;
    input.position = padded ? (ids != config().padTokenId).sum(1, true) - 1
                            : torch::full({ rows, 1 }, length, ids.options());
    input.start = ids.gather(1, input.position);
    const Tensor positions = torch::arange(length, ids.options()).unsqueeze(0);
    input.mask = (positions >= input.position)
                     .to(dtype())
                     .mul(maskedScore(dtype()))
                     .view({ rows, 1, 1, length });
    if (length == 0) {
        const Tensor nothing =
            torch::empty({ rows, 0, m_llama.numKeyValueHeads * m_llama.headSize },
                torch::TensorOptions().dtype(dtype()).device(device()));
        input.layers.assign(m_layers.size() * copies, { nothing, nothing });
        return input;
    }
    input.layers.resize(m_layers.size() * copies);
    const Rotation rotation = rotationAt(positions);
    const Tensor mask = causalMask(0, length);
    Tensor hidden = embedded(ids.narrow(1, 0, length));
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const auto run = [&](const Backbone &model,
                             const Tensors &inputs,
                             const AdapterBank *adapters,
                             std::size_t expert) {
            const auto &own = static_cast<const LlamaModel &>(model);
            const Layer &layer = own.m_layers[i];
            const Tensor read = own.normed(inputs[0], layer.attentionNorm);
            KeyValues &kept = input.layers[i * copies + expert];
            kept = own.keyValues(layer, read, rotation, adapters);
            const bool isLast = i + 1 == m_layers.size(); // nothing reads what it gives
            return isLast ? inputs[0]
                          : own.passed(layer, inputs[0], read, kept, mask, rotation, adapters);
        };
        hidden = runLayer({ i, run, { hidden } }, bank);
    }
    return input;
}

Tensor LlamaModel::decode(const Tensor &ids,
    const EncodedInput &input,
    const AdapterBank *bank,
    DecoderCache *cache) const
{
    const std::int64_t rows = ids.size(0);
    const std::int64_t length = ids.size(1);
    const std::int64_t past = cache != nullptr ? cache->length : 0;
    const Tensor mask = at::cat({ input.mask.expand({ rows, 1, length, -1 }),
                                    causalMask(past, length).expand({ rows, 1, length, -1 }) },
        3);
    const Rotation rotation =
        rotationAt(input.position + torch::arange(past, past + length, ids.options()));
    const std::size_t copies = layerCopies(bank);
    if (cache != nullptr) {
        cache->layers.resize(m_layers.size() * copies);
        cache->length += length;
    }
    Tensor hidden = embedded(ids);
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const auto run = [&](const Backbone &model,
                             const Tensors &inputs,
                             const AdapterBank *adapters,
                             std::size_t expert) {
            const auto &own = static_cast<const LlamaModel &>(model);
            const Layer &layer = own.m_layers[i];
            const std::size_t place = i * copies + expert;
            const Tensor read = own.normed(inputs[0], layer.attentionNorm);
            const KeyValues seen =
                behind(past > 0 ? cache->layers[place].self : input.byRow(input.layers[place]),
                    own.keyValues(layer, read, rotation, adapters));
            if (cache != nullptr) {
                cache->layers[place].self = seen;
            }
            return own.passed(layer, inputs[0], read, seen, mask, rotation, adapters);
        };
        hidden = runLayer({ i, run, { hidden } }, bank);
    }
    return normed(hidden, m_finalNorm);
}

Tensor LlamaModel::predict(
    const Tensor &inputs, const Tensor &targets, const AdapterBank *bank, const Tensor &owner) const
{
    const Tensor own = owner.defined() ? inputs.index_select(0, owner) : inputs;
    const JoinedRows joined = joinRows(own, targets, config().padTokenId);
    const std::int64_t length = joined.ids.size(1);
    const Rotation rotation = rotationAt(torch::arange(length, inputs.options()).unsqueeze(0));
    const Tensor mask = causalMask(0, length); // padding follows every token of its row
    Tensor hidden = embedded(joined.ids);
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const auto run = [=](const Backbone &model,
                             const Tensors &entering,
                             const AdapterBank *adapters,
                             std::size_t) {
            const auto &self = static_cast<const LlamaModel &>(model);
            const Layer &layer = self.m_layers[i];
            const Tensor read = self.normed(entering[0], layer.attentionNorm);
            const KeyValues seen = self.keyValues(layer, read, rotation, adapters);
            return self.passed(layer, entering[0], read, seen, mask, rotation, adapters);
        };
        hidden = runLayer({ i, run, { hidden }, true }, bank);
    }
    const Tensor places = joined.places.unsqueeze(2).expand({ -1, -1, hidden.size(2) });
    return normed(hidden.gather(1, places), m_finalNorm);
}

Tensor LlamaModel::logits(const Tensor &hidden) const
{
    return at::linear(hidden, m_head.to(hidden.scalar_type()));
}

std::vector<Tensor> LlamaModel::firstNorms() const
{
    return { m_layers.front().attentionNorm };
}

} // namespace tp
