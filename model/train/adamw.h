// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/adapters/adapterbank.h"
#include "model/nn/tensorio.h"

#include <torch/types.h>

#include <vector>

namespace tp {

struct AdamWOptions
{
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;
};

struct OptimizedParameter
{
    std::string name;
    torch::Tensor value;
    double learningRateFactor = 1.0; // times the rate that step() is given for its group
    double weightDecay = 0.0; // decoupled
    std::size_t group = 0; // index into the learning rates given to step()
};

// AdamW with decoupled weight decay, elementwise, as torch.optim.AdamW without amsgrad.
class AdamW final
{
public:
    AdamW(std::vector<OptimizedParameter> parameters, const AdamWOptions &options);

    void zeroGrad();
    // Scales the gradients so that their global norm is at most `limit` (0: no limit); returns the
    // norm before that. Parameters without a gradient count as zero.
    double clip(double limit);
    // One update; `rates` holds one learning rate per group.
    void step(const std::vector<double> &rates);

    // Moments by name, "logits.m" and "logits.v"; writing into them changes the state.
    [[nodiscard]] NamedTensors state() const;
    [[nodiscard]] std::int64_t steps() const { return m_steps; }
    void setSteps(std::int64_t steps) { m_steps = steps; }

private:
    struct Moments
    {
        torch::Tensor first;
        torch::Tensor second;
    };

    std::vector<OptimizedParameter> m_parameters;
    std::vector<Moments> m_moments;
    AdamWOptions m_options;
    std::int64_t m_steps = 0;
};

// Linear warm-up over `warmup` (a fraction of the steps), then linear decay to 0 after the last.
// `step` counts from 1.
[[nodiscard]] double linearSchedule(std::int64_t step, std::int64_t steps, double warmup);

} // namespace tp
