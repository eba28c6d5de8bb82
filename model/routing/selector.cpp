// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/routing/selector.h"

#include "model/core/rng.h"
#include "model/nn/torchheaders.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tp {

using torch::Tensor;

namespace {

constexpr double tiny = 1e-12; // as published

using Gate = SelectorSettings::Gate;
using Norm = SelectorSettings::Norm;

Tensor sumNormalised(const Tensor &values)
{
    return values / (values.sum(-1, true) + tiny);
}

Tensor gatesOf(const Tensor &logits, const SelectorSettings &settings, const Tensor &noise)
{
    Tensor gates = at::sigmoid(noise.defined() ? (logits + noise) / settings.temperature : logits);
    if (settings.gate == Gate::StraightThrough) {
        gates = gates + (gates.round() - gates).detach();
    }
    if (settings.sharedExpert) {
        const std::int64_t others = gates.size(-1) - 1;
        gates = at::cat({ gates.narrow(-1, 0, others), at::ones_like(gates.narrow(-1, 0, 1)) }, -1);
    }
    return gates;
}

} // namespace

Tensor selectorWeights(const Tensor &logits, const SelectorSettings &settings, const Tensor &noise)
{
    if (settings.norm == Norm::L2) {
        return logits / at::norm(logits, 2, { -1 }, true).clamp_min(tiny);
    }
    const Tensor gates = gatesOf(logits, settings, noise);
    if (settings.norm == Norm::AverageCorrection) {
        return gates
            * (std::sqrt(static_cast<double>(gates.size(-2)))
                / std::sqrt(static_cast<double>(gates.size(-1))));
    }
    if (settings.gate == Gate::StraightThrough) {
        // The values are as published. Divided by a sum of 0, gates that are all closed would have
        // gradients of 1e12.
        return gates / gates.sum(-1, true).clamp_min(1.0);
    }
    return sumNormalised(gates);
}

Tensor selectorShares(const Tensor &logits, const SelectorSettings &settings)
{
    const Tensor sizes =
        settings.norm == Norm::L2 ? logits.abs() : gatesOf(logits, settings, Tensor());
    return at::where(
        sizes.sum(-1, true) > 0.0, sumNormalised(sizes), sumNormalised(at::sigmoid(logits)));
}

Tensor selectorNoise(const RoutingLayout &layout,
    const RoutingContext &context,
    std::uint64_t seed,
    const Tensor &like)
{
    const double epsilon = like.scalar_type() == torch::kFloat64
        ? std::numeric_limits<double>::epsilon()
        : std::numeric_limits<float>::epsilon();
    const std::int64_t perTask = layout.splits * layout.experts;
    Tensor noise = torch::empty({ static_cast<std::int64_t>(layout.sites.size()),
                                    context.groups,
                                    layout.splits,
                                    layout.experts },
        torch::kFloat64);
    auto *next = noise.data_ptr<double>();
    const std::string step = ".noise." + std::to_string(context.trainingStep.value()) + ".";
    for (const RoutingSite &selector : layout.sites) {
        for (const std::int64_t task : context.taskIds) {
            Rng rng(seed, selector.name + step + std::to_string(task));
            for (std::int64_t i = 0; i < perTask; ++i) {
                const double u = std::clamp(rng.uniform(), epsilon, 1.0 - epsilon);
                *next++ = std::log(u) - std::log1p(-u);
            }
        }
    }
    return noise.to(like.options());
}

Tensor constantWeights(const RoutingLayout &layout, const std::vector<std::int64_t> &expertOfTask)
{
    const std::vector<std::int64_t> shape { layout.tasks, layout.splits, layout.experts };
    if (expertOfTask.empty()) {
        return torch::full(shape, 1.0 / static_cast<double>(layout.experts), torch::kFloat64);
    }
    Tensor weights = torch::zeros(shape, torch::kFloat64);
    for (std::int64_t task = 0; task < layout.tasks; ++task) {
        weights[task].select(-1, expertOfTask[static_cast<std::size_t>(task)]).fill_(1.0);
    }
    return weights;
}

} // namespace tp
