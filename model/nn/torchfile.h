// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nn/rawfile.h"
#include "model/nn/tensorinfo.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace tp {

// pytorch_model.bin as torch.save has written it since PyTorch 1.6: a ZIP archive of a pickle,
// which is read without running anything (see torchpickle.h), and of the numbers. The format
// before that is refused with the line that converts it.
class TorchFile final
{
public:
    [[nodiscard]] static Result<TorchFile> open(const std::filesystem::path &path);

    [[nodiscard]] const std::filesystem::path &path() const { return m_file.path(); }
    [[nodiscard]] const std::vector<TensorInfo> &tensors() const { return m_tensors; } // by name

    // A tensor saved transposed lies in the file in another order than its elements have.
    [[nodiscard]] bool isInOrder(const TensorInfo &info) const;
    // Bytes of the file from the tensor's first number to its last.
    [[nodiscard]] std::uint64_t storedBytes(const TensorInfo &info) const;
    // Fills `into` with those bytes from `offset` on.
    [[nodiscard]] Status readPart(
        const TensorInfo &info, std::uint64_t offset, std::span<std::byte> into) const;
    // Brings all the stored bytes into the order of the elements; `into` has info.bytes().
    void arrange(
        const TensorInfo &info, std::span<const std::byte> stored, std::span<std::byte> into) const;

private:
    [[nodiscard]] const std::vector<std::int64_t> &stridesOf(const TensorInfo &info) const;

    RawFile m_file;
    std::vector<TensorInfo> m_tensors; // begin and end: as if in order, from the first number
    std::vector<std::vector<std::int64_t>> m_strides; // of each tensor
};

} // namespace tp
