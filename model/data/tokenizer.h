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
    // Special tokens included (T5: a closing </s>).
    [[nodiscard]] virtual TokenIds encode(const std::string &text) const = 0;
    // Special tokens are kept as text where they stand in `ids`, as transformers' decode() does.
    [[nodiscard]] virtual std::string decode(const TokenIds &ids, bool skipSpecial) const = 0;
    [[nodiscard]] virtual std::int64_t size() const = 0; // ids with a meaning
};

enum class TokenizerKind { Unknown, SentencePiece, Bytes };
// What the folder's files say, without reading the vocabulary.
[[nodiscard]] TokenizerKind tokenizerKind(const std::filesystem::path &folder);

// Reads the tokenizer files of a Hugging Face folder; this build knows `spiece.model`
// (T5Tokenizer, legacy=True) and the bytes of ByT5Tokenizer, which tokenizer_config.json names, and
// says so for any other. `extra_ids` comes from tokenizer_config.json, 100 if absent (bytes: 125).
[[nodiscard]] Result<std::shared_ptr<const Tokenizer>> loadTokenizer(
    const std::filesystem::path &folder);

} // namespace tp
