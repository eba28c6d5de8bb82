// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Configuration as a JSON tree, shared by configuration files and manifests.

#include "model/config/runconfig.h"
#include "model/config/settings.h"
#include "model/core/result.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

namespace tp {

[[nodiscard]] nlohmann::ordered_json configTree(const RunConfig &config);
[[nodiscard]] Result<RunConfig> configFromTree(
    const nlohmann::json &tree, const std::string &where, const std::filesystem::path &base);

// A JSON value in the type of the setting; paths become absolute from `base`.
[[nodiscard]] Result<SettingValue> settingFromJson(const SettingSpec &spec,
    const nlohmann::json &value,
    const std::string &where,
    const std::filesystem::path &base);
[[nodiscard]] Result<OptionValue> optionFromJson(
    const std::string &key, const nlohmann::json &value, const std::string &where);

// "file: training.steps", or the key alone where there is no file.
[[nodiscard]] std::string placeOf(const std::string &where, const std::string &key);

} // namespace tp
