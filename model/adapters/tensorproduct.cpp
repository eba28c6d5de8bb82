// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/tensorproduct.h"

#include "model/nn/torchheaders.h"

namespace tp {

namespace {

using torch::Tensor;

constexpr double layerNormEpsilon = 1e-5;

// [..., r, a] and [..., r, c] -> [..., r, a * c]; the left factor is the slow index.
Tensor kroneckerRows(const Tensor &left, const Tensor &right)
{
    return (left.unsqueeze(-1) * right.unsqueeze(-2)).flatten(-2);
}

Tensor normalisedPair(const Tensor &left, const Tensor &right)
{
    const Tensor product = kroneckerRows(left, right);
    return at::layer_norm(
        product, { product.size(-2), product.size(-1) }, {}, {}, layerNormEpsilon);
}

} // namespace

std::int64_t leafDim(std::int64_t dim, std::int64_t order)
{
    const auto reaches = [&](std::int64_t length) {
        std::int64_t power = 1;
        for (std::int64_t i = 0; i < order; ++i) {
            power *= length;
            if (power >= dim) {
                return true;
            }
        }
        return false;
    };
    std::int64_t length = 1;
    while (!reaches(length)) {
        ++length;
    }
    return length;
}

Tensor entangle(const Tensor &leaves, std::int64_t orderDim, std::int64_t dim)
{
    std::vector<Tensor> factors = leaves.unbind(orderDim);
    for (bool first = true; factors.size() > 1; first = false) {
        std::vector<Tensor> products;
        for (std::size_t i = 0; i + 1 < factors.size(); i += 2) {
            products.push_back(first ? normalisedPair(factors[i], factors[i + 1])
                                     : kroneckerRows(factors[i], factors[i + 1]));
        }
        if (factors.size() % 2 == 1) {
            products.push_back(factors.back());
        }
        factors = std::move(products);
    }
    return factors.front().narrow(-1, 0, dim);
}

} // namespace tp
