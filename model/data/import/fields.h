// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/suite.h"

#include <string>
#include <vector>

namespace tp {

// What columns and keys are usually called, the surest first.
[[nodiscard]] const std::vector<std::string> &inputFields();
[[nodiscard]] const std::vector<std::string> &targetFields();
[[nodiscard]] const std::vector<std::string> &optionFields();

// The split that a row's own field names; an Error that names the field.
[[nodiscard]] Result<Split> splitOfField(
    const std::string &value, const std::string &field, const std::string &where);

} // namespace tp
