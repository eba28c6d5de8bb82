// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/analysisoutput.h"
#include "app/cli/namedreferences.h"
#include "app/cli/verb.h"

#include "model/analysis/alerts.h"
#include "model/store/runreader.h"
#include "model/store/runstore.h"

#include <fmt/format.h>

#include <iostream>
#include <memory>

namespace tp::cli {

namespace {

struct AnalyzeArguments
{
    std::string run;
    std::vector<std::string> references;
    bool overTime = false;
    bool json = false;
};

int analyze(const AnalyzeArguments &arguments)
{
    const auto reader = RunReader::open(runFolder(arguments.run));
    if (!reader) {
        return report(reader.error());
    }
    const auto search = findReferencesFor(*reader, arguments.references);
    if (!search) {
        return report(search.error());
    }
    for (const Error &problem : search->problems) {
        report(problem);
    }
    const RunHistory &history = reader->history();
    const RunAnalysis analysis = analyseRun(history, search->sets);
    AnalysisOutput output { .history = history,
        .analysis = analysis,
        .alerts = alertsOf(history, search->sets),
        .overTime = {} };
    if (arguments.overTime) {
        output.overTime = agreementOverTime(history.description, history.routing);
    }
    if (arguments.json) {
        printAnalysisJson(output);
    } else {
        printAnalysisTables(output);
    }
    if (!analysis.transfer) {
        std::cerr << fmt::format(
            "tensorpoly: no negative transfer: {}{}\n"
            "  train references with 'tensorpoly references CONFIG.json FOLDER' and pass "
            "'--references FOLDER', or train with '--set references.mode=train'\n",
            analysis.noTransfer,
            search->others > 0 ? fmt::format(" ({} that do not match)", search->others) : "");
    }
    return 0;
}

} // namespace

void addAnalyze(CLI::App &app, Context &context)
{
    const auto arguments = std::make_shared<AnalyzeArguments>();
    CLI::App *verb = app.add_subcommand(
        "analyze", "Routing, clusters of tasks, negative transfer and alerts of a run");
    verb->add_option("run", arguments->run, "Run folder, or its name in the default store")
        ->required();
    verb->add_option("--references", arguments->references, namedReferencesHelp)
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all();
    verb->add_flag(
        "--over-time", arguments->overTime, "Add agreement with the categories over time");
    verb->add_flag("--json", arguments->json, "Print one JSON object");
    verb->callback([arguments, &context] { context.exitCode = analyze(*arguments); });
}

} // namespace tp::cli
