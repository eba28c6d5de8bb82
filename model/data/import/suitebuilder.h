// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/import/categoryfile.h"
#include "model/data/import/importer.h"
#include "model/data/import/importmeter.h"
#include "model/data/import/importrow.h"
#include "model/data/import/keymap.h"
#include "model/data/import/taskprofile.h"
#include "model/store/stagedfolder.h"

#include <memory>
#include <unordered_map>
#include <unordered_set>

namespace tp {

// Writes rows of any tasks, in any order, as a suite: cleans and judges each, keeps the rows of a
// task different, draws the splits that the source does not have and counts. Only the ends of the
// tasks' files wait in memory, at most `maximumBuffered` bytes of them together.
class SuiteBuilder final
{
public:
    static constexpr std::size_t maximumTasks = 10'000;
    static constexpr std::size_t maximumBuffered = 32 << 20; // bytes

    [[nodiscard]] static Result<SuiteBuilder> create(
        const ImportOptions &options, CategoryFile categories, ImportMeter &meter);
    SuiteBuilder(SuiteBuilder &&) = default;
    SuiteBuilder &operator=(SuiteBuilder &&) = delete;

    // Facts of a task, before, between or after its rows; later ones replace earlier ones.
    [[nodiscard]] Status describe(const std::string &name, const TaskFacts &facts);
    [[nodiscard]] Status add(ImportedRow row);
    // A row that cannot be read: `problem` itself, or nothing where those are to be skipped.
    [[nodiscard]] Status refuse(const Error &problem);
    void drop(DropReason reason, const std::string &where);
    // A task or file that the source has and the suite will not have.
    void leaveOut(std::string name, std::string reason);

    // Draws splits, writes suite.json and puts the suite at its place.
    [[nodiscard]] Result<ImportReport> finish();

    [[nodiscard]] std::size_t buffered() const { return m_buffered; } // bytes waiting

private:
    struct TaskFile
    {
        std::string name; // relative to the suite: "animal/train.jsonl"
        std::string waiting;
        std::int64_t rows = 0;
    };
    struct TaskState
    {
        ImportedTask report;
        TaskFacts facts;
        std::array<TaskFile, 3> files; // in the order of Split
        TaskFile keys; // of the rows in train.jsonl, 8 bytes each
        KeyMap inputs; // hash of input and options: the split it stands in
        KeyMap rows; // the same with the target
        TaskProfile profile;
        std::int64_t lastId = 0;
    };

    SuiteBuilder(const ImportOptions &options,
        CategoryFile categories,
        ImportMeter &meter,
        StagedFolder folder);
    [[nodiscard]] Result<TaskState *> taskOf(const std::string &name);
    [[nodiscard]] std::optional<DropReason> clean(ImportedRow &row) const;
    [[nodiscard]] Status write(TaskFile &file, std::string_view text);
    [[nodiscard]] Status flush(TaskFile &file);
    [[nodiscard]] Status flushAll();
    [[nodiscard]] Result<bool> completeSplits(TaskState &task); // false: it was left out
    [[nodiscard]] Status writeSuiteFile();

    const ImportOptions *m_options;
    CategoryFile m_categories;
    ImportMeter *m_meter;
    StagedFolder m_folder;
    std::vector<std::unique_ptr<TaskState>> m_tasks; // as they appeared
    std::unordered_map<std::string, TaskState *> m_byName; // as the source names them
    std::unordered_set<std::string> m_ids;
    std::array<DroppedRows, dropReasonCount> m_dropped;
    std::vector<LeftOut> m_leftOut;
    std::size_t m_buffered = 0;
    std::int64_t m_rowsRead = 0;
};

} // namespace tp
