// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/tokenizers/jsonparts.h"

#include <functional>
#include <string>
#include <vector>

namespace tp {

// The "decoder" of a tokenizer.json: pieces back to text.
class TokenDecoder final
{
public:
    TokenDecoder() = default; // pieces with spaces between them

    [[nodiscard]] static Result<TokenDecoder> read(const JsonPart &part);

    [[nodiscard]] std::string apply(std::vector<std::string> tokens) const;

private:
    using Step = std::function<Result<std::vector<std::string>>(std::vector<std::string>)>;

    [[nodiscard]] Status add(const JsonPart &part);
    [[nodiscard]] Status addReplace(const JsonPart &part);
    [[nodiscard]] Status addStrip(const JsonPart &part);
    [[nodiscard]] Status addMetaspace(const JsonPart &part);

    std::vector<Step> m_steps;
};

// Byte characters of all pieces as text; a piece with any other character counts as it stands.
[[nodiscard]] std::string decodeByteLevel(const std::vector<std::string> &tokens);

// Repairs English spacing as transformers' clean_up_tokenization does: " ." becomes ".".
[[nodiscard]] std::string cleanUpSpaces(std::string text);

} // namespace tp
