// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/optionspec.h"
#include "model/config/rundescription.h"
#include "model/core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace tp {

// A trained run, and how to go on with it for one task that it was not trained on.
struct AdaptRequest
{
    std::filesystem::path run = {};
    std::string task = {};
    std::int64_t shots = 16; // training rows, drawn by sampleSeed
    std::uint64_t sampleSeed = 1;
    std::uint64_t seed = 1; // of fresh values and of the order of examples
    std::int64_t steps = 200;
    AdaptedPart part = AdaptedPart::All;
    StartRouting routing = StartRouting::Fresh;
    SelectionProtocol protocol = SelectionProtocol::SeparateDev;
};

// The configuration of that training: the run's own, with what the request says in its place, ten
// evaluations, and batches of at most eight, as published. Refuses a task that the run was trained
// on, and a part that its method does not have.
[[nodiscard]] Result<RunConfig> adaptationConfig(
    const RunDescription &run, const AdaptRequest &request, const MethodTable &methods);

[[nodiscard]] std::string adaptedPartName(AdaptedPart part); // as in files, "all"

} // namespace tp
