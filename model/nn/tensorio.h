// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Torch tensors in and out of safetensors files; for the engine's own sources only.

#include "model/nn/safetensors.h"
#include "model/nn/weightfolder.h"

#include <ATen/core/Tensor.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tp {

// The type that a setting or an option called `where` names: float32, bfloat16, float16 or float64.
[[nodiscard]] Result<at::ScalarType> scalarTypeNamed(
    const std::string &name, const std::string &where);

// A tensor on the CPU in the type it is stored in. `shape` is what the model expects and `purpose`
// what it is for; a difference names both shapes and the likely cause.
[[nodiscard]] Result<at::Tensor> readTensor(const SafetensorsFile &file,
    const std::string &name,
    const std::vector<std::int64_t> &shape,
    std::string_view purpose);
// The same for whatever shape is stored.
[[nodiscard]] Result<at::Tensor> readTensor(const SafetensorsFile &file, const TensorInfo &info);

// The same from a folder of weights, reading piece by piece.
[[nodiscard]] Result<at::Tensor> readTensor(
    const WeightFolder &weights, const TensorInfo &info, const WeightFolder::Proceed &proceed);

using NamedTensors = std::vector<std::pair<std::string, at::Tensor>>;

// Copies to the CPU and makes contiguous what is not; see writeSafetensors for the file.
[[nodiscard]] Status writeTensors(const std::filesystem::path &path,
    const NamedTensors &tensors,
    const TensorMetadata &metadata = {});

} // namespace tp
