// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tp {

// A folder name made from what a source calls a task: letters, digits, '.', '_' and '-' stay, all
// else becomes '-'. Never empty, never with a leading dot, at most 100 bytes.
[[nodiscard]] std::string folderNameFor(std::string_view task);

} // namespace tp
