// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/adapters/adaptedlinear.h"
#include "model/config/optionspec.h"
#include "model/core/rundata.h"
#include "model/nn/backboneconfig.h"
#include "model/routing/routingcontext.h"

#include <torch/types.h>

#include <string>
#include <utility>
#include <vector>

namespace tp {

enum class ParameterGroup { Modules, Router };

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
    std::uint64_t seed = 0; // of the initial values
    double alpha = 1.0; // the update is scaled by alpha / rank
    bool logitsForOneExpert = false; // `layer` cases give logits even where one expert needs none
};

// The adapters of all sites of a backbone. Parameters of sites of one shape are stacked, so that
// one batched operation serves them all; `prepare` computes the low-rank factors of every site for
// the distinct tasks of a batch, `apply` uses them.
class AdapterBank
{
public:
    virtual ~AdapterBank() = default;
    AdapterBank(const AdapterBank &) = delete;
    AdapterBank &operator=(const AdapterBank &) = delete;

    void prepare(const RoutingContext &context);
    // x [rows, t, in] -> [rows, t, out]; weight is the frozen [out, in].
    [[nodiscard]] torch::Tensor apply(
        std::size_t site, const torch::Tensor &x, const torch::Tensor &weight) const;
    // Drops the factors, and with them the autograd graph of the last batch.
    void release();

    [[nodiscard]] const std::vector<AdapterParameter> &parameters() const { return m_parameters; }
    [[nodiscard]] const RoutingLayout &layout() const { return m_layout; }
    // [sites, tasks, splits, experts], float32 on the CPU; empty tensor if the method does not
    // route.
    [[nodiscard]] virtual torch::Tensor routing() const;

    // Per-site views with the names and shapes of the file format, such as
    // "encoder.block.0.layer.0.SelfAttention.q.leaves_a"; writing into a view changes the
    // parameter.
    [[nodiscard]] std::vector<std::pair<std::string, torch::Tensor>> siteTensors() const;

protected:
    // Parameters of the sites that share a dimension, stacked in the order of `sites`.
    struct Stack
    {
        std::int64_t dim = 0;
        std::vector<std::int64_t> sites;
        torch::Tensor siteIndex; // int64 [sites], on the device
        torch::Tensor value; // [sites, ...]
    };
    enum class Side { A, B };
    // What one batch uses: per site a [groups, in, r] and b [groups, r, out], scaled.
    struct Factors
    {
        std::vector<torch::Tensor> a;
        std::vector<torch::Tensor> b;
        bool perTask = true; // false: one group for all rows
    };

    AdapterBank(const BankRequest &request, std::int64_t experts, RoutingSplits splits = {});

    [[nodiscard]] virtual Factors build(const RoutingContext &context) const = 0;
    // A place for every site, to be filled by scatter().
    [[nodiscard]] Factors emptyFactors() const;

    // Groups the sites by their input (A) or output (B) dimension.
    [[nodiscard]] std::vector<Stack> makeStacks(Side side) const;
    void registerStacks(const std::string &name, std::vector<Stack> &stacks);
    // The router of every site, U(-1e-3, 1e-3) as published.
    void makeLogits();
    void registerLogits(torch::Tensor logits);
    // [sites, groups, splits, experts]: the normalised weights of the tasks of a batch.
    [[nodiscard]] torch::Tensor weightsOf(const RoutingContext &context) const;
    // Cuts [stacked sites, ...] into one tensor per site.
    static void scatter(
        const Stack &stack, const torch::Tensor &values, std::vector<torch::Tensor> &out);

    BankRequest m_request;
    std::vector<Stack> m_stacksA;
    std::vector<Stack> m_stacksB;
    torch::Tensor m_logits; // [sites, tasks, splits * experts], undefined without a router

private:
    // [..., splits * experts] as [..., splits, experts].
    [[nodiscard]] torch::Tensor bySplit(const torch::Tensor &logits) const;

    std::vector<AdapterParameter> m_parameters;
    std::string m_nameA;
    std::string m_nameB;
    RoutingLayout m_layout;
    Factors m_factors;
    FactorIndex m_index;
};

// U(-bound, bound) with a value stream of its own per name, the same for every device and stack
// order.
[[nodiscard]] torch::Tensor uniformTensor(const std::vector<std::int64_t> &shape,
    double bound,
    std::uint64_t seed,
    const std::string &name,
    const BankRequest &request);

// sqrt(1/3) / sqrt(in): half the width of the initial A side in the published Poly and TensorPoly
// code, which calls it a standard deviation.
[[nodiscard]] double initialBound(std::int64_t in);

} // namespace tp
