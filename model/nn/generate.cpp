// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/generate.h"

#include "model/nn/torchheaders.h"

#include <algorithm>

namespace tp {

using torch::Tensor;

std::vector<TokenIds> generateGreedy(const Backbone &model,
    const EncodedInput &input,
    const AdapterBank *bank,
    std::int64_t maxLength)
{
    const torch::InferenceMode guard;
    const std::vector<std::int64_t> &ends = model.config().endTokenIds;
    const std::int64_t rows = input.start.size(0);
    std::vector<TokenIds> results(static_cast<std::size_t>(rows));
    std::vector<bool> finished(static_cast<std::size_t>(rows), false);
    std::int64_t remaining = rows;
    DecoderCache cache;
    Tensor next = input.start;
    for (std::int64_t step = 0; step < maxLength && remaining > 0; ++step) {
        const Tensor hidden = model.decode(next, input, bank, &cache);
        next = model.logits(hidden).argmax(-1);
        const Tensor chosen = next.to(torch::kCPU).contiguous();
        const auto *ids = chosen.data_ptr<std::int64_t>();
        for (std::size_t row = 0; row < results.size(); ++row) {
            if (finished[row]) {
                continue;
            }
            if (std::ranges::find(ends, ids[row]) != ends.end()) {
                finished[row] = true;
                --remaining;
            } else {
                results[row].push_back(ids[row]);
            }
        }
    }
    return results;
}

Tensor targetLogProbs(const Tensor &logits, const Tensor &targets, std::int64_t padTokenId)
{
    const Tensor wide =
        logits.scalar_type() == torch::kFloat64 ? logits : logits.to(torch::kFloat32);
    return -at::cross_entropy_loss(
        wide.flatten(0, 1), targets.flatten(), {}, at::Reduction::None, padTokenId)
                .view(targets.sizes());
}

Tensor targetLogProbs(const Backbone &model,
    const EncodedInput &input,
    const Tensor &targets,
    const AdapterBank *bank)
{
    const Tensor hidden = model.decode(shiftRight(targets, input), input, bank);
    return targetLogProbs(model.logits(hidden), targets, model.config().padTokenId);
}

} // namespace tp
