// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/presenters/engineservices.h"

namespace tp::test {

inline OptionSpec integerOption(
    const char *key, const char *label, std::int64_t value, double low, double high, bool advanced)
{
    OptionSpec spec;
    spec.key = key;
    spec.label = label;
    spec.help = "Help.";
    spec.type = OptionType::Integer;
    spec.defaultValue = value;
    spec.minimum = low;
    spec.maximum = high;
    spec.advanced = advanced;
    return spec;
}

// Services that count parameters by a rule simple enough to check by hand:
// modules = 100 * rank, router = 8 per task, backbone = 1 000 000.
inline EngineServices wizardServices()
{
    EngineServices services;
    services.devices = { { "auto" }, { "cpu" } };
    MethodDescription routed;
    routed.name = "tensorpoly-1";
    routed.label = "TensorPoly-I";
    routed.summary = "One tensor for all tasks.";
    routed.routed = true;
    routed.suggestedLearningRate = 3e-3;
    routed.suggestedRouterLearningRate = 0.3;
    routed.options = { integerOption("rank", "Rank", 8, 1, 64, false),
        integerOption("experts", "Experts", 8, 1, 256, false) };
    OptionSpec order = integerOption("order", "Order", 2, 2, 4, true);
    order.choices = { "2", "4" };
    routed.options.push_back(order);
    MethodDescription lora;
    lora.name = "lora";
    lora.label = "LoRA";
    lora.summary = "One shared update.";
    lora.suggestedLearningRate = 1e-2;
    lora.suggestedRouterLearningRate = 0.0;
    lora.options = { integerOption("rank", "Rank", 16, 1, 64, false) };
    MethodDescription hidden;
    hidden.name = "single";
    hidden.label = "Single-task references";
    hidden.reference = true;
    services.methods = { lora, routed, hidden };
    services.countParameters = [](const std::filesystem::path &,
                                   const std::string &method,
                                   const OptionValues &options,
                                   std::int64_t tasks,
                                   const std::vector<std::string> &) -> Result<ParameterCount> {
        ParameterCount count;
        const auto rank = options.find("rank");
        const std::int64_t fallback = method == "lora" ? 16 : 8;
        count.modules =
            100 * (rank == options.end() ? fallback : std::get<std::int64_t>(rank->second));
        count.adaptedLinears = 36;
        count.routerPerTask = method == "lora" ? 0 : 8;
        count.routerTotal = count.routerPerTask * tasks;
        count.backbone = 1000000;
        return count;
    };
    return services;
}

} // namespace tp::test
