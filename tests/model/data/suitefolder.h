// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/runconfig.h"

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <string>

namespace tptest {

// A suite of two tasks, "animal" (train) and "food" (held-out), for a test to damage.
class SuiteFolder final
{
public:
    SuiteFolder()
    {
        writeSuite(R"({"id": "animal", "name": "Animals", "category": "yes-no", "role": "train",
                       "type": "classification", "metric": "accuracy", "instruction": "Is it one?",
                       "majority_baseline_test": 0.5, "licence": "CC0",
                       "counts": {"train": 3, "validation": 1, "test": 2}},
                      {"id": "food", "role": "held-out", "metric": "token_f1", "chance_test": 0.25})");
        write("animal/train.jsonl",
            R"({"id": "t1", "input": "cat", "target": "yes", "options": ["yes", "no"]})"
            "\n"
            R"({"id": "t2", "input": "saw", "target": "no", "options": ["yes", "no"], "more": 1})"
            "\n"
            R"({"id": "t3", "input": "dog", "target": "yes", "options": ["yes", "no"]})"
            "\n");
        write("animal/validation.jsonl", row("v1", "hen", "yes"));
        write("animal/test.jsonl", row("e1", "pen", "no") + row("e2", "bat", "yes"));
        for (const char *split : { "train", "validation", "test" }) {
            write("food/" + std::string(split) + ".jsonl",
                R"({"input": "name one", "target": "jam", "references": ["jam", "pie"]})"
                "\n");
        }
    }

    static std::string row(
        const std::string &id, const std::string &input, const std::string &target)
    {
        return R"({"id": ")" + id + R"(", "input": ")" + input + R"(", "target": ")" + target
            + "\"}\n";
    }

    void writeSuite(const std::string &tasks) const
    {
        write("suite.json",
            R"({"format": "text2text-suite", "format_version": 1, "name": "small",
                  "description": "Two tasks", "tasks": [)"
                + tasks + "]}");
    }

    void write(const std::string &name, const std::string &content) const
    {
        const std::filesystem::path file = path() / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << content;
    }

    [[nodiscard]] std::filesystem::path path() const { return m_folder.path().toStdString(); }

    [[nodiscard]] tp::SuiteConfig config() const
    {
        tp::SuiteConfig config;
        config.path = path().string();
        return config;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace tptest
