// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"

#include "model/adapters/methods.h"
#include "model/config/configjson.h"
#include "model/train/benchmark.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>

namespace tp::cli {

namespace {

struct BenchArguments
{
    std::string config;
    std::vector<std::string> settings;
    int rounds = 15;
    bool json = false;
};

int bench(const BenchArguments &arguments)
{
    std::vector<ConfigOverride> overrides;
    for (const std::string &setting : arguments.settings) {
        const auto parsed = parseOverride(setting);
        if (!parsed) {
            return report(parsed.error());
        }
        overrides.push_back(*parsed);
    }
    const auto config = loadRunConfig(arguments.config, overrides, methodTable());
    if (!config) {
        return report(config.error());
    }
    const auto timings = benchmarkSteps(*config, arguments.rounds);
    if (!timings) {
        return report(timings.error());
    }
    nlohmann::ordered_json object;
    for (const StepTiming &timing : *timings) {
        object[timing.method] = { { "ms", timing.milliseconds }, { "ratio", timing.ratio } };
        if (!arguments.json) {
            std::cout << fmt::format("{:<16}{:>9.2f} ms{:>8.2f} x the frozen backbone\n",
                timing.method,
                timing.milliseconds,
                timing.ratio);
        }
    }
    if (arguments.json) {
        std::cout << nlohmann::ordered_json { { "step", object } }.dump() << "\n";
    }
    return 0;
}

} // namespace

void addBench(CLI::App &app, Context &context)
{
    auto arguments = std::make_shared<BenchArguments>();
    CLI::App *verb = app.add_subcommand("bench", "Measure ratios of speed in one run");
    verb->require_subcommand(1);
    CLI::App *step = verb->add_subcommand("step",
        "A training step of every method against the frozen backbone's forward and backward");
    step->add_option(
            "config", arguments->config, "Configuration that gives suite, backbone and shapes")
        ->required();
    step->add_option("--set", arguments->settings, "Change a configuration key: key=value");
    step->add_option("--rounds", arguments->rounds, "Rounds of measurement")
        ->check(CLI::Range(1, 10000));
    step->add_flag("--json", arguments->json, "One JSON object on stdout");
    step->callback([arguments, &context] { context.exitCode = bench(*arguments); });
}

} // namespace tp::cli
