// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/method.h"

#include "model/nn/torchheaders.h"

namespace tp {

namespace {

using torch::Tensor;

// Full fine-tuning of the adapted Linears: a change of every weight, shared by all tasks, kept
// beside the frozen weight so that a run stays what is added to its backbone.
class FullBank final : public AdapterBank
{
public:
    explicit FullBank(const BankRequest &request)
        : AdapterBank(request, 1)
    {
        for (std::size_t i = 0; i < request.sites.size(); ++i) {
            const LinearShape &site = request.sites[i];
            // Not stacked: gradients of the size of the model are not copied together.
            Stack stack;
            stack.sites = { static_cast<std::int64_t>(i) };
            stack.value = torch::zeros({ 1, site.out, site.in }, tensorOptions());
            m_changes.push_back(stack.value);
            registerStack("delta", "delta." + site.name, std::move(stack), ParameterGroup::Modules);
        }
    }

    void prepare(const RoutingContext &) override { }

    [[nodiscard]] Tensor apply(
        std::size_t site, const Tensor &x, const Tensor &weight) const override
    {
        // One product over the sum, taken in the wider type.
        return at::linear(x, (weight + m_changes[site].squeeze(0)).to(x.scalar_type()));
    }

    [[nodiscard]] std::vector<Tensor> preparedAt(std::size_t site) const override
    {
        return { m_changes[site] };
    }

    void release() override { }

    [[nodiscard]] std::optional<SiteUpdate> update(std::size_t site) const override
    {
        SiteUpdate update;
        update.change = m_changes[site].squeeze(0);
        return update;
    }

private:
    std::vector<Tensor> m_changes;
};

} // namespace

Method fullMethod()
{
    Method method;
    method.description = {
        .name = "full",
        .label = "Full fine-tuning",
        .summary = "Every weight of attention and feed-forward is trained, shared by all tasks; "
                   "needs five times the memory of those weights.",
        .source = "The usual upper baseline; embeddings and norms stay frozen.",
        .suggestedLearningRate = 1e-3,
        .options = {},
    };
    method.count = [](const LinearShape &site, const OptionValues &) {
        return SiteCount { .modules = site.in * site.out };
    };
    method.create = [](const BankRequest &request) { return std::make_unique<FullBank>(request); };
    return method;
}

} // namespace tp
