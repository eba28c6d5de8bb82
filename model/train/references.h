// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/reference.h"
#include "model/train/engine.h"

namespace tp {

// The configuration of the single-task references that a run of `config` is measured against: the
// same suite, backbone, steps and batches, one private LoRA per task. The batch must hold every
// task.
[[nodiscard]] Result<RunConfig> referenceConfig(const RunConfig &config);

// Trains the references of one seed in <folder> (a run folder of its own is kept there) and returns
// their curves. `command` is recorded as what made them.
[[nodiscard]] Result<ReferenceSet> trainReferences(const RunConfig &config,
    const std::filesystem::path &folder,
    const std::string &command,
    RunObserver &observer,
    std::stop_token stop) noexcept;

// <folder>/<suite>-<recipe hash>-s<seed>.reference.json
[[nodiscard]] std::filesystem::path referenceFile(
    const std::filesystem::path &folder, const std::string &suite, const ReferenceSet &set);

} // namespace tp
