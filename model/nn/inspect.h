// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/nn/weightfolder.h"

#include <filesystem>
#include <functional>
#include <string>

namespace tp {

// `tensorpoly layer`: one adapted Linear forward and backward, see contracts.md.
[[nodiscard]] Status runLayerCase(const std::filesystem::path &caseFile,
    const std::filesystem::path &input,
    const std::filesystem::path &output) noexcept;

struct ScoreRequest
{
    std::filesystem::path backbone;
    std::filesystem::path rows; // JSON lines
    bool text = false; // rows hold input and target text instead of ids
    std::string dtype = "float32";
    std::filesystem::path run; // optional: score under this run's adapters ...
    std::string task; // ... as this task
    LoadWatch watch; // of the backbone's weights
};
// Writes one JSON line per row to `emit`: {"logprob", "token_logprobs"}. Nothing is emitted on
// error.
[[nodiscard]] Status scoreRows(
    const ScoreRequest &request, const std::function<void(const std::string &)> &emit) noexcept;

} // namespace tp
