// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/lossscaler.h"

#include "model/nn/torchheaders.h"

#include <cmath>

namespace tp {

namespace {

constexpr double firstScale = 65536.0;
constexpr double growth = 2.0;
constexpr double stepsToGrow = 2000.0;

enum Place { Scale, InARow, LeftOut };

} // namespace

LossScaler::LossScaler(bool needed)
{
    if (needed) {
        m_state = torch::tensor({ firstScale, 0.0, 0.0 }, torch::kFloat64);
    }
}

double LossScaler::scale() const
{
    return isNeeded() ? m_state.const_data_ptr<double>()[Scale] : 1.0;
}

bool LossScaler::accept(double gradientNorm)
{
    if (!isNeeded()) {
        return true;
    }
    auto *state = m_state.data_ptr<double>();
    if (!std::isfinite(gradientNorm)) {
        state[Scale] /= growth;
        state[InARow] = 0.0;
        state[LeftOut] += 1.0;
        return false;
    }
    state[InARow] += 1.0;
    if (state[InARow] >= stepsToGrow) {
        state[Scale] *= growth;
        state[InARow] = 0.0;
    }
    return true;
}

std::int64_t LossScaler::leftOut() const
{
    return isNeeded() ? static_cast<std::int64_t>(m_state.const_data_ptr<double>()[LeftOut]) : 0;
}

void LossScaler::restart()
{
    if (isNeeded()) {
        m_state.data_ptr<double>()[LeftOut] = 0.0;
    }
}

NamedTensors LossScaler::state() const
{
    return isNeeded() ? NamedTensors { { "loss_scale", m_state } } : NamedTensors {};
}

} // namespace tp
