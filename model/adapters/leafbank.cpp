// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/leafbank.h"

#include "model/adapters/tensorproduct.h"
#include "model/nn/torchheaders.h"

namespace tp {

using torch::Tensor;

LeafBank::LeafBank(const BankRequest &request, std::int64_t experts, RoutingSplits splits)
    : LowRankBank(request, experts, std::move(splits))
    , m_rank(integerOption(request.options, "rank"))
    , m_order(integerOption(request.options, "order"))
    , m_experts(experts)
{
}

void LeafBank::makeLeaves(const Bound &bound)
{
    m_stacksA = makeStacks(Side::A);
    m_stacksB = makeStacks(Side::B);
    fill(m_stacksA, "leaves_a", bound);
    fill(m_stacksB, "leaves_b", bound);
    registerStacks("leaves_a", m_stacksA);
    registerStacks("leaves_b", m_stacksB);
}

void LeafBank::fill(std::vector<Stack> &stacks, const std::string &name, const Bound &bound) const
{
    for (Stack &stack : stacks) {
        std::vector<Tensor> sites;
        const std::int64_t leaf = leafDim(stack.key.dim, m_order);
        for (const std::int64_t index : stack.sites) {
            const LinearShape &shape = m_request.sites[static_cast<std::size_t>(index)];
            sites.push_back(uniformTensor({ m_order, m_experts, m_rank, leaf },
                bound(shape, leaf),
                m_request.seed,
                shape.name + "." + name,
                m_request));
        }
        stack.value = torch::stack(sites);
    }
}

SiteCount countLeaves(const LinearShape &site, const OptionValues &options, std::int64_t experts)
{
    const std::int64_t rank = integerOption(options, "rank");
    const std::int64_t order = integerOption(options, "order");
    const std::int64_t leafIn = leafDim(site.in, order);
    const std::int64_t leafOut = leafDim(site.out, order);
    return {
        .modules = order * experts * rank * (leafIn + leafOut),
        .frozenNorm = order == 1 ? 0 : 2 * rank * (leafIn * leafIn + leafOut * leafOut),
    };
}

} // namespace tp
