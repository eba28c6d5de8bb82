// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/jsontokenizer.h"

#include "model/core/text.h"
#include "model/data/tokenizers/bpemodel.h"
#include "model/data/tokenizers/decoder.h"
#include "model/data/tokenizers/endtokens.h"
#include "model/data/tokenizers/fasttokens.h"
#include "model/data/tokenizers/jsonfile.h"
#include "model/data/tokenizers/jsonparts.h"
#include "model/data/tokenizers/normalizer.h"
#include "model/data/tokenizers/pretokenizer.h"
#include "model/data/tokenizers/specialtokens.h"
#include "model/data/unicode.h"

#include <algorithm>
#include <utility>

namespace tp {

namespace {

using Json = nlohmann::json;

// A component that may be absent or null: `read` makes it, otherwise it is what `T` is by itself.
template <typename T> Result<T> readPart(const Json &root, const char *key, const std::string &file)
{
    const auto found = root.find(key);
    if (found == root.end() || found->is_null()) {
        return T {};
    }
    const JsonPart part { *found, file + ": " + key };
    if (!found->is_object()) {
        return part.bad("must be an object with a \"type\"");
    }
    return T::read(part);
}

// "Ġ t" or ["Ġ", "t"].
std::optional<std::pair<std::string, std::string>> parseMerge(const Json &value)
{
    if (value.is_array() && value.size() == 2 && value[0].is_string() && value[1].is_string()) {
        return std::pair(value[0].get<std::string>(), value[1].get<std::string>());
    }
    if (!value.is_string()) {
        return std::nullopt;
    }
    const auto &text = value.get_ref<const std::string &>();
    const std::size_t space = text.find(' ');
    if (space == std::string::npos || text.find(' ', space + 1) != std::string::npos) {
        return std::nullopt;
    }
    return std::pair(text.substr(0, space), text.substr(space + 1));
}

Status refuseOptions(const JsonPart &part)
{
    for (const char *key : { "continuing_subword_prefix", "end_of_word_suffix" }) {
        if (!part.text(key).value_or(std::string()).empty()) {
            return part.unsupported(key + std::string(" ") + inQuotes(*part.text(key)));
        }
    }
    const auto dropout = part.json.find("dropout");
    const bool drops = dropout != part.json.end() && dropout->is_number() && *dropout != 0;
    if (drops) {
        return part.unsupported("dropout, which makes a text's pieces random");
    }
    return {};
}

Result<std::shared_ptr<const BpeModel>> readModel(const Json &root, const std::string &file)
{
    const auto found = root.find("model");
    if (found == root.end() || !found->is_object()) {
        return fail(ErrorCode::BadInput, "the file has no model", file);
    }
    const JsonPart part { *found, file + ": model" };
    const std::string type = part.text("type").value_or("BPE"); // older files leave it out
    const auto vocab = found->find("vocab");
    const auto merges = found->find("merges");
    if (type != "BPE") {
        return part.unsupported("the model " + inQuotes(type));
    }
    const bool isWhole =
        vocab != found->end() && vocab->is_object() && merges != found->end() && merges->is_array();
    if (!isWhole) {
        return part.bad("needs an object \"vocab\" and a list \"merges\"");
    }
    if (const Status options = refuseOptions(part); !options) {
        return tl::unexpected(options.error());
    }
    BpeModel::Vocabulary pieces;
    for (const auto &[piece, id] : vocab->items()) {
        // One that is no whole number from 0 is out of range like one that is too large.
        pieces.emplace_back(piece,
            id.is_number_unsigned() && id.get<std::uint64_t>() <= INT64_MAX ? id.get<std::int64_t>()
                                                                            : -1);
    }
    BpeModel::Merges pairs;
    for (const Json &value : *merges) {
        auto pair = parseMerge(value);
        if (!pair) {
            return fail(ErrorCode::BadInput,
                "a merge is two pieces, and not " + inQuotes(value.dump()),
                file + ": model.merges[" + std::to_string(pairs.size()) + "]");
        }
        pairs.push_back(std::move(*pair));
    }
    BpeSettings settings;
    settings.unknown = part.text("unk_token");
    settings.fuseUnknown = part.flag("fuse_unk", false);
    settings.byteFallback = part.flag("byte_fallback", false);
    settings.ignoreMerges = part.flag("ignore_merges", false);
    return BpeModel::create(pieces, pairs, settings, part.where);
}

bool isLlama(const Json &config)
{
    const auto name = config.find("tokenizer_class");
    return name != config.end() && (*name == "LlamaTokenizer" || *name == "LlamaTokenizerFast");
}

} // namespace

struct JsonTokenizer::Private
{
    void encodePlain(const std::string &text, bool isFirst, TokenIds &ids, Status &status) const
    {
        auto pieces = preTokenizer.apply({ { text, isFirst } });
        if (!pieces) {
            status = tl::unexpected(pieces.error());
            pieces = std::vector<TextPiece> { { text, isFirst } };
        }
        for (const TextPiece &piece : *pieces) {
            bpe->encode(piece.text, ids);
        }
    }

    [[nodiscard]] TokenIds encode(const std::string &text, Status &status) const
    {
        TokenIds ids;
        bool isFirst = true;
        for (const TextSegment &raw :
            tokens.raw().splitAtMatches(isValidUtf8(text) ? text : replaceBadUtf8(text))) {
            if (raw.token != nullptr) {
                ids.push_back(raw.token->id);
                isFirst = false;
                continue;
            }
            auto normal = normalizer.apply(raw.text);
            if (!normal) {
                status = tl::unexpected(normal.error());
                normal = raw.text;
            }
            for (const TextSegment &segment : tokens.normalized().splitAtMatches(*normal)) {
                if (segment.token != nullptr) {
                    ids.push_back(segment.token->id);
                } else {
                    encodePlain(segment.text, isFirst, ids, status);
                }
                isFirst = false;
            }
        }
        return ends.around(std::move(ids));
    }

