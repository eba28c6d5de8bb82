// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <filesystem>
#include <string>

namespace tp {

// Identity of a backbone folder: its configuration, its tensors' names, shapes and samples of the
// data, in all files. The same tensors in one file or in shards are the same. Says whether adapters
// and weights belong together.
[[nodiscard]] Result<std::string> backboneHash(const std::filesystem::path &folder);

} // namespace tp
