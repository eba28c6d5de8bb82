// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/settings.h"

#include "model/core/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace tp {

namespace {

std::string typeName(SettingType type)
{
    switch (type) {
    case SettingType::Integer:
        return "an integer";
    case SettingType::Real:
        return "a number";
    case SettingType::Boolean:
        return "true or false";
    case SettingType::Choice:
    case SettingType::Text:
        return "text";
    case SettingType::Path:
        return "a path";
    case SettingType::TextList:
        return "a list of texts";
    }
    return {};
}

bool holdsType(SettingType type, const SettingValue &value)
{
    switch (type) {
    case SettingType::Integer:
        return std::holds_alternative<std::int64_t>(value);
    case SettingType::Real:
        return std::holds_alternative<double>(value);
    case SettingType::Boolean:
        return std::holds_alternative<bool>(value);
    case SettingType::Choice:
    case SettingType::Text:
    case SettingType::Path:
        return std::holds_alternative<std::string>(value);
    case SettingType::TextList:
        return std::holds_alternative<std::vector<std::string>>(value);
    }
    return false;
}

// Texts end up in file names, manifests and terminals.
bool isPlainText(const std::string &text)
{
    return text.size() <= 4096 && isValidUtf8(text) && std::ranges::none_of(text, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
}

// The end of a sentence that begins with key and value; empty if nothing is wrong.
std::string problemOf(const SettingSpec &spec, const SettingValue &value)
{
    if (!holdsType(spec.type, value)) {
        return "must be " + describeDomain(spec);
    }
    if (const auto *integer = std::get_if<std::int64_t>(&value)) {
        const double number = static_cast<double>(*integer);
        if (number < spec.minimum || number > spec.maximum) {
            return "must be " + describeDomain(spec);
        }
    }
    if (const auto *real = std::get_if<double>(&value)) {
        if (!(*real >= spec.minimum && *real <= spec.maximum)) {
            return "must be " + describeDomain(spec);
        }
    }
    if (const auto *text = std::get_if<std::string>(&value)) {
        if (spec.type == SettingType::Choice && std::ranges::count(spec.choices, *text) == 0) {
            return "must be " + describeDomain(spec);
        }
        if (!isPlainText(*text)) {
            return "must be one line of at most 4096 bytes of UTF-8";
        }
    }
    if (const auto *list = std::get_if<std::vector<std::string>>(&value)) {
        if (!std::ranges::all_of(*list, isPlainText)) {
            return "must hold lines of at most 4096 bytes of UTF-8";
        }
    }
    return spec.check ? spec.check(value) : std::string();
}

} // namespace

std::string SettingSpec::group() const
{
    const auto dot = key.find('.');
    return dot == std::string::npos ? std::string() : key.substr(0, dot);
}

std::string SettingSpec::name() const
{
    const auto dot = key.find('.');
    return dot == std::string::npos ? key : key.substr(dot + 1);
}

const SettingSpec *findSetting(const std::string &key)
{
    const auto &all = runSettings();
    const auto found = std::ranges::find(all, key, &SettingSpec::key);
    return found == all.end() ? nullptr : &*found;
}

Status checkSetting(const SettingSpec &spec, const SettingValue &value)
{
    const std::string problem = problemOf(spec, value);
    if (problem.empty()) {
        return {};
    }
    return fail(ErrorCode::BadInput,
        fmt::format("'{}' is {}, but {}", spec.name(), describeValue(value), problem),
        spec.key);
}

std::string describeDomain(const SettingSpec &spec)
{
    if (spec.type == SettingType::Choice) {
        return "one of " + join(spec.choices, ", ");
    }
    if (spec.type != SettingType::Integer && spec.type != SettingType::Real) {
        return typeName(spec.type);
    }
    return fmt::format("{} from {} to {}",
        typeName(spec.type),
        formatNumber(spec.minimum),
        formatNumber(spec.maximum));
}

std::string describeValue(const SettingValue &value)
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
    if (const auto *text = std::get_if<std::string>(&value)) {
        return text->empty() ? "empty" : "the text " + inQuotes(*text);
    }
    return fmt::format("a list of {}", std::get<std::vector<std::string>>(value).size());
}

} // namespace tp
