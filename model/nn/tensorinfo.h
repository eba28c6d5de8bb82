// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is known of a stored tensor before it is read, whatever the file's format. No torch type
// appears here.

#include "model/core/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tp {

enum class TensorType { F64, F32, F16, BF16, I64, I32, U8, Bool };

[[nodiscard]] std::string_view tensorTypeName(TensorType type); // "BF16", as the format spells it
[[nodiscard]] std::optional<TensorType> tensorTypeFromName(std::string_view name);
[[nodiscard]] std::uint64_t tensorTypeSize(TensorType type); // bytes of one number

[[nodiscard]] std::string shapeText(std::span<const std::int64_t> shape); // "[768, 64]"

struct TensorInfo
{
    std::string name;
    TensorType type = TensorType::F32;
    std::vector<std::int64_t> shape; // empty for a single number
    std::uint64_t begin = 0; // bytes from the start of the data
    std::uint64_t end = 0;

    [[nodiscard]] std::uint64_t bytes() const { return end - begin; }
    [[nodiscard]] std::int64_t elements() const;
};

// Bytes that a tensor of this shape needs, or nothing if that does not fit 63 bits.
[[nodiscard]] std::optional<std::uint64_t> bytesFor(
    TensorType type, std::span<const std::int64_t> shape);

// The tensor of that name, or null; `byName` is sorted.
[[nodiscard]] const TensorInfo *findTensor(
    std::span<const TensorInfo> byName, std::string_view name);
// findTensor() with an Error that names what is missing in `where` and what is most like it;
// `purpose` says what it is for ("query projection of encoder block 0").
[[nodiscard]] Result<TensorInfo> requireTensor(std::span<const TensorInfo> byName,
    std::string_view name,
    std::string_view purpose,
    const std::string &where);
// An Error that names both shapes where `info` has another one than `shape`.
[[nodiscard]] Status requireShape(const TensorInfo &info,
    std::span<const std::int64_t> shape,
    std::string_view purpose,
    const std::string &where);

} // namespace tp
