// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/configjson.h"

#include <vector>

namespace tp {

// Applies the overrides, the method's options after its name. Each value must be of its key's type;
// whether the outcome is right is not asked, so that a draft may still be wrong elsewhere.
[[nodiscard]] Status applyOverrides(
    const std::vector<ConfigOverride> &overrides, const MethodTable &methods, RunConfig &config);

} // namespace tp
