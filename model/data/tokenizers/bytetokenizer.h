// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/data/tokenizer.h"
#include "model/data/tokenizers/addedtokens.h"

#include <filesystem>
#include <memory>
#include <string>
#include <unordered_set>

namespace tp {

struct SpecialTokens;

// The bytes of UTF-8 as a vocabulary, as transformers' ByT5Tokenizer has it: <pad> 0, </s> 1,
// <unk> 2, byte b is 3 + b, and <extra_id_0> and the sentinels after it follow. There is no file of
// pieces; tokenizer_config.json says how many sentinels there are.
class ByteTokenizer final : public Tokenizer
{
public:
    [[nodiscard]] static Result<std::shared_ptr<const Tokenizer>> load(
        const std::filesystem::path &folder);

    [[nodiscard]] TokenIds encode(const std::string &text) const override;
    // Bytes that are no UTF-8 and ids without a meaning are left out.
    [[nodiscard]] std::string decode(const TokenIds &ids, bool skipSpecial) const override;
    [[nodiscard]] std::int64_t size() const override { return m_size; }

private:
    explicit ByteTokenizer(SpecialTokens tokens);

    AddedTokenSplitter m_splitter;
    std::unordered_set<std::string> m_special;
    std::unordered_set<std::string> m_setApart; // decode() puts spaces around them
    std::int64_t m_endOfText = 1;
    std::int64_t m_size = 0;
};

} // namespace tp
