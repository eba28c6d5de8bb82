// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"
#include "app/cli/jsonnumber.h"
#include "app/cli/progress.h"
#include "app/cli/verb.h"

#include "model/adapters/methods.h"
#include "model/config/adaptation.h"
#include "model/config/configjson.h"
#include "model/core/text.h"
#include "model/store/runreader.h"
#include "model/train/engine.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <iostream>
#include <limits>
#include <map>
#include <memory>

namespace tp::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

const std::map<std::string, AdaptedPart> parts { { "all", AdaptedPart::All },
    { "routing", AdaptedPart::Routing },
    { "mean", AdaptedPart::Mean },
    { "scratch", AdaptedPart::Scratch },
    { "modules", AdaptedPart::Modules },
    { "squeezed", AdaptedPart::Squeezed } };
const std::map<std::string, StartRouting> routings { { "fresh", StartRouting::Fresh },
    { "nearest", StartRouting::Nearest } };
const std::map<std::string, SelectionProtocol> protocols { { "separate-dev",
                                                               SelectionProtocol::SeparateDev },
    { "best-on-test", SelectionProtocol::BestOnTest } };

struct AdaptArguments
{
    AdaptRequest request;
    std::string run;
    std::string store;
    std::vector<std::uint64_t> seeds { 1 };
    std::vector<std::uint64_t> sampleSeeds { 1 };
    std::string preset;
    std::vector<std::string> settings;
    bool zeroShot = false;
    bool json = false;
};

// One training of the many.
struct Adapted
{
    std::uint64_t seed = 0;
    std::uint64_t sampleSeed = 0;
    std::filesystem::path run;
    std::int64_t step = 0; // the best by the protocol
    TaskEvaluation test;
};

Result<RunConfig> configFor(const RunDescription &source, const AdaptArguments &arguments)
{
    auto config = adaptationConfig(source, arguments.request, methodTable());
    if (!config) {
        return config;
    }
    const auto overrides = parseOverrides(arguments.preset, arguments.settings);
    if (!overrides) {
        return tl::unexpected(overrides.error());
    }
    return changedRunConfig(
        std::move(*config), *overrides, methodTable(), arguments.request.run.string());
}

Result<Adapted> resultOf(const std::filesystem::path &run)
{
    const auto reader = RunReader::open(run);
    if (!reader) {
        return tl::unexpected(reader.error());
    }
    const EvaluationRecord *test = newestEvaluation(reader->history(), "test");
    if (test == nullptr || test->tasks.size() != 1) {
        return fail(ErrorCode::Internal, "the adapted run has no test score", run.string());
    }
    Adapted adapted;
    adapted.run = run;
    adapted.step = test->step;
    adapted.test = test->tasks.front();
    return adapted;
}

std::string nameIn(const auto &names, auto value)
{
    for (const auto &[name, known] : names) {
        if (known == value) {
            return name;
        }
    }
    return {};
}

struct Summary
{
    double mean = missing;
    double deviation = missing; // n - 1 in the denominator; NaN for one run
};

Summary summarise(const std::vector<Adapted> &runs)
{
    Summary summary;
    if (runs.empty()) {
        return summary;
    }
    const auto n = static_cast<double>(runs.size());
    summary.mean = 0.0;
    for (const Adapted &adapted : runs) {
        summary.mean += adapted.test.score / n;
    }
    if (runs.size() > 1) {
        double squares = 0.0;
        for (const Adapted &adapted : runs) {
            squares += std::pow(adapted.test.score - summary.mean, 2);
        }
        summary.deviation = std::sqrt(squares / (n - 1.0));
    }
    return summary;
}

