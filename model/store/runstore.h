// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/rundescription.h"
#include "model/core/result.h"
#include "model/store/annotations.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace tp {

struct RunSummary
{
    std::filesystem::path folder; // absolute
    std::string name; // as shown: given by a person, else by the manifest
    std::string method;
    std::string suite;
    RunState state; // phase Running but no live writer: Stopped
    std::string created;
    RunAnnotations annotations;
    std::string annotationsProblem; // why they cannot be read; empty: nothing is wrong
    std::shared_ptr<const RunDescription> description; // the manifest; never null when read
};

// $XDG_DATA_HOME/tensorpoly/runs, or ~/.local/share/tensorpoly/runs.
[[nodiscard]] std::filesystem::path defaultStore();
// Newest first; folders that are not runs are left out, broken ones too. A missing store is empty.
[[nodiscard]] std::vector<RunSummary> listRuns(const std::filesystem::path &store);
// One run folder; an error where manifest or state cannot be read.
[[nodiscard]] Result<RunSummary> summariseRun(const std::filesystem::path &run);
// True while some process holds the run's writer lock.
[[nodiscard]] bool hasWriter(const std::filesystem::path &run);

// DEST/metrics.csv (step,loss,...), tasks.csv, evaluations.csv and routing.csv.
[[nodiscard]] Status exportCsv(const RunHistory &history, const std::filesystem::path &destination);

// Atomic replacement: written beside, flushed to disk, renamed.
[[nodiscard]] Status writeFileAtomically(
    const std::filesystem::path &file, std::string_view content);
// Whole file up to `limit` bytes; larger is an error that names file and size.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path &file, std::uint64_t limit);

} // namespace tp
