// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace tp {

using TokenIds = std::vector<std::int64_t>;

class Tokenizer
{
public:
    virtual ~Tokenizer() = default;
    // Special tokens included (T5: a closing </s>). Where the file's own splitting rule gives up on
    // a text, the rest stays in one piece; tryEncode says so instead.
    [[nodiscard]] virtual TokenIds encode(const std::string &text) const = 0;
    [[nodiscard]] virtual Result<TokenIds> tryEncode(const std::string &text) const
    {
        return encode(text);
    }
    // Special tokens are kept as text where they stand in `ids`, as transformers' decode() does.
    [[nodiscard]] virtual std::string decode(const TokenIds &ids, bool skipSpecial) const = 0;
    [[nodiscard]] virtual std::int64_t size() const = 0; // ids with a meaning
};

// What a folder's files are read as; the first in this order that is there.
enum class TokenizerKind {
    Unknown,
    SentencePiece, // spiece.model, as T5Tokenizer with legacy=True
    Bytes, // ByT5Tokenizer, which tokenizer_config.json names; there is no vocabulary
    Llama, // tokenizer.model, as LlamaTokenizer
    ByteLevelBpe, // vocab.json and merges.txt, as GPT2Tokenizer, BartTokenizer or RobertaTokenizer
    Json, // tokenizer.json, where it stands alone or tokenizer_config.json names another class
};
// What the folder's files say, without reading the vocabulary.
[[nodiscard]] TokenizerKind tokenizerKind(const std::filesystem::path &folder);

// Reads the tokenizer files of a Hugging Face folder and says what is missing or not supported.
// T5's `extra_ids` comes from tokenizer_config.json, 100 if absent (bytes: 125).
[[nodiscard]] Result<std::shared_ptr<const Tokenizer>> loadTokenizer(
    const std::filesystem::path &folder);

} // namespace tp
