// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace tp {

// A number of parameters as people say it, two digits or three: "517", "6.9 k", "117 k", "0.9 M".
[[nodiscard]] QString countText(std::int64_t count);

} // namespace tp
