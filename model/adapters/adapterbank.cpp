// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/adapterbank.h"

#include "model/core/rng.h"
#include "model/nn/torchheaders.h"

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

Status AdapterBank::initialise(const Backbone &, TaskData &, const SetupWatch &)
{
    return {};
}

std::shared_ptr<const Backbone> AdapterBank::ownModel() const
{
    return nullptr;
}

Status AdapterBank::disableExperts(const Tensor &)
{
    return fail(ErrorCode::Unsupported, "the experts of this method cannot be disabled", "method");
}

Tensor AdapterBank::biasOf(std::size_t, const Tensor &bias) const
{
    return bias;
}

Tensor AdapterBank::auxiliaryLoss() const
{
    return {};
}

std::optional<SiteUpdate> AdapterBank::update(std::size_t) const
{
    return std::nullopt;
}

Tensor AdapterBank::routing() const
{
    return {};
}

torch::TensorOptions AdapterBank::tensorOptions() const
{
    return torch::TensorOptions().dtype(m_request.dtype).device(m_request.device);
}

std::vector<AdapterBank::Stack> AdapterBank::makeStacks(
    const std::function<StackKey(const LinearShape &site)> &keyOf) const
{
    std::map<StackKey, std::vector<std::int64_t>> byKey;
    for (std::size_t i = 0; i < m_request.sites.size(); ++i) {
        const StackKey key = keyOf(m_request.sites[i]);
        if (key.dim > 0) {
            byKey[key].push_back(static_cast<std::int64_t>(i));
        }
    }
    std::vector<Stack> stacks;
    for (auto &[key, sites] : byKey) {
        Stack stack;
        stack.key = key;
        stack.siteIndex = torch::tensor(sites, torch::kInt64).to(m_request.device);
        stack.sites = std::move(sites);
        stacks.push_back(std::move(stack));
    }
    return stacks;
}

void AdapterBank::fillStacks(std::vector<Stack> &stacks, const ValueOf &valueOf) const
{
    for (Stack &stack : stacks) {
        std::vector<Tensor> values;
        for (const std::int64_t site : stack.sites) {
            values.push_back(valueOf(m_request.sites[static_cast<std::size_t>(site)]));
        }
        stack.value = torch::stack(values);
    }
}

void AdapterBank::registerStacks(
    const std::string &name, std::vector<Stack> &stacks, ParameterGroup group)
{
    for (const Stack &stack : stacks) {
        std::string parameter = name + "." + std::to_string(stack.key.dim);
        if (stack.key.experts > 0) {
            parameter += "." + std::to_string(stack.key.experts);
        }
        registerStack(name, parameter, stack, group);
    }
}

void AdapterBank::registerStack(
    const std::string &name, const std::string &parameter, Stack stack, ParameterGroup group)
{
    std::vector<std::string> names;
    for (const std::int64_t site : stack.sites) {
        names.push_back(m_request.sites[static_cast<std::size_t>(site)].name + "." + name);
    }
    registerParameter({ parameter, std::move(stack.value), group }, std::move(names));
}

void AdapterBank::registerWhole(const std::string &name, const Tensor &value, ParameterGroup group)
{
    std::vector<std::string> names;
    for (const RoutingSite &site : m_layout.sites) {
        names.push_back(site.name + "." + name);
    }
    registerParameter({ name, value, group }, std::move(names));
}

void AdapterBank::registerParameter(AdapterParameter parameter, std::vector<std::string> partNames)
{
    parameter.value.set_requires_grad(true);
    m_parameters.push_back(std::move(parameter));
    m_partNames.push_back(std::move(partNames));
}

void AdapterBank::registerAlone(AdapterParameter parameter)
{
    parameter.value.set_requires_grad(true);
    parameter.stackedAxes = 0;
    m_alone.emplace_back(parameter.name, parameter.value.detach());
    registerParameter(std::move(parameter), {});
}

void AdapterBank::registerFixed(const std::string &name, const Tensor &value)
{
    m_alone.emplace_back(name, value);
}

void AdapterBank::scatter(const Stack &stack, const Tensor &values, std::vector<Tensor> &out)
{
    const std::vector<Tensor> slices = values.unbind(0);
    for (std::size_t i = 0; i < slices.size(); ++i) {
        out[static_cast<std::size_t>(stack.sites[i])] = slices[i];
    }
}

AdapterBank::NamedViews AdapterBank::siteTensors() const
{
    NamedViews tensors;
    for (std::size_t at = 0; at < m_parameters.size(); ++at) {
        const Tensor value = m_parameters[at].value.detach();
        for (std::size_t part = 0; part < m_partNames[at].size(); ++part) {
            tensors.emplace_back(
                m_partNames[at][part], value.select(0, static_cast<std::int64_t>(part)));
        }
    }
    tensors.insert(tensors.end(), m_alone.begin(), m_alone.end());
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

} // namespace tp
