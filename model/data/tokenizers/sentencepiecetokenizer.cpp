// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/sentencepiecetokenizer.h"

#include "model/data/tokenizers/sentencepiecemodel.h"
#include "model/data/tokenizers/slowtokens.h"

#include <algorithm>
#include <utility>

namespace tp {

struct T5Tokenizer::Private
{
    Private(SentencePieceModel processor, const SpecialTokens &specialTokens)
        : model(std::move(processor))
        , tokens(specialTokens, model->GetPieceSize())
        , endOfText(idOf(specialTokens.endOfText))
    {
    }

    [[nodiscard]] std::int64_t idOf(const std::string &token) const
    {
        const AddedToken *added = tokens.splitter.find(token);
        return added != nullptr ? added->id : model->PieceToId(token);
    }

    // Pieces and special tokens to text; special ones stay out of SentencePiece's hands.
    [[nodiscard]] std::string joinTokens(std::vector<std::string> run) const
    {
        if (run.front().starts_with(spaceMark)) {
            run.front().erase(0, spaceMark.size());
        }
        std::string text;
        std::vector<std::string> pieces;
        bool afterSpecial = false;
        for (std::string &token : run) {
            if (!tokens.special.contains(token)) {
                pieces.push_back(std::move(token));
                afterSpecial = false;
                continue;
            }
            // The space stands before the run that precedes the token, as in the original.
            if (!afterSpecial) {
                text += ' ';
            }
            text += model->DecodePieces(pieces);
            text += token;
            pieces.clear();
            afterSpecial = true;
        }
        text += model->DecodePieces(pieces);
        return std::string(stripRight(stripLeft(text)));
    }

    SentencePieceModel model;
    SlowTokens tokens;
    std::int64_t endOfText = 1;
};

T5Tokenizer::T5Tokenizer(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

T5Tokenizer::~T5Tokenizer() = default;

Result<std::shared_ptr<const T5Tokenizer>> T5Tokenizer::load(const std::filesystem::path &folder)
{
    auto model = loadSentencePiece(folder / "spiece.model");
    if (!model) {
        return tl::unexpected(model.error());
    }
    auto tokens = readT5SpecialTokens(folder, piecesOf(*model));
    if (!tokens) {
        return tl::unexpected(tokens.error());
    }
    return std::shared_ptr<const T5Tokenizer>(
        new T5Tokenizer(std::make_unique<Private>(std::move(*model), std::move(*tokens))));
}

TokenIds T5Tokenizer::encode(const std::string &text) const
{
    TokenIds ids;
    std::vector<std::string> pieces;
    for (const TextSegment &segment : d->tokens.splitter.split(text)) {
        if (segment.token != nullptr) {
            ids.push_back(segment.token->id);
            continue;
        }
        // By way of pieces: an unknown stretch comes back as its own text, and that may be known.
        pieces.clear();
        const auto status = d->model->Encode(segment.text, &pieces);
        for (const std::string &piece : pieces) {
            ids.push_back(status.ok() ? d->idOf(piece) : d->model->unk_id());
        }
    }
    if (ids.empty() || ids.back() != d->endOfText) {
        ids.push_back(d->endOfText);
    }
    return ids;
}

std::string T5Tokenizer::decode(const TokenIds &ids, bool skipSpecial) const
{
    return d->tokens.decode(
        ids,
        skipSpecial,
        [this](std::int64_t id) { return pieceOf(d->model, id); },
        [this](std::vector<std::string> run) { return d->joinTokens(std::move(run)); });
}

std::int64_t T5Tokenizer::size() const
{
    return std::max<std::int64_t>(d->model->GetPieceSize(), d->tokens.beyondAdded);
}

} // namespace tp
