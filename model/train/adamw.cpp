// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/adamw.h"

#include "model/nn/torchheaders.h"

#include <cmath>

namespace tp {

using torch::Tensor;

AdamW::AdamW(std::vector<OptimizedParameter> parameters, const AdamWOptions &options)
    : Optimizer(std::move(parameters))
    , m_options(options)
{
    for (const OptimizedParameter &parameter : this->parameters()) {
        m_moments.push_back(
            { torch::zeros_like(parameter.value), torch::zeros_like(parameter.value) });
    }
}

void AdamW::update(std::size_t index, const Tensor &gradient, double rate)
{
    const OptimizedParameter &parameter = parameters()[index];
    const auto steps = static_cast<double>(this->steps());
    const double correction1 = 1.0 - std::pow(m_options.beta1, steps);
    const double correction2 = std::sqrt(1.0 - std::pow(m_options.beta2, steps));
    Tensor value = parameter.value;
    if (parameter.weightDecay > 0.0) {
        value.mul_(1.0 - rate * parameter.weightDecay);
    }
    Moments &moments = m_moments[index];
    moments.first.lerp_(gradient, 1.0 - m_options.beta1);
    moments.second.mul_(m_options.beta2).addcmul_(gradient, gradient, 1.0 - m_options.beta2);
    const Tensor denominator = (moments.second.sqrt() / correction2).add_(m_options.epsilon);
    value.addcdiv_(moments.first, denominator, -rate / correction1);
}

NamedTensors AdamW::state() const
{
    NamedTensors tensors;
    for (std::size_t i = 0; i < parameters().size(); ++i) {
        tensors.emplace_back(parameters()[i].name + ".m", m_moments[i].first);
        tensors.emplace_back(parameters()[i].name + ".v", m_moments[i].second);
    }
    return tensors;
}

} // namespace tp
