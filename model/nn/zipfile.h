// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/nn/rawfile.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tp {

// What lies in a ZIP archive as it is: PyTorch stores everything uncompressed.
struct ZipEntry
{
    std::string name;
    std::uint64_t offset = 0; // of its first byte in the file
    std::uint64_t size = 0;
};

// The entries by name. Refuses compressed and encrypted ones, names that stand twice, entries that
// overlap or leave the file, and archives in several parts. Nothing is unpacked.
[[nodiscard]] Result<std::vector<ZipEntry>> readZipDirectory(const RawFile &file);

[[nodiscard]] const ZipEntry *findZipEntry(
    const std::vector<ZipEntry> &entries, std::string_view name); // null if absent

} // namespace tp
