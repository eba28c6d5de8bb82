// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/rundata.h"
#include "model/routing/routingcontext.h"

#include <torch/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace tp {

// How the weights of tasks over experts come about. Logits and weights end in [splits, experts].
// Source: reference/tensorpoly.md sections 2, 3 and 8.
struct SelectorSettings
{
    enum class Kind { Learned, Average, Private, Fixed };
    enum class Gate { Sigmoid, RelaxedBernoulli, StraightThrough };
    enum class Norm { Sum, AverageCorrection, L2 };

    Kind kind = Kind::Learned;
    // The others matter for learned selectors alone.
    Gate gate = Gate::Sigmoid;
    double temperature = 1.0; // of relaxed Bernoulli
    Norm norm = Norm::Sum;
    bool sharedExpert = false; // the last one's gate is 1 for every task
};

// The weights that experts are mixed with; `noise`, where there is any, is that of a training step.
[[nodiscard]] torch::Tensor selectorWeights(
    const torch::Tensor &logits, const SelectorSettings &settings, const torch::Tensor &noise = {});

// What a routing matrix shows: the sizes of the weights without noise, as shares that sum to 1.
// Where straight-through gates choose no expert, the shares are those of the gates before rounding.
[[nodiscard]] torch::Tensor selectorShares(
    const torch::Tensor &logits, const SelectorSettings &settings);

// log u - log(1 - u) of uniform u, as relaxed Bernoulli adds it to logits, for the tasks of a
// training step: [selectors, groups, splits, experts] of the type and device of `like`. The names
// of the selectors, the tasks, the step and the seed decide it and nothing else does, so that a
// resumed run sees what an undisturbed one would.
[[nodiscard]] torch::Tensor selectorNoise(const RoutingLayout &layout,
    const RoutingContext &context,
    std::uint64_t seed,
    const torch::Tensor &like);

// Weights without logits: [tasks, splits, experts]. `expertOfTask` empty: the same for all experts.
[[nodiscard]] torch::Tensor constantWeights(
    const RoutingLayout &layout, const std::vector<std::int64_t> &expertOfTask);

} // namespace tp
