// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/reference.h"
#include "model/store/runreader.h"

#include <string>
#include <vector>

namespace tp::cli {

// What --references takes, for help texts.
inline constexpr auto namedReferencesHelp =
    "Single-task references: a folder of *.reference.json files, one such file, a run that trained "
    "them, or a folder of such runs; may be repeated. Otherwise those of the run's configuration, "
    "of "
    "its store and of the program are looked through";

// The references of a run: among those named or, without names, where they usually lie.
[[nodiscard]] Result<ReferenceSearch> findReferencesFor(
    const RunReader &reader, const std::vector<std::string> &named);

} // namespace tp::cli
