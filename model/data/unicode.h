// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Character classes as Python has them, because the reference implementations of tokenizers and
// metrics are Python. Texts are UTF-8.
namespace tp {

// The first code point of a text that is not empty, and the bytes it takes. A byte that is not
// UTF-8 counts as U+FFFD of one byte.
[[nodiscard]] char32_t decodeUtf8(std::string_view text, std::size_t &length);
void appendUtf8(std::string &text, char32_t code);
[[nodiscard]] std::u32string toCodePoints(std::string_view text);
// Text out of bytes: what is no UTF-8 becomes U+FFFD, one for every longest start of a character,
// as bytes.decode(errors="replace") does.
[[nodiscard]] std::string replaceBadUtf8(std::string_view bytes);

[[nodiscard]] bool isSpace(char32_t code); // str.isspace
[[nodiscard]] bool isWhiteSpace(char32_t code); // Unicode's White_Space, \s of most regexes
[[nodiscard]] bool isWordCharacter(char32_t code); // \w: letters, digits and the underscore

// str.lower, all scripts. A capital sigma that ends a word becomes a final sigma; what ends a word
// is judged by the next character alone.
[[nodiscard]] std::u32string toLower(std::u32string_view text);

} // namespace tp
