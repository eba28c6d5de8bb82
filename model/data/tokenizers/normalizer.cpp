// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/normalizer.h"

#include "model/core/text.h"
#include "model/data/unicode.h"

#include <utf8proc.h>

#include <array>
#include <cstdlib>
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

Result<std::string> toForm(const std::string &text, int options)
{
    utf8proc_uint8_t *mapped = nullptr;
    const utf8proc_ssize_t length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t *>(text.data()),
            static_cast<utf8proc_ssize_t>(text.size()),
            &mapped,
            static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    if (length < 0) {
        return fail(ErrorCode::BadInput,
            std::string("the text cannot be normalized: ") + utf8proc_errmsg(length));
    }
    return std::string(reinterpret_cast<const char *>(mapped), static_cast<std::size_t>(length));
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
    std::u32string codes = toCodePoints(text);
    while (left && !codes.empty() && isWhiteSpace(codes.front())) {
        codes.erase(codes.begin());
    }
    while (right && !codes.empty() && isWhiteSpace(codes.back())) {
        codes.pop_back();
    }
    std::string stripped;
    for (const char32_t code : codes) {
        appendUtf8(stripped, code);
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
        const auto parts = part.list("normalizers");
        if (!parts) {
            return tl::unexpected(parts.error());
        }
        for (const JsonPart &inner : *parts) {
            if (const Status added = add(inner); !added) {
                return added;
            }
        }
        return {};
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
