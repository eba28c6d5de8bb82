// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/data/tokenizers/addedtokens.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tp {

// What the JSON files of a T5's tokenizer say, put together as transformers does.
struct T5SpecialTokens
{
    std::vector<AddedToken> added; // all that is looked for in the text
    std::vector<std::string> special; // named ones and additional ones, such as sentinels
    std::vector<std::string> additional; // the part of `special` without the named ones
    std::string endOfText = "</s>";
    bool cleanUpSpaces = false; // decode() removes the spaces before punctuation
};

// `pieces` are the SentencePiece vocabulary in the order of ids. Reads tokenizer_config.json and,
// where that does not list the added tokens itself, special_tokens_map.json, added_tokens.json and
// the added tokens of tokenizer.json; all of them may be absent.
[[nodiscard]] Result<T5SpecialTokens> readT5SpecialTokens(
    const std::filesystem::path &folder, const std::vector<std::string> &pieces);
// The same as ByT5Tokenizer does: `pieces` are <pad>, </s>, <unk> and the bytes; sentinels follow
// them in the order of their numbers.
[[nodiscard]] Result<T5SpecialTokens> readByT5SpecialTokens(
    const std::filesystem::path &folder, const std::vector<std::string> &pieces);

} // namespace tp
