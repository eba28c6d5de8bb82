// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"
#include "app/cli/progress.h"
#include "app/cli/verb.h"

#include "model/adapters/methods.h"
#include "model/config/configjson.h"
#include "model/data/suite.h"
#include "model/train/references.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>

namespace tp::cli {

namespace {

struct ReferencesArguments
{
    std::string config;
    std::string destination;
    std::vector<std::string> settings;
    std::vector<std::uint64_t> seeds { 1, 2, 3 };
    bool json = false;
};

int run(const ReferencesArguments &arguments)
{
    std::vector<ConfigOverride> overrides;
    std::string command = "tensorpoly references";
    for (const std::string &setting : arguments.settings) {
        const auto parsed = parseOverride(setting);
        if (!parsed) {
            return report(parsed.error());
        }
        overrides.push_back(*parsed);
        command += " --set " + setting;
    }
    auto config = loadRunConfig(arguments.config, overrides, methodTable());
    if (!config) {
        return report(config.error());
    }
    const auto suite = readSuiteInfo(config->suite.path);
    if (!suite) {
        return report(suite.error());
    }
    const std::stop_token stop = stopOnSignals();
    nlohmann::json files = nlohmann::json::array();
    for (const std::uint64_t seed : arguments.seeds) {
        config->training.seed = seed;
        ProgressPrinter progress(std::cerr, progressOptionsFor(2), {});
        const std::filesystem::path destination = arguments.destination;
        const auto set = trainReferences(*config,
            destination / "runs",
            fmt::format("{} --seeds {}", command, seed),
            progress,
            stop);
        progress.finish();
        if (!set) {
            const int code = report(set.error());
            return stop.stop_requested() ? stoppedCode : code;
        }
        const std::filesystem::path file =
            std::filesystem::absolute(referenceFile(destination, suite->name, *set))
                .lexically_normal();
        if (const Status status = writeReferences(*set, file); !status) {
            return report(status.error());
        }
        files.push_back(file.string());
        if (!arguments.json) {
            std::cout << "wrote " << file.string() << "\n";
        }
    }
    if (arguments.json) {
        std::cout << nlohmann::json { { "references", files } }.dump() << "\n";
    }
    return 0;
}

} // namespace

void addReferences(CLI::App &app, Context &context)
{
    auto arguments = std::make_shared<ReferencesArguments>();
    CLI::App *verb = app.add_subcommand("references",
        "Train the single-task references that negative transfer is measured against");
    verb->add_option("config", arguments->config, "Configuration of the runs to be measured")
        ->required();
    verb->add_option("destination", arguments->destination, "Folder for the *.reference.json files")
        ->required();
    verb->add_option("--seeds", arguments->seeds, "Seeds, one file each")->delimiter(',');
    verb->add_option("--set", arguments->settings, "Change a configuration key: key=value");
    verb->add_flag("--json", arguments->json, "One JSON object on stdout");
    verb->callback([arguments, &context] { context.exitCode = run(*arguments); });
}

} // namespace tp::cli
