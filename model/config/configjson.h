// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/optionspec.h"
#include "model/config/rundescription.h"
#include "model/core/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tp {

// One `key=value` of --set: dotted key; the value is JSON where it parses as JSON, text otherwise.
struct ConfigOverride
{
    std::string key;
    std::string value;
};
[[nodiscard]] Result<ConfigOverride> parseOverride(std::string_view text);

// Reads a configuration file, applies the overrides, checks it against `methods` and makes paths
// absolute: relative to the file inside it, to the working directory in overrides.
[[nodiscard]] Result<RunConfig> loadRunConfig(const std::filesystem::path &file,
    const std::vector<ConfigOverride> &overrides,
    const MethodTable &methods);
// Applies the overrides and checks what comes out; `where` names in messages what `config` is from.
[[nodiscard]] Result<RunConfig> changedRunConfig(RunConfig config,
    const std::vector<ConfigOverride> &overrides,
    const MethodTable &methods,
    const std::string &where);
// From JSON text; `where` names it in messages, `base` is what relative paths start from.
[[nodiscard]] Result<RunConfig> parseRunConfig(
    std::string_view json, const std::string &where, const std::filesystem::path &base);
[[nodiscard]] std::string writeRunConfig(const RunConfig &config); // indented JSON, all keys

[[nodiscard]] std::string writeDescription(const RunDescription &description); // manifest.json
[[nodiscard]] Result<RunDescription> parseDescription(
    std::string_view json, const std::string &where);
[[nodiscard]] std::string runPhaseName(RunPhase phase); // "running"
[[nodiscard]] std::string writeState(const RunState &state);
[[nodiscard]] Result<RunState> parseState(std::string_view json, const std::string &where);

} // namespace tp
