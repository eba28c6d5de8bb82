// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/adapters/adapterbank.h"
#include "model/adapters/method.h"
#include "model/config/rundescription.h"
#include "model/core/result.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace tp {

class Backbone;

// The adapters of a run as its newest checkpoint has them.
struct RunAdapters
{
    RunDescription run;
    const Method *method = nullptr;
    OptionValues options; // complete
    std::vector<LinearShape> sites;
    std::unique_ptr<AdapterBank> bank;
};

// `backbone` must be what the run was trained on, wherever it lies now; empty: where the run says.
// `model` is that backbone where it is loaded already: the adapters are then on its device. Methods
// that copy its layers are refused without it.
[[nodiscard]] Result<RunAdapters> openRunAdapters(const std::filesystem::path &run,
    const std::filesystem::path &backbone,
    torch::ScalarType dtype,
    const Backbone *model = nullptr);

// The position of a task; an unknown one is an Error that names the nearest.
[[nodiscard]] Result<std::int64_t> taskIndex(
    const RunDescription &run, const std::string &task, const std::filesystem::path &folder);

} // namespace tp
