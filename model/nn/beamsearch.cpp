// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/beamsearch.h"

#include "model/nn/scorerules.h"
#include "model/nn/torchheaders.h"

#include <algorithm>
#include <cmath>

namespace tp {

namespace {

using torch::Tensor;

constexpr double hopeless = -1e9; // score of beams that stand for nothing yet

struct Text
{
    TokenIds ids;
    double score = hopeless; // sum of log-probabilities; of an ended text, divided by its length
};

struct Candidate
{
    std::int64_t place = 0; // beam times vocabulary plus token
    double score = 0.0;
};

// The beams of one input.
class BeamRow
{
public:
    BeamRow(const GenerationSettings &settings, const std::vector<std::int64_t> &ends)
        : m_settings(settings)
        , m_ends(ends)
        , m_running(static_cast<std::size_t>(settings.beams))
    {
        m_running.front().score = 0.0; // the first token is drawn from one beam: all are alike
    }

    [[nodiscard]] const std::vector<Text> &running() const { return m_running; }
    [[nodiscard]] bool isOpen() const { return m_open; }

    // Goes on with the best of `candidates`, which are sorted; returns the beams that they
    // continue.
    std::vector<std::int64_t> advance(
        const std::vector<Candidate> &candidates, std::int64_t vocabulary)
    {
        std::vector<Text> next;
        std::vector<std::int64_t> sources;
        const std::size_t beams = m_running.size();
        const auto length = static_cast<std::int64_t>(m_running.front().ids.size()) + 1;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const std::int64_t source = candidates[i].place / vocabulary;
            const std::int64_t token = candidates[i].place % vocabulary;
            const bool ends = std::ranges::find(m_ends, token) != m_ends.end();
            if (!ends && length < m_settings.maxLength) {
                if (next.size() < beams) {
                    next.push_back(
                        { m_running[static_cast<std::size_t>(source)].ids, candidates[i].score });
                    next.back().ids.push_back(token);
                    sources.push_back(source);
                }
            } else if (i < beams) { // those behind are there to go on only
                Text text { m_running[static_cast<std::size_t>(source)].ids,
                    candidates[i].score / lengthFactor(length) };
                if (!ends) {
                    text.ids.push_back(token);
                }
                keep(std::move(text));
            }
        }
        if (next.size() < beams) { // the longest length is reached
            m_open = false;
            return {};
        }
        m_running = std::move(next);
        // A heuristic: a longer text may yet have a better score where long texts are favoured.
        const double best = m_running.front().score / lengthFactor(length);
        m_open =
            m_ended.size() < beams || (!m_settings.earlyStopping && best > m_ended.back().score);
        return sources;
    }

    [[nodiscard]] TokenIds result() const
    {
        return m_ended.empty() ? m_running.front().ids : m_ended.front().ids;
    }

private:
    [[nodiscard]] double lengthFactor(std::int64_t length) const
    {
        return std::pow(static_cast<double>(length), m_settings.lengthPenalty);
    }

    // Among the best ended texts; of equal ones the earlier comes first.
    void keep(Text text)
    {
        const auto place =
            std::ranges::upper_bound(m_ended, text.score, std::ranges::greater(), &Text::score);
        m_ended.insert(place, std::move(text));
        if (m_ended.size() > m_running.size()) {
            m_ended.pop_back();
        }
    }

    const GenerationSettings &m_settings;
    const std::vector<std::int64_t> &m_ends;
    std::vector<Text> m_running; // best first
    std::vector<Text> m_ended; // best first
    bool m_open = true;
};

// The best continuations of one row; equal ones by beam and token.
std::vector<Candidate> sorted(const double *scores, const std::int64_t *places, std::int64_t count)
{
    std::vector<Candidate> candidates;
    for (std::int64_t i = 0; i < count; ++i) {
        candidates.push_back({ places[i], scores[i] });
    }
    std::ranges::sort(candidates, [](const Candidate &a, const Candidate &b) {
        return std::pair(-a.score, a.place) < std::pair(-b.score, b.place);
    });
    return candidates;
}

} // namespace

std::vector<TokenIds> searchBeams(const Backbone &model,
    const EncodedInput &input,
    const AdapterBank *bank,
    const GenerationSettings &settings)
{
    const std::vector<std::int64_t> &ends = model.config().endTokenIds;
    const std::int64_t rows = input.start.size(0);
    const std::int64_t beams = settings.beams;
    // Each beam may end in every way and still leave enough beams to go on.
    const std::int64_t kept = beams * (1 + std::max<std::int64_t>(1, std::ssize(ends)));
    const auto asIndex = [&](const std::vector<std::int64_t> &values) {
        return torch::tensor(values, torch::kInt64).to(input.start.device());
    };
    std::vector<std::int64_t> order;
    for (std::int64_t row = 0; row < rows; ++row) {
        order.insert(order.end(), static_cast<std::size_t>(beams), row);
    }
    const EncodedInput wide = input.rows(asIndex(order));
    std::vector<BeamRow> states(static_cast<std::size_t>(rows), BeamRow(settings, ends));
    DecoderCache cache;
    Tensor next = wide.start;
    for (std::int64_t length = 0;; ++length) {
        const Tensor hidden = model.decode(next, wide, bank, &cache);
        Tensor scores =
            nextLogProbs(model.logits(hidden.narrow(1, hidden.size(1) - 1, 1)).squeeze(1));
        std::vector<std::span<const std::int64_t>> texts;
        std::vector<double> before;
        for (const BeamRow &state : states) {
            for (const Text &text : state.running()) {
                texts.emplace_back(text.ids);
                before.push_back(text.score);
            }
        }
        applyRules(scores, texts, length, ends, settings);
        const std::int64_t vocabulary = scores.size(1);
        const Tensor sums = scores.to(torch::kFloat64)
            + torch::tensor(before, torch::kFloat64).to(scores.device()).unsqueeze(1);
        const auto [values, places] =
            sums.view({ rows, beams * vocabulary }).topk(std::min(kept, beams * vocabulary), 1);
        const Tensor bestScores = values.to(torch::kCPU).contiguous();
        const Tensor bestPlaces = places.to(torch::kCPU).contiguous();
        const std::int64_t count = bestScores.size(1);
        std::vector<std::int64_t> tokens;
        order.clear();
        bool open = false;
        for (std::int64_t row = 0; row < rows; ++row) {
            BeamRow &state = states[static_cast<std::size_t>(row)];
            std::vector<std::int64_t> sources(static_cast<std::size_t>(beams), 0);
            if (state.isOpen()) {
                const auto continued =
                    state.advance(sorted(bestScores.const_data_ptr<double>() + row * count,
                                      bestPlaces.const_data_ptr<std::int64_t>() + row * count,
                                      count),
                        vocabulary);
                sources = continued.empty() ? sources : continued;
            }
            open = open || state.isOpen();
            for (std::int64_t beam = 0; beam < beams; ++beam) {
                const auto b = static_cast<std::size_t>(beam);
                order.push_back(row * beams + sources[b]);
                tokens.push_back(
                    state.running()[b].ids.empty() ? 0 : state.running()[b].ids.back());
            }
        }
        if (!open) {
            break;
        }
        cache.keepRows(asIndex(order));
        next = asIndex(tokens).unsqueeze(1);
    }
    std::vector<TokenIds> results;
    for (const BeamRow &state : states) {
        results.push_back(state.result());
    }
    return results;
}

} // namespace tp
