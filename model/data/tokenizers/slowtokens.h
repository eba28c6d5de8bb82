// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/tokenizer.h"
#include "model/data/tokenizers/addedtokens.h"
#include "model/data/tokenizers/specialtokens.h"

#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

namespace tp {

// What transformers' own ("slow") tokenizer classes share: the added tokens in the text, and the
// way back, where special tokens, added ones and runs of pieces are put together.
struct SlowTokens
{
    // `pieceCount` is the size of the vocabulary without added tokens.
    SlowTokens(SpecialTokens tokens, std::int64_t pieceCount);

    // `tokenOf` names the ids that no added token has; `joinTokens` makes text of a run.
    [[nodiscard]] std::string decode(const TokenIds &ids,
        bool skipSpecial,
        const std::function<std::string(std::int64_t)> &tokenOf,
        const std::function<std::string(std::vector<std::string>)> &joinTokens) const;

    AddedTokenSplitter splitter;
    std::unordered_set<std::string> special;
    std::unordered_set<std::string> setApart; // decode() puts spaces around them
    std::int64_t beyondAdded = 0; // the first id after all added tokens
    bool cleansUpSpaces = false;
};

} // namespace tp
