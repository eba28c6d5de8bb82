// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/gatedpairs.h"

#include "model/adapters/dropout.h"
#include "model/adapters/methodoptions.h"
#include "model/adapters/tokengate.h"
#include "model/nn/torchheaders.h"

#include <algorithm>
#include <cmath>

namespace tp {

using torch::Tensor;

namespace {

constexpr std::int64_t notAdapted = -1;

double boundOf(std::int64_t width)
{
    return 1.0 / std::sqrt(static_cast<double>(width));
}

// Wide enough to sum the weights of many tokens.
torch::TensorOptions sumOptions(const torch::Device &device)
{
    return torch::TensorOptions().dtype(torch::kFloat64).device(device);
}

} // namespace

GatedPairs::GatedPairs(const BankRequest &request, const Settings &settings)
    : AdapterBank(request, 1)
    , m_settings(settings)
    , m_rank(integerOption(request.options, "rank"))
    , m_topK(integerOption(request.options, "top_k"))
    , m_scale(realOption(request.options, "alpha") / static_cast<double>(m_rank))
    , m_balance(realOption(request.options, "balance"))
{
    chooseSites();
    makeStacks();
}

void GatedPairs::chooseSites()
{
    m_layout.sites.clear();
    for (const LinearShape &site : m_request.sites) {
        const bool adapted = isTargeted(site, m_request.options);
        m_place.push_back(adapted ? static_cast<std::int64_t>(m_layout.sites.size()) : notAdapted);
        if (adapted) {
            m_layout.sites.push_back({ site.name, site.stack, site.layer, site.kind });
            m_layout.siteExperts.push_back(expertsAt(site, m_request.options));
            m_layout.experts = std::max(m_layout.experts, m_layout.siteExperts.back());
        }
    }
    const auto sites = static_cast<std::int64_t>(m_layout.sites.size());
    m_sums =
        torch::zeros({ sites, m_layout.tasks, m_layout.experts }, sumOptions(m_request.device));
    m_rows = torch::zeros_like(m_sums);
    for (std::int64_t i = 0; i < sites; ++i) { // even until tokens are seen
        const std::int64_t experts = m_layout.expertsAt(static_cast<std::size_t>(i));
        m_rows[i].slice(-1, 0, experts).fill_(1.0 / static_cast<double>(experts));
    }
    if (std::ranges::count(m_layout.siteExperts, m_layout.experts) == sites) {
        m_layout.siteExperts.clear();
    }
}

void GatedPairs::makeStacks()
{
    const auto keyOf = [this](const LinearShape &site, std::int64_t dim) {
        return isTargeted(site, m_request.options)
            ? StackKey { .dim = dim, .experts = expertsAt(site, m_request.options) }
            : StackKey {};
    };
    const auto uniform = [this](const std::vector<std::int64_t> &shape,
                             std::int64_t width,
                             const std::string &name) {
        return uniformTensor(shape, boundOf(width), m_request.seed, name, m_request);
    };
    // The side that starts at zero is private to the experts; the other one is shared or not.
    const bool zeroInput = m_settings.shared == Shared::Output;
    m_stacksA =
        AdapterBank::makeStacks([&](const LinearShape &site) { return keyOf(site, site.in); });
    m_stacksGate = m_stacksA;
    m_stacksB =
        AdapterBank::makeStacks([&](const LinearShape &site) { return keyOf(site, site.out); });
    fillStacks(m_stacksA, [&](const LinearShape &site) {
        const std::vector<std::int64_t> shape {
            m_settings.shared == Shared::Input ? 1 : expertsAt(site, m_request.options),
            site.in,
            m_rank
        };
        return zeroInput ? torch::zeros(shape, tensorOptions())
                         : uniform(shape, site.in, site.name + ".lora_a");
    });
    fillStacks(m_stacksB, [&](const LinearShape &site) {
        const std::vector<std::int64_t> shape {
            zeroInput ? 1 : expertsAt(site, m_request.options), m_rank, site.out
        };
        return zeroInput ? uniform(shape, site.out, site.name + ".lora_b")
                         : torch::zeros(shape, tensorOptions());
    });
    fillStacks(m_stacksGate, [&](const LinearShape &site) {
        return uniform(
            { expertsAt(site, m_request.options), site.in }, site.in, site.name + ".gate");
    });
    registerStacks("lora_a", m_stacksA);
    registerStacks("lora_b", m_stacksB);
    registerStacks("gate", m_stacksGate, ParameterGroup::Gate);
}

void GatedPairs::prepare(const RoutingContext &context)
{
    m_context = context;
    record() = {};
    place(m_stacksA, m_settings.shared == Shared::Input, m_a);
    place(m_stacksB, m_settings.shared == Shared::Output, m_b);
    place(m_stacksGate, false, m_gates);
}

void GatedPairs::place(
    const std::vector<Stack> &stacks, bool shared, std::vector<Tensor> &out) const
{
    out.assign(m_request.sites.size(), {});
    const bool drops = shared && m_settings.dropout > 0.0 && m_context.trainingStep.has_value();
    for (const Stack &stack : stacks) {
        Tensor value = stack.value;
        if (drops) {
            std::vector<Tensor> masks;
            for (std::size_t i = 0; i < stack.sites.size(); ++i) {
                const auto site = static_cast<std::size_t>(stack.sites[i]);
                masks.push_back(dropoutMask(stack.value[static_cast<std::int64_t>(i)].detach(),
                    m_settings.dropout,
                    m_request.seed,
                    m_request.sites[site].name,
                    *m_context.trainingStep));
            }
            value = value * torch::stack(masks);
        }
        scatter(stack, value, out);
    }
}

Tensor GatedPairs::apply(std::size_t site, const Tensor &x, const Tensor &weight) const
{
    const Tensor y = at::linear(x, weight);
    if (m_place[site] == notAdapted) {
        return y;
    }
    const Tensor tokens = x.flatten(0, 1);
    const Tensor &gate = m_gates[site]; // float32 or wider
    const TokenGates gates = topKGates(at::linear(tokens.to(gate.scalar_type()), gate), m_topK);
    if (m_context.trainingStep) {
        observe(site, gates);
    }
    const auto type = x.scalar_type();
    const Tensor a = m_a[site].to(type);
    const Tensor b = m_b[site].to(type);
    const Tensor inner = at::mm(tokens, a.transpose(0, 1).flatten(1)) // [tokens, experts or 1, r]
                             .unflatten(1, { a.size(0), m_rank });
    const Tensor weighted = inner * (gates.weights * m_scale).to(type).unsqueeze(-1);
    const Tensor hidden = b.size(0) == 1 ? weighted.sum(1) : weighted.flatten(1);
    return at::addmm(y.flatten(0, 1), hidden, b.flatten(0, 1)).view_as(y);
}

void GatedPairs::observe(std::size_t site, const TokenGates &gates) const
{
    const std::int64_t slot = m_place[site];
    const bool ofInputs = m_request.sites[site].seesInputs();
    const Tensor &mask = ofInputs ? m_context.inputTokens : m_context.targetTokens;
    const Tensor &group = ofInputs ? m_context.rows.group : m_context.decoderRows().group;
    const Tensor real =
        (mask.defined() ? mask.flatten()
                        : torch::ones({ gates.weights.size(0) }, sumOptions(m_request.device)))
            .to(gates.weights.scalar_type());
    record().terms.push_back(balanceLoss(gates, real));
    if (record().isAgain) {
        return;
    }
    const torch::NoGradGuard noGrad;
    const Tensor sums =
        (gates.weights * real.unsqueeze(1)).unflatten(0, { group.size(0), -1 }).sum(1);
    m_sums[slot]
        .slice(-1, 0, sums.size(1))
        .index_add_(0, m_context.tasks.index_select(0, group), sums.to(m_sums));
}

std::vector<Tensor> GatedPairs::preparedAt(std::size_t site) const
{
    return { m_a[site], m_b[site], m_gates[site] };
}

void GatedPairs::release()
{
    m_context = {};
    m_a.clear();
    m_b.clear();
    m_gates.clear();
    record() = {};
}

Tensor GatedPairs::auxiliaryLoss() const
{
    const std::vector<Tensor> &terms = record().terms;
    return terms.empty() ? Tensor() : torch::stack(terms).sum() * m_balance;
}

Tensor GatedPairs::rowsNow() const
{
    const Tensor totals = m_sums.sum(-1, true);
    return torch::where(totals > 0.0, m_sums / totals, m_rows);
}

Tensor GatedPairs::routing() const
{
    const torch::NoGradGuard noGrad;
    return rowsNow().unsqueeze(2).to(torch::kFloat32).cpu().contiguous();
}

void GatedPairs::startRoutingFrame()
{
    m_rows.copy_(rowsNow());
    m_sums.zero_();
}

AdapterBank::NamedViews GatedPairs::trainingState() const
{
    return { { "gate.sums", m_sums }, { "gate.rows", m_rows } };
}

SiteCount countGatedPairs(
    const LinearShape &site, const OptionValues &options, GatedPairs::Shared shared)
{
    if (!isTargeted(site, options)) {
        return {};
    }
    const std::int64_t experts = expertsAt(site, options);
    const std::int64_t inputs = shared == GatedPairs::Shared::Input ? 1 : experts;
    const std::int64_t outputs = shared == GatedPairs::Shared::Output ? 1 : experts;
    return {
        .modules = integerOption(options, "rank") * (inputs * site.in + outputs * site.out),
        .gate = experts * site.in,
    };
}

} // namespace tp
