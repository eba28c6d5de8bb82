// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/reference.h"

#include "model/config/jsonfields.h"
#include "model/config/strictjson.h"
#include "model/core/text.h"
#include "model/store/runstore.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace tp {

namespace {

using Json = nlohmann::json;

constexpr const char *format = "tensorpoly-references";
constexpr std::int64_t version = 1;
constexpr std::uint64_t largestFile = 64'000'000; // bytes
constexpr std::size_t mostTasks = 100'000;
constexpr std::size_t mostPoints = 1'000'000; // of one curve

// An object whose keys are all known.
class KnownFields final
{
public:
    KnownFields(const Json &value, const std::string &where, const std::vector<std::string> &keys)
        : m_fields(value, where)
    {
        if (!m_fields.isGood()) {
            return;
        }
        for (const auto &item : value.items()) {
            if (std::ranges::find(keys, item.key()) == keys.end()) {
                m_fields.note(Error { .code = ErrorCode::BadInput,
                    .what = "unknown key " + inQuotes(item.key()),
                    .where = where,
                    .hint = "the nearest known key is '" + nearestKey(item.key(), keys) + "'" });
            }
        }
    }

    JsonFields *operator->() { return &m_fields; }

    [[nodiscard]] std::int64_t count(const char *key)
    {
        return m_fields.integer(key, 0, INT64_MAX);
    }

private:
    JsonFields m_fields;
};

// What no evaluation gives: an empty or NaN comparison would otherwise look like a result.
Status checkPoint(const ReferencePoint &point, const std::string &where)
{
    if (!(point.score >= 0.0 && point.score <= 1.0)) {
        return fail(ErrorCode::BadInput, "the score is not between 0 and 1", where);
    }
    if (!(point.standardError >= 0.0 && point.standardError <= 1.0)) {
        return fail(ErrorCode::BadInput, "the standard error is not between 0 and 1", where);
    }
    if (!(point.loss >= 0.0) || std::isinf(point.loss)) {
        return fail(ErrorCode::BadInput, "the loss is not a finite number of at least 0", where);
    }
    if (point.examples < 0 || point.n < 1) {
        return fail(
            ErrorCode::BadInput, "examples must be at least 0 and rows (n) at least 1", where);
    }
    return {};
}

std::string pointName(const std::string &where, std::size_t task, std::size_t point)
{
    return where + ": tasks[" + std::to_string(task) + "].curve[" + std::to_string(point) + "]";
}

Status check(const ReferenceSet &set, const std::string &where)
{
    for (const std::string &hash : { set.suiteHash, set.backboneHash, set.recipeHash }) {
        if (hash.empty()) {
            return fail(ErrorCode::BadInput,
                "a hash of suite, backbone or recipe is empty",
                where,
                "such references would match no run");
        }
    }
    std::set<std::string> ids;
    if (set.seed > static_cast<std::uint64_t>(INT64_MAX)) {
        return fail(ErrorCode::BadInput, "the seed is above 2^63 - 1", where);
    }
    for (std::size_t i = 0; i < set.tasks.size(); ++i) {
        const TaskReference &task = set.tasks[i];
        if (task.task.empty() || !ids.insert(task.task).second) {
            return fail(ErrorCode::BadInput,
                "task " + tp::inQuotes(task.task) + " has no id or stands twice",
                where + ": tasks[" + std::to_string(i) + "]");
        }
        for (std::size_t j = 0; j < task.curve.size(); ++j) {
            if (Status status = checkPoint(task.curve[j], pointName(where, i, j)); !status) {
                return status;
            }
            if (j > 0 && task.curve[j].examples <= task.curve[j - 1].examples) {
                return fail(ErrorCode::BadInput,
                    "examples do not ascend along the curve",
                    pointName(where, i, j));
            }
        }
    }
    return {};
}

Result<ReferencePoint> readPoint(const Json &json, const std::string &where)
{
    KnownFields fields(json, where, { "examples", "score", "standard_error", "loss", "n" });
    ReferencePoint point { .examples = fields.count("examples"),
        .score = fields->real("score"),
        .standardError = fields->real("standard_error"),
        .loss = fields->real("loss"),
        .n = fields.count("n") };
    if (!fields->isGood()) {
        return tl::unexpected(*fields->error());
    }
    return point;
}

Result<TaskReference> readTask(const Json &json, const std::string &where, std::size_t index)
{
    KnownFields fields(json, where + ": tasks[" + std::to_string(index) + "]", { "task", "curve" });
    TaskReference task { .task = fields->text("task"), .curve = {} };
    for (const Json &entry : fields->list("curve", mostPoints)) {
        auto point = readPoint(entry, pointName(where, index, task.curve.size()));
        if (!point) {
            return tl::unexpected(std::move(point.error()));
        }
        task.curve.push_back(*point);
    }
    if (!fields->isGood()) {
        return tl::unexpected(*fields->error());
    }
    return task;
}

Result<ReferenceSet> readSet(const Json &json, const std::string &where)
{
    // Format and version first: another version may well have other keys.
    JsonFields head(json, where);
    const std::string foundFormat = head.text("format");
    const std::int64_t foundVersion = head.integer("version", 0, INT64_MAX);
    if (!head.isGood()) {
        return tl::unexpected(*head.error());
    }
    if (foundFormat != format || foundVersion != version) {
        return fail(ErrorCode::BadInput,
            "the format is " + inQuotes(foundFormat) + " in version " + formatInteger(foundVersion)
                + ", but must be '" + format + "' in version " + formatInteger(version),
            where);
    }
    KnownFields fields(json,
        where,
        { "format",
            "version",
            "suite_hash",
            "backbone_hash",
            "recipe_hash",
            "seed",
            "command",
            "tasks" });
    ReferenceSet set { .suiteHash = fields->text("suite_hash"),
        .backboneHash = fields->text("backbone_hash"),
        .recipeHash = fields->text("recipe_hash"),
        .seed = static_cast<std::uint64_t>(fields.count("seed")),
        .command = fields->text("command"),
        .tasks = {} };
    for (const Json &entry : fields->list("tasks", mostTasks)) {
        auto task = readTask(entry, where, set.tasks.size());
        if (!task) {
            return tl::unexpected(std::move(task.error()));
        }
        set.tasks.push_back(std::move(*task));
    }
    if (!fields->isGood()) {
        return tl::unexpected(*fields->error());
    }
    if (Status status = check(set, where); !status) {
        return tl::unexpected(std::move(status.error()));
    }
    return set;
}

} // namespace

