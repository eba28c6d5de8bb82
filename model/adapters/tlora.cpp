// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/leafbank.h"
#include "model/adapters/methodoptions.h"
#include "model/adapters/tensorproduct.h"
#include "model/nn/torchheaders.h"

namespace tp {

namespace {

using torch::Tensor;

// TLoRA: the rows of both low-rank factors are tensor products of short leaves; one update shared
// by all tasks. It is TensorPoly-I with one expert, whose weight is 1.
class TloraBank final : public LeafBank
{
public:
    explicit TloraBank(const BankRequest &request)
        : LeafBank(request, 1, {})
    {
        makeLeaves([](const LinearShape &site, std::int64_t) { return initialBound(site.in); });
        if (request.logitsForOneExpert) {
            makeSelectors();
        }
    }

    // One expert for all: nothing is routed, also where a `layer` case has logits.
    [[nodiscard]] Tensor routing() const override { return {}; }

protected:
    [[nodiscard]] Factors build(const RoutingContext &context) const override
    {
        Factors factors = emptyFactors();
        factors.perTask = m_logits.defined();
        const auto rows = [&](const Stack &stack) { // [sites, groups, r, dim]
            const Tensor expert = entangle(stack.value, 1, stack.key.dim);
            return factors.perTask ? expert
                    * weightsOf(context).index_select(0, stack.siteIndex).flatten(2).unsqueeze(-1)
                                   : expert;
        };
        for (const Stack &stack : m_stacksA) {
            scatter(stack, rows(stack).transpose(2, 3), factors.a);
        }
        for (const Stack &stack : m_stacksB) {
            scatter(stack, rows(stack) * scale(), factors.b);
        }
        return factors;
    }
};

SiteCount countTlora(const LinearShape &site, const OptionValues &options)
{
    return countLeaves(site, options, 1);
}

} // namespace

Method tloraMethod()
{
    Method method;
    method.description = {
        .name = "tlora",
        .label = "TLoRA",
        .summary = "One low-rank update whose rows are tensor products, shared by all tasks: few "
                   "numbers, no routing.",
        .source = "Su et al., TMLR 2024, arXiv 2405.16671, and its published code.",
        .suggestedLearningRate = 3e-3,
        .options = { rankOption(), orderOption() },
    };
    method.count = countTlora;
    method.create = [](const BankRequest &request) { return std::make_unique<TloraBank>(request); };
    return method;
}

} // namespace tp
