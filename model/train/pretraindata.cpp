// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/pretraindata.h"

#include "model/core/sha256.h"
#include "model/data/suite.h"
#include "model/data/textsource.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace tp {

namespace {

// Copying is taught on short pieces: a long copy would only cost time.
constexpr std::size_t longestCopy = 16;
// Batches drawn together and cut by length.
constexpr std::size_t poolBatches = 32;

} // namespace

std::string PretrainText::hash() const
{
    Sha256 hash;
    for (const auto *list : { &texts, &answers }) {
        hash.addField(std::to_string(list->size()));
        for (const std::string &text : *list) {
            hash.addField(text);
        }
    }
    return hash.hex();
}

Result<PretrainText> collectText(const BackboneRecipe &recipe, const std::stop_token &stop)
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
    auto files = readTexts(recipe.texts,
        { .paragraphs = recipe.textUnit == "paragraph",
            .maximumBytes = static_cast<std::uint64_t>(recipe.textMaxBytes) },
        stop);
    if (!files) {
        return tl::unexpected(files.error());
    }
    text.texts.insert(text.texts.end(),
        std::make_move_iterator(files->begin()),
        std::make_move_iterator(files->end()));
    if (text.texts.empty()) {
        return fail(ErrorCode::BadInput,
            "the texts of the recipe are all empty",
            recipe.texts.empty() ? recipe.suites.front() : recipe.texts.front(),
            "name files with text in them");
    }
    return text;
}

void TokenLists::add(const TokenIds &ids, std::size_t limit)
{
    for (std::size_t begin = 0; begin + 1 < ids.size(); begin += limit) {
        const std::size_t end = std::min(begin + limit, ids.size() - 1);
        for (std::size_t i = begin; i < end; ++i) {
            m_ids.push_back(static_cast<std::uint32_t>(ids[i]));
        }
        m_ends.push_back(m_ids.size());
    }
}

TokenIds TokenLists::at(std::size_t index) const
{
    const std::size_t begin = index == 0 ? 0 : m_ends[index - 1];
    return { m_ids.begin() + static_cast<std::ptrdiff_t>(begin),
        m_ids.begin() + static_cast<std::ptrdiff_t>(m_ends[index]) };
}

PretrainSampler::PretrainSampler(const PretrainText &text,
    const Tokenizer &tokenizer,
    const BackboneRecipe &recipe,
    const std::stop_token &stop)
    : m_recipe(recipe)
    , m_rng(recipe.seed, "pretraining")
    , m_state { m_rng.state(), 0 }
{
    m_corruption.density = recipe.noiseDensity;
    m_corruption.meanSpan = recipe.meanSpan;
    for (std::int64_t i = 0; i < recipe.extraIds; ++i) {
        m_corruption.sentinels.push_back(
            tokenizer.encode("<extra_id_" + std::to_string(i) + ">").front());
    }
    const auto limit = static_cast<std::size_t>(recipe.maxLength);
    const auto add = [&](TokenLists &into, const std::vector<std::string> &lines) {
        for (const std::string &line : lines) {
            if (stop.stop_requested()) {
                return;
            }
            into.add(tokenizer.encode(line), limit);
        }
    };
    add(m_texts, text.texts);
    add(m_answers, text.answers);
}

void PretrainSampler::restore(const State &state)
{
    m_rng.setState(state.rng);
    m_state = state;
    m_pending.clear();
    if (state.taken > 0) {
        refill();
        m_state = state;
        m_pending.resize(m_pending.size() - static_cast<std::size_t>(state.taken));
    }
}

DenoisingExample PretrainSampler::draw()
{
    const double kind = m_rng.uniform();
    const double answers = m_answers.size() == 0 ? 0.0 : m_recipe.answerShare;
    if (kind < answers) {
        return corruptSpans(m_answers.at(m_rng.below(m_answers.size())), m_corruption, m_rng);
    }
    const TokenIds text = m_texts.at(m_rng.below(m_texts.size()));
    if (kind < answers + m_recipe.copyShare) {
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
    m_state = { m_rng.state(), 0 };
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
    ++m_state.taken;
    return batch;
}

} // namespace tp
