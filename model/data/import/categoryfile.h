// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <filesystem>
#include <map>
#include <string>

namespace tp {

// The categories of tasks, from a file that people keep beside their data: a JSON object
// {"task": "category"}, lines "task<tab>category", or a CSV table with a header (columns task or
// Dataset or HF_name with subset, and category or "Generic Task Category" or task_by_convention).
class CategoryFile final
{
public:
    [[nodiscard]] static Result<CategoryFile> read(const std::filesystem::path &file);

    // Of the task itself or else of the data set it was made from: the longest entry with which the
    // task's name begins, up to a separator. Empty where there is none.
    [[nodiscard]] std::string categoryOf(const std::string &task) const;

    // The first entry of a task counts.
    void add(const std::string &task, const std::string &category);

private:
    std::map<std::string, std::string> m_categories; // by comparable name
};

} // namespace tp
