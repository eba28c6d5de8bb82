// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <vector>

namespace tp {

// Keys and values of one attention, [rows, t, heads * width] each.
struct KeyValues
{
    torch::Tensor keys;
    torch::Tensor values;
};

// Inputs that were read: what the tokens after them need.
struct EncodedInput
{
    torch::Tensor hidden; // [inputs, s, d], of an encoder
    torch::Tensor mask; // [rows, 1, 1, s], 0 or a large negative number at padding
    torch::Tensor start; // int64 [rows, 1], the token that the first target is predicted from

    // Of a decoder-only model: what its layers keep of the tokens before `start`.
    std::vector<KeyValues> layers; // t = s
    torch::Tensor position; // int64 [rows, 1], of `start`

    // `hidden` and `layers` are of the inputs that were read, so that what is computed of an input
    // serves all of its rows: input number row[i] is that of row i. Undefined: each has its own.
    torch::Tensor row; // int64 [rows]

    // Of the inputs -> of the rows.
    [[nodiscard]] KeyValues byRow(const KeyValues &ofInputs) const;
    // The rows that `index` names, int64 on the device, in its order.
    [[nodiscard]] EncodedInput rows(const torch::Tensor &index) const;
    // The inputs [first, first + count), of which no rows were chosen yet.
    [[nodiscard]] EncodedInput slice(std::int64_t first, std::int64_t count) const;
};

// Keys and values of the tokens decoded so far; one per generation.
struct DecoderCache
{
    struct Layer
    {
        KeyValues self; // t grows with every token
        KeyValues cross; // of the inputs
    };
    std::vector<Layer> layers; // of a mixture: as many for each layer as it has experts
    std::int64_t length = 0; // tokens cached

    // Goes on with the rows that `index` names.
    void keepRows(const torch::Tensor &index);
};

} // namespace tp
