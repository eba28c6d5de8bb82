// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace tp {

inline constexpr std::string_view asciiSpaces = " \t\r\n\v\f";

// Runs of anything but ASCII white space.
[[nodiscard]] inline std::int64_t countWords(std::string_view text)
{
    std::int64_t words = 0;
    std::size_t at = 0;
    while ((at = text.find_first_not_of(asciiSpaces, at)) != std::string_view::npos) {
        ++words;
        at = text.find_first_of(asciiSpaces, at);
        if (at == std::string_view::npos) {
            break;
        }
    }
    return words;
}

[[nodiscard]] inline std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(asciiSpaces);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(asciiSpaces) - first + 1);
}

} // namespace tp
