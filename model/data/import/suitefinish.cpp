// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The end of an import: what the source did not say about its tasks is drawn, counted or guessed.
#include "model/core/text.h"
#include "model/data/import/splitdrawing.h"
#include "model/data/import/suitebuilder.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>

namespace tp {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t largestSuiteFile = 60 << 20; // bytes; its reader refuses more than 64 MiB

// What a program reaches on the test rows that has learnt nothing: the share of the most frequent
// label, or the chance to guess an option.
struct Baselines
{
    double majority = 0.0;
    double chance = 0.0;
};

Baselines measure(const std::filesystem::path &test)
{
    std::map<std::string, std::int64_t> counts;
    Baselines sums;
    std::int64_t rows = 0;
    std::ifstream stream(test, std::ios::binary);
    for (std::string line; std::getline(stream, line);) {
        const Json row = Json::parse(line);
        ++rows;
        sums.majority = std::max(
            sums.majority, static_cast<double>(++counts[row["target"].get<std::string>()]));
        if (const auto options = row.find("options"); options != row.end()) {
            sums.chance += 1.0 / static_cast<double>(options->size());
        }
    }
    // Four decimals are enough, and they are the same on every machine.
    const auto share = [&](double sum) {
        return std::round(1e4 * sum / static_cast<double>(std::max<std::int64_t>(rows, 1))) / 1e4;
    };
    return { share(sums.majority), share(sums.chance) };
}

} // namespace

Result<bool> SuiteBuilder::completeSplits(TaskState &task)
{
    ImportedTask &report = task.report;
    for (std::size_t i = 0; i < task.files.size(); ++i) {
        report.rows[i] = task.files[i].rows;
    }
    if (report.rows[0] == 0) {
        const bool isEmpty = report.rows[1] + report.rows[2] == 0;
        leaveOut(report.name, isEmpty ? "no row of it can be used" : "it has no training rows");
        return false;
    }
    std::vector<DrawnSplit> missing;
    if (report.rows[2] == 0) {
        missing.push_back({ Split::Test, m_options->testShare });
        report.drawn.push_back(splitName(Split::Test));
    }
    if (report.rows[1] == 0) {
        missing.push_back({ Split::Validation, m_options->validationShare });
        report.drawn.push_back(splitName(Split::Validation));
    }
    if (missing.empty()) {
        return true;
    }
    const auto rows =
        drawSplits(m_folder.path() / report.id, m_folder.path() / task.keys.name, missing);
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    if ((*rows)[0] == 0) {
        leaveOut(report.name,
            "it has too few different training inputs to draw the splits that it lacks");
        return false;
    }
    report.rows[0] = (*rows)[0];
    for (const DrawnSplit &drawn : missing) {
        const auto index = static_cast<std::size_t>(drawn.split);
        report.rows[index] = (*rows)[index];
    }
    return true;
}

