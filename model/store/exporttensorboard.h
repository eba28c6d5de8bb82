// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/store/runreader.h"

#include <filesystem>

namespace tp {

// Writes all scalars of a run into one event file in the folder `destination`, which is made if it
// is missing; its path. A folder with other event files is refused: TensorBoard would show both as
// one run. An earlier export of the same run is replaced.
[[nodiscard]] Result<std::filesystem::path> exportTensorBoard(
    const RunReader &run, const std::filesystem::path &destination);

} // namespace tp
