// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace tp {

// One path component that means the same on every system: no separators, no control characters,
// no leading dot, at most 128 bytes of UTF-8.
[[nodiscard]] bool isPlainFolderName(std::string_view name);

// `root`/`relative` with every symbolic link followed, as long as that stays inside `root`.
[[nodiscard]] Result<std::filesystem::path> resolveInside(
    const std::filesystem::path &root, const std::filesystem::path &relative);

// What a JSON library says about a syntax error, without its own error numbers.
[[nodiscard]] std::string describeJsonProblem(std::string_view message);

} // namespace tp
