// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/runquery.h"

#include "model/config/settings.h"
#include "model/core/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace tp {

namespace {

constexpr std::size_t none = std::string::npos;

enum class KeyType { Text, Date, Number, Flag, Open };

std::string lower(std::string_view text)
{
    std::string small(text);
    for (char &c : small) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return small;
}

bool isKeyLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
        || c == '.' || c == '-';
}

bool isSign(char c)
{
    return c == ':' || c == '=' || c == '!' || c == '<' || c == '>';
}

// The whole key that people mean by "seed", "rank", "tags"; empty if it is not known.
std::string resolved(const std::string &key, const std::vector<std::string> &keys)
{
    static const std::map<std::string, std::string> others {
        { "tags", "tag" }, { "note", "notes" }, { "phase", "state" }, { "starred", "is" }
    };
    if (const auto other = others.find(key); other != others.end()) {
        return other->second;
    }
    if (std::ranges::find(keys, key) != keys.end()) {
        return key;
    }
    // Options before settings: "rank" means the method's, not that of the references.
    for (const bool option : { true, false }) {
        for (const std::string &candidate : keys) {
            if (candidate.ends_with("." + key) && candidate.starts_with("method.") == option) {
                return candidate;
            }
        }
    }
    return {};
}

KeyType typeOf(const std::string &key)
{
    constexpr std::array<std::string_view, 5> numbers {
        "score", "step", "duration", "size", "parameters"
    };
    if (std::ranges::find(numbers, key) != numbers.end()) {
        return KeyType::Number;
    }
    if (key == "created") {
        return KeyType::Date;
    }
    if (const SettingSpec *setting = findSetting(key); setting != nullptr && key != "name") {
        switch (setting->type) {
        case SettingType::Integer:
        case SettingType::Real:
            return KeyType::Number;
        case SettingType::Boolean:
            return KeyType::Flag;
        default:
            return KeyType::Text;
        }
    }
    return key.starts_with("method.") ? KeyType::Open : KeyType::Text;
}

// "0.8", "0,8", "38k", "2 min" without the blank: units as the window writes them.
std::optional<double> readNumber(std::string text)
{
    static const std::vector<std::pair<std::string, double>> units { { "mib", 1.0 },
        { "gib", 1024.0 },
        { "min", 60.0 },
        { "k", 1e3 },
        { "m", 1e6 },
        { "h", 3600.0 },
        { "s", 1.0 } };
    double factor = 1.0;
    for (const auto &[unit, scale] : units) {
        if (text.size() > unit.size() && text.ends_with(unit)) {
            text.resize(text.size() - unit.size());
            factor = scale;
            break;
        }
    }
    if (std::ranges::count(text, ',') == 1 && text.find('.') == none) {
        std::ranges::replace(text, ',', '.');
    }
    const std::optional<double> number = parseReal(text);
    return number && std::isfinite(*number) ? std::optional(*number * factor) : std::nullopt;
}

std::optional<bool> readFlag(const std::string &text)
{
    if (text == "yes" || text == "true" || text == "on") {
        return true;
    }
    return text == "no" || text == "false" || text == "off" ? std::optional(false) : std::nullopt;
}

// Scores are shown with two digits, so that is what a person can mean by equal.
bool sameNumber(const std::string &key, double value, double wanted)
{
    constexpr double relative = 1e-9;
    const double tolerance = key == "score" ? 0.005 : relative * std::abs(wanted);
    return std::abs(value - wanted) <= tolerance;
}

std::vector<std::string> split(const std::string &text)
{
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (std::size_t bar = text.find('|'); bar != none; bar = text.find('|', from)) {
        parts.push_back(text.substr(from, bar - from));
        from = bar + 1;
    }
    parts.push_back(text.substr(from));
    std::erase(parts, std::string());
    return parts;
}

} // namespace

std::string describeProblem(const QueryProblem &problem)
{
    const std::string &key = problem.proposal;
    switch (problem.kind) {
    case QueryProblem::Kind::UnknownKey:
        return "it asks for something that runs do not have"
            + (key.empty() ? "" : "; did you mean " + key + "?");
    case QueryProblem::Kind::NoValue:
        return "it needs a value, such as " + key + ":...";
    case QueryProblem::Kind::NeedsNumber:
        return "it needs a number, such as " + key + ">0.6";
    case QueryProblem::Kind::NeedsYesNo:
        return "it needs yes or no, such as " + key + "=yes";
    case QueryProblem::Kind::TextHasNoOrder:
        return key + " is text, so it cannot be compared; use " + key + ":...";
    case QueryProblem::Kind::OpenQuote:
        return "a quotation mark is open";
    }
    return {};
}

RunQuery::RunQuery(std::string_view text, const std::vector<std::string> &options)
{
    std::vector<std::string> keys = queryKeys();
    for (const std::string &option : options) {
        keys.push_back("method." + option);
    }
    std::size_t at = 0;
    const auto isBlank = [&](std::size_t i) { return text[i] == ' ' || text[i] == '\t'; };
    while (at < text.size()) {
        if (isBlank(at)) {
            ++at;
            continue;
        }
        const bool negated = text[at] == '-' && at + 1 < text.size() && !isBlank(at + 1);
        at += negated ? 1 : 0;
        std::string word; // without quotes
        std::size_t sign = none; // where the key ends
        bool quoted = false;
        bool plain = true; // so far only what a key is made of
        for (; at < text.size() && (quoted || !isBlank(at)); ++at) {
            const char c = text[at];
            if (c == '"') {
                quoted = !quoted;
                plain = false;
                continue;
            }
            if (plain && !word.empty() && isSign(c)) {
                sign = word.size();
            }
            plain = plain && isKeyLetter(c);
            word += c;
        }
        if (quoted) {
            m_problems.push_back({ QueryProblem::Kind::OpenQuote, word, {} });
        } else if (!word.empty()) {
            read(word, sign, negated, keys);
        }
    }
}

