// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/tasksovertime.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tp {

TaskColumns::TaskColumns(std::size_t tasks, std::size_t mostColumns)
    : m_tasks(tasks)
    , m_most(std::max<std::size_t>(mostColumns, 2))
{
}

void TaskColumns::add(std::int64_t step, std::span<const double> values)
{
    if (m_columns.empty() || m_filled == m_width) {
        if (m_columns.size() == m_most) {
            halve();
        }
        // After halving an odd number of columns the last one has room again.
        if (m_columns.empty() || m_filled == m_width) {
            m_columns.push_back({ step, step });
            m_sums.resize(m_sums.size() + m_tasks, 0.0);
            m_counts.resize(m_counts.size() + m_tasks, 0);
            m_filled = 0;
        }
    }
    m_columns.back().last = step;
    ++m_filled;
    const std::size_t start = (m_columns.size() - 1) * m_tasks;
    for (std::size_t task = 0; task < std::min(m_tasks, values.size()); ++task) {
        if (std::isfinite(values[task])) {
            m_sums[start + task] += values[task];
            ++m_counts[start + task];
        }
    }
}

void TaskColumns::halve()
{
    const std::size_t before = m_columns.size();
    const std::size_t after = (before + 1) / 2;
    for (std::size_t column = 0; column < after; ++column) {
        const std::size_t from = 2 * column;
        const bool alone = from + 1 == before;
        m_columns[column] = { m_columns[from].first, m_columns[alone ? from : from + 1].last };
        for (std::size_t task = 0; task < m_tasks; ++task) {
            const std::size_t a = from * m_tasks + task;
            const double sum = m_sums[a] + (alone ? 0.0 : m_sums[a + m_tasks]);
            const std::uint32_t count = m_counts[a] + (alone ? 0U : m_counts[a + m_tasks]);
            m_sums[column * m_tasks + task] = sum;
            m_counts[column * m_tasks + task] = count;
        }
    }
    m_columns.resize(after);
    m_sums.resize(after * m_tasks);
    m_counts.resize(after * m_tasks);
    m_filled = before % 2 == 1 ? m_width : 2 * m_width;
    m_width *= 2;
}

Matrix TaskColumns::means() const
{
    Matrix means(m_tasks, m_columns.size());
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        for (std::size_t task = 0; task < m_tasks; ++task) {
            const std::size_t at = column * m_tasks + task;
            means(task, column) = m_counts[at] > 0 ? m_sums[at] / m_counts[at]
                                                   : std::numeric_limits<double>::quiet_NaN();
        }
    }
    return means;
}

} // namespace tp
