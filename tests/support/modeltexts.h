// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/optionspec.h"

#include <string>
#include <vector>

namespace tp::test {

// Every text of the model's tables that windows show by modelText(): once, in the tables' order.
[[nodiscard]] std::vector<std::string> modelTexts(const MethodTable &methods);

// i18n/modeltexts.cpp, which lists them for lupdate.
[[nodiscard]] std::string modelTextsFile(const std::vector<std::string> &texts);

} // namespace tp::test
