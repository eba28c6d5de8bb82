// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For .cpp files that read or write JSON; not for headers of the model.

#include "model/core/result.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace tp {

// JSON without the traps: duplicate keys, numbers that overflow, NaN, depth beyond 64 and anything
// after the value are errors that name the line.
[[nodiscard]] Result<nlohmann::json> parseStrictJson(
    std::string_view text, const std::string &where);

// What stands there, for messages: "the text 'abc'", "a list", "null", "3.5".
[[nodiscard]] std::string describeJson(const nlohmann::json &value);

// Exact integers only: 3 and 3.0, not 3.5 and nothing beyond 64 bits.
[[nodiscard]] std::optional<std::int64_t> exactInteger(const nlohmann::json &value);

} // namespace tp
