// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/adapters/adapterbank.h"
#include "model/adapters/method.h"

#include <cstdint>

namespace tp {

struct TokenGates;

// Low-rank pairs that every token mixes by itself: a gate reads the token and weights the `top_k`
// experts that it finds most probable. One side of the pairs may be shared by the experts.
//   lora_a [experts or 1, in, r], lora_b [experts or 1, r, out], gate [experts, in]
// All experts are computed and the unchosen ones weighted with 0: at these ranks two wide products
// cost less than gathering the tokens of every expert.
// Source: reference/mosld.md B1, B2 and B6.
class GatedPairs final : public AdapterBank
{
public:
    enum class Shared { None, Input, Output };
    struct Settings
    {
        Shared shared = Shared::None;
        double dropout = 0.0; // of the weights of the shared side, in training
    };

    GatedPairs(const BankRequest &request, const Settings &settings);

    void prepare(const RoutingContext &context) override;
    [[nodiscard]] torch::Tensor apply(
        std::size_t site, const torch::Tensor &x, const torch::Tensor &weight) const override;
    [[nodiscard]] std::vector<torch::Tensor> preparedAt(std::size_t site) const override;
    void release() override;
    [[nodiscard]] torch::Tensor auxiliaryLoss() const override;

    [[nodiscard]] torch::Tensor routing() const override;
    void startRoutingFrame() override;
    [[nodiscard]] NamedViews trainingState() const override;

private:
    // [sites, tasks, experts], rows of tasks without tokens since the last frame as they were then.
    [[nodiscard]] torch::Tensor rowsNow() const;
    void makeStacks();
    void chooseSites();
    // The factors of all sites, with weights of the shared side dropped in training.
    void place(
        const std::vector<Stack> &stacks, bool shared, std::vector<torch::Tensor> &out) const;
    // Takes the statistics of the real tokens of a training batch.
    void observe(std::size_t site, const TokenGates &gates) const;

    Settings m_settings;
    std::int64_t m_rank;
    std::int64_t m_topK;
    double m_scale;
    double m_balance; // coefficient

    std::vector<Stack> m_stacksA;
    std::vector<Stack> m_stacksB;
    std::vector<Stack> m_stacksGate;
    std::vector<std::int64_t> m_place; // of a site in the layout, -1 where nothing is adapted

    RoutingContext m_context;
    std::vector<torch::Tensor> m_a; // by site, of the prepared batch
    std::vector<torch::Tensor> m_b;
    std::vector<torch::Tensor> m_gates;
    // float64 [sites, tasks, experts], weights since the last frame
    mutable torch::Tensor m_sums;
    torch::Tensor m_rows; // float64, the rows of that frame
};

// Numbers of one site.
[[nodiscard]] SiteCount countGatedPairs(
    const LinearShape &site, const OptionValues &options, GatedPairs::Shared shared);

} // namespace tp
