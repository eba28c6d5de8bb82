// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nn/tensorinfo.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tp {

// A tensor as the pickle of torch.save describes it: a view into a storage of the archive.
struct PickledTensor
{
    std::string name;
    TensorType type = TensorType::F32;
    std::string storage; // its key, "0"
    std::uint64_t storageElements = 0;
    std::uint64_t offset = 0; // elements
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides; // elements, as many as `shape` has
};

// Reads data.pkl of a state dictionary. A pickle is a program; this interpreter knows only the
// instructions and the names with which torch.save writes dictionaries of tensors, never calls or
// makes anything else, and refuses every other by its name. Its memory is bounded by the size of
// `pickle`, which the caller limits. Views that reach beyond their storage or hold more elements
// than it are refused.
[[nodiscard]] Result<std::vector<PickledTensor>> readTensorPickle(
    std::string_view pickle, const std::string &where);

} // namespace tp
