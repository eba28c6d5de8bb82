// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/optionspec.h"

#include "model/core/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace tp {

const MethodDescription *findMethod(const MethodTable &table, const std::string &name)
{
    const auto found = std::ranges::find(table, name, &MethodDescription::name);
    return found == table.end() ? nullptr : &*found;
}

std::optional<std::vector<std::int64_t>> parseNumbers(std::string_view text)
{
    std::vector<std::int64_t> numbers;
    while (!text.empty()) {
        const std::size_t comma = text.find(',');
        const auto number = parseInteger(text.substr(0, comma));
        if (!number || comma + 1 == text.size()) {
            return std::nullopt;
        }
        numbers.push_back(*number);
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    }
    return numbers;
}

std::string optionTypeName(OptionType type)
{
    switch (type) {
    case OptionType::Integer:
        return "integer";
    case OptionType::Real:
        return "real";
    case OptionType::Boolean:
        return "boolean";
    case OptionType::Choice:
        return "choice";
    case OptionType::Numbers:
        return "numbers";
    }
    return {};
}

std::string describeDomain(const OptionSpec &spec)
{
    if (!spec.choices.empty()) {
        return "one of " + join(spec.choices, ", ");
    }
    switch (spec.type) {
    case OptionType::Integer:
    case OptionType::Real:
        return fmt::format("{} from {} to {}",
            spec.type == OptionType::Integer ? "an integer" : "a number",
            formatNumber(spec.minimum),
            formatNumber(spec.maximum));
    case OptionType::Boolean:
        return "true or false";
    case OptionType::Choice:
        return "nothing";
    case OptionType::Numbers:
        return fmt::format("empty or integers from {} to {} with commas between them",
            formatNumber(spec.minimum),
            formatNumber(spec.maximum));
    }
    return {};
}

std::string describeValue(const OptionValue &value)
{
    if (const auto *boolean = std::get_if<bool>(&value)) {
        return *boolean ? "true" : "false";
    }
    if (const auto *integer = std::get_if<std::int64_t>(&value)) {
        return formatInteger(*integer);
    }
    if (const auto *real = std::get_if<double>(&value)) {
        return formatReal(*real);
    }
    return "the text " + inQuotes(std::get<std::string>(value));
}

} // namespace tp
