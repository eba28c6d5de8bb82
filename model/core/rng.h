// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tp {

// xoshiro256** seeded by SplitMix64: the same stream on every machine and compiler, and its state
// (four words) is what a checkpoint stores. The standard library's distributions are not portable.
class Rng final
{
public:
    using State = std::array<std::uint64_t, 4>;

    explicit Rng(std::uint64_t seed);
    // An independent stream for one purpose, such as (seed, "task/first").
    Rng(std::uint64_t seed, std::string_view purpose);

    std::uint64_t next();
    double uniform(); // [0, 1), 53 bits
    std::uint64_t below(std::uint64_t bound); // [0, bound), unbiased; bound >= 1

    template <typename T> void shuffle(std::vector<T> &items)
    {
        for (std::size_t i = items.size(); i > 1; --i) {
            std::swap(items[i - 1], items[static_cast<std::size_t>(below(i))]);
        }
    }

    [[nodiscard]] const State &state() const { return m_state; }
    void setState(const State &state) { m_state = state; }

private:
    State m_state {};
};

} // namespace tp
