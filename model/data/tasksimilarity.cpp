// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tasksimilarity.h"

#include "model/data/unicode.h"

#include <cmath>
#include <map>

namespace tp {

namespace {

using Weights = std::map<std::u32string, double>;

// Of every word, how often it stands in the inputs.
Weights countWords(const Task &task)
{
    Weights counts;
    for (const Example &row : task.train) {
        std::u32string word;
        for (const char32_t code : toLower(toCodePoints(row.input + " "))) {
            if (isWordCharacter(code)) {
                word += code;
            } else if (!word.empty()) {
                counts[word] += 1.0;
                word.clear();
            }
        }
    }
    return counts;
}

double cosine(const Weights &a, const Weights &b)
{
    double product = 0.0;
    double squaresA = 0.0;
    double squaresB = 0.0;
    for (const auto &[word, weight] : a) {
        squaresA += weight * weight;
        const auto found = b.find(word);
        product += found != b.end() ? weight * found->second : 0.0;
    }
    for (const auto &[word, weight] : b) {
        squaresB += weight * weight;
    }
    const double norms = std::sqrt(squaresA * squaresB);
    return norms > 0.0 ? product / norms : 0.0;
}

} // namespace

std::vector<double> inputSimilarity(const Task &task, const std::vector<Task> &others)
{
    std::vector<Weights> counts { countWords(task) };
    for (const Task &other : others) {
        counts.push_back(countWords(other));
    }
    Weights tasksWith;
    for (const Weights &words : counts) {
        for (const auto &[word, count] : words) {
            tasksWith[word] += 1.0;
        }
    }
    // Smoothed, so that a word of every task still counts a little.
    const auto tasks = static_cast<double>(counts.size());
    for (Weights &words : counts) {
        for (auto &[word, count] : words) {
            count = (1.0 + std::log(count)) * std::log(1.0 + tasks / tasksWith[word]);
        }
    }
    std::vector<double> similarity;
    for (std::size_t i = 1; i < counts.size(); ++i) {
        similarity.push_back(cosine(counts.front(), counts[i]));
    }
    return similarity;
}

} // namespace tp
