// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
// CrossFit: data/<task>/<task>_<shots>_<seed>_<split>.tsv without a header; the input is the first
// column and every further one is an accepted answer.
#include "model/core/text.h"
#include "model/data/import/crossfitmetrics.h"
#include "model/data/import/layouts.h"
#include "model/data/import/words.h"
#include "model/data/suitepaths.h"
#include "model/store/runstore.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace tp {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t largestRolesFile = 16 << 20; // bytes

struct SampleFile
{
    SourceFile file;
    std::string task;
    std::int64_t shots = 0;
    std::int64_t seed = 0;
    Split split = Split::Train;

    [[nodiscard]] std::string sample() const
    {
        return std::to_string(shots) + "_" + std::to_string(seed);
    }
};

// Nothing where the name is not of the layout.
std::optional<SampleFile> parseName(const SourceFile &file)
{
    const std::string stem = file.path.stem().string();
    std::vector<std::string> ends; // split, seed, shots
    std::size_t end = stem.size();
    while (ends.size() < 3) {
        const std::size_t mark = end == 0 ? std::string::npos : stem.rfind('_', end - 1);
        if (mark == std::string::npos) {
            return std::nullopt;
        }
        ends.push_back(stem.substr(mark + 1, end - mark - 1));
        end = mark;
    }
    const auto split = splitNamed(ends[0]);
    const auto seed = parseInteger(ends[1]);
    const auto shots = parseInteger(ends[2]);
    if (!split || !seed || !shots || end == 0) {
        return std::nullopt;
    }
    return SampleFile { file, stem.substr(0, end), *shots, *seed, *split };
}

// Task: whether it is held out. The lists "dev" and "test" are both of tasks not trained on.
using Roles = std::map<std::string, bool>;

// The chosen file, or the only one in splits/; none is no error.
Result<fs::path> rolesFile(const ImportOptions &options)
{
    if (!options.roles.empty()) {
        return options.roles;
    }
    std::error_code error;
    std::vector<fs::path> found;
    for (fs::directory_iterator entry(options.source / "splits", error);
         !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        if (entry->path().extension() == ".json") {
            found.push_back(entry->path());
        }
    }
    if (found.size() > 1) {
        return fail(ErrorCode::BadInput,
            "the source has several lists of tasks",
            (options.source / "splits").string(),
            "choose one with --roles");
    }
    return found.empty() ? fs::path() : found.front();
}

Result<Roles> readRoles(const ImportOptions &options)
{
    Roles roles;
    const auto file = rolesFile(options);
    if (!file) {
        return tl::unexpected(file.error());
    }
    if (file->empty()) {
        return roles;
    }
    const std::string where = file->string();
    const auto content = readFile(*file, largestRolesFile);
    if (!content) {
        return tl::unexpected(content.error());
    }
    try {
        const Json json = Json::parse(*content);
        for (const char *list : { "train", "dev", "test" }) {
            const Json tasks = json.is_object() ? json.value(list, Json::array()) : Json();
            const auto isText = [](const Json &task) { return task.is_string(); };
            if (!tasks.is_array() || !std::ranges::all_of(tasks, isText)) {
                return fail(ErrorCode::BadInput,
                    "must be a list of tasks",
                    where + ": " + list,
                    "such as {\"train\": [\"movie\"], \"dev\": [], \"test\": [\"web\"]}");
            }
            for (const Json &task : tasks) {
                roles.emplace(task.get<std::string>(), std::string_view(list) != "train");
            }
        }
    } catch (const Json::exception &exception) {
        return fail(ErrorCode::BadInput, describeJsonProblem(exception.what()), where);
    }
    return roles;
}

Result<ImportedRow> rowOf(const std::string &line, const SampleFile &sample, std::string where)
{
    std::vector<std::string> columns;
    std::size_t start = 0;
    for (std::size_t tab = 0; tab != std::string::npos; start = tab + 1) {
        tab = line.find('\t', start);
        columns.push_back(line.substr(start, tab == std::string::npos ? tab : tab - start));
    }
    if (columns.size() < 2) {
        return fail(ErrorCode::BadInput,
            "the row has no column 2, which is the answer",
            std::move(where),
            "input and answers are separated by tabs");
    }
    ImportedRow row { sample.task, columns[0], columns[1], {}, {}, sample.split, std::move(where) };
    row.references.assign(columns.begin() + 1, columns.end());
    return row;
}

Status readRows(ImportJob &job, const SampleFile &sample)
{
    return readLines(
        job, sample.file, [&](const std::string &line, const std::string &where) -> Status {
            auto row = rowOf(line, sample, where);
            return row ? job.builder.add(std::move(*row)) : job.builder.refuse(row.error());
        });
}

// Each task has several few-shot samples of the same data: one of them makes the task.
std::map<std::string, std::string> chooseSamples(
    const std::vector<SampleFile> &files, const std::string &wanted)
{
    std::map<std::string, std::string> chosen;
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> lowest;
    for (const SampleFile &file : files) {
        const std::pair numbers(file.shots, file.seed);
        const auto [known, isNew] = lowest.emplace(file.task, numbers);
        if (wanted.empty() ? isNew || numbers <= known->second : file.sample() == wanted) {
            known->second = numbers;
            chosen[file.task] = file.sample();
        }
    }
    return chosen;
}

} // namespace

Status importCrossfit(ImportJob &job)
{
    const auto roles = readRoles(job.options);
    if (!roles) {
        return tl::unexpected(roles.error());
    }
    const auto found = sourceFiles(job.options.source, "tsv");
    if (!found) {
        return tl::unexpected(found.error());
    }
    std::vector<SampleFile> files;
    for (const SourceFile &file : *found) {
        if (auto sample = parseName(file)) {
            files.push_back(std::move(*sample));
        } else {
            job.builder.leaveOut(file.name, "its name is not <task>_<shots>_<seed>_<split>.tsv");
        }
    }
    std::ranges::stable_sort(files, [](const SampleFile &a, const SampleFile &b) {
        return std::pair(a.task, -static_cast<int>(a.split))
            < std::pair(b.task, -static_cast<int>(b.split));
    });
    const auto chosen = chooseSamples(files, job.options.sample);
    const auto skipReason = [&](const SampleFile &sample) -> std::string {
        if (!roles->empty() && !roles->contains(sample.task)) {
            return "the task is in no list of tasks";
        }
        const auto mine = chosen.find(sample.task);
        if (mine == chosen.end()) {
            return "the task has no sample " + job.options.sample;
        }
        return mine->second == sample.sample() ? "" : "the task is made of sample " + mine->second;
    };
    for (const SampleFile &sample : files) {
        if (skipReason(sample).empty()) {
            job.meter.expect(sample.file.bytes);
        }
    }
    for (const SampleFile &sample : files) {
        if (std::string reason = skipReason(sample); !reason.empty()) {
            job.builder.leaveOut(sample.file.name, std::move(reason));
            continue;
        }
        TaskFacts facts;
        facts.dataset = sample.task;
        facts.metric = crossfitMetric(sample.task);
        if (const auto role = roles->find(sample.task); role != roles->end()) {
            facts.heldOut = role->second;
        }
        if (const Status known = job.builder.describe(sample.task, facts); !known) {
            return known;
        }
        if (const Status read = readRows(job, sample); !read) {
            return read;
        }
    }
    return {};
}

} // namespace tp
