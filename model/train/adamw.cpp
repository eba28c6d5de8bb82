// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/adamw.h"

#include "model/nn/torchheaders.h"

#include <algorithm>
#include <cmath>

namespace tp {

using torch::Tensor;

AdamW::AdamW(std::vector<OptimizedParameter> parameters, const AdamWOptions &options)
    : m_parameters(std::move(parameters))
    , m_options(options)
{
    for (const OptimizedParameter &parameter : m_parameters) {
        m_moments.push_back(
            { torch::zeros_like(parameter.value), torch::zeros_like(parameter.value) });
    }
}

void AdamW::zeroGrad()
{
    for (const OptimizedParameter &parameter : m_parameters) {
        parameter.value.mutable_grad() = Tensor();
    }
}

double AdamW::clip(double limit)
{
    std::vector<Tensor> norms;
    for (const OptimizedParameter &parameter : m_parameters) {
        if (parameter.value.grad().defined()) {
            norms.push_back(at::linalg_vector_norm(parameter.value.grad()));
        }
    }
    if (norms.empty()) {
        return 0.0;
    }
    const double norm = at::linalg_vector_norm(at::stack(norms)).item<double>();
    if (limit > 0.0 && norm > limit) {
        const double scale = limit / (norm + 1e-6);
        for (const OptimizedParameter &parameter : m_parameters) {
            if (parameter.value.grad().defined()) {
                parameter.value.mutable_grad().mul_(scale);
            }
        }
    }
    return norm;
}

void AdamW::step(const std::vector<double> &rates)
{
    const torch::NoGradGuard noGrad;
    ++m_steps;
    const double correction1 = 1.0 - std::pow(m_options.beta1, static_cast<double>(m_steps));
    const double correction2 =
        std::sqrt(1.0 - std::pow(m_options.beta2, static_cast<double>(m_steps)));
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        const OptimizedParameter &parameter = m_parameters[i];
        const Tensor &gradient = parameter.value.grad();
        if (!gradient.defined()) {
            continue;
        }
        Tensor value = parameter.value;
        const double rate = rates[parameter.group] * parameter.learningRateFactor;
        if (parameter.weightDecay > 0.0) {
            value.mul_(1.0 - rate * parameter.weightDecay);
        }
        Moments &moments = m_moments[i];
        moments.first.lerp_(gradient, 1.0 - m_options.beta1);
        moments.second.mul_(m_options.beta2).addcmul_(gradient, gradient, 1.0 - m_options.beta2);
        const Tensor denominator = (moments.second.sqrt() / correction2).add_(m_options.epsilon);
        value.addcdiv_(moments.first, denominator, -rate / correction1);
    }
}

NamedTensors AdamW::state() const
{
    NamedTensors tensors;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        tensors.emplace_back(m_parameters[i].name + ".m", m_moments[i].first);
        tensors.emplace_back(m_parameters[i].name + ".v", m_moments[i].second);
    }
    return tensors;
}

double linearSchedule(std::int64_t step, std::int64_t steps, double warmup)
{
    const double at = static_cast<double>(step);
    const double total = static_cast<double>(steps);
    const double warm = warmup * total;
    const double rising = warm >= 1.0 ? std::min(1.0, at / warm) : 1.0;
    const double falling = std::max(0.0, at - warm) / std::max(1.0, total - warm);
    return rising * (1.0 - falling);
}

} // namespace tp
