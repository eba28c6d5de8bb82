// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/tokenizer.h"

namespace tp {

// A tokenizer.json of the Rust tokenizers with a BPE model, as transformers'
// PreTrainedTokenizerFast opens it together with the tokenizer_config.json beside it. A component
// that this build does not read is an error that names it.
class JsonTokenizer final : public Tokenizer
{
public:
    [[nodiscard]] static Result<std::shared_ptr<const Tokenizer>> load(
        const std::filesystem::path &folder);

    ~JsonTokenizer() override;

    [[nodiscard]] TokenIds encode(const std::string &text) const override;
    [[nodiscard]] Result<TokenIds> tryEncode(const std::string &text) const override;
    [[nodiscard]] std::string decode(const TokenIds &ids, bool skipSpecial) const override;
    [[nodiscard]] std::int64_t size() const override;

private:
    struct Private;
    explicit JsonTokenizer(std::unique_ptr<Private> data);

    std::unique_ptr<Private> d;
};

} // namespace tp
