// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/optionspec.h"

namespace tp {

// Options that several methods share, so that they are called and explained alike everywhere.

[[nodiscard]] OptionSpec rankOption();
// `help` says what an expert of the method is.
[[nodiscard]] OptionSpec expertsOption(std::string help);
[[nodiscard]] OptionSpec orderOption();

} // namespace tp
