// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/runconfig.h"
#include "model/core/result.h"
#include "model/core/rundata.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tp {

struct Example
{
    std::string id;
    std::string input;
    std::string target;
    std::vector<std::string> options; // answers to choose among; empty: free text
    std::vector<std::string> references; // accepted answers; empty: only `target`
};

enum class Split { Train, Validation, Test };
[[nodiscard]] std::string splitName(Split split); // "train", "validation", "test"
[[nodiscard]] Result<Split> splitFromName(const std::string &name);

struct Task
{
    TaskLabel label;
    std::string instruction;
    std::vector<Example> train;
    std::vector<Example> validation;
    std::vector<Example> test;

    [[nodiscard]] const std::vector<Example> &rows(Split split) const;
};

struct TaskSuite
{
    std::string name;
    std::string description;
    std::vector<Task> tasks;
    std::string hash; // SHA-256 of ids, metrics and every row kept, hexadecimal
};

// suite.json alone: what a wizard lists before rows are read.
struct SuiteTaskInfo
{
    TaskLabel label;
    std::string type;
    std::string instruction;
    std::int64_t trainRows = 0; // as suite.json counts them, 0 if it does not
    std::int64_t validationRows = 0;
    std::int64_t testRows = 0;
    double baseline = 0.0; // majority or chance on the test split, NaN if suite.json has none
};
struct SuiteInfo
{
    std::string name;
    std::string description;
    std::vector<Split> splits; // that every task has; train always
    std::vector<SuiteTaskInfo> tasks;
};

// Reads suite.json (format "text2text-suite", version 1). Task folders must stay inside `folder`.
// Keys that the format does not know are left alone: suites carry their provenance with them.
[[nodiscard]] Result<SuiteInfo> readSuiteInfo(const std::filesystem::path &folder);

// Reads the tasks that `config` selects, in the order of suite.json. Every bad line is an error
// with file and line ("animal/train.jsonl:17"): not JSON, no input or target, empty target, fewer
// than two options, target not among the options, an id used twice; so is a split without rows. A
// split is cut after the first maxTrain or maxEvaluation rows, and what follows is not read. With
// prefixInstruction, an input is the task's instruction, a space and the row's input.
// `config.path` is a folder; relative paths were made absolute on loading.
[[nodiscard]] Result<TaskSuite> loadSuite(const SuiteConfig &config);

} // namespace tp
