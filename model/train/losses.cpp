// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/losses.h"

#include "model/adapters/adapterbank.h"
#include "model/nn/generate.h"
#include "model/nn/torchheaders.h"

#include <limits>

namespace tp {

using torch::Tensor;

namespace {

// As T-Few has it: keeps the logarithm finite where a wrong token is certain.
constexpr double unlikelihoodMargin = 0.01;

// Sums of `values` [rows] by the task of their row: [groups].
Tensor byTask(const Tensor &values, const Tensor &rowGroup, std::int64_t groups)
{
    return torch::zeros({ groups }, values.options().requires_grad(false))
        .index_add(0, rowGroup, values);
}

// Means over what `weights` counts, 0 for a task that has nothing to count.
Tensor meanByTask(
    const Tensor &values, const Tensor &weights, const Tensor &rowGroup, std::int64_t groups)
{
    return byTask(values, rowGroup, groups)
        / byTask(weights.to(values.scalar_type()), rowGroup, groups).clamp_min(1.0);
}

// Log-probabilities of `targets` and, with smoothing, what stands for them in the loss.
struct TokenScores
{
    Tensor logProbs; // [rows, t], 0 at padding
    Tensor smoothed;
};

TokenScores scoreTokens(
    const Tensor &logits, const Tensor &targets, std::int64_t pad, double smoothing)
{
    TokenScores scores;
    scores.logProbs = targetLogProbs(logits, targets, pad);
    scores.smoothed = scores.logProbs;
    if (smoothing > 0.0) {
        const Tensor wide =
            logits.scalar_type() == torch::kFloat64 ? logits : logits.to(torch::kFloat32);
        const Tensor all = at::log_softmax(wide, -1).mean(-1).masked_fill(targets == pad, 0.0);
        scores.smoothed = scores.logProbs * (1.0 - smoothing) + all * smoothing;
    }
    return scores;
}

Tensor optionLosses(const Backbone &model,
    const Batch &batch,
    const AdapterBank *bank,
    const TrainingConfig &training)
{
    const OptionRows &options = *batch.options;
    const std::int64_t pad = model.config().padTokenId;
    const Tensor real = options.ids != pad;
    const Tensor &owner = batch.routing.owner;
    const Tensor logits = model.logits(model.predict(batch.inputs, options.ids, bank, owner));
    const TokenScores scores = scoreTokens(logits, options.ids, pad, training.labelSmoothing);
    const Tensor &group = batch.routing.decoderRows().group;
    const std::int64_t groups = batch.routing.groups;

    const Tensor right = options.isRight.to(scores.logProbs.scalar_type()); // [options]
    const Tensor tokens = real.sum(1);
    Tensor losses =
        meanByTask(-scores.smoothed.sum(1) * right, tokens * options.isRight, group, groups);

    // Options of one row stand side by side, so that each row is one softmax.
    const Tensor compared =
        scores.logProbs.sum(1) / tokens.to(scores.logProbs.scalar_type()).pow(training.lengthNorm);
    const Tensor table = torch::full({ batch.rows, options.most },
        -std::numeric_limits<double>::infinity(),
        compared.options().requires_grad(false))
                             .index_put({ owner, options.place }, compared);
    const Tensor chosen = at::log_softmax(table, 1).index({ owner, options.place });
    const Tensor several = options.hasSeveral.to(chosen.scalar_type());
    losses = losses
        + meanByTask(-chosen * right * several, right * several, group, groups)
            * training.choiceLoss;

    const Tensor wrong = real & options.isRight.logical_not().unsqueeze(1);
    const Tensor unlikely =
        -at::log(1.0 + unlikelihoodMargin - scores.logProbs.exp()).masked_fill(~wrong, 0.0);
    return losses
        + meanByTask(unlikely.sum(1), wrong.sum(1), group, groups) * training.unlikelihoodLoss;
}

} // namespace

Tensor taskLosses(const Backbone &model,
    const Batch &batch,
    const AdapterBank *bank,
    const TrainingConfig &training)
{
    if (batch.options) {
        return optionLosses(model, batch, bank, training);
    }
    const std::int64_t pad = model.config().padTokenId;
    const Tensor logits = model.logits(model.predict(batch.inputs, batch.targets, bank));
    const Tensor rowLoss =
        -scoreTokens(logits, batch.targets, pad, training.labelSmoothing).smoothed.sum(1);
    const Tensor rowTokens = (batch.targets != pad).sum(1).to(rowLoss.scalar_type());
    return byTask(rowLoss, batch.routing.rows.group, batch.routing.groups)
        / byTask(rowTokens, batch.routing.rows.group, batch.routing.groups);
}

bool comparesOptions(const TrainingConfig &training)
{
    return training.choiceLoss > 0.0 || training.unlikelihoodLoss > 0.0;
}

Tensor withAuxiliary(const Tensor &loss, const AdapterBank &bank)
{
    const Tensor added = bank.auxiliaryLoss();
    return added.defined() ? loss + added : loss;
}

} // namespace tp
