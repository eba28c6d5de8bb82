// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/endtokens.h"

#include "model/core/text.h"

namespace tp {

namespace {

constexpr std::size_t longestTemplate = 64; // parts, and ids of one

std::optional<std::int64_t> idOf(const nlohmann::json &value)
{
    constexpr std::uint64_t beyond = UINT64_C(1) << 32;
    return value.is_number_unsigned() && value.get<std::uint64_t>() < beyond
        ? std::optional(value.get<std::int64_t>())
        : std::nullopt;
}

// "cls": ["<s>", 0]
Result<std::int64_t> namedId(const JsonPart &part, const char *key)
{
    const auto found = part.json.find(key);
    if (found != part.json.end() && found->is_array() && found->size() == 2) {
        if (const auto id = idOf((*found)[1])) {
            return *id;
        }
    }
    return part.bad("needs a token and its id as \"" + std::string(key) + "\"");
}

// The ids of "special_tokens": {"<s>": {"ids": [1]}}.
Result<TokenIds> templateIds(const JsonPart &part, const std::string &name)
{
    const auto tokens = part.json.find("special_tokens");
    const bool known = tokens != part.json.end() && tokens->is_object() && tokens->contains(name);
    if (!known) {
        return part.bad("names " + inQuotes(name) + ", which its special_tokens do not have");
    }
    const auto &token = tokens->at(name);
    const auto list = token.find("ids");
    if (list == token.end() || !list->is_array() || list->size() > longestTemplate) {
        return part.bad("the token " + inQuotes(name) + " has no list of ids");
    }
    TokenIds ids;
    for (const auto &value : *list) {
        const auto id = idOf(value);
        if (!id) {
            return part.bad("the token " + inQuotes(name) + " has an id that is none");
        }
        ids.push_back(*id);
    }
    return ids;
}

Result<EndTokens> readTemplate(const JsonPart &part)
{
    const auto single = part.json.find("single");
    if (single == part.json.end() || !single->is_array() || single->size() > longestTemplate) {
        return part.bad("needs a list \"single\"");
    }
    EndTokens ends;
    bool hasText = false;
    for (const auto &item : *single) {
        if (item.is_object() && item.contains("Sequence")) {
            if (hasText) {
                return part.unsupported("a template that holds the text twice");
            }
            hasText = true;
            continue;
        }
        const auto token = item.is_object() ? item.find("SpecialToken") : item.end();
        const auto name =
            token == item.end() ? std::nullopt : JsonPart { *token, part.where }.text("id");
        if (!name) {
            return part.unsupported("a template part " + inQuotes(item.dump()));
        }
        const auto ids = templateIds(part, *name);
        if (!ids) {
            return tl::unexpected(ids.error());
        }
        TokenIds &side = hasText ? ends.behind : ends.before;
        side.insert(side.end(), ids->begin(), ids->end());
    }
    if (!hasText) {
        return part.unsupported("a template without the text");
    }
    return ends;
}

Result<EndTokens> readSequence(const JsonPart &part)
{
    const auto parts = part.list("processors");
    if (!parts) {
        return tl::unexpected(parts.error());
    }
    EndTokens all;
    for (const JsonPart &inner : *parts) {
        const auto ends = EndTokens::read(inner);
        if (!ends) {
            return ends;
        }
        all.before.insert(all.before.begin(), ends->before.begin(), ends->before.end());
        all.behind.insert(all.behind.end(), ends->behind.begin(), ends->behind.end());
    }
    return all;
}

} // namespace

TokenIds EndTokens::around(TokenIds ids) const
{
    ids.insert(ids.begin(), before.begin(), before.end());
    ids.insert(ids.end(), behind.begin(), behind.end());
    return ids;
}

Result<EndTokens> EndTokens::read(const JsonPart &part)
{
    const std::string type = part.type();
    if (type == "ByteLevel") {
        return EndTokens {}; // it moves offsets only
    }
    if (type == "TemplateProcessing") {
        return readTemplate(part);
    }
    if (type == "BertProcessing" || type == "RobertaProcessing") {
        const auto first = namedId(part, "cls");
        const auto last = namedId(part, "sep");
        if (!first || !last) {
            return tl::unexpected(first ? last.error() : first.error());
        }
        return EndTokens { { *first }, { *last } };
    }
    if (type == "Sequence") {
        return readSequence(part);
    }
    return part.unsupported("the post-processor " + inQuotes(type));
}

} // namespace tp
