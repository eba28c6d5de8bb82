// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/rundata.h"
#include "model/nn/backbone.h"
#include "model/train/taskdata.h"

#include <stop_token>
#include <vector>

namespace tp {

struct EvaluationSettings
{
    Split split = Split::Validation;
    std::int64_t limit = 0; // rows per task, 0: all
    std::int64_t maxTargetLength = 64; // of generation
    // Exact match by "every target token is the most likely one", one forward pass instead of
    // generation: the same number unless another tokenisation spells the same text.
    bool teacherForcedExactMatch = true;
};

// Scores every task of the suite: options are ranked by log-probability divided by their token
// count, other rows are generated greedily and scored by the task's metric. A stop is an Error.
// `trained[t]` is copied into the result.
[[nodiscard]] Result<EvaluationRecord> evaluateTasks(const Backbone &model,
    AdapterBank *bank,
    const TaskData &data,
    const EvaluationSettings &settings,
    const std::vector<std::int64_t> &trained,
    std::stop_token stop);

} // namespace tp
