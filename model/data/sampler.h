// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/runconfig.h"
#include "model/core/result.h"
#include "model/core/rng.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tp {

// One drawn training example.
struct Draw
{
    std::int64_t task = 0;
    std::int64_t row = 0;
};
using BatchPlan = std::vector<Draw>; // sorted by task, so that equal tasks are neighbours

// Draws batches of examples from many tasks. Each task's rows come in shuffled epochs. Balanced:
// every batch holds batchSize / tasks rows of each task if that divides, and otherwise tasks take
// turns in shuffled rounds; proportional: tasks in proportion to their rows. With bucketBatches > 1,
// that many batches are drawn at once, sorted by length and served in shuffled order.
// The state is everything that the next draw depends on: restoring it continues exactly.
class Sampler final
{
public:
    // lengths[task][row]: a length to bucket by, such as input plus target tokens.
    Sampler(const TrainingConfig &config, std::vector<std::vector<std::int32_t>> lengths);

    [[nodiscard]] BatchPlan next();
    // Examples of each task served so far.
    [[nodiscard]] const std::vector<std::int64_t> &served() const;

    [[nodiscard]] std::string saveState() const; // JSON text
    [[nodiscard]] Status loadState(const std::string &text);

private:
    struct State
    {
        Rng rng {0};
        std::vector<std::vector<std::int32_t>> order; // per task: this epoch's rows
        std::vector<std::int64_t> position; // per task: into order
        std::vector<std::int32_t> round; // tasks still to come in this round
        std::vector<BatchPlan> pending; // bucketed batches not yet served
        std::vector<std::int64_t> served;
    };

    [[nodiscard]] std::int64_t nextTask();
    [[nodiscard]] std::int64_t nextRow(std::int64_t task);
    [[nodiscard]] BatchPlan drawBatch();

    TrainingConfig m_config;
    std::vector<std::vector<std::int32_t>> m_lengths;
    State m_state;
};

} // namespace tp
