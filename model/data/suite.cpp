// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/suite.h"

#include "model/core/rng.h"
#include "model/core/sha256.h"
#include "model/core/text.h"
#include "model/data/linereader.h"
#include "model/data/suitepaths.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <numeric>
#include <set>
#include <unordered_map>

namespace tp {

namespace {

using Json = nlohmann::json;

constexpr std::array splitNames { "train", "validation", "test" }; // in the order of Split

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos;
}

// A list of texts that are not blank; empty if the key is absent.
Result<std::vector<std::string>> readTexts(
    const Json &row, const char *key, const std::string &where)
{
    std::vector<std::string> texts;
    const auto found = row.find(key);
    if (found == row.end() || found->is_null()) {
        return texts;
    }
    const std::string what =
        "'" + std::string(key) + "' must be a list of texts, none of them empty";
    if (!found->is_array()) {
        return fail(ErrorCode::BadInput, what, where);
    }
    for (const Json &item : *found) {
        if (!item.is_string() || isBlank(item.get_ref<const std::string &>())) {
            return fail(ErrorCode::BadInput, what, where);
        }
        texts.push_back(item.get<std::string>());
    }
    return texts;
}

Result<std::string> readText(const Json &row, const char *key, const std::string &where)
{
    const auto found = row.find(key);
    if (found == row.end()) {
        return fail(ErrorCode::BadInput, fmt::format("the row has no '{}'", key), where);
    }
    if (!found->is_string()) {
        return fail(ErrorCode::BadInput, fmt::format("'{}' must be text", key), where);
    }
    return found->get<std::string>();
}

// The row's own id, or `fallback` where it has none.
Result<std::string> readId(const Json &row, const std::string &fallback, const std::string &where)
{
    const auto found = row.find("id");
    if (found == row.end() || found->is_null()) {
        return fallback;
    }
    if (found->is_number_integer()) {
        return found->dump();
    }
    if (!found->is_string() || found->get_ref<const std::string &>().empty()) {
        return fail(ErrorCode::BadInput, "'id' must be text or a whole number", where);
    }
    return found->get<std::string>();
}

Status checkAnswers(const Json &row, const Example &example, const std::string &where)
{
    if (isBlank(example.target)) {
        return fail(ErrorCode::BadInput, "the target is empty", where);
    }
    const auto options = row.find("options");
    if (options == row.end() || options->is_null()) {
        return {};
    }
    if (example.options.size() < 2) {
        return fail(ErrorCode::BadInput,
            "there are fewer than two options to choose among",
            where,
            "leave 'options' out where the answer is free text");
    }
    if (std::ranges::find(example.options, example.target) == example.options.end()) {
        return fail(ErrorCode::BadInput,
            "the target " + inQuotes(example.target) + " is not among the options",
            where,
            "the options are " + inQuotes(join(example.options, " | ")));
    }
    return {};
}

Result<Example> readRow(
    const std::string &line, const std::string &fallbackId, const std::string &where)
{
    Json row;
    try {
        row = Json::parse(line);
    } catch (const Json::exception &exception) {
        return fail(ErrorCode::BadInput, describeJsonProblem(exception.what()), where);
    }
    if (!row.is_object()) {
        return fail(ErrorCode::BadInput,
            "a row must be a JSON object",
            where,
            "such as {\"id\": \"1\", \"input\": \"...\", \"target\": \"...\"}");
    }
    auto id = readId(row, fallbackId, where);
    auto input = readText(row, "input", where);
    auto target = readText(row, "target", where);
    auto options = readTexts(row, "options", where);
    auto references = readTexts(row, "references", where);
    for (const auto *text : { &id, &input, &target }) {
        if (!*text) {
            return tl::unexpected(text->error());
        }
    }
    for (const auto *texts : { &options, &references }) {
        if (!*texts) {
            return tl::unexpected(texts->error());
        }
    }
    Example example { std::move(*id),
        std::move(*input),
        std::move(*target),
        std::move(*options),
        std::move(*references) };
    if (const Status answers = checkAnswers(row, example, where); !answers) {
        return tl::unexpected(answers.error());
    }
    return example;
}

// Reads the splits of one task and remembers where each row id stood.
class TaskReader final
{
public:
    TaskReader(
        const std::filesystem::path &suite, const SuiteConfig &config, const SuiteTaskInfo &info)
        : m_suite(suite)
        , m_config(config)
        , m_info(info)
    {
    }

    [[nodiscard]] Result<std::vector<Example>> read(Split split)
    {
        const std::string name = m_info.label.id + "/" + splitName(split) + ".jsonl";
        const auto path = resolveInside(m_suite, name);
        if (!path) {
            return tl::unexpected(path.error());
        }
        auto lines = LineReader::open(*path, name);
        if (!lines) {
            return tl::unexpected(lines.error());
        }
        const bool drawn =
            split == Split::Train && m_config.maxTrain > 0 && m_config.sampleSeed > 0;
        const std::int64_t limit = drawn ? 0
            : split == Split::Train      ? m_config.maxTrain
                                         : m_config.maxEvaluation;
        std::vector<Example> rows;
        while (limit <= 0 || rows.size() < static_cast<std::size_t>(limit)) {
            const auto line = lines->next();
            if (!line) {
                return tl::unexpected(line.error());
            }
            if (!*line) {
                break;
            }
            if (isBlank(**line)) {
                continue;
            }
            auto row = readOne(**line, split, *lines);
            if (!row) {
                return tl::unexpected(row.error());
            }
            rows.push_back(std::move(*row));
        }
        if (rows.empty()) {
            return fail(ErrorCode::BadInput,
                "the task " + inQuotes(m_info.label.id) + " has no " + splitName(split) + " rows",
                name);
        }
        if (drawn) {
            keepDrawn(rows);
        }
        return rows;
    }

private:
    // Keeps maxTrain rows, in the order of the file.
    void keepDrawn(std::vector<Example> &rows) const
    {
        std::vector<std::size_t> order(rows.size());
        std::iota(order.begin(), order.end(), std::size_t { 0 });
        Rng(m_config.sampleSeed, "sample/" + m_info.label.id).shuffle(order);
        order.resize(std::min(order.size(), static_cast<std::size_t>(m_config.maxTrain)));
        std::ranges::sort(order);
        std::vector<Example> kept;
        kept.reserve(order.size());
        for (const std::size_t row : order) {
            kept.push_back(std::move(rows[row]));
        }
        rows = std::move(kept);
    }