void RunQuery::read(
    const std::string &word, std::size_t keyEnd, bool negated, const std::vector<std::string> &keys)
{
    using Kind = QueryProblem::Kind;
    Condition condition;
    condition.negated = negated;
    if (keyEnd == none) {
        condition.values.push_back({ lower(word), {}, {} });
        m_conditions.push_back(std::move(condition));
        return;
    }
    const std::string typed = lower(word.substr(0, keyEnd));
    condition.key = resolved(typed, keys);
    if (condition.key.empty()) {
        m_problems.push_back({ Kind::UnknownKey, word, nearestKey(typed, keys) });
        return;
    }
    constexpr std::array<std::pair<std::string_view, Sign>, 8> signs { { { "!=", Sign::NotEqual },
        { "<=", Sign::AtMost },
        { ">=", Sign::AtLeast },
        { "==", Sign::Equal },
        { ":", Sign::Contains },
        { "=", Sign::Equal },
        { "<", Sign::Less },
        { ">", Sign::More } } };
    const std::string rest = word.substr(keyEnd);
    const auto sign = std::ranges::find_if(
        signs, [&rest](const auto &item) { return rest.starts_with(item.first); });
    const std::vector<std::string> values =
        sign == signs.end() ? std::vector<std::string>() : split(rest.substr(sign->first.size()));
    if (values.empty()) {
        m_problems.push_back({ Kind::NoValue, word, condition.key });
        return;
    }
    condition.sign = sign->second;
    const KeyType type = typeOf(condition.key);
    const bool ordered = condition.sign != Sign::Contains && condition.sign != Sign::Equal
        && condition.sign != Sign::NotEqual;
    for (const std::string &value : values) {
        Wanted wanted { lower(value), readNumber(lower(value)), readFlag(lower(value)) };
        if (typed == "starred") { // starred:yes is is:starred
            condition.negated = condition.negated != (wanted.flag == std::optional(false));
            wanted.text = typed;
        }
        std::optional<Kind> wrong;
        if ((type == KeyType::Number || (type == KeyType::Open && ordered)) && !wanted.number) {
            wrong = Kind::NeedsNumber;
        } else if (type == KeyType::Flag && !wanted.flag) {
            wrong = Kind::NeedsYesNo;
        } else if (ordered && (type == KeyType::Text || type == KeyType::Flag)) {
            wrong = Kind::TextHasNoOrder;
        }
        if (wrong) {
            m_problems.push_back({ *wrong, word, condition.key });
            return;
        }
        condition.values.push_back(std::move(wanted));
    }
    m_conditions.push_back(std::move(condition));
}

bool RunQuery::asksFor(std::string_view key) const
{
    return std::ranges::find(m_conditions, key, &Condition::key) != m_conditions.end();
}

bool RunQuery::matches(const RunFacts &facts) const
{
    return std::ranges::all_of(m_conditions, [&facts](const Condition &condition) {
        return holds(condition, facts) != condition.negated;
    });
}

bool RunQuery::holds(const Condition &condition, const RunFacts &facts)
{
    if (condition.key.empty()) {
        return std::ranges::any_of(
            std::array { "name", "method", "suite", "tag" }, [&](const char *key) {
                return fits(condition, condition.values.front(), runValue(facts, key));
            });
    }
    const RunValue value = runValue(facts, condition.key);
    const auto isThis = [&](const Wanted &wanted) { return fits(condition, wanted, value); };
    return condition.sign == Sign::NotEqual ? std::ranges::all_of(condition.values, isThis)
                                            : std::ranges::any_of(condition.values, isThis);
}

bool RunQuery::fits(const Condition &condition, const Wanted &wanted, const RunValue &value)
{
    const bool differs = condition.sign == Sign::NotEqual;
    if (const auto *number = std::get_if<double>(&value)) {
        if (!wanted.number) {
            return differs; // an option that is a number here and a word elsewhere
        }
        switch (condition.sign) {
        case Sign::Contains:
        case Sign::Equal:
            return sameNumber(condition.key, *number, *wanted.number);
        case Sign::NotEqual:
            return !sameNumber(condition.key, *number, *wanted.number);
        case Sign::Less:
            return *number < *wanted.number;
        case Sign::AtMost:
            return *number <= *wanted.number;
        case Sign::More:
            return *number > *wanted.number;
        case Sign::AtLeast:
            return *number >= *wanted.number;
        }
    }
    if (const auto *flag = std::get_if<bool>(&value)) {
        return (wanted.flag == std::optional(*flag)) != differs;
    }
    const auto fitsText = [&](const std::string &held) {
        const std::string text = lower(held);
        switch (condition.sign) {
        case Sign::Contains:
            return text.find(wanted.text) != none;
        case Sign::Equal:
        case Sign::NotEqual:
            return text == wanted.text;
        // Dates: what is typed may be only their beginning, "created<=2026-11".
        case Sign::Less:
            return text < wanted.text;
        case Sign::AtMost:
            return text.substr(0, wanted.text.size()) <= wanted.text;
        case Sign::More:
            return text.substr(0, wanted.text.size()) > wanted.text;
        case Sign::AtLeast:
            return text >= wanted.text;
        }
        return false;
    };
    if (const auto *text = std::get_if<std::string>(&value)) {
        return fitsText(*text) != differs;
    }
    if (const auto *list = std::get_if<std::vector<std::string>>(&value)) {
        return std::ranges::any_of(*list, fitsText) != differs;
    }
    return false; // what is not known is neither equal nor different
}

} // namespace tp
