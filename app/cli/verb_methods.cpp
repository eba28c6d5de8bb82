// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"

#include "model/adapters/methods.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <iostream>
#include <memory>

namespace tp::cli {

namespace {

using Json = nlohmann::ordered_json;

// Whole bounds of integers without a decimal point.
Json bound(const OptionSpec &spec, double value)
{
    return spec.type == OptionType::Integer ? Json(static_cast<std::int64_t>(value)) : Json(value);
}

Json domainOf(const OptionSpec &spec)
{
    if (spec.type == OptionType::Boolean) {
        return { { "choices", { false, true } } };
    }
    if (!spec.choices.empty()) {
        Json choices = Json::array();
        for (const std::string &choice : spec.choices) {
            choices.push_back(
                spec.type == OptionType::Integer ? Json::parse(choice) : Json(choice));
        }
        return { { "choices", std::move(choices) } };
    }
    return { { "minimum", bound(spec, spec.minimum) }, { "maximum", bound(spec, spec.maximum) } };
}

Json toJson(const OptionSpec &spec)
{
    return { { "key", spec.key },
        { "label", spec.label },
        { "help", spec.help },
        { "type", optionTypeName(spec.type) },
        { "default", std::visit([](const auto &value) { return Json(value); }, spec.defaultValue) },
        { "domain", domainOf(spec) },
        { "advanced", spec.advanced } };
}

Json toJson(const MethodDescription &method)
{
    Json options = Json::array();
    for (const OptionSpec &spec : method.options) {
        options.push_back(toJson(spec));
    }
    return { { "name", method.name },
        { "label", method.label },
        { "summary", method.summary },
        { "source", method.source },
        { "routed", method.routed },
        { "token_routed", method.tokenRouted },
        { "learning_rate", method.suggestedLearningRate },
        { "router_learning_rate", method.suggestedRouterLearningRate },
        { "options", std::move(options) } };
}

void printMethod(const MethodDescription &method)
{
    std::cout << fmt::format("{}: {}\n    {}\n", method.name, method.label, method.summary);
    for (const OptionSpec &spec : method.options) {
        const auto *text = std::get_if<std::string>(&spec.defaultValue);
        std::cout << fmt::format("    method.{}: {} ({}; default {})\n",
            spec.key,
            spec.help,
            describeDomain(spec),
            text != nullptr ? *text : describeValue(spec.defaultValue));
    }
}

void runMethods(bool json)
{
    Json list = Json::array();
    for (const MethodDescription &method : methodTable()) {
        if (method.reference) {
            continue; // trained by the program itself, not a choice
        }
        if (json) {
            list.push_back(toJson(method));
        } else {
            printMethod(method);
        }
    }
    if (json) {
        std::cout << Json { { "methods", std::move(list) } }.dump() << "\n";
    }
}

} // namespace

void addMethods(CLI::App &app, Context &)
{
    auto json = std::make_shared<bool>(false);
    CLI::App *verb = app.add_subcommand("methods", "List the methods and their options");
    verb->add_flag("--json", *json, "One JSON object on stdout");
    verb->callback([json] { runMethods(*json); });
}

} // namespace tp::cli
