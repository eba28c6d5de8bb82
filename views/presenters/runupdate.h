// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/config/rundescription.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tp {

struct RunProgress
{
    double fraction = 0.0; // 0..1
    std::string stage; // short, English: "reading the backbone"
};

// What a run did since the last update, from the engine of this process or from a growing folder.
struct RunUpdate
{
    std::shared_ptr<const RunDescription> description; // a run begins (or is read from its folder)
    std::shared_ptr<const RunHistory> restored; // replaces everything known before
    std::vector<StepRecord> steps; // appended, none is ever dropped
    std::vector<EvaluationRecord> evaluations;
    std::vector<RoutingFramePtr> routing;
    std::vector<RunEvent> events;
    std::optional<RunState> state;
    std::optional<HealthRecord> health; // newest only
    std::optional<RunProgress> progress; // newest only
};
using RunUpdatePtr = std::shared_ptr<const RunUpdate>;

} // namespace tp
