// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The JSON header of a safetensors file; private to the reader.

#include "model/nn/safetensors.h"

namespace tp {

struct SafetensorsHeader
{
    std::vector<TensorInfo> tensors; // by name
    TensorMetadata metadata;
};

// `dataBytes` is what the file holds after the header; `where` names the file in messages.
[[nodiscard]] Result<SafetensorsHeader> parseSafetensorsHeader(
    std::string_view json, std::uint64_t dataBytes, const std::string &where);

} // namespace tp
