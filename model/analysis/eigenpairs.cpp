// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/taskmap.h"

#include "model/core/rng.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

namespace tp {

namespace {

constexpr std::size_t blockSize = 16; // vectors iterated together: the more, the faster
constexpr int mostRounds = 400;
constexpr int mostSweeps = 60;
constexpr double tolerance = 1e-12; // of the residual, relative to the largest eigenvalue

// All eigenpairs of a small symmetric matrix, by cyclic Jacobi rotations; unsorted.
Eigenpairs jacobi(Matrix a)
{
    const std::size_t n = a.rows();
    Matrix v(n, n);
    for (std::size_t i = 0; i < n; ++i) {
        v(i, i) = 1.0;
    }
    for (int sweep = 0; sweep < mostSweeps; ++sweep) {
        double off = 0.0;
        double all = 0.0;
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j) {
                all += a(i, j) * a(i, j);
                off += i == j ? 0.0 : a(i, j) * a(i, j);
            }
        }
        if (off <= 1e-32 * all) {
            break;
        }
        for (std::size_t p = 0; p < n; ++p) {
            for (std::size_t q = p + 1; q < n; ++q) {
                if (a(p, q) == 0.0) {
                    continue;
                }
                const double theta = (a(q, q) - a(p, p)) / (2.0 * a(p, q));
                const double t = (theta >= 0.0 ? 1.0 : -1.0)
                    / (std::abs(theta) + std::sqrt(theta * theta + 1.0));
                const double c = 1.0 / std::sqrt(t * t + 1.0);
                const double s = t * c;
                for (std::size_t k = 0; k < n; ++k) {
                    const double kp = a(k, p);
                    const double kq = a(k, q);
                    a(k, p) = c * kp - s * kq;
                    a(k, q) = s * kp + c * kq;
                }
                for (std::size_t k = 0; k < n; ++k) {
                    const double pk = a(p, k);
                    const double qk = a(q, k);
                    a(p, k) = c * pk - s * qk;
                    a(q, k) = s * pk + c * qk;
                    const double vp = v(k, p);
                    const double vq = v(k, q);
                    v(k, p) = c * vp - s * vq;
                    v(k, q) = s * vp + c * vq;
                }
            }
        }
    }
    Eigenpairs pairs { std::vector<double>(n), std::move(v) };
    for (std::size_t i = 0; i < n; ++i) {
        pairs.values[i] = a(i, i);
    }
    return pairs;
}

// Rows of `basis` are vectors; afterwards they are orthogonal and of length one. A row without a
// direction of its own becomes zero.
void orthonormalise(Matrix &basis)
{
    for (std::size_t i = 0; i < basis.rows(); ++i) {
        const std::span<double> row = basis.row(i);
        const double before =
            std::sqrt(std::inner_product(row.begin(), row.end(), row.begin(), 0.0));
        for (int twice = 0; twice < 2; ++twice) { // once leaves what rounding brought in
            for (std::size_t j = 0; j < i; ++j) {
                const std::span<const double> other = std::as_const(basis).row(j);
                const double dot = std::inner_product(row.begin(), row.end(), other.begin(), 0.0);
                for (std::size_t k = 0; k < row.size(); ++k) {
                    row[k] -= dot * other[k];
                }
            }
        }
        const double length =
            std::sqrt(std::inner_product(row.begin(), row.end(), row.begin(), 0.0));
        const double scale = length > 1e-13 * before && length > 0.0 ? 1.0 / length : 0.0;
        for (double &value : row) {
            value *= scale;
        }
    }
}

// The rows of `basis` times the symmetric matrix.
Matrix product(const Matrix &basis, const Matrix &matrix)
{
    Matrix result(basis.rows(), basis.cols());
    for (std::size_t i = 0; i < matrix.rows(); ++i) {
        const std::span<const double> from = matrix.row(i);
        for (std::size_t b = 0; b < basis.rows(); ++b) {
            const std::span<const double> row = basis.row(b);
            result(b, i) = std::inner_product(row.begin(), row.end(), from.begin(), 0.0);
        }
    }
    return result;
}

Matrix startingBasis(std::size_t rows, std::size_t cols)
{
    Rng rng(0, "eigenpairs");
    Matrix basis(rows, cols);
    for (std::size_t i = 0; i < rows; ++i) {
        for (double &value : basis.row(i)) {
            value = rng.uniform() - 0.5;
        }
    }
    orthonormalise(basis);
    return basis;
}

} // namespace

Eigenpairs largestEigenpairs(const Matrix &matrix, std::size_t count)
{
    const std::size_t n = matrix.rows();
    count = std::min(count, n);
    Matrix basis = startingBasis(std::min(std::max(blockSize, count), n), n);
    const std::size_t size = basis.rows();
    Eigenpairs found { std::vector<double>(count), Matrix(n, count) };
    for (int round = 0; round < mostRounds; ++round) {
        // The best pairs within the space that the basis spans.
        Matrix image = product(basis, matrix);
        Matrix small(size, size);
        for (std::size_t i = 0; i < size; ++i) {
            for (std::size_t j = 0; j < size; ++j) {
                const auto a = std::as_const(basis).row(i);
                const auto b = std::as_const(image).row(j);
                small(i, j) = std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
            }
        }
        const Eigenpairs local = jacobi(small);
        std::vector<std::size_t> order(size);
        std::iota(order.begin(), order.end(), std::size_t { 0 });
        std::ranges::stable_sort(
            order, std::ranges::greater {}, [&](std::size_t i) { return local.values[i]; });
        Matrix turned(size, n);
        Matrix turnedImage(size, n);
        for (std::size_t i = 0; i < size; ++i) {
            for (std::size_t j = 0; j < size; ++j) {
                const double part = local.vectors(j, order[i]);
                for (std::size_t k = 0; k < n; ++k) {
                    turned(i, k) += part * basis(j, k);
                    turnedImage(i, k) += part * image(j, k);
                }
            }
        }
        double residual = 0.0;
        for (std::size_t i = 0; i < count; ++i) {
            found.values[i] = local.values[order[i]];
            for (std::size_t k = 0; k < n; ++k) {
                found.vectors(k, i) = turned(i, k);
                residual = std::max(
                    residual, std::abs(turnedImage(i, k) - found.values[i] * turned(i, k)));
            }
        }
        if (count == 0 || residual <= tolerance * std::abs(found.values.front())) {
            break;
        }
        basis = std::move(turnedImage);
        orthonormalise(basis);
    }
    return found;
}

} // namespace tp
