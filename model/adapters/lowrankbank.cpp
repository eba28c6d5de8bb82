// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/lowrankbank.h"

#include "model/adapters/selectoroptions.h"
#include "model/nn/torchheaders.h"

#include <cmath>

namespace tp {

using torch::Tensor;

void LowRankBank::prepare(const RoutingContext &context)
{
    m_factors = build(context);
    const auto indexOf = [&](const RowGroups &rows) {
        return m_factors.perTask
            ? FactorIndex { context.groups, rows.uniform ? Tensor() : rows.group }
            : FactorIndex {};
    };
    m_inputIndex = indexOf(context.rows);
    m_decoderIndex = indexOf(context.decoderRows());
}

Tensor LowRankBank::apply(std::size_t site, const Tensor &x, const Tensor &weight) const
{
    const FactorIndex &index = m_request.sites[site].seesInputs() ? m_inputIndex : m_decoderIndex;
    return adaptedLinear(x, weight, m_factors.a[site], m_factors.b[site], index);
}

std::vector<Tensor> LowRankBank::preparedAt(std::size_t site) const
{
    return { m_factors.a[site], m_factors.b[site] };
}

void LowRankBank::release()
{
    m_factors = {};
    m_inputIndex = {};
    m_decoderIndex = {};
}

std::optional<SiteUpdate> LowRankBank::update(std::size_t site) const
{
    SiteUpdate update;
    update.a = m_factors.a[site].squeeze(0);
    update.b = m_factors.b[site].squeeze(0);
    return update;
}

Tensor LowRankBank::routing() const
{
    const torch::NoGradGuard noGrad;
    Tensor shares;
    if (m_constant.defined()) {
        shares = m_constant.expand({ std::ssize(m_layout.sites), -1, -1, -1 });
    } else if (m_logits.defined()) {
        shares = selectorShares(bySplit(m_logits.detach()), m_selector);
    } else {
        return {};
    }
    return shares.to(torch::kFloat32).cpu().contiguous();
}

std::vector<LowRankBank::Stack> LowRankBank::makeStacks(Side side) const
{
    return makeStacks([side](const LinearShape &site) {
        return StackKey { .dim = side == Side::A ? site.in : site.out };
    });
}

void LowRankBank::makeSelectors()
{
    m_selector = selectorSettings(m_request.options);
    SelectorPlan plan = planSelectors(m_request.sites, selectorGranularity(m_request.options));
    if (!plan.isPerSite()) {
        m_selectorOfSite = torch::tensor(plan.ofSite, torch::kInt64).to(m_request.device);
    }
    m_layout.sites = std::move(plan.selectors);
    m_layout.learned = m_selector.kind == SelectorSettings::Kind::Learned;
    if (m_layout.learned) {
        makeLogits();
    } else {
        m_constant = constantWeights(m_layout, givenExperts(m_request)).to(tensorOptions());
    }
}

void LowRankBank::makeLogits()
{
    std::vector<Tensor> logits;
    for (const RoutingSite &site : m_layout.sites) {
        logits.push_back(uniformTensor({ m_request.tasks, m_layout.splits * m_layout.experts },
            1e-3,
            m_request.seed,
            site.name + ".logits",
            m_request));
    }
    registerLogits(torch::stack(logits));
}

void LowRankBank::registerLogits(Tensor logits)
{
    m_logits = std::move(logits);
    registerWhole("logits", m_logits, ParameterGroup::Router);
}

Tensor LowRankBank::bySplit(const Tensor &logits) const
{
    return logits.unflatten(-1, { m_layout.splits, m_layout.experts });
}

Tensor LowRankBank::weightsOf(const RoutingContext &context) const
{
    if (m_constant.defined()) {
        return m_constant.index_select(0, context.tasks)
            .expand({ std::ssize(m_request.sites), -1, -1, -1 });
    }
    const bool noisy = context.trainingStep.has_value()
        && m_selector.gate == SelectorSettings::Gate::RelaxedBernoulli;
    const Tensor noise =
        noisy ? selectorNoise(m_layout, context, m_request.seed, m_logits) : Tensor();
    const Tensor weights =
        selectorWeights(bySplit(m_logits.index_select(1, context.tasks)), m_selector, noise);
    return m_selectorOfSite.defined() ? weights.index_select(0, m_selectorOfSite) : weights;
}

LowRankBank::Factors LowRankBank::emptyFactors() const
{
    Factors factors;
    factors.a.resize(m_request.sites.size());
    factors.b.resize(m_request.sites.size());
    return factors;
}

double initialBound(std::int64_t in)
{
    return std::sqrt(1.0 / 3.0) / std::sqrt(static_cast<double>(in));
}

} // namespace tp
