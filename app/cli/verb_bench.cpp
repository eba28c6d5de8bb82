// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/benchoutput.h"
#include "app/cli/interrupt.h"
#include "app/cli/progress.h"
#include "app/cli/verb.h"

#include "model/adapters/methods.h"
#include "model/config/configjson.h"

#include <nlohmann/json.hpp>

#include <array>
#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <span>

namespace tp::cli {

namespace {

using Json = nlohmann::ordered_json;

struct BenchArguments
{
    std::string config; // empty: the demo's
    std::vector<std::string> settings;
    std::vector<std::string> methods;
    int rounds = 5;
    std::string split = "test";
    std::int64_t limit = 16;
    std::vector<std::int64_t> tasks { 8, 64, 512 };
    std::vector<std::int64_t> experts { 4, 16, 64 };
    std::string folder; // of the measured store; empty: the system's for temporary files
    int runs = 200;
    std::int64_t records = 10'000;
    bool json = false;
};

// What a measurement needs besides its arguments.
struct Watch
{
    std::function<void(double, const std::string &)> progress;
    std::stop_token stop;
};

struct Measured
{
    Json json;
    std::string table;
    Json leftOut = {}; // of steps, whose value holds methods alone
};

template <typename Benchmark> Result<Measured> measured(const Result<Benchmark> &result)
{
    if (!result) {
        return tl::unexpected(result.error());
    }
    return Measured { benchJson(*result), benchTable(*result) };
}

Result<BenchmarkRequest> requestOf(const BenchArguments &arguments, const Watch &watch)
{
    const auto overrides = parseOverrides({}, arguments.settings);
    if (!overrides) {
        return tl::unexpected(overrides.error());
    }
    std::filesystem::path file = arguments.config;
    if (file.empty()) {
        const std::filesystem::path demo = shippedDemo();
        if (demo.empty()) {
            return fail(ErrorCode::Usage,
                "the demo, which is measured otherwise, is not beside this program",
                "config",
                "name a configuration");
        }
        file = demo / "demo.json";
    }
    const auto config = loadRunConfig(file, *overrides, methodTable());
    if (!config) {
        return tl::unexpected(config.error());
    }
    return BenchmarkRequest { .config = *config,
        .methods = arguments.methods,
        .rounds = arguments.rounds,
        .progress = watch.progress,
        .stop = watch.stop };
}

Result<Measured> measureSteps(const BenchArguments &arguments, const Watch &watch)
{
    const auto request = requestOf(arguments, watch);
    if (!request) {
        return tl::unexpected(request.error());
    }
    const auto result = benchmarkSteps(*request);
    auto both = measured(result);
    if (both) {
        both->leftOut = leftOutJson(result->leftOut);
    }
    return both;
}

Result<Measured> measureEvaluation(const BenchArguments &arguments, const Watch &watch)
{
    const auto request = requestOf(arguments, watch);
    if (!request) {
        return tl::unexpected(request.error());
    }
    const auto split = splitFromName(arguments.split);
    if (!split) {
        return tl::unexpected(split.error());
    }
    return measured(benchmarkEvaluation(*request, *split, arguments.limit));
}

Result<Measured> measureScaling(const BenchArguments &arguments, const Watch &watch)
{
    const auto request = requestOf(arguments, watch);
    if (!request) {
        return tl::unexpected(request.error());
    }
    return measured(benchmarkScaling(*request, arguments.tasks, arguments.experts));
}

Result<Measured> measureStore(const BenchArguments &arguments, const Watch &watch)
{
    std::error_code error;
    const std::filesystem::path folder = arguments.folder.empty()
        ? std::filesystem::temp_directory_path(error)
        : storeFolder(arguments.folder);
    return measured(benchmarkStore({ .folder = folder,
        .runs = arguments.runs,
        .records = arguments.records,
        .rounds = arguments.rounds,
        .progress = watch.progress,
        .stop = watch.stop }));
}

struct Measurement
{
    const char *name;
    const char *help;
    Result<Measured> (*measure)(const BenchArguments &arguments, const Watch &watch);
    int rounds;
};

constexpr std::array measurements {
    Measurement { "step",
        "A training step of every method against the frozen backbone's forward and backward",
        measureSteps,
        15 },
    Measurement { "eval",
        "An evaluation with every method against the frozen backbone's forward pass over its rows",
        measureEvaluation,
        5 },
    Measurement { "store",
        "Listing a store, opening a run and following one that grows, on files made for it",
        measureStore,
        5 },
    Measurement { "tasks",
        "What more tasks and more experts cost a training step of each method that has experts",
        measureScaling,
        7 },
};

int bench(std::span<const Measurement> chosen, BenchArguments arguments, bool ownRounds)
{
    const std::stop_token stop = stopOnSignals();
    ProgressPrinter printer(std::cerr, progressOptionsFor(2), {});
    Json json;
    for (const Measurement &measurement : chosen) {
        if (!ownRounds) {
            arguments.rounds = measurement.rounds;
        }
        const auto result = measurement.measure(arguments,
            { [&](double done, const std::string &stage) {
                 printer.show(done, std::string("bench ") + measurement.name + ": " + stage);
             },
                stop });
        printer.finish();
        if (!result) {
            const int code = report(result.error());
            return stop.stop_requested() ? stoppedCode : code;
        }
        if (!arguments.json) {
            std::cout << result->table << std::flush;
        }
        json[measurement.name] = result->json;
        if (!result->leftOut.is_null()) {
            json["left_out"] = result->leftOut;
        }
    }
    if (arguments.json) {
        std::cout << json.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
    }
    return 0;
}

void addEngineOptions(CLI::App &sub, BenchArguments &arguments)
{
    sub.add_option("config",
        arguments.config,
        "Configuration that gives suite, backbone, shapes and device (the demo's)");
    sub.add_option("--set", arguments.settings, "Change a configuration key: key=value");
    sub.add_option("--method", arguments.methods, "A method to measure, with its defaults (all)")
        ->type_name("NAME")
        ->allow_extra_args(false);
}

void addStoreOptions(CLI::App &sub, BenchArguments &arguments)
{
    sub.add_option("--folder",
        arguments.folder,
        "Where to make the store, which is removed afterwards (the folder for temporary files)");
    sub.add_option("--runs", arguments.runs, "Runs to list")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    sub.add_option("--records",
           arguments.records,
           "Steps of the run to open and follow; 10000 take about 60 MB, mostly routing")
        ->check(CLI::Range(100, 1'000'000))
        ->capture_default_str();
    sub.footer("\"cold\" is after asking the system to forget the files. It does not do so for "
               "memory file systems, nor where it has other reasons to keep them; cold is then as "
               "fast as warm.");
}

void addOptions(CLI::App &sub, const std::string &name, BenchArguments &arguments)
{
    const CLI::Range counts(1, 1'000'000);
    if (name == "store") {
        addStoreOptions(sub, arguments);
        return;
    }
    addEngineOptions(sub, arguments);
    if (name == "eval") {
        sub.add_option("--split", arguments.split, "validation or test")->capture_default_str();
        sub.add_option("--limit", arguments.limit, "Rows of each task, 0: all")
            ->check(CLI::Range(0, 1'000'000'000))
            ->capture_default_str();
        sub.footer("Adapters are not trained for this: where answers are generated, methods may "
                   "give answers of other lengths, which the times tell, too.");
    } else if (name == "tasks") {
        sub.add_option("--tasks", arguments.tasks, "Numbers of tasks in the routing table")
            ->delimiter(',')
            ->check(counts)
            ->capture_default_str();
        sub.add_option("--experts",
               arguments.experts,
               "Numbers of experts, for as many tasks as "
               "the smallest of --tasks")
            ->delimiter(',')
            ->check(counts)
            ->capture_default_str();
        sub.footer("The batch has the configuration's shape; its rows are dealt to the tasks as "
                   "evenly as balanced sampling does it. Ratios are to the smallest number.");
    }
}

} // namespace

void addBench(CLI::App &app, Context &context)
{
    CLI::App *verb = app.add_subcommand("bench", "Measure ratios of speed in one run");
    verb->require_subcommand(0, 1);
    verb->footer("Without a name, all four on the demo. Ratios within one call are what these are "
                 "for; times of one machine on one day are not.");
    auto all = std::make_shared<BenchArguments>();
    verb->add_flag("--json", all->json, "One JSON object on stdout");
    verb->callback([verb, all, &context] {
        if (verb->get_subcommands().empty()) {
            context.exitCode = bench(measurements, *all, false);
        }
    });
    for (const Measurement &measurement : measurements) {
        auto arguments = std::make_shared<BenchArguments>();
        CLI::App *sub = verb->add_subcommand(measurement.name, measurement.help);
        addOptions(*sub, measurement.name, *arguments);
        arguments->rounds = measurement.rounds;
        sub->add_option("--rounds", arguments->rounds, "Rounds of measurement")
            ->check(CLI::Range(1, 10'000))
            ->capture_default_str();
        sub->add_flag("--json", arguments->json, "One JSON object on stdout");
        sub->callback([&measurement, arguments, &context] {
            context.exitCode = bench({ &measurement, 1 }, *arguments, true);
        });
    }
}

} // namespace tp::cli
