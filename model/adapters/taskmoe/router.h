// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tp {

// Names of the routers in the order that people see; see reference/task_level_moe.md A3. The
// recurrent ones and the transformer read the layers as a sequence. Those "-per-layer" make the
// members of that sequence from the vector, the others add a position to it.
[[nodiscard]] const std::vector<std::string> &routerKinds();

struct RouterShape
{
    std::string kind; // of routerKinds()
    std::int64_t layers = 1;
    std::int64_t experts = 2;
    std::int64_t input = 1; // length of a task vector
    std::int64_t width = 64; // hidden size
};

// Whether such a router can be: the heads of a transformer divide what they attend to.
[[nodiscard]] bool routerFits(const RouterShape &shape);
[[nodiscard]] std::int64_t routerParameterCount(const RouterShape &shape);

// From vectors of tasks to a logit for every layer and expert.
class TaskRouter final
{
public:
    // Drops what it is given in training; null or empty in evaluation. The name tells apart what
    // is dropped at several places.
    using Dropout = std::function<torch::Tensor(const torch::Tensor &value, const char *place)>;
    using Parameters = std::vector<std::pair<std::string, torch::Tensor>>;

    // Initial values as the published code has them, from the seed alone.
    TaskRouter(RouterShape shape, const torch::TensorOptions &options, std::uint64_t seed);

    [[nodiscard]] const RouterShape &shape() const { return m_shape; }
    // Leaves, in a fixed order; writing into one changes the router.
    [[nodiscard]] const Parameters &parameters() const { return m_parameters; }
    // [tasks, input] -> [layers, tasks, experts]
    [[nodiscard]] torch::Tensor logits(
        const torch::Tensor &vectors, const Dropout &dropout = {}) const;

private:
    [[nodiscard]] const torch::Tensor &at(const std::string &name) const;
    [[nodiscard]] torch::Tensor linear(const std::string &name, const torch::Tensor &x) const;
    // [tasks, layers, input or width], what a sequence router reads.
    [[nodiscard]] torch::Tensor sequence(const torch::Tensor &vectors) const;
    [[nodiscard]] torch::Tensor recurrent(const torch::Tensor &sequence) const;
    [[nodiscard]] torch::Tensor transformer(
        const torch::Tensor &sequence, const Dropout &dropout) const;

    RouterShape m_shape;
    Parameters m_parameters;
    std::map<std::string, torch::Tensor> m_byName;
};

} // namespace tp
