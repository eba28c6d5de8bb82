// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace tp {

// Remembers a small number (0 to 2) for each of many millions of hashes at 8 bytes a slot. The two
// lowest bits of a hash make room for the number: hashes that differ only there are one.
class KeyMap final
{
public:
    // The number that stands for `hash` already; nothing if it was new and is `value` from now on.
    std::optional<unsigned> insert(std::uint64_t hash, unsigned value)
    {
        if (2 * (m_size + 1) > m_slots.size()) {
            grow();
        }
        std::uint64_t &slot = find(hash);
        if (slot != 0) {
            return static_cast<unsigned>(slot & mask) - 1;
        }
        slot = (hash & ~mask) | (value + 1);
        ++m_size;
        return std::nullopt;
    }

    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    static constexpr std::uint64_t mask = 3;

    [[nodiscard]] std::uint64_t &find(std::uint64_t hash)
    {
        std::size_t at = (hash >> 2) & (m_slots.size() - 1);
        while (m_slots[at] != 0 && (m_slots[at] & ~mask) != (hash & ~mask)) {
            at = (at + 1) & (m_slots.size() - 1);
        }
        return m_slots[at];
    }

    void grow()
    {
        std::vector<std::uint64_t> old(m_slots.empty() ? 16 : 2 * m_slots.size(), 0);
        old.swap(m_slots);
        for (const std::uint64_t slot : old) {
            if (slot != 0) {
                find(slot) = slot;
            }
        }
    }

    std::vector<std::uint64_t> m_slots; // a power of two of them; 0: free
    std::size_t m_size = 0;
};

} // namespace tp
