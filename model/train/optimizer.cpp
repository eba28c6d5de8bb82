// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/optimizer.h"

#include "model/nn/torchheaders.h"

namespace tp {

using torch::Tensor;

Optimizer::Optimizer(std::vector<OptimizedParameter> parameters)
    : m_parameters(std::move(parameters))
{
}

void Optimizer::zeroGrad()
{
    for (const OptimizedParameter &parameter : m_parameters) {
        parameter.value.mutable_grad() = Tensor();
    }
}

void Optimizer::restart()
{
    const torch::NoGradGuard noGrad;
    for (auto &[name, tensor] : state()) {
        tensor.zero_();
    }
    m_steps = 0;
}

void Optimizer::divideGradients(double divisor)
{
    for (const OptimizedParameter &parameter : m_parameters) {
        if (parameter.value.grad().defined()) {
            parameter.value.mutable_grad().div_(divisor);
        }
    }
}

double Optimizer::clip(double limit)
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

void Optimizer::step(const std::vector<double> &rates)
{
    const torch::NoGradGuard noGrad;
    ++m_steps;
    for (std::size_t i = 0; i < m_parameters.size(); ++i) {
        const OptimizedParameter &parameter = m_parameters[i];
        if (const Tensor &gradient = parameter.value.grad(); gradient.defined()) {
            update(i, gradient, rates[parameter.group] * parameter.learningRateFactor);
        }
    }
}

} // namespace tp
