// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/joinedrows.h"

#include "model/nn/torchheaders.h"

namespace tp {

using torch::Tensor;

JoinedRows joinRows(const Tensor &inputs, const Tensor &targets, std::int64_t pad)
{
    const Tensor inputLengths = (inputs != pad).sum(1, true); // [rows, 1]
    const Tensor lengths = inputLengths + (targets != pad).sum(1, true) - 1;
    const auto width = lengths.max().item<std::int64_t>();
    const Tensor columns = torch::arange(width, inputs.options()).unsqueeze(0);
    // Columns of inputs and targets side by side.
    const Tensor source =
        torch::where(columns < inputLengths, columns, columns - inputLengths + inputs.size(1))
            .clamp_max(inputs.size(1) + targets.size(1) - 1);
    JoinedRows joined;
    joined.ids =
        at::cat({ inputs, targets }, 1).gather(1, source).masked_fill(columns >= lengths, pad);
    joined.places =
        (inputLengths - 1 + torch::arange(targets.size(1), inputs.options())).clamp_max(width - 1);
    return joined;
}

} // namespace tp
