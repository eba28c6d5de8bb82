// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/import/suitebuilder.h"

#include "model/core/sha256.h"
#include "model/core/text.h"
#include "model/data/import/taskids.h"
#include "model/data/import/words.h"
#include "model/data/linereader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <fstream>

namespace tp {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t flushAt = 256 << 10; // bytes of one file

// In the order of DropReason.
constexpr std::array<std::pair<const char *, const char *>, dropReasonCount> reasons { {
    { "empty-input", "the input is empty" },
    { "empty-target", "the target is empty" },
    { "not-an-option", "the target is not among the options" },
    { "one-option", "there is only one option to choose" },
    { "too-long",
        "the input has more words than --max-words allows, or the row more bytes than a "
        "suite's line may have" },
    { "duplicate", "the same row stood in this split of the task already" },
    { "other-split", "the same input stands in another split of the task" },
    { "wrong-answer", "the row shows an answer that is_correct calls wrong" },
    { "malformed", "the row could not be read" },
} };

std::uint64_t hashOf(const std::vector<std::string_view> &fields)
{
    Sha256 hash;
    for (const std::string_view field : fields) {
        hash.addField(field);
    }
    const std::string digits = hash.hex().substr(0, 16);
    std::uint64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return value;
}

// Trims the texts and leaves out what is empty or stands there twice.
void tidy(std::vector<std::string> &texts)
{
    std::vector<std::string> kept;
    for (const std::string &text : texts) {
        std::string trim(trimmed(text));
        if (!trim.empty() && std::ranges::find(kept, trim) == kept.end()) {
            kept.push_back(std::move(trim));
        }
    }
    texts = std::move(kept);
}

std::string lineOf(const ImportedRow &row, std::int64_t id)
{
    Json json { { "id", std::to_string(id) }, { "input", row.input }, { "target", row.target } };
    if (!row.options.empty()) {
        json["options"] = row.options;
    }
    if (row.references.size() > 1) {
        json["references"] = row.references;
    }
    return json.dump() + "\n";
}

} // namespace

SuiteBuilder::SuiteBuilder(
    const ImportOptions &options, CategoryFile categories, ImportMeter &meter, StagedFolder folder)
    : m_options(&options)
    , m_categories(std::move(categories))
    , m_meter(&meter)
    , m_folder(std::move(folder))
{
    for (std::size_t i = 0; i < dropReasonCount; ++i) {
        m_dropped[i].reason = reasons[i].first;
        m_dropped[i].explanation = reasons[i].second;
    }
}

Result<SuiteBuilder> SuiteBuilder::create(
    const ImportOptions &options, CategoryFile categories, ImportMeter &meter)
{
    auto folder = StagedFolder::create(options.destination);
    if (!folder) {
        return tl::unexpected(folder.error());
    }
    return SuiteBuilder(options, std::move(categories), meter, std::move(*folder));
}

Result<SuiteBuilder::TaskState *> SuiteBuilder::taskOf(const std::string &name)
{
    if (const auto known = m_byName.find(name); known != m_byName.end()) {
        return known->second;
    }
    if (m_tasks.size() == maximumTasks) {
        return fail(ErrorCode::BadInput,
            "there are more than " + std::to_string(maximumTasks) + " tasks",
            m_options->source.string(),
            "name another column as the task's, or import a part of the source");
    }
    auto task = std::make_unique<TaskState>();
    const std::string plain = folderNameFor(name);
    std::string id = plain;
    for (int i = 2; !m_ids.insert(id).second; ++i) {
        id = plain + "-" + std::to_string(i);
    }
    for (const Split split : { Split::Train, Split::Validation, Split::Test }) {
        task->files[static_cast<std::size_t>(split)].name = id + "/" + splitName(split) + ".jsonl";
    }
    task->keys.name = id + "/keys";
    task->report.id = id;
    task->report.name = name;
    m_tasks.push_back(std::move(task));
    m_byName.emplace(name, m_tasks.back().get());
    return m_tasks.back().get();
}

Status SuiteBuilder::describe(const std::string &name, const TaskFacts &facts)
{
    const auto task = taskOf(name);
    if (!task) {
        return tl::unexpected(task.error());
    }
    TaskFacts &known = (*task)->facts;
    for (const auto text : { &TaskFacts::instruction,
             &TaskFacts::category,
             &TaskFacts::licence,
             &TaskFacts::dataset,
             &TaskFacts::metric,
             &TaskFacts::url }) {
        if (!(facts.*text).empty()) {
            known.*text = facts.*text;
        }
    }
    known.heldOut = facts.heldOut ? facts.heldOut : known.heldOut;
    known.scoredByRouge = known.scoredByRouge || facts.scoredByRouge;
    return {};
}

