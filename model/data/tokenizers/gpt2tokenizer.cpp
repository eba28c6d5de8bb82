// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/gpt2tokenizer.h"

#include "model/core/text.h"
#include "model/data/tokenizers/bpemodel.h"
#include "model/data/tokenizers/bytecharacters.h"
#include "model/data/tokenizers/decoder.h"
#include "model/data/tokenizers/endtokens.h"
#include "model/data/tokenizers/jsonfile.h"
#include "model/data/tokenizers/pretokenizer.h"
#include "model/data/tokenizers/slowtokens.h"
#include "model/data/tokenizers/specialtokens.h"
#include "model/data/unicode.h"
#include "model/store/runstore.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace tp {

namespace {

constexpr std::uint64_t maximumMergesFile = 64 << 20; // bytes

const std::vector<DefaultToken> gpt2Defaults { { "bos_token", "<|endoftext|>" },
    { "eos_token", "<|endoftext|>" },
    { "unk_token", "<|endoftext|>" } };
const std::vector<DefaultToken> bartDefaults { { "bos_token", "<s>" },
    { "eos_token", "</s>" },
    { "unk_token", "<unk>" },
    { "sep_token", "</s>" },
    { "pad_token", "<pad>" },
    { "cls_token", "<s>" },
    { "mask_token", "<mask>", true } };

// Which texts get a space in front.
enum class Prefix { Never, Always, BeforeWord };

bool startsBare(std::string_view text)
{
    return !text.empty() && stripLeft(text).size() == text.size();
}

// The pieces in the order of their ids, which are 0, 1, 2 and so on.
Result<std::vector<std::string>> readVocabulary(const std::filesystem::path &file)
{
    const auto json = readJsonObject<nlohmann::json>(file);
    if (!json) {
        return tl::unexpected(json.error());
    }
    std::vector<std::string> pieces(json->size());
    std::vector<bool> isTaken(json->size());
    for (const auto &[piece, value] : json->items()) {
        const bool fits = value.is_number_unsigned() && value.get<std::uint64_t>() < pieces.size();
        if (!fits) {
            return fail(ErrorCode::BadInput,
                "the id of " + inQuotes(piece) + " is not from 0 to "
                    + std::to_string(pieces.size() - 1),
                file.string(),
                "the ids of a vocabulary must follow one another from 0");
        }
        const auto id = value.get<std::size_t>();
        if (isTaken[id]) {
            return fail(ErrorCode::BadInput,
                inQuotes(pieces[id]) + " and " + inQuotes(piece) + " have the same id, "
                    + std::to_string(id),
                file.string());
        }
        isTaken[id] = true;
        pieces[id] = piece;
    }
    return pieces;
}

// One merge a line, "Ġ t". As transformers does, the first line counts as a heading, and what
// follows the last line end is no merge.
Result<BpeModel::Merges> readMerges(const std::filesystem::path &file)
{
    const auto content = readFile(file, maximumMergesFile);
    if (!content) {
        return tl::unexpected(content.error());
    }
    BpeModel::Merges merges;
    std::string_view rest = *content;
    for (std::int64_t number = 1;; ++number) {
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos) {
            return merges;
        }
        std::string_view line = stripRight(stripLeft(rest.substr(0, end)));
        rest.remove_prefix(end + 1);
        if (number == 1 || line.empty()) {
            continue;
        }
        const std::size_t space = line.find(' ');
        if (space == std::string_view::npos
            || line.find(' ', space + 1) != std::string_view::npos) {
            return fail(ErrorCode::BadInput,
                "a merge is two pieces with a space between them, and not " + inQuotes(line),
                file.string() + ":" + std::to_string(number));
        }
        merges.emplace_back(line.substr(0, space), line.substr(space + 1));
    }
}

} // namespace

struct Gpt2Tokenizer::Private
{
    Private(SpecialTokens specialTokens,
        std::int64_t pieceCount,
        std::shared_ptr<const BpeModel> model,
        SplitRegex splitter)
        : tokens(std::move(specialTokens), pieceCount)
        , bpe(std::move(model))
        , words(std::move(splitter))
    {
    }

    void encodePlain(const std::string &text, TokenIds &ids, Status &status) const
    {
        auto ranges = words.matches(text);
        if (!ranges) {
            status = tl::unexpected(ranges.error());
            ranges = std::vector<TextRange> { { 0, text.size() } };
        }
        for (const auto &[start, end] : *ranges) {
            bpe->encode(toByteCharacters(std::string_view(text).substr(start, end - start)), ids);
        }
    }

