// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/reference.h"
#include "model/config/rundescription.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tp {

// Signs as in reference/transfer_metrics.md: gap = multi - single in score, negative hurts;
// lossGap = multi - single in loss, positive hurts.
struct TaskTransfer
{
    std::string task;
    double multi = 0.0;
    double single = 0.0; // at the same number of this task's examples, mean over reference seeds
    double gap = 0.0;
    double low = 0.0; // 95 % interval of the gap from both standard errors
    double high = 0.0;
    double lossGap = 0.0;
    std::int64_t n = 0; // reference seeds
    std::int64_t rows = 0; // rows evaluated
};

struct Transfer
{
    std::int64_t step = 0;
    std::vector<TaskTransfer> tasks; // only tasks with a reference
    std::vector<std::string> missing; // ids of tasks without one
    double meanGap = 0.0;
    double shareNegative = 0.0; // share of tasks whose whole interval is below 0
    double arg = 0.0; // mean relative gain, (multi - single) / single, tasks with single > 0
    double deltaM = 0.0; // equals arg where all metrics are higher-is-better
};

// `evaluation` must be of the split that the references were measured on (validation).
[[nodiscard]] Transfer measureTransfer(const RunDescription &run,
                                       const EvaluationRecord &evaluation,
                                       const std::vector<ReferenceSet> &references);

} // namespace tp
