// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace tp {

// All in [0, 1]; the best over `references`, 0 without any. Normalisation as SQuAD's official
// script: lower case (every script, see toLower), no ASCII punctuation, no articles, single spaces.
// Two answers of which nothing is left agree.
[[nodiscard]] double exactMatch(
    const std::string &prediction, const std::vector<std::string> &references);
[[nodiscard]] double tokenF1(
    const std::string &prediction, const std::vector<std::string> &references);
// ROUGE-L F-measure on lower-cased runs of a-z and 0-9, as Google's rouge_score without stemming.
[[nodiscard]] double rougeL(
    const std::string &prediction, const std::vector<std::string> &references);
// The chosen option is the right one: equal texts but for white space. Options may differ only in
// an article or a comma, which exactMatch would not see.
[[nodiscard]] double choiceMatch(
    const std::string &prediction, const std::vector<std::string> &references);

// Every metric that a suite may name, see also corpusmetrics.h.
[[nodiscard]] const std::vector<std::string> &metricNames();

// By the suite's metric name: exact_match, token_f1, rouge_l; accuracy and rank_accuracy compare
// as choiceMatch.
[[nodiscard]] double scoreText(const std::string &metric,
    const std::string &prediction,
    const std::vector<std::string> &references);

} // namespace tp
