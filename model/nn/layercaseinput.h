// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What `tensorpoly layer` reads: the case and its tensors, checked against one another.

#include "model/adapters/method.h"
#include "model/core/result.h"
#include "model/nn/tensorio.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace tp {

struct LayerCase
{
    const Method *method = nullptr; // of the method table
    OptionValues options; // complete
    std::int64_t in = 0;
    std::int64_t out = 0;
    std::int64_t tasks = 0;
    std::string kind = "q"; // which Linear of a block it stands for, as in LinearShape
    double alpha = 1.0; // of methods without an option of this name
};

struct LayerInput
{
    at::Tensor x; // [batch, time, in]
    at::Tensor weight; // [out, in]
    at::Tensor bias; // [out], undefined if absent
    at::Tensor lossWeight; // [batch, time, out]
    std::unique_ptr<AdapterBank> bank; // of the one site, holding the parameters of the file
    std::vector<std::string> parameters; // their names, in the order that the method gives them
    std::vector<std::int64_t> rowTasks; // [batch]
};

[[nodiscard]] Result<LayerCase> readLayerCase(const std::filesystem::path &path);

// Refuses tensors of other shapes, other types than that of `x`, values that are not finite, and
// tensors that the method does not take.
[[nodiscard]] Result<LayerInput> readLayerInput(
    const std::filesystem::path &path, const LayerCase &layer);

} // namespace tp
