// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"
#include "app/cli/progress.h"
#include "app/cli/verb.h"

#include "model/core/text.h"
#include "model/data/import/importer.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <memory>

namespace tp::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t mostListed = 40; // lines for people; --json has all

struct ImportArguments
{
    ImportOptions options;
    std::string source;
    std::string destination;
    bool json = false;
};

void tell(ProgressPrinter &printer, const ImportProgress &now)
{
    const double share =
        static_cast<double>(now.done) / static_cast<double>(std::max<std::uint64_t>(now.total, 1));
    printer.show(share,
        fmt::format("{} of {}  {} rows  {} dropped  {}",
            formatBytes(now.done),
            formatBytes(now.total),
            now.rows,
            now.dropped,
            printable(now.file)));
}

void printJson(const ImportReport &report)
{
    Json json { { "suite", report.suite.string() },
        { "rows_read", report.rowsRead },
        { "tasks", Json::array() },
        { "dropped", Json::array() },
        { "left_out", Json::array() } };
    for (const ImportedTask &task : report.tasks) {
        json["tasks"].push_back({ { "id", task.id },
            { "name", task.name },
            { "category", task.category },
            { "role", task.heldOut ? "held-out" : "train" },
            { "type", task.type },
            { "metric", task.metric },
            { "rows",
                { { "train", task.rows[0] },
                    { "validation", task.rows[1] },
                    { "test", task.rows[2] } } },
            { "drawn_splits", task.drawn } });
    }
    for (const DroppedRows &dropped : report.dropped) {
        json["dropped"].push_back(
            { { "reason", dropped.reason }, { "rows", dropped.rows }, { "first", dropped.first } });
    }
    for (const LeftOut &leftOut : report.leftOut) {
        json["left_out"].push_back({ { "name", leftOut.name }, { "reason", leftOut.reason } });
    }
    std::cout << json.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
}

void tellRest(std::size_t all)
{
    if (all > mostListed) {
        std::cout << fmt::format("  and {} more (--json lists all)\n", all - mostListed);
    }
}

void printReport(const ImportReport &report)
{
    std::size_t width = 4;
    for (const ImportedTask &task : report.tasks) {
        width = std::max(width, task.id.size());
    }
    std::cout << fmt::format("{:<{}}  {:>8} {:>10} {:>8}  {:<8}  {:<13}  {}\n",
        "task",
        width,
        "train",
        "validation",
        "test",
        "role",
        "metric",
        "category");
    for (std::size_t i = 0; i < std::min(report.tasks.size(), mostListed); ++i) {
        const ImportedTask &task = report.tasks[i];
        std::cout << fmt::format("{:<{}}  {:>8} {:>10} {:>8}  {:<8}  {:<13}  {}\n",
            task.id,
            width,
            task.rows[0],
            task.rows[1],
            task.rows[2],
            task.heldOut ? "held-out" : "train",
            task.metric,
            printable(task.category));
    }
    tellRest(report.tasks.size());
    for (const DroppedRows &dropped : report.dropped) {
        std::cout << fmt::format("dropped {} of {} rows: {} (the first: {})\n",
            dropped.rows,
            report.rowsRead,
            dropped.explanation,
            printable(dropped.first));
    }
    for (std::size_t i = 0; i < std::min(report.leftOut.size(), mostListed); ++i) {
        std::cout << fmt::format(
            "left out {}: {}\n", printable(report.leftOut[i].name), report.leftOut[i].reason);
    }
    tellRest(report.leftOut.size());
    std::cout << "wrote " << report.suite.string() << "\n";
}

int import(ImportArguments &arguments)
{
    arguments.options.source = arguments.source;
    arguments.options.destination = arguments.destination;
    const std::stop_token stop = stopOnSignals();
    ProgressPrinter printer(std::cerr, progressOptionsFor(2), {});
    const auto report = importSuite(
        arguments.options, [&](const ImportProgress &now) { tell(printer, now); }, stop);
    printer.finish();
    if (!report) {
        const int code = cli::report(report.error());
        return stop.stop_requested() ? stoppedCode : code;
    }
    if (arguments.json) {
        printJson(*report);
    } else {
        printReport(*report);
    }
    return 0;
}

