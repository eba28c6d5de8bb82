// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/layermixture.h"

#include "model/nn/torchheaders.h"

namespace tp {

using torch::Tensor;

Tensor mixOutputs(const std::vector<ExpertShare> &shares, const std::vector<Tensor> &outputs)
{
    Tensor sum;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const Tensor &weight = shares[i].weight;
        const Tensor part =
            weight.defined() ? outputs[i] * weight.to(outputs[i].scalar_type()) : outputs[i];
        sum = sum.defined() ? sum + part : part;
    }
    return sum;
}

} // namespace tp
