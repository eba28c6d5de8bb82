// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nn/tensorio.h"

#include <torch/types.h>

namespace tp {

// Keeps the gradients of a float16 backbone within that type's range: the loss is multiplied before
// the backward pass and the gradients are divided after it. A step whose gradients are not finite
// is left out and halves the scale; 2000 steps in a row double it, as in torch.amp.
class LossScaler final
{
public:
    // `needed` = false: the scale is 1 and stays so.
    explicit LossScaler(bool needed);

    [[nodiscard]] bool isNeeded() const { return m_state.defined(); }
    [[nodiscard]] double scale() const;
    // Whether the step may be taken that has this norm of gradients.
    [[nodiscard]] bool accept(double gradientNorm);
    // Steps that were left out since the optimiser started, which counts only those it has taken.
    [[nodiscard]] std::int64_t leftOut() const;
    void restart(); // the optimiser did

    // Saved with the state of training; writing into it changes the scaler.
    [[nodiscard]] NamedTensors state() const;

private:
    torch::Tensor m_state; // float64 [3]: scale, steps in a row, steps left out
};

} // namespace tp
