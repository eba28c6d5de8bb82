// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/assignment.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tp {

namespace {

Matrix transposed(const Matrix &matrix)
{
    Matrix result(matrix.cols(), matrix.rows());
    for (std::size_t row = 0; row < matrix.rows(); ++row) {
        for (std::size_t col = 0; col < matrix.cols(); ++col) {
            result(col, row) = matrix(row, col);
        }
    }
    return result;
}

// Shortest augmenting paths with potentials; at most as many rows as columns. Rows and columns
// count from 1, 0 stands for none.
class Assigner final
{
public:
    explicit Assigner(const Matrix &cost)
        : m_cost(cost)
        , m_rowPotential(cost.rows() + 1, 0.0)
        , m_columnPotential(cost.cols() + 1, 0.0)
        , m_rowOf(cost.cols() + 1, 0)
    {
        for (std::size_t row = 1; row <= cost.rows(); ++row) {
            place(row);
        }
    }

    [[nodiscard]] std::vector<int> columns() const
    {
        std::vector<int> result(m_cost.rows(), -1);
        for (std::size_t column = 1; column < m_rowOf.size(); ++column) {
            if (m_rowOf[column] != 0) {
                result[m_rowOf[column] - 1] = static_cast<int>(column) - 1;
            }
        }
        return result;
    }

private:
    void place(std::size_t row)
    {
        const std::size_t columns = m_cost.cols();
        std::vector<double> least(columns + 1, std::numeric_limits<double>::infinity());
        std::vector<std::size_t> before(columns + 1, 0);
        std::vector<bool> visited(columns + 1, false);
        m_rowOf[0] = row;
        std::size_t column = 0;
        while (m_rowOf[column] != 0) {
            visited[column] = true;
            const std::size_t at = m_rowOf[column];
            std::size_t next = 0;
            double step = std::numeric_limits<double>::infinity();
            for (std::size_t c = 1; c <= columns; ++c) {
                if (visited[c]) {
                    continue;
                }
                const double reduced =
                    m_cost(at - 1, c - 1) - m_rowPotential[at] - m_columnPotential[c];
                if (reduced < least[c]) {
                    least[c] = reduced;
                    before[c] = column;
                }
                if (least[c] < step) {
                    step = least[c];
                    next = c;
                }
            }
            for (std::size_t c = 0; c <= columns; ++c) {
                if (visited[c]) {
                    m_rowPotential[m_rowOf[c]] += step;
                    m_columnPotential[c] -= step;
                } else {
                    least[c] -= step;
                }
            }
            column = next;
        }
        while (column != 0) {
            m_rowOf[column] = m_rowOf[before[column]];
            column = before[column];
        }
    }

    const Matrix &m_cost;
    std::vector<double> m_rowPotential;
    std::vector<double> m_columnPotential;
    std::vector<std::size_t> m_rowOf; // of each column
};

} // namespace

std::vector<int> cheapestAssignment(const Matrix &cost)
{
    if (!std::ranges::all_of(cost.values(), [](double value) { return std::isfinite(value); })) {
        return {};
    }
    if (cost.rows() <= cost.cols()) {
        return Assigner(cost).columns();
    }
    const Matrix turned = transposed(cost);
    const std::vector<int> rows = Assigner(turned).columns();
    std::vector<int> columns(cost.rows(), -1);
    for (std::size_t column = 0; column < rows.size(); ++column) {
        columns[static_cast<std::size_t>(rows[column])] = static_cast<int>(column);
    }
    return columns;
}

} // namespace tp
