// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/rowtokenizer.h"

#include <algorithm>

namespace tp {

namespace {

bool isOver(const TokenIds &ids, std::int64_t limit)
{
    return limit > 0 && ids.size() > static_cast<std::size_t>(limit);
}

void cutEnd(TokenIds &ids, std::int64_t limit)
{
    if (isOver(ids, limit)) {
        const std::int64_t closing = ids.back();
        ids.resize(static_cast<std::size_t>(limit));
        ids.back() = closing;
    }
}

void dropFront(TokenIds &ids, const TokenIds &part)
{
    if (ids.size() >= part.size() && std::equal(part.begin(), part.end(), ids.begin())) {
        ids.erase(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(part.size()));
    }
}

void dropBack(TokenIds &ids, const TokenIds &part)
{
    if (ids.size() >= part.size() && std::equal(part.rbegin(), part.rend(), ids.rbegin())) {
        ids.resize(ids.size() - part.size());
    }
}

std::int64_t within(std::int64_t limit, std::int64_t longest)
{
    return limit > 0 ? std::min(limit, longest) : longest;
}

} // namespace

Result<RowTokenizer> RowTokenizer::make(std::shared_ptr<const Tokenizer> tokenizer,
    const ModelConfig &model,
    const RowFormat &format,
    const std::string &where)
{
    RowTokenizer rows;
    rows.m_tokenizer = std::move(tokenizer);
    rows.m_format = format;
    rows.m_padTokenId = model.padTokenId;
    rows.m_decoderOnly = model.decoderOnly;
    if (model.longest > 0) {
        std::int64_t &input = rows.m_format.maxInput;
        std::int64_t &target = rows.m_format.maxTarget;
        if (model.decoderOnly && (input > 0 || target > 0)) { // they share the positions
            target = within(target, std::max<std::int64_t>(1, model.longest / 2));
            input = within(input, std::max<std::int64_t>(1, model.longest - target));
        } else if (!model.decoderOnly) {
            target = target > 0 ? within(target, model.longest) : 0;
            input = input > 0 ? within(input, model.longest) : 0;
        }
    }
    if (!model.decoderOnly) {
        return rows;
    }
    if (format.closesTargets && model.endTokenIds.empty()) {
        return fail(ErrorCode::BadInput,
            "config.json names no eos_token_id, so a model cannot learn where an answer ends",
            where,
            "add \"eos_token_id\" with the id of the token that ends a text");
    }
    rows.m_end.assign(
        model.endTokenIds.begin(), model.endTokenIds.begin() + (format.closesTargets ? 1 : 0));
    // What surrounds any text surrounds the empty one, and what is in front of it is in front of
    // another one too.
    const TokenIds around = rows.m_tokenizer->encode("");
    const TokenIds other = rows.m_tokenizer->encode("a");
    const auto split = std::ranges::mismatch(around, other).in1;
    rows.m_before.assign(around.begin(), split);
    rows.m_behind.assign(split, around.end());
    return rows;
}

Result<TokenIds> RowTokenizer::input(const std::string &text) const
{
    if (!m_decoderOnly) {
        auto ids = m_tokenizer->tryEncode(text);
        if (ids) {
            cutEnd(*ids, m_format.maxInput);
        }
        return ids;
    }
    auto ids = m_tokenizer->tryEncode(text + m_format.separator);
    if (!ids) {
        return ids;
    }
    dropBack(*ids, m_behind);
    if (ids->empty()) {
        return fail(ErrorCode::BadInput,
            "the input has no tokens, so that nothing is there to go on from",
            {},
            "give it a text, or set suite.separator");
    }
    if (isOver(*ids, m_format.maxInput)) {
        const auto limit = static_cast<std::size_t>(m_format.maxInput);
        const std::size_t opening = std::min(m_before.size(), limit - 1);
        ids->erase(ids->begin() + static_cast<std::ptrdiff_t>(opening),
            ids->end() - static_cast<std::ptrdiff_t>(limit - opening));
    }
    return ids;
}

Result<TokenIds> RowTokenizer::target(const std::string &text) const
{
    auto ids = m_tokenizer->tryEncode(text);
    if (!ids) {
        return ids;
    }
    if (m_decoderOnly) {
        dropFront(*ids, m_before);
        dropBack(*ids, m_behind);
        ids->insert(ids->end(), m_end.begin(), m_end.end());
    }
    cutEnd(*ids, m_format.maxTarget);
    return ids;
}

} // namespace tp
