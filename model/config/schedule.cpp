// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace tp {

const std::vector<std::string> &scheduleNames()
{
    static const std::vector<std::string> names { "linear", "cosine", "constant", "inverse-sqrt" };
    return names;
}

double scheduledShare(const TrainingConfig &training, std::int64_t step)
{
    const auto at = static_cast<double>(step);
    const auto total = static_cast<double>(training.steps);
    const double warm = training.warmup * total;
    if (warm >= 1.0 && at < warm) {
        return at / warm;
    }
    const double passed = std::max(0.0, at - warm) / std::max(1.0, total - warm);
    switch (training.schedule) {
    case Schedule::Linear:
        return 1.0 - passed;
    case Schedule::Cosine:
        return 0.5 * (1.0 + std::cos(std::numbers::pi * passed));
    case Schedule::Constant:
        return 1.0;
    case Schedule::InverseSqrt:
        return std::sqrt(std::max(1.0, warm) / std::max(at, 1.0));
    }
    return 1.0;
}

} // namespace tp
