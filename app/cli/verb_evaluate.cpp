// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"
#include "app/cli/jsonnumber.h"
#include "app/cli/progress.h"
#include "app/cli/verb.h"

#include "model/core/text.h"
#include "model/store/runreader.h"
#include "model/store/savedevaluations.h"
#include "model/train/engine.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>

namespace tp::cli {

namespace {

using Json = nlohmann::ordered_json;

struct EvaluateArguments
{
    std::string run;
    std::string split = "test";
    std::int64_t limit = 0;
    std::string device = "auto";
    std::string withoutExperts;
    std::int64_t threads = 0;
    bool save = false;
    bool json = false;
};

Json toJson(const EvaluationRecord &record,
    const std::vector<TaskLabel> &labels,
    const std::vector<DisabledExpert> &without)
{
    Json tasks = Json::object();
    for (std::size_t i = 0; i < record.tasks.size(); ++i) {
        const TaskEvaluation &task = record.tasks[i];
        tasks[labels[i].id] = { { "metric", labels[i].metric },
            { "score", numberOrNull(task.score) },
            { "n", task.n },
            { "loss", numberOrNull(task.loss) } };
    }
    Json object { { "split", record.split },
        { "step", record.step },
        { "mean", numberOrNull(record.mean) },
        { "tasks", std::move(tasks) } };
    if (!without.empty()) {
        object["without_experts"] = Json::array();
        for (const DisabledExpert &each : without) {
            object["without_experts"].push_back(
                { { "layer", each.layer }, { "expert", each.expert } });
        }
    }
    return object;
}

void printTable(const EvaluationRecord &record, const std::vector<TaskLabel> &labels)
{
    std::cout << fmt::format(
        "{:<28} {:<14} {:>7} {:>7} {:>9} {:>6}\n", "task", "metric", "score", "+-", "loss", "rows");
    for (std::size_t i = 0; i < record.tasks.size(); ++i) {
        const TaskEvaluation &task = record.tasks[i];
        std::cout << fmt::format("{:<28} {:<14} {:>7.4f} {:>7.4f} {:>9} {:>6}\n",
            printable(labels[i].id),
            labels[i].metric,
            task.score,
            task.standardError,
            formatShort(task.loss, 5),
            task.n);
    }
    std::cout << fmt::format(
        "mean {} score {:.4f} after step {}\n", record.split, record.mean, record.step);
}

int runEvaluate(const EvaluateArguments &arguments)
{
    const auto split = splitFromName(arguments.split);
    if (!split) {
        return report(split.error());
    }
    EvaluateRequest request;
    request.run = runFolder(arguments.run);
    request.split = *split;
    request.limit = arguments.limit;
    request.device = arguments.device;
    request.threads = arguments.threads;
    if (!arguments.withoutExperts.empty()) {
        auto experts = parseDisabledExperts(arguments.withoutExperts, "--without-experts");
        if (!experts) {
            return report(experts.error());
        }
        if (arguments.save) {
            return report({ ErrorCode::Usage,
                "scores without some of the experts are not the run's, and are not kept with it",
                "--save",
                "leave out --save or --without-experts" });
        }
        request.withoutExperts = std::move(*experts);
    }
    const auto reader = RunReader::open(request.run);
    if (!reader) {
        return report(reader.error());
    }
    const std::vector<TaskLabel> &labels = reader->history().description.tasks;
    const std::stop_token stop = stopOnSignals();
    ProgressPrinter printer(std::cerr, progressOptionsFor(2), {});
    request.progress = [&printer](double done, const std::string &stage) {
        printer.progress(done, stage);
    };
    const auto record = evaluate(request, stop);
    printer.finish();
    if (!record) {
        const int code = report(record.error());
        return stop.stop_requested() ? stoppedCode : code;
    }
    if (record->tasks.size() != labels.size()) {
        return report({ ErrorCode::Internal,
            fmt::format(
                "{} tasks were scored, but the run has {}", record->tasks.size(), labels.size()),
            request.run.string(),
            {} });
    }
    if (arguments.save) {
        if (const Status saved = saveEvaluation(request.run, *record); !saved) {
            return report(saved.error());
        }
    }
    if (arguments.json) {
        std::cout << toJson(*record, labels, request.withoutExperts)
                         .dump(-1, ' ', false, Json::error_handler_t::replace)
                  << "\n";
    } else {
        printTable(*record, labels);
        if (!arguments.withoutExperts.empty()) {
            std::cout << "without " << printable(arguments.withoutExperts) << "\n";
        }
    }
    return 0;
}

} // namespace

void addEvaluate(CLI::App &app, Context &context)
{
    auto arguments = std::make_shared<EvaluateArguments>();
    CLI::App *verb = app.add_subcommand("evaluate", "Score a run's last checkpoint on every task");
    verb->add_option("run", arguments->run, "Folder of the run")->required();
    verb->add_option("--split", arguments->split, "train, validation or test")
        ->capture_default_str();
    verb->add_option("--limit", arguments->limit, "Rows of each task; 0: all of the split")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    verb->add_option("--device", arguments->device, "auto, cpu, cuda or cuda:N")
        ->capture_default_str();
    verb->add_option("--threads", arguments->threads, "CPU threads; 0: all cores")
        ->check(CLI::Range(0, 1024))
        ->capture_default_str();
    verb->add_option("--without-experts",
        arguments->withoutExperts,
        "Of a task-moe run: LAYER:EXPERT,... take no part, so that the others share their weight; "
        "layers as the run's routing names them, experts from 0, encoder.block.0:1 for example");
    verb->add_flag("--save",
        arguments->save,
        "Keep the scores in the run's folder, for 'compare', the tables of 'export' and the "
        "window");
    verb->add_flag("--json", arguments->json, "One JSON object on stdout");
    verb->callback([arguments, &context] { context.exitCode = runEvaluate(*arguments); });
}

} // namespace tp::cli
