// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/normalizer.h"

#include "model/core/text.h"
#include "model/data/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <memory>

namespace tp {

namespace {

struct Form
{
    std::string_view name;
    int options;
};

constexpr std::array<Form, 4> forms { {
    { "NFC", UTF8PROC_STABLE | UTF8PROC_COMPOSE },
    { "NFD", UTF8PROC_STABLE | UTF8PROC_DECOMPOSE },
    { "NFKC", UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT },
    { "NFKD", UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT },
} };

struct CodeRange
{
    char32_t first;
    char32_t last;
};

// Characters that normal forms change or move, but that came after the tables of the Rust
// tokenizers: there they stay as they are, and nothing is composed across them.
constexpr std::array<CodeRange, 43> newerCharacters { { { 0x7fd, 0x7fd },
    { 0x898, 0x89f },
    { 0x8ca, 0x8d3 },
    { 0x9fe, 0x9fe },
    { 0xc3c, 0xc3c },
    { 0xd3b, 0xd3c },
    { 0xeba, 0xeba },
    { 0x1715, 0x1715 },
    { 0x1abf, 0x1ace },
    { 0x1df6, 0x1dfa },
    { 0x32ff, 0x32ff },
    { 0xa7f2, 0xa7f4 },
    { 0xa82c, 0xa82c },
    { 0xab69, 0xab69 },
    { 0x10781, 0x10785 },
    { 0x10787, 0x107b0 },
    { 0x107b2, 0x107ba },
    { 0x10d24, 0x10d27 },
    { 0x10eab, 0x10eac },
    { 0x10f46, 0x10f50 },
    { 0x10f82, 0x10f85 },
    { 0x11070, 0x11070 },
    { 0x1133b, 0x1133b },
    { 0x1145e, 0x1145e },
    { 0x11839, 0x1183a },
    { 0x11930, 0x11930 },
    { 0x11935, 0x11935 },
    { 0x11938, 0x11938 },
    { 0x1193d, 0x1193e },
    { 0x11943, 0x11943 },
    { 0x119e0, 0x119e0 },
    { 0x11a34, 0x11a34 },
    { 0x11a47, 0x11a47 },
    { 0x11a99, 0x11a99 },
    { 0x11d42, 0x11d42 },
    { 0x11d44, 0x11d45 },
    { 0x11d97, 0x11d97 },
    { 0x16ff0, 0x16ff1 },
    { 0x1e130, 0x1e136 },
    { 0x1e2ae, 0x1e2ae },
    { 0x1e2ec, 0x1e2ef },
    { 0x1f16c, 0x1f16c },
    { 0x1fbf0, 0x1fbf9 } } };

bool isNewer(char32_t code)
{
    const auto *const after =
        std::ranges::upper_bound(newerCharacters, code, {}, &CodeRange::first);
    return after != newerCharacters.begin() && code <= std::prev(after)->last;
}

Result<std::string> mapped(std::string_view text, int options)
{
    utf8proc_uint8_t *result = nullptr;
    const utf8proc_ssize_t length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t *>(text.data()),
            static_cast<utf8proc_ssize_t>(text.size()),
            &result,
            static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(result, &std::free);
    if (length < 0) {
        return fail(ErrorCode::BadInput,
            std::string("the text cannot be normalized: ") + utf8proc_errmsg(length));
    }
    return std::string(reinterpret_cast<const char *>(result), static_cast<std::size_t>(length));
}

Result<std::string> toForm(std::string_view text, int options)
{
    std::string normal;
    std::size_t done = 0;
    std::size_t length = 0;
    for (std::size_t at = 0; at <= text.size(); at += length) {
        const bool isEnd = at == text.size();
        length = 1;
        if (!isEnd && !isNewer(decodeUtf8(text.substr(at), length))) {
            continue;
        }
        const auto part = mapped(text.substr(done, at - done), options);
        if (!part) {
            return part;
        }
        normal += *part;
        done = isEnd ? at : at + length;
        normal += text.substr(at, done - at);
    }
    return normal;
}

// Character by character: no capital sigma knows that it ends a word.
std::string toLowerCase(const std::string &text)
{
    std::string lowered;
    for (const char32_t code : toCodePoints(text)) {
        for (const char32_t low : toLower(std::u32string_view(&code, 1))) {
            appendUtf8(lowered, low);
        }
    }
    return lowered;
}

std::string strip(std::string_view text, bool left, bool right)
{
    const std::u32string codes = toCodePoints(text);
    const auto isKept = [](char32_t code) { return !isWhiteSpace(code); };
    const auto first = left ? std::ranges::find_if(codes, isKept) : codes.begin();
    auto last = codes.end();
    while (right && last != first && isWhiteSpace(*std::prev(last))) {
        --last;
    }
    std::string stripped;
    for (auto code = first; code != last; ++code) {
        appendUtf8(stripped, *code);
    }
    return stripped;
}

} // namespace

Result<Normalizer> Normalizer::read(const JsonPart &part)
{
    Normalizer normalizer;
    if (const Status added = normalizer.add(part); !added) {
        return tl::unexpected(added.error());
    }
    return normalizer;
}

Status Normalizer::add(const JsonPart &part)
{
    const std::string type = part.type();
    if (type == "Sequence") {
        return part.each("normalizers", [this](const JsonPart &inner) { return add(inner); });
    }
    for (const Form &form : forms) {
        if (type == form.name) {
            m_steps.emplace_back([options = form.options](
                                     const std::string &text) { return toForm(text, options); });
            return {};
        }
    }
    if (type == "Lowercase") {
        m_steps.emplace_back([](const std::string &text) { return toLowerCase(text); });
        return {};
    }
    if (type == "Strip") {
        m_steps.emplace_back(
            [left = part.flag("strip_left", true), right = part.flag("strip_right", true)](
                const std::string &text) { return strip(text, left, right); });
        return {};
    }
    if (type == "Prepend") {
        const auto prefix = part.text("prepend");
        if (!prefix) {
            return part.bad("needs a text \"prepend\"");
        }
        m_steps.emplace_back([prefix = *prefix](const std::string &text) {
            return text.empty() ? text : prefix + text;
        });
        return {};
    }
    if (type == "Replace") {
        const auto pattern = TextPattern::read(part);
        const auto content = part.text("content");
        if (!pattern) {
            return tl::unexpected(pattern.error());
        }
        if (!content) {
            return part.bad("needs a text \"content\"");
        }
        m_steps.emplace_back([pattern = *pattern, content = *content](const std::string &text) {
            return pattern.replaced(text, content);
        });
        return {};
    }
    return part.unsupported("the normalizer " + inQuotes(type));
}

Result<std::string> Normalizer::apply(std::string text) const
{
    for (const Step &step : m_steps) {
        auto next = step(std::move(text));
        if (!next) {
            return next;
        }
        text = std::move(*next);
    }
    return text;
}

} // namespace tp
