// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace tp {

// A run keeps one colour everywhere and for ever, so its id decides it: one of six hues in one of
// three shades. The store chooses ids whose colours differ; the views say which colours these are.
inline constexpr std::uint32_t runHues = 6;
inline constexpr std::uint32_t runColours = 3 * runHues;

// Hue + 6 * shade of an id, from its FNV-1a hash: the same on every machine.
[[nodiscard]] constexpr std::uint32_t runColour(std::string_view id)
{
    std::uint32_t hash = 2166136261U;
    for (const char byte : id) {
        hash = (hash ^ static_cast<std::uint8_t>(byte)) * 16777619U;
    }
    return hash % runColours;
}

} // namespace tp
