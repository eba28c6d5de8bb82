// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/agreementovertime.h"
#include "model/analysis/runanalysis.h"

#include <optional>
#include <vector>

namespace tp::cli {

// What `tensorpoly analyze` prints on stdout.
struct AnalysisOutput
{
    const RunHistory &history;
    const RunAnalysis &analysis;
    std::vector<RunEvent> alerts; // see alertsOf
    std::optional<std::vector<AgreementPoint>> overTime; // absent unless asked for
};

void printAnalysisJson(const AnalysisOutput &output); // one object, one line
void printAnalysisTables(const AnalysisOutput &output); // for people

} // namespace tp::cli
