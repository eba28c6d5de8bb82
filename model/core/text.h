// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tp {

// Insertions, deletions, replacements and swaps of neighbours between two texts, by bytes.
[[nodiscard]] std::size_t editDistance(std::string_view a, std::string_view b);
// The known key that is most like `key` (the first of equals); empty if none is known.
[[nodiscard]] std::string nearestKey(std::string_view key, const std::vector<std::string> &known);

// Numbers for files: shortest text that reads back as the same value, whatever the locale.
// Non-finite values become "nan", "inf" and "-inf".
[[nodiscard]] std::string formatReal(double value);
[[nodiscard]] std::string formatReal(float value);
[[nodiscard]] std::string formatInteger(std::int64_t value);
// Numbers for people: whole numbers without an exponent, "1000000000"; others shortest, "0.25".
[[nodiscard]] std::string formatNumber(double value);
// At most `digits` significant digits, "0.0312", "1.2e-05".
[[nodiscard]] std::string formatShort(double value, int digits);
[[nodiscard]] std::string formatBytes(std::uint64_t bytes); // "1.7 MB", in powers of 1000
[[nodiscard]] std::string formatDuration(double seconds); // "42 s", "3 min 05 s", "2 h 10 min"

// The whole text as a number, independent of the locale; nothing if anything else stands there.
[[nodiscard]] std::optional<double> parseReal(std::string_view text);
[[nodiscard]] std::optional<std::int64_t> parseInteger(std::string_view text);

// Untrusted text inside a message: control characters as \xNN, cut after 80 bytes.
[[nodiscard]] std::string printable(std::string_view text);
[[nodiscard]] std::string inQuotes(std::string_view text); // the same in single quotes
[[nodiscard]] std::string join(const std::vector<std::string> &parts, std::string_view separator);
[[nodiscard]] bool isValidUtf8(std::string_view text);

} // namespace tp
