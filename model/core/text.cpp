// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace tp {

namespace {

template <typename T> std::string shortest(T value)
{
    if (std::isnan(value)) {
        return "nan"; // to_chars would keep the sign bit, which carries no meaning here
    }
    std::array<char, 64> buffer {};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return { buffer.data(), end };
}

template <typename T> std::optional<T> parseWhole(std::string_view text)
{
    T value {};
    const char *end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, value);
    if (text.empty() || result.ec != std::errc {} || result.ptr != end) {
        return std::nullopt;
    }
    return value;
}

// Length of the UTF-8 sequence at the start of `text`, 0 if it is not one.
std::size_t sequenceLength(std::string_view text)
{
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    const std::size_t length = first < 0x80 ? 1
        : first >= 0xc2 && first < 0xe0     ? 2
        : first >= 0xe0 && first < 0xf0     ? 3
        : first >= 0xf0 && first < 0xf5     ? 4
                                            : 0;
    if (length == 0 || length > text.size()) {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80) {
            return 0;
        }
    }
    // Overlong forms, surrogates and values above U+10FFFF.
    const bool refused = (first == 0xe0 && byte(1) < 0xa0) || (first == 0xed && byte(1) >= 0xa0)
        || (first == 0xf0 && byte(1) < 0x90) || (first == 0xf4 && byte(1) >= 0x90);
    return refused ? 0 : length;
}

} // namespace

std::size_t editDistance(std::string_view a, std::string_view b)
{
    // Three rows of the dynamic programme: the swap of neighbours looks two rows back.
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> current(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        last[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            current[j] = std::min({ last[j] + 1, current[j - 1] + 1, replaced });
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                current[j] = std::min(current[j], before[j - 2] + 1);
            }
        }
        std::swap(before, last);
        std::swap(last, current);
    }
    return last[b.size()];
}

std::string nearestKey(std::string_view key, const std::vector<std::string> &known)
{
    std::string nearest;
    std::size_t least = std::numeric_limits<std::size_t>::max();
    for (const std::string &candidate : known) {
        // A hostile key of megabytes must not cost a quadratic time.
        const std::size_t distance = editDistance(key.substr(0, 64), candidate);
        if (distance < least) {
            least = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

std::string formatReal(double value)
{
    return shortest(value);
}

std::string formatReal(float value)
{
    return shortest(value);
}

std::string formatInteger(std::int64_t value)
{
    return fmt::format("{}", value);
}

std::string formatNumber(double value)
{
    if (std::trunc(value) == value && std::abs(value) < 1e16) {
        return fmt::format("{:.0f}", value);
    }
    return formatReal(value);
}

std::string formatShort(double value, int digits)
{
    if (std::isnan(value)) {
        return "nan";
    }
    return fmt::format("{:.{}g}", value, digits);
}

std::string formatBytes(std::uint64_t bytes)
{
    if (bytes < 1000) {
        return fmt::format("{} bytes", bytes);
    }
    constexpr std::array units { "kB", "MB", "GB", "TB", "PB", "EB" };
    double value = static_cast<double>(bytes) / 1000.0;
    std::size_t unit = 0;
    while (value >= 999.95 && unit + 1 < units.size()) {
        value /= 1000.0;
        ++unit;
    }
    return fmt::format("{:.1f} {}", value, units[unit]);
}

std::string formatDuration(double seconds)
{
    if (!(seconds >= 0.0) || seconds > 1e12) {
        return "unknown";
    }
    const auto whole = static_cast<std::int64_t>(std::llround(seconds));
    if (whole < 60) {
        return fmt::format("{} s", whole);
    }
    if (whole < 3600) {
        return fmt::format("{} min {:02} s", whole / 60, whole % 60);
    }
    if (whole < 86400) {
        return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
    }
    return fmt::format("{} d {:02} h", whole / 86400, whole % 86400 / 3600);
}

std::optional<double> parseReal(std::string_view text)
{
    return parseWhole<double>(text);
}

std::optional<std::int64_t> parseInteger(std::string_view text)
{
    return parseWhole<std::int64_t>(text);
}

std::string printable(std::string_view text)
{
    constexpr std::size_t limit = 80;
    std::string result;
    std::size_t i = 0;
    while (i < text.size()) {
        const std::size_t length = std::max<std::size_t>(sequenceLength(text.substr(i)), 1);
        if (i + length > limit) {
            return result + "...";
        }
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool valid = sequenceLength(text.substr(i)) != 0;
        if (valid && byte >= 0x20 && byte != 0x7f) {
            result += text.substr(i, length);
        } else {
            result += fmt::format("\\x{:02x}", byte);
        }
        i += length;
    }
    return result;
}

std::string inQuotes(std::string_view text)
{
    return fmt::format("'{}'", printable(text));
}

std::string join(const std::vector<std::string> &parts, std::string_view separator)
{
    return fmt::format("{}", fmt::join(parts, separator));
}

bool isValidUtf8(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        if (length == 0) {
            return false;
        }
        text.remove_prefix(length);
    }
    return true;
}

} // namespace tp
