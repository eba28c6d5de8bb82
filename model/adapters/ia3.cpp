// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/method.h"

#include "model/nn/torchheaders.h"

namespace tp {

namespace {

using torch::Tensor;

enum class Place { None, Input, Output };

// Keys and values are scaled as they leave their Linear, its bias included. The inner activations
// of the feed-forward are scaled as they enter its last Linear, which is the same with and without
// a gate.
Place placeOf(const LinearShape &site)
{
    if (site.kind == "wo" || site.kind == "down_proj") {
        return Place::Input;
    }
    return site.kind.ends_with('k') || site.kind.ends_with('v') ? Place::Output : Place::None;
}

std::int64_t lengthOf(const LinearShape &site)
{
    const Place place = placeOf(site);
    return place == Place::None ? 0 : place == Place::Input ? site.in : site.out;
}

// (IA)^3: one vector for a site, shared by all tasks. Source: reference/tensorpoly.md 1.5.
class Ia3Bank final : public AdapterBank
{
public:
    explicit Ia3Bank(const BankRequest &request)
        : AdapterBank(request, 1)
        , m_stacks(makeStacks(
              [](const LinearShape &site) { return StackKey { .dim = lengthOf(site) }; }))
    {
        fillStacks(m_stacks, [this](const LinearShape &site) {
            return torch::ones({ lengthOf(site) }, tensorOptions());
        });
        registerStacks("ia3_l", m_stacks, ParameterGroup::Scales);
    }

    void prepare(const RoutingContext &) override
    {
        m_scales.assign(m_request.sites.size(), {});
        for (const Stack &stack : m_stacks) {
            scatter(stack, stack.value, m_scales);
        }
    }

    [[nodiscard]] Tensor apply(
        std::size_t site, const Tensor &x, const Tensor &weight) const override
    {
        const Place place = placeOf(m_request.sites[site]);
        if (place == Place::None) {
            return at::linear(x, weight);
        }
        const Tensor scale = m_scales[site].to(x.scalar_type());
        return place == Place::Input ? at::linear(x * scale, weight)
                                     : at::linear(x, weight) * scale;
    }

    [[nodiscard]] Tensor biasOf(std::size_t site, const Tensor &bias) const override
    {
        return placeOf(m_request.sites[site]) == Place::Output
            ? bias * m_scales[site].to(bias.scalar_type())
            : bias;
    }

    [[nodiscard]] std::vector<Tensor> preparedAt(std::size_t site) const override
    {
        return { m_scales[site] };
    }

    void release() override { m_scales.clear(); }

    [[nodiscard]] std::optional<SiteUpdate> update(std::size_t site) const override
    {
        SiteUpdate update;
        switch (placeOf(m_request.sites[site])) {
        case Place::None:
            break;
        case Place::Input:
            update.inputScale = m_scales[site];
            break;
        case Place::Output:
            update.outputScale = m_scales[site];
            break;
        }
        return update;
    }

private:
    std::vector<Stack> m_stacks;
    std::vector<Tensor> m_scales;
};

} // namespace

Method ia3Method()
{
    Method method;
    method.description = {
        .name = "ia3",
        .label = "(IA)³",
        .summary = "Learned scales of keys, values and inner activations, shared by all tasks: the "
                   "fewest numbers, no routing.",
        .source = "Liu et al. 2022, Few-Shot Parameter-Efficient Fine-Tuning (T-Few).",
        .suggestedLearningRate = 3e-2,
        .options = {},
    };
    method.count = [](const LinearShape &site, const OptionValues &) {
        return SiteCount { .modules = lengthOf(site) };
    };
    method.create = [](const BankRequest &request) { return std::make_unique<Ia3Bank>(request); };
    return method;
}

} // namespace tp
