// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The safetensors format: 8 bytes header length (little-endian), a JSON header, then the data.
// Nothing in a file is believed before it is checked; no torch type appears here.

#include "model/core/result.h"
#include "model/nn/rawfile.h"
#include "model/nn/tensorinfo.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tp {

using TensorMetadata = std::map<std::string, std::string>;

// An open file whose header has been checked completely: sizes, offsets, overlaps and holes.
// Cheap to copy; reading is safe from several threads.
class SafetensorsFile final
{
public:
    [[nodiscard]] static Result<SafetensorsFile> open(const std::filesystem::path &path);

    [[nodiscard]] const std::filesystem::path &path() const { return m_file.path(); }
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
    // The same for the bytes from `offset` on, as many as `into` holds.
    [[nodiscard]] Status readPart(
        const TensorInfo &info, std::uint64_t offset, std::span<std::byte> into) const;

private:
    RawFile m_file;
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

// One tensor whose numbers are made when their turn to be written comes, so that a file may be
// larger than the memory.
struct TensorSource
{
    using Put = std::function<Status(std::span<const std::byte>)>;

    std::string name;
    TensorType type = TensorType::F32;
    std::vector<std::int64_t> shape;
    std::function<Status(const Put &put)> make; // puts all its bytes, in any number of pieces
};
// writeSafetensors() of such tensors.
[[nodiscard]] Status streamSafetensors(const std::filesystem::path &path,
    std::vector<TensorSource> tensors,
    const TensorMetadata &metadata);

} // namespace tp
