// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/nn/weightfolder.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tp {

// What a person may choose; absent is what the folder's generation_config.json or config.json says.
struct PredictOptions
{
    std::optional<std::int64_t> beams;
    std::optional<std::int64_t> maxLength; // tokens of an answer
    std::optional<std::int64_t> minLength;
    std::optional<double> lengthPenalty;
    std::optional<std::int64_t> noRepeat;
    bool sample = false;
    double temperature = 1.0;
    std::int64_t topK = 0;
    double topP = 1.0;
    std::uint64_t seed = 0;
};

struct PredictRequest
{
    std::filesystem::path backbone; // empty: the run's
    std::filesystem::path run; // optional: answer under this run's adapters ...
    std::string task; // ... as this task
    std::vector<std::string> inputs; // texts; or
    std::filesystem::path rows; // JSON lines with input
    std::string dtype = "float32";
    std::string device = "auto";
    PredictOptions options;
    LoadWatch watch; // of the backbone's weights; between batches it may stop the work
};

struct Prediction
{
    std::string input;
    std::string output;
    std::vector<std::int64_t> outputIds;
};

// `tensorpoly predict`: calls `emit` for one input after the other, batch by batch.
[[nodiscard]] Status predictRows(
    const PredictRequest &request, const std::function<void(const Prediction &)> &emit) noexcept;

} // namespace tp
