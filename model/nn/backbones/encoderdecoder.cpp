// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/backbones/encoderdecoder.h"

#include "model/nn/attention.h"
#include "model/nn/torchheaders.h"

namespace tp {

using torch::Tensor;

EncoderDecoder::EncoderDecoder(ModelConfig config, Weights weights, std::int64_t start)
    : Backbone(std::move(config), std::move(weights))
    , m_start(start)
{
}

EncodedInput EncoderDecoder::encode(const Tensor &ids, const AdapterBank *bank, bool padded) const
{
    EncodedInput input;
    const Tensor padding =
        padded ? ids == config().padTokenId : torch::zeros_like(ids, torch::kBool);
    input.mask =
        padding.to(dtype()).mul(maskedScore(dtype())).view({ ids.size(0), 1, 1, ids.size(1) });
    const Tensor bias = encoderBias(input.mask);
    Tensor hidden = embed(Side::Encoder, ids, 0);
    for (std::size_t i = 0; i < layerCount(Side::Encoder); ++i) {
        const auto run = [i](const Backbone &model,
                             const Tensors &inputs,
                             const AdapterBank *adapters,
                             std::size_t) {
            return static_cast<const EncoderDecoder &>(model).encoderLayer(
                i, inputs[0], inputs[1], adapters);
        };
        hidden = runLayer({ i, run, { hidden, bias }, true }, bank);
    }
    input.hidden = finished(Side::Encoder, hidden);
    input.start = torch::full({ ids.size(0), 1 }, m_start, ids.options());
    return input;
}

Tensor EncoderDecoder::decode(const Tensor &ids,
    const EncodedInput &input,
    const AdapterBank *bank,
    DecoderCache *cache) const
{
    const std::int64_t length = ids.size(1);
    const std::int64_t offset = cache != nullptr ? cache->length : 0;
    const std::size_t layers = layerCount(Side::Decoder);
    const std::size_t copies = layerCopies(bank);
    if (cache != nullptr) {
        cache->layers.resize(layers * copies);
        cache->length += length;
    }
    const Tensor bias = decoderBias(offset, length);
    Tensor hidden = embed(Side::Decoder, ids, offset);
    for (std::size_t i = 0; i < layers; ++i) {
        const auto run = [i, copies, cache, read = input](const Backbone &model,
                             const Tensors &inputs,
                             const AdapterBank *adapters,
                             std::size_t expert) {
            EncodedInput seen = read;
            seen.hidden = inputs[1];
            DecoderCache::Layer local;
            return static_cast<const EncoderDecoder &>(model).decoderLayer(i,
                inputs[0],
                seen,
                inputs[2],
                adapters,
                cache != nullptr ? cache->layers[i * copies + expert] : local);
        };
        hidden = runLayer({ layerCount(Side::Encoder) + i,
                              run,
                              { hidden, input.hidden, bias },
                              cache == nullptr },
            bank);
    }
    return finished(Side::Decoder, hidden);
}

const KeyValues &EncoderDecoder::extended(KeyValues &past, const KeyValues &own)
{
    past = past.keys.defined()
        ? KeyValues { at::cat({ past.keys, own.keys }, 1), at::cat({ past.values, own.values }, 1) }
        : own;
    return past;
}

} // namespace tp
