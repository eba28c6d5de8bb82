// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/method.h"

#include "model/adapters/dropout.h"
#include "model/adapters/lowrankbank.h"
#include "model/adapters/methodoptions.h"
#include "model/nn/torchheaders.h"

namespace tp {

namespace {

using torch::Tensor;

constexpr auto dropoutKey = "dropout";

// A bank of low-rank pairs without mixing: one pair for all tasks (LoRA), or one private pair per
// task, which makes a run that many independent single-task runs (the references).
class LoraBank final : public LowRankBank
{
public:
    enum class Pairs { Shared, Private };
    struct Settings
    {
        Pairs pairs = Pairs::Shared;
        double alpha = 1.0;
        double dropout = 0.0; // of the inputs of shared pairs, in training
    };

    LoraBank(const BankRequest &request, const Settings &settings)
        : LowRankBank(request, 1)
        , m_private(settings.pairs == Pairs::Private)
        , m_scale(settings.alpha / static_cast<double>(integerOption(request.options, "rank")))
        , m_dropout(settings.dropout)
    {
        const std::int64_t rank = integerOption(request.options, "rank");
        const std::int64_t pairs = m_private ? request.tasks : 1;
        m_stacksA = makeStacks(Side::A);
        fillStacks(m_stacksA, [&](const LinearShape &site) { return initialA(site, pairs, rank); });
        m_stacksB = makeStacks(Side::B);
        fillStacks(m_stacksB, [&](const LinearShape &site) {
            return torch::zeros({ 1, pairs, rank, site.out }, tensorOptions());
        });
        registerStacks("lora_a", m_stacksA);
        registerStacks("lora_b", m_stacksB);
        if (request.logitsForOneExpert) {
            registerLogits(
                torch::zeros({ static_cast<std::int64_t>(request.sites.size()), request.tasks, 1 },
                    tensorOptions()));
        }
    }

    void prepare(const RoutingContext &context) override
    {
        LowRankBank::prepare(context);
        m_step = m_dropout > 0.0 ? context.trainingStep : std::nullopt;
    }

    [[nodiscard]] Tensor apply(
        std::size_t site, const Tensor &x, const Tensor &weight) const override
    {
        if (!m_step) {
            return LowRankBank::apply(site, x, weight);
        }
        // The frozen weight sees the whole input, so both products need an input of their own.
        const Tensor kept =
            x * dropoutMask(x, m_dropout, m_request.seed, m_request.sites[site].name, *m_step);
        const Tensor a = factors().a[site].squeeze(0).to(x.scalar_type());
        const Tensor b = factors().b[site].squeeze(0).to(x.scalar_type());
        return at::linear(x, weight) + at::matmul(at::matmul(kept, a), b);
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
                const Tensor weights = selectorWeights(m_logits, {})
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
    [[nodiscard]] Tensor initialA(
        const LinearShape &site, std::int64_t pairs, std::int64_t rank) const
    {
        std::vector<Tensor> values;
        for (std::int64_t pair = 0; pair < pairs; ++pair) {
            values.push_back(uniformTensor({ site.in, rank },
                initialBound(site.in),
                m_request.seed,
                site.name + ".lora_a." + std::to_string(pair),
                m_request));
        }
        return torch::stack(values).unsqueeze(0);
    }

    bool m_private;
    double m_scale;
    double m_dropout;
    std::optional<std::int64_t> m_step; // whose inputs are dropped
};

SiteCount countLora(const LinearShape &site, const OptionValues &options)
{
    return { .modules = integerOption(options, "rank") * (site.in + site.out) };
}

OptionSpec dropoutOption()
{
    return { .key = dropoutKey,
        .label = "Input dropout",
        .help = "Share of the update's inputs that training sets to zero in each step.",
        .type = OptionType::Real,
        .defaultValue = 0.0,
        .minimum = 0.0,
        .maximum = 0.9 };
}

} // namespace

Method loraMethod()
{
    Method method;
    method.description = {
        .name = "lora",
        .label = "LoRA",
        .summary = "One low-rank update shared by all tasks: the baseline without routing.",
        .source = "Hu et al. 2021; initial values as in the Poly code of mttl.",
        .suggestedLearningRate = 1e-2,
        .options = { rankBesideAlpha(), alphaOption(1.0), dropoutOption() },
    };
    method.count = countLora;
    method.create = [](const BankRequest &request) {
        return std::make_unique<LoraBank>(request,
            LoraBank::Settings { .alpha = realOption(request.options, "alpha"),
                .dropout = realOption(request.options, dropoutKey) });
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
        return std::make_unique<LoraBank>(
            request, LoraBank::Settings { .pairs = LoraBank::Pairs::Private });
    };
    return method;
}

} // namespace tp
