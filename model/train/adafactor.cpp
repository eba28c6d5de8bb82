// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/adafactor.h"

#include "model/nn/torchheaders.h"

#include <cmath>
#include <numeric>

namespace tp {

namespace {

using torch::Tensor;

constexpr double squareFloor = 1e-30; // added to squared gradients
constexpr double sizeFloor = 1e-3; // least size that a parameter is taken to have
constexpr double decayPower = -0.8;

// Root mean square over all axes but the leading ones; of size 1 where it was taken.
Tensor rootMeanSquare(const Tensor &values, std::int64_t leading)
{
    if (leading >= values.dim()) {
        return values.abs();
    }
    std::vector<std::int64_t> axes(static_cast<std::size_t>(values.dim() - leading));
    std::iota(axes.begin(), axes.end(), leading);
    return values.square().mean(axes, true).sqrt();
}

} // namespace

Adafactor::Adafactor(std::vector<OptimizedParameter> parameters, const AdafactorOptions &options)
    : Optimizer(std::move(parameters))
    , m_options(options)
{
    for (const OptimizedParameter &parameter : this->parameters()) {
        const Tensor &value = parameter.value;
        Moments moments;
        if (value.dim() - parameter.stackedAxes >= 2) {
            moments.row =
                torch::zeros_like(value.detach().select(-1, 0), at::MemoryFormat::Contiguous);
            moments.column =
                torch::zeros_like(value.detach().select(-2, 0), at::MemoryFormat::Contiguous);
        } else {
            moments.whole = torch::zeros_like(value.detach());
        }
        m_moments.push_back(std::move(moments));
    }
}

Tensor Adafactor::scaled(Moments &moments, const Tensor &gradient, double decay)
{
    const Tensor squares = gradient.square().add_(squareFloor);
    if (moments.whole.defined()) {
        moments.whole.mul_(decay).add_(squares, 1.0 - decay);
        return moments.whole.rsqrt().mul_(gradient);
    }
    moments.row.mul_(decay).add_(squares.mean(-1), 1.0 - decay);
    moments.column.mul_(decay).add_(squares.mean(-2), 1.0 - decay);
    const Tensor rows = (moments.row / moments.row.mean(-1, true)).rsqrt_().unsqueeze(-1);
    return (rows * moments.column.unsqueeze(-2).rsqrt()).mul_(gradient);
}

void Adafactor::update(std::size_t index, const Tensor &gradient, double rate)
{
    const OptimizedParameter &parameter = parameters()[index];
    const double decay = 1.0 - std::pow(static_cast<double>(steps()), decayPower);
    Tensor value = parameter.value;
    Tensor change = scaled(m_moments[index], gradient, decay);
    change.div_(rootMeanSquare(change, parameter.stackedAxes).clamp_min_(1.0));
    Tensor factor = torch::full({}, rate, value.options());
    if (m_options.scaleParameter) {
        factor = rootMeanSquare(value, parameter.stackedAxes).clamp_min_(sizeFloor).mul_(rate);
    }
    if (parameter.weightDecay > 0.0) {
        value.sub_(value * factor, parameter.weightDecay);
    }
    value.sub_(change.mul_(factor));
}

NamedTensors Adafactor::state() const
{
    NamedTensors tensors;
    for (std::size_t i = 0; i < parameters().size(); ++i) {
        const std::string &name = parameters()[i].name;
        if (m_moments[i].whole.defined()) {
            tensors.emplace_back(name + ".v", m_moments[i].whole);
        } else {
            tensors.emplace_back(name + ".row", m_moments[i].row);
            tensors.emplace_back(name + ".col", m_moments[i].column);
        }
    }
    return tensors;
}

} // namespace tp
