// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/train/optimizer.h"

#include <vector>

namespace tp {

struct AdamWOptions
{
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;
};

// AdamW with decoupled weight decay, elementwise, as torch.optim.AdamW without amsgrad.
class AdamW final : public Optimizer
{
public:
    AdamW(std::vector<OptimizedParameter> parameters, const AdamWOptions &options);

    [[nodiscard]] NamedTensors state() const override;

protected:
    void update(std::size_t parameter, const torch::Tensor &gradient, double rate) override;

private:
    struct Moments
    {
        torch::Tensor first;
        torch::Tensor second;
    };

    std::vector<Moments> m_moments;
    AdamWOptions m_options;
};

} // namespace tp
