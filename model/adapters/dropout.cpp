// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/dropout.h"

#include "model/core/rng.h"
#include "model/nn/torchheaders.h"

namespace tp {

torch::Tensor dropoutMask(const torch::Tensor &like,
    double probability,
    std::uint64_t seed,
    std::string_view site,
    std::int64_t step)
{
    Rng purpose(seed, std::string(site) + ".dropout." + std::to_string(step));
    // A generator of our own: LibTorch's global one belongs to the process.
    at::Generator generator = at::globalContext().defaultGenerator(like.device()).clone();
    generator.set_current_seed(purpose.next());
    const double keep = 1.0 - probability;
    return at::empty_like(like, at::MemoryFormat::Contiguous)
        .bernoulli_(keep, generator)
        .div_(keep);
}

} // namespace tp
