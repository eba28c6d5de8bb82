// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/method.h"

#include "model/adapters/methodoptions.h"
#include "model/adapters/tensorproduct.h"
#include "model/nn/torchheaders.h"

namespace tp {

namespace {

using torch::Tensor;

// A bank of low-rank pairs without mixing: one pair for all tasks (LoRA), or one private pair per
// task, which makes a run that many independent single-task runs (the references).
class LoraBank final : public AdapterBank
{
public:
    LoraBank(const BankRequest &request, bool privatePairs)
        : AdapterBank(request, 1)
        , m_private(privatePairs)
        , m_scale(request.alpha / static_cast<double>(integerOption(request.options, "rank")))
    {
        const std::int64_t rank = integerOption(request.options, "rank");
        const std::int64_t pairs = privatePairs ? request.tasks : 1;
        m_stacksA = makeStacks(Side::A);
        for (Stack &stack : m_stacksA) {
            std::vector<Tensor> sites;
            for (const std::int64_t site : stack.sites) {
                sites.push_back(initialA(static_cast<std::size_t>(site), pairs, rank));
            }
            stack.value = torch::stack(sites);
        }
        m_stacksB = makeStacks(Side::B);
        const auto options = torch::TensorOptions().dtype(request.dtype).device(request.device);
        for (Stack &stack : m_stacksB) {
            stack.value = torch::zeros(
                { static_cast<std::int64_t>(stack.sites.size()), 1, pairs, rank, stack.dim },
                options);
        }
        registerStacks("lora_a", m_stacksA);
        registerStacks("lora_b", m_stacksB);
        if (request.logitsForOneExpert) {
            registerLogits(torch::zeros(
                { static_cast<std::int64_t>(request.sites.size()), request.tasks, 1 }, options));
        }
    }

    // One expert for all, or one for each: nothing is routed, also where a `layer` case has logits.
    [[nodiscard]] Tensor routing() const override { return {}; }

protected:
    [[nodiscard]] Factors build(const RoutingContext &context) const override
    {
        Factors factors = emptyFactors();
        factors.perTask = m_private || m_logits.defined();
        const auto pick = [&](const Stack &stack) { // [sites, groups, rows, cols]
            Tensor values = stack.value.squeeze(1);
            if (m_private) {
                return values.index_select(1, context.tasks);
            }
            if (m_logits.defined()) { // the one-expert case of a `layer` file
                const Tensor weights = routingWeights(m_logits)
                                           .index_select(0, stack.siteIndex)
                                           .index_select(1, context.tasks);
                values = values * weights.unsqueeze(-1);
            }
            return values;
        };
        for (const Stack &stack : m_stacksA) {
            scatter(stack, pick(stack), factors.a);
        }
        for (const Stack &stack : m_stacksB) {
            scatter(stack, pick(stack) * m_scale, factors.b);
        }
        return factors;
    }

private:
    // [1, pairs, in, rank]; every private pair starts from its own stream, so that a task's
    // reference does not depend on which other tasks are trained beside it.
    [[nodiscard]] Tensor initialA(std::size_t site, std::int64_t pairs, std::int64_t rank) const
    {
        const LinearShape &shape = m_request.sites[site];
        std::vector<Tensor> values;
        for (std::int64_t pair = 0; pair < pairs; ++pair) {
            values.push_back(uniformTensor({ shape.in, rank },
                initialBound(shape.in),
                m_request.seed,
                shape.name + ".lora_a." + std::to_string(pair),
                m_request));
        }
        return torch::stack(values).unsqueeze(0);
    }

    bool m_private;
    double m_scale;
};

SiteCount countLora(std::int64_t in, std::int64_t out, const OptionValues &options)
{
    return { .modules = integerOption(options, "rank") * (in + out) };
}

} // namespace

Method loraMethod()
{
    Method method;
    method.description = {
        .name = "lora",
        .label = "LoRA",
        .summary = "One low-rank update shared by all tasks: the baseline without routing.",
        .source = "Hu et al. 2021; scale 1/r and initial values as in the Poly code of mttl.",
        .suggestedLearningRate = 1e-2,
        .options = { rankOption() },
    };
    method.count = countLora;
    method.create = [](const BankRequest &request) {
        return std::make_unique<LoraBank>(request, false);
    };
    return method;
}

Method singleTaskMethod()
{
    Method method;
    method.description = {
        .name = "single-task",
        .label = "Single-task references",
        .summary = "One private low-rank update per task: as many independent single-task runs as "
                   "there are tasks.",
        .source = "Private selector of Ponti et al. 2022; see packaging/docs/demo.md.",
        .reference = true,
        .suggestedLearningRate = 1e-2,
        .options = { rankOption() },
    };
    method.count = countLora;
    method.create = [](const BankRequest &request) {
        return std::make_unique<LoraBank>(request, true);
    };
    return method;
}

} // namespace tp
