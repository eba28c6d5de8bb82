// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/sentencepiecetokenizer.h"

#include "model/data/tokenizers/t5specialtokens.h"
#include "model/store/runstore.h"

#include <sentencepiece_processor.h>

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace tp {

namespace {

constexpr std::uint64_t maximumModelFile = 64 << 20; // bytes
constexpr std::string_view spaceMark = "\xe2\x96\x81"; // U+2581, SentencePiece's space
constexpr std::string_view unknownMark = "\xe2\x81\x87"; // U+2047, what an unknown id decodes to

// English spacing as transformers' clean_up_tokenization repairs it, in this order.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> spacingRepairs {
    { { " .", "." },
        { " ?", "?" },
        { " !", "!" },
        { " ,", "," },
        { " ' ", "'" },
        { " n't", "n't" },
        { " 'm", "'m" },
        { " 's", "'s" },
        { " 've", "'ve" },
        { " 're", "'re" } }
};

void replaceAll(std::string &text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

} // namespace

struct T5Tokenizer::Private
{
    Private(
        std::unique_ptr<sentencepiece::SentencePieceProcessor> processor, T5SpecialTokens tokens)
        : model(std::move(processor))
        , splitter(std::move(tokens.added))
        , special(tokens.special.begin(), tokens.special.end())
        , cleanUpSpaces(tokens.cleanUpSpaces)
    {
        endOfText = idOf(tokens.endOfText);
        for (const std::string &content : special) {
            specialIds.insert(idOf(content));
        }
        // Tokens that decode() sets apart with spaces: those beyond the vocabulary, and added ones
        // that are not special.
        const std::unordered_set<std::string> additional(
            tokens.additional.begin(), tokens.additional.end());
        for (const AddedToken &token : splitter.tokens()) {
            const bool isSentinel = additional.contains(token.content) && token.id >= pieceCount();
            if (isSentinel || !special.contains(token.content)) {
                setApart.insert(token.content);
            }
        }
        size = pieceCount();
        for (const AddedToken &token : splitter.tokens()) {
            size = std::max(size, token.id + 1);
        }
    }

    [[nodiscard]] std::int64_t pieceCount() const { return model->GetPieceSize(); }

    [[nodiscard]] std::int64_t idOf(const std::string &token) const
    {
        const AddedToken *added = splitter.find(token);
        return added != nullptr ? added->id : model->PieceToId(token);
    }

    [[nodiscard]] std::string tokenOf(std::int64_t id) const
    {
        if (const AddedToken *added = splitter.find(id)) {
            return added->content;
        }
        return id >= 0 && id < pieceCount() ? model->IdToPiece(static_cast<int>(id))
                                            : std::string(unknownMark);
    }

    // Pieces and special tokens to text; special ones stay out of SentencePiece's hands.
    [[nodiscard]] std::string joinTokens(std::vector<std::string> tokens) const
    {
        if (tokens.front().starts_with(spaceMark)) {
            tokens.front().erase(0, spaceMark.size());
        }
        std::string text;
        std::vector<std::string> run;
        bool afterSpecial = false;
        for (std::string &token : tokens) {
            if (!special.contains(token)) {
                run.push_back(std::move(token));
                afterSpecial = false;
                continue;
            }
            // The space stands before the run that precedes the token, as in the original.
            if (!afterSpecial) {
                text += ' ';
            }
            text += model->DecodePieces(run);
            text += token;
            run.clear();
            afterSpecial = true;
        }
        text += model->DecodePieces(run);
        return std::string(stripRight(stripLeft(text)));
    }

    std::unique_ptr<sentencepiece::SentencePieceProcessor> model;
    AddedTokenSplitter splitter;
    std::unordered_set<std::string> special;
    std::unordered_set<std::int64_t> specialIds;
    std::unordered_set<std::string> setApart;
    std::int64_t endOfText = 1;
    std::int64_t size = 0;
    bool cleanUpSpaces = false;
};

T5Tokenizer::T5Tokenizer(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

T5Tokenizer::~T5Tokenizer() = default;

Result<std::shared_ptr<const T5Tokenizer>> T5Tokenizer::load(const std::filesystem::path &folder)
{
    const std::filesystem::path file = folder / "spiece.model";
    const Result<std::string> content = readFile(file, maximumModelFile);
    if (!content) {
        return tl::unexpected(content.error());
    }
    auto model = std::make_unique<sentencepiece::SentencePieceProcessor>();
    const auto status = model->LoadFromSerializedProto(*content);
    if (!status.ok() || model->GetPieceSize() == 0) {
        return fail(ErrorCode::BadInput,
            "this is not a SentencePiece vocabulary, or only part of one",
            file.string(),
            "copy the file again");
    }
    std::vector<std::string> pieces;
    pieces.reserve(static_cast<std::size_t>(model->GetPieceSize()));
    for (int id = 0; id < model->GetPieceSize(); ++id) {
        pieces.push_back(model->IdToPiece(id));
    }
    auto tokens = readT5SpecialTokens(folder, pieces);
    if (!tokens) {
        return tl::unexpected(tokens.error());
    }
    return std::shared_ptr<const T5Tokenizer>(
        new T5Tokenizer(std::make_unique<Private>(std::move(model), std::move(*tokens))));
}

TokenIds T5Tokenizer::encode(const std::string &text) const
{
    TokenIds ids;
    std::vector<std::string> pieces;
    for (const TextSegment &segment : d->splitter.split(text)) {
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
    std::vector<std::string> parts;
    std::vector<std::string> run;
    for (const std::int64_t id : ids) {
        std::string token = d->tokenOf(id);
        if (skipSpecial && (d->specialIds.contains(id) || d->special.contains(token))) {
            continue;
        }
        if (!d->setApart.contains(token)) {
            run.push_back(std::move(token));
            continue;
        }
        if (!run.empty()) {
            std::string text = d->joinTokens(std::exchange(run, {}));
            if (!text.empty()) {
                parts.push_back(std::move(text));
            }
        }
        parts.push_back(std::move(token));
    }
    if (!run.empty()) {
        parts.push_back(d->joinTokens(std::move(run)));
    }
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) {
            text += ' ';
        }
        text += parts[i];
    }
    if (d->cleanUpSpaces) {
        for (const auto &[from, to] : spacingRepairs) {
            replaceAll(text, from, to);
        }
    }
    return text;
}

std::int64_t T5Tokenizer::size() const
{
    return d->size;
}

} // namespace tp
