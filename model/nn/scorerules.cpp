// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/scorerules.h"

#include "model/nn/torchheaders.h"

#include <algorithm>
#include <limits>

namespace tp {

namespace {

using torch::Tensor;

constexpr double never = -std::numeric_limits<double>::infinity();

Tensor indexOf(const TokenIds &ids, const Tensor &like)
{
    return torch::tensor(ids, torch::kInt64).to(like.device());
}

void force(Tensor &scores, std::int64_t token)
{
    scores.fill_(never);
    scores.select(1, token).fill_(0.0);
}

// Tokens that would repeat a run of `size` tokens of the text.
TokenIds repeating(std::span<const std::int64_t> text, std::size_t size)
{
    TokenIds found;
    if (text.size() + 1 < size) {
        return found;
    }
    const auto last = text.last(size - 1);
    for (std::size_t begin = 0; begin + size <= text.size(); ++begin) {
        if (std::ranges::equal(text.subspan(begin, size - 1), last)) {
            found.push_back(text[begin + size - 1]);
        }
    }
    return found;
}

} // namespace

Tensor nextLogProbs(const Tensor &logits)
{
    const Tensor wide =
        logits.scalar_type() == torch::kFloat64 ? logits : logits.to(torch::kFloat32);
    return at::log_softmax(wide, -1);
}

void applyRules(Tensor &scores,
    const std::vector<std::span<const std::int64_t>> &texts,
    std::int64_t length,
    const std::vector<std::int64_t> &ends,
    const GenerationSettings &settings)
{
    if (settings.noRepeat > 0) {
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const TokenIds banned =
                repeating(texts[i], static_cast<std::size_t>(settings.noRepeat));
            if (!banned.empty()) {
                scores[static_cast<std::int64_t>(i)].index_fill_(0, indexOf(banned, scores), never);
            }
        }
    }
    if (length < settings.minLength) {
        scores.index_fill_(1, indexOf(ends, scores), never);
    }
    if (length == 0 && settings.forcedFirst) {
        force(scores, *settings.forcedFirst);
    }
    if (length == settings.maxLength - 1 && settings.forcedLast) {
        force(scores, *settings.forcedLast);
    }
}

} // namespace tp