Status SuiteBuilder::writeSuiteFile()
{
    const std::string source = m_options->source.filename().empty()
        ? m_options->source.parent_path().filename().string()
        : m_options->source.filename().string();
    Json suite { { "format", "text2text-suite" },
        { "format_version", 1 },
        { "name",
            m_options->name.empty() ? m_folder.destination().filename().string()
                                    : m_options->name },
        { "description", "Imported from " + source + " (" + m_options->layout + ")" },
        { "seed", m_options->seed },
        { "splits", { "train", "validation", "test" } },
        { "tasks", Json::array() } };
    for (const auto &task : m_tasks) {
        ImportedTask &report = task->report;
        const TaskFacts &facts = task->facts;
        const TaskKind kind = task->profile.kind(facts.scoredByRouge);
        report.type = kind.type;
        report.metric = !m_options->metric.empty() ? m_options->metric
            : !facts.metric.empty()                ? facts.metric
                                                   : kind.metric;
        report.heldOut = facts.heldOut.value_or(false);
        report.category = m_categories.categoryOf(report.name);
        if (report.category.empty()) {
            report.category = facts.category.empty() ? "other" : facts.category;
        }
        Json json { { "id", report.id },
            { "name", report.name },
            { "category", report.category },
            { "role", report.heldOut ? "held-out" : "train" },
            { "type", report.type },
            { "metric", report.metric },
            { "instruction", facts.instruction } };
        const Baselines baselines = measure(m_folder.path() / report.id / "test.jsonl");
        if (kind.type == "classification") {
            json["labels"] = kind.labels;
            json["majority_baseline_test"] = baselines.majority;
        } else if (kind.type == "multiple_choice") {
            json["chance_test"] = baselines.chance;
        }
        json["counts"] = { { "train", report.rows[0] },
            { "validation", report.rows[1] },
            { "test", report.rows[2] } };
        json["source"] = { { "layout", m_options->layout }, { "from", source } };
        if (!facts.dataset.empty()) {
            json["source"]["dataset"] = facts.dataset;
        }
        if (!facts.url.empty()) {
            json["source"]["url"] = facts.url;
        }
        if (!report.drawn.empty()) {
            json["source"]["drawn_splits"] = report.drawn;
        }
        if (!facts.licence.empty()) {
            json["licence"] = facts.licence;
        }
        suite["tasks"].push_back(std::move(json));
    }
    const std::string text = suite.dump(1) + "\n";
    const std::filesystem::path file = m_folder.path() / "suite.json";
    if (text.size() > largestSuiteFile) {
        return fail(ErrorCode::BadInput,
            "suite.json would have " + formatBytes(text.size()) + ", too many to be read again",
            m_options->source.string(),
            "import fewer tasks at a time");
    }
    std::ofstream stream(file, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) {
        return fail(ErrorCode::Io, "the file cannot be written", file.string());
    }
    return {};
}

Result<ImportReport> SuiteBuilder::finish()
{
    if (const Status flushed = flushAll(); !flushed) {
        return tl::unexpected(flushed.error());
    }
    std::vector<std::unique_ptr<TaskState>> kept;
    for (auto &task : m_tasks) {
        if (const Status going = m_meter->proceed(); !going) {
            return tl::unexpected(going.error());
        }
        const auto complete = completeSplits(*task);
        if (!complete) {
            return tl::unexpected(complete.error());
        }
        std::error_code error;
        const std::filesystem::path folder = m_folder.path() / task->report.id;
        std::filesystem::remove(m_folder.path() / task->keys.name, error);
        if (*complete) {
            kept.push_back(std::move(task));
        } else {
            std::filesystem::remove_all(folder, error);
        }
    }
    m_tasks = std::move(kept);
    m_byName.clear();
    if (m_tasks.empty()) {
        const auto most = std::ranges::max_element(m_dropped, {}, &DroppedRows::rows);
        const std::string hint = most->rows > 0
            ? std::to_string(most->rows) + " rows were dropped: " + most->explanation
            : m_leftOut.empty()
            ? "the source has no rows"
            : inQuotes(m_leftOut.front().name) + ": " + m_leftOut.front().reason;
        return fail(ErrorCode::BadInput,
            "no task is left that a suite could have",
            m_options->source.string(),
            hint);
    }
    if (const Status written = writeSuiteFile(); !written) {
        return tl::unexpected(written.error());
    }
    if (const Status placed = m_folder.commit(); !placed) {
        return tl::unexpected(placed.error());
    }
    ImportReport report;
    report.suite = m_folder.destination();
    report.rowsRead = m_rowsRead;
    report.leftOut = std::move(m_leftOut);
    for (const auto &task : m_tasks) {
        report.tasks.push_back(std::move(task->report));
    }
    std::ranges::copy_if(m_dropped, std::back_inserter(report.dropped), [](const auto &dropped) {
        return dropped.rows > 0;
    });
    return report;
}

} // namespace tp
