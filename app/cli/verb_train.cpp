// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"
#include "app/cli/progress.h"
#include "app/cli/verb.h"

#include "model/adapters/methods.h"
#include "model/config/configjson.h"
#include "model/config/settings.h"
#include "model/core/text.h"
#include "model/train/engine.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>

namespace tp::cli {

namespace {

using Json = nlohmann::ordered_json;

struct TrainArguments
{
    std::string config;
    std::string store;
    std::string name;
    std::string preset;
    std::vector<std::string> settings;
    bool json = false;
};

struct ResumeArguments
{
    std::string run;
    bool json = false;
};

const char *outcomeName(OutcomeKind kind)
{
    switch (kind) {
    case OutcomeKind::Completed:
        return "completed";
    case OutcomeKind::Stopped:
        return "stopped";
    case OutcomeKind::Failed:
        return "failed";
    }
    return "failed";
}

int codeOf(const RunOutcome &outcome)
{
    switch (outcome.kind) {
    case OutcomeKind::Completed:
        return 0;
    case OutcomeKind::Stopped:
        return stoppedCode;
    case OutcomeKind::Failed:
        return exitCode(outcome.error.code);
    }
    return 1;
}

RunOutcome refused(Error error)
{
    RunOutcome outcome;
    outcome.error = std::move(error);
    return outcome;
}

// The last word of train and resume, for people or as the contract's object.
int conclude(const RunOutcome &outcome, bool json)
{
    const bool hasFailed = outcome.kind == OutcomeKind::Failed;
    if (hasFailed) {
        report(outcome.error);
    }
    if (json) {
        Json object { { "run", nullptr },
            { "outcome", outcomeName(outcome.kind) },
            { "step", outcome.step },
            { "error", nullptr } };
        if (!outcome.run.empty()) {
            object["run"] = outcome.run.string();
        }
        if (hasFailed) {
            object["error"] = outcome.error.message();
        }
        std::cout << object.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
    } else if (!hasFailed) {
        std::cout << fmt::format("{} at step {}\n", outcomeName(outcome.kind), outcome.step);
        if (outcome.kind == OutcomeKind::Stopped && !outcome.run.empty()) {
            std::cout << fmt::format("go on with: tensorpoly resume {}\n", outcome.run.string());
        }
    }
    return codeOf(outcome);
}

// With --json, stdout belongs to the object alone. Alerts are for stderr always.
ProgressPrinter printerFor(bool json, const std::filesystem::path &folder)
{
    ProgressPrinter::Options options = progressOptionsFor(json ? 2 : 1);
    options.alerts = &std::cerr;
    return { json ? std::cerr : std::cout, std::move(options), folder };
}

Result<TrainRequest> requestFor(const TrainArguments &arguments)
{
    auto overrides = parseOverrides(arguments.preset, arguments.settings);
    if (!overrides) {
        return tl::unexpected(overrides.error());
    }
    if (!arguments.name.empty()) {
        overrides->push_back({ "name",
            nlohmann::json(arguments.name).dump(-1, ' ', false, Json::error_handler_t::replace) });
    }
    auto config = loadRunConfig(arguments.config, *overrides, methodTable());
    if (!config) {
        return tl::unexpected(config.error());
    }
    TrainRequest request;
    request.config = std::move(*config);
    request.store = storeFolder(arguments.store);
    return request;
}

int runTrain(const TrainArguments &arguments)
{
    const auto request = requestFor(arguments);
    if (!request) {
        return conclude(refused(request.error()), arguments.json);
    }
    ProgressPrinter printer = printerFor(arguments.json, request->store);
    const RunOutcome outcome = train(*request, printer, stopOnSignals());
    printer.finish();
    return conclude(outcome, arguments.json);
}

int runResume(const ResumeArguments &arguments)
{
    const std::filesystem::path folder = runFolder(arguments.run);
    const std::stop_token stop = stopOnSignals();
    ProgressPrinter printer = printerFor(arguments.json, folder);
    const RunOutcome outcome = resume(folder, nullptr, printer, stop);
    printer.finish();
    return conclude(outcome, arguments.json);
}

// The table of settings as text: what a configuration file may hold.
std::string describeKeys()
{
    const RunConfig defaults;
    std::string text = "Keys of a configuration file, and of --set:\n";
    for (const SettingSpec &spec : runSettings()) {
        text += fmt::format("\n{}\n    {}\n    {}", spec.key, spec.help, describeDomain(spec));
        const SettingValue value = spec.get(defaults);
        const bool isText = std::holds_alternative<std::string>(value);
        const bool isList = std::holds_alternative<std::vector<std::string>>(value);
        if (!isList && !(isText && std::get<std::string>(value).empty())) {
            text += fmt::format(
                "; default {}", isText ? std::get<std::string>(value) : describeValue(value));
        }
        text += "\n";
    }
    text += "\nmethod.<option>\n    Options of the method: see 'tensorpoly methods'.\n";
    return text;
}

void addTrainVerb(CLI::App &app, Context &context)
{
    auto arguments = std::make_shared<TrainArguments>();
    CLI::App *verb = app.add_subcommand("train", "Train one run");
    verb->add_option("config", arguments->config, "Configuration file (JSON)")->required();
    verb->add_option(
        "--store", arguments->store, "Folder of the runs; the XDG data folder if not given");
    verb->add_option("--name", arguments->name, "What the run is called in lists");
    verb->add_option("--preset",
        arguments->preset,
        "A paper's recipe over the file's own settings; see 'tensorpoly presets'");
    verb->add_option(
            "--set", arguments->settings, "Change a configuration key: key=value; repeatable")
        ->allow_extra_args(false);
    verb->add_flag("--json", arguments->json, "Last line on stdout: one JSON object");
    verb->add_flag_callback(
        "--help-keys",
        [] {
            std::cout << describeKeys();
            throw CLI::Success();
        },
        "List the keys of a configuration file and exit");
    verb->callback([arguments, &context] { context.exitCode = runTrain(*arguments); });
}

void addResumeVerb(CLI::App &app, Context &context)
{
    auto arguments = std::make_shared<ResumeArguments>();
    CLI::App *verb =
        app.add_subcommand("resume", "Continue a stopped run from its last checkpoint");
    verb->add_option("run", arguments->run, "Folder of the run")->required();
    verb->add_flag("--json", arguments->json, "Last line on stdout: one JSON object");
    verb->callback([arguments, &context] { context.exitCode = runResume(*arguments); });
}

} // namespace

void addTrain(CLI::App &app, Context &context)
{
    addTrainVerb(app, context);
    addResumeVerb(app, context);
}

} // namespace tp::cli
