// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/fasttokens.h"

#include "model/core/text.h"
#include "model/data/tokenizers/bpemodel.h"
#include "model/data/tokenizers/normalizer.h"
#include "model/data/tokenizers/specialtokens.h"

#include <algorithm>

namespace tp {

FastTokens::FastTokens()
    : m_raw({})
    , m_normalized({})
{
}

Result<FastTokens> FastTokens::read(
    const nlohmann::json &root, const BpeModel &model, const std::string &file)
{
    FastTokens tokens;
    const auto list = root.find("added_tokens");
    if (list == root.end() || list->is_null()) {
        return tokens;
    }
    if (!list->is_array()) {
        return fail(ErrorCode::BadInput, "must be a list", file + ": added_tokens");
    }
    for (std::size_t i = 0; i < list->size(); ++i) {
        const JsonPart part { (*list)[i], file + ": added_tokens[" + std::to_string(i) + "]" };
        const auto content = part.text("content");
        if (!content || content->empty()) {
            return part.bad("needs a text \"content\"");
        }
        AddedToken token { *content, tokens.idFor(*content, model) };
        const auto id = part.json.find("id");
        if (id == part.json.end() || *id != token.id) {
            return part.bad(inQuotes(*content) + " must have the id " + std::to_string(token.id)
                + ", which follows from the vocabulary and the tokens before it");
        }
        token.leftStrip = part.flag("lstrip", false);
        token.rightStrip = part.flag("rstrip", false);
        token.singleWord = part.flag("single_word", false);
        token.special = part.flag("special", false);
        token.normalized = part.flag("normalized", !token.special);
        tokens.add(std::move(token));
    }
    return tokens;
}

// The id that the vocabulary has for the text, otherwise the next one.
std::int64_t FastTokens::idFor(const std::string &content, const BpeModel &model) const
{
    if (const auto known = find(content, model)) {
        return *known;
    }
    return std::max(model.pieceCount(), m_beyond);
}

void FastTokens::add(AddedToken token)
{
    m_beyond = std::max(m_beyond, token.id + 1);
    m_ids.insert_or_assign(token.content, token.id);
    if (token.special) {
        m_special.insert(token.content);
    }
    m_tokens.insert_or_assign(token.id, std::move(token));
}

void FastTokens::addNamed(const SpecialTokens &named, const BpeModel &model)
{
    for (AddedToken token : named.added) {
        if (m_ids.contains(token.content)) {
            continue;
        }
        const bool isNamed = std::ranges::find(named.special, token.content) != named.special.end();
        token.special = token.special || isNamed;
        token.normalized = token.normalized && !token.special;
        token.id = idFor(token.content, model);
        add(std::move(token));
    }
}

Status FastTokens::prepare(const Normalizer &normalizer)
{
    std::vector<AddedToken> raw;
    std::vector<AddedToken> normalized;
    for (const auto &[id, token] : m_tokens) {
        if (!token.normalized) {
            raw.push_back(token);
            continue;
        }
        auto content = normalizer.apply(token.content);
        if (!content) {
            return tl::unexpected(content.error());
        }
        normalized.push_back(token);
        normalized.back().content = std::move(*content);
    }
    m_raw = AddedTokenSplitter(std::move(raw));
    m_normalized = AddedTokenSplitter(std::move(normalized));
    return {};
}

const AddedToken *FastTokens::find(std::int64_t id) const
{
    const auto found = m_tokens.find(id);
    return found == m_tokens.end() ? nullptr : &found->second;
}

std::optional<std::int64_t> FastTokens::find(
    const std::string &content, const BpeModel &model) const
{
    const auto found = m_ids.find(content);
    return found == m_ids.end() ? model.find(content) : std::optional(found->second);
}

bool FastTokens::isSpecial(const std::string &content) const
{
    return m_special.contains(content);
}

} // namespace tp
