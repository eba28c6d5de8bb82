// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"

#include "model/store/exporttensorboard.h"
#include "model/store/runreader.h"
#include "model/store/runstore.h"

#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>

namespace tp::cli {

namespace {

struct ExportArguments
{
    std::string run;
    std::string destination;
    std::string format;
    bool json = false;
};

int runExport(const ExportArguments &arguments)
{
    const auto reader = RunReader::open(runFolder(arguments.run));
    if (!reader) {
        return report(reader.error());
    }
    const std::filesystem::path destination = storeFolder(arguments.destination);
    nlohmann::ordered_json object { { "format", arguments.format },
        { "destination", destination.string() } };
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

} // namespace

void addExport(CLI::App &app, Context &context)
{
    auto arguments = std::make_shared<ExportArguments>();
    CLI::App *verb = app.add_subcommand("export", "Write a run's records for other programs");
    verb->add_option("run", arguments->run, "Folder of the run")->required();
    verb->add_option(
            "destination", arguments->destination, "Folder to write into; made if it is missing")
        ->required();
    verb->add_option("--format",
            arguments->format,
            "csv: tables of metrics, tasks and routing; tensorboard: the scalars as an event file")
        ->required()
        ->check(CLI::IsMember({ "csv", "tensorboard" }));
    verb->add_flag("--json", arguments->json, "One JSON object on stdout");
    verb->callback([arguments, &context] { context.exitCode = runExport(*arguments); });
}

} // namespace tp::cli
