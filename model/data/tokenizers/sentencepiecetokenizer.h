// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"
#include "model/data/tokenizer.h"

#include <filesystem>
#include <memory>

namespace tp {

// T5's tokenizer as transformers' T5Tokenizer(legacy=True) has it: special tokens are cut out of
// the text first, SentencePiece reads each stretch between them on its own, sentinels follow the
// vocabulary with <extra_id_0> as the highest id, and </s> closes a text that does not end with it.
class T5Tokenizer final : public Tokenizer
{
public:
    // Reads spiece.model and the JSON files beside it.
    [[nodiscard]] static Result<std::shared_ptr<const T5Tokenizer>> load(
        const std::filesystem::path &folder);

    ~T5Tokenizer() override;

    [[nodiscard]] TokenIds encode(const std::string &text) const override;
    [[nodiscard]] std::string decode(const TokenIds &ids, bool skipSpecial) const override;
    [[nodiscard]] std::int64_t size() const override;

private:
    struct Private;
    explicit T5Tokenizer(std::unique_ptr<Private> data);

    std::unique_ptr<Private> d;
};

} // namespace tp
