// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/splitregex.h"

#include "model/core/text.h"
#include "model/data/tokenizers/regextranslation.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <array>
#include <chrono>

namespace tp {

namespace {

constexpr std::size_t longestPattern = 10'000; // bytes
// Steps that one match may take: more than the longest run of spaces needs, and soon over.
constexpr std::uint32_t stepsPerMatch = 2'000'000;
constexpr std::uint32_t stepsPerByte = 8;
constexpr std::uint32_t deepestBacktracking = 1'000'000;
constexpr std::uint32_t heapPerMatch = 512 * 1024; // KiB
// Many short matches may add up as well.
constexpr std::chrono::seconds longestSearch { 20 };
constexpr std::size_t matchesBetweenLooks = 1024;

template <auto release> struct Releaser
{
    template <typename T> void operator()(T *object) const { release(object); }
};
using CodePointer = std::unique_ptr<pcre2_code, Releaser<pcre2_code_free>>;
using MatchData = std::unique_ptr<pcre2_match_data, Releaser<pcre2_match_data_free>>;
using MatchContext = std::unique_ptr<pcre2_match_context, Releaser<pcre2_match_context_free>>;
using CompileContext = std::unique_ptr<pcre2_compile_context, Releaser<pcre2_compile_context_free>>;

std::string describe(int error)
{
    std::array<PCRE2_UCHAR, 256> buffer {};
    pcre2_get_error_message(error, buffer.data(), buffer.size());
    return reinterpret_cast<const char *>(buffer.data());
}

std::size_t nextCharacter(std::string_view text, std::size_t place)
{
    ++place;
    while (place < text.size() && (static_cast<unsigned char>(text[place]) & 0xc0) == 0x80) {
        ++place;
    }
    return place;
}

} // namespace

struct SplitRegex::Code
{
    CodePointer pattern;
    std::string where;

    [[nodiscard]] int match(std::string_view text,
        std::size_t from,
        pcre2_match_data *data,
        pcre2_match_context *context) const
    {
        const auto run = [&](std::uint32_t options) {
            return pcre2_match(pattern.get(),
                reinterpret_cast<PCRE2_SPTR>(text.data()),
                text.size(),
                from,
                PCRE2_NO_UTF_CHECK | options,
                data,
                context);
        };
        const int found = run(0);
        // The compiled form has a small stack of its own; the interpreter takes memory as it needs.
        return found == PCRE2_ERROR_JIT_STACKLIMIT ? run(PCRE2_NO_JIT) : found;
    }
};

SplitRegex::SplitRegex(std::shared_ptr<const Code> code)
    : m_code(std::move(code))
{
}

Result<SplitRegex> SplitRegex::compile(std::string_view pattern, const std::string &where)
{
    if (pattern.size() > longestPattern) {
        return fail(ErrorCode::BadInput,
            "a regular expression of more than " + std::to_string(longestPattern) + " bytes",
            where);
    }
    const auto translated = translateRegex(pattern, where);
    if (!translated) {
        return tl::unexpected(translated.error());
    }
    const CompileContext context(pcre2_compile_context_create(nullptr));
    pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
    int error = 0;
    PCRE2_SIZE place = 0;
    auto code = std::make_shared<Code>();
    code->where = where;
    code->pattern.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(translated->data()),
        translated->size(),
        PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C,
        &error,
        &place,
        context.get()));
    if (!code->pattern) {
        return fail(ErrorCode::Unsupported,
            "the regular expression " + inQuotes(pattern)
                + " is not understood: " + describe(error),
            where);
    }
    // Without the compiler of PCRE2 the same matches are found, more slowly.
    (void)pcre2_jit_compile(code->pattern.get(), PCRE2_JIT_COMPLETE);
    return SplitRegex(std::move(code));
}

Result<std::vector<TextRange>> SplitRegex::matches(std::string_view text) const
{
    const MatchData data(pcre2_match_data_create(1, nullptr));
    const MatchContext context(pcre2_match_context_create(nullptr));
    const auto length = static_cast<std::uint32_t>(
        std::min<std::size_t>(text.size(), (UINT32_MAX - stepsPerMatch) / stepsPerByte));
    pcre2_set_match_limit(context.get(), stepsPerMatch + stepsPerByte * length);
    pcre2_set_depth_limit(context.get(), deepestBacktracking);
    pcre2_set_heap_limit(context.get(), heapPerMatch);

    const auto deadline = std::chrono::steady_clock::now() + longestSearch;
    std::vector<TextRange> found;
    std::size_t from = 0;
    for (std::size_t count = 1; from <= text.size(); ++count) {
        const int result = m_code->match(text, from, data.get(), context.get());
        if (result == PCRE2_ERROR_NOMATCH) {
            break;
        }
        const bool isLate =
            count % matchesBetweenLooks == 0 && std::chrono::steady_clock::now() > deadline;
        if (result < 0 || isLate) {
            return fail(ErrorCode::BadInput,
                "the regular expression that splits texts takes too long on this one"
                    + (result < 0 ? ": " + describe(result) : std::string()),
                m_code->where,
                "take the tokenizer from its publisher, or split the text into shorter ones");
        }
        const PCRE2_SIZE *const range = pcre2_get_ovector_pointer(data.get());
        const TextRange match { range[0], range[1] };
        // An empty match right behind the last one says nothing new.
        const bool isNew = match.end > match.start || found.empty() || found.back().end < match.end;
        if (isNew) {
            found.push_back(match);
        }
        from = match.end > match.start ? match.end : nextCharacter(text, match.end);
    }
    return found;
}

} // namespace tp
