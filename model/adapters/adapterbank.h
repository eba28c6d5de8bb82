// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/adapters/bankrequest.h"
#include "model/adapters/passrecord.h"
#include "model/adapters/setupwatch.h"
#include "model/adapters/siteupdate.h"
#include "model/core/result.h"
#include "model/core/rundata.h"
#include "model/routing/routingcontext.h"

#include <torch/types.h>

#include <compare>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tp {

class LayerMixture;
class TaskData;

// The adapters of all sites of a backbone. `prepare` does what a batch needs once, `apply` adapts
// one Linear of it.
class AdapterBank
{
public:
    virtual ~AdapterBank() = default;
    AdapterBank(const AdapterBank &) = delete;
    AdapterBank &operator=(const AdapterBank &) = delete;

    virtual void prepare(const RoutingContext &context) = 0;
    // x [rows, t, in] -> [rows, t, out]; weight is the frozen [out, in].
    [[nodiscard]] virtual torch::Tensor apply(
        std::size_t site, const torch::Tensor &x, const torch::Tensor &weight) const = 0;
    // What the frozen `bias` of that Linear is then: what apply() gives is without it.
    [[nodiscard]] virtual torch::Tensor biasOf(std::size_t site, const torch::Tensor &bias) const;
    // What apply() and biasOf() read at a site besides their arguments.
    [[nodiscard]] virtual std::vector<torch::Tensor> preparedAt(std::size_t site) const = 0;
    // What the forward passes since `prepare` left for the step: not the bank's own numbers.
    [[nodiscard]] PassRecord &record() const { return m_record; }
    // Drops what `prepare` made, and with it the autograd graph of the last batch.
    virtual void release() = 0;
    // What a site becomes for the one task that was prepared; nothing where every token decides.
    [[nodiscard]] virtual std::optional<SiteUpdate> update(std::size_t site) const;
    // Where the method is a mixture of complete layers, which take no other adapters; else null.
    [[nodiscard]] virtual const LayerMixture *layerMixture() const { return nullptr; }
    // The model to run with these adapters in place of the backbone, with trained weights of all
    // that takes no adapter; null: the backbone itself.
    [[nodiscard]] virtual std::shared_ptr<const Backbone> ownModel() const;
    // Gives experts no weight from now on: 1 at [site of the layout, expert]. Some must be left.
    [[nodiscard]] virtual Status disableExperts(const torch::Tensor &experts);
    // Before the first step of a new run: what is computed from the rows that it trains on. Kept
    // among siteTensors(), so that a resumed run reads it.
    [[nodiscard]] virtual Status initialise(
        const Backbone &model, TaskData &data, const SetupWatch &);
    // A second stage of training begins after this step, 0: there is none. Learning rates and the
    // optimiser then start again. `startSecondStage` says what changed.
    [[nodiscard]] virtual std::int64_t firstStageSteps() const { return 0; }
    [[nodiscard]] virtual std::string startSecondStage() { return {}; }
    // The mean score of an evaluation during training.
    virtual void scored(double /*mean*/) { }
    // What a training step adds to the loss of the tasks, after its forward pass: one number, or
    // undefined.
    [[nodiscard]] virtual torch::Tensor auxiliaryLoss() const;

    [[nodiscard]] const std::vector<AdapterParameter> &parameters() const { return m_parameters; }
    [[nodiscard]] const RoutingLayout &layout() const { return m_layout; }
    // [sites of the layout, tasks, splits, experts], float32 on the CPU; empty tensor if the method
    // does not route. Where tokens are routed, a task's row is what its training tokens got since
    // the last call of startRoutingFrame(), or its row of then if it had none.
    [[nodiscard]] virtual torch::Tensor routing() const;
    virtual void startRoutingFrame() { }

    using NamedViews = std::vector<std::pair<std::string, torch::Tensor>>;
    // Views of one site's or shared selector's numbers, named as in the file format, such as
    // "encoder.block.0.layer.0.SelfAttention.q.leaves_a"; writing into them changes the parameter.
    [[nodiscard]] NamedViews siteTensors() const;
    // What training goes on from besides the parameters; writing into a view changes it.
    [[nodiscard]] virtual NamedViews trainingState() const { return {}; }

protected:
    // What sites whose parameters are stacked have in common; a dimension of 0 has no parameter.
    struct StackKey
    {
        std::int64_t dim = 0;
        std::int64_t experts = 0; // 0: as many at every site
        friend auto operator<=>(const StackKey &, const StackKey &) = default;
    };
    // One parameter of several sites, stacked in the order of `sites`, so that one batched
    // operation serves them all.
    struct Stack
    {
        StackKey key;
        std::vector<std::int64_t> sites;
        torch::Tensor siteIndex; // int64 [sites], on the device
        torch::Tensor value; // [sites, ...]
    };
    using ValueOf = std::function<torch::Tensor(const LinearShape &site)>;

    AdapterBank(const BankRequest &request, std::int64_t experts, RoutingSplits splits = {});

    [[nodiscard]] std::vector<Stack> makeStacks(
        const std::function<StackKey(const LinearShape &site)> &keyOf) const;
    // Fills the stacks with the initial values of their sites.
    void fillStacks(std::vector<Stack> &stacks, const ValueOf &valueOf) const;
    // From here on they are trained and saved.
    void registerStacks(const std::string &name,
        std::vector<Stack> &stacks,
        ParameterGroup group = ParameterGroup::Modules);
    void registerStack(
        const std::string &name, const std::string &parameter, Stack stack, ParameterGroup group);
    // What is no site's alone and stacks nothing, under its own name in files too.
    void registerAlone(AdapterParameter parameter);
    // What is saved with the parameters and not trained.
    void registerFixed(const std::string &name, const torch::Tensor &value);
    // The numbers of all sites of the layout in one parameter, which is called `name` alone.
    void registerWhole(const std::string &name, const torch::Tensor &value, ParameterGroup group);
    // Cuts [stacked sites, ...] into one tensor per site.
    static void scatter(
        const Stack &stack, const torch::Tensor &values, std::vector<torch::Tensor> &out);
    [[nodiscard]] torch::TensorOptions tensorOptions() const;

    BankRequest m_request;
    RoutingLayout m_layout;

private:
    // It is saved in parts along its leading axis, which have these names, or as a whole if none.
    void registerParameter(AdapterParameter parameter, std::vector<std::string> partNames);

    mutable PassRecord m_record;
    std::vector<AdapterParameter> m_parameters;
    std::vector<std::vector<std::string>> m_partNames; // of each parameter
    NamedViews m_alone;
};

// U(-bound, bound) with a value stream of its own per name, the same for every device and stack
// order.
[[nodiscard]] torch::Tensor uniformTensor(const std::vector<std::int64_t> &shape,
    double bound,
    std::uint64_t seed,
    const std::string &name,
    const BankRequest &request);

} // namespace tp
