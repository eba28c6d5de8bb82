// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace tp {

// Where demo and other data files lie: beside the installed program, else in the source tree it was
// built from. Empty if neither is there.
[[nodiscard]] std::filesystem::path resourceFolder();

} // namespace tp
