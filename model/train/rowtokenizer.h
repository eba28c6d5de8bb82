// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/tokenizer.h"
#include "model/nn/modelconfig.h"

namespace tp {

// How the texts of a row become ids.
struct RowFormat
{
    // Of decoder-only models, whose inputs and targets are one text: what stands between them, and
    // whether a target ends with the token that ends a text.
    std::string separator = {};
    bool closesTargets = true;
    // Tokens, 0: any number.
    std::int64_t maxInput = 0;
    std::int64_t maxTarget = 0;
};

// Ids of inputs and targets as a family of models is trained on them. Encoder-decoders get both as
// the tokenizer gives them; what is too long loses its end but keeps the closing token.
// Decoder-only models get an input without a closing token, which keeps its opening token and its
// end where it is too long, since the question and the separator stand there; and a target without
// an opening token. Both are tokenised apart, so that a target has the same ids behind every input.
class RowTokenizer final
{
public:
    [[nodiscard]] static Result<RowTokenizer> make(std::shared_ptr<const Tokenizer> tokenizer,
        const ModelConfig &model,
        const RowFormat &format,
        const std::string &where);

    [[nodiscard]] Result<TokenIds> input(const std::string &text) const;
    [[nodiscard]] Result<TokenIds> target(const std::string &text) const;

    [[nodiscard]] const Tokenizer &tokenizer() const { return *m_tokenizer; }
    [[nodiscard]] const RowFormat &format() const { return m_format; }
    [[nodiscard]] std::int64_t padTokenId() const { return m_padTokenId; }
    [[nodiscard]] bool isDecoderOnly() const { return m_decoderOnly; }

private:
    RowTokenizer() = default;

    std::shared_ptr<const Tokenizer> m_tokenizer;
    RowFormat m_format; // the limits are within the model's positions
    std::int64_t m_padTokenId = 0;
    bool m_decoderOnly = false;
    // What the tokenizer puts around every text, and the token that the model ends a text with.
    TokenIds m_before;
    TokenIds m_behind;
    TokenIds m_end;
};

} // namespace tp
