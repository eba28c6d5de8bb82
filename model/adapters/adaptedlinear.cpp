// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/adaptedlinear.h"

#include "model/nn/torchheaders.h"

namespace tp {

namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// [rows, t, d] as [groups, rows / groups * t, d], or as it is when rows are gathered one by one.
Tensor grouped(const Tensor &x, std::int64_t groups, bool gathered)
{
    return gathered ? x : x.view({ groups, -1, x.size(2) });
}

class AdaptedLinear final : public torch::autograd::Function<AdaptedLinear>
{
public:
    static Tensor forward(AutogradContext *ctx,
        const Tensor &input,
        const Tensor &weight,
        const Tensor &a,
        const Tensor &b,
        const FactorIndex &index) // no Tensor argument: those must be defined
    {
        const Tensor &rowGroup = index.rowGroup;
        const bool gathered = rowGroup.defined();
        const Tensor x = input.contiguous();
        const Tensor aRows = gathered ? a.index_select(0, rowGroup) : a;
        const Tensor bRows = gathered ? b.index_select(0, rowGroup) : b;
        const Tensor hidden = at::bmm(grouped(x, a.size(0), gathered), aRows);
        Tensor y = at::linear(x, weight);
        grouped(y, a.size(0), gathered).baddbmm_(hidden, bRows);
        ctx->save_for_backward({ x, weight, a, b, hidden, rowGroup });
        return y;
    }

    static variable_list backward(AutogradContext *ctx, variable_list outputs)
    {
        const variable_list saved = ctx->get_saved_variables();
        const Tensor &x = saved[0];
        const Tensor &weight = saved[1];
        const Tensor &a = saved[2];
        const Tensor &b = saved[3];
        const Tensor &hidden = saved[4];
        const Tensor &rowGroup = saved[5];
        const bool gathered = rowGroup.defined();
        const Tensor aRows = gathered ? a.index_select(0, rowGroup) : a;
        const Tensor bRows = gathered ? b.index_select(0, rowGroup) : b;

        const Tensor gradient = outputs[0].contiguous();
        const Tensor gradientGroups = grouped(gradient, a.size(0), gathered);
        const Tensor gradientHidden = at::bmm(gradientGroups, bRows.transpose(1, 2));
        Tensor gradientX;
        if (ctx->needs_input_grad(0)) {
            gradientX = at::matmul(gradient, weight);
            grouped(gradientX, a.size(0), gathered).baddbmm_(gradientHidden, aRows.transpose(1, 2));
        }
        Tensor gradientA = at::bmm(grouped(x, a.size(0), gathered).transpose(1, 2), gradientHidden);
        Tensor gradientB = at::bmm(hidden.transpose(1, 2), gradientGroups);
        if (gathered) {
            gradientA = at::zeros_like(a).index_add_(0, rowGroup, gradientA);
            gradientB = at::zeros_like(b).index_add_(0, rowGroup, gradientB);
        }
        return { gradientX, Tensor(), gradientA, gradientB, Tensor() };
    }
};

} // namespace

Tensor adaptedLinear(const Tensor &x,
    const Tensor &weight,
    const Tensor &a,
    const Tensor &b,
    const FactorIndex &index)
{
    return AdaptedLinear::apply(x, weight, a.to(x.scalar_type()), b.to(x.scalar_type()), index);
}

} // namespace tp
