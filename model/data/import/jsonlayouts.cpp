// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
// P3 and Flan as JSON lines, Alpaca as one JSON list.
#include "model/data/import/fields.h"
#include "model/data/import/jsonreading.h"
#include "model/data/import/words.h"

#include <algorithm>
#include <map>

namespace tp {

namespace {

// What some exports of P3 for decoder models put behind each answer.
constexpr std::string_view endOfText = "<|endoftext|>";

struct RowKeys
{
    std::string input;
    std::string target;
};

Result<RowKeys> keysOf(const JsonRow &row, const ImportColumns &columns)
{
    auto input = row.keyAmong(columns.input, inputFields());
    auto target = row.keyAmong(columns.target, targetFields());
    for (const auto *key : { &input, &target }) {
        if (!*key) {
            return tl::unexpected(key->error());
        }
    }
    return RowKeys { std::move(*input), std::move(*target) };
}

// Input, target and options under the usual names.
Result<ImportedRow> plainRow(const JsonRow &row, const SourceFile &file, const ImportJob &job)
{
    const ImportColumns &columns = job.options.columns;
    const auto keys = keysOf(row, columns);
    if (!keys) {
        return tl::unexpected(keys.error());
    }
    auto input = row.text(keys->input);
    auto target = row.text(keys->target);
    if (!input || !target) {
        return tl::unexpected(input ? target.error() : input.error());
    }
    ImportedRow made {
        file.task, std::move(*input), std::move(*target), {}, {}, file.split, row.where()
    };
    const auto optionsKey = row.keyAmong(columns.options, optionFields());
    if (optionsKey) {
        auto options = row.texts(*optionsKey);
        if (!options) {
            return tl::unexpected(options.error());
        }
        made.options = std::move(*options);
    }
    if (!columns.task.empty()) {
        auto task = row.text(columns.task);
        if (!task) {
            return tl::unexpected(task.error());
        }
        made.task = std::move(*task);
    }
    if (const std::string &key = columns.split; !key.empty() && row.has(key)) {
        const auto name = row.text(key);
        const auto split = splitOfField(name ? *name : "", key, row.where());
        if (!name || !split) {
            return tl::unexpected(name ? split.error() : name.error());
        }
        made.split = *split;
    }
    return made;
}

// Flan's task names carry the version of the data set: "snli:1.0.0".
std::string withoutVersion(const std::string &task)
{
    return task.substr(0, task.find(':'));
}

// Where Flan lists the choices ("zs_opt"), they end the input: "OPTIONS:" and a line "- choice" for
// each. Nothing where they are not there or do not hold the answer.
std::vector<std::string> flanOptions(const ImportedRow &row)
{
    constexpr std::string_view head = "OPTIONS:\n";
    const std::size_t start = row.input.rfind(head);
    if (start == std::string::npos) {
        return {};
    }
    std::vector<std::string> options;
    std::string_view rest = std::string_view(row.input).substr(start + head.size());
    while (rest.starts_with("- ")) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        options.emplace_back(trimmed(rest.substr(2, end - 2)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    const bool isThere =
        std::ranges::find(options, std::string(trimmed(row.target))) != options.end();
    return isThere && options.size() > 1 ? options : std::vector<std::string>();
}

} // namespace

Status importP3Jsonl(ImportJob &job)
{
    const auto files = filesToRead(job, "jsonl");
    if (!files) {
        return tl::unexpected(files.error());
    }
    for (const SourceFile &file : *files) {
        const auto handle = [&](const JsonRow &row) -> Result<std::optional<ImportedRow>> {
            auto made = plainRow(row, file, job);
            if (!made) {
                return tl::unexpected(made.error());
            }
            std::string_view target = trimmed(made->target);
            if (target.ends_with(endOfText)) {
                target.remove_suffix(endOfText.size());
            }
            made->target = std::string(target);
            return std::optional(std::move(*made));
        };
        if (const Status known = job.builder.describe(file.task, {}); !known) {
            return known;
        }
        if (const Status read = readJsonLines(job, file, handle); !read) {
            return read;
        }
    }
    return {};
}

Status importFlanJsonl(ImportJob &job)
{
    const auto files = filesToRead(job, "jsonl");
    if (!files) {
        return tl::unexpected(files.error());
    }
    std::map<std::string, std::string> sources; // of tasks: "Flan2021"
    for (const SourceFile &file : *files) {
        const auto handle = [&](const JsonRow &row) -> Result<std::optional<ImportedRow>> {
            auto made = plainRow(row, file, job);
            if (!made) {
                return tl::unexpected(made.error());
            }
            const std::string key =
                job.options.columns.task.empty() ? "task_name" : job.options.columns.task;
            const auto task = row.text(key);
            const auto source = row.textIfAny("task_source");
            if (!task || !source) {
                return tl::unexpected(task ? source.error() : task.error());
            }
            made->task = withoutVersion(*task);
            if (made->options.empty()) {
                made->options = flanOptions(*made);
            }
            if (sources.size() < SuiteBuilder::maximumTasks) {
                sources.emplace(made->task, *source);
            }
            return std::optional(std::move(*made));
        };
        if (const Status read = readJsonLines(job, file, handle); !read) {
            return read;
        }
    }
    for (const auto &[task, source] : sources) {
        TaskFacts facts;
        facts.dataset = source;
        if (const Status known = job.builder.describe(task, facts); !known) {
            return known;
        }
    }
    return {};
}

Status importAlpaca(ImportJob &job)
{
    const auto files = filesToRead(job, "json");
    if (!files) {
        return tl::unexpected(files.error());
    }
    const ImportColumns &columns = job.options.columns;
    const std::string inputKey = columns.input.empty() ? "input" : columns.input;
    const std::string outputKey = columns.target.empty() ? "output" : columns.target;
    for (const SourceFile &file : *files) {
        // The instruction is what asks; the input, if there is one, is what it is asked about.
        const auto handle = [&](const JsonRow &row) -> Result<std::optional<ImportedRow>> {
            auto instruction = row.text("instruction");
            auto input = row.textIfAny(inputKey);
            auto output = row.text(outputKey);
            auto task =
                columns.task.empty() ? Result<std::string>(file.task) : row.text(columns.task);
            for (const auto *text : { &instruction, &input, &output, &task }) {
                if (!*text) {
                    return tl::unexpected(text->error());
                }
            }
            if (!trimmed(*input).empty()) {
                *instruction += "\n" + *input;
            }
            return ImportedRow { std::move(*task),
                std::move(*instruction),
                std::move(*output),
                {},
                {},
                file.split,
                row.where() };
        };
        if (const Status read = readJsonList(job, file, {}, handle); !read) {
            return read;
        }
    }
    return {};
}

} // namespace tp
