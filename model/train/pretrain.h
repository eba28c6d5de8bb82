// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/backbonerecipe.h"
#include "model/core/result.h"

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

namespace tp {

struct PretrainProgress
{
    std::string stage; // what is done before the first step; empty while steps are
    std::int64_t step = 0;
    std::int64_t steps = 0;
    double loss = 0.0; // mean since the last report
    double stepsPerSecond = 0.0;
};

struct CreatedBackbone
{
    bool completed = false; // false: stopped, with a checkpoint to go on from
    std::int64_t step = 0;
    std::int64_t steps = 0;
    std::int64_t resumedFrom = 0; // step of the checkpoint that this call went on from
    std::int64_t parameters = 0;
    double loss = 0.0; // mean of the last steps; NaN if none was done
};

// `tensorpoly backbone create`: trains a vocabulary, then a T5 by span corruption, and makes
// `destination` (which must not exist) as a Hugging Face folder with bfloat16 weights.
//
// While it lasts, everything lies in <destination>.partial, with a checkpoint every
// training.checkpoint_every steps and one when it is stopped. Called again, it goes on from there
// to the bytes that it would have made without interruption; with another recipe or other text it
// refuses. `destination` appears by a rename when it is whole. What is refused, or stopped before
// the first step, leaves nothing behind.
[[nodiscard]] Result<CreatedBackbone> createBackbone(const BackboneRecipe &recipe,
    const std::filesystem::path &destination,
    const std::function<void(const PretrainProgress &)> &progress,
    std::stop_token stop) noexcept;

} // namespace tp
