// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/method.h"

#include "model/adapters/leafbank.h"
#include "model/adapters/methodoptions.h"
#include "model/adapters/selectoroptions.h"
#include "model/adapters/tensorproduct.h"
#include "model/nn/torchheaders.h"

namespace tp {

namespace {

using torch::Tensor;

// TensorPoly-I: every expert is one rank term of an entangled tensor; the routing weights of a task
// mix the experts after the tensor product, with the same weights for A and B.
// Source: reference/tensorpoly.md sections 2 and 8.
class TensorPoly1Bank final : public LeafBank
{
public:
    explicit TensorPoly1Bank(const BankRequest &request)
        : LeafBank(request, integerOption(request.options, "experts"), {})
    {
        // Both sides start from the bound of the input dimension, as published.
        makeLeaves([](const LinearShape &site, std::int64_t) { return initialBound(site.in); });
        makeSelectors();
    }

protected:
    [[nodiscard]] Factors build(const RoutingContext &context) const override
    {
        Factors factors = emptyFactors();
        const Tensor weights = weightsOf(context).squeeze(2); // [sites, groups, experts]
        for (const Stack &stack : m_stacksA) {
            scatter(stack, mixed(stack, weights).transpose(2, 3), factors.a);
        }
        const Tensor scaled = weights * scale();
        for (const Stack &stack : m_stacksB) {
            scatter(stack, mixed(stack, scaled), factors.b);
        }
        return factors;
    }

private:
    // [stacked sites, groups, r, dim]: the entangled experts weighted per task.
    [[nodiscard]] Tensor mixed(const Stack &stack, const Tensor &weights) const
    {
        const Tensor experts = entangle(stack.value, 1, stack.key.dim).flatten(2);
        return at::bmm(weights.index_select(0, stack.siteIndex), experts)
            .view({ experts.size(0), weights.size(1), m_rank, stack.key.dim });
    }
};

SiteCount countTensorPoly1(const LinearShape &site, const OptionValues &options)
{
    const std::int64_t experts = integerOption(options, "experts");
    SiteCount count = countLeaves(site, options, experts);
    count.routerPerTask = selectorLogits(options, 1, experts);
    return count;
}

} // namespace

Method tensorPoly1Method()
{
    Method method;
    method.description = {
        .name = "tensorpoly-1",
        .label = "TensorPoly-I",
        .summary =
            "Tensor-product experts mixed per task after the product: routing over the ranks "
            "of an entangled tensor.",
        .source = "Su et al., TMLR 2024, arXiv 2405.16671, and its published code.",
        .routed = true,
        .suggestedLearningRate = 3e-3,
        .suggestedRouterLearningRate = 0.3,
        .options = withSelectorOptions({ rankOption(),
            expertsOption("Rank terms R of the entangled tensor that tasks route over."),
            orderOption() }),
    };
    method.count = countTensorPoly1;
    method.checkTasks = checkSelector;
    method.create = [](const BankRequest &request) {
        return std::make_unique<TensorPoly1Bank>(request);
    };
    return method;
}

} // namespace tp
