// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Names inside a run folder, its writer lock, and what writer and readers share.

#include "model/config/rundescription.h"
#include "model/core/result.h"
#include "model/store/fileio.h"

#include <cstdint>
#include <filesystem>

namespace tp::runfolder {

constexpr const char *manifestName = "manifest.json";
constexpr const char *stateName = "state.json";
constexpr const char *metricsName = "metrics.log";
constexpr const char *routingName = "routing.log";
constexpr const char *eventsName = "events.log";
constexpr const char *healthName = "health.log";
constexpr const char *evaluationsName = "evaluations.log"; // made after training
constexpr const char *lockName = ".lock";
// Folders on their way to become runs; never listed.
constexpr const char *hiddenPrefix = ".new-";

[[nodiscard]] std::filesystem::path absoluteFolder(const std::filesystem::path &run);

[[nodiscard]] Result<RunDescription> readManifest(const std::filesystem::path &run);
// As written, but a run that nobody writes is not running: its phase becomes Stopped.
[[nodiscard]] Result<RunState> readEffectiveState(const std::filesystem::path &run);

// Takes the writer lock, which dies with this process; Busy if another holds it.
[[nodiscard]] Result<FileDescriptor> lockForWriting(const std::filesystem::path &run);

} // namespace tp::runfolder
