// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace tp {

class AdapterBank;
class Backbone;

// The adapters of a finished or stopped run and the row of one of its tasks, to prepare them with.
struct TaskAdapters
{
    std::unique_ptr<AdapterBank> bank;
    std::shared_ptr<const Backbone> model; // to run with them
    std::int64_t task = 0;
};

// From the run's newest checkpoint. `model` was read from the folder `backbone`, which must be the
// one that the run was trained on.
[[nodiscard]] Result<TaskAdapters> openTaskAdapters(const std::filesystem::path &run,
    const std::string &task,
    const std::filesystem::path &backbone,
    const std::shared_ptr<const Backbone> &model);

} // namespace tp
