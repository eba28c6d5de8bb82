// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/payload.h"

#include <bit>
#include <cstring>
#include <limits>

namespace tp {

namespace {

static_assert(std::numeric_limits<float>::is_iec559 && std::numeric_limits<double>::is_iec559);

template <typename T> T loadLittle(std::string_view bytes)
{
    T value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i) {
        value |= static_cast<T>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    }
    return value;
}

template <typename T> void storeLittle(std::string &bytes, T value)
{
    for (std::size_t i = 0; i < sizeof(T); ++i) {
        bytes += static_cast<char>(value >> (8 * i) & 0xff);
    }
}

} // namespace

void PayloadWriter::u32(std::uint32_t value)
{
    storeLittle(m_bytes, value);
}

void PayloadWriter::i64(std::int64_t value)
{
    storeLittle(m_bytes, static_cast<std::uint64_t>(value));
}

void PayloadWriter::f64(double value)
{
    storeLittle(m_bytes, std::bit_cast<std::uint64_t>(value));
}

void PayloadWriter::f32s(std::span<const float> values)
{
    if constexpr (std::endian::native == std::endian::little) {
        const std::size_t start = m_bytes.size();
        m_bytes.resize(start + values.size_bytes());
        if (!values.empty()) {
            std::memcpy(m_bytes.data() + start, values.data(), values.size_bytes());
        }
    } else {
        for (const float value : values) {
            u32(std::bit_cast<std::uint32_t>(value));
        }
    }
}

void PayloadWriter::text(std::string_view value)
{
    u32(static_cast<std::uint32_t>(value.size()));
    raw(value);
}

std::string_view PayloadReader::take(std::uint64_t count)
{
    if (!m_good || count > m_bytes.size()) {
        m_good = false;
        return {};
    }
    const std::string_view taken = m_bytes.substr(0, static_cast<std::size_t>(count));
    m_bytes.remove_prefix(taken.size());
    return taken;
}

std::uint32_t PayloadReader::u32()
{
    const std::string_view bytes = take(sizeof(std::uint32_t));
    return bytes.empty() ? 0 : loadLittle<std::uint32_t>(bytes);
}

std::int64_t PayloadReader::i64()
{
    const std::string_view bytes = take(sizeof(std::uint64_t));
    return bytes.empty() ? 0 : static_cast<std::int64_t>(loadLittle<std::uint64_t>(bytes));
}

double PayloadReader::f64()
{
    const std::string_view bytes = take(sizeof(std::uint64_t));
    return bytes.empty() ? 0.0 : std::bit_cast<double>(loadLittle<std::uint64_t>(bytes));
}

std::vector<float> PayloadReader::f32s(std::uint64_t count)
{
    if (count > m_bytes.size() / sizeof(float)) {
        m_good = false;
        return {};
    }
    const std::string_view bytes = take(count * sizeof(float));
    std::vector<float> values(static_cast<std::size_t>(m_good ? count : 0));
    if constexpr (std::endian::native == std::endian::little) {
        if (!values.empty()) {
            std::memcpy(values.data(), bytes.data(), bytes.size());
        }
    } else {
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = std::bit_cast<float>(loadLittle<std::uint32_t>(bytes.substr(i * 4, 4)));
        }
    }
    return values;
}

std::string PayloadReader::text()
{
    const std::uint32_t length = u32();
    return std::string(take(length));
}

} // namespace tp
