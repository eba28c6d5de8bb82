// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/addedtokens.h"

#include "model/data/unicode.h"

#include <utf8proc.h>

#include <algorithm>

namespace tp {

namespace {

// Takes white space from the neighbours, or gives the token's text to one of them. Whether a
// neighbour begins or ends with a word is asked before its white space goes.
void applyFlags(const AddedToken &token, TextSegment *left, TextSegment &own, TextSegment *right)
{
    const bool wordOnLeft = left != nullptr && !left->text.empty() && left->text.back() != ' ';
    const bool wordOnRight = right != nullptr && !right->text.empty() && right->text.front() != ' ';
    if (token.rightStrip && right != nullptr) {
        right->text = std::string(stripLeft(right->text));
    }
    if (token.leftStrip && left != nullptr) {
        left->text = std::string(stripRight(left->text));
    }
    if (token.singleWord && wordOnLeft) {
        left->text += own.text;
        own = {};
    } else if (token.singleWord && wordOnRight) {
        right->text.insert(0, own.text);
        own = {};
    }
}

std::size_t lastCharacter(std::string_view text)
{
    std::size_t start = text.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xc0) == 0x80) {
        --start;
    }
    return start;
}

// \w of the Rust tokenizers, which marks belong to as well.
bool isWordOrMark(char32_t code)
{
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(code))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_PC:
        return true;
    default: // circled letters and joiners
        return (code >= 0x24b6 && code <= 0x24e9) || (code >= 0x1f130 && code <= 0x1f149)
            || (code >= 0x1f150 && code <= 0x1f169) || (code >= 0x1f170 && code <= 0x1f189)
            || code == 0x200c || code == 0x200d;
    }
}

bool startsWithWord(std::string_view text)
{
    std::size_t length = 0;
    return !text.empty() && isWordOrMark(decodeUtf8(text, length));
}

bool endsWithWord(std::string_view text)
{
    return !text.empty() && startsWithWord(text.substr(lastCharacter(text)));
}

// Bytes of white space in front.
std::size_t spaceInFront(std::string_view text)
{
    std::size_t end = 0;
    std::size_t length = 0;
    while (end < text.size() && isWhiteSpace(decodeUtf8(text.substr(end), length))) {
        end += length;
    }
    return end;
}

// Where the white space at the end begins.
std::size_t withoutSpaceBehind(std::string_view text)
{
    std::size_t length = 0;
    while (!text.empty() && isWhiteSpace(decodeUtf8(text.substr(lastCharacter(text)), length))) {
        text = text.substr(0, lastCharacter(text));
    }
    return text.size();
}

} // namespace

AddedTokenSplitter::AddedTokenSplitter(std::vector<AddedToken> tokens)
    : m_tokens(std::move(tokens))
{
    std::erase_if(m_tokens, [](const AddedToken &token) { return token.content.empty(); });
    std::ranges::stable_sort(m_tokens, [](const AddedToken &a, const AddedToken &b) {
        return a.content.size() > b.content.size();
    });
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
        m_byContent.insert_or_assign(m_tokens[i].content, i);
        m_byId.insert_or_assign(m_tokens[i].id, i);
        m_byFirstByte[m_tokens[i].content.front()].push_back(i);
    }
}

const AddedToken *AddedTokenSplitter::find(std::string_view content) const
{
    const auto found = m_byContent.find(std::string(content));
    return found == m_byContent.end() ? nullptr : &m_tokens[found->second];
}

const AddedToken *AddedTokenSplitter::find(std::int64_t id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : &m_tokens[found->second];
}

const AddedToken *AddedTokenSplitter::longestAt(std::string_view text) const
{
    const auto bucket = m_byFirstByte.find(text.front());
    if (bucket == m_byFirstByte.end()) {
        return nullptr;
    }
    for (const std::size_t index : bucket->second) {
        if (text.starts_with(m_tokens[index].content)) {
            return find(m_tokens[index].content);
        }
    }
    return nullptr;
}

std::vector<TextSegment> AddedTokenSplitter::split(std::string_view text) const
{
    std::vector<TextSegment> segments;
    std::size_t plainStart = 0;
    std::size_t position = 0;
    while (position < text.size()) {
        const AddedToken *token = longestAt(text.substr(position));
        if (token == nullptr) {
            ++position;
            continue;
        }
        if (position > plainStart) {
            segments.push_back({ std::string(text.substr(plainStart, position - plainStart)) });
        }
        segments.push_back({ token->content });
        position += token->content.size();
        plainStart = position;
    }
    if (text.size() > plainStart) {
        segments.push_back({ std::string(text.substr(plainStart)) });
    }

    // From left to right, and judged by the text as it is by then: a token inside a word becomes
    // part of its neighbour's text, and that may be a token in its turn.
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (const AddedToken *token = find(segments[i].text)) {
            applyFlags(*token,
                i > 0 ? &segments[i - 1] : nullptr,
                segments[i],
                i + 1 < segments.size() ? &segments[i + 1] : nullptr);
        }
    }
    for (TextSegment &segment : segments) {
        segment.token = find(segment.text);
    }
    std::erase_if(segments, [](const TextSegment &segment) { return segment.text.empty(); });
    return segments;
}

std::vector<TextSegment> AddedTokenSplitter::splitAtMatches(std::string_view text) const
{
    std::vector<TextSegment> segments;
    std::size_t covered = 0; // all before is in a segment
    std::size_t position = 0;
    while (position < text.size()) {
        const AddedToken *token = longestAt(text.substr(position));
        if (token == nullptr) {
            ++position;
            continue;
        }
        std::size_t start = position;
        std::size_t end = position + token->content.size();
        position = end;
        const bool isInWord =
            endsWithWord(text.substr(0, start)) || startsWithWord(text.substr(end));
        if (token->singleWord && isInWord) {
            continue;
        }
        if (token->leftStrip) {
            start = std::max(withoutSpaceBehind(text.substr(0, start)), covered);
        }
        if (token->rightStrip) {
            end += spaceInFront(text.substr(end));
        }
        start = std::max(start, covered);
        if (start > covered) {
            segments.push_back({ std::string(text.substr(covered, start - covered)) });
        }
        segments.push_back({ token->content, token });
        covered = end;
    }
    if (covered < text.size()) {
        segments.push_back({ std::string(text.substr(covered)) });
    }
    return segments;
}

std::string_view stripLeft(std::string_view text)
{
    while (!text.empty()) {
        std::size_t length = 0;
        if (!isSpace(decodeUtf8(text, length))) {
            break;
        }
        text.remove_prefix(length);
    }
    return text;
}

std::string_view stripRight(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t start = lastCharacter(text);
        std::size_t length = 0;
        if (!isSpace(decodeUtf8(text.substr(start), length))) {
            break;
        }
        text.remove_suffix(text.size() - start);
    }
    return text;
}

} // namespace tp
