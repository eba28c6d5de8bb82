// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/leafbank.h"
#include "model/adapters/methodoptions.h"
#include "model/adapters/selectoroptions.h"
#include "model/adapters/tensorproduct.h"
#include "model/nn/torchheaders.h"

#include <algorithm>
#include <cmath>

namespace tp {

namespace {

using torch::Tensor;

RoutingSplits splitsOf(std::int64_t order)
{
    return { order, order == 1 ? "" : "order" };
}

// TensorPoly-II: a task chooses experts for every order on its own, before the tensor product; the
// mixed leaves of the orders then make one tensor. A and B share the weights.
// Source: reference/tensorpoly.md sections 2 and 8.
class TensorPoly2Bank final : public LeafBank
{
public:
    explicit TensorPoly2Bank(const BankRequest &request)
        : LeafBank(request,
            integerOption(request.options, "experts"),
            splitsOf(integerOption(request.options, "order")))
    {
        // Xavier's bound of a tensor [order, experts, rank, leaf], as published.
        makeLeaves([this](const LinearShape &, std::int64_t leaf) {
            return std::sqrt(6.0 / static_cast<double>((m_experts + m_order) * m_rank * leaf));
        });
        makeSelectors();
    }

protected:
    [[nodiscard]] Factors build(const RoutingContext &context) const override
    {
        Factors factors = emptyFactors();
        const Tensor weights = weightsOf(context).transpose(1, 2); // [sites, orders, groups, R]
        for (const Stack &stack : m_stacksA) {
            scatter(stack, mixed(stack, weights).transpose(2, 3), factors.a);
        }
        for (const Stack &stack : m_stacksB) {
            scatter(stack, mixed(stack, weights) * scale(), factors.b);
        }
        return factors;
    }

private:
    // [stacked sites, groups, r, dim].
    [[nodiscard]] Tensor mixed(const Stack &stack, const Tensor &weights) const
    {
        const Tensor leaves = at::matmul(weights.index_select(0, stack.siteIndex),
            stack.value.flatten(3)); // [.., groups, r * L]
        return entangle(leaves.unflatten(-1, { m_rank, -1 }), 1, stack.key.dim);
    }
};

SiteCount countTensorPoly2(const LinearShape &site, const OptionValues &options)
{
    const std::int64_t experts = integerOption(options, "experts");
    SiteCount count = countLeaves(site, options, experts);
    count.routerPerTask = selectorLogits(options, integerOption(options, "order"), experts);
    // Every pair of leaves has a norm of its own; at order 2 the second is there without a use.
    count.frozenNorm *= std::max<std::int64_t>(2, integerOption(options, "order") / 2);
    return count;
}

} // namespace

Method tensorPoly2Method()
{
    Method method;
    method.description = {
        .name = "tensorpoly-2",
        .label = "TensorPoly-II",
        .summary = "Experts mixed per task and per order before the tensor product: a finer choice "
                   "with one routing matrix for each order.",
        .source = "Su et al., TMLR 2024, arXiv 2405.16671, and its published code.",
        .routed = true,
        .suggestedLearningRate = 3e-3,
        .suggestedRouterLearningRate = 0.3,
        .options = withSelectorOptions({ rankOption(),
            expertsOption("Leaves R of each order that tasks route over."),
            orderOption() }),
    };
    method.count = countTensorPoly2;
    method.checkTasks = checkSelector;
    method.create = [](const BankRequest &request) {
        return std::make_unique<TensorPoly2Bank>(request);
    };
    return method;
}

} // namespace tp
