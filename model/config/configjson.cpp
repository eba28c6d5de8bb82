// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/configjson.h"

#include "model/config/configtree.h"
#include "model/config/overrides.h"
#include "model/config/strictjson.h"
#include "model/config/validate.h"
#include "model/core/text.h"
#include "model/store/runstore.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace tp {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t largestFile = 16u << 20;
const std::string methodPrefix = "method.";

std::string overridePlace(const std::string &key)
{
    return "--set " + printable(key);
}

bool isMethodOption(const std::string &key)
{
    return key.starts_with(methodPrefix) && findSetting(key) == nullptr;
}

// Texts on the command line need no quotes, even where they happen to be JSON: --set name=2024.
Json overrideValue(const ConfigOverride &change, bool wantsText)
{
    auto value = parseStrictJson(change.value, {});
    if (!value || (wantsText && !value->is_string())) {
        return Json(change.value);
    }
    return std::move(*value);
}

Json splitAtCommas(const std::string &text)
{
    Json list = Json::array();
    std::size_t start = 0;
    while (start <= text.size()) {
        const std::size_t end = std::min(text.find(',', start), text.size());
        list.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return list;
}

tl::unexpected<Error> unknownOverride(const std::string &key, const MethodDescription *method)
{
    std::vector<std::string> known;
    if (method != nullptr) {
        for (const OptionSpec &option : method->options) {
            known.push_back(methodPrefix + option.key);
        }
    }
    for (const SettingSpec &spec : runSettings()) {
        known.push_back(spec.key);
    }
    // "rank" means "method.rank", however many letters are missing.
    const auto found = std::ranges::find_if(
        known, [&key](const std::string &candidate) { return candidate.ends_with("." + key); });
    return fail(ErrorCode::BadInput,
        fmt::format("unknown key {}", inQuotes(key)),
        overridePlace(key),
        fmt::format("did you mean '{}'?", found == known.end() ? nearestKey(key, known) : *found));
}

Status applySetting(const SettingSpec &spec, const ConfigOverride &change, RunConfig &config)
{
    const bool wantsText = spec.type == SettingType::Text || spec.type == SettingType::Choice
        || spec.type == SettingType::Path;
    Json value = overrideValue(change, wantsText);
    if (spec.type == SettingType::TextList && value.is_string()) {
        value = splitAtCommas(value.get<std::string>());
    }
    auto read =
        settingFromJson(spec, value, overridePlace(change.key), std::filesystem::current_path());
    if (!read) {
        return tl::unexpected(read.error());
    }
    spec.set(config, *read);
    return {};
}

Status applyOption(const MethodDescription &method, const ConfigOverride &change, RunConfig &config)
{
    const std::string name = change.key.substr(methodPrefix.size());
    const auto spec = std::ranges::find(method.options, name, &OptionSpec::key);
    if (spec == method.options.end()) {
        return unknownOverride(change.key, &method);
    }
    const bool wantsText = spec->type == OptionType::Choice || spec->type == OptionType::Numbers;
    const Json value = overrideValue(change, wantsText);
    auto read = optionFromJson(name, value, overridePlace(change.key));
    if (!read) {
        return tl::unexpected(read.error());
    }
    config.method.options[name] = *read;
    return {};
}

// Options of the file's own method mean nothing to another one; what both have is kept.
void keepKnownOptions(const MethodDescription &method, OptionValues &options)
{
    std::erase_if(options, [&method](const auto &option) {
        return std::ranges::count(method.options, option.first, &OptionSpec::key) == 0;
    });
}

// One error for all problems, the first with its place.
Status firstProblem(
    std::vector<Error> problems, const std::string &where, const std::set<std::string> &overridden)
{
    if (problems.empty()) {
        return {};
    }
    Error error = std::move(problems.front());
    const std::string key = error.where;
    error.where = overridden.contains(key) ? overridePlace(key) : placeOf(where, key);
    for (std::size_t i = 1; i < problems.size(); ++i) {
        error.what += fmt::format("; {}: {}", problems[i].where, problems[i].what);
    }
    return tl::unexpected(std::move(error));
}

// The file is checked as it stands before a changed method makes some of its options vanish.
Status checkFileOptions(
    const RunConfig &config, const MethodTable &methods, const std::string &where)
{
    const MethodDescription *method = findMethod(methods, config.method.name);
    if (method == nullptr) {
        return {};
    }
    const auto complete = completeOptions(*method, config.method.options);
    if (!complete) {
        Error error = complete.error();
        error.where = placeOf(where, error.where);
        return tl::unexpected(std::move(error));
    }
    return {};
}

} // namespace

