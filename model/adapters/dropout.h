// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <string_view>

namespace tp {

// 0 with the given probability and 1 / (1 - probability) elsewhere, of the shape, type and device
// of `like`. The site, the step and the seed of the run decide the noise and nothing else does, so
// that a resumed run drops what an undisturbed one would.
[[nodiscard]] torch::Tensor dropoutMask(const torch::Tensor &like,
    double probability,
    std::uint64_t seed,
    std::string_view site,
    std::int64_t step);

} // namespace tp
