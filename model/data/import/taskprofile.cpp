// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/import/taskprofile.h"

#include "model/data/import/words.h"

namespace tp {

namespace {

constexpr std::int64_t rowsPerLabel = 3; // on average: fewer are answers, not labels
constexpr std::int64_t shortAnswer = 5; // words on average

} // namespace

void TaskProfile::add(const Example &row)
{
    ++m_rows;
    m_words += countWords(row.target);
    m_isExtractive = m_isExtractive && row.input.find(row.target) != std::string::npos;
    m_severalAnswers = m_severalAnswers || row.references.size() > 1;

    m_allHaveOptions = m_allHaveOptions && !row.options.empty();
    if (m_allHaveOptions && m_sameOptions) {
        std::set<std::string> options(row.options.begin(), row.options.end());
        if (m_rows == 1) {
            m_options = std::move(options);
        } else {
            m_sameOptions = options == m_options;
        }
    }
    if (!m_manyTargets) {
        m_targets.insert(row.target);
        m_manyTargets = m_targets.size() > mostLabels || row.target.size() > longestLabel;
    }
    if (m_manyTargets) {
        m_targets.clear();
    }
}

TaskKind TaskProfile::kind(bool scoredByRouge) const
{
    // Given choices are compared by how likely the model finds each, as T0 and its kin do.
    if (m_allHaveOptions && m_sameOptions) {
        return { "classification", "rank_accuracy", { m_options.begin(), m_options.end() } };
    }
    if (m_allHaveOptions) {
        return { "multiple_choice", "rank_accuracy", {} };
    }
    // The same few answers again and again are labels, which are right or wrong.
    const bool repeats =
        !m_manyTargets && static_cast<std::int64_t>(m_targets.size()) * rowsPerLabel <= m_rows;
    if (repeats && m_targets.size() > 1 && !m_severalAnswers) {
        return { "classification", "accuracy", { m_targets.begin(), m_targets.end() } };
    }
    if (scoredByRouge || m_words > shortAnswer * m_rows) {
        return { "generation", "rouge_l", {} };
    }
    // Copied spans may be a word too long or short; names and numbers from memory may not.
    if (m_isExtractive) {
        return { "extractive_qa", "token_f1", {} };
    }
    return { "closed_book_qa", "exact_match", {} };
}

} // namespace tp
