// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/recompute.h"

#include "model/nn/torchheaders.h"

#include <torch/csrc/autograd/autograd.h>

namespace tp {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

namespace {

struct HeldBlock final : torch::CustomClassHolder
{
    explicit HeldBlock(Recomputed held)
        : block(std::move(held))
    {
    }
    Recomputed block;
};

class RecomputedBlock final : public torch::autograd::Function<RecomputedBlock>
{
public:
    // The last input is there to require a gradient, which the others need not: adapters inside the
    // block are no inputs.
    static Tensor forward(AutogradContext *context, const Recomputed &block, at::TensorList all)
    {
        const variable_list inputs(all.begin(), all.end() - 1);
        context->save_for_backward(inputs);
        context->saved_data["block"] =
            c10::IValue::make_capsule(c10::make_intrusive<HeldBlock>(block));
        return block(inputs);
    }

    static variable_list backward(AutogradContext *context, const variable_list &gradients)
    {
        variable_list inputs;
        for (const Tensor &saved : context->get_saved_variables()) {
            inputs.push_back(saved.detach().set_requires_grad(saved.requires_grad()));
        }
        const auto capsule = context->saved_data["block"].toCapsule(); // keeps it alive
        const Recomputed &block = static_cast<const HeldBlock &>(*capsule).block;
        {
            const torch::AutoGradMode recording(true);
            const Tensor output = block(inputs);
            // Adapters' factors come from one graph that all blocks go back through.
            torch::autograd::backward({ output }, { gradients.front() }, true);
        }
        variable_list result { Tensor() }; // of the block
        for (const Tensor &input : inputs) {
            result.push_back(input.grad());
        }
        result.emplace_back();
        return result;
    }
};

} // namespace

Tensor recompute(const Recomputed &block, const std::vector<Tensor> &inputs)
{
    variable_list all = inputs;
    all.push_back(torch::empty({ 0 }, torch::TensorOptions().requires_grad(true)));
    return RecomputedBlock::apply(block, at::TensorList(all));
}

} // namespace tp