    [[nodiscard]] TokenIds encode(const std::string &text, Status &status) const
    {
        std::string clean = isValidUtf8(text) ? text : replaceBadUtf8(text);
        if (prefixSpace == Prefix::Always
            || (prefixSpace == Prefix::BeforeWord && startsBare(clean))) {
            clean.insert(0, " ");
        }
        TokenIds ids;
        for (const TextSegment &segment : tokens.splitter.split(clean)) {
            if (segment.token != nullptr) {
                ids.push_back(segment.token->id);
            } else {
                encodePlain(segment.text, ids, status);
            }
        }
        return ends.around(std::move(ids));
    }

    SlowTokens tokens;
    std::shared_ptr<const BpeModel> bpe;
    SplitRegex words;
    EndTokens ends;
    Prefix prefixSpace = Prefix::Never;
};

Gpt2Tokenizer::Gpt2Tokenizer(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

Gpt2Tokenizer::~Gpt2Tokenizer() = default;

Result<std::shared_ptr<const Tokenizer>> Gpt2Tokenizer::load(
    const std::filesystem::path &folder, Style style)
{
    const std::filesystem::path file = folder / "vocab.json";
    auto pieces = readVocabulary(file);
    if (!pieces) {
        return tl::unexpected(pieces.error());
    }
    const auto merges = readMerges(folder / "merges.txt");
    if (!merges) {
        return tl::unexpected(merges.error());
    }
    auto special =
        readSpecialTokens(folder, *pieces, style == Style::Bart ? bartDefaults : gpt2Defaults);
    if (!special) {
        return tl::unexpected(special.error());
    }

    BpeModel::Vocabulary vocabulary;
    for (std::size_t id = 0; id < pieces->size(); ++id) {
        vocabulary.emplace_back((*pieces)[id], static_cast<std::int64_t>(id));
    }
    BpeSettings settings;
    settings.repeats = BpeSettings::Repeats::Together;
    const std::string &unknown = special->named.at("unk_token");
    if (std::ranges::find(*pieces, unknown) != pieces->end()) {
        settings.unknown = unknown;
    }
    auto model = BpeModel::create(vocabulary, *merges, settings, file.string());
    if (!model) {
        return tl::unexpected(model.error());
    }
    for (int byte = 0; byte < 256 && !settings.unknown; ++byte) {
        const std::string character = toByteCharacters(std::string(1, static_cast<char>(byte)));
        if (!(*model)->find(character)) {
            return fail(ErrorCode::BadInput,
                "the vocabulary has neither a piece for the byte " + std::to_string(byte) + ", "
                    + inQuotes(character) + ", nor the unknown token " + inQuotes(unknown),
                file.string());
        }
    }
    auto splitter = SplitRegex::compile(gpt2Pattern, file.string());
    if (!splitter) {
        return tl::unexpected(splitter.error());
    }

    const SpecialTokens named = *special;
    auto data = std::make_unique<Private>(std::move(*special),
        static_cast<std::int64_t>(pieces->size()),
        std::move(*model),
        std::move(*splitter));
    const bool isBart = style == Style::Bart;
    if (named.addPrefixSpace.value_or(false)) {
        data->prefixSpace = isBart ? Prefix::BeforeWord : Prefix::Always;
    }
    for (const auto &[adds, key, side] : { std::tuple(isBart, "cls_token", &data->ends.before),
             std::tuple(isBart, "sep_token", &data->ends.behind),
             std::tuple(
                 !isBart && named.addBos.value_or(false), "bos_token", &data->ends.before) }) {
        if (!adds) {
            continue;
        }
        const AddedToken *token = data->tokens.splitter.find(named.named.at(key));
        if (token == nullptr) {
            return fail(ErrorCode::BadInput,
                std::string(key) + " is empty, but every text is to get one",
                (folder / "tokenizer_config.json").string());
        }
        side->push_back(token->id);
    }
    return std::shared_ptr<const Tokenizer>(new Gpt2Tokenizer(std::move(data)));
}

TokenIds Gpt2Tokenizer::encode(const std::string &text) const
{
    Status status;
    return d->encode(text, status);
}

Result<TokenIds> Gpt2Tokenizer::tryEncode(const std::string &text) const
{
    Status status;
    TokenIds ids = d->encode(text, status);
    if (!status) {
        return tl::unexpected(status.error());
    }
    return ids;
}

std::string Gpt2Tokenizer::decode(const TokenIds &ids, bool skipSpecial) const
{
    return d->tokens.decode(
        ids,
        skipSpecial,
        [this](std::int64_t id) {
            const std::string *piece = d->bpe->piece(id);
            return piece != nullptr ? *piece : std::string();
        },
        [](const std::vector<std::string> &tokens) { return decodeByteLevel(tokens); });
}

std::int64_t Gpt2Tokenizer::size() const
{
    return std::max(d->bpe->highestId() + 1, d->tokens.beyondAdded);
}

} // namespace tp
