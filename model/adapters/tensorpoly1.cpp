// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/method.h"

#include "model/adapters/tensorproduct.h"
#include "model/nn/torchheaders.h"

#include <cmath>

namespace tp {

namespace {

using torch::Tensor;

// TensorPoly-I: every expert is one rank term of an entangled tensor; the routing weights of a task
// mix the experts after the tensor product, with the same weights for A and B.
// Source: reference/tensorpoly.md sections 2 and 8.
class TensorPoly1Bank final : public AdapterBank
{
public:
    explicit TensorPoly1Bank(const BankRequest &request)
        : AdapterBank(request, integerOption(request.options, "experts"))
        , m_rank(integerOption(request.options, "rank"))
        , m_order(integerOption(request.options, "order"))
        , m_experts(integerOption(request.options, "experts"))
    {
        m_stacksA = makeStacks(Side::A);
        m_stacksB = makeStacks(Side::B);
        fill(m_stacksA, "leaves_a");
        fill(m_stacksB, "leaves_b");
        registerStacks("leaves_a", m_stacksA);
        registerStacks("leaves_b", m_stacksB);
        std::vector<Tensor> logits;
        for (const LinearShape &site : request.sites) {
            logits.push_back(uniformTensor(
                { request.tasks, m_experts }, 1e-3, request.seed, site.name + ".logits", request));
        }
        registerLogits(torch::stack(logits));
    }

protected:
    [[nodiscard]] Factors build(const RoutingContext &context) const override
    {
        Factors factors;
        factors.a.resize(m_request.sites.size());
        factors.b.resize(m_request.sites.size());
        const Tensor weights // [sites, groups, experts]
            = routingWeights(m_logits.index_select(1, context.tasks));
        for (const Stack &stack : m_stacksA) {
            scatter(stack, mixed(stack, weights).transpose(2, 3), factors.a);
        }
        const Tensor scaled = weights * (m_request.alpha / static_cast<double>(m_rank));
        for (const Stack &stack : m_stacksB) {
            scatter(stack, mixed(stack, scaled), factors.b);
        }
        return factors;
    }

private:
    // [stacked sites, groups, r, dim]: the entangled experts weighted per task.
    [[nodiscard]] Tensor mixed(const Stack &stack, const Tensor &weights) const
    {
        const Tensor experts = entangle(stack.value, 1, stack.dim).flatten(2);
        return at::bmm(weights.index_select(0, stack.siteIndex), experts)
            .view({ experts.size(0), weights.size(1), m_rank, stack.dim });
    }

    // Both sides start from the bound of the input dimension, as published.
    void fill(std::vector<Stack> &stacks, const std::string &name) const
    {
        for (Stack &stack : stacks) {
            std::vector<Tensor> sites;
            const std::int64_t leaf = leafDim(stack.dim, m_order);
            for (const std::int64_t index : stack.sites) {
                const LinearShape &shape = m_request.sites[static_cast<std::size_t>(index)];
                const double bound =
                    std::sqrt(1.0 / 3.0) / std::sqrt(static_cast<double>(shape.in));
                sites.push_back(uniformTensor({ m_order, m_experts, m_rank, leaf },
                    bound,
                    m_request.seed,
                    shape.name + "." + name,
                    m_request));
            }
            stack.value = torch::stack(sites);
        }
    }

    std::int64_t m_rank;
    std::int64_t m_order;
    std::int64_t m_experts;
};

SiteCount countTensorPoly1(std::int64_t in, std::int64_t out, const OptionValues &options)
{
    const std::int64_t rank = integerOption(options, "rank");
    const std::int64_t order = integerOption(options, "order");
    const std::int64_t experts = integerOption(options, "experts");
    const std::int64_t leafIn = leafDim(in, order);
    const std::int64_t leafOut = leafDim(out, order);
    return {
        .modules = order * experts * rank * (leafIn + leafOut),
        .routerPerTask = experts,
        // Gain and offset of the published layer norm, one module per side, over [r, L^2].
        .frozenNorm = 2 * rank * (leafIn * leafIn + leafOut * leafOut),
    };
}

} // namespace

Method tensorPoly1Method()
{
    Method method;
    method.description = {
        .name = "tensorpoly-1",
        .label = "TensorPoly-I",
        .summary = "Tensor-product experts mixed per task after the product: routing over the ranks "
                   "of an entangled tensor.",
        .source = "Su et al., TMLR 2024, arXiv 2405.16671, and its published code.",
        .routed = true,
        .suggestedLearningRate = 3e-3,
        .suggestedRouterLearningRate = 0.3,
        .options = {
            {.key = "rank",
             .label = "Rank",
             .help = "LoRA rank r: rows of each factor; the update is scaled by 1 / r.",
             .type = OptionType::Integer,
             .defaultValue = std::int64_t {8},
             .minimum = 1,
             .maximum = 1024},
            {.key = "experts",
             .label = "Experts",
             .help = "Rank terms R of the entangled tensor that tasks route over.",
             .type = OptionType::Integer,
             .defaultValue = std::int64_t {8},
             .minimum = 2,
             .maximum = 1024},
            {.key = "order",
             .label = "Order",
             .help = "Leaves in each tensor product; 4 needs far fewer numbers than 2.",
             .type = OptionType::Integer,
             .defaultValue = std::int64_t {2},
             .minimum = 2,
             .maximum = 4,
             .choices = {"2", "4"}},
        },
    };
    method.count = countTensorPoly1;
    method.create = [](const BankRequest &request) {
        return std::make_unique<TensorPoly1Bank>(request);
    };
    return method;
}

} // namespace tp
