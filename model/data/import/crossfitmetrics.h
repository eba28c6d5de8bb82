// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace tp {

// The suite's metric that stands for CrossFit's own of this task; empty for a task it does not
// have.
[[nodiscard]] std::string crossfitMetric(const std::string &task);

} // namespace tp