    [[nodiscard]] Result<Example> readOne(
        const std::string &line, Split split, const LineReader &lines)
    {
        const std::string where = lines.place();
        auto row = readRow(line, splitName(split) + "-" + std::to_string(lines.line()), where);
        if (!row) {
            return row;
        }
        const auto [known, isNew] = m_seen.try_emplace(row->id, where);
        if (!isNew) {
            return fail(ErrorCode::BadInput,
                "the id " + inQuotes(row->id) + " is used twice",
                where,
                "it stands at " + known->second + " already");
        }
        if (m_config.prefixInstruction && !m_info.instruction.empty()) {
            row->input = m_info.instruction + " " + row->input;
        }
        return row;
    }

    const std::filesystem::path &m_suite;
    const SuiteConfig &m_config;
    const SuiteTaskInfo &m_info;
    std::unordered_map<std::string, std::string> m_seen; // row id: where it stood
};

// The tasks that the configuration asks for, in the suite's order.
Result<std::vector<SuiteTaskInfo>> selectTasks(const SuiteInfo &info, const SuiteConfig &config)
{
    std::vector<std::string> known;
    for (const SuiteTaskInfo &task : info.tasks) {
        known.push_back(task.label.id);
    }
    const std::set<std::string> wanted(config.tasks.begin(), config.tasks.end());
    for (const std::string &id : config.tasks) {
        if (std::ranges::find(known, id) == known.end()) {
            return fail(ErrorCode::NotFound,
                "the suite " + inQuotes(info.name) + " has no task " + inQuotes(id),
                "suite.tasks",
                "the nearest is " + inQuotes(nearestKey(id, known)));
        }
    }
    std::vector<SuiteTaskInfo> selected;
    std::ranges::copy_if(info.tasks, std::back_inserter(selected), [&](const SuiteTaskInfo &task) {
        return wanted.empty() ? !task.label.heldOut : wanted.contains(task.label.id);
    });
    if (selected.empty()) {
        return fail(ErrorCode::BadInput,
            "no task of the suite has the role train",
            "suite.tasks",
            "name the tasks to train on");
    }
    return selected;
}

void addToHash(Sha256 &hash, const Task &task)
{
    hash.addField(task.label.id);
    hash.addField(task.label.metric);
    for (const Split split : { Split::Train, Split::Validation, Split::Test }) {
        hash.addField(std::to_string(task.rows(split).size()));
        for (const Example &row : task.rows(split)) {
            hash.addField(row.input);
            hash.addField(row.target);
            for (const auto *texts : { &row.options, &row.references }) {
                hash.addField(std::to_string(texts->size()));
                for (const std::string &text : *texts) {
                    hash.addField(text);
                }
            }
        }
    }
}

} // namespace

std::string splitName(Split split)
{
    return splitNames[static_cast<std::size_t>(split)];
}

Result<Split> splitFromName(const std::string &name)
{
    for (const Split split : { Split::Train, Split::Validation, Split::Test }) {
        if (name == splitName(split)) {
            return split;
        }
    }
    return fail(ErrorCode::Usage,
        "the split " + inQuotes(name) + " is unknown",
        {},
        "use train, validation or test");
}

const std::vector<Example> &Task::rows(Split split) const
{
    switch (split) {
    case Split::Train:
        return train;
    case Split::Validation:
        return validation;
    case Split::Test:
        break;
    }
    return test;
}

Result<TaskSuite> loadSuite(const SuiteConfig &config)
{
    if (config.path.empty()) {
        return fail(ErrorCode::BadInput, "no suite is given", "suite.path", "name a suite folder");
    }
    const std::filesystem::path folder(config.path);
    const auto info = readSuiteInfo(folder);
    if (!info) {
        return tl::unexpected(info.error());
    }
    const auto selected = selectTasks(*info, config);
    if (!selected) {
        return tl::unexpected(selected.error());
    }
    TaskSuite suite { info->name, info->description, {}, {} };
    Sha256 hash;
    for (const SuiteTaskInfo &taskInfo : *selected) {
        Task task { taskInfo.label, taskInfo.instruction, {}, {}, {} };
        TaskReader reader(folder, config, taskInfo);
        for (const Split split : info->splits) {
            auto rows = reader.read(split);
            if (!rows) {
                return tl::unexpected(rows.error());
            }
            (split == Split::Train               ? task.train
                    : split == Split::Validation ? task.validation
                                                 : task.test) = std::move(*rows);
        }
        addToHash(hash, task);
        suite.tasks.push_back(std::move(task));
    }
    suite.hash = hash.hex();
    return suite;
}

} // namespace tp
