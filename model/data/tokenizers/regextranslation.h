// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <string>
#include <string_view>

namespace tp {

// Oniguruma's regular expression as one of PCRE2 with the same matches. Refuses, and names, what
// the tokenizers of language models do not need and the two engines do not share: named groups,
// references, classes inside classes, \h, a possessive interval and the like.
[[nodiscard]] Result<std::string> translateRegex(
    std::string_view pattern, const std::string &where);

} // namespace tp
