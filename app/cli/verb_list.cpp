// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"

#include "model/config/configjson.h"
#include "model/core/text.h"
#include "model/store/runquery.h"
#include "model/store/runreader.h"
#include "model/store/runstore.h"
#include "model/store/runupkeep.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <iostream>
#include <memory>

namespace tp::cli {

namespace {

using Json = nlohmann::ordered_json;

struct ListArguments
{
    std::string store;
    std::string filter;
    bool json = false;
};

// Sizes and durations are looked up only where they are asked for.
RunFacts factsOf(const RunSummary &run, const RunQuery &query)
{
    RunFacts facts { .run = &run, .bytes = {} };
    if (query.asksFor("size")) {
        if (const auto bytes = sizeOnDisk(run.folder)) {
            facts.bytes = *bytes;
        }
    }
    if (query.asksFor("duration")) {
        if (const auto reader = RunReader::open(run.folder)) {
            facts.seconds = trainedSeconds(reader->history());
        }
    }
    return facts;
}

Status keepMatching(std::vector<RunSummary> &runs, const std::string &filter)
{
    std::vector<std::string> options;
    for (const RunSummary &run : runs) {
        for (const auto &[name, ignored] : run.description->config.method.options) {
            options.push_back(name);
        }
    }
    const RunQuery query(filter, options);
    if (!query.problems().empty()) {
        const QueryProblem &problem = query.problems().front();
        return fail(
            ErrorCode::Usage, describeProblem(problem), "--filter: " + inQuotes(problem.word));
    }
    std::erase_if(
        runs, [&query](const RunSummary &run) { return !query.matches(factsOf(run, query)); });
    return {};
}

Json toJson(const std::vector<RunSummary> &runs)
{
    Json list = Json::array();
    for (const RunSummary &run : runs) {
        Json score = nullptr;
        if (std::isfinite(run.state.score)) {
            score = run.state.score;
        }
        list.push_back({ { "run", run.folder.string() },
            { "name", run.name },
            { "method", run.method },
            { "suite", run.suite },
            { "phase", runPhaseName(run.state.phase) },
            { "step", run.state.step },
            { "steps", run.state.steps },
            { "score", std::move(score) },
            { "tags", run.annotations.tags } });
    }
    return list;
}

void printTable(const std::vector<RunSummary> &runs)
{
    std::cout << fmt::format("{:<10} {:>13} {:>7}  {:<14} {:<32} {}\n",
        "phase",
        "step",
        "score",
        "method",
        "name",
        "run");
    for (const RunSummary &run : runs) {
        std::cout << fmt::format("{:<10} {:>13} {:>7}  {:<14} {:<32} {}\n",
            runPhaseName(run.state.phase),
            fmt::format("{}/{}", run.state.step, run.state.steps),
            std::isnan(run.state.score) ? "-" : formatShort(run.state.score, 3),
            run.method,
            printable(run.name),
            run.folder.string());
    }
}

} // namespace

void addList(CLI::App &app, Context &context)
{
    auto arguments = std::make_shared<ListArguments>();
    CLI::App *verb = app.add_subcommand("list", "List the runs of a store, newest first");
    verb->add_option(
        "--store", arguments->store, "Folder of the runs; the XDG data folder if not given");
    verb->add_option("--filter",
        arguments->filter,
        "Only runs that fit, as in the window: 'method:lora tag:paper score>0.8 method.rank=8'");
    verb->add_flag("--json", arguments->json, "One JSON list on stdout");
    verb->callback([arguments, &context] {
        auto runs = listRuns(storeFolder(arguments->store));
        if (const Status fits = keepMatching(runs, arguments->filter); !fits) {
            context.exitCode = report(fits.error());
            return;
        }
        if (arguments->json) {
            std::cout << toJson(runs).dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
        } else {
            printTable(runs);
        }
    });
}

} // namespace tp::cli
