// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/optionspec.h"
#include "model/core/rundata.h"
#include "model/nn/modelconfig.h"
#include "model/routing/routingcontext.h"

#include <torch/types.h>

#include <compare>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace tp {

// How a parameter is trained and counted. Only modules decay, and only routers, which are tables of
// a logit per task and expert, have a learning rate of their own.
enum class ParameterGroup {
    Modules,
    Scales, // modules that start at 1, so that decay would take them from the backbone
    Router,
    Gate, // a router that reads tokens: trained as modules are, counted as a router
};

// Independent choices of experts at one site: the orders of TensorPoly-II, the heads of MHR.
struct RoutingSplits
{
    std::int64_t count = 1;
    std::string axis; // "order", "head" or empty
};

struct AdapterParameter
{
    std::string name;
    torch::Tensor value; // a leaf that requires gradients
    ParameterGroup group = ParameterGroup::Modules;
};

struct BankRequest
{
    std::vector<LinearShape> sites;
    std::int64_t tasks = 0;
    OptionValues options; // complete
    torch::ScalarType dtype = torch::kFloat32;
    torch::Device device = torch::kCPU;
    std::uint64_t seed = 0; // of the initial values and of dropout
    double alpha = 1.0; // of methods without such an option: the update is scaled by alpha / rank
    bool logitsForOneExpert = false; // `layer` cases give logits even where one expert needs none
};

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
    // Drops what `prepare` made, and with it the autograd graph of the last batch.
    virtual void release() = 0;
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
    // Per-site views with the names and shapes of the file format, such as
    // "encoder.block.0.layer.0.SelfAttention.q.leaves_a"; writing into a view changes the
    // parameter.
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
    // All sites in one stack, whose parameter is called `name` alone.
    void registerWhole(const std::string &name, const torch::Tensor &value, ParameterGroup group);
    // Cuts [stacked sites, ...] into one tensor per site.
    static void scatter(
        const Stack &stack, const torch::Tensor &values, std::vector<torch::Tensor> &out);
    [[nodiscard]] torch::TensorOptions tensorOptions() const;

    BankRequest m_request;
    RoutingLayout m_layout;

private:
    std::vector<AdapterParameter> m_parameters;
    std::vector<std::pair<std::string, Stack>> m_stacks; // as registered
};

// U(-bound, bound) with a value stream of its own per name, the same for every device and stack
// order.
[[nodiscard]] torch::Tensor uniformTensor(const std::vector<std::int64_t> &shape,
    double bound,
    std::uint64_t seed,
    const std::string &name,
    const BankRequest &request);

} // namespace tp
