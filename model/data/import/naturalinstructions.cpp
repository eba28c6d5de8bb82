// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Natural-instructions: one JSON file for each task, with its definition and its instances, and
// lists that say which tasks are trained on and which are held out.
#include "model/core/text.h"
#include "model/data/import/jsonreading.h"
#include "model/data/import/words.h"
#include "model/data/linereader.h"

#include <algorithm>
#include <map>

namespace tp {

namespace fs = std::filesystem;

namespace {

// Task: whether it is held out.
using Roles = std::map<std::string, bool>;

Status readList(const fs::path &file, bool isHeldOut, Roles &roles)
{
    auto lines = LineReader::open(file, file.string());
    if (!lines) {
        return tl::unexpected(lines.error());
    }
    while (true) {
        const auto line = lines->next();
        if (!line) {
            return tl::unexpected(line.error());
        }
        if (!*line) {
            return {};
        }
        const std::string task(trimmed(**line));
        if (task.empty()) {
            continue;
        }
        const auto [known, isNew] = roles.emplace(task, isHeldOut);
        if (!isNew && known->second != isHeldOut) {
            return fail(ErrorCode::BadInput,
                "the task " + inQuotes(task) + " is in the list of training tasks too",
                lines->place());
        }
    }
}

// Empty without lists: then all tasks are trained on.
Result<Roles> readRoles(const ImportOptions &options)
{
    Roles roles;
    std::error_code error;
    const bool isChosen = !options.roles.empty();
    const fs::path folder = isChosen ? options.roles : options.source / "splits" / "default";
    if (!isChosen && !fs::is_directory(folder, error)) {
        return roles;
    }
    for (const bool isHeldOut : { false, true }) {
        const fs::path file = folder / (isHeldOut ? "test_tasks.txt" : "train_tasks.txt");
        if (const Status read = readList(file, isHeldOut, roles); !read) {
            return tl::unexpected(read.error());
        }
    }
    return roles;
}

// Old versions have a text where new ones have a list of texts.
Result<std::string> joined(const JsonRow &row, const std::string &key, const char *separator)
{
    const auto texts = row.texts(key);
    if (!texts) {
        return tl::unexpected(texts.error());
    }
    return join(*texts, separator);
}

Result<TaskFacts> factsOf(const JsonRow &document)
{
    if (!document.has("Definition")) {
        return fail(ErrorCode::BadInput, "the task has no 'Definition'", document.where());
    }
    const auto definition = joined(document, "Definition", " ");
    const auto categories = document.texts("Categories");
    const auto source = joined(document, "Source", ", ");
    const auto url = joined(document, "URL", ", ");
    const auto licence = joined(document, "Instance License", ", ");
    for (const auto *text : { &definition, &source, &url, &licence }) {
        if (!*text) {
            return tl::unexpected(text->error());
        }
    }
    if (!categories) {
        return tl::unexpected(categories.error());
    }
    TaskFacts facts;
    facts.instruction = *definition;
    facts.category = categories->empty() ? "" : categories->front();
    facts.dataset = *source;
    facts.url = *url;
    facts.licence = *licence;
    facts.scoredByRouge = true;
    return facts;
}

// tasks/*.json, or the source's own files where it has no such folder.
Result<std::vector<SourceFile>> taskFiles(ImportJob &job)
{
    auto files = sourceFiles(job.options.source, "json");
    if (!files) {
        return files;
    }
    const auto isInTasks = [](const SourceFile &file) { return file.name.starts_with("tasks/"); };
    const bool hasTasks = std::ranges::any_of(*files, isInTasks);
    std::erase_if(*files, [&](const SourceFile &file) {
        return hasTasks ? !isInTasks(file) : file.name.find('/') != std::string::npos;
    });
    for (const SourceFile &file : *files) {
        job.meter.expect(file.bytes);
    }
    return files;
}

Result<std::optional<ImportedRow>> instanceOf(const JsonRow &row, const std::string &task)
{
    auto input = row.text("input");
    if (!input) {
        return tl::unexpected(input.error());
    }
    if (!row.has("output")) {
        return fail(ErrorCode::BadInput, "the row has no 'output'", row.where());
    }
    auto outputs = row.texts("output");
    if (!outputs) {
        return tl::unexpected(outputs.error());
    }
    ImportedRow made { task, std::move(*input), {}, {}, {}, {}, row.where() };
    if (!outputs->empty()) {
        made.target = outputs->front();
        made.references = std::move(*outputs);
    }
    return made;
}

} // namespace

Status importNaturalInstructions(ImportJob &job)
{
    const auto roles = readRoles(job.options);
    if (!roles) {
        return tl::unexpected(roles.error());
    }
    const auto files = taskFiles(job);
    if (!files) {
        return tl::unexpected(files.error());
    }
    for (const SourceFile &file : *files) {
        const std::string task = file.path.stem().string();
        const auto role = roles->find(task);
        if (!roles->empty() && role == roles->end()) {
            job.builder.leaveOut(task, "it is in neither list of tasks");
            job.meter.startFile(file.name);
            if (const Status going = job.meter.advance(file.bytes); !going) {
                return going;
            }
            continue;
        }
        const auto describe = [&](const JsonRow &document) -> Status {
            auto facts = factsOf(document);
            if (!facts) {
                return tl::unexpected(facts.error());
            }
            facts->heldOut = role != roles->end() && role->second;
            return job.builder.describe(task, *facts);
        };
        const Status read = readJsonList(
            job,
            file,
            "Instances",
            [&](const JsonRow &row) { return instanceOf(row, task); },
            describe);
        if (!read) {
            return read;
        }
    }
    return {};
}

} // namespace tp
