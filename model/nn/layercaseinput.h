// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What `tensorpoly layer` reads: the case and its tensors, checked against one another.

#include "model/core/result.h"
#include "model/nn/tensorio.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tp {

struct LayerCase
{
    std::string method;
    std::int64_t in = 0;
    std::int64_t out = 0;
    std::int64_t tasks = 0;
    std::int64_t experts = 0;
    std::int64_t rank = 0;
    std::int64_t order = 0; // 0: the method has none
    double alpha = 1.0;
};

struct LayerInput
{
    at::Tensor x; // [batch, time, in]
    at::Tensor weight; // [out, in]
    at::Tensor bias; // [out], undefined if absent
    at::Tensor lossWeight; // [batch, time, out]
    NamedTensors parameters; // of the method, in the order that it names them
    std::vector<std::int64_t> rowTasks; // [batch]
};

[[nodiscard]] Result<LayerCase> readLayerCase(const std::filesystem::path &path);

// Refuses tensors of other shapes, other types than that of `x`, values that are not finite, and
// tensors that the method does not take.
[[nodiscard]] Result<LayerInput> readLayerInput(
    const std::filesystem::path &path, const LayerCase &layer);

} // namespace tp
