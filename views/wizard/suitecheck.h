// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/suite.h"
#include "model/data/tokenizer.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tp {

// What the wizard shows of a suite's rows; made off the GUI thread.

struct TaskSamples
{
    std::string task;
    std::vector<Example> rows; // the first few training rows
    std::vector<std::pair<std::string, std::int64_t>>
        balance; // most frequent targets and their rows
    std::int64_t distinctTargets = 0;
    std::int64_t rowCount = 0;
};

// Lengths in tokens of the rows looked at, over all chosen tasks.
struct LengthHistogram
{
    std::int64_t binWidth = 1; // tokens
    std::vector<std::int64_t>
        bins; // rows whose input has [i * binWidth, (i + 1) * binWidth) tokens
    std::int64_t rows = 0; // looked at
    std::int64_t longestInput = 0;
    std::int64_t longestTarget = 0;
    std::int64_t inputsOverLimit = 0;
    std::int64_t targetsOverLimit = 0;
};

struct SuiteCheck
{
    std::int64_t tasks = 0;
    std::int64_t trainRows = 0; // kept by the configuration
    std::int64_t evaluationRows = 0; // validation and test
    bool hasLengths = false; // false: no tokenizer
    std::string noLengths; // why
    LengthHistogram lengths;
};

// Every row that the configuration keeps is read and checked; lengths are taken of at most
// `lengthRows` training rows of each task.
[[nodiscard]] Result<SuiteCheck> checkSuite(const SuiteConfig &suite,
    const std::filesystem::path &backbone,
    std::int64_t inputLimit,
    std::int64_t targetLimit,
    std::int64_t lengthRows);

[[nodiscard]] Result<TaskSamples> readSamples(
    const SuiteConfig &suite, const std::string &task, std::size_t count);

} // namespace tp
