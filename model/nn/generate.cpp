// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/generate.h"

#include "model/core/rng.h"
#include "model/nn/beamsearch.h"
#include "model/nn/scorerules.h"
#include "model/nn/torchheaders.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace tp {

using torch::Tensor;

namespace {

struct Choice
{
    std::int64_t token = 0;
    double weight = 0.0; // its logarithm, until it is drawn from
};

// One token by its probability among those that the settings leave.
std::int64_t draw(const float *logProbs,
    std::int64_t vocabulary,
    const GenerationSettings &settings,
    std::vector<Choice> &choices,
    Rng &rng)
{
    choices.clear();
    for (std::int64_t token = 0; token < vocabulary; ++token) {
        if (std::isfinite(logProbs[token])) {
            choices.push_back(
                { token, static_cast<double>(logProbs[token]) / settings.temperature });
        }
    }
    const auto likelier = [](const Choice &a, const Choice &b) {
        return std::pair(-a.weight, a.token) < std::pair(-b.weight, b.token);
    };
    const auto limit = static_cast<std::size_t>(std::max<std::int64_t>(settings.topK, 0));
    if (limit > 0 && limit < choices.size()) {
        std::ranges::nth_element(choices, choices.begin() + settings.topK, likelier);
        choices.resize(limit);
    }
    std::ranges::sort(choices, likelier);
    const double largest = choices.front().weight;
    double total = 0.0;
    for (Choice &choice : choices) {
        choice.weight = std::exp(choice.weight - largest);
        total += choice.weight;
    }
    double kept = 0.0;
    std::size_t count = 0;
    while (count < choices.size() && (count == 0 || kept < settings.topP * total)) {
        kept += choices[count++].weight;
    }
    double place = rng.uniform() * kept;
    for (std::size_t i = 0; i < count; ++i) {
        place -= choices[i].weight;
        if (place < 0.0) {
            return choices[i].token;
        }
    }
    return choices[count - 1].token; // rounding
}

// The most likely token of each row, or one drawn with the row's own random numbers.
class TokenChooser
{
public:
    TokenChooser(const GenerationSettings &settings, std::size_t rows)
        : m_settings(settings)
    {
        for (std::size_t row = 0; settings.sample && row < rows; ++row) {
            m_random.emplace_back(
                settings.seed, "generation/" + std::to_string(settings.firstRow + row));
        }
    }

    // int64 [rows] on the CPU
    Tensor choose(const Tensor &logits, const std::vector<TokenIds> &texts, const Backbone &model)
    {
        const bool ruled = m_settings.noRepeat > 0 || m_settings.minLength > 0
            || m_settings.forcedFirst || m_settings.forcedLast;
        const std::int64_t length = m_length++;
        if (!m_settings.sample && !ruled) {
            return logits.argmax(-1).to(torch::kCPU).contiguous();
        }
        Tensor scores = nextLogProbs(logits);
        const std::vector<std::span<const std::int64_t>> spans(texts.begin(), texts.end());
        applyRules(scores, spans, length, model.config().endTokenIds, m_settings);
        if (!m_settings.sample) {
            return scores.argmax(-1).to(torch::kCPU).contiguous();
        }
        const Tensor numbers = scores.to(torch::kCPU, torch::kFloat32).contiguous();
        const std::int64_t vocabulary = numbers.size(1);
        Tensor chosen = torch::empty({ numbers.size(0) }, torch::kInt64);
        for (std::size_t row = 0; row < m_random.size(); ++row) {
            const auto i = static_cast<std::int64_t>(row);
            chosen.data_ptr<std::int64_t>()[row] =
                draw(numbers.const_data_ptr<float>() + i * vocabulary,
                    vocabulary,
                    m_settings,
                    m_choices,
                    m_random[row]);
        }
        return chosen;
    }

private:
    const GenerationSettings &m_settings;
    std::vector<Rng> m_random; // one a row, so that a row's text does not depend on its batch
    std::vector<Choice> m_choices; // room that is used again
    std::int64_t m_length = 0;
};

} // namespace

std::vector<TokenIds> generate(const Backbone &model,
    const EncodedInput &input,
    const AdapterBank *bank,
    const GenerationSettings &settings)
{
    const torch::InferenceMode guard;
    if (settings.beams > 1) {
        return searchBeams(model, input, bank, settings);
    }
    const std::vector<std::int64_t> &ends = model.config().endTokenIds;
    const std::int64_t rows = input.start.size(0);
    std::vector<TokenIds> results(static_cast<std::size_t>(rows));
    std::vector<bool> finished(static_cast<std::size_t>(rows), false);
    std::int64_t remaining = rows;
    DecoderCache cache;
    TokenChooser chooser(settings, results.size());
    Tensor next = input.start;
    for (std::int64_t step = 0; step < settings.maxLength && remaining > 0; ++step) {
        const Tensor hidden = model.decode(next, input, bank, &cache);
        const Tensor logits = model.logits(hidden.narrow(1, hidden.size(1) - 1, 1)).squeeze(1);
        const Tensor chosen = chooser.choose(logits, results, model);
        const auto *ids = chosen.const_data_ptr<std::int64_t>();
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
        next = chosen.to(model.device()).unsqueeze(1);
    }
    return results;
}

std::vector<TokenIds> generateGreedy(const Backbone &model,
    const EncodedInput &input,
    const AdapterBank *bank,
    std::int64_t maxLength)
{
    GenerationSettings settings;
    settings.maxLength = maxLength;
    return generate(model, input, bank, settings);
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
