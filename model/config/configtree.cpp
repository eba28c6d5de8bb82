// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/configtree.h"

#include "model/config/strictjson.h"
#include "model/core/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace tp {

namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

tl::unexpected<Error> wrongType(
    const std::string &name, const Json &value, const std::string &domain, const std::string &where)
{
    return fail(ErrorCode::BadInput,
        fmt::format("'{}' is {}, but must be {}", name, describeJson(value), domain),
        where);
}

// Relative paths mean something only beside the file they stand in.
std::string absolutePath(const std::string &text, const std::filesystem::path &base)
{
    if (text.empty()) {
        return {};
    }
    std::filesystem::path path = (base / text).lexically_normal();
    if (!path.has_filename() && path.has_parent_path() && path != path.root_path()) {
        path = path.parent_path(); // "suite/" is the folder "suite"
    }
    return path.string();
}

std::vector<std::string> namesIn(const std::string &group)
{
    std::vector<std::string> names;
    for (const SettingSpec &spec : runSettings()) {
        if (spec.group() == group) {
            names.push_back(spec.name());
        } else if (group.empty() && std::ranges::count(names, spec.group()) == 0) {
            names.push_back(spec.group());
        }
    }
    return names;
}

tl::unexpected<Error> unknownKey(
    const std::string &group, const std::string &key, const std::string &where)
{
    const std::string place = group.empty() ? key : group + "." + key;
    return fail(ErrorCode::BadInput,
        fmt::format("unknown key {}", inQuotes(key)),
        placeOf(where, printable(place)),
        fmt::format("did you mean '{}'?", nearestKey(key, namesIn(group))));
}

Status readSetting(const SettingSpec &spec,
    const Json &value,
    const std::string &where,
    const std::filesystem::path &base,
    RunConfig &config)
{
    auto read = settingFromJson(spec, value, placeOf(where, spec.key), base);
    if (!read) {
        return tl::unexpected(read.error());
    }
    spec.set(config, *read);
    return {};
}

Status readGroup(const std::string &group,
    const Json &members,
    const std::string &where,
    const std::filesystem::path &base,
    RunConfig &config)
{
    if (!members.is_object()) {
        return wrongType(group, members, "an object", placeOf(where, group));
    }
    for (const auto &[key, value] : members.items()) {
        const std::string dotted = group + "." + key;
        if (const SettingSpec *spec = findSetting(dotted)) {
            if (const Status status = readSetting(*spec, value, where, base, config); !status) {
                return status;
            }
        } else if (group == "method") {
            auto option = optionFromJson(key, value, placeOf(where, printable(dotted)));
            if (!option) {
                return tl::unexpected(option.error());
            }
            config.method.options[key] = *option;
        } else {
            return unknownKey(group, key, where);
        }
    }
    return {};
}

OrderedJson toJson(const SettingValue &value)
{
    return std::visit([](const auto &held) { return OrderedJson(held); }, value);
}

OrderedJson toJson(const OptionValue &value)
{
    return std::visit([](const auto &held) { return OrderedJson(held); }, value);
}

} // namespace

std::string placeOf(const std::string &where, const std::string &key)
{
    return where.empty() ? key : where + ": " + key;
}

Result<SettingValue> settingFromJson(const SettingSpec &spec,
    const Json &value,
    const std::string &where,
    const std::filesystem::path &base)
{
    const auto wrong = [&] { return wrongType(spec.name(), value, describeDomain(spec), where); };
    switch (spec.type) {
    case SettingType::Integer:
        if (const auto integer = exactInteger(value)) {
            return SettingValue(*integer);
        }
        return wrong();
    case SettingType::Real:
        return value.is_number() ? Result<SettingValue>(value.get<double>()) : wrong();
    case SettingType::Boolean:
        return value.is_boolean() ? Result<SettingValue>(value.get<bool>()) : wrong();
    case SettingType::Choice:
    case SettingType::Text:
        return value.is_string() ? Result<SettingValue>(value.get<std::string>()) : wrong();
    case SettingType::Path:
        return value.is_string()
            ? Result<SettingValue>(absolutePath(value.get<std::string>(), base))
            : wrong();
    case SettingType::TextList:
        break;
    }
    if (!value.is_array()) {
        return wrong();
    }
    std::vector<std::string> texts;
    for (const Json &item : value) {
        if (!item.is_string()) {
            return fail(ErrorCode::BadInput,
                fmt::format(
                    "'{}' holds {}, but must hold texts only", spec.name(), describeJson(item)),
                where);
        }
        texts.push_back(item.get<std::string>());
    }
    return SettingValue(std::move(texts));
}

Result<OptionValue> optionFromJson(
    const std::string &key, const Json &value, const std::string &where)
{
    if (value.is_boolean()) {
        return OptionValue(value.get<bool>());
    }
    if (value.is_string()) {
        return OptionValue(value.get<std::string>());
    }
    if (value.is_number_integer()) {
        if (const auto integer = exactInteger(value)) {
            return OptionValue(*integer);
        }
    }
    if (value.is_number()) {
        return OptionValue(value.get<double>());
    }
    return fail(ErrorCode::BadInput,
        fmt::format("option {} is {}, but must be a number, text, true or false",
            inQuotes(key),
            describeJson(value)),
        where);
}

OrderedJson configTree(const RunConfig &config)
{
    OrderedJson tree = OrderedJson::object();
    for (const SettingSpec &spec : runSettings()) {
        OrderedJson &parent = spec.group().empty() ? tree : tree[spec.group()];
        parent[spec.name()] = toJson(spec.get(config));
    }
    for (const auto &[key, value] : config.method.options) {
        tree["method"][key] = toJson(value);
    }
    return tree;
}

Result<RunConfig> configFromTree(
    const Json &tree, const std::string &where, const std::filesystem::path &base)
{
    if (!tree.is_object()) {
        return wrongType("configuration", tree, "an object", where);
    }
    const std::vector<std::string> known = namesIn({});
    RunConfig config;
    for (const auto &[key, value] : tree.items()) {
        Status status;
        if (const SettingSpec *spec = findSetting(key); spec != nullptr && spec->group().empty()) {
            status = readSetting(*spec, value, where, base, config);
        } else if (std::ranges::count(known, key) > 0) {
            status = readGroup(key, value, where, base, config);
        } else {
            status = unknownKey({}, key, where);
        }
        if (!status) {
            return tl::unexpected(status.error());
        }
    }
    return config;
}

} // namespace tp
