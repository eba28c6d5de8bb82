// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/text.h"
#include "model/data/suite.h"
#include "model/data/suitepaths.h"
#include "model/data/textmetrics.h"
#include "model/store/runstore.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <set>

namespace tp {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t maximumSuiteFile = 64 << 20; // bytes
constexpr std::int64_t formatVersion = 1;

// Reads one JSON object; the first problem is kept and everything after it gives defaults.
class ObjectReader final
{
public:
    ObjectReader(const Json &object, std::string where, std::optional<Error> &problem)
        : m_object(object)
        , m_where(std::move(where))
        , m_problem(problem)
    {
    }

    [[nodiscard]] std::string text(const char *key, const std::optional<std::string> &fallback = {})
    {
        const auto found = m_object.find(key);
        if (found == m_object.end() || found->is_null()) {
            if (!fallback) {
                complain(key, "the key is missing");
            }
            return fallback.value_or("");
        }
        if (!found->is_string()) {
            complain(key, "must be text");
            return {};
        }
        return found->get<std::string>();
    }

    // NaN if absent.
    [[nodiscard]] double share(const char *key)
    {
        const auto found = m_object.find(key);
        if (found == m_object.end() || found->is_null()) {
            return std::numeric_limits<double>::quiet_NaN();
        }
        if (!found->is_number() || found->get<double>() < 0.0 || found->get<double>() > 1.0) {
            complain(key, "must be a number between 0 and 1");
            return 0.0;
        }
        return found->get<double>();
    }

    // 0 if absent.
    [[nodiscard]] std::int64_t count(const char *key)
    {
        const auto found = m_object.find(key);
        if (found == m_object.end() || found->is_null()) {
            return 0;
        }
        if (!found->is_number_unsigned()
            || found->get<std::uint64_t>() > std::numeric_limits<std::int32_t>::max()) {
            complain(key, "must be a number of rows");
            return 0;
        }
        return found->get<std::int64_t>();
    }

    void complain(const char *key, std::string what, std::string hint = {})
    {
        if (!m_problem) {
            m_problem = Error { ErrorCode::BadInput,
                std::move(what),
                m_where + (m_where.ends_with(' ') ? "" : ".") + key,
                std::move(hint) };
        }
    }

private:
    const Json &m_object;
    std::string m_where;
    std::optional<Error> &m_problem;
};

SuiteTaskInfo readTask(const Json &object, const std::string &where, std::optional<Error> &problem)
{
    ObjectReader reader(object, where, problem);
    SuiteTaskInfo task;
    task.label.id = reader.text("id");
    if (!problem && !isPlainFolderName(task.label.id)) {
        reader.complain("id",
            "a task's id is the name of its folder, and " + inQuotes(task.label.id)
                + " cannot be one",
            "use letters, digits, '-' and '_'");
    }
    task.label.name = reader.text("name", task.label.id);
    task.label.category = reader.text("category", "other");
    task.label.metric = reader.text("metric");
    if (!problem && std::ranges::find(metricNames(), task.label.metric) == metricNames().end()) {
        reader.complain("metric",
            "the metric " + inQuotes(task.label.metric) + " is unknown",
            "use one of " + join(metricNames(), ", "));
    }
    const std::string role = reader.text("role", "train");
    task.label.heldOut = role == "held-out";
    if (role != "train" && role != "held-out") {
        reader.complain(
            "role", "the role " + inQuotes(role) + " is unknown", "use train or held-out");
    }
    task.type = reader.text("type", "");
    task.instruction = reader.text("instruction", "");
    const double majority = reader.share("majority_baseline_test");
    const double chance = reader.share("chance_test");
    task.baseline = majority == majority ? majority : chance; // NaN where absent

    const auto counts = object.find("counts");
    if (counts != object.end() && counts->is_object()) {
        ObjectReader countReader(*counts, where + ".counts", problem);
        task.trainRows = countReader.count("train");
        task.validationRows = countReader.count("validation");
        task.testRows = countReader.count("test");
    } else if (counts != object.end() && !counts->is_null()) {
        reader.complain("counts", "must be an object of split names and row counts");
    }
    return task;
}

std::vector<Split> readSplits(const Json &suite, ObjectReader &reader)
{
    const auto found = suite.find("splits");
    if (found == suite.end()) {
        return { Split::Train, Split::Validation, Split::Test };
    }
    std::vector<Split> splits;
    if (found->is_array()) {
        for (const Json &name : *found) {
            // Further splits may exist; this program does not read them.
            const auto split = splitFromName(name.is_string() ? name.get<std::string>() : "");
            if (split && std::ranges::find(splits, *split) == splits.end()) {
                splits.push_back(*split);
            }
        }
    }
    if (std::ranges::find(splits, Split::Train) == splits.end()) {
        reader.complain("splits", "must be a list of names, with \"train\" among them");
    }
    return splits;
}

Status checkFormat(const Json &suite, const std::string &where)
{
    const std::string hint =
        "a suite has \"format\": \"text2text-suite\" and \"format_version\": 1";
    if (!suite.is_object()) {
        return fail(ErrorCode::BadInput, "this is not a suite: no JSON object", where, hint);
    }
    const auto format = suite.find("format");
    if (format == suite.end() || !format->is_string()
        || format->get<std::string>() != "text2text-suite") {
        return fail(ErrorCode::BadInput, "this is not a suite", where + ": format", hint);
    }
    const auto version = suite.find("format_version");
    if (version == suite.end() || !version->is_number_integer()
        || version->get<std::int64_t>() < 1) {
        return fail(ErrorCode::BadInput,
            "the version is not a positive whole number",
            where + ": format_version",
            hint);
    }
    if (version->get<std::int64_t>() > formatVersion) {
        return fail(ErrorCode::Unsupported,
            "the suite has format version " + std::to_string(version->get<std::int64_t>())
                + ", and this program reads version 1",
            where + ": format_version",
            "use a newer version of this program");
    }
    return {};
}

} // namespace

