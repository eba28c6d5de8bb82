// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/configtable.h"

#include "model/core/text.h"

#include <algorithm>
#include <set>

namespace tp {

namespace {

std::string labelOf(const std::string &key,
    const std::vector<const RunConfig *> &configs,
    const MethodTable &methods)
{
    for (const RunConfig *config : configs) {
        if (const MethodDescription *method = findMethod(methods, config->method.name)) {
            const auto found = std::ranges::find(method->options, key, &OptionSpec::key);
            if (found != method->options.end()) {
                return found->label;
            }
        }
    }
    return key;
}

bool allEqual(const std::vector<std::optional<SettingValue>> &values)
{
    return std::ranges::all_of(values, [&](const auto &value) { return value == values.front(); });
}

void addOptions(std::vector<ConfigRow> &rows,
    const std::vector<const RunConfig *> &configs,
    const MethodTable &methods)
{
    std::vector<OptionValues> options;
    std::set<std::string> keys;
    for (const RunConfig *config : configs) {
        options.push_back(completedOptions(*config, methods));
        for (const auto &[key, value] : options.back()) {
            keys.insert(key);
        }
    }
    for (const std::string &key : keys) {
        ConfigRow row { "method." + key, labelOf(key, configs, methods), {} };
        for (const OptionValues &given : options) {
            const auto found = given.find(key);
            row.values.push_back(found == given.end()
                    ? std::nullopt
                    : std::optional(fromOptionValue(found->second)));
        }
        if (!allEqual(row.values)) {
            rows.push_back(std::move(row));
        }
    }
}

} // namespace

SettingValue fromOptionValue(const OptionValue &value)
{
    return std::visit([](const auto &held) { return SettingValue(held); }, value);
}

OptionValues completedOptions(const RunConfig &config, const MethodTable &methods)
{
    OptionValues options = config.method.options;
    if (const MethodDescription *method = findMethod(methods, config.method.name)) {
        for (const OptionSpec &spec : method->options) {
            options.emplace(spec.key, spec.defaultValue);
        }
    }
    return options;
}

std::string settingText(const SettingValue &value)
{
    if (const auto *text = std::get_if<std::string>(&value)) {
        return *text;
    }
    if (const auto *list = std::get_if<std::vector<std::string>>(&value)) {
        return join(*list, ", ");
    }
    return describeValue(value);
}

std::vector<ConfigRow> differingKeys(
    const std::vector<const RunConfig *> &configs, const MethodTable &methods)
{
    std::vector<ConfigRow> rows;
    if (configs.size() < 2) {
        return rows;
    }
    for (const SettingSpec &spec : runSettings()) {
        ConfigRow row { spec.key, spec.label, {} };
        for (const RunConfig *config : configs) {
            row.values.emplace_back(spec.get(*config));
        }
        if (!allEqual(row.values)) {
            rows.push_back(std::move(row));
        }
        if (spec.key == "method.name") {
            addOptions(rows, configs, methods);
        }
    }
    return rows;
}

} // namespace tp
