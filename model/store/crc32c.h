// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace tp {

// CRC-32C (Castagnoli), as in iSCSI and TensorBoard's records; `before` continues a checksum.
[[nodiscard]] std::uint32_t crc32c(std::string_view data, std::uint32_t before = 0);

} // namespace tp
