// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/mixedpairs.h"

#include "model/nn/torchheaders.h"

namespace tp {

using torch::Tensor;

MixedPairs::MixedPairs(
    const BankRequest &request, std::int64_t experts, std::int64_t rank, std::int64_t heads)
    : LowRankBank(request, experts, { heads, heads == 1 ? "" : "head" })
    , m_rank(rank)
    , m_heads(heads)
{
    m_stacksA = makeStacks(Side::A);
    for (Stack &stack : m_stacksA) {
        std::vector<Tensor> sites;
        for (const std::int64_t index : stack.sites) {
            const LinearShape &site = request.sites[static_cast<std::size_t>(index)];
            sites.push_back(uniformTensor({ heads, experts, site.in / heads, rank },
                initialBound(site.in),
                request.seed,
                site.name + ".lora_a",
                request));
        }
        stack.value = torch::stack(sites);
    }
    m_stacksB = makeStacks(Side::B);
    for (Stack &stack : m_stacksB) {
        stack.value = torch::zeros({ static_cast<std::int64_t>(stack.sites.size()),
                                       heads,
                                       experts,
                                       rank,
                                       stack.key.dim / heads },
            torch::TensorOptions().dtype(request.dtype).device(request.device));
    }
    registerStacks("lora_a", m_stacksA);
    registerStacks("lora_b", m_stacksB);
    makeSelectors();
}

LowRankBank::Factors MixedPairs::build(const RoutingContext &context) const
{
    Factors factors = emptyFactors();
    const Tensor weights = weightsOf(context).transpose(1, 2); // [sites, heads, groups, experts]
    for (const Stack &stack : m_stacksA) {
        // Blocks of inputs stand one below the other.
        const Tensor blocks = mixed(stack, weights, { stack.key.dim / m_heads, m_rank });
        scatter(stack, blocks.transpose(1, 2).flatten(2, 3), factors.a);
    }
    const Tensor scaled = weights * (m_request.alpha / static_cast<double>(m_rank));
    for (const Stack &stack : m_stacksB) {
        // Blocks of outputs stand side by side: [sites, groups, r, heads, out / heads].
        const Tensor blocks = mixed(stack, scaled, { m_rank, stack.key.dim / m_heads });
        scatter(stack, blocks.permute({ 0, 2, 3, 1, 4 }).flatten(3), factors.b);
    }
    return factors;
}

Tensor MixedPairs::mixed(
    const Stack &stack, const Tensor &weights, const std::vector<std::int64_t> &shape)
{
    const Tensor chosen = weights.index_select(0, stack.siteIndex);
    const Tensor products = at::bmm(chosen.flatten(0, 1), stack.value.flatten(0, 1).flatten(2));
    return products.unflatten(0, { chosen.size(0), chosen.size(1) }).unflatten(-1, shape);
}

} // namespace tp
