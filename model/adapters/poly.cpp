// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/method.h"

#include "model/adapters/methodoptions.h"
#include "model/nn/torchheaders.h"

namespace tp {

namespace {

using torch::Tensor;

// Poly: a task mixes the A sides and the B sides of its experts with the same weights, factor by
// factor. Source: reference/tensorpoly.md section 3; Ponti et al. 2022.
class PolyBank final : public AdapterBank
{
public:
    explicit PolyBank(const BankRequest &request)
        : AdapterBank(request, integerOption(request.options, "experts"))
        , m_rank(integerOption(request.options, "rank"))
    {
        const std::int64_t experts = integerOption(request.options, "experts");
        m_stacksA = makeStacks(Side::A);
        for (Stack &stack : m_stacksA) {
            std::vector<Tensor> sites;
            for (const std::int64_t index : stack.sites) {
                const LinearShape &site = request.sites[static_cast<std::size_t>(index)];
                sites.push_back(uniformTensor({ 1, experts, site.in, m_rank },
                    initialBound(site.in),
                    request.seed,
                    site.name + ".lora_a",
                    request));
            }
            stack.value = torch::stack(sites);
        }
        m_stacksB = makeStacks(Side::B);
        for (Stack &stack : m_stacksB) {
            stack.value = torch::zeros(
                { static_cast<std::int64_t>(stack.sites.size()), 1, experts, m_rank, stack.dim },
                torch::TensorOptions().dtype(request.dtype).device(request.device));
        }
        registerStacks("lora_a", m_stacksA);
        registerStacks("lora_b", m_stacksB);
        makeLogits();
    }

protected:
    [[nodiscard]] Factors build(const RoutingContext &context) const override
    {
        Factors factors = emptyFactors();
        const Tensor weights = weightsOf(context).squeeze(2); // [sites, groups, experts]
        for (const Stack &stack : m_stacksA) {
            scatter(stack, mixed(stack, weights, { stack.dim, m_rank }), factors.a);
        }
        const Tensor scaled = weights * (m_request.alpha / static_cast<double>(m_rank));
        for (const Stack &stack : m_stacksB) {
            scatter(stack, mixed(stack, scaled, { m_rank, stack.dim }), factors.b);
        }
        return factors;
    }

private:
    // [stacked sites, groups, ...shape].
    [[nodiscard]] static Tensor mixed(
        const Stack &stack, const Tensor &weights, const std::vector<std::int64_t> &shape)
    {
        const Tensor experts = stack.value.squeeze(1).flatten(2);
        return at::bmm(weights.index_select(0, stack.siteIndex), experts).unflatten(-1, shape);
    }

    std::int64_t m_rank;
};

SiteCount countPoly(std::int64_t in, std::int64_t out, const OptionValues &options)
{
    const std::int64_t experts = integerOption(options, "experts");
    return {
        .modules = experts * integerOption(options, "rank") * (in + out),
        .routerPerTask = experts,
    };
}

} // namespace

Method polyMethod()
{
    Method method;
    method.description = {
        .name = "poly",
        .label = "Poly",
        .summary = "Low-rank experts mixed per task: the same weights for both factors of every "
                   "expert.",
        .source =
            "Ponti et al. 2022, arXiv 2202.13914; scale 1/r and initial values as in the Poly "
            "code of mttl.",
        .routed = true,
        .suggestedLearningRate = 1e-2,
        .suggestedRouterLearningRate = 0.3,
        .options = { rankOption(), expertsOption("Low-rank pairs S that tasks route over.") },
    };
    method.count = countPoly;
    method.create = [](const BankRequest &request) { return std::make_unique<PolyBank>(request); };
    return method;
}

} // namespace tp
