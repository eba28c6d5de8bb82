// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/import/importer.h"
#include "model/data/suite.h"

#include <QTemporaryDir>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

namespace tptest {

// A folder with a source to import, which a test writes, and the suite made of it.
class Importing final
{
public:
    explicit Importing(const std::string &layout)
    {
        options.layout = layout;
        options.source = folder() / "source";
        options.destination = folder() / "suite";
        std::filesystem::create_directory(options.source);
    }

    void write(const std::string &name, const std::string &content) const
    {
        const std::filesystem::path file = options.source / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << content;
    }

    [[nodiscard]] tp::Result<tp::ImportReport> run() const
    {
        return tp::importSuite(options, {}, {});
    }

    // What the engine's own reader finds at the destination, all tasks of it.
    [[nodiscard]] tp::Result<tp::TaskSuite> load() const
    {
        tp::SuiteConfig config;
        config.path = options.destination.string();
        const auto info = tp::readSuiteInfo(options.destination);
        if (!info) {
            return tl::unexpected(info.error());
        }
        for (const tp::SuiteTaskInfo &task : info->tasks) {
            config.tasks.push_back(task.label.id);
        }
        return tp::loadSuite(config);
    }

    // Names in the folder beside the source; a failed import leaves none.
    [[nodiscard]] std::vector<std::string> leftovers() const
    {
        std::vector<std::string> names;
        for (const auto &entry : std::filesystem::directory_iterator(folder())) {
            if (entry.path().filename() != "source") {
                names.push_back(entry.path().filename().string());
            }
        }
        return names;
    }

    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }

    tp::ImportOptions options;

private:
    QTemporaryDir m_folder;
};

inline std::int64_t dropped(const tp::ImportReport &report, const std::string &reason)
{
    const auto found = std::ranges::find(report.dropped, reason, &tp::DroppedRows::reason);
    return found == report.dropped.end() ? 0 : found->rows;
}

// Where the inputs and targets of a task stand: "input>target" of one split, sorted.
inline std::vector<std::string> pairs(const std::vector<tp::Example> &rows)
{
    std::vector<std::string> texts;
    for (const tp::Example &row : rows) {
        texts.push_back(row.input + ">" + row.target);
    }
    std::ranges::sort(texts);
    return texts;
}

} // namespace tptest