Result<SuiteInfo> readSuiteInfo(const std::filesystem::path &folder)
{
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) {
        return fail(ErrorCode::NotFound,
            "there is no such suite folder",
            folder.string(),
            "a suite is a folder that holds suite.json and one folder for each task");
    }
    const std::filesystem::path file = folder / "suite.json";
    const std::string where = file.string();
    if (!std::filesystem::exists(file, error)) {
        return fail(ErrorCode::NotFound, "the folder holds no suite.json", folder.string());
    }
    const Result<std::string> content = readFile(file, maximumSuiteFile);
    if (!content) {
        return tl::unexpected(content.error());
    }
    Json suite;
    try {
        suite = Json::parse(*content);
    } catch (const Json::exception &exception) {
        return fail(ErrorCode::BadInput, describeJsonProblem(exception.what()), where);
    }
    if (const Status format = checkFormat(suite, where); !format) {
        return tl::unexpected(format.error());
    }

    std::optional<Error> problem;
    ObjectReader reader(suite, where + ": ", problem);
    SuiteInfo info;
    info.name = reader.text("name", folder.filename().string());
    info.description = reader.text("description", "");
    info.splits = readSplits(suite, reader);
    const auto tasks = suite.find("tasks");
    if (tasks == suite.end() || !tasks->is_array() || tasks->empty()) {
        reader.complain("tasks", "must be a list with at least one task");
    }
    std::set<std::string> ids;
    for (std::size_t i = 0; !problem && i < tasks->size(); ++i) {
        const std::string place = where + ": tasks[" + std::to_string(i) + "]";
        if (!(*tasks)[i].is_object()) {
            return fail(ErrorCode::BadInput, "a task must be an object", place);
        }
        info.tasks.push_back(readTask((*tasks)[i], place, problem));
        if (!problem && !ids.insert(info.tasks.back().label.id).second) {
            return fail(ErrorCode::BadInput,
                "the task " + inQuotes(info.tasks.back().label.id) + " is listed twice",
                place + ".id");
        }
    }
    if (problem) {
        return tl::unexpected(*problem);
    }
    return info;
}

} // namespace tp
