// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/losses.h"

#include "model/adapters/adapterbank.h"
#include "model/nn/generate.h"
#include "model/nn/torchheaders.h"

namespace tp {

using torch::Tensor;

Tensor taskLosses(const Backbone &model, const Batch &batch, const AdapterBank *bank)
{
    const std::int64_t pad = model.config().padTokenId;
    const Tensor logits = model.logits(model.predict(batch.inputs, batch.targets, bank));
    const Tensor rowLoss = -targetLogProbs(logits, batch.targets, pad).sum(1);
    const Tensor rowTokens = (batch.targets != pad).sum(1).to(rowLoss.scalar_type());
    const Tensor zero =
        torch::zeros({ batch.routing.groups }, rowLoss.options().requires_grad(false));
    return zero.index_add(0, batch.routing.rowGroup, rowLoss)
        / zero.index_add(0, batch.routing.rowGroup, rowTokens);
}

Tensor withAuxiliary(const Tensor &loss, const AdapterBank &bank)
{
    const Tensor added = bank.auxiliaryLoss();
    return added.defined() ? loss + added : loss;
}

} // namespace tp
