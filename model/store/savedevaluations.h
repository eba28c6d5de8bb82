// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/core/rundata.h"

#include <filesystem>

namespace tp {

// Keeps an evaluation that was made after training (tensorpoly evaluate --save) in a log of its
// own, evaluations.log, so that the run's reproducible logs stay as training left them. Busy while
// another process writes the run.
[[nodiscard]] Status saveEvaluation(
    const std::filesystem::path &run, const EvaluationRecord &record);

// The same by whom writes the run.
[[nodiscard]] Status appendSavedEvaluation(
    const std::filesystem::path &run, const EvaluationRecord &record);

} // namespace tp
