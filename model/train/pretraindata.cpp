// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/pretraindata.h"

#include "model/data/suite.h"

#include <algorithm>
#include <set>

namespace tp {

namespace {

// Copying is taught on short pieces: a long copy would only cost time.
constexpr std::size_t longestCopy = 16;
// Batches drawn together and cut by length.
constexpr std::size_t poolBatches = 32;

} // namespace

Result<PretrainText> collectText(const BackboneRecipe &recipe)
{
    PretrainText text;
    std::set<std::string> answers;
    for (const std::string &folder : recipe.suites) {
        const auto suite = loadSuite({ .path = folder, .maxEvaluation = 1 });
        if (!suite) {
            return tl::unexpected(suite.error());
        }
        for (const Task &task : suite->tasks) {
            for (const Example &example : task.train) {
                text.texts.push_back(example.input);
                answers.insert(example.target);
                answers.insert(example.options.begin(), example.options.end());
            }
        }
    }
    text.answers.assign(answers.begin(), answers.end());
    return text;
}

PretrainSampler::PretrainSampler(const PretrainText &text,
    const Tokenizer &tokenizer,
    const BackboneRecipe &recipe,
    std::int64_t firstSentinel)
    : m_recipe(recipe)
    , m_rng(recipe.seed, "pretraining")
{
    m_corruption = { .density = recipe.noiseDensity,
        .meanSpan = recipe.meanSpan,
        .firstSentinel = firstSentinel,
        .sentinels = recipe.extraIds };
    const auto limit = static_cast<std::size_t>(recipe.maxLength);
    const auto add = [&](std::vector<TokenIds> &into, const std::string &line) {
        TokenIds ids = tokenizer.encode(line);
        ids.pop_back(); // </s>
        for (std::size_t begin = 0; begin < ids.size(); begin += limit) {
            const auto from = ids.begin() + static_cast<std::ptrdiff_t>(begin);
            into.emplace_back(
                from, from + static_cast<std::ptrdiff_t>(std::min(limit, ids.size() - begin)));
        }
    };
    for (const std::string &line : text.texts) {
        add(m_texts, line);
    }
    for (const std::string &line : text.answers) {
        add(m_answers, line);
    }
}

DenoisingExample PretrainSampler::draw()
{
    const double kind = m_rng.uniform();
    if (kind < m_recipe.answerShare) {
        return corruptSpans(m_answers[m_rng.below(m_answers.size())], m_corruption, m_rng);
    }
    const TokenIds &text = m_texts[m_rng.below(m_texts.size())];
    if (kind < m_recipe.answerShare + m_recipe.copyShare) {
        const std::size_t length = 1 + m_rng.below(std::min(longestCopy, text.size()));
        const std::size_t begin = m_rng.below(text.size() - length + 1);
        const auto from = text.begin() + static_cast<std::ptrdiff_t>(begin);
        TokenIds piece(from, from + static_cast<std::ptrdiff_t>(length));
        piece.push_back(m_corruption.closing);
        return { piece, piece };
    }
    return corruptSpans(text, m_corruption, m_rng);
}

void PretrainSampler::refill()
{
    const auto budget = static_cast<std::size_t>(m_recipe.batchTokens);
    std::vector<DenoisingExample> pool;
    for (std::size_t tokens = 0; tokens < poolBatches * budget;) {
        pool.push_back(draw());
        tokens += pool.back().input.size();
    }
    std::ranges::stable_sort(pool, {}, [](const DenoisingExample &example) {
        return std::pair(example.input.size(), example.target.size());
    });
    std::vector<DenoisingExample> batch;
    for (DenoisingExample &example : pool) {
        if (!batch.empty() && (batch.size() + 1) * example.input.size() > budget) {
            m_pending.push_back(std::move(batch));
            batch.clear();
        }
        batch.push_back(std::move(example));
    }
    m_pending.push_back(std::move(batch));
    m_rng.shuffle(m_pending);
}

std::vector<DenoisingExample> PretrainSampler::nextBatch()
{
    if (m_pending.empty()) {
        refill();
    }
    std::vector<DenoisingExample> batch = std::move(m_pending.back());
    m_pending.pop_back();
    return batch;
}

} // namespace tp