void printJson(const AdaptArguments &arguments, const std::vector<Adapted> &runs)
{
    Json list = Json::array();
    for (const Adapted &adapted : runs) {
        list.push_back({ { "run", adapted.run.string() },
            { "seed", adapted.seed },
            { "sample_seed", adapted.sampleSeed },
            { "best_step", adapted.step },
            { "score", numberOrNull(adapted.test.score) },
            { "loss", numberOrNull(adapted.test.loss) },
            { "n", adapted.test.n } });
    }
    const Summary summary = summarise(runs);
    const AdaptRequest &request = arguments.request;
    std::cout << Json { { "task", request.task },
        { "how", nameIn(parts, request.part) },
        { "shots", request.shots },
        { "protocol", nameIn(protocols, request.protocol) },
        { "split", "test" },
        { "mean", numberOrNull(summary.mean) },
        { "deviation", numberOrNull(summary.deviation) },
        { "runs", std::move(list) } }
                     .dump(-1, ' ', false, Json::error_handler_t::replace)
              << "\n";
}

void printTable(const AdaptArguments &arguments, const std::vector<Adapted> &runs)
{
    std::cout << fmt::format(
        "{:>6} {:>7} {:>10} {:>8} {:>8}  run\n", "seed", "sample", "best step", "score", "loss");
    for (const Adapted &adapted : runs) {
        std::cout << fmt::format("{:>6} {:>7} {:>10} {:>8.4f} {:>8}  {}\n",
            adapted.seed,
            adapted.sampleSeed,
            adapted.step,
            adapted.test.score,
            formatShort(adapted.test.loss, 5),
            adapted.run.filename().string());
    }
    const Summary summary = summarise(runs);
    std::cout << fmt::format("{} · {} · {} shots: test score {:.4f}",
        printable(arguments.request.task),
        nameIn(parts, arguments.request.part),
        arguments.request.shots,
        summary.mean);
    if (std::isfinite(summary.deviation)) {
        std::cout << fmt::format(" ± {:.4f} over {} runs", summary.deviation, runs.size());
    }
    std::cout << (arguments.request.protocol == SelectionProtocol::BestOnTest
            ? "; optimistic: each step was chosen on the test split itself\n"
            : "; each step was chosen on the validation split\n");
}

int runZeroShot(const RunDescription &source, AdaptArguments &arguments)
{
    // Fresh routing is uniform but for noise: the mean of the experts, where there is one.
    auto config = configFor(source, arguments);
    if (!config) {
        return report(config.error());
    }
    ProgressPrinter printer(std::cerr, progressOptionsFor(2), {});
    const std::stop_token stop = stopOnSignals();
    const auto record = evaluateStart(
        { .config = std::move(*config),
            .split = Split::Test,
            .progress = [&printer](double done,
                            const std::string &stage) { printer.progress(done, stage); } },
        stop);
    printer.finish();
    if (!record) {
        const int code = report(record.error());
        return stop.stop_requested() ? stoppedCode : code;
    }
    const TaskEvaluation &task = record->tasks.front();
    const char *routing =
        arguments.request.routing == StartRouting::Nearest ? "nearest" : "average";
    if (arguments.json) {
        std::cout << Json { { "task", arguments.request.task },
            { "how", "zero-shot" },
            { "routing", routing },
            { "split", "test" },
            { "score", numberOrNull(task.score) },
            { "loss", numberOrNull(task.loss) },
            { "n", task.n } }
                         .dump(-1, ' ', false, Json::error_handler_t::replace)
                  << "\n";
    } else {
        std::cout << fmt::format(
            "{} · zero-shot, {} routing: test score {:.4f}, loss {}, {} rows\n",
            printable(arguments.request.task),
            routing,
            task.score,
            formatShort(task.loss, 5),
            task.n);
    }
    return 0;
}

