// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace tp {

// To which group each of some rows belongs.
struct RowGroups
{
    torch::Tensor group; // int64 [rows], index into the tasks of a context
    // Rows are sorted by group and every group has the same number of rows: a view then replaces
    // a gather.
    bool uniform = false;
};

// Which task each row of a batch belongs to, and what of it is training. Handed to the adapters
// before a forward pass, so that they work once per distinct task and not per row.
struct RoutingContext
{
    torch::Tensor tasks; // int64 [groups], distinct task ids in order of first appearance
    std::vector<std::int64_t> taskIds; // the same ones, to be read without waiting for a device
    std::int64_t groups = 0;
    RowGroups rows;
    std::vector<std::int64_t> groupOfRow; // the same as rows.group
    // Where the decoder sees other rows than the encoder, such as every option of an input: which
    // row of the batch each of them belongs to, int64 [decoded rows]. Undefined elsewhere.
    torch::Tensor owner;
    RowGroups decoded;
    // The optimiser step that a forward pass is for; none in evaluation, where nothing is dropped
    // and nothing counted.
    std::optional<std::int64_t> trainingStep;
    // Which positions hold a token and not padding, bool [rows, length]: of the inputs, which the
    // encoder and the keys and values of cross-attention see, and of the decoder, which in a
    // decoder-only model reads the inputs too. Undefined: all.
    torch::Tensor inputTokens;
    torch::Tensor targetTokens;

    [[nodiscard]] const RowGroups &decoderRows() const { return owner.defined() ? decoded : rows; }

    [[nodiscard]] static RoutingContext of(
        const std::vector<std::int64_t> &rowTasks, const torch::Device &device);
    // The same batch where the decoder sees rows that belong to `owners`, indices of rows.
    [[nodiscard]] RoutingContext decoding(const std::vector<std::int64_t> &owners) const;
};

} // namespace tp
