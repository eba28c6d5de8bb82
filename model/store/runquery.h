// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/runstore.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tp {

// What a run is asked about beside its summary; filled in as far as it is known.
struct RunFacts
{
    const RunSummary *run = nullptr; // its description may be null
    double seconds = std::numeric_limits<double>::quiet_NaN(); // trained so far
    std::optional<std::uint64_t> bytes; // on disk
};

// What stands under a key. Nothing: the run has no such value.
using RunValue = std::variant<std::monostate, bool, double, std::string, std::vector<std::string>>;

// By the names of the query language: "score", "seed", "training.steps", "method.rank".
[[nodiscard]] RunValue runValue(const RunFacts &facts, std::string_view key);
// How long the run trained, over all the processes that did; NaN if that is not known.
[[nodiscard]] double trainedSeconds(const RunHistory &history);
// Dotted keys whose values differ among the runs, in the order of a configuration file.
[[nodiscard]] std::vector<std::string> differingKeys(const std::vector<const RunSummary *> &runs);

// Why a word of a query cannot be read. Windows say it in their language.
struct QueryProblem
{
    enum class Kind { UnknownKey, NoValue, NeedsNumber, NeedsYesNo, TextHasNoOrder, OpenQuote };
    Kind kind = Kind::UnknownKey;
    std::string word; // as typed
    std::string proposal; // a key that is known; may be empty
};

[[nodiscard]] std::string describeProblem(const QueryProblem &problem); // in English

// A line of conditions that must all hold:
//   word, "two words"      stand in name, method, suite or a tag, whatever the case
//   key:text  key=text     contains the text; is the text
//   key=3 key!=3 key>3     compares numbers; also < <= >=
//   key:a|b                either
//   -condition             does not hold
// Keys are those of runValue(); the last part of a dotted key is enough. A word that cannot be read
// is reported and left out.
class RunQuery final
{
public:
    RunQuery() = default;
    // `options`: the methods' options of the runs at hand, "rank"; others are unknown keys.
    RunQuery(std::string_view text, const std::vector<std::string> &options);

    [[nodiscard]] const std::vector<QueryProblem> &problems() const { return m_problems; }
    [[nodiscard]] bool isEmpty() const { return m_conditions.empty(); }
    [[nodiscard]] bool asksFor(std::string_view key) const; // "size", "duration"
    [[nodiscard]] bool matches(const RunFacts &facts) const;

private:
    enum class Sign { Contains, Equal, NotEqual, Less, AtMost, More, AtLeast };
    struct Wanted
    {
        std::string text; // in small letters
        std::optional<double> number;
        std::optional<bool> flag;
    };
    struct Condition
    {
        std::string key; // empty: anywhere
        Sign sign = Sign::Contains;
        std::vector<Wanted> values; // one of them must fit
        bool negated = false;
    };

    void read(const std::string &word,
        std::size_t keyEnd,
        bool negated,
        const std::vector<std::string> &keys);
    [[nodiscard]] static bool holds(const Condition &condition, const RunFacts &facts);
    [[nodiscard]] static bool fits(
        const Condition &condition, const Wanted &wanted, const RunValue &value);

    std::vector<Condition> m_conditions;
    std::vector<QueryProblem> m_problems;
};

// Every key that can be asked for, without the methods' options: for completion and help.
[[nodiscard]] const std::vector<std::string> &queryKeys();

} // namespace tp
