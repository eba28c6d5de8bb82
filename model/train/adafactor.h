// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/train/optimizer.h"

namespace tp {

struct AdafactorOptions
{
    // Learning rates are times the root mean square of each parameter, but at least 1e-3.
    bool scaleParameter = false;
};

// Adafactor as transformers has it with relative_step and warmup_init off and no first moment
// (Shazeer and Stern 2018): the second moment of what has two axes or more is kept as the means of
// its rows and columns, decay 1 - t^-0.8, and an update's root mean square is at most 1. What the
// leading axes of a parameter stack is clipped and scaled apart.
class Adafactor final : public Optimizer
{
public:
    Adafactor(std::vector<OptimizedParameter> parameters, const AdafactorOptions &options);

    [[nodiscard]] NamedTensors state() const override; // "logits.row" and "logits.col", or "x.v"

protected:
    void update(std::size_t parameter, const torch::Tensor &gradient, double rate) override;

private:
    struct Moments
    {
        torch::Tensor row; // means over the last axis
        torch::Tensor column; // means over the last but one
        torch::Tensor whole; // of what has one axis
    };
    // gradient / sqrt(second moment), before clipping.
    [[nodiscard]] static torch::Tensor scaled(
        Moments &moments, const torch::Tensor &gradient, double decay);

    std::vector<Moments> m_moments;
    AdafactorOptions m_options;
};

} // namespace tp
