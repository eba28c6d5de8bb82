// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/adapters/adapterbank.h"
#include "model/core/result.h"
#include "model/store/runwriter.h"
#include "model/train/optimizer.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tp {

// What training needs beside the tensors to go on exactly.
struct TrainingState
{
    std::int64_t step = 0;
    std::string sampler; // Sampler::saveState()
    LogOffsets offsets;
};

// Lets `write` fill a folder beside <owner>/checkpoints/step-000500/, renames it to that, and
// removes all but the newest two. A failure leaves nothing.
[[nodiscard]] Status writeStepFolder(const std::filesystem::path &owner,
    std::int64_t step,
    const std::function<Status(const std::filesystem::path &)> &write);
// Copies stored tensors into those given; names and shapes must match.
[[nodiscard]] Status readTensorsInto(
    const std::filesystem::path &file, const NamedTensors &tensors, std::string_view purpose);

// Writes <run>/checkpoints/step-000500/ (adapter.safetensors, training_state.safetensors,
// training_state.json) as writeStepFolder does. `others` are kept with the optimiser's state.
[[nodiscard]] Status writeCheckpoint(const std::filesystem::path &run,
    const TrainingState &state,
    const AdapterBank &bank,
    const Optimizer &optimizer,
    const NamedTensors &others);

// The checkpoint of step 0 of a run that nothing has trained, and that is not gone on with: it has
// no state of an optimiser.
[[nodiscard]] Status writeAdapterAlone(
    const std::filesystem::path &run, const LogOffsets &offsets, const AdapterBank &bank);

// The newest whole checkpoint's folder, or nothing.
[[nodiscard]] std::optional<std::filesystem::path> newestCheckpoint(
    const std::filesystem::path &run);

[[nodiscard]] Result<TrainingState> readTrainingState(const std::filesystem::path &checkpoint);
// Copy the stored tensors into the bank, the optimiser and `others`; names and shapes must match.
[[nodiscard]] Status readAdapter(const std::filesystem::path &checkpoint, const AdapterBank &bank);
[[nodiscard]] Status readTrainingTensors(const std::filesystem::path &checkpoint,
    const AdapterBank &bank,
    const Optimizer &optimizer,
    const NamedTensors &others);

} // namespace tp