int runAdapt(AdaptArguments &arguments)
{
    arguments.request.run = runFolder(arguments.run);
    const auto reader = RunReader::open(arguments.request.run);
    if (!reader) {
        return report(reader.error());
    }
    const RunDescription source = reader->history().description;
    if (arguments.zeroShot) {
        return runZeroShot(source, arguments);
    }
    const std::filesystem::path store = storeFolder(arguments.store);
    const std::stop_token stop = stopOnSignals();
    std::vector<Adapted> done;
    for (const std::uint64_t sampleSeed : arguments.sampleSeeds) {
        for (const std::uint64_t seed : arguments.seeds) {
            arguments.request.seed = seed;
            arguments.request.sampleSeed = sampleSeed;
            auto config = configFor(source, arguments);
            if (!config) {
                return report(config.error());
            }
            ProgressPrinter printer(std::cerr, progressOptionsFor(2), store);
            const RunOutcome outcome = train({ std::move(*config), store, nullptr }, printer, stop);
            printer.finish();
            if (outcome.kind == OutcomeKind::Failed) {
                return report(outcome.error);
            }
            if (outcome.kind == OutcomeKind::Stopped) {
                return stoppedCode;
            }
            auto adapted = resultOf(outcome.run);
            if (!adapted) {
                return report(adapted.error());
            }
            adapted->seed = seed;
            adapted->sampleSeed = sampleSeed;
            done.push_back(std::move(*adapted));
        }
    }
    arguments.json ? printJson(arguments, done) : printTable(arguments, done);
    return 0;
}

} // namespace

void addAdapt(CLI::App &app, Context &context)
{
    auto arguments = std::make_shared<AdaptArguments>();
    AdaptRequest &request = arguments->request;
    CLI::App *verb =
        app.add_subcommand("adapt", "Adapt a trained run to a task that it was not trained on");
    verb->add_option("run", arguments->run, "Folder of the trained run")->required();
    verb->add_option("--task", request.task, "A task of the run's suite, held out for example")
        ->required();
    verb->add_option("--shots", request.shots, "Training rows, drawn from the task's")
        ->check(CLI::Range(std::int64_t { 1 }, std::int64_t { 1'000'000 }))
        ->capture_default_str();
    verb->add_option("--how",
            request.part,
            "all; routing: modules as trained (-z); mean: modules under uniform routing (-mu); "
            "scratch: nothing of the run, to compare with; modules: under the routing that they "
            "start with; squeezed: of task-moe, the whole model, each layer from the expert of the "
            "largest weight")
        ->transform(CLI::CheckedTransformer(parts))
        ->default_str("all");
    verb->add_option("--routing",
            request.routing,
            "What the new task's routing starts from: fresh (all experts alike), or nearest, the "
            "trained task with the most similar inputs")
        ->transform(CLI::CheckedTransformer(routings))
        ->default_str("fresh");
    verb->add_option("--protocol",
            request.protocol,
            "Which step counts: separate-dev, the best on the validation split; best-on-test, as "
            "published code does it, which is optimistic")
        ->transform(CLI::CheckedTransformer(protocols))
        ->default_str("separate-dev");
    verb->add_flag("--zero-shot", arguments->zeroShot, "Score without training");
    verb->add_option("--steps", request.steps, "Optimiser steps")
        ->check(CLI::Range(std::int64_t { 1 }, std::int64_t { 1'000'000'000 }))
        ->capture_default_str();
    verb->add_option("--seeds", arguments->seeds, "Seeds of training: a run for each")
        ->delimiter(',')
        ->capture_default_str();
    verb->add_option(
            "--sample-seeds", arguments->sampleSeeds, "Seeds of the rows drawn: a run each")
        ->delimiter(',')
        ->capture_default_str();
    verb->add_option("--store",
        arguments->store,
        "Folder of the runs; the XDG data folder if not "
        "given");
    verb->add_option("--preset",
        arguments->preset,
        "A paper's recipe, few-shot-t0 for example; see 'tensorpoly presets'");
    verb->add_option(
            "--set", arguments->settings, "Change a configuration key: key=value; repeatable")
        ->allow_extra_args(false);
    verb->add_flag("--json", arguments->json, "One JSON object on stdout");
    verb->callback([arguments, &context] { context.exitCode = runAdapt(*arguments); });
}

} // namespace tp::cli
