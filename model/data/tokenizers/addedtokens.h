// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tp {

// A token that is looked for in the text itself, before the vocabulary model sees the rest.
struct AddedToken
{
    std::string content; // "<extra_id_0>"
    std::int64_t id = 0;
    bool leftStrip = false; // takes the white space before it
    bool rightStrip = false; // takes the white space after it
    bool singleWord = false; // only where a space or the end of the text is on both sides
    bool normalized = false; // looked for in the normalized text; the Rust tokenizers alone ask
    bool special =
        false; // left out where special tokens are skipped; the Rust tokenizers alone ask
};

// A stretch of text; `token` is null where the vocabulary model has to read it.
struct TextSegment
{
    std::string text;
    const AddedToken *token = nullptr;
};

// Cuts a text at added tokens: the leftmost first, the longest of those that start there.
class AddedTokenSplitter final
{
public:
    explicit AddedTokenSplitter(std::vector<AddedToken> tokens);

    // No empty segments. White space next to a token is taken as the token says.
    [[nodiscard]] std::vector<TextSegment> split(std::string_view text) const;
    // The same as the Rust tokenizers do it: a single word has no letter, mark, digit or
    // underscore on either side, or it is plain text, and white space belongs to the first token
    // that takes it.
    [[nodiscard]] std::vector<TextSegment> splitAtMatches(std::string_view text) const;
    [[nodiscard]] const AddedToken *find(std::string_view content) const;
    [[nodiscard]] const AddedToken *find(std::int64_t id) const;
    [[nodiscard]] const std::vector<AddedToken> &tokens() const { return m_tokens; }

private:
    [[nodiscard]] const AddedToken *longestAt(std::string_view text) const;

    std::vector<AddedToken> m_tokens; // longest first
    std::unordered_map<std::string, std::size_t> m_byContent;
    std::unordered_map<std::int64_t, std::size_t> m_byId;
    std::unordered_map<char, std::vector<std::size_t>> m_byFirstByte; // longest first
};

// Without the white space of Unicode (Python's str.isspace) at the ends; `text` is UTF-8.
[[nodiscard]] std::string_view stripLeft(std::string_view text);
[[nodiscard]] std::string_view stripRight(std::string_view text);

} // namespace tp
