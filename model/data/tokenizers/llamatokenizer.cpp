// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/llamatokenizer.h"

#include "model/core/text.h"
#include "model/data/tokenizers/endtokens.h"
#include "model/data/tokenizers/sentencepiecemodel.h"
#include "model/data/tokenizers/slowtokens.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace tp {

namespace {

const std::vector<DefaultToken> llamaDefaults {
    { "bos_token", "<s>" }, { "eos_token", "</s>" }, { "unk_token", "<unk>" }
};

// normalizer_spec { add_dummy_prefix: false } of sentencepiece_model.proto
constexpr std::string_view noDummyPrefix("\x1a\x02\x18\x00", 4);

std::string withSpacesFor(std::string_view text, std::string_view mark)
{
    std::string result;
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark)) {
        result.append(text.substr(0, at)).append(" ");
        text.remove_prefix(at + mark.size());
    }
    return result.append(text);
}

} // namespace

struct LlamaTokenizer::Private
{
    Private(SentencePieceModel processor, const SpecialTokens &specialTokens)
        : model(std::move(processor))
        , tokens(specialTokens, model->GetPieceSize())
        , unknown(specialTokens.named.at("unk_token"))
        , isLegacy(specialTokens.legacy.value_or(true))
        , prefixesSpace(specialTokens.addPrefixSpace.value_or(true))
    {
        std::vector<std::string> pieces;
        if (model->Encode(unknown, &pieces).ok()) {
            unknownLength = pieces.size();
        }
    }

    [[nodiscard]] std::vector<std::string> piecesOf(const std::string &text) const
    {
        std::vector<std::string> pieces;
        if (isLegacy || !(text.starts_with(spaceMark) || text.starts_with(' '))) {
            (void)model->Encode(text, &pieces);
            return pieces;
        }
        // The library strips a leading space; behind the pieces of another text it stays.
        (void)model->Encode(unknown + text, &pieces);
        if (pieces.size() >= unknownLength) {
            pieces.erase(
                pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(unknownLength));
        }
        return pieces;
    }

    [[nodiscard]] std::vector<std::string> tokensOf(std::string text) const
    {
        const bool isMarked = !isLegacy && !text.empty();
        if (isMarked) {
            text = withSpacesFor(text, spaceMark);
            text.insert(0, prefixesSpace ? spaceMark : std::string_view());
        }
        std::vector<std::string> result;
        for (const TextSegment &segment : tokens.splitter.split(text)) {
            if (segment.token != nullptr) {
                result.push_back(segment.token->content);
                continue;
            }
            std::vector<std::string> pieces = piecesOf(segment.text);
            std::ranges::move(pieces, std::back_inserter(result));
        }
        const bool hasLoneMark = isMarked && result.size() > 1 && result[0] == spaceMark
            && tokens.special.contains(result[1]);
        if (hasLoneMark) {
            result.erase(result.begin());
        }
        return result;
    }

    [[nodiscard]] std::string joinTokens(std::vector<std::string> run) const
    {
        if (prefixesSpace && run.front().starts_with(spaceMark)) {
            run.front().erase(0, spaceMark.size());
        }
        std::string text;
        std::vector<std::string> pieces;
        bool afterSpecial = false;
        for (std::size_t i = 0; i < run.size(); ++i) {
            if (tokens.special.contains(run[i])) {
                if (!afterSpecial && i != 0 && isLegacy) {
                    text += ' ';
                }
                text += model->DecodePieces(pieces) + run[i];
                pieces.clear();
                afterSpecial = true;
                continue;
            }
            if (afterSpecial && i == 1 && prefixesSpace && !run[i].starts_with(spaceMark)) {
                text += ' ';
            }
            pieces.push_back(std::move(run[i]));
            afterSpecial = false;
        }
        return text + model->DecodePieces(pieces);
    }

    SentencePieceModel model;
    SlowTokens tokens;
    EndTokens ends;
    std::string unknown;
    std::size_t unknownLength = 0; // pieces of its text
    bool isLegacy = true;
    bool prefixesSpace = true;
};

LlamaTokenizer::LlamaTokenizer(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

LlamaTokenizer::~LlamaTokenizer() = default;

Result<std::shared_ptr<const Tokenizer>> LlamaTokenizer::load(const std::filesystem::path &folder)
{
    const std::filesystem::path file = folder / "tokenizer.model";
    auto model = loadSentencePiece(file);
    if (!model) {
        return tl::unexpected(model.error());
    }
    const auto special = readSpecialTokens(folder, piecesOf(*model), llamaDefaults);
    if (!special) {
        return tl::unexpected(special.error());
    }
    if (!special->legacy.value_or(true)) {
        model = loadSentencePiece(file, noDummyPrefix);
        if (!model) {
            return tl::unexpected(model.error());
        }
    }
    auto data = std::make_unique<Private>(std::move(*model), *special);
    for (const auto &[adds, key, side] :
        { std::tuple(special->addBos.value_or(true), "bos_token", &data->ends.before),
            std::tuple(special->addEos.value_or(false), "eos_token", &data->ends.behind) }) {
        if (!adds) {
            continue;
        }
        const AddedToken *token = data->tokens.splitter.find(special->named.at(key));
        if (token == nullptr) {
            return fail(ErrorCode::BadInput,
                std::string(key) + " is empty, but every text is to get one",
                (folder / "tokenizer_config.json").string());
        }
        side->push_back(token->id);
    }
    return std::shared_ptr<const Tokenizer>(new LlamaTokenizer(std::move(data)));
}

TokenIds LlamaTokenizer::encode(const std::string &text) const
{
    TokenIds ids;
    for (const std::string &token : d->tokensOf(text)) {
        const AddedToken *added = d->tokens.splitter.find(token);
        ids.push_back(added != nullptr ? added->id : d->model->PieceToId(token));
    }
    return d->ends.around(std::move(ids));
}

std::string LlamaTokenizer::decode(const TokenIds &ids, bool skipSpecial) const
{
    return d->tokens.decode(
        ids,
        skipSpecial,
        [this](std::int64_t id) { return pieceOf(d->model, id); },
        [this](std::vector<std::string> run) { return d->joinTokens(std::move(run)); });
}

std::int64_t LlamaTokenizer::size() const
{
    return std::max<std::int64_t>(d->model->GetPieceSize(), d->tokens.beyondAdded);
}

} // namespace tp
