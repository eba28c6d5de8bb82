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

    friend bool operator==(const Draw &, const Draw &) = default;
};
using BatchPlan = std::vector<Draw>; // sorted by task, so that equal tasks are neighbours

// Draws batches of examples from many tasks. Each task's rows come in shuffled epochs. Balanced:
// every batch holds batchSize / tasks rows of each task if that divides, and otherwise tasks take
// turns in shuffled rounds; proportional: tasks in proportion to their rows. With bucketBatches >
// 1, that many batches are drawn at once, sorted by length and served in shuffled order; where
// every batch holds the same number of rows of each task, the rows of each task are sorted by
// themselves, so that this stays so. Tasks without rows are never drawn. The state is everything
// that the next draw depends on: restoring it continues exactly. An epoch's order follows from
// seed, task and epoch alone, so that the state stays small.
class Sampler final
{
public:
    // lengths[task][row]: a length to bucket by, such as input plus target tokens.
    Sampler(const TrainingConfig &config, std::vector<std::vector<std::int32_t>> lengths);

    // batchSize draws; none if no task has rows.
    [[nodiscard]] BatchPlan next();
    // Examples of each task served so far.
    [[nodiscard]] const std::vector<std::int64_t> &served() const;

    [[nodiscard]] std::string saveState() const; // JSON text
    // Refuses the state of another seed, batch size, sampling or suite, and then changes nothing.
    [[nodiscard]] Status loadState(const std::string &text);

private:
    struct State
    {
        Rng rng { 0 };
        std::vector<std::int64_t> epoch; // per task, 0 for the first
        std::vector<std::int64_t> position; // per task: rows of this epoch already drawn
        std::vector<std::int32_t> round; // tasks still to come in this round, the next one last
        std::vector<BatchPlan> pending; // bucketed batches not yet served, the next one last
        std::vector<std::int64_t> served;
    };

    [[nodiscard]] bool isEven() const; // every batch holds the same number of rows of each task
    [[nodiscard]] std::vector<std::int32_t> epochOrder(std::size_t task, std::int64_t epoch) const;
    [[nodiscard]] std::int64_t nextTask();
    [[nodiscard]] std::int64_t nextRow(std::int64_t task);
    [[nodiscard]] BatchPlan drawBatch();
    [[nodiscard]] std::vector<BatchPlan> drawBucket();

    TrainingConfig m_config;
    std::vector<std::vector<std::int32_t>> m_lengths;
    std::vector<std::int32_t> m_active; // tasks that have rows
    std::vector<std::int64_t> m_rowsUpTo; // per active task: rows of it and of those before it
    std::vector<std::vector<std::int32_t>> m_order; // per task: this epoch's rows
    State m_state;
};

} // namespace tp
