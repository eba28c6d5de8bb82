// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/rmsnorm.h"

#include "model/nn/torchheaders.h"

namespace tp {

torch::Tensor rmsNorm(const torch::Tensor &x, const torch::Tensor &weight, double epsilon)
{
    if (x.scalar_type() == torch::kBFloat16 || x.scalar_type() == torch::kFloat16) {
        return at::rms_norm(x.to(torch::kFloat32), { x.size(-1) }, {}, epsilon).to(x.scalar_type())
            * weight.to(x.scalar_type());
    }
    return at::rms_norm(x, { x.size(-1) }, weight.to(x.scalar_type()), epsilon);
}

} // namespace tp
