// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nn/tensorio.h"

#include <torch/types.h>

#include <string>
#include <vector>

namespace tp {

struct OptimizedParameter
{
    std::string name;
    torch::Tensor value;
    double learningRateFactor = 1.0; // times the rate that step() is given for its group
    double weightDecay = 0.0; // decoupled
    std::size_t group = 0; // index into the learning rates given to step()
    // Leading axes that only stack parameters of their own, such as those of many sites.
    std::int64_t stackedAxes = 0;
};

class Optimizer
{
public:
    virtual ~Optimizer() = default;
    Optimizer(const Optimizer &) = delete;
    Optimizer &operator=(const Optimizer &) = delete;

    void zeroGrad();
    void divideGradients(double divisor);
    // Scales the gradients so that their global norm is at most `limit` (0: no limit); returns the
    // norm before that. Parameters without a gradient count as zero.
    double clip(double limit);
    // One update; `rates` holds one learning rate per group. Parameters without a gradient stay.
    void step(const std::vector<double> &rates);

    // By name, "logits.m" and "logits.v" of AdamW; writing into them changes the state.
    [[nodiscard]] virtual NamedTensors state() const = 0;
    [[nodiscard]] std::int64_t steps() const { return m_steps; }
    void setSteps(std::int64_t steps) { m_steps = steps; }
    // As if there had been no step.
    void restart();

protected:
    explicit Optimizer(std::vector<OptimizedParameter> parameters);

    [[nodiscard]] const std::vector<OptimizedParameter> &parameters() const { return m_parameters; }
    virtual void update(
        std::size_t parameter, const torch::Tensor &gradient, double rate) = 0; // no graph

private:
    std::vector<OptimizedParameter> m_parameters;
    std::int64_t m_steps = 0;
};

} // namespace tp
