// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/jsonnumber.h"
#include "app/cli/namedreferences.h"
#include "app/cli/verb.h"

#include "model/adapters/methods.h"
#include "model/analysis/runcomparison.h"
#include "model/core/text.h"
#include "model/store/runreader.h"
#include "model/store/runstore.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <memory>

namespace tp::cli {

namespace {

using Json = nlohmann::ordered_json;

struct CompareArguments
{
    std::vector<std::string> runs;
    std::string baseline;
    std::string split = "validation";
    bool gaps = false;
    std::vector<std::string> references;
    bool json = false;
};

Json toJson(const SettingValue &value)
{
    return std::visit([](const auto &held) { return Json(held); }, value);
}

Json methodsJson(const RunsComparison &comparison, const std::vector<GroupSummary> &groups)
{
    Json methods = Json::object();
    for (const GroupSummary &group : groups) {
        Json tasks = Json::object();
        for (std::size_t i = 0; i < group.tasks.size(); ++i) {
            if (const auto &score = group.tasks[i]) {
                tasks[comparison.tasks[i].label.id] = { { "mean", score->mean },
                    { "deviation", numberOrNull(score->deviation) },
                    { "n", score->n } };
            }
        }
        methods[group.name] = std::move(tasks);
    }
    return methods;
}

Json pairsJson(const std::vector<PairComparison> &pairs, bool gaps)
{
    Json result = Json::array();
    for (const PairComparison &pair : pairs) {
        Json object {
            { "a", pair.a }, { "b", pair.b }, { "difference", numberOrNull(pair.difference) }
        };
        if (!gaps) {
            object["arg"] = numberOrNull(pair.gain);
            object["arg_tasks"] = pair.gainTasks;
        }
        if (pair.notEnough.empty()) {
            object["p"] = pair.p;
            object["p_holm"] = pair.pHolm;
            object["test"] = pair.test;
        } else {
            object["not_enough"] = pair.notEnough;
        }
        result.push_back(std::move(object));
    }
    return result;
}

Json runsJson(const RunsComparison &comparison)
{
    Json runs = Json::array();
    for (std::size_t i = 0; i < comparison.runs.size(); ++i) {
        const RunDescription &run = comparison.runs[i]->description;
        runs.push_back({ { "run", run.id },
            { "name", run.name },
            { "group", comparison.groups[i] },
            { "seed", run.config.training.seed },
            { "step", comparison.steps[i] },
            { "mean", numberOrNull(comparison.means[i]) } });
    }
    return runs;
}

Json configurationJson(const RunsComparison &comparison)
{
    Json rows = Json::array();
    for (const ConfigRow &row : comparison.configuration) {
        Json values = Json::array();
        for (const auto &value : row.values) {
            values.push_back(value ? toJson(*value) : Json(nullptr));
        }
        rows.push_back({ { "key", row.key }, { "values", std::move(values) } });
    }
    return rows;
}

// What must be said before anybody reads the numbers.
std::vector<std::string> warnings(const RunsComparison &comparison)
{
    std::vector<std::string> lines;
    if (comparison.shared < comparison.tasks.size()) {
        lines.push_back(fmt::format("{} of {} tasks {} in every run; means are over those",
            comparison.shared,
            comparison.tasks.size(),
            comparison.gaps ? "have references" : "are scored"));
    }
    if (comparison.differentData) {
        lines.emplace_back(
            "not all runs had the same suite, tasks and rows; tasks are matched by id");
    }
    if (comparison.differentMetrics) {
        lines.emplace_back("some tasks are scored by different metrics in different runs");
    }
    for (std::size_t i = 0; i < comparison.runs.size(); ++i) {
        if (comparison.steps[i] == 0) {
            lines.push_back(fmt::format("{} has no evaluation on the {} split",
                comparison.runs[i]->description.id,
                comparison.split));
        }
    }
    return lines;
}

void printTables(const RunsComparison &comparison,
    const std::vector<GroupSummary> &groups,
    const std::vector<PairComparison> &pairs)
{
    std::cout << "Runs\n";
    for (std::size_t i = 0; i < comparison.runs.size(); ++i) {
        std::cout << fmt::format("  {:<40} {:<24} step {:>7}  mean {}\n",
            comparison.runs[i]->description.id,
            comparison.groups[i],
            comparison.steps[i],
            formatShort(comparison.means[i], 4));
    }
    std::cout << "Set differently\n";
    for (const ConfigRow &row : comparison.configuration) {
        std::cout << fmt::format("  {:<28}", row.key);
        for (const auto &value : row.values) {
            std::cout << "  " << (value ? printable(settingText(*value)) : "-");
        }
        std::cout << "\n";
    }
    std::cout << fmt::format("{:<28}", "Task");
    for (const GroupSummary &group : groups) {
        std::cout << fmt::format("  {:>22}", fmt::format("{} (n = {})", group.name, group.runs));
    }
    std::cout << "\n";
    for (std::size_t i = 0; i < comparison.tasks.size(); ++i) {
        std::cout << fmt::format("{:<28}", printable(comparison.tasks[i].label.id));
        for (const GroupSummary &group : groups) {
            const auto &score = group.tasks[i];
            std::string text = "-";
            if (score) {
                text = comparison.gaps ? fmt::format("{:+.3f}", score->mean)
                                       : fmt::format("{:.3f}", score->mean);
                text += score->n > 1 ? fmt::format(" +- {:.3f}", score->deviation) : "";
            }
            std::cout << fmt::format("  {:>22}", text);
        }
        std::cout << "\n";
    }
    for (const PairComparison &pair : pairs) {
        std::cout << fmt::format("{} - {}: {}",
            pair.a,
            pair.b,
            std::isfinite(pair.difference) ? fmt::format("{:+.4f}", pair.difference) : "no task")
                  << (!comparison.gaps && std::isfinite(pair.gain)
                             ? fmt::format(", ARG {:+.1f} %", 100.0 * pair.gain)
                             : "")
                  << (pair.notEnough.empty() ? fmt::format(
                          ", p = {:.4f}, Holm {:.4f} ({})", pair.p, pair.pHolm, pair.test)
                                             : "; " + pair.notEnough)
                  << "\n";
    }
}

Result<std::optional<std::string>> baselineGroup(
    const CompareArguments &arguments, const RunsComparison &comparison)
{
    if (arguments.baseline.empty()) {
        return std::nullopt;
    }
    const std::string wanted = runFolder(arguments.baseline).filename().string();
    for (std::size_t i = 0; i < comparison.runs.size(); ++i) {
        if (comparison.runs[i]->description.id == wanted) {
            return comparison.groups[i];
        }
    }
    return fail(ErrorCode::Usage,
        "the baseline is none of the runs that are compared",
        arguments.baseline,
        "name it among the runs too");
}

Result<RunsComparison> toGaps(const RunsComparison &comparison,
    const std::vector<RunReader> &readers,
    const CompareArguments &arguments)
{
    if (comparison.split != "validation") {
        return fail(ErrorCode::Usage,
            "references are measured on the validation split, so gaps are too",
            "--split " + comparison.split,
            "leave --split or --gaps out");
    }
    std::vector<std::shared_ptr<const std::vector<ReferenceSet>>> references;
    for (const RunReader &reader : readers) {
        auto search = findReferencesFor(reader, arguments.references);
        if (!search) {
            return tl::unexpected(std::move(search.error()));
        }
        for (const Error &problem : search->problems) {
            report(problem);
        }
        if (search->sets.empty()) {
            return fail(ErrorCode::NotFound,
                search->others > 0
                    ? "none of the single-task references that were found match the run"
                    : "the run has no single-task references",
                reader.folder().string(),
                "train them with 'tensorpoly references CONFIG.json FOLDER' and pass '--references "
                "FOLDER'");
        }
        references.push_back(
            std::make_shared<const std::vector<ReferenceSet>>(std::move(search->sets)));
    }
    return gapsOf(comparison, references);
}

int compare(const CompareArguments &arguments)
{
    if (arguments.runs.size() < 2) {
        return report(
            { ErrorCode::Usage, "two runs or more are compared", {}, "name another run" });
    }
    std::vector<RunReader> readers;
    readers.reserve(arguments.runs.size());
    for (const std::string &run : arguments.runs) {
        auto reader = RunReader::open(runFolder(run));
        if (!reader) {
            return report(reader.error());
        }
        readers.push_back(std::move(*reader));
    }
    std::vector<const RunHistory *> histories;
    for (const RunReader &reader : readers) {
        const std::string &id = reader.history().description.id;
        if (std::ranges::any_of(
                histories, [&](const RunHistory *other) { return other->description.id == id; })) {
            return report({ ErrorCode::Usage, "the run is named twice", id, {} });
        }
        histories.push_back(&reader.history());
    }
    RunsComparison comparison = compareRuns(std::move(histories), arguments.split, methodTable());
    if (arguments.gaps) {
        auto gaps = toGaps(comparison, readers, arguments);
        if (!gaps) {
            return report(gaps.error());
        }
        comparison = std::move(*gaps);
    }
    const auto baseline = baselineGroup(arguments, comparison);
    if (!baseline) {
        return report(baseline.error());
    }
    const std::vector<GroupSummary> groups = summariseGroups(comparison);
    const std::vector<PairComparison> pairs = comparePairs(groups, *baseline);
    for (const std::string &line : warnings(comparison)) {
        std::cerr << "tensorpoly: " << line << "\n";
    }
    if (arguments.json) {
        std::cout << Json { { "split", comparison.split },
            { "measure", comparison.gaps ? "gap" : "score" },
            { "methods", methodsJson(comparison, groups) },
            { "pairs", pairsJson(pairs, comparison.gaps) },
            { "runs", runsJson(comparison) },
            { "configuration", configurationJson(comparison) },
            { "shared_tasks", comparison.shared } }
                         .dump(-1, ' ', false, Json::error_handler_t::replace)
                  << "\n";
    } else {
        printTables(comparison, groups, pairs);
    }
    return 0;
}

} // namespace

void addCompare(CLI::App &app, Context &context)
{
    const auto arguments = std::make_shared<CompareArguments>();
    CLI::App *verb = app.add_subcommand("compare",
        "Scores of several runs side by side, with paired tests between methods. Runs that differ "
        "by their seed alone count as one method.");
    verb->add_option("runs", arguments->runs, "Run folders, or their names in the default store")
        ->required();
    verb->add_option("--baseline",
        arguments->baseline,
        "One of the runs: only pairs with its method are tested");
    verb->add_option("--split", arguments->split, "validation or test, as far as it was evaluated")
        ->check(CLI::IsMember({ "validation", "test" }))
        ->capture_default_str();
    verb->add_flag("--gaps",
        arguments->gaps,
        "Compare each task's score gap to its single-task references in place of its score");
    verb->add_option("--references", arguments->references, namedReferencesHelp)
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all()
        ->needs("--gaps");
    verb->add_flag("--json", arguments->json, "Print one JSON object");
    verb->callback([arguments, &context] { context.exitCode = compare(*arguments); });
}

} // namespace tp::cli
