// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/runconfig.h"
#include "model/core/result.h"

#include <string>
#include <vector>

namespace tp {

struct StepTiming
{
    std::string method; // "backbone" for the frozen backbone's forward and backward alone
    double milliseconds = 0.0; // median of a step
    double ratio = 1.0; // to the frozen backbone, from the same run
};

// Times a training step of every method against the frozen backbone's forward and backward at the
// shapes of `config`, in turn within each round so that a machine's drift hits all alike.
[[nodiscard]] Result<std::vector<StepTiming>> benchmarkSteps(
    const RunConfig &config, int rounds) noexcept;

} // namespace tp
