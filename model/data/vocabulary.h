// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tp {

struct VocabularySettings
{
    enum class Kind { Unigram, Bpe, Bytes };

    Kind kind = Kind::Unigram;
    std::int64_t size = 4000; // SentencePiece pieces, <pad>, </s> and <unk> included
    std::int64_t extraIds = 32; // sentinels after them
};

// Trains a SentencePiece vocabulary on `lines` with T5's ids (<pad> 0, </s> 1, <unk> 2) and writes
// <folder>/spiece.model and, last, <folder>/tokenizer_config.json, which transformers opens as a
// T5Tokenizer. The size shrinks where the text is too small for it. Bytes need no training and no
// spiece.model: transformers opens them as a ByT5Tokenizer. The same lines give the same files.
[[nodiscard]] Status trainVocabulary(const std::vector<std::string> &lines,
    const VocabularySettings &settings,
    const std::filesystem::path &folder);

} // namespace tp
