// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/optionspec.h"
#include "model/config/runconfig.h"
#include "model/core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tp {

// All problems of a configuration at once, each with the dotted key as `where`
// ("training.steps"), so that a wizard can show them beside their fields. Does not touch the disk.
[[nodiscard]] std::vector<Error> validateRunConfig(
    const RunConfig &config, const MethodTable &methods);

// The error for a method that `methods` lacks: names the nearest and lists all.
[[nodiscard]] Error unknownMethod(const MethodTable &methods, const std::string &name);

// Checks one value against its description: type, finiteness, domain. `where` names the key.
[[nodiscard]] Status validateOption(
    const OptionSpec &spec, const OptionValue &value, const std::string &where);

// Given options with the method's defaults filled in; unknown keys are errors with the nearest
// known key.
[[nodiscard]] Result<OptionValues> completeOptions(
    const MethodDescription &method, const OptionValues &given);

} // namespace tp
