// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The safetensors format: 8 bytes header length (little-endian), a JSON header, then the data.
// Nothing in a file is believed before it is checked; no torch type appears here.

#include "model/core/result.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
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

using TensorMetadata = std::map<std::string, std::string>;

// An open file whose header has been checked completely: sizes, offsets, overlaps and holes.
// Cheap to copy; reading is safe from several threads.
class SafetensorsFile final
{
public:
    [[nodiscard]] static Result<SafetensorsFile> open(const std::filesystem::path &path);

    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }
    [[nodiscard]] const std::vector<TensorInfo> &tensors() const { return m_tensors; } // by name
    [[nodiscard]] const TensorMetadata &metadata() const { return m_metadata; }
    [[nodiscard]] const TensorInfo *find(std::string_view name) const; // null if absent

    // find() with an Error that names what is missing and what is most like it; `purpose` says what
    // it is for ("query projection of encoder block 0").
    [[nodiscard]] Result<TensorInfo> require(std::string_view name, std::string_view purpose) const;
    // require() and the shape, naming both shapes when they differ.
    [[nodiscard]] Result<TensorInfo> require(
        std::string_view name, std::span<const std::int64_t> shape, std::string_view purpose) const;

    // Fills `into`, whose size must be info.bytes(), with the numbers as they are stored.
    [[nodiscard]] Status read(const TensorInfo &info, std::span<std::byte> into) const;

private:
    std::filesystem::path m_path;
    std::shared_ptr<std::FILE> m_file;
    std::uint64_t m_dataStart = 0;
    std::vector<TensorInfo> m_tensors;
    TensorMetadata m_metadata;
};

// One tensor to write; `data` is borrowed until writeSafetensors returns.
struct TensorView
{
    std::string name;
    TensorType type = TensorType::F32;
    std::vector<std::int64_t> shape;
    std::span<const std::byte> data;
};

// Writes beside `path` and renames, so that a file of that name is always whole. Equal content
// gives equal bytes: tensors lie by size of their numbers, then by name, as the reference writer
// does.
[[nodiscard]] Status writeSafetensors(const std::filesystem::path &path,
    std::vector<TensorView> tensors,
    const TensorMetadata &metadata);

} // namespace tp
