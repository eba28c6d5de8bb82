// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nn/backbone.h"
#include "model/train/taskdata.h"

namespace tp {

// Token-mean cross-entropy of each distinct task of the batch: [groups], in the order of
// batch.routing.tasks, with the graph for a backward pass.
[[nodiscard]] torch::Tensor taskLosses(
    const Backbone &model, const Batch &batch, const AdapterBank *bank);

// The loss of the tasks and what the method adds to it after the forward pass.
[[nodiscard]] torch::Tensor withAuxiliary(const torch::Tensor &loss, const AdapterBank &bank);

} // namespace tp
