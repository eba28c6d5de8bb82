// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress.h"
#include "app/cli/verb.h"

#include "model/nn/inspect.h"

#include <iostream>
#include <memory>

namespace tp::cli {

namespace {

struct ScoreArguments
{
    std::string backbone;
    std::string ids;
    std::string text;
    std::string dtype = "float32";
    std::string run;
    std::string task;
    bool json = false;
};

Status score(const ScoreArguments &arguments)
{
    ScoreRequest request;
    request.backbone = arguments.backbone;
    request.text = !arguments.text.empty();
    request.rows = request.text ? arguments.text : arguments.ids;
    request.dtype = arguments.dtype;
    request.run = arguments.run;
    request.task = arguments.task;
    // Answers are read by programs: only a person at a terminal hears how far the loading is.
    const ProgressPrinter::Options options = progressOptionsFor(2);
    ProgressPrinter printer(std::cerr, options, {});
    if (options.terminal) {
        request.watch.progress = [&](std::uint64_t done, std::uint64_t total) {
            printer.progress(
                static_cast<double>(done) / static_cast<double>(total), "loading the backbone");
        };
    }
    const Status status = scoreRows(request, [&](const std::string &line) {
        printer.finish();
        std::cout << line << '\n';
    });
    printer.finish();
    return status;
}

} // namespace

void addScore(CLI::App &app, Context &context)
{
    const auto arguments = std::make_shared<ScoreArguments>();
    CLI::App *verb =
        app.add_subcommand("score", "Log-probability of each row's target, one JSON line per row");
    verb->add_option("--backbone", arguments->backbone, "Hugging Face folder of the model")
        ->required();
    CLI::Option_group *rows = verb->add_option_group("rows", "What to score");
    rows->add_option("--ids", arguments->ids, "JSON lines with input_ids and target_ids");
    rows->add_option("--text",
        arguments->text,
        "JSON lines with input and target, read with the folder's tokenizer");
    rows->require_option(1);
    verb->add_option("--dtype",
            arguments->dtype,
            "Type of all arithmetic: float32, float64, bfloat16 or float16")
        ->capture_default_str();
    CLI::Option *run =
        verb->add_option("--run", arguments->run, "Score under the adapters of this run");
    CLI::Option *task =
        verb->add_option("--task", arguments->task, "Route as this task of the run");
    run->needs(task);
    task->needs(run);
    verb->add_flag(
        "--json", arguments->json, "Accepted for uniformity: the output is always JSON lines");
    verb->callback([arguments, &context] {
        const Status done = score(*arguments);
        context.exitCode = done ? 0 : report(done.error());
    });
}

} // namespace tp::cli
