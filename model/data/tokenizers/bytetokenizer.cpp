// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/bytetokenizer.h"

#include "model/core/text.h"
#include "model/data/tokenizers/specialtokens.h"

#include <algorithm>
#include <utility>

namespace tp {

namespace {

constexpr std::int64_t firstByte = 3; // id of byte 0
constexpr std::int64_t byteCount = 256;

// The bytes that are well-formed UTF-8, one sequence after the other.
std::string withoutBadBytes(std::string_view bytes)
{
    std::string text;
    while (!bytes.empty()) {
        std::size_t length = 1;
        constexpr std::size_t longest = 4;
        while (length < longest && length < bytes.size() && !isValidUtf8(bytes.substr(0, length))) {
            ++length;
        }
        const bool valid = isValidUtf8(bytes.substr(0, length));
        if (valid) {
            text += bytes.substr(0, length);
        }
        bytes.remove_prefix(valid ? length : 1);
    }
    return text;
}

} // namespace

ByteTokenizer::ByteTokenizer(SpecialTokens tokens)
    : m_splitter(std::move(tokens.added))
    , m_special(tokens.special.begin(), tokens.special.end())
    , m_size(firstByte + byteCount)
{
    const AddedToken *end = m_splitter.find(tokens.endOfText);
    m_endOfText = end != nullptr ? end->id : 1;
    const std::unordered_set<std::string> additional(
        tokens.additional.begin(), tokens.additional.end());
    for (const AddedToken &token : m_splitter.tokens()) {
        m_size = std::max(m_size, token.id + 1);
        // transformers compares with the number of bytes here, not with the first free id.
        const bool isSentinel = additional.contains(token.content) && token.id >= byteCount;
        if (isSentinel || !m_special.contains(token.content)) {
            m_setApart.insert(token.content);
        }
    }
}

Result<std::shared_ptr<const Tokenizer>> ByteTokenizer::load(const std::filesystem::path &folder)
{
    std::vector<std::string> pieces { "<pad>", "</s>", "<unk>" };
    for (std::int64_t byte = 0; byte < byteCount; ++byte) {
        // transformers names a byte by the character of its number.
        pieces.push_back(byte < 0x80 ? std::string(1, static_cast<char>(byte))
                                     : std::string { static_cast<char>(0xc0 | byte >> 6),
                                         static_cast<char>(0x80 | (byte & 0x3f)) });
    }
    auto tokens = readByT5SpecialTokens(folder, pieces);
    if (!tokens) {
        return tl::unexpected(tokens.error());
    }
    return std::shared_ptr<const Tokenizer>(new ByteTokenizer(std::move(*tokens)));
}

TokenIds ByteTokenizer::encode(const std::string &text) const
{
    TokenIds ids;
    for (const TextSegment &segment : m_splitter.split(text)) {
        if (segment.token != nullptr) {
            ids.push_back(segment.token->id);
            continue;
        }
        for (const char byte : segment.text) {
            ids.push_back(firstByte + static_cast<unsigned char>(byte));
        }
    }
    if (ids.empty() || ids.back() != m_endOfText) {
        ids.push_back(m_endOfText);
    }
    return ids;
}

std::string ByteTokenizer::decode(const TokenIds &ids, bool skipSpecial) const
{
    std::vector<std::string> parts;
    std::string run; // bytes, and special tokens that are not set apart
    const auto endRun = [&] {
        if (!run.empty()) {
            parts.push_back(withoutBadBytes(std::exchange(run, {})));
        }
    };
    for (const std::int64_t id : ids) {
        const AddedToken *token = m_splitter.find(id);
        if (token == nullptr) {
            if (id >= firstByte && id < firstByte + byteCount) {
                run += static_cast<char>(id - firstByte);
            }
        } else if (skipSpecial && m_special.contains(token->content)) {
            continue;
        } else if (m_setApart.contains(token->content)) {
            endRun();
            parts.push_back(token->content);
        } else {
            run += token->content;
        }
    }
    endRun();
    return join(parts, " ");
}

} // namespace tp
