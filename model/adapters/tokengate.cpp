// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/tokengate.h"

#include "model/nn/torchheaders.h"

namespace tp {

using torch::Tensor;

TokenGates topKGates(const Tensor &logits, std::int64_t topK)
{
    TokenGates gates;
    gates.probabilities = at::softmax(logits, -1);
    if (topK >= logits.size(-1)) {
        gates.chosen = torch::ones_like(logits, logits.options().requires_grad(false));
        gates.weights = gates.probabilities;
        return gates;
    }
    const Tensor best = std::get<1>(gates.probabilities.detach().topk(topK, -1));
    gates.chosen =
        torch::zeros_like(logits, logits.options().requires_grad(false)).scatter_(-1, best, 1.0);
    const Tensor kept = gates.probabilities * gates.chosen;
    gates.weights = kept / kept.sum(-1, true);
    return gates;
}

Tensor balanceLoss(const TokenGates &gates, const Tensor &real)
{
    const Tensor weight = real.to(gates.probabilities.scalar_type());
    const Tensor choices = at::matmul(weight, gates.chosen);
    const Tensor mass = at::matmul(weight, gates.probabilities) / weight.sum();
    return (choices / choices.sum() * mass).sum() * static_cast<double>(mass.numel());
}

} // namespace tp
