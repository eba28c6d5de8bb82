// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

namespace tp {

// What an adapter does to one Linear y = x W^T for one task, in the form that its method has it;
// what the method lacks is undefined:
//   y = outputScale * ((inputScale * x) (W + change)^T + (x a) b)
struct SiteUpdate
{
    torch::Tensor a; // [in, r]
    torch::Tensor b; // [r, out], with the adapter's scale
    torch::Tensor change; // [out, in]
    torch::Tensor inputScale; // [in]
    torch::Tensor outputScale; // [out]
};

// The weight [out, in] that alone does what `weight` and the update do together.
[[nodiscard]] torch::Tensor mergedWeight(const torch::Tensor &weight, const SiteUpdate &update);

} // namespace tp
