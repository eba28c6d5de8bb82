// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/crc32c.h"

#include <array>
#include <cstddef>

namespace tp {

namespace {

using Table = std::array<std::array<std::uint32_t, 256>, 4>;

// Four bytes a turn: table[k] is the effect of a byte that is followed by k more.
constexpr Table makeTable()
{
    constexpr std::uint32_t polynomial = 0x82f63b78; // reflected
    Table table {};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit) {
            value = (value >> 1) ^ ((value & 1) != 0 ? polynomial : 0);
        }
        table[0][i] = value;
    }
    for (std::size_t k = 1; k < 4; ++k) {
        for (std::size_t i = 0; i < 256; ++i) {
            const std::uint32_t value = table[k - 1][i];
            table[k][i] = (value >> 8) ^ table[0][value & 0xff];
        }
    }
    return table;
}

} // namespace

std::uint32_t crc32c(std::string_view data, std::uint32_t before)
{
    static constexpr Table table = makeTable();
    const auto byte = [data](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(data[i]));
    };
    std::uint32_t value = ~before;
    std::size_t i = 0;
    for (; i + 4 <= data.size(); i += 4) {
        value ^= byte(i) | byte(i + 1) << 8 | byte(i + 2) << 16 | byte(i + 3) << 24;
        value = table[3][value & 0xff] ^ table[2][(value >> 8) & 0xff]
            ^ table[1][(value >> 16) & 0xff] ^ table[0][value >> 24];
    }
    for (; i < data.size(); ++i) {
        value = (value >> 8) ^ table[0][(value ^ byte(i)) & 0xff];
    }
    return ~value;
}

} // namespace tp
