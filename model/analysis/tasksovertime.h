// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/matrix.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tp {

// One number a task and record, as columns of a picture that has room for so many: once there are
// more records, neighbours share a column, and every column holds the same number of records (but
// the last). Adding costs one pass over the tasks, however long the run.
class TaskColumns final
{
public:
    explicit TaskColumns(std::size_t tasks = 0, std::size_t mostColumns = 400);

    // `values` of each task; what is not finite leaves the task out. Steps ascend.
    void add(std::int64_t step, std::span<const double> values);

    struct Column
    {
        std::int64_t first = 0; // steps
        std::int64_t last = 0;

        friend bool operator==(const Column &, const Column &) = default;
    };
    [[nodiscard]] const std::vector<Column> &columns() const { return m_columns; }
    [[nodiscard]] std::size_t recordsPerColumn() const { return m_width; }
    // Means [tasks, columns]; NaN where a task has no number.
    [[nodiscard]] Matrix means() const;

private:
    void halve();

    std::size_t m_tasks = 0;
    std::size_t m_most = 0;
    std::size_t m_width = 1;
    std::size_t m_filled = 0; // records in the last column
    std::vector<Column> m_columns;
    std::vector<double> m_sums; // [columns, tasks]
    std::vector<std::uint32_t> m_counts;
};

} // namespace tp
