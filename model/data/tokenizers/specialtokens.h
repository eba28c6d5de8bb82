// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/data/tokenizers/addedtokens.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tp {

// What the JSON files beside a vocabulary say, put together as transformers does.
struct SpecialTokens
{
    std::vector<AddedToken> added; // all that is looked for in the text
    std::vector<std::string> special; // named ones and additional ones, such as sentinels
    std::vector<std::string> additional; // the part of `special` without the named ones
    std::map<std::string, std::string> named; // texts by key, such as "eos_token"
    std::string endOfText = "</s>";
    bool cleanUpSpaces = false; // decode() removes the spaces before punctuation
    // Switches of tokenizer_config.json; nothing where it is silent.
    std::optional<bool> addBos;
    std::optional<bool> addEos;
    std::optional<bool> addPrefixSpace;
    std::optional<bool> legacy;
};

// A special token that a tokenizer's class has where the files name no other.
struct DefaultToken
{
    const char *key = "eos_token";
    const char *content = "</s>";
    bool leftStrip = false;
};

// `pieces` are the SentencePiece vocabulary in the order of ids. Reads tokenizer_config.json and,
// where that does not list the added tokens itself, special_tokens_map.json, added_tokens.json and
// the added tokens of tokenizer.json; all of them may be absent.
[[nodiscard]] Result<SpecialTokens> readT5SpecialTokens(
    const std::filesystem::path &folder, const std::vector<std::string> &pieces);
// The same as ByT5Tokenizer does: `pieces` are <pad>, </s>, <unk> and the bytes; sentinels follow
// them in the order of their numbers.
[[nodiscard]] Result<SpecialTokens> readByT5SpecialTokens(
    const std::filesystem::path &folder, const std::vector<std::string> &pieces);

// The same for the classes without sentinels. Tokens that are not in `pieces` follow them.
[[nodiscard]] Result<SpecialTokens> readSpecialTokens(const std::filesystem::path &folder,
    const std::vector<std::string> &pieces,
    const std::vector<DefaultToken> &defaults);

} // namespace tp
