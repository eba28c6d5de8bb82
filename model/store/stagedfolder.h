// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <filesystem>

namespace tp {

// A folder that is written beside its destination and appears there whole, by commit(), or not at
// all: without commit() nothing is left behind.
class StagedFolder final
{
public:
    // `destination` must not exist yet or be an empty folder.
    [[nodiscard]] static Result<StagedFolder> create(const std::filesystem::path &destination);
    StagedFolder(StagedFolder &&other) noexcept;
    StagedFolder &operator=(StagedFolder &&) = delete;
    ~StagedFolder();

    [[nodiscard]] const std::filesystem::path &path() const { return m_path; } // to write into
    [[nodiscard]] const std::filesystem::path &destination() const { return m_destination; }
    [[nodiscard]] Status commit();

private:
    StagedFolder(std::filesystem::path path, std::filesystem::path destination);

    std::filesystem::path m_path; // empty once committed or moved from
    std::filesystem::path m_destination;
};

} // namespace tp
