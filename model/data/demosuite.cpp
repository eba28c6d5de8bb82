// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/demosuite.h"

#include "model/data/demotasks.h"
#include "model/store/stagedfolder.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fstream>
#include <map>
#include <set>

namespace tp {

namespace {

using Json = nlohmann::ordered_json;

// 20000 different evaluation inputs are still well below the 26970 of the rule that has fewest.
constexpr std::int64_t maximumEvaluationRows = 10'000;
constexpr std::int64_t maximumTrainRows = 1'000'000;

struct Splits
{
    std::vector<DemoItem> train;
    std::vector<DemoItem> validation;
    std::vector<DemoItem> test;
};

Splits drawSplits(const DemoTask &task, const DemoSuiteOptions &options)
{
    std::set<std::string> evaluated; // inputs that no later row may have
    const auto draw = [&](const std::string &split, std::int64_t count) {
        Rng rng(options.seed, "demo/" + task.id + "/" + split);
        std::vector<DemoItem> items;
        while (items.size() < static_cast<std::size_t>(count)) {
            DemoItem item = task.draw(rng);
            if (task.manyInputs && evaluated.contains(item.input)) {
                continue;
            }
            if (split != "train") {
                evaluated.insert(item.input);
            }
            if (task.inverted) {
                item.target = item.target == "yes" ? "no" : "yes";
            }
            item.input = task.prompt + " : " + item.input;
            items.push_back(std::move(item));
        }
        return items;
    };
    Splits splits;
    splits.test = draw("test", options.testRows);
    splits.validation = draw("validation", options.validationRows);
    splits.train = draw("train", options.trainRows);
    return splits;
}

// The share of the most frequent answer: what a program reaches that has learnt nothing else.
double majorityShare(const std::vector<DemoItem> &items)
{
    std::map<std::string, std::int64_t> counts;
    std::int64_t most = 0;
    for (const DemoItem &item : items) {
        most = std::max(most, ++counts[item.target]);
    }
    // Four decimals are enough, and they are the same on every machine.
    return std::round(1e4 * static_cast<double>(most) / static_cast<double>(items.size())) / 1e4;
}

Json describe(const DemoTask &task, const Splits &splits)
{
    Json json { { "id", task.id },
        { "name", task.name },
        { "category", task.category },
        { "role", task.heldOut ? "held-out" : "train" },
        { "type", task.type },
        { "metric", "exact_match" },
        { "instruction", task.instruction } };
    if (task.type == "classification") {
        json["labels"] = { "yes", "no" };
    }
    if (!task.contradicts.empty()) {
        json["contradicts"] = task.contradicts;
    }
    json["majority_baseline_test"] = majorityShare(splits.test);
    json["counts"] = { { "train", splits.train.size() },
        { "validation", splits.validation.size() },
        { "test", splits.test.size() } };
    return json;
}

Status writeText(const std::filesystem::path &file, const std::string &text)
{
    std::ofstream stream(file, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) {
        return fail(ErrorCode::Io,
            "the file cannot be written: " + std::string(std::strerror(errno)),
            file.string());
    }
    return {};
}

std::string jsonLines(const std::string &split, const std::vector<DemoItem> &items)
{
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const Json row { { "id", split + "-" + std::to_string(i + 1) },
            { "input", items[i].input },
            { "target", items[i].target } };
        text += row.dump() + "\n";
    }
    return text;
}

Status writeAll(const std::filesystem::path &folder, const DemoSuiteOptions &options)
{
    Json suite { { "format", "text2text-suite" },
        { "format_version", 1 },
        { "name", "demo" },
        { "description",
            "Small language skills with known structure: five categories, and four pairs of tasks "
            "with the same inputs and opposite answers. Made by 'tensorpoly suite create-demo'." },
        { "licence", "GPL-3.0-or-later" },
        { "language", "en" },
        { "seed", options.seed },
        { "splits", { "train", "validation", "test" } },
        { "tasks", Json::array() } };
    for (const DemoTask &task : demoTasks()) {
        const Splits splits = drawSplits(task, options);
        const std::filesystem::path place = folder / task.id;
        std::error_code error;
        if (!std::filesystem::create_directory(place, error)) {
            return fail(
                ErrorCode::Io, "the folder cannot be made: " + error.message(), place.string());
        }
        for (const auto &[name, items] : { std::pair("train", &splits.train),
                 std::pair("validation", &splits.validation),
                 std::pair("test", &splits.test) }) {
            const auto file = place / (std::string(name) + ".jsonl");
            if (const Status written = writeText(file, jsonLines(name, *items)); !written) {
                return written;
            }
        }
        suite["tasks"].push_back(describe(task, splits));
    }
    return writeText(folder / "suite.json", suite.dump(1) + "\n");
}

Status checkOptions(const DemoSuiteOptions &options)
{
    const std::array<std::tuple<const char *, std::int64_t, std::int64_t>, 3> rows { {
        { "train", options.trainRows, maximumTrainRows },
        { "validation", options.validationRows, maximumEvaluationRows },
        { "test", options.testRows, maximumEvaluationRows },
    } };
    for (const auto &[name, count, maximum] : rows) {
        if (count < 1 || count > maximum) {
            return fail(ErrorCode::BadInput,
                std::to_string(count) + " rows are asked for, but must be between 1 and "
                    + std::to_string(maximum),
                name);
        }
    }
    return {};
}

} // namespace

Status writeDemoSuite(const std::filesystem::path &folder, const DemoSuiteOptions &options)
{
    if (const Status valid = checkOptions(options); !valid) {
        return valid;
    }
    auto staged = StagedFolder::create(folder);
    if (!staged) {
        return tl::unexpected(staged.error());
    }
    if (const Status written = writeAll(staged->path(), options); !written) {
        return written;
    }
    return staged->commit();
}

} // namespace tp