// What every layout takes.
void addCommonOptions(CLI::App &sub, ImportArguments &arguments)
{
    ImportOptions &options = arguments.options;
    sub.add_option("source", arguments.source, "A file, or a folder of files")->required();
    sub.add_option("destination", arguments.destination, "Suite to write; must not exist")
        ->required();
    sub.add_option("--name", options.name, "Name of the suite (the destination's)");
    sub.add_option("--categories",
        options.categories,
        "Categories of the tasks: JSON {\"task\": \"category\"}, lines task<tab>category, or CSV");
    sub.add_option("--metric",
        options.metric,
        "For all tasks: accuracy, rank_accuracy, exact_match, token_f1 or rouge_l (from the rows)");
    sub.add_option(
        "--max-words", options.maximumWords, "Drop rows whose input has more words (0: none)");
    sub.add_option("--validation-share",
           options.validationShare,
           "Part of the training inputs for a validation split that the source lacks")
        ->capture_default_str();
    sub.add_option("--test-share", options.testShare, "The same for the test split")
        ->capture_default_str();
    sub.add_option("--seed", options.seed, "Another seed draws other splits")
        ->check(CLI::Validator(
            [](std::string &text) -> std::string {
                // CLI11 would read "-3" as a large unsigned number.
                return text.starts_with('-') ? "must not be negative" : "";
            },
            "",
            "not negative"))
        ->capture_default_str();
    sub.add_flag("--skip-bad",
        options.skipBad,
        "Count rows that cannot be read as dropped, instead of stopping at the first");
    sub.add_flag("--json", arguments.json, "One JSON object on stdout");
}

void addLayoutOptions(CLI::App &sub, ImportOptions &options)
{
    if (options.layout == "natural-instructions") {
        sub.add_option("--roles",
            options.roles,
            "Folder with train_tasks.txt and test_tasks.txt (SOURCE/splits/default)");
        return;
    }
    if (options.layout == "crossfit") {
        sub.add_option("--roles",
            options.roles,
            "JSON file with the lists train, dev and test (the only one in SOURCE/splits)");
        sub.add_option(
            "--sample", options.sample, "Few-shot sample to take, as 16_100 (the lowest numbers)");
        return;
    }
    ImportColumns &columns = options.columns;
    sub.add_option("--input-column", columns.input, "Column or key of the input");
    sub.add_option("--target-column", columns.target, "Column or key of the answer");
    sub.add_option("--task-column", columns.task, "Column or key of the task's name");
    if (options.layout != "alpaca") {
        sub.add_option("--options-column",
            columns.options,
            options.layout == "csv" ? "Column of the choices, separated by |"
                                    : "Column or key of the choices");
        sub.add_option("--split-column", columns.split, "Column or key of the split's name");
    }
}

} // namespace

void addImport(CLI::App &app, Context &context)
{
    CLI::App *verb = app.add_subcommand("import", "Make a suite of data in another layout");
    verb->require_subcommand(1);
    verb->footer(
        "Rows that a suite cannot hold (no input, no answer, answer not among the options, "
        "duplicates within a task) are dropped and counted by reason. A row that cannot be read "
        "stops the import with file, row and field.");
    for (const ImportLayout &layout : importLayouts()) {
        auto arguments = std::make_shared<ImportArguments>();
        arguments->options.layout = layout.name;
        std::string summary = layout.summary;
        if ((layout.name == "p3-parquet" || layout.name == "p3-arrow") && !canImportTables()) {
            summary += " (not in this build)";
        }
        CLI::App *sub = verb->add_subcommand(layout.name, summary);
        addCommonOptions(*sub, *arguments);
        addLayoutOptions(*sub, arguments->options);
        sub->callback([arguments, &context] { context.exitCode = import(*arguments); });
    }
}

} // namespace tp::cli
