// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/pretokenizer.h"

#include "model/core/text.h"
#include "model/data/tokenizers/bytecharacters.h"

#include <algorithm>
#include <array>
#include <optional>

namespace tp {

const char *const gpt2Pattern =
    R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";

namespace {

// What becomes of the stretches that a pattern matches.
enum class Behaviour { Removed, Isolated, MergedWithPrevious, MergedWithNext, Contiguous };

constexpr std::array<std::pair<std::string_view, Behaviour>, 5> behaviours { {
    { "Removed", Behaviour::Removed },
    { "Isolated", Behaviour::Isolated },
    { "MergedWithPrevious", Behaviour::MergedWithPrevious },
    { "MergedWithNext", Behaviour::MergedWithNext },
    { "Contiguous", Behaviour::Contiguous },
} };

struct Stretch
{
    TextRange range;
    bool isMatch = false;
};

// Matches and what lies between them, in order; together the whole text.
std::vector<Stretch> stretchesOf(
    std::size_t length, const std::vector<TextRange> &matches, bool invert)
{
    std::vector<Stretch> stretches;
    std::size_t covered = 0;
    for (const TextRange &match : matches) {
        if (match.start > covered) {
            stretches.push_back({ { covered, match.start }, invert });
        }
        stretches.push_back({ match, !invert });
        covered = match.end;
    }
    if (covered < length || length == 0) {
        stretches.push_back({ { covered, length }, invert });
    }
    return stretches;
}

// Joins each match, unless another match is on that side, to the stretch before it.
std::vector<TextRange> mergedWithPrevious(const std::vector<Stretch> &stretches)
{
    std::vector<TextRange> ranges;
    bool afterMatch = false;
    for (const auto &[range, isMatch] : stretches) {
        if (isMatch && !afterMatch && !ranges.empty()) {
            ranges.back().end = range.end;
        } else {
            ranges.push_back(range);
        }
        afterMatch = isMatch;
    }
    return ranges;
}

std::vector<TextRange> mergedWithNext(const std::vector<Stretch> &stretches)
{
    std::vector<TextRange> ranges;
    bool beforeMatch = false;
    // Not std::views::reverse, which clang 14 cannot read in GCC's library.
    for (std::size_t i = stretches.size(); i > 0; --i) {
        const auto &[range, isMatch] = stretches[i - 1];
        if (isMatch && !beforeMatch && !ranges.empty()) {
            ranges.back().start = range.start;
        } else {
            ranges.push_back(range);
        }
        beforeMatch = isMatch;
    }
    std::ranges::reverse(ranges);
    return ranges;
}

std::vector<TextRange> contiguous(const std::vector<Stretch> &stretches)
{
    std::vector<TextRange> ranges;
    bool wasMatch = false;
    for (const auto &[range, isMatch] : stretches) {
        if (isMatch == wasMatch && !ranges.empty()) {
            ranges.back().end = range.end;
        } else {
            ranges.push_back(range);
        }
        wasMatch = isMatch;
    }
    return ranges;
}

std::vector<TextRange> arrange(const std::vector<Stretch> &stretches, Behaviour behaviour)
{
    switch (behaviour) {
    case Behaviour::MergedWithPrevious:
        return mergedWithPrevious(stretches);
    case Behaviour::MergedWithNext:
        return mergedWithNext(stretches);
    case Behaviour::Contiguous:
        return contiguous(stretches);
    case Behaviour::Removed:
    case Behaviour::Isolated:
        break;
    }
    std::vector<TextRange> ranges;
    for (const auto &[range, isMatch] : stretches) {
        if (!isMatch || behaviour == Behaviour::Isolated) {
            ranges.push_back(range);
        }
    }
    return ranges;
}

// How a pattern cuts a piece.
struct Cutter
{
    TextPattern pattern;
    Behaviour behaviour = Behaviour::Isolated;
    bool invert = false;

