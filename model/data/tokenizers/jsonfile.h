// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <vector>

namespace tp {

// The JSON object in a file, or an empty one where there is no file. `Json` is nlohmann::json, or
// nlohmann::ordered_json for small files whose order counts: finding a key there takes time in
// proportion to their number.
template <typename Json>
[[nodiscard]] Result<Json> readJsonObject(const std::filesystem::path &file);

// The list "added_tokens" of a tokenizer.json, empty where there is none; nothing else of the file
// is kept.
[[nodiscard]] Result<std::vector<nlohmann::json>> readAddedTokens(
    const std::filesystem::path &file);

} // namespace tp
