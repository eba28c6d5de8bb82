// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/backbonerecipe.h"
#include "model/core/result.h"

#include <filesystem>
#include <functional>
#include <stop_token>

namespace tp {

struct PretrainProgress
{
    std::int64_t step = 0;
    std::int64_t steps = 0;
    double loss = 0.0; // mean since the last report
    double stepsPerSecond = 0.0;
};

// `tensorpoly backbone create`: trains a vocabulary, then a T5 by span corruption, and writes
// `destination` (which must not exist) as a Hugging Face folder with bfloat16 weights. Written
// beside and renamed: what is refused or stopped leaves nothing behind.
[[nodiscard]] Status createBackbone(const BackboneRecipe &recipe,
    const std::filesystem::path &destination,
    const std::function<void(const PretrainProgress &)> &progress,
    std::stop_token stop) noexcept;

} // namespace tp
