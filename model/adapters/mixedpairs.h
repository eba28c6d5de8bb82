// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/adapters/lowrankbank.h"

#include <cstdint>

namespace tp {

// Low-rank pairs that every task mixes factor by factor, with the same weights on both sides. The
// inputs of A and the outputs of B fall into `heads` equal blocks, and every block is mixed with
// weights of its own: one head is Poly, more are MHR.
//   lora_a [heads, experts, in / heads, r], lora_b [heads, experts, r, out / heads]
// Source: reference/tensorpoly.md section 3; Ponti et al. 2022, Caccia et al. 2023.
class MixedPairs final : public LowRankBank
{
public:
    // `heads` divides both dimensions of every site.
    MixedPairs(
        const BankRequest &request, std::int64_t experts, std::int64_t rank, std::int64_t heads);

protected:
    [[nodiscard]] Factors build(const RoutingContext &context) const override;

private:
    // [stacked sites, heads, groups, ...shape of one block].
    [[nodiscard]] static torch::Tensor mixed(
        const Stack &stack, const torch::Tensor &weights, const std::vector<std::int64_t> &shape);

    std::int64_t m_rank;
    std::int64_t m_heads;
};

} // namespace tp
