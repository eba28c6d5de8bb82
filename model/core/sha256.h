// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tp {

// SHA-256 (FIPS 180-4): names the content of suites, backbones and recipes, and checks downloads.
class Sha256 final
{
public:
    void add(std::string_view bytes);
    // Adds the length before the bytes, so that ("ab", "c") and ("a", "bc") differ.
    void addField(std::string_view bytes);
    // The digest of what was added so far, 64 lower-case hexadecimal digits; more may follow.
    [[nodiscard]] std::string hex() const;

private:
    void compress(const std::uint8_t *block); // 64 bytes

    std::array<std::uint32_t, 8> m_state { 0x6a09e667,
        0xbb67ae85,
        0x3c6ef372,
        0xa54ff53a,
        0x510e527f,
        0x9b05688c,
        0x1f83d9ab,
        0x5be0cd19 };
    std::array<std::uint8_t, 64> m_block {};
    std::size_t m_filled = 0; // bytes waiting in m_block
    std::uint64_t m_length = 0; // bytes added
};

[[nodiscard]] std::string sha256Hex(std::string_view bytes);

} // namespace tp