    [[nodiscard]] Result<std::vector<TextPiece>> cut(const TextPiece &piece) const
    {
        const auto matches = pattern.matches(piece.text);
        if (!matches) {
            return tl::unexpected(matches.error());
        }
        std::vector<TextPiece> pieces;
        for (const TextRange &range :
            arrange(stretchesOf(piece.text.size(), *matches, invert), behaviour)) {
            pieces.push_back({ piece.text.substr(range.start, range.end - range.start),
                piece.isFirst && range.start == 0 });
        }
        return pieces;
    }
};

Result<TextPattern> patternOf(const std::string &regex, const std::string &where)
{
    const nlohmann::json json { { "pattern", { { "Regex", regex } } } };
    return TextPattern::read({ json, where });
}

} // namespace

Result<PreTokenizer> PreTokenizer::read(const JsonPart &part)
{
    PreTokenizer preTokenizer;
    if (const Status added = preTokenizer.add(part); !added) {
        return tl::unexpected(added.error());
    }
    return preTokenizer;
}

Status PreTokenizer::add(const JsonPart &part)
{
    const std::string type = part.type();
    if (type == "Sequence") {
        return part.each("pretokenizers", [this](const JsonPart &inner) { return add(inner); });
    }
    if (type == "Split") {
        return addSplit(part);
    }
    if (type == "ByteLevel") {
        return addByteLevel(part);
    }
    if (type == "Metaspace") {
        return addMetaspace(part);
    }
    if (type == "Digits") {
        return addRegex(part, part.flag("individual_digits", false) ? "\\p{N}" : "\\p{N}+");
    }
    if (type == "Whitespace") {
        return addRegex(part, "\\w+|[^\\w\\s]+");
    }
    if (type == "WhitespaceSplit") {
        return addRegex(part, "\\S+");
    }
    return part.unsupported("the pre-tokenizer " + inQuotes(type));
}

Status PreTokenizer::addSplit(const JsonPart &part)
{
    auto pattern = TextPattern::read(part);
    if (!pattern) {
        return tl::unexpected(pattern.error());
    }
    const std::string name = part.text("behavior").value_or(std::string());
    const auto *const known = std::ranges::find(
        behaviours, std::string_view(name), &decltype(behaviours)::value_type::first);
    if (known == behaviours.end()) {
        return part.unsupported("the behavior " + inQuotes(name));
    }
    m_steps.emplace_back(
        [cutter = Cutter { std::move(*pattern), known->second, part.flag("invert", false) }](
            const TextPiece &piece) { return cutter.cut(piece); });
    return {};
}

// The words of the regex, or for Digits the digits as well as what lies between them.
Status PreTokenizer::addRegex(const JsonPart &part, const std::string &regex)
{
    auto pattern = patternOf(regex, part.where);
    if (!pattern) {
        return tl::unexpected(pattern.error());
    }
    const bool keepsAll = part.type() == "Digits";
    m_steps.emplace_back([cutter = Cutter { std::move(*pattern),
                              keepsAll ? Behaviour::Isolated : Behaviour::Removed,
                              !keepsAll }](const TextPiece &piece) { return cutter.cut(piece); });
    return {};
}

Status PreTokenizer::addByteLevel(const JsonPart &part)
{
    std::optional<Cutter> cutter;
    if (part.flag("use_regex", true)) {
        auto pattern = patternOf(gpt2Pattern, part.where);
        if (!pattern) {
            return tl::unexpected(pattern.error());
        }
        cutter = Cutter { std::move(*pattern) };
    }
    m_steps.emplace_back([cutter = std::move(cutter), prefix = part.flag("add_prefix_space", true)](
                             const TextPiece &piece) -> Result<std::vector<TextPiece>> {
        TextPiece whole = piece;
        if (prefix && !whole.text.starts_with(' ')) {
            whole.text.insert(0, " ");
        }
        std::vector<TextPiece> pieces;
        if (cutter) {
            auto cut = cutter->cut(whole);
            if (!cut) {
                return cut;
            }
            pieces = std::move(*cut);
        } else {
            pieces.push_back(std::move(whole));
        }
        for (TextPiece &word : pieces) {
            word.text = toByteCharacters(word.text);
        }
        return pieces;
    });
    return {};
}

Status PreTokenizer::addMetaspace(const JsonPart &part)
{
    const std::string mark = part.text("replacement").value_or("\u2581");
    std::string scheme = part.text("prepend_scheme").value_or("always");
    if (!part.flag("add_prefix_space", true)) {
        scheme = "never"; // as older files say it
    }
    if (scheme != "always" && scheme != "first" && scheme != "never") {
        return part.unsupported("the prepend_scheme " + inQuotes(scheme));
    }
    const auto textPattern = [&part](const std::string &text) {
        const nlohmann::json json { { "pattern", { { "String", text } } } };
        return TextPattern::read({ json, part.where });
    };
    const auto spaces = textPattern(" ");
    const auto marks = textPattern(mark);
    if (!spaces || !marks) {
        return part.bad("the replacement is no text");
    }
    m_steps.emplace_back([mark,
                             scheme,
                             spaces = *spaces,
                             cutter = Cutter { *marks, Behaviour::MergedWithNext, false },
                             cuts = part.flag("split", true)](
                             const TextPiece &piece) -> Result<std::vector<TextPiece>> {
        auto marked = spaces.replaced(piece.text, mark);
        if (!marked) {
            return tl::unexpected(marked.error());
        }
        TextPiece whole { std::move(*marked), piece.isFirst };
        const bool prefixed = scheme == "always" || (scheme == "first" && piece.isFirst);
        if (prefixed && !whole.text.starts_with(mark)) {
            whole.text.insert(0, mark);
        }
        if (cuts) {
            return cutter.cut(whole);
        }
        std::vector<TextPiece> pieces;
        pieces.push_back(std::move(whole));
        return pieces;
    });
    return {};
}

Result<std::vector<TextPiece>> PreTokenizer::apply(std::vector<TextPiece> pieces) const
{
    for (const Step &step : m_steps) {
        std::vector<TextPiece> next;
        for (const TextPiece &piece : pieces) {
            auto cut = step(piece);
            if (!cut) {
                return cut;
            }
            for (TextPiece &part : *cut) {
                if (!part.text.empty()) {
                    next.push_back(std::move(part));
                }
            }
        }
        pieces = std::move(next);
    }
    return pieces;
}

} // namespace tp
