// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/optionspec.h"
#include "model/core/result.h"
#include "model/core/rundata.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tp {

// Every method this build has, references included; the order is that of the wizard.
[[nodiscard]] const MethodTable &methodTable();

// From config.json alone, no weights. `options` are checked against the method's description, and
// against the backbone and the tasks as training checks them. `categories` are those of the tasks;
// empty: not known, so that nothing is said of them.
[[nodiscard]] Result<ParameterCount> countParameters(const std::filesystem::path &backbone,
    const std::string &method,
    const OptionValues &options,
    std::int64_t tasks,
    const std::vector<std::string> &categories = {});

} // namespace tp
