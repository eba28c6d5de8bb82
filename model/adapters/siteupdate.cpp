// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/siteupdate.h"

#include "model/nn/torchheaders.h"

namespace tp {

torch::Tensor mergedWeight(const torch::Tensor &weight, const SiteUpdate &update)
{
    torch::Tensor merged = weight;
    if (update.change.defined()) {
        merged = merged + update.change.to(merged.scalar_type());
    }
    if (update.inputScale.defined()) {
        merged = merged * update.inputScale.to(merged.scalar_type());
    }
    if (update.a.defined()) {
        merged = merged + at::matmul(update.a, update.b).t().to(merged.scalar_type());
    }
    if (update.outputScale.defined()) {
        merged = merged * update.outputScale.to(merged.scalar_type()).unsqueeze(1);
    }
    return merged;
}

} // namespace tp
