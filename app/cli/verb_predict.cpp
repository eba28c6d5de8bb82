// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"
#include "app/cli/progress.h"
#include "app/cli/verb.h"

#include "model/nn/predictrows.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <limits>
#include <memory>

namespace tp::cli {

namespace {

using Json = nlohmann::ordered_json;

struct PredictArguments
{
    PredictRequest request;
    std::string run;
    std::string backbone;
    std::string file;
    bool json = false;
};

// An answer a line, whatever the model says to a terminal.
std::string oneLine(std::string text)
{
    for (char &character : text) {
        const auto byte = static_cast<unsigned char>(character);
        character = byte < 0x20 || byte == 0x7f ? ' ' : character;
    }
    return text;
}

void print(const Prediction &prediction, bool json)
{
    if (json) {
        const Json line { { "input", prediction.input },
            { "output", prediction.output },
            { "output_ids", prediction.outputIds } };
        std::cout << line.dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;
    } else {
        std::cout << oneLine(prediction.output) << std::endl;
    }
}

int predict(PredictArguments &arguments)
{
    PredictRequest &request = arguments.request;
    if (arguments.run.empty() && arguments.backbone.empty()) {
        return report({ ErrorCode::Usage,
            "name a run, or a plain backbone by --backbone",
            "predict",
            "for example: tensorpoly predict RUN --task T --input TEXT" });
    }
    if (!arguments.run.empty()) {
        request.run = runFolder(arguments.run);
    }
    if (request.run.empty() != request.task.empty()) {
        return report({ ErrorCode::Usage,
            request.task.empty() ? "a run answers as one of its tasks: name it"
                                 : "tasks are those of a run, but no run is named",
            "--task",
            {} });
    }
    request.backbone = arguments.backbone;
    request.rows = arguments.file;
    const std::stop_token stop = stopOnSignals();
    request.watch.stop = stop;
    const ProgressPrinter::Options options = progressOptionsFor(2);
    ProgressPrinter printer(std::cerr, options, {});
    if (options.terminal) {
        request.watch.progress = [&](std::uint64_t done, std::uint64_t total) {
            printer.progress(
                static_cast<double>(done) / static_cast<double>(total), "loading the backbone");
        };
    }
    const Status status = predictRows(request, [&](const Prediction &prediction) {
        printer.finish();
        print(prediction, arguments.json);
    });
    printer.finish();
    if (status) {
        return 0;
    }
    const int code = report(status.error());
    return stop.stop_requested() ? stoppedCode : code;
}

void addGenerationOptions(CLI::App &verb, PredictOptions &options)
{
    constexpr auto longest = std::int64_t { 8'192 };
    CLI::Option *beams =
        verb.add_option("--beams", options.beams, "Follow so many texts at a time; 1: greedy")
            ->check(CLI::Range(1, 256));
    verb.add_option("--length-penalty",
            options.lengthPenalty,
            "Beams: divide a text's score by its length to this power")
        ->check(CLI::Range(-100.0, 100.0));
    verb.add_option(
            "--no-repeat", options.noRepeat, "No run of so many tokens stands twice; 0: it may")
        ->check(CLI::Range(std::int64_t { 0 }, longest));
    verb.add_option("--max-length", options.maxLength, "Tokens of the longest answer")
        ->check(CLI::Range(std::int64_t { 1 }, longest));
    verb.add_option("--min-length", options.minLength, "Tokens of the shortest answer")
        ->check(CLI::Range(std::int64_t { 0 }, longest));
    CLI::Option *sample =
        verb.add_flag("--sample", options.sample, "Draw every token by its probability");
    sample->excludes(beams);
    verb.add_option(
            "--temperature", options.temperature, "Below 1, likely tokens are drawn more often")
        ->check(CLI::Range(1e-3, 1e3))
        ->needs(sample)
        ->capture_default_str();
    verb.add_option("--top-k", options.topK, "Draw from so many most likely tokens; 0: from all")
        ->check(CLI::Range(std::int64_t { 0 }, std::numeric_limits<std::int64_t>::max()))
        ->needs(sample)
        ->capture_default_str();
    verb.add_option(
            "--top-p", options.topP, "Draw from the most likely tokens that are together so likely")
        ->check(CLI::Range(1e-6, 1.0))
        ->needs(sample)
        ->capture_default_str();
    verb.add_option(
            "--seed", options.seed, "Of the random numbers: the same seed, the same answers")
        ->needs(sample)
        ->capture_default_str();
}

} // namespace

void addPredict(CLI::App &app, Context &context)
{
    const auto arguments = std::make_shared<PredictArguments>();
    PredictRequest &request = arguments->request;
    CLI::App *verb = app.add_subcommand("predict",
        "Answer inputs by a run's last checkpoint, as one of its tasks, or by a plain backbone");
    verb->add_option("run", arguments->run, "Folder of the run");
    verb->add_option("--task", request.task, "Answer as this task of the run");
    verb->add_option("--backbone",
        arguments->backbone,
        "Hugging Face folder of the model: without a run, or where the run's has moved");
    CLI::Option_group *inputs = verb->add_option_group("inputs", "What to answer");
    inputs->add_option("--input", request.inputs, "A text; may be repeated")
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all();
    inputs->add_option("--file", arguments->file, "JSON lines with input");
    inputs->require_option(1);
    addGenerationOptions(*verb, request.options);
    verb->add_option("--dtype",
            request.dtype,
            "Type of all arithmetic: float32, float64, bfloat16 or float16")
        ->capture_default_str();
    verb->add_option("--device", request.device, "auto, cpu, cuda or cuda:N")
        ->capture_default_str();
    verb->add_flag("--json", arguments->json, "One JSON object a line: input, output, output_ids");
    verb->footer("A run answers greedily unless told otherwise, as its evaluation does; a plain "
                 "backbone as its generation_config.json or config.json says. Inputs are what the "
                 "model reads: with suite.prefix_instruction, put the task's instruction first.");
    verb->callback([arguments, &context] { context.exitCode = predict(*arguments); });
}

} // namespace tp::cli
