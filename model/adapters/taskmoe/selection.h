// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How logits of a router become weights of experts; see reference/task_level_moe.md A4 and A8.

#include "model/core/rng.h"

#include <torch/types.h>

#include <cstdint>
#include <vector>

namespace tp {

// A temperature that falls exponentially with the optimiser's steps until it reaches `lowest`.
struct Annealing
{
    double start = 1.0;
    double rate = 0.0;
    double lowest = 1.0;

    [[nodiscard]] double at(std::int64_t step) const;
};
// The rate with which `lowest` is reached after `steps`.
[[nodiscard]] double rateToReach(double start, double lowest, double steps);

// Independent draws of the standard Gumbel distribution, float64 on the CPU.
[[nodiscard]] torch::Tensor gumbelNoise(const std::vector<std::int64_t> &shape, Rng &rng);

// Softmax of (logits + noise) / temperature over the last axis; the noise may be undefined.
[[nodiscard]] torch::Tensor softRoutes(
    const torch::Tensor &logits, double temperature, const torch::Tensor &noise = {});
// 1 at the largest and 0 elsewhere, exactly, with the gradient of the soft routes.
[[nodiscard]] torch::Tensor hardRoutes(const torch::Tensor &soft);
// Logits with which experts get no weight where `disabled` is 1, so that the others share it. If
// all are disabled, nothing changes.
[[nodiscard]] torch::Tensor disableExperts(
    const torch::Tensor &logits, const torch::Tensor &disabled);

// How far the experts of one layer are apart: the mean over all pairs of the sum over their
// tensors of the norm of the difference.
[[nodiscard]] torch::Tensor expertDistance(const std::vector<std::vector<torch::Tensor>> &experts);

} // namespace tp
