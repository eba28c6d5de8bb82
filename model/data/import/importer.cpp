// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/import/importer.h"

#include "model/core/text.h"
#include "model/data/arrow/tablefile.h"
#include "model/data/import/layouts.h"
#include "model/data/import/words.h"
#include "model/data/linereader.h"
#include "model/data/textmetrics.h"

#include <algorithm>

namespace tp {

namespace {

struct LayoutReader
{
    ImportLayout layout;
    Status (*read)(ImportJob &job);
};

const std::vector<LayoutReader> &readers()
{
    static const std::vector<LayoutReader> table {
        { { "natural-instructions",
              "A folder with tasks/*.json and, if there are any, splits/default/*_tasks.txt" },
            importNaturalInstructions },
        { { "crossfit", "A folder with data/<task>/<task>_<shots>_<seed>_<split>.tsv" },
            importCrossfit },
        { { "p3-parquet", "P3 as Parquet files, a folder for each task" }, importP3Parquet },
        { { "p3-arrow", "P3 as the folders that 'datasets' saves to disk" }, importP3Arrow },
        { { "p3-jsonl", "P3 as one file of JSON lines for each task" }, importP3Jsonl },
        { { "flan-jsonl", "JSON lines with inputs, targets and task_name" }, importFlanJsonl },
        { { "alpaca", "A JSON list of objects with instruction, input and output" }, importAlpaca },
        { { "csv", "Tables with a header, by RFC 4180" }, importCsv },
    };
    return table;
}

Status checkOptions(const ImportOptions &options)
{
    const std::vector<std::string> &metrics = metricNames();
    if (!options.metric.empty() && std::ranges::find(metrics, options.metric) == metrics.end()) {
        return fail(ErrorCode::Usage,
            "the metric " + inQuotes(options.metric) + " is unknown",
            "--metric",
            "use one of " + join(metrics, ", "));
    }
    for (const auto &[share, name] : { std::pair(options.validationShare, "--validation-share"),
             std::pair(options.testShare, "--test-share") }) {
        if (!(share > 0.0 && share < 0.5)) {
            return fail(ErrorCode::Usage,
                "the share is " + formatNumber(share) + ", but must be above 0 and below 0.5",
                name);
        }
    }
    if (options.maximumWords < 0) {
        return fail(ErrorCode::Usage, "the number of words must not be negative", "--max-words");
    }
    return {};
}

} // namespace

const std::vector<ImportLayout> &importLayouts()
{
    static const std::vector<ImportLayout> layouts = [] {
        std::vector<ImportLayout> all;
        for (const LayoutReader &reader : readers()) {
            all.push_back(reader.layout);
        }
        return all;
    }();
    return layouts;
}

bool canImportTables()
{
    return hasTableFiles();
}

Result<std::vector<SourceFile>> filesToRead(ImportJob &job, const std::string &ending)
{
    auto files = sourceFiles(job.options.source, ending);
    if (files) {
        for (const SourceFile &file : *files) {
            job.meter.expect(file.bytes);
        }
    }
    return files;
}

Status readLines(ImportJob &job,
    const SourceFile &file,
    const std::function<Status(const std::string &line, const std::string &where)> &take)
{
    job.meter.startFile(file.name);
    auto lines = LineReader::open(file.path, file.name);
    if (!lines) {
        return tl::unexpected(lines.error());
    }
    while (true) {
        const auto line = lines->next();
        if (const Status going = job.meter.advance(lines->bytes()); !going) {
            return going;
        }
        Status taken;
        if (!line) {
            taken = lines->canGoOn() ? job.builder.refuse(line.error())
                                     : Status(tl::unexpected(line.error()));
        } else if (!*line) {
            return {};
        } else if (!trimmed(**line).empty()) {
            taken = take(**line, lines->place());
        }
        if (!taken) {
            return taken;
        }
    }
}

Result<ImportReport> importSuite(const ImportOptions &options,
    const std::function<void(const ImportProgress &)> &progress,
    const std::stop_token &stop)
{
    const auto reader = std::ranges::find(
        readers(), options.layout, [](const LayoutReader &known) { return known.layout.name; });
    if (reader == readers().end()) {
        return fail(ErrorCode::Usage, "the layout " + inQuotes(options.layout) + " is unknown");
    }
    if (const Status valid = checkOptions(options); !valid) {
        return tl::unexpected(valid.error());
    }
    CategoryFile categories;
    if (!options.categories.empty()) {
        auto read = CategoryFile::read(options.categories);
        if (!read) {
            return tl::unexpected(read.error());
        }
        categories = std::move(*read);
    }
    ImportMeter meter(progress, stop);
    auto builder = SuiteBuilder::create(options, std::move(categories), meter);
    if (!builder) {
        return tl::unexpected(builder.error());
    }
    ImportJob job { options, *builder, meter };
    if (const Status read = reader->read(job); !read) {
        return tl::unexpected(read.error());
    }
    return builder->finish();
}

} // namespace tp