Status writeReferences(const ReferenceSet &set, const std::filesystem::path &file)
{
    if (Status status = check(set, file.string()); !status) {
        return status;
    }
    using Ordered = nlohmann::ordered_json;
    Ordered tasks = Ordered::array();
    for (const TaskReference &task : set.tasks) {
        Ordered curve = Ordered::array();
        for (const ReferencePoint &point : task.curve) {
            curve.push_back({ { "examples", point.examples },
                { "score", point.score },
                { "standard_error", point.standardError },
                { "loss", point.loss },
                { "n", point.n } });
        }
        tasks.push_back({ { "task", task.task }, { "curve", std::move(curve) } });
    }
    const Ordered json { { "format", format },
        { "version", version },
        { "suite_hash", set.suiteHash },
        { "backbone_hash", set.backboneHash },
        { "recipe_hash", set.recipeHash },
        { "seed", set.seed },
        { "command", set.command },
        { "tasks", std::move(tasks) } };
    // Text that is not UTF-8 becomes replacement characters instead of an exception.
    return writeFileAtomically(
        file, json.dump(1, ' ', false, Ordered::error_handler_t::replace) + "\n");
}

Result<ReferenceSet> readReferences(const std::filesystem::path &file)
{
    const Result<std::string> content = readFile(file, largestFile);
    if (!content) {
        return tl::unexpected(content.error());
    }
    const Result<Json> json = parseStrictJson(*content, file.string());
    if (!json) {
        return tl::unexpected(json.error());
    }
    return readSet(*json, file.string());
}

} // namespace tp
