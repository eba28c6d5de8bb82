// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/recompute.h"

#include "model/nn/torchheaders.h"

#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/functions/utils.h>

#include <algorithm>
#include <iterator>

namespace tp {

namespace {

using torch::Tensor;
using torch::autograd::variable_list;

class PassNode final : public torch::autograd::Node
{
public:
    explicit PassNode(RepeatablePass pass)
        : m_pass(std::move(pass))
    {
    }

    variable_list apply(variable_list &&gradients) override
    {
        TORCH_CHECK(m_pass.run, "layers that are run again have one backward pass");
        const torch::AutoGradMode withGraph(true);
        variable_list inputs; // detached: they may depend on one another and on what is read
        variable_list wanted;
        for (const Tensor &input : m_pass.inputs) {
            inputs.push_back(input.detach().requires_grad_(input.requires_grad()));
            if (input.requires_grad()) {
                wanted.push_back(inputs.back());
            }
        }
        wanted.insert(wanted.end(), m_pass.read.begin(), m_pass.read.end());
        variable_list outputs;
        variable_list arriving;
        const variable_list again = m_pass.run(inputs, true);
        for (std::size_t i = 0; i < again.size(); ++i) {
            if (gradients[i].defined() && again[i].requires_grad()) {
                outputs.push_back(again[i]);
                arriving.push_back(gradients[i]);
            }
        }
        return torch::autograd::grad(
            outputs, wanted, arriving, std::nullopt, false, /*allow_unused=*/true);
    }

    void release_variables() override { m_pass = {}; }

private:
    RepeatablePass m_pass;
};

} // namespace

std::vector<Tensor> recomputed(RepeatablePass pass)
{
    variable_list edges;
    for (const variable_list &tensors : { pass.inputs, pass.read }) {
        std::ranges::copy_if(tensors, std::back_inserter(edges), &Tensor::requires_grad);
    }
    if (!at::GradMode::is_enabled() || edges.empty()) {
        return pass.run(pass.inputs, false);
    }
    std::erase_if(pass.read, [](const Tensor &tensor) { return !tensor.requires_grad(); });
    variable_list outputs;
    {
        const torch::NoGradGuard noGraph;
        outputs = pass.run(pass.inputs, false);
    }
    const std::shared_ptr<torch::autograd::Node> node(
        new PassNode(std::move(pass)), torch::autograd::deleteNode);
    node->set_next_edges(torch::autograd::collect_next_edges(edges));
    torch::autograd::set_history(outputs, node);
    return outputs;
}

} // namespace tp
