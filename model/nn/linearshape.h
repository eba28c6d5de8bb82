// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace tp {

// A Linear of the backbone that adapters attach to: y = x W^T, W [out, in].
struct LinearShape
{
    std::string name; // "encoder.block.0.layer.0.SelfAttention.q"; its weight is name + ".weight"
    std::string stack; // "encoder" or "decoder"
    int layer = 0; // block number within the stack
    // "q", "k", "v", "o", "wi", "wi_0", "wi_1", "wo", "gate_proj", "up_proj", "down_proj";
    // "cross.q" and so on
    std::string kind;
    std::int64_t in = 0;
    std::int64_t out = 0;
    int layers = 1; // blocks of that stack
    // Which part of the block it belongs to, from 0: self-attention comes before cross-attention
    // and that before the feed-forward.
    int sublayer = 0;
    bool decoderOnly = false; // the stack is the whole model, inputs and targets one sequence

    // Whether it sees the encoder's tokens: so do the keys and values of cross-attention.
    [[nodiscard]] bool seesInputs() const
    {
        return stack == "encoder" || kind == "cross.k" || kind == "cross.v";
    }
};

} // namespace tp
