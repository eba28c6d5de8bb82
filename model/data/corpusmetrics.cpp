// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/corpusmetrics.h"

#include "model/core/rng.h"
#include "model/data/textmetrics.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <map>

namespace tp {

namespace {

constexpr std::size_t mostGroups = 200;

// A pair of what was wanted and what was given, both as numbers: of labels, or as they stand.
struct Pair
{
    double wanted = 0.0;
    double given = 0.0;
};
using Pairs = std::vector<Pair>;

std::string trimmed(const std::string &text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

// Labels as their numbers in order of first appearance.
Pairs labelPairs(const std::vector<Answer> &answers)
{
    std::map<std::string, double> numbers;
    const auto numberOf = [&](const std::string &label) {
        return numbers.try_emplace(trimmed(label), static_cast<double>(numbers.size()))
            .first->second;
    };
    Pairs pairs;
    for (const Answer &answer : answers) {
        const double wanted =
            numberOf(answer.references.empty() ? std::string() : answer.references.front());
        const bool right = choiceMatch(answer.given, answer.references) == 1.0;
        pairs.push_back({ wanted, right ? wanted : numberOf(answer.given) });
    }
    return pairs;
}

double numberIn(const std::string &text)
{
    const std::string number = trimmed(text);
    double value = 0.0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    const bool whole = error == std::errc() && end == number.data() + number.size();
    return whole && std::isfinite(value) ? value : std::numeric_limits<double>::quiet_NaN();
}

Pairs numberPairs(const std::vector<Answer> &answers)
{
    Pairs pairs;
    double sum = 0.0;
    std::size_t count = 0;
    for (const Answer &answer : answers) {
        const double wanted = answer.references.empty() ? std::numeric_limits<double>::quiet_NaN()
                                                        : numberIn(answer.references.front());
        if (std::isfinite(wanted)) { // a row without a number to aim at says nothing
            pairs.push_back({ wanted, numberIn(answer.given) });
            sum += wanted;
            ++count;
        }
    }
    for (Pair &pair : pairs) {
        if (std::isnan(pair.given)) {
            pair.given = sum / static_cast<double>(count);
        }
    }
    return pairs;
}

double correlation(double covariance, double variance, double otherVariance)
{
    const double product = variance * otherVariance;
    return product > 0.0 ? std::clamp(covariance / std::sqrt(product), 0.0, 1.0) : 0.0;
}

double pearson(const Pairs &pairs)
{
    Pair mean;
    for (const Pair &pair : pairs) {
        mean.wanted += pair.wanted / static_cast<double>(pairs.size());
        mean.given += pair.given / static_cast<double>(pairs.size());
    }
    double covariance = 0.0;
    double wanted = 0.0;
    double given = 0.0;
    for (const Pair &pair : pairs) {
        const double a = pair.wanted - mean.wanted;
        const double b = pair.given - mean.given;
        covariance += a * b;
        wanted += a * a;
        given += b * b;
    }
    return correlation(covariance, wanted, given);
}

// How often a label was wanted, given, and both at once.
struct LabelCount
{
    double wanted = 0.0;
    double given = 0.0;
    double both = 0.0;
};

std::map<double, LabelCount> countLabels(const Pairs &pairs)
{
    std::map<double, LabelCount> counts;
    for (const Pair &pair : pairs) {
        counts[pair.wanted].wanted += 1.0;
        counts[pair.given].given += 1.0;
        counts[pair.wanted].both += pair.wanted == pair.given ? 1.0 : 0.0;
    }
    return counts;
}

double macroF1(const Pairs &pairs)
{
    const auto counts = countLabels(pairs);
    double sum = 0.0;
    for (const auto &[label, count] : counts) {
        sum += 2.0 * count.both / (count.wanted + count.given);
    }
    return counts.empty() ? 0.0 : sum / static_cast<double>(counts.size());
}

double matthews(const Pairs &pairs)
{
    const auto n = static_cast<double>(pairs.size());
    double both = 0.0;
    double products = 0.0;
    double wanted = 0.0;
    double given = 0.0;
    for (const auto &[label, count] : countLabels(pairs)) {
        both += count.both;
        products += count.wanted * count.given;
        wanted += count.wanted * count.wanted;
        given += count.given * count.given;
    }
    return correlation(both * n - products, n * n - wanted, n * n - given);
}

// Standard error of `score` by leaving out one group of pairs after another. The groups are drawn:
// rows may come in an order that means something.
double jackknife(Pairs pairs, const std::function<double(const Pairs &)> &score)
{
    Rng(0, "jackknife").shuffle(pairs);
    const std::size_t groups = std::min(pairs.size(), mostGroups);
    if (groups < 2) {
        return 0.0;
    }
    std::vector<double> scores;
    double mean = 0.0;
    for (std::size_t group = 0; group < groups; ++group) {
        Pairs kept;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            if (i % groups != group) {
                kept.push_back(pairs[i]);
            }
        }
        scores.push_back(score(kept));
        mean += scores.back() / static_cast<double>(groups);
    }
    double squares = 0.0;
    for (const double value : scores) {
        squares += (value - mean) * (value - mean);
    }
    return std::sqrt(squares * static_cast<double>(groups - 1) / static_cast<double>(groups));
}

} // namespace

bool isCorpusMetric(const std::string &metric)
{
    return metric == "macro_f1" || metric == "matthews" || metric == "pearson";
}

CorpusScore scoreCorpus(const std::string &metric, const std::vector<Answer> &answers)
{
    const bool ofNumbers = metric == "pearson";
    const auto score = ofNumbers ? pearson : metric == "matthews" ? matthews : macroF1;
    const Pairs pairs = ofNumbers ? numberPairs(answers) : labelPairs(answers);
    return { score(pairs), jackknife(pairs, score) };
}

} // namespace tp
