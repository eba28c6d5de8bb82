// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"

#include "model/adapters/methods.h"
#include "model/config/configjson.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>

namespace tp::cli {

namespace {

struct ParamsArguments
{
    std::string backbone;
    std::string method;
    std::vector<std::string> settings;
    std::int64_t tasks = 1;
    bool json = false;
};

// Text that is no JSON number or truth value stays text; lists and objects do too, and are refused
// where the option is checked.
OptionValue optionValue(const std::string &text)
{
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_boolean()) {
        return json.get<bool>();
    }
    if (json.is_number_integer()
        && !(json.is_number_unsigned() && json.get<std::uint64_t>() > INT64_MAX)) {
        return json.get<std::int64_t>();
    }
    if (json.is_number()) {
        return json.get<double>();
    }
    return json.is_string() ? json.get<std::string>() : text;
}

Result<OptionValues> parseOptions(const std::vector<std::string> &settings)
{
    constexpr std::string_view prefix = "method.";
    OptionValues options;
    for (const std::string &setting : settings) {
        const auto parsed = parseOverride(setting);
        if (!parsed) {
            return tl::unexpected(parsed.error());
        }
        const bool dotted = parsed->key.starts_with(prefix);
        const std::string key = dotted ? parsed->key.substr(prefix.size()) : parsed->key;
        options[key] = optionValue(parsed->value);
    }
    return options;
}

Result<ParameterCount> count(const ParamsArguments &arguments)
{
    const auto options = parseOptions(arguments.settings);
    if (!options) {
        return tl::unexpected(options.error());
    }
    return countParameters(arguments.backbone, arguments.method, *options, arguments.tasks);
}

void print(const ParameterCount &count, bool json)
{
    const std::vector<std::tuple<const char *, const char *, std::int64_t>> rows {
        { "adapted_linears", "adapted Linears", count.adaptedLinears },
        { "modules", "numbers in the experts", count.modules },
        { "router_per_task", "router numbers per task", count.routerPerTask },
        { "router_total", "router numbers in all", count.routerTotal },
        { "frozen_norm", "frozen layer norm numbers", count.frozenNorm },
        { "backbone", "numbers in the backbone", count.backbone },
    };
    if (json) {
        nlohmann::ordered_json object;
        for (const auto &[key, label, value] : rows) {
            object[key] = value;
        }
        std::cout << object.dump() << '\n';
        return;
    }
    for (const auto &[key, label, value] : rows) {
        std::cout << fmt::format("{:<26}{:>16}\n", label, value);
    }
}

} // namespace

void addParams(CLI::App &app, Context &context)
{
    const auto arguments = std::make_shared<ParamsArguments>();
    CLI::App *verb = app.add_subcommand(
        "params", "Count what a method would train on a backbone, from its config.json alone");
    verb->add_option(
            "--backbone", arguments->backbone, "Hugging Face folder; only config.json is read")
        ->required();
    verb->add_option("--method", arguments->method, "Method name, see 'tensorpoly methods'")
        ->required();
    // One value each time: a list would swallow what follows.
    verb->add_option("--set", arguments->settings, "Method option as key=value; may be repeated")
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all();
    verb->add_option("--tasks", arguments->tasks, "Number of tasks that route")
        ->capture_default_str();
    verb->add_flag("--json", arguments->json, "Print one JSON object");
    verb->callback([arguments, &context] {
        const auto counted = count(*arguments);
        if (!counted) {
            context.exitCode = report(counted.error());
            return;
        }
        print(*counted, arguments->json);
    });
}

} // namespace tp::cli
