// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/tokenizer.h"

namespace tp {

// Byte-level BPE of a vocab.json and a merges.txt as transformers' GPT2Tokenizer reads them, or,
// with <s> before and </s> behind every text, as BartTokenizer and RobertaTokenizer do.
class Gpt2Tokenizer final : public Tokenizer
{
public:
    enum class Style { Gpt2, Bart };

    [[nodiscard]] static Result<std::shared_ptr<const Tokenizer>> load(
        const std::filesystem::path &folder, Style style);

    ~Gpt2Tokenizer() override;

    [[nodiscard]] TokenIds encode(const std::string &text) const override;
    [[nodiscard]] Result<TokenIds> tryEncode(const std::string &text) const override;
    [[nodiscard]] std::string decode(const TokenIds &ids, bool skipSpecial) const override;
    [[nodiscard]] std::int64_t size() const override;

private:
    struct Private;
    explicit Gpt2Tokenizer(std::unique_ptr<Private> data);

    std::unique_ptr<Private> d;
};

} // namespace tp
