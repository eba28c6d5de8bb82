// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/data/tokenizers/jsonparts.h"

#include <functional>
#include <string>
#include <vector>

namespace tp {

// A stretch of text on its way to the vocabulary.
struct TextPiece
{
    std::string text;
    bool isFirst = false; // begins where the whole text does
};

// GPT-2's rule: contractions, words, numbers and signs with the space before them, other spaces.
extern const char *const gpt2Pattern;

// The "pre_tokenizer" of a tokenizer.json: cuts a text into the words that merges stay inside.
class PreTokenizer final
{
public:
    PreTokenizer() = default; // everything in one piece

    [[nodiscard]] static Result<PreTokenizer> read(const JsonPart &part);

    [[nodiscard]] Result<std::vector<TextPiece>> apply(std::vector<TextPiece> pieces) const;

private:
    // Cuts one piece; empty ones are dropped behind it.
    using Step = std::function<Result<std::vector<TextPiece>>(const TextPiece &)>;

    [[nodiscard]] Status add(const JsonPart &part);
    [[nodiscard]] Status addSplit(const JsonPart &part);
    [[nodiscard]] Status addByteLevel(const JsonPart &part);
    [[nodiscard]] Status addMetaspace(const JsonPart &part);
    [[nodiscard]] Status addRegex(const JsonPart &part, const std::string &regex);

    std::vector<Step> m_steps;
};

} // namespace tp
