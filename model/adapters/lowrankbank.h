// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/adapters/adaptedlinear.h"
#include "model/adapters/adapterbank.h"
#include "model/routing/selector.h"

namespace tp {

// Methods that give every task one low-rank pair at every site: `prepare` computes the pairs of all
// sites for the distinct tasks of a batch, `apply` uses them.
class LowRankBank : public AdapterBank
{
public:
    void prepare(const RoutingContext &context) override;
    [[nodiscard]] torch::Tensor apply(
        std::size_t site, const torch::Tensor &x, const torch::Tensor &weight) const override;
    [[nodiscard]] std::vector<torch::Tensor> preparedAt(std::size_t site) const override;
    void release() override;
    [[nodiscard]] std::optional<SiteUpdate> update(std::size_t site) const override;
    [[nodiscard]] torch::Tensor routing() const override;

protected:
    enum class Side { A, B };
    // What one batch uses: per site a [groups, in, r] and b [groups, r, out], scaled.
    struct Factors
    {
        std::vector<torch::Tensor> a;
        std::vector<torch::Tensor> b;
        bool perTask = true; // false: one group for all rows
    };

    using AdapterBank::AdapterBank;

    [[nodiscard]] virtual Factors build(const RoutingContext &context) const = 0;
    // A place for every site, to be filled by scatter().
    [[nodiscard]] Factors emptyFactors() const;
    [[nodiscard]] const Factors &factors() const { return m_factors; }

    using AdapterBank::makeStacks;
    // Groups the sites by their input (A) or output (B) dimension.
    [[nodiscard]] std::vector<Stack> makeStacks(Side side) const;
    // The selectors that the options ask for; learned ones start at U(-1e-3, 1e-3) as published.
    void makeSelectors();
    void registerLogits(torch::Tensor logits);
    // [sites, groups, splits, experts]: what the tasks of a batch mix the experts with.
    [[nodiscard]] torch::Tensor weightsOf(const RoutingContext &context) const;

    std::vector<Stack> m_stacksA;
    std::vector<Stack> m_stacksB;
    torch::Tensor m_logits; // [selectors, tasks, splits * experts], undefined if none are learned

private:
    // [..., splits * experts] as [..., splits, experts].
    [[nodiscard]] torch::Tensor bySplit(const torch::Tensor &logits) const;
    void makeLogits();

    SelectorSettings m_selector;
    torch::Tensor m_selectorOfSite; // int64 [sites]; undefined: each has its own
    torch::Tensor m_constant; // [tasks, splits, experts] of selectors that are not learned
    Factors m_factors;
    FactorIndex m_inputIndex; // of the sites that see inputs
    FactorIndex m_decoderIndex;
};

// sqrt(1/3) / sqrt(in): half the width of the initial A side in the published Poly and TensorPoly
// code, which calls it a standard deviation.
[[nodiscard]] double initialBound(std::int64_t in);

} // namespace tp
