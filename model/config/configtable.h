// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/optionspec.h"
#include "model/config/settings.h"

#include <optional>
#include <string>
#include <vector>

namespace tp {

[[nodiscard]] SettingValue fromOptionValue(const OptionValue &value);
// "8", "0.003", "true", "a, b"; for tables, not for reading back.
[[nodiscard]] std::string settingText(const SettingValue &value);

// The options of a run with the defaults of those that are not given.
[[nodiscard]] OptionValues completedOptions(const RunConfig &config, const MethodTable &methods);

// One key of several configurations.
struct ConfigRow
{
    std::string key; // "training.steps", "method.rank"
    std::string label; // "Steps"
    std::vector<std::optional<SettingValue>> values; // nothing: not an option of that one's method
};

// The keys in which not all configurations mean the same, in the order of the file; options that
// are not given count with their default, and those of a method unknown here as they are written.
[[nodiscard]] std::vector<ConfigRow> differingKeys(
    const std::vector<const RunConfig *> &configs, const MethodTable &methods);

} // namespace tp
