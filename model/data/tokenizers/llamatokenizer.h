// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/tokenizer.h"

namespace tp {

// The SentencePiece vocabulary in a tokenizer.model as transformers' LlamaTokenizer reads it: <s>
// before every text unless add_bos_token says otherwise; with "legacy": false a space is put before
// the whole text alone, and not also before what follows a special token.
class LlamaTokenizer final : public Tokenizer
{
public:
    [[nodiscard]] static Result<std::shared_ptr<const Tokenizer>> load(
        const std::filesystem::path &folder);

    ~LlamaTokenizer() override;

    [[nodiscard]] TokenIds encode(const std::string &text) const override;
    [[nodiscard]] std::string decode(const TokenIds &ids, bool skipSpecial) const override;
    [[nodiscard]] std::int64_t size() const override;

private:
    struct Private;
    explicit LlamaTokenizer(std::unique_ptr<Private> data);

    std::unique_ptr<Private> d;
};

} // namespace tp
