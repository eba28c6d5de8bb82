// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/reference.h"
#include "model/config/optionspec.h"
#include "model/config/runconfig.h"
#include "model/core/result.h"
#include "model/core/rundata.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace tp {

struct DeviceChoice
{
    std::string id; // "auto", "cpu", "cuda:0"
    std::string name = {}; // the device's own; empty: not known yet
};

// What windows need from the engine, handed in by the composition root: views never link torch, and
// tests give fakes.
struct EngineServices
{
    MethodTable methods;
    std::vector<DeviceChoice> devices;
    std::function<Result<ParameterCount>(const std::filesystem::path &backbone,
        const std::string &method,
        const OptionValues &options,
        std::int64_t tasks,
        const std::vector<std::string> &categories)>
        countParameters;
    std::filesystem::path demoConfig; // resources/demo/demo.json
    // References that a run of this configuration and these tasks may find; reads files, so not on
    // the GUI thread. May be empty: then nothing is said of them.
    std::function<StoredReferences(const RunConfig &, const std::vector<std::string> &tasks)>
        storedReferences;
};

} // namespace tp
