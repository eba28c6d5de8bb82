// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/adapters/adapterbank.h"
#include "model/adapters/taskmoe/selection.h"
#include "model/adapters/taskmoe/settings.h"
#include "model/nn/backbone.h"
#include "model/nn/layermixture.h"

#include <optional>

namespace tp {

// Task-level mixture of experts: every layer of the backbone in several copies, whose outputs are
// mixed with weights that a router makes from the vector of a task. Layers that stay dense have one
// copy. Embeddings, head and final norms stay those of the backbone, which is frozen, or are copies
// too. Source: reference/task_level_moe.md.
class TaskMoeBank final : public AdapterBank, public LayerMixture
{
public:
    explicit TaskMoeBank(const BankRequest &request);

    void prepare(const RoutingContext &context) override;
    [[nodiscard]] torch::Tensor apply(
        std::size_t site, const torch::Tensor &x, const torch::Tensor &weight) const override;
    [[nodiscard]] std::vector<torch::Tensor> preparedAt(std::size_t) const override { return {}; }
    void release() override;
    [[nodiscard]] torch::Tensor auxiliaryLoss() const override;
    // In evaluation. Where one expert is drawn, the probabilities with which it is.
    [[nodiscard]] torch::Tensor routing() const override;
    [[nodiscard]] NamedViews trainingState() const override;

    [[nodiscard]] Status initialise(
        const Backbone &model, TaskData &data, const SetupWatch &watch) override;
    [[nodiscard]] std::int64_t firstStageSteps() const override { return m_firstSteps; }
    [[nodiscard]] std::string startSecondStage() override;
    void scored(double mean) override;

    [[nodiscard]] Status disableExperts(const torch::Tensor &experts) override;
    [[nodiscard]] std::shared_ptr<const Backbone> ownModel() const override { return m_model; }
    [[nodiscard]] const LayerMixture *layerMixture() const override { return this; }
    [[nodiscard]] const std::vector<std::shared_ptr<const Backbone>> &experts() const override
    {
        return m_experts;
    }
    [[nodiscard]] const std::vector<ExpertShare> &shares(std::size_t layer) const override
    {
        return m_shares[layer];
    }

    [[nodiscard]] Result<Weights> denseWeights(std::int64_t task) const override;

private:
    // What all experts share: dense layers and, where they are trained, embeddings and the like.
    void makeShared(const Backbone &model);
    void makeExperts(const Backbone &model);
    void makeRouter(std::int64_t hiddenSize);
    void makeRandomRoutes();
    // What an expert's weight is at first; `name` is the expert's own.
    [[nodiscard]] torch::Tensor startOf(const std::string &weight, const std::string &name) const;
    [[nodiscard]] bool inSecondStage() const;
    // Of training step `step`, or of what has been reached.
    [[nodiscard]] double temperature(std::optional<std::int64_t> step) const;
    [[nodiscard]] torch::Tensor logits(
        const torch::Tensor &vectors, std::optional<std::int64_t> step) const;
    [[nodiscard]] std::int64_t routedLayers() const;
    // Of routed layers: [layers, rows, experts]
    [[nodiscard]] torch::Tensor rowRoutes(const RoutingContext &context) const;
    [[nodiscard]] torch::Tensor learnedRoutes(const RoutingContext &context) const;
    [[nodiscard]] torch::Tensor randomRoutes(const RoutingContext &context) const;
    // Where evaluation runs one expert alone: that of the first row of each task.
    [[nodiscard]] torch::Tensor largestOfTask(
        const torch::Tensor &routes, const RoutingContext &context) const;
    // All experts alike, but for disabled ones: [layers, 1, experts].
    [[nodiscard]] torch::Tensor averageRoutes() const;
    // Of the groups or rows that get noise of their own.
    [[nodiscard]] torch::Tensor noise(const RoutingContext &context) const;
    // `owner` of the rows that the decoder sees, if they are others.
    void share(const torch::Tensor &routes, const torch::Tensor &owner);
    // What the second stage keeps: the router's numbers and the vectors.
    [[nodiscard]] NamedViews routeTensors() const;

    TaskMoeSettings m_settings;
    std::vector<ModelLayer> m_layers;
    std::vector<std::size_t> m_routed; // those of them that have experts
    Backbone::Weights m_pretrained; // of what is copied, as the backbone has them
    Backbone::Weights m_shared; // copies that all experts share
    std::vector<Backbone::Weights> m_weights; // of each expert
    std::shared_ptr<const Backbone> m_model; // with what is shared; null: as the backbone
    std::vector<std::shared_ptr<const Backbone>> m_experts;
    std::optional<TaskRouter> m_router;
    torch::Tensor m_vectors; // [tasks, size]
    torch::Tensor m_random; // [layers, 1 or tasks, experts], of random routing
    torch::Tensor m_progress; // float64 [1], the step that training has reached
    torch::Tensor m_disabled;
    std::int64_t m_firstSteps = 0;
    NamedViews m_best; // the routes with the best score so far, then that score; empty: not kept
    bool m_isTraining = false; // what `prepare` was for
    std::vector<std::vector<ExpertShare>> m_shares;
};

} // namespace tp
