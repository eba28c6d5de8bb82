// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/decoderstate.h"

#include "model/nn/torchheaders.h"

namespace tp {

using torch::Tensor;

namespace {

KeyValues chosen(const KeyValues &all, const Tensor &index)
{
    if (!all.keys.defined()) {
        return {};
    }
    return { all.keys.index_select(0, index), all.values.index_select(0, index) };
}

Tensor cut(const Tensor &tensor, std::int64_t first, std::int64_t count)
{
    return tensor.defined() ? tensor.narrow(0, first, count) : tensor;
}

} // namespace

KeyValues EncodedInput::byRow(const KeyValues &ofInputs) const
{
    return row.defined() ? chosen(ofInputs, row) : ofInputs;
}

EncodedInput EncodedInput::rows(const Tensor &index) const
{
    EncodedInput picked;
    picked.hidden = hidden;
    picked.layers = layers;
    picked.row = row.defined() ? row.index_select(0, index) : index;
    picked.mask = mask.index_select(0, index);
    picked.start = start.index_select(0, index);
    if (position.defined()) {
        picked.position = position.index_select(0, index);
    }
    return picked;
}

EncodedInput EncodedInput::slice(std::int64_t first, std::int64_t count) const
{
    EncodedInput part;
    part.hidden = cut(hidden, first, count);
    for (const KeyValues &layer : layers) {
        part.layers.push_back({ cut(layer.keys, first, count), cut(layer.values, first, count) });
    }
    part.mask = cut(mask, first, count);
    part.start = cut(start, first, count);
    part.position = cut(position, first, count);
    return part;
}

void DecoderCache::keepRows(const Tensor &index)
{
    for (Layer &layer : layers) {
        layer.self = chosen(layer.self, index);
        layer.cross = chosen(layer.cross, index);
    }
}

} // namespace tp
