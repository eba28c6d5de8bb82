// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The payloads of a run's frames. Decoding gives nothing where a payload is not exactly of the form
// that the run's description demands, so that a hostile log can never make tables disagree.

#include "model/core/rundata.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tp {

[[nodiscard]] std::string encodeRecord(const StepRecord &record);
[[nodiscard]] std::string encodeRecord(const EvaluationRecord &record);
[[nodiscard]] std::string encodeRecord(const RoutingFrame &frame);
[[nodiscard]] std::string encodeRecord(const RunEvent &event);
[[nodiscard]] std::string encodeRecord(const HealthRecord &record);

[[nodiscard]] std::optional<StepRecord> decodeStep(std::string_view payload, std::size_t tasks);
[[nodiscard]] std::optional<EvaluationRecord> decodeEvaluation(
    std::string_view payload, std::size_t tasks);
// `values`: weights of all sites together.
[[nodiscard]] std::optional<RoutingFrame> decodeRouting(
    std::string_view payload, std::size_t values);
[[nodiscard]] std::optional<RunEvent> decodeEvent(std::string_view payload);
[[nodiscard]] std::optional<HealthRecord> decodeHealth(std::string_view payload);

} // namespace tp
