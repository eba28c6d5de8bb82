// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace tp {

// All in [0, 1]; the best over `references`. Normalisation as SQuAD's official script: lower case,
// no punctuation, no articles, single spaces.
[[nodiscard]] double exactMatch(const std::string &prediction, const std::vector<std::string> &references);
[[nodiscard]] double tokenF1(const std::string &prediction, const std::vector<std::string> &references);
// ROUGE-L F-measure on lower-cased alphanumeric tokens, as Google's rouge_score without stemming.
[[nodiscard]] double rougeL(const std::string &prediction, const std::vector<std::string> &references);

// By the suite's metric name: exact_match, token_f1, rouge_l; accuracy and rank_accuracy compare as exact_match.
[[nodiscard]] double scoreText(const std::string &metric,
                               const std::string &prediction,
                               const std::vector<std::string> &references);

} // namespace tp
