// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace tp {

// A file of weights, open for reading at any place. Cheap to copy; reading is safe from several
// threads.
class RawFile final
{
public:
    // Refuses what is no regular file: opening a pipe or a device could wait for ever.
    [[nodiscard]] static Result<RawFile> open(const std::filesystem::path &path);

    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }
    [[nodiscard]] std::uint64_t size() const { return m_size; }

    // Fills `into` from `offset` on; `what` names it in messages ("tensor 'a'"). Not mapped into
    // memory: a file that is cut while it is read must be an error, not a signal.
    [[nodiscard]] Status read(
        std::uint64_t offset, std::span<std::byte> into, const std::string &what) const;

private:
    std::filesystem::path m_path;
    std::shared_ptr<std::FILE> m_file;
    std::uint64_t m_size = 0;
};

// What a file of another format probably is, from its first bytes, and what to do; empty if that
// cannot be told.
[[nodiscard]] std::string likelyCause(std::string_view start);

} // namespace tp
