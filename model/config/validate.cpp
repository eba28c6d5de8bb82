// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/validate.h"

#include "model/config/settings.h"
#include "model/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace tp {

namespace {

const OptionSpec *findOption(const MethodDescription &method, const std::string &key)
{
    const auto found = std::ranges::find(method.options, key, &OptionSpec::key);
    return found == method.options.end() ? nullptr : &*found;
}

// The value in the type of its option, where that loses nothing: 8 is a real, 3.0 an integer.
OptionValue converted(const OptionSpec &spec, const OptionValue &value)
{
    if (const auto *integer = std::get_if<std::int64_t>(&value);
        integer != nullptr && spec.type == OptionType::Real) {
        return static_cast<double>(*integer);
    }
    if (const auto *real = std::get_if<double>(&value); real != nullptr
        && spec.type == OptionType::Integer && std::trunc(*real) == *real
        && std::abs(*real) < 9e15) {
        return static_cast<std::int64_t>(*real);
    }
    return value;
}

bool inDomain(const OptionSpec &spec, const OptionValue &value)
{
    const auto isChoice = [&spec](const std::string &text) {
        return std::ranges::count(spec.choices, text) > 0;
    };
    const auto inRange = [&spec](double number) {
        return number >= spec.minimum && number <= spec.maximum; // false for NaN
    };
    switch (spec.type) {
    case OptionType::Integer: {
        const auto *integer = std::get_if<std::int64_t>(&value);
        if (integer == nullptr) {
            return false;
        }
        return spec.choices.empty() ? inRange(static_cast<double>(*integer))
                                    : isChoice(formatInteger(*integer));
    }
    case OptionType::Real: {
        const auto *real = std::get_if<double>(&value);
        return real != nullptr && inRange(*real);
    }
    case OptionType::Boolean:
        return std::holds_alternative<bool>(value);
    case OptionType::Choice: {
        const auto *text = std::get_if<std::string>(&value);
        return text != nullptr && isChoice(*text);
    }
    case OptionType::Numbers: {
        const auto *text = std::get_if<std::string>(&value);
        const auto numbers = text != nullptr ? parseNumbers(*text) : std::nullopt;
        return numbers && std::ranges::all_of(*numbers, [&](std::int64_t number) {
            return inRange(static_cast<double>(number));
        });
    }
    }
    return false;
}

tl::unexpected<Error> unknownOption(const MethodDescription &method, const std::string &key)
{
    std::vector<std::string> known;
    for (const OptionSpec &spec : method.options) {
        known.push_back(spec.key);
    }
    const std::string hint = known.empty()
        ? std::string("the method has no options")
        : fmt::format("did you mean '{}'? It has {}", nearestKey(key, known), join(known, ", "));
    return fail(ErrorCode::BadInput,
        fmt::format("the method '{}' has no option {}", method.name, inQuotes(key)),
        "method." + printable(key),
        hint);
}

Error missingPath(const std::string &key, const std::string &what)
{
    return Error {
        ErrorCode::BadInput, fmt::format("{} is missing", what), key, "give the path of a folder"
    };
}

} // namespace

std::vector<Error> validateRunConfig(const RunConfig &config, const MethodTable &methods)
{
    std::vector<Error> problems;
    for (const SettingSpec &spec : runSettings()) {
        if (const Status status = checkSetting(spec, spec.get(config)); !status) {
            problems.push_back(status.error());
        }
    }
    if (config.suite.path.empty()) {
        problems.push_back(missingPath("suite.path", "the suite"));
    }
    if (config.backbone.path.empty()) {
        problems.push_back(missingPath("backbone.path", "the backbone"));
    }
    const MethodDescription *method = findMethod(methods, config.method.name);
    if (method == nullptr) {
        problems.push_back(unknownMethod(methods, config.method.name));
        return problems;
    }
    for (const auto &[key, value] : config.method.options) {
        const OptionSpec *spec = findOption(*method, key);
        if (spec == nullptr) {
            problems.push_back(unknownOption(*method, key).value());
        } else if (const Status status = validateOption(*spec, value, "method." + key); !status) {
            problems.push_back(status.error());
        }
    }
    return problems;
}

Error unknownMethod(const MethodTable &methods, const std::string &name)
{
    std::vector<std::string> known;
    for (const MethodDescription &method : methods) {
        if (!method.reference) {
            known.push_back(method.name);
        }
    }
    const std::string hint = known.empty()
        ? std::string("this build has no methods")
        : fmt::format(
            "did you mean '{}'? Known are {}", nearestKey(name, known), join(known, ", "));
    return Error {
        ErrorCode::BadInput, fmt::format("unknown method {}", inQuotes(name)), "method.name", hint
    };
}

Status validateOption(const OptionSpec &spec, const OptionValue &value, const std::string &where)
{
    if (inDomain(spec, converted(spec, value))) {
        return {};
    }
    return fail(ErrorCode::BadInput,
        fmt::format("option '{}' is {}, but must be {}",
            spec.key,
            describeValue(value),
            describeDomain(spec)),
        where);
}

Result<OptionValues> completeOptions(const MethodDescription &method, const OptionValues &given)
{
    OptionValues complete;
    for (const OptionSpec &spec : method.options) {
        complete[spec.key] = spec.defaultValue;
    }
    for (const auto &[key, value] : given) {
        const OptionSpec *spec = findOption(method, key);
        if (spec == nullptr) {
            return unknownOption(method, key);
        }
        if (const Status status = validateOption(*spec, value, "method." + key); !status) {
            return tl::unexpected(status.error());
        }
        complete[key] = converted(*spec, value);
    }
    return complete;
}

} // namespace tp