    // What transformers adds to the file's own contents when it opens a folder.
    [[nodiscard]] Status addFromFolder(const std::filesystem::path &folder, const Json &config)
    {
        std::vector<std::string> pieces(static_cast<std::size_t>(bpe->highestId() + 1));
        for (std::size_t id = 0; id < pieces.size(); ++id) {
            const std::string *piece = bpe->piece(static_cast<std::int64_t>(id));
            pieces[id] = piece != nullptr ? *piece : std::string();
        }
        const auto named = readSpecialTokens(folder,
            pieces,
            isLlama(config) ? std::vector<DefaultToken> { { "bos_token", "<s>" },
                { "eos_token", "</s>" },
                { "unk_token", "<unk>" } }
                            : std::vector<DefaultToken> {});
        if (!named) {
            return tl::unexpected(named.error());
        }
        cleansUpSpaces = named->cleanUpSpaces;
        tokens.addNamed(*named, *bpe);
        if (!isLlama(config)) {
            return {};
        }
        ends = {};
        if (named->addBos.value_or(true)) {
            ends.before = { tokens.find(named->named.at("bos_token"), *bpe).value_or(0) };
        }
        if (named->addEos.value_or(false)) {
            ends.behind = { tokens.find(named->named.at("eos_token"), *bpe).value_or(0) };
        }
        return {};
    }

    FastTokens tokens;
    Normalizer normalizer;
    PreTokenizer preTokenizer;
    std::shared_ptr<const BpeModel> bpe;
    EndTokens ends;
    TokenDecoder decoder;
    bool cleansUpSpaces = false;
};

JsonTokenizer::JsonTokenizer(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

JsonTokenizer::~JsonTokenizer() = default;

Result<std::shared_ptr<const Tokenizer>> JsonTokenizer::load(const std::filesystem::path &folder)
{
    const std::string file = (folder / "tokenizer.json").string();
    auto root = readJsonObject<Json>(file);
    const auto config = readJsonObject<Json>(folder / "tokenizer_config.json");
    if (!root || !config) {
        return tl::unexpected(root ? config.error() : root.error());
    }
    // A folder's settings, or their default, count instead of the file's.
    if (const auto found = root->find("pre_tokenizer"); found != root->end() && !config->empty()
        && found->is_object() && found->contains("add_prefix_space")) {
        (*found)["add_prefix_space"] = config->value("add_prefix_space", Json()) == true;
    }
    auto model = readModel(*root, file);
    auto normalizer = readPart<Normalizer>(*root, "normalizer", file);
    auto preTokenizer = readPart<PreTokenizer>(*root, "pre_tokenizer", file);
    auto ends = readPart<EndTokens>(*root, "post_processor", file);
    auto decoder = readPart<TokenDecoder>(*root, "decoder", file);
    for (const Error *error : { model ? nullptr : &model.error(),
             normalizer ? nullptr : &normalizer.error(),
             preTokenizer ? nullptr : &preTokenizer.error(),
             ends ? nullptr : &ends.error(),
             decoder ? nullptr : &decoder.error() }) {
        if (error != nullptr) {
            return tl::unexpected(*error);
        }
    }
    auto tokens = FastTokens::read(*root, **model, file);
    if (!tokens) {
        return tl::unexpected(tokens.error());
    }
    auto data = std::make_unique<Private>();
    data->tokens = std::move(*tokens);
    data->normalizer = std::move(*normalizer);
    data->preTokenizer = std::move(*preTokenizer);
    data->bpe = std::move(*model);
    data->ends = std::move(*ends);
    data->decoder = std::move(*decoder);
    if (const Status added = data->addFromFolder(folder, *config); !added) {
        return tl::unexpected(added.error());
    }
    if (const Status ready = data->tokens.prepare(data->normalizer); !ready) {
        return tl::unexpected(ready.error());
    }
    return std::shared_ptr<const Tokenizer>(new JsonTokenizer(std::move(data)));
}

TokenIds JsonTokenizer::encode(const std::string &text) const
{
    Status status;
    return d->encode(text, status);
}

Result<TokenIds> JsonTokenizer::tryEncode(const std::string &text) const
{
    Status status;
    TokenIds ids = d->encode(text, status);
    if (!status) {
        return tl::unexpected(status.error());
    }
    return ids;
}

std::string JsonTokenizer::decode(const TokenIds &ids, bool skipSpecial) const
{
    std::vector<std::string> pieces;
    for (const std::int64_t id : ids) {
        const AddedToken *token = d->tokens.find(id);
        const std::string *piece = token != nullptr ? &token->content : d->bpe->piece(id);
        const bool isSkipped = piece == nullptr || (skipSpecial && d->tokens.isSpecial(*piece));
        if (!isSkipped) {
            pieces.push_back(*piece);
        }
    }
    std::string text = d->decoder.apply(std::move(pieces));
    return d->cleansUpSpaces ? cleanUpSpaces(std::move(text)) : text;
}

std::int64_t JsonTokenizer::size() const
{
    return std::max(d->bpe->highestId() + 1, d->tokens.beyondAdded());
}

} // namespace tp
