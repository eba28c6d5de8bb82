// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is done to whole runs of a store: the trash, their size on disk, old checkpoints. Nothing
// here touches a run that is being written, or anything outside the store.

#include "model/core/result.h"
#include "model/store/runstore.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tp {

struct TrashedRun
{
    RunSummary summary; // its folder lies in the trash
    std::string trashed; // ISO 8601, UTC
};

// Moves a run of the store to <store>/.trash/<time>/<id>; the new folder. Refused while a writer
// lives (Busy) and for locked runs.
[[nodiscard]] Result<std::filesystem::path> trashRun(
    const std::filesystem::path &store, const std::filesystem::path &run);
[[nodiscard]] std::vector<TrashedRun> listTrash(const std::filesystem::path &store); // newest first
// Back into the store under its own id; the folder there.
[[nodiscard]] Result<std::filesystem::path> restoreRun(
    const std::filesystem::path &store, const std::filesystem::path &trashed);
[[nodiscard]] Status deleteForever(
    const std::filesystem::path &store, const std::filesystem::path &trashed);
// Everything in the trash, also what cannot be listed; how many folders went.
[[nodiscard]] Result<std::size_t> emptyTrash(const std::filesystem::path &store);

// Bytes of the files below the folder; links are not followed, what vanishes meanwhile counts 0.
[[nodiscard]] Result<std::uint64_t> sizeOnDisk(const std::filesystem::path &run);
// Removes all checkpoints but the newest; the bytes freed. Refused while a writer lives and for
// locked runs.
[[nodiscard]] Result<std::uint64_t> pruneCheckpoints(const std::filesystem::path &run);

} // namespace tp
