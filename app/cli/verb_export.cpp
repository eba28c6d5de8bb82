// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"
#include "app/cli/progress.h"
#include "app/cli/verb.h"

#include "model/core/text.h"
#include "model/store/exporttensorboard.h"
#include "model/store/runreader.h"
#include "model/store/runstore.h"
#include "model/train/exchange/exchange.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <map>
#include <memory>
#include <optional>

namespace tp::cli {

namespace {

using Json = nlohmann::ordered_json;

const std::map<std::string, AdapterFormat> adapterFormats { { "peft", AdapterFormat::Peft },
    { "merged", AdapterFormat::Merged },
    { "mttl", AdapterFormat::Mttl } };

struct ExportArguments
{
    std::string run;
    std::string destination;
    std::string format;
    std::string task;
    std::string backbone;
    std::string dtype = "float32";
    bool json = false;
};

int exportRecords(const ExportArguments &arguments)
{
    const bool forAdapters =
        !arguments.task.empty() || !arguments.backbone.empty() || arguments.dtype != "float32";
    if (forAdapters) {
        return report({ ErrorCode::Usage,
            "--task, --backbone and --dtype are for adapters",
            "--format " + arguments.format,
            "leave them out, or use --format peft, merged or mttl" });
    }
    const auto reader = RunReader::open(runFolder(arguments.run));
    if (!reader) {
        return report(reader.error());
    }
    const std::filesystem::path destination = storeFolder(arguments.destination);
    Json object { { "format", arguments.format }, { "destination", destination.string() } };
    std::string written;
    if (arguments.format == "tensorboard") {
        const auto file = exportTensorBoard(*reader, destination);
        if (!file) {
            return report(file.error());
        }
        object["file"] = file->string();
        written = "wrote " + file->string() + "; see it with: tensorboard --logdir "
            + destination.string();
    } else {
        if (const Status status = exportCsv(reader->history(), destination); !status) {
            return report(status.error());
        }
        written = "wrote tables into " + destination.string();
    }
    std::cout << (arguments.json ? object.dump() : written) << "\n";
    return 0;
}

int exportAdapterOf(const ExportArguments &arguments)
{
    AdapterExport request;
    request.run = runFolder(arguments.run);
    request.format = adapterFormats.at(arguments.format);
    request.task = arguments.task;
    request.destination = arguments.destination;
    request.backbone = arguments.backbone;
    request.dtype = arguments.dtype;
    request.watch.stop = stopOnSignals();
    ProgressPrinter printer(std::cerr, progressOptionsFor(2), {});
    request.watch.progress = [&](std::uint64_t done, std::uint64_t total) {
        printer.progress(
            static_cast<double>(done) / static_cast<double>(std::max<std::uint64_t>(total, 1)),
            "writing the model");
    };
    const auto exported = exportAdapter(request);
    printer.finish();
    if (!exported) {
        const int code = report(exported.error());
        return request.watch.stop.stop_requested() ? stoppedCode : code;
    }
    if (arguments.json) {
        std::cout << Json {
            { "format", arguments.format },
            { "destination", exported->folder.string() },
            { "kind", exported->kind },
            { "task", arguments.task.empty() ? Json() : Json(arguments.task) },
            { "files", exported->files }
        }.dump() << "\n";
    } else {
        std::cout << "wrote " << join(exported->files, ", ") << " into "
                  << exported->folder.string() << "\n";
    }
    return 0;
}

} // namespace

void addExport(CLI::App &app, Context &context)
{
    auto arguments = std::make_shared<ExportArguments>();
    CLI::App *verb =
        app.add_subcommand("export", "Write a run's adapter or records for other programs");
    verb->add_option("run", arguments->run, "Folder of the run")->required();
    verb->add_option("destination",
            arguments->destination,
            "Folder to write into; made if it is missing, for adapters it must be empty")
        ->required();
    verb->add_option("--format",
            arguments->format,
            "peft: an adapter for peft, of one task or of a whole poly, mhr, lora or ia3 run; "
            "merged: the backbone with one task's update in its weights, for transformers; of a "
            "task-moe run, each layer's expert of the largest weight for the task; "
            "mttl: the adapter in mttl's layout; "
            "csv: tables of metrics, tasks and routing; tensorboard: the scalars as an event file")
        ->required()
        ->check(CLI::IsMember({ "peft", "merged", "mttl", "csv", "tensorboard" }));
    verb->add_option("--task", arguments->task, "The task whose adapter is written");
    verb->add_option("--backbone",
        arguments->backbone,
        "Where the run's backbone lies now (the folder that the run names)");
    verb->add_option("--dtype",
            arguments->dtype,
            "Type of the numbers of adapters: float32, float64, bfloat16 or float16")
        ->capture_default_str();
    verb->add_flag("--json", arguments->json, "One JSON object on stdout");
    verb->callback([arguments, &context] {
        context.exitCode = adapterFormats.contains(arguments->format) ? exportAdapterOf(*arguments)
                                                                      : exportRecords(*arguments);
    });
}

} // namespace tp::cli
