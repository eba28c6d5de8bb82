// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/adapters/lowrankbank.h"
#include "model/adapters/method.h"

#include <functional>

namespace tp {

// A bank whose factors are tensor products: `leaves_a` [order, experts, rank, La] and `leaves_b`
// [order, experts, rank, Lb] of every site, see reference/tensorpoly.md sections 1 and 2.
class LeafBank : public LowRankBank
{
protected:
    // Half the width of the initial values of one site's leaves of length `leaf`.
    using Bound = std::function<double(const LinearShape &site, std::int64_t leaf)>;

    LeafBank(const BankRequest &request, std::int64_t experts, RoutingSplits splits);

    // Both sides; registers them.
    void makeLeaves(const Bound &bound);
    [[nodiscard]] double scale() const { return m_request.alpha / static_cast<double>(m_rank); }

    std::int64_t m_rank;
    std::int64_t m_order;
    std::int64_t m_experts;

private:
    void fill(std::vector<Stack> &stacks, const std::string &name, const Bound &bound) const;
};

// Numbers of the leaves, and of the gain and offset that the published layer norm has over [r,
// L^2]: one module per side.
[[nodiscard]] SiteCount countLeaves(
    const LinearShape &site, const OptionValues &options, std::int64_t experts);

} // namespace tp
