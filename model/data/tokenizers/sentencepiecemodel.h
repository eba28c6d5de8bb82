// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/result.h"

#include <sentencepiece_processor.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tp {

constexpr std::string_view spaceMark = "\xe2\x96\x81"; // U+2581, SentencePiece's space
constexpr std::string_view unknownMark = "\xe2\x81\x87"; // U+2047, what an unknown id decodes to

using SentencePieceModel = std::unique_ptr<sentencepiece::SentencePieceProcessor>;

// `overrides` is a serialized ModelProto of settings that count instead of the file's.
[[nodiscard]] Result<SentencePieceModel> loadSentencePiece(
    const std::filesystem::path &file, std::string_view overrides = {});

// The piece of an id, or the unknown mark where there is none.
[[nodiscard]] std::string pieceOf(const SentencePieceModel &model, std::int64_t id);

// In the order of ids.
[[nodiscard]] std::vector<std::string> piecesOf(const SentencePieceModel &model);

} // namespace tp
