// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/configjson.h"

#include <string>
#include <string_view>
#include <vector>

namespace tp {

// The settings of a published recipe, applied before a person's own changes.
struct Preset
{
    std::string name; // "tensorpoly-1-t0"
    std::string label; // "TensorPoly-I on T0"
    std::string source; // what it is read from
    std::vector<ConfigOverride> settings;
    std::vector<std::string> notes; // what the source leaves open, and what was put in its place
};

[[nodiscard]] const std::vector<Preset> &presets();
// Null if there is none of this name.
[[nodiscard]] const Preset *presetNamed(std::string_view name);
// The same, with an Error that names the nearest.
[[nodiscard]] Result<const Preset *> findPreset(const std::string &name);

} // namespace tp
