// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <string>

namespace tp {

// x through the function of a feed-forward: "relu", "silu", "gelu" (exact) or "gelu_new" (tanh).
[[nodiscard]] torch::Tensor activated(const torch::Tensor &x, const std::string &activation);

} // namespace tp
