// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/sentencepiecemodel.h"

#include "model/store/runstore.h"

namespace tp {

namespace {

constexpr std::uint64_t maximumModelFile = 64 << 20; // bytes

} // namespace

Result<SentencePieceModel> loadSentencePiece(
    const std::filesystem::path &file, std::string_view overrides)
{
    Result<std::string> content = readFile(file, maximumModelFile);
    if (!content) {
        return tl::unexpected(content.error());
    }
    auto model = std::make_unique<sentencepiece::SentencePieceProcessor>();
    // A message behind another changes the fields that it names.
    const auto status = model->LoadFromSerializedProto(content->append(overrides));
    if (!status.ok() || model->GetPieceSize() == 0) {
        return fail(ErrorCode::BadInput,
            "this is not a SentencePiece vocabulary, or only part of one",
            file.string(),
            "copy the file again");
    }
    return model;
}

std::string pieceOf(const SentencePieceModel &model, std::int64_t id)
{
    return id >= 0 && id < model->GetPieceSize() ? model->IdToPiece(static_cast<int>(id))
                                                 : std::string(unknownMark);
}

std::vector<std::string> piecesOf(const SentencePieceModel &model)
{
    std::vector<std::string> pieces;
    pieces.reserve(static_cast<std::size_t>(model->GetPieceSize()));
    for (int id = 0; id < model->GetPieceSize(); ++id) {
        pieces.push_back(model->IdToPiece(id));
    }
    return pieces;
}

} // namespace tp
