// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/reference.h"
#include "model/config/rundescription.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tp {

inline constexpr double normalQuantile = 1.959963984540054; // 97.5 %: of 95 % intervals

// Signs: gap = multi - single in score, negative hurts; lossGap = multi - single in loss, positive
// hurts.
struct TaskTransfer
{
    std::string task;
    double multi = 0.0;
    double single = 0.0; // at the same number of this task's examples, mean over reference seeds
    double gap = 0.0;
    double low = 0.0; // 95 % interval of the gap, see measureTransfer
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

// `evaluation` must be of the split that the references were measured on (validation): any other
// leaves every task missing. So are tasks without rows or with a score that is not a number.
//
// The interval is gap -+ 1.96 sqrt(se_multi^2 + se_single^2), where se_single is referenceAt's. Run
// and references are scored on the same rows, and easy rows are easy for both, so the two errors
// are usually positively correlated and the interval is on the wide side. It does not cover the
// run's own seed: one run has only one. Where both score every row alike its width is 0.
[[nodiscard]] Transfer measureTransfer(const RunDescription &run,
    const EvaluationRecord &evaluation,
    const std::vector<ReferenceSet> &references);

// Of every validation evaluation; those without a task that has a reference are left out.
[[nodiscard]] std::vector<Transfer> transferOverTime(const RunDescription &run,
    const std::vector<EvaluationRecord> &evaluations,
    const std::vector<ReferenceSet> &references);

} // namespace tp
