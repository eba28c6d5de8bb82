// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace tp {

// Metrics that all answers of a task decide together, as CrossFit scores some of its tasks.

struct Answer
{
    std::string given;
    std::vector<std::string> references; // the first is the right one
};

// macro_f1, matthews or pearson.
[[nodiscard]] bool isCorpusMetric(const std::string &metric);

struct CorpusScore
{
    double score = 0.0; // in [0, 1]
    double standardError = 0.0; // by the jackknife, over at most 200 groups of answers
};

// macro_f1: mean F1 over the labels, as scikit-learn's f1_score; matthews: the correlation
// coefficient of any number of labels, as its matthews_corrcoef. Labels compare as choiceMatch
// does; any accepted reference counts as the right one.
// pearson: correlation of the numbers given and wanted. An answer that is no number counts as the
// mean of the wanted ones, so that it neither helps nor ends the evaluation.
// A correlation below 0, or of answers that are all alike, scores 0.
[[nodiscard]] CorpusScore scoreCorpus(
    const std::string &metric, const std::vector<Answer> &answers);

} // namespace tp