std::optional<DropReason> SuiteBuilder::clean(ImportedRow &row) const
{
    row.target = trimmed(row.target);
    tidy(row.references);
    if (row.target.empty() && !row.references.empty()) {
        row.target = row.references.front();
    }
    if (trimmed(row.input).empty()) {
        return DropReason::EmptyInput;
    }
    if (row.target.empty()) {
        return DropReason::EmptyTarget;
    }
    if (m_options->maximumWords > 0 && countWords(row.input) > m_options->maximumWords) {
        return DropReason::TooLong;
    }
    if (!row.options.empty()) {
        tidy(row.options);
        if (std::ranges::find(row.options, row.target) == row.options.end()) {
            return DropReason::NotAnOption;
        }
        if (row.options.size() < 2) {
            return DropReason::OneOption;
        }
    }
    if (!row.references.empty()
        && std::ranges::find(row.references, row.target) == row.references.end()) {
        row.references.insert(row.references.begin(), row.target);
    }
    return std::nullopt;
}

Status SuiteBuilder::add(ImportedRow row)
{
    if (const auto reason = clean(row)) {
        drop(*reason, row.where);
        return {};
    }
    const auto found = taskOf(row.task);
    if (!found) {
        return tl::unexpected(found.error());
    }
    TaskState &task = **found;
    const std::string line = lineOf(row, task.lastId + 1);
    if (line.size() > LineReader::maximumLine) {
        drop(DropReason::TooLong, row.where);
        return {};
    }

    const std::string options = join(row.options, "\n");
    const std::string seed = std::to_string(m_options->seed);
    const std::uint64_t inputHash = hashOf({ seed, row.input, options });
    const auto split = static_cast<std::size_t>(row.split.value_or(Split::Train));
    const auto place = task.inputs.insert(inputHash, static_cast<unsigned>(split));
    if (place && *place != split) {
        drop(DropReason::OtherSplit, row.where);
        return {};
    }
    // From the hash, since hashing long inputs is most of the work.
    if (task.rows.insert(hashOf({ std::to_string(inputHash), row.target }), 0)) {
        drop(DropReason::Duplicate, row.where);
        return {};
    }

    ++m_rowsRead;
    ++task.lastId;
    ++task.files[split].rows;
    m_meter->countRow(true);
    if (split == 0) {
        std::string key(sizeof inputHash, '\0');
        std::memcpy(key.data(), &inputHash, sizeof inputHash);
        if (const Status kept = write(task.keys, key); !kept) {
            return kept;
        }
    }
    task.profile.add(
        { {}, std::move(row.input), row.target, std::move(row.options), row.references });
    return write(task.files[split], line);
}

Status SuiteBuilder::refuse(const Error &problem)
{
    if (!m_options->skipBad) {
        return tl::unexpected(problem);
    }
    drop(DropReason::Malformed, problem.where);
    return {};
}

void SuiteBuilder::drop(DropReason reason, const std::string &where)
{
    DroppedRows &dropped = m_dropped[static_cast<std::size_t>(reason)];
    if (dropped.rows == 0) {
        dropped.first = where;
    }
    ++dropped.rows;
    ++m_rowsRead;
    m_meter->countRow(false);
}

void SuiteBuilder::leaveOut(std::string name, std::string reason)
{
    m_leftOut.push_back({ std::move(name), std::move(reason) });
}

Status SuiteBuilder::write(TaskFile &file, std::string_view text)
{
    file.waiting += text;
    m_buffered += text.size();
    if (file.waiting.size() >= flushAt) {
        return flush(file);
    }
    return m_buffered >= maximumBuffered ? flushAll() : Status();
}

// Opened anew each time: thousands of tasks would need more open files than a process may have.
Status SuiteBuilder::flush(TaskFile &file)
{
    if (file.waiting.empty()) {
        return {};
    }
    const std::filesystem::path path = m_folder.path() / file.name;
    std::error_code ignored; // what is wrong is seen on opening
    std::filesystem::create_directory(path.parent_path(), ignored);
    std::ofstream stream(path, std::ios::binary | std::ios::app);
    stream.write(file.waiting.data(), static_cast<std::streamsize>(file.waiting.size()));
    stream.close();
    if (!stream) {
        return fail(ErrorCode::Io,
            "the file cannot be written",
            path.string(),
            "see whether the disk has space");
    }
    m_buffered -= file.waiting.size();
    file.waiting = {};
    return {};
}

Status SuiteBuilder::flushAll()
{
    for (const auto &task : m_tasks) {
        for (TaskFile *file : { &task->files[0], &task->files[1], &task->files[2], &task->keys }) {
            if (const Status written = flush(*file); !written) {
                return written;
            }
        }
    }
    return {};
}

} // namespace tp
