// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/storebenchmark.h"
#include "model/train/benchmark.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace tp::cli {

// Each measurement as the value that stands under its name in the JSON object, and as a table for
// people.
[[nodiscard]] nlohmann::ordered_json leftOutJson(const std::vector<BenchmarkLeftOut> &leftOut);
[[nodiscard]] nlohmann::ordered_json benchJson(const StepBenchmark &result);
[[nodiscard]] nlohmann::ordered_json benchJson(const EvaluationBenchmark &result);
[[nodiscard]] nlohmann::ordered_json benchJson(const ScalingBenchmark &result);
[[nodiscard]] nlohmann::ordered_json benchJson(const StoreBenchmark &result);
[[nodiscard]] std::string benchTable(const StepBenchmark &result);
[[nodiscard]] std::string benchTable(const EvaluationBenchmark &result);
[[nodiscard]] std::string benchTable(const ScalingBenchmark &result);
[[nodiscard]] std::string benchTable(const StoreBenchmark &result);

} // namespace tp::cli
