// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/taskmoe/selection.h"

#include "model/nn/torchheaders.h"

#include <algorithm>
#include <cmath>

namespace tp {

using torch::Tensor;

namespace {

// exp of it is exactly 0 after division by any temperature that is allowed.
constexpr double disabledLogit = -1e10;

} // namespace

double Annealing::at(std::int64_t step) const
{
    return std::max(start * std::exp(-rate * static_cast<double>(step)), lowest);
}

double rateToReach(double start, double lowest, double steps)
{
    return std::log(std::max(start, lowest) / lowest) / std::max(1.0, steps);
}

Tensor gumbelNoise(const std::vector<std::int64_t> &shape, Rng &rng)
{
    Tensor noise = torch::empty(shape, torch::kFloat64);
    auto *data = noise.data_ptr<double>();
    for (std::int64_t i = 0; i < noise.numel(); ++i) {
        // Halfway between two values of uniform(), so that neither logarithm meets 0.
        data[i] = -std::log(-std::log(rng.uniform() * (1.0 - 0x1p-53) + 0x1p-54));
    }
    return noise;
}

Tensor softRoutes(const Tensor &logits, double temperature, const Tensor &noise)
{
    const Tensor noisy = noise.defined() ? logits + noise.to(logits.options()) : logits;
    return at::softmax(noisy / temperature, -1);
}

Tensor hardRoutes(const Tensor &soft)
{
    const Tensor hard = torch::zeros_like(soft, soft.options().requires_grad(false))
                            .scatter_(-1, soft.detach().argmax(-1, true), 1.0);
    return hard + (soft - soft.detach()); // the difference is exactly 0
}

Tensor disableExperts(const Tensor &logits, const Tensor &disabled)
{
    return logits + disabled.to(logits.options()) * disabledLogit;
}

Tensor expertDistance(const std::vector<std::vector<Tensor>> &experts)
{
    Tensor sum;
    std::int64_t pairs = 0;
    for (std::size_t i = 0; i < experts.size(); ++i) {
        for (std::size_t j = i + 1; j < experts.size(); ++j, ++pairs) {
            for (std::size_t k = 0; k < experts[i].size(); ++k) {
                const Tensor norm = at::linalg_vector_norm(experts[i][k] - experts[j][k]);
                sum = sum.defined() ? sum + norm : norm;
            }
        }
    }
    return sum.defined() ? sum / static_cast<double>(pairs) : sum;
}

} // namespace tp
