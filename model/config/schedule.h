// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/runconfig.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tp {

// Names as in configurations, in the order of the enumeration: "linear", "inverse-sqrt", ...
[[nodiscard]] const std::vector<std::string> &scheduleNames();

// The learning rate of a step as a share of the highest one: it rises linearly over `warmup` (a
// fraction of the steps) and then follows the schedule; linear and cosine reach 0 at the last step.
// `step` counts from 1.
[[nodiscard]] double scheduledShare(const TrainingConfig &training, std::int64_t step);

} // namespace tp
