// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/activation.h"

#include "model/nn/torchheaders.h"

namespace tp {

torch::Tensor activated(const torch::Tensor &x, const std::string &activation)
{
    if (activation == "relu") {
        return at::relu(x);
    }
    if (activation == "silu") {
        return at::silu(x);
    }
    return at::gelu(x, activation == "gelu_new" ? "tanh" : "none");
}

} // namespace tp
