// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/runconfig.h"
#include "model/core/rundata.h"

#include <string>
#include <string_view>
#include <vector>

namespace tp {

// What a run is, fixed when it starts: the content of manifest.json.
struct RunDescription
{
    std::string id; // folder name, "20261122-193200-tensorpoly-1-3f9a"
    std::string name;
    std::string created; // ISO 8601, UTC
    RunConfig config; // complete, defaults filled in, paths absolute
    std::string suiteName;
    std::vector<TaskLabel> tasks; // in training order; indices of all records
    RoutingLayout routing;
    ParameterCount parameters;
    std::string suiteHash; // of the content that matters: tasks, rows used
    std::string backboneHash;
    std::string
        recipeHash; // of what a single-task reference must share, see model/analysis/reference.h
    std::string device; // "cpu", "cuda:0 NVIDIA H200"
    std::int64_t threads = 0;
    std::string versions; // "tensorpoly 0.1.0, LibTorch 2.11.0, AVX2"
};

// Where a run stands: the content of state.json, replaced atomically.
struct RunState
{
    RunPhase phase = RunPhase::Created;
    std::int64_t step = 0;
    std::int64_t steps = 0;
    double score = 0.0; // newest mean validation score, NaN before the first
    std::string error; // of a failed run
};

// A run as windows and analyses see it, whether it grows in this process or was read from a folder.
struct RunHistory
{
    RunDescription description;
    RunState state;
    std::vector<StepRecord> steps;
    std::vector<EvaluationRecord> evaluations; // while training
    std::vector<EvaluationRecord> savedEvaluations; // made and kept afterwards, any split
    std::vector<RoutingFramePtr> routing; // ascending steps
    std::vector<RunEvent> events;
    HealthRecord health; // newest
};

// The one after most steps, of those made while training and those saved later; null: none.
[[nodiscard]] const EvaluationRecord *newestEvaluation(
    const RunHistory &history, std::string_view split);

} // namespace tp
