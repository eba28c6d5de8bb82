// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/adapterbank.h"

#include "model/adapters/tensorproduct.h"
#include "model/core/rng.h"
#include "model/nn/torchheaders.h"

#include <cmath>
#include <map>

namespace tp {

using torch::Tensor;

AdapterBank::AdapterBank(const BankRequest &request, std::int64_t experts, RoutingSplits splits)
    : m_request(request)
{
    m_layout.tasks = request.tasks;
    m_layout.experts = experts;
    m_layout.splits = splits.count;
    m_layout.splitAxis = std::move(splits.axis);
    for (const LinearShape &site : request.sites) {
        m_layout.sites.push_back({ site.name, site.stack, site.layer, site.kind });
    }
}

void AdapterBank::prepare(const RoutingContext &context)
{
    m_factors = build(context);
    m_index = {};
    if (m_factors.perTask) {
        m_index.groups = context.groups;
        if (!context.uniform) {
            m_index.rowGroup = context.rowGroup;
        }
    }
}

Tensor AdapterBank::apply(std::size_t site, const Tensor &x, const Tensor &weight) const
{
    return adaptedLinear(x, weight, m_factors.a[site], m_factors.b[site], m_index);
}

void AdapterBank::release()
{
    m_factors = {};
    m_index = {};
}

Tensor AdapterBank::routing() const
{
    if (!m_logits.defined()) {
        return {};
    }
    const torch::NoGradGuard noGrad;
    return routingWeights(bySplit(m_logits.detach())).to(torch::kFloat32).cpu().contiguous();
}

std::vector<AdapterBank::Stack> AdapterBank::makeStacks(Side side) const
{
    std::map<std::int64_t, std::vector<std::int64_t>> byDim;
    for (std::size_t i = 0; i < m_request.sites.size(); ++i) {
        const LinearShape &site = m_request.sites[i];
        byDim[side == Side::A ? site.in : site.out].push_back(static_cast<std::int64_t>(i));
    }
    std::vector<Stack> stacks;
    for (auto &[dim, sites] : byDim) {
        Stack stack;
        stack.dim = dim;
        stack.siteIndex = torch::tensor(sites, torch::kInt64).to(m_request.device);
        stack.sites = std::move(sites);
        stacks.push_back(std::move(stack));
    }
    return stacks;
}

void AdapterBank::registerStacks(const std::string &name, std::vector<Stack> &stacks)
{
    const bool isA = &stacks == &m_stacksA;
    (isA ? m_nameA : m_nameB) = name;
    for (Stack &stack : stacks) {
        stack.value.set_requires_grad(true);
        m_parameters.push_back(
            { name + "." + std::to_string(stack.dim), stack.value, ParameterGroup::Modules });
    }
}

void AdapterBank::makeLogits()
{
    std::vector<Tensor> logits;
    for (const LinearShape &site : m_request.sites) {
        logits.push_back(uniformTensor({ m_request.tasks, m_layout.splits * m_layout.experts },
            1e-3,
            m_request.seed,
            site.name + ".logits",
            m_request));
    }
    registerLogits(torch::stack(logits));
}

void AdapterBank::registerLogits(Tensor logits)
{
    m_logits = std::move(logits);
    m_logits.set_requires_grad(true);
    m_parameters.push_back({ "logits", m_logits, ParameterGroup::Router });
}

Tensor AdapterBank::bySplit(const Tensor &logits) const
{
    return logits.unflatten(-1, { m_layout.splits, m_layout.experts });
}

Tensor AdapterBank::weightsOf(const RoutingContext &context) const
{
    return routingWeights(bySplit(m_logits.index_select(1, context.tasks)));
}

AdapterBank::Factors AdapterBank::emptyFactors() const
{
    Factors factors;
    factors.a.resize(m_request.sites.size());
    factors.b.resize(m_request.sites.size());
    return factors;
}

void AdapterBank::scatter(const Stack &stack, const Tensor &values, std::vector<Tensor> &out)
{
    const std::vector<Tensor> slices = values.unbind(0);
    for (std::size_t i = 0; i < slices.size(); ++i) {
        out[static_cast<std::size_t>(stack.sites[i])] = slices[i];
    }
}

std::vector<std::pair<std::string, Tensor>> AdapterBank::siteTensors() const
{
    std::vector<std::pair<std::string, Tensor>> tensors;
    const auto add = [&](const std::vector<Stack> &stacks, const std::string &name) {
        for (const Stack &stack : stacks) {
            for (std::size_t i = 0; i < stack.sites.size(); ++i) {
                const auto site = static_cast<std::size_t>(stack.sites[i]);
                tensors.emplace_back(m_request.sites[site].name + "." + name,
                    stack.value.detach().select(0, static_cast<std::int64_t>(i)));
            }
        }
    };
    add(m_stacksA, m_nameA);
    add(m_stacksB, m_nameB);
    if (m_logits.defined()) {
        for (std::size_t site = 0; site < m_request.sites.size(); ++site) {
            tensors.emplace_back(m_request.sites[site].name + ".logits",
                m_logits.detach().select(0, static_cast<std::int64_t>(site)));
        }
    }
    return tensors;
}

Tensor uniformTensor(const std::vector<std::int64_t> &shape,
    double bound,
    std::uint64_t seed,
    const std::string &name,
    const BankRequest &request)
{
    Tensor values = torch::empty(shape, torch::kFloat64);
    Rng rng(seed, name);
    auto *data = values.data_ptr<double>();
    for (std::int64_t i = 0; i < values.numel(); ++i) {
        data[i] = (2.0 * rng.uniform() - 1.0) * bound;
    }
    return values.to(torch::TensorOptions().dtype(request.dtype).device(request.device));
}

double initialBound(std::int64_t in)
{
    return std::sqrt(1.0 / 3.0) / std::sqrt(static_cast<double>(in));
}

} // namespace tp
