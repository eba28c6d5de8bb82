// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/unicode.h"

#include "model/data/unicodetables.h"

#include <algorithm>
#include <array>

namespace tp {

namespace {

constexpr char32_t replacement = 0xfffd;
constexpr char32_t capitalSigma = 0x3a3;
constexpr char32_t finalSigma = 0x3c2;
constexpr char32_t capitalDottedI = 0x130;
constexpr char32_t combiningDotAbove = 0x307;

// The entry whose [first, last] holds `code`; both tables are ascending.
template <typename Entry> const Entry *findRange(std::span<const Entry> table, char32_t code)
{
    const auto after = std::ranges::upper_bound(table, code, {}, &Entry::first);
    if (after == table.begin()) {
        return nullptr;
    }
    const Entry &entry = *std::prev(after);
    return code <= entry.last ? &entry : nullptr;
}

char32_t lowerOf(char32_t code)
{
    if (code < 0x80) {
        return code >= U'A' && code <= U'Z' ? code + 32 : code;
    }
    const LowerRun *run = findRange(lowerRuns(), code);
    if (run == nullptr || (code - run->first) % static_cast<char32_t>(run->stride) != 0) {
        return code;
    }
    return static_cast<char32_t>(static_cast<std::int32_t>(code) + run->delta);
}

// Bytes at the front, which are no character, that could have begun one together.
std::size_t badLength(std::string_view bytes)
{
    const auto byte = [&bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0xc2 || lead > 0xf4) {
        return 1;
    }
    const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    // Too long forms, surrogates and what is beyond U+10FFFF are wrong from the second byte on.
    const unsigned char lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    const unsigned char highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    std::size_t length = 1;
    while (length < size && length < bytes.size() && byte(length) >= (length == 1 ? lowest : 0x80)
        && byte(length) <= (length == 1 ? highest : 0xbf)) {
        ++length;
    }
    return length;
}

} // namespace

char32_t decodeUtf8(std::string_view text, std::size_t &length)
{
    length = 1;
    const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) {
        return lead;
    }
    const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < size) {
        return replacement;
    }
    char32_t code = lead & (0xff >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xc0) != 0x80) {
            return replacement;
        }
        code = (code << 6) | (byte(i) & 0x3f);
    }
    constexpr std::array<char32_t, 5> smallest { 0, 0, 0x80, 0x800, 0x10000 };
    if (code < smallest[size] || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) {
        return replacement;
    }
    length = size;
    return code;
}

void appendUtf8(std::string &text, char32_t code)
{
    const auto put = [&text](char32_t byte) { text += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xc0 | (code >> 6));
        put(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        put(0xe0 | (code >> 12));
        put(0x80 | ((code >> 6) & 0x3f));
        put(0x80 | (code & 0x3f));
    } else {
        put(0xf0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3f));
        put(0x80 | ((code >> 6) & 0x3f));
        put(0x80 | (code & 0x3f));
    }
}

std::u32string toCodePoints(std::string_view text)
{
    std::u32string codes;
    codes.reserve(text.size());
    while (!text.empty()) {
        std::size_t length = 0;
        codes += decodeUtf8(text, length);
        text.remove_prefix(length);
    }
    return codes;
}

std::string replaceBadUtf8(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size());
    while (!bytes.empty()) {
        std::size_t length = 0;
        const char32_t code = decodeUtf8(bytes, length);
        if (code == replacement && length == 1) {
            length = badLength(bytes);
        }
        appendUtf8(text, code);
        bytes.remove_prefix(length);
    }
    return text;
}

bool isSpace(char32_t code)
{
    return (code >= 0x9 && code <= 0xd) || (code >= 0x1c && code <= 0x20) || code == 0x85
        || code == 0xa0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200a) || code == 0x2028
        || code == 0x2029 || code == 0x202f || code == 0x205f || code == 0x3000;
}

bool isWhiteSpace(char32_t code)
{
    return isSpace(code) && (code < 0x1c || code > 0x1f);
}

bool isWordCharacter(char32_t code)
{
    if (code < 0x80) {
        return (code >= U'0' && code <= U'9') || (code >= U'A' && code <= U'Z')
            || (code >= U'a' && code <= U'z') || code == U'_';
    }
    return findRange(wordRanges(), code) != nullptr;
}

std::u32string toLower(std::u32string_view text)
{
    std::u32string lowered;
    lowered.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == capitalDottedI) {
            lowered += U'i';
            lowered += combiningDotAbove;
        } else if (text[i] == capitalSigma && i > 0 && isWordCharacter(text[i - 1])
            && (i + 1 == text.size() || !isWordCharacter(text[i + 1]))) {
            lowered += finalSigma;
        } else {
            lowered += lowerOf(text[i]);
        }
    }
    return lowered;
}

} // namespace tp
