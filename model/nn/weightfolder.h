// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/weightfiles.h"
#include "model/nn/safetensors.h"
#include "model/nn/torchfile.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <stop_token>
#include <string_view>
#include <variant>
#include <vector>

namespace tp {

// Who waits for a load: hears how far it is, and may end it between two pieces of a tensor.
struct LoadWatch
{
    std::function<void(std::uint64_t done, std::uint64_t total)> progress; // bytes; may be empty
    std::stop_token stop;
};

// The weights of a Hugging Face folder in any layout that findWeightFiles() knows, as if they lay
// in one file. Opening reads no numbers; it checks that every tensor lies in the file that the
// index names, and in no other.
class WeightFolder final
{
public:
    [[nodiscard]] static Result<WeightFolder> open(const std::filesystem::path &folder);
    // One file in either format, told apart by its first bytes.
    [[nodiscard]] static Result<WeightFolder> openFile(const std::filesystem::path &file);

    [[nodiscard]] const std::vector<TensorInfo> &tensors() const { return m_tensors; } // by name
    [[nodiscard]] const TensorInfo *find(std::string_view name) const; // null if absent
    // find() with an Error that says what is missing or has another shape, and where.
    [[nodiscard]] Result<TensorInfo> require(
        std::string_view name, std::span<const std::int64_t> shape, std::string_view purpose) const;
    [[nodiscard]] const std::filesystem::path &fileOf(const TensorInfo &info) const;

    // Fills `into`, whose size must be info.bytes(). `proceed` is told of every piece that was read
    // and may end the reading with an Error.
    using Proceed = std::function<Status(std::uint64_t bytes)>;
    [[nodiscard]] Status read(
        const TensorInfo &info, std::span<std::byte> into, const Proceed &proceed) const;
    // The first bytes of the tensor as they lie in the file, to tell tensors apart.
    [[nodiscard]] Status readStart(const TensorInfo &info, std::span<std::byte> into) const;

private:
    using File = std::variant<SafetensorsFile, TorchFile>;
    [[nodiscard]] static Result<WeightFolder> openAll(const WeightFiles &files);
    [[nodiscard]] const File &holderOf(const TensorInfo &info) const;

    std::filesystem::path m_place; // the index, or the one file
    std::vector<File> m_files;
    std::vector<TensorInfo> m_tensors;
    std::vector<std::size_t> m_holders; // of each tensor: position in m_files
};

} // namespace tp
