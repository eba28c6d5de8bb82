// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/textmetrics.h"

#include "model/data/unicode.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace tp {

namespace {

using Words = std::vector<std::u32string>;

Words splitAtSpaces(const std::u32string &text)
{
    Words words;
    std::u32string word;
    for (const char32_t code : text) {
        if (!isSpace(code)) {
            word += code;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) {
        words.push_back(std::move(word));
    }
    return words;
}

bool isAsciiPunctuation(char32_t code)
{
    return (code >= 0x21 && code <= 0x2f) || (code >= 0x3a && code <= 0x40)
        || (code >= 0x5b && code <= 0x60) || (code >= 0x7b && code <= 0x7e);
}

bool isArticle(std::u32string_view word)
{
    return word == U"a" || word == U"an" || word == U"the";
}

// Articles are runs of word characters, not stretches between spaces: in "l\u2019a" the "a" goes
// too.
std::u32string withoutArticles(const std::u32string &text)
{
    std::u32string kept;
    std::size_t i = 0;
    while (i < text.size()) {
        std::size_t end = i;
        while (end < text.size() && isWordCharacter(text[end])) {
            ++end;
        }
        if (end == i) {
            kept += text[i++];
            continue;
        }
        const std::u32string_view word = std::u32string_view(text).substr(i, end - i);
        kept += isArticle(word) ? std::u32string_view(U" ") : word;
        i = end;
    }
    return kept;
}

// The words that SQuAD's comparison sees.
Words normalisedWords(const std::string &text)
{
    std::u32string lowered = toLower(toCodePoints(text));
    std::erase_if(lowered, isAsciiPunctuation);
    return splitAtSpaces(withoutArticles(lowered));
}

std::size_t commonWords(const Words &a, const Words &b)
{
    std::map<std::u32string, std::size_t> counts;
    for (const std::u32string &word : a) {
        ++counts[word];
    }
    std::size_t common = 0;
    for (const std::u32string &word : b) {
        const auto found = counts.find(word);
        if (found != counts.end() && found->second > 0) {
            --found->second;
            ++common;
        }
    }
    return common;
}

double fMeasure(std::size_t common, std::size_t predicted, std::size_t expected)
{
    if (common == 0) {
        return 0.0;
    }
    const double precision = static_cast<double>(common) / static_cast<double>(predicted);
    const double recall = static_cast<double>(common) / static_cast<double>(expected);
    return 2.0 * precision * recall / (precision + recall);
}

// Runs of a-z and 0-9 after lower-casing; everything else separates.
Words rougeWords(const std::string &text)
{
    std::u32string lowered = toLower(toCodePoints(text));
    for (char32_t &code : lowered) {
        if (!((code >= U'a' && code <= U'z') || (code >= U'0' && code <= U'9'))) {
            code = U' ';
        }
    }
    return splitAtSpaces(lowered);
}

std::size_t longestCommonSubsequence(const Words &a, const Words &b)
{
    std::vector<std::size_t> row(b.size() + 1, 0);
    for (const std::u32string &word : a) {
        std::size_t diagonal = 0;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t above = row[j + 1];
            row[j + 1] = word == b[j] ? diagonal + 1 : std::max(row[j], above);
            diagonal = above;
        }
    }
    return row.back();
}

// The best of all references; no reference scores nothing.
template <typename Normalise, typename Score>
double best(const std::string &prediction,
    const std::vector<std::string> &references,
    Normalise normalise,
    Score score)
{
    const auto predicted = normalise(prediction);
    double highest = 0.0;
    for (const std::string &reference : references) {
        highest = std::max(highest, score(predicted, normalise(reference)));
    }
    return highest;
}

} // namespace

double exactMatch(const std::string &prediction, const std::vector<std::string> &references)
{
    return best(prediction, references, normalisedWords, [](const Words &a, const Words &b) {
        return a == b ? 1.0 : 0.0;
    });
}

double tokenF1(const std::string &prediction, const std::vector<std::string> &references)
{
    return best(prediction, references, normalisedWords, [](const Words &a, const Words &b) {
        if (a.empty() && b.empty()) {
            return 1.0;
        }
        return fMeasure(commonWords(a, b), a.size(), b.size());
    });
}

double rougeL(const std::string &prediction, const std::vector<std::string> &references)
{
    return best(prediction, references, rougeWords, [](const Words &a, const Words &b) {
        return fMeasure(longestCommonSubsequence(a, b), a.size(), b.size());
    });
}

double choiceMatch(const std::string &prediction, const std::vector<std::string> &references)
{
    const auto words = [](const std::string &text) { return splitAtSpaces(toCodePoints(text)); };
    return best(prediction, references, words, [](const Words &a, const Words &b) {
        return a == b ? 1.0 : 0.0;
    });
}

const std::vector<std::string> &metricNames()
{
    static const std::vector<std::string> names { "accuracy",
        "exact_match",
        "macro_f1",
        "matthews",
        "pearson",
        "rank_accuracy",
        "rouge_l",
        "token_f1" };
    return names;
}

double scoreText(const std::string &metric,
    const std::string &prediction,
    const std::vector<std::string> &references)
{
    if (metric == "token_f1") {
        return tokenF1(prediction, references);
    }
    if (metric == "rouge_l") {
        return rougeL(prediction, references);
    }
    if (metric == "accuracy" || metric == "rank_accuracy") {
        return choiceMatch(prediction, references);
    }
    return exactMatch(prediction, references);
}

} // namespace tp