Status applyOverrides(
    const std::vector<ConfigOverride> &overrides, const MethodTable &methods, RunConfig &config)
{
    const std::string fileMethod = config.method.name;
    for (const ConfigOverride &change : overrides) {
        if (isMethodOption(change.key)) {
            continue; // after the method's name, wherever that stands on the command line
        }
        const SettingSpec *spec = findSetting(change.key);
        if (spec == nullptr) {
            return unknownOverride(change.key, findMethod(methods, config.method.name));
        }
        if (const Status status = applySetting(*spec, change, config); !status) {
            return status;
        }
    }
    const MethodDescription *method = findMethod(methods, config.method.name);
    if (method == nullptr) {
        return {}; // validation says so
    }
    if (config.method.name != fileMethod && findMethod(methods, fileMethod) != nullptr) {
        keepKnownOptions(*method, config.method.options);
    }
    for (const ConfigOverride &change : overrides) {
        if (isMethodOption(change.key)) {
            if (const Status status = applyOption(*method, change, config); !status) {
                return status;
            }
        }
    }
    return {};
}

Result<ConfigOverride> parseOverride(std::string_view text)
{
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0) {
        return fail(ErrorCode::Usage,
            fmt::format("{} is not key=value", inQuotes(text)),
            "--set",
            "write it like --set training.steps=200");
    }
    return ConfigOverride { std::string(text.substr(0, equals)),
        std::string(text.substr(equals + 1)) };
}

Result<RunConfig> loadRunConfig(const std::filesystem::path &file,
    const std::vector<ConfigOverride> &overrides,
    const MethodTable &methods)
{
    const auto text = readFile(file, largestFile);
    if (!text) {
        return tl::unexpected(text.error());
    }
    const std::string where = file.string();
    auto config = parseRunConfig(*text, where, std::filesystem::absolute(file).parent_path());
    if (!config) {
        return config;
    }
    if (const Status status = checkFileOptions(*config, methods, where); !status) {
        return tl::unexpected(status.error());
    }
    return changedRunConfig(std::move(*config), overrides, methods, where);
}

Result<RunConfig> changedRunConfig(RunConfig config,
    const std::vector<ConfigOverride> &overrides,
    const MethodTable &methods,
    const std::string &where)
{
    if (const Status status = applyOverrides(overrides, methods, config); !status) {
        return tl::unexpected(status.error());
    }
    std::set<std::string> overridden;
    for (const ConfigOverride &change : overrides) {
        overridden.insert(change.key);
    }
    if (const Status status = firstProblem(validateRunConfig(config, methods), where, overridden);
        !status) {
        return tl::unexpected(status.error());
    }
    // Options in the types of their descriptions: 8 given for a real becomes 8.0.
    const auto complete =
        completeOptions(*findMethod(methods, config.method.name), config.method.options);
    for (auto &[key, value] : config.method.options) {
        value = complete->at(key);
    }
    return config;
}

Result<RunConfig> parseRunConfig(
    std::string_view json, const std::string &where, const std::filesystem::path &base)
{
    const auto tree = parseStrictJson(json, where);
    if (!tree) {
        return tl::unexpected(tree.error());
    }
    return configFromTree(*tree, where, std::filesystem::absolute(base));
}

std::string writeRunConfig(const RunConfig &config)
{
    return configTree(config).dump(4, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

} // namespace tp
