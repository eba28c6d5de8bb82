// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/slowtokens.h"

#include "model/core/text.h"
#include "model/data/tokenizers/decoder.h"

#include <algorithm>
#include <utility>

namespace tp {

SlowTokens::SlowTokens(SpecialTokens tokens, std::int64_t pieceCount)
    : splitter(std::move(tokens.added))
    , special(tokens.special.begin(), tokens.special.end())
    , cleansUpSpaces(tokens.cleanUpSpaces)
{
    // Those beyond the vocabulary, and added ones that are not special.
    const std::unordered_set<std::string> additional(
        tokens.additional.begin(), tokens.additional.end());
    for (const AddedToken &token : splitter.tokens()) {
        const bool isBeyond = additional.contains(token.content) && token.id >= pieceCount;
        if (isBeyond || !special.contains(token.content)) {
            setApart.insert(token.content);
        }
        beyondAdded = std::max(beyondAdded, token.id + 1);
    }
}

std::string SlowTokens::decode(const TokenIds &ids,
    bool skipSpecial,
    const std::function<std::string(std::int64_t)> &tokenOf,
    const std::function<std::string(std::vector<std::string>)> &joinTokens) const
{
    std::vector<std::string> parts;
    std::vector<std::string> run;
    for (const std::int64_t id : ids) {
        const AddedToken *added = splitter.find(id);
        std::string token = added != nullptr ? added->content : tokenOf(id);
        if (skipSpecial && special.contains(token)) {
            continue;
        }
        if (!setApart.contains(token)) {
            run.push_back(std::move(token));
            continue;
        }
        if (!run.empty()) {
            std::string text = joinTokens(std::exchange(run, {}));
            if (!text.empty()) {
                parts.push_back(std::move(text));
            }
        }
        parts.push_back(std::move(token));
    }
    if (!run.empty()) {
        parts.push_back(joinTokens(std::move(run)));
    }
    std::string text = join(parts, " ");
    return cleansUpSpaces ? cleanUpSpaces(std::move(text)) : text;
}

} // namespace tp
