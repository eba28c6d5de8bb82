// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tp {

// Dense row-major matrix of doubles, for statistics and pictures (never for training).
class Matrix final
{
public:
    Matrix() = default;
    Matrix(std::size_t rows, std::size_t cols, double fill = 0.0)
        : m_rows(rows)
        , m_cols(cols)
        , m_values(rows * cols, fill)
    {
    }

    [[nodiscard]] std::size_t rows() const { return m_rows; }
    [[nodiscard]] std::size_t cols() const { return m_cols; }
    [[nodiscard]] bool empty() const { return m_values.empty(); }
    [[nodiscard]] double operator()(std::size_t row, std::size_t col) const
    {
        assert(row < m_rows && col < m_cols);
        return m_values[row * m_cols + col];
    }
    [[nodiscard]] double &operator()(std::size_t row, std::size_t col)
    {
        assert(row < m_rows && col < m_cols);
        return m_values[row * m_cols + col];
    }
    [[nodiscard]] std::span<const double> row(std::size_t index) const
    {
        return std::span<const double>(m_values).subspan(index * m_cols, m_cols);
    }
    [[nodiscard]] std::span<double> row(std::size_t index)
    {
        return std::span<double>(m_values).subspan(index * m_cols, m_cols);
    }
    [[nodiscard]] std::span<const double> values() const { return m_values; }

    friend bool operator==(const Matrix &, const Matrix &) = default;

private:
    std::size_t m_rows = 0;
    std::size_t m_cols = 0;
    std::vector<double> m_values;
};

// What the rows or columns of a routing matrix stand for.
enum class Axis { Task, Expert, Order, Head, Layer, Site };

struct LabelledMatrix
{
    Axis rowAxis = Axis::Task;
    Axis colAxis = Axis::Expert;
    std::vector<std::string> rows;
    std::vector<std::string> cols;
    Matrix values; // [rows, cols]
};

} // namespace tp
