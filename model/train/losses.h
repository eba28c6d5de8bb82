// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/runconfig.h"
#include "model/nn/backbone.h"
#include "model/train/taskdata.h"

namespace tp {

// What a training step minimises, by task of the batch: [groups], in the order of
// batch.routing.tasks, with the graph for a backward pass. The bank, if any, must be prepared for
// the batch. A task's loss is the sum of
//   the token-mean cross-entropy of its targets, smoothed by training.label_smoothing: every token
//   of the vocabulary, the wanted one included, gets an equal part of that share;
//   training.choice_loss times the cross-entropy of the right option among those of its row, whose
//   scores are -loss / tokens^length_norm, meaned over its rows with options;
//   training.unlikelihood_loss times the mean of -log(1.01 - p) over the tokens of wrong options.
// Source of the last two: Liu et al. 2022 (T-Few), reference/tensorpoly.md section 4; what the
// published code adds for padding is a constant without a gradient and is left out.
[[nodiscard]] torch::Tensor taskLosses(const Backbone &model,
    const Batch &batch,
    const AdapterBank *bank,
    const TrainingConfig &training = {});

// Whether these losses compare the options of rows, so that batches must bring them.
[[nodiscard]] bool comparesOptions(const TrainingConfig &training);

// The loss of the tasks and what the method adds to it after the forward pass.
[[nodiscard]] torch::Tensor withAuxiliary(const torch::Tensor &loss, const AdapterBank &bank);

} // namespace tp
