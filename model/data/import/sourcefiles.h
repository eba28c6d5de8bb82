// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/suite.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tp {

struct SourceFile
{
    std::filesystem::path path;
    std::string name; // for messages: relative to the source, "tasks/task1.json"
    std::uint64_t bytes = 0;
    std::string task; // as the names of the file and its folders say
    std::optional<Split> split;
};

// "train", "validation", "valid", "val", "dev" and "test", in any case.
[[nodiscard]] std::optional<Split> splitNamed(std::string_view word);

// The file `source`, or the files with this ending ("jsonl") at any depth below the folder
// `source`, by task; of each task test before validation before train, so that a row which stands
// in several splits stays in the one by which results are compared. The names of a split's file may
// be
// "<task>/train.jsonl", "<task>/train-00000-of-00002.jsonl", "<task>/train/0.jsonl" and
// "<task>_train.jsonl"; any other file is a task of its own.
[[nodiscard]] Result<std::vector<SourceFile>> sourceFiles(
    const std::filesystem::path &source, const std::string &ending);

// The last component of a path, whether it ends with a slash or not.
[[nodiscard]] std::string lastNameOf(const std::filesystem::path &path);

} // namespace tp
