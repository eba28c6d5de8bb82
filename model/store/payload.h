// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Little-endian numbers in and out of byte strings, the same on every machine.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tp {

class PayloadWriter final
{
public:
    void u32(std::uint32_t value);
    void i64(std::int64_t value);
    void f64(double value);
    void f32s(std::span<const float> values); // without their number
    void text(std::string_view value); // length as uint32, then bytes
    void raw(std::string_view value) { m_bytes += value; }

    [[nodiscard]] const std::string &bytes() const { return m_bytes; }
    [[nodiscard]] std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

// Never reads beyond its bytes: after the first attempt every value is zero or empty and isGood()
// is false.
class PayloadReader final
{
public:
    explicit PayloadReader(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    [[nodiscard]] std::uint32_t u32();
    [[nodiscard]] std::int64_t i64();
    [[nodiscard]] double f64();
    [[nodiscard]] std::vector<float> f32s(std::uint64_t count); // allocates only what is there
    [[nodiscard]] std::string text();

    [[nodiscard]] std::size_t left() const { return m_bytes.size(); }
    [[nodiscard]] bool isGood() const { return m_good; }
    // Everything was read and nothing was missing.
    [[nodiscard]] bool isAtEnd() const { return m_good && m_bytes.empty(); }

private:
    [[nodiscard]] std::string_view take(std::uint64_t count);

    std::string_view m_bytes;
    bool m_good = true;
};

} // namespace tp
