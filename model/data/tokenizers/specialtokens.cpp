// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizers/specialtokens.h"

#include "model/core/text.h"
#include "model/data/tokenizers/jsonfile.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

namespace tp {

namespace {

// In the order of the file: where two entries name one token, the later one counts.
using Json = nlohmann::ordered_json;

constexpr std::int64_t maximumExtraIds = 100000;
constexpr std::int64_t maximumId = 100'000'000;
constexpr std::int64_t defaultExtraIds = 100;
constexpr std::int64_t defaultByteExtraIds = 125;
constexpr std::array namedKeys {
    "bos_token", "eos_token", "unk_token", "sep_token", "pad_token", "cls_token", "mask_token"
};

// A special token as a file names it: by its text alone, or with flags of its own.
struct Named
{
    AddedToken token;
    bool hasFlags = false;
};

using NamedTokens = std::map<std::string, Named>; // by key, such as "eos_token"

tl::unexpected<Error> bad(const std::string &file, const std::string &key, const std::string &what)
{
    return fail(ErrorCode::BadInput, what, file + ": " + key);
}

// A token given as text or as an object with "content" and flags.
std::optional<Named> parseToken(const Json &value)
{
    Named named;
    if (value.is_string()) {
        named.token.content = value.get<std::string>();
        return named;
    }
    if (!value.is_object() || !value.contains("content") || !value.at("content").is_string()) {
        return std::nullopt;
    }
    const auto flag = [&value](const char *key) {
        return value.contains(key) && value.at(key).is_boolean() && value.at(key).get<bool>();
    };
    named.hasFlags = true;
    named.token.content = value.at("content").get<std::string>();
    named.token.leftStrip = flag("lstrip");
    named.token.rightStrip = flag("rstrip");
    named.token.singleWord = flag("single_word");
    named.token.normalized = flag("normalized");
    named.token.special = flag("special");
    return named;
}

// An id as a number or as the text of one; nothing if it is out of range.
std::optional<std::int64_t> parseId(const Json &value)
{
    std::optional<std::int64_t> id;
    if (value.is_number_unsigned()) {
        id = value.get<std::uint64_t>() < static_cast<std::uint64_t>(maximumId)
            ? std::optional(value.get<std::int64_t>())
            : std::nullopt;
    } else if (value.is_string()) {
        id = parseInteger(value.get<std::string>());
    }
    return id && *id >= 0 && *id < maximumId ? id : std::nullopt;
}

// Everything the files say, before it is put together.
struct Files
{
    NamedTokens named;
    std::optional<std::vector<Named>> additional;
    std::vector<AddedToken> added;
    std::int64_t extraIds = 0;
    SpecialTokens switches; // nothing but what tokenizer_config.json switches on and off
};

Status readNamed(const Json &object, const std::string &file, Files &files)
{
    for (const char *key : namedKeys) {
        const auto found = object.find(key);
        if (found == object.end() || found->is_null()) {
            continue;
        }
        const auto token = parseToken(*found);
        if (!token) {
            return bad(file, key, "a token must be text or an object with \"content\"");
        }
        files.named[key] = *token;
    }
    const auto list = object.find("additional_special_tokens");
    if (list == object.end() || list->is_null()) {
        return {};
    }
    if (!list->is_array()) {
        return bad(file, "additional_special_tokens", "must be a list of tokens");
    }
    if (!files.additional) {
        files.additional.emplace();
    }
    for (const Json &item : *list) {
        const auto token = parseToken(item);
        if (!token) {
            return bad(file,
                "additional_special_tokens",
                "a token must be text or an object with \"content\"");
        }
        files.additional->push_back(*token);
    }
    return {};
}

Status addToken(Files &files, const Json &id, const Json &token, const std::string &place)
{
    const auto parsedId = parseId(id);
    const auto parsedToken = parseToken(token);
    if (!parsedId || !parsedToken || parsedToken->token.content.empty()) {
        return fail(ErrorCode::BadInput,
            "an added token needs an id below " + std::to_string(maximumId) + " and a text",
            place);
    }
    AddedToken added = parsedToken->token;
    added.id = *parsedId;
    added.normalized = added.normalized || !parsedToken->hasFlags;
    files.added.push_back(std::move(added));
    return {};
}

// The older files, which count only where tokenizer_config.json has no added_tokens_decoder.
Status readLegacyFiles(const std::filesystem::path &folder, Files &files)
{
    const auto map = readJsonObject<Json>(folder / "special_tokens_map.json");
    if (!map) {
        return tl::unexpected(map.error());
    }
    if (const Status named = readNamed(*map, "special_tokens_map.json", files); !named) {
        return named;
    }
    const auto legacy = readJsonObject<Json>(folder / "added_tokens.json");
    if (!legacy) {
        return tl::unexpected(legacy.error());
    }
    for (const auto &[content, id] : legacy->items()) {
        if (const Status added = addToken(files, id, Json(content), "added_tokens.json"); !added) {
            return added;
        }
    }
    const auto fast = readAddedTokens(folder / "tokenizer.json");
    if (!fast) {
        return tl::unexpected(fast.error());
    }
    for (const Json token : *fast) {
        const Json id = token.is_object() ? token.value("id", Json()) : Json();
        if (const Status added = addToken(files, id, token, "tokenizer.json: added_tokens");
            !added) {
            return added;
        }
    }
    return {};
}

Result<Files> readFiles(const std::filesystem::path &folder, std::int64_t extraIds)
{
    const std::string name = "tokenizer_config.json";
    const auto config = readJsonObject<Json>(folder / name);
    if (!config) {
        return tl::unexpected(config.error());
    }
    Files files;
    files.extraIds = extraIds;
    if (const auto extra = config->find("extra_ids"); extra != config->end()) {
        if (!extra->is_number_unsigned()
            || extra->get<std::uint64_t>() > static_cast<std::uint64_t>(maximumExtraIds)) {
            return bad(name, "extra_ids", "must be a whole number from 0 to 100000");
        }
        files.extraIds = extra->get<std::int64_t>();
    }
    const auto readSwitch = [&config](const char *key) {
        const auto found = config->find(key);
        return found != config->end() && found->is_boolean() ? std::optional(found->get<bool>())
                                                             : std::nullopt;
    };
    files.switches.cleanUpSpaces = readSwitch("clean_up_tokenization_spaces").value_or(false);
    files.switches.addBos = readSwitch("add_bos_token");
    files.switches.addEos = readSwitch("add_eos_token");
    files.switches.addPrefixSpace = readSwitch("add_prefix_space");
    files.switches.legacy = readSwitch("legacy");
    if (const Status named = readNamed(*config, name, files); !named) {
        return tl::unexpected(named.error());
    }
    const auto decoder = config->find("added_tokens_decoder");
    if (decoder == config->end()) {
        if (const Status legacy = readLegacyFiles(folder, files); !legacy) {
            return tl::unexpected(legacy.error());
        }
        return files;
    }
    if (!decoder->is_object()) {
        return bad(name, "added_tokens_decoder", "must be an object of ids and tokens");
    }
    for (const auto &[id, token] : decoder->items()) {
        const Status added = addToken(files, Json(id), token, name + ": added_tokens_decoder");
        if (!added) {
            return tl::unexpected(added.error());
        }
    }
    return files;
}

// The tokens in the text, growing: by id for what an id means, by content for what a text means.
class AddedTokens final
{
public:
    explicit AddedTokens(const std::vector<std::string> &pieces)
        : m_pieces(pieces)
    {
    }

    void set(const AddedToken &token)
    {
        m_byId.insert_or_assign(token.id, token);
        m_ids.insert_or_assign(token.content, token.id);
    }

    [[nodiscard]] bool contains(const std::string &content) const
    {
        return m_ids.contains(content);
    }

    // Call once everything that has an id of its own is set.
    void closeVocabulary()
    {
        for (std::size_t i = 0; i < m_pieces.size(); ++i) {
            const auto added = m_byId.find(static_cast<std::int64_t>(i));
            m_vocabulary.insert_or_assign(
                added == m_byId.end() ? m_pieces[i] : added->second.content,
                static_cast<std::int64_t>(i));
        }
        for (const auto &[id, token] : m_byId) {
            m_vocabulary.insert_or_assign(token.content, id);
        }
    }

    // Gives the token the id that its text has already, or the next free one.
    void append(AddedToken token)
    {
        const auto next = static_cast<std::int64_t>(m_vocabulary.size());
        token.id = m_vocabulary.try_emplace(token.content, next).first->second;
        set(token);
    }

    [[nodiscard]] std::vector<AddedToken> all() const
    {
        std::vector<AddedToken> tokens;
        for (const auto &[id, token] : m_byId) {
            tokens.push_back(token);
        }
        return tokens;
    }

private:
    const std::vector<std::string> &m_pieces;
    std::map<std::int64_t, AddedToken> m_byId;
    std::unordered_map<std::string, std::int64_t> m_ids;
    std::unordered_map<std::string, std::int64_t> m_vocabulary;
};

std::string sentinel(std::int64_t index)
{
    return "<extra_id_" + std::to_string(index) + ">";
}

// How many sentinels get the ids after the vocabulary, the highest first. Fills in the additional
// special tokens, which name the sentinels in any case.
Result<std::int64_t> countSentinels(Files &files)
{
    std::int64_t listed = 0;
    if (files.additional) {
        listed = std::ranges::count_if(*files.additional, [](const Named &named) {
            return named.token.content.find("<extra_id_") != std::string::npos;
        });
        if (listed > 0 && files.extraIds > 0 && listed != files.extraIds) {
            return fail(ErrorCode::BadInput,
                "additional_special_tokens lists " + std::to_string(listed)
                    + " sentinels, but extra_ids is " + std::to_string(files.extraIds),
                "tokenizer_config.json: extra_ids");
        }
        if (listed > 0) {
            return listed;
        }
    } else {
        files.additional.emplace();
        listed = files.extraIds;
    }
    for (std::int64_t i = 0; i < files.extraIds; ++i) {
        files.additional->push_back({ { sentinel(i), 0 }, false });
    }
    return listed;
}

// The tokens that the files name, in transformers' order; each that has no id gets the next one.
SpecialTokens putTogether(
    Files &files, AddedTokens &added, const std::map<std::string, AddedToken> &flagged)
{
    SpecialTokens result = files.switches;
    std::unordered_set<std::string> seen;
    const auto appendSpecial = [&](const Named &named) {
        if (!seen.insert(named.token.content).second) {
            return; // the first key that names a text decides its flags
        }
        result.special.push_back(named.token.content);
        if (!named.token.content.empty()
            && (named.hasFlags || !added.contains(named.token.content))) {
            added.append(named.token);
        }
    };
    for (const char *key : namedKeys) {
        const auto found = files.named.find(key);
        if (found == files.named.end()) {
            continue;
        }
        result.named[key] = found->second.token.content;
        const auto known = flagged.find(found->second.token.content);
        appendSpecial(known == flagged.end() ? found->second : Named { known->second, true });
    }
    for (const Named &named : *files.additional) {
        appendSpecial(named);
        result.additional.push_back(named.token.content);
    }
    result.added = added.all();
    if (const auto end = result.named.find("eos_token"); end != result.named.end()) {
        result.endOfText = end->second;
    }
    return result;
}

} // namespace

Result<SpecialTokens> readT5SpecialTokens(
    const std::filesystem::path &folder, const std::vector<std::string> &pieces)
{
    auto read = readFiles(folder, defaultExtraIds);
    if (!read) {
        return tl::unexpected(read.error());
    }
    Files &files = *read;
    const auto sentinels = countSentinels(files);
    if (!sentinels) {
        return tl::unexpected(sentinels.error());
    }

    AddedTokens added(pieces);
    const std::int64_t highest = static_cast<std::int64_t>(pieces.size()) - 1 + files.extraIds;
    for (std::int64_t i = 0; i < *sentinels && i <= highest; ++i) {
        added.set({ sentinel(i), highest - i, true, true, false });
    }
    std::map<std::string, AddedToken> flagged; // tokens whose flags a file gives
    for (const AddedToken &token : files.added) {
        added.set(token);
        flagged.insert_or_assign(token.content, token);
    }
    added.closeVocabulary();

    for (const auto &[key, content] : { std::pair("eos_token", "</s>"),
             std::pair("unk_token", "<unk>"),
             std::pair("pad_token", "<pad>") }) {
        Named &named = files.named.try_emplace(key, Named { { content, 0 }, false }).first->second;
        named.hasFlags = true; // T5 makes a token of its own of these, even from bare text
    }
    return putTogether(files, added, flagged);
}

Result<SpecialTokens> readByT5SpecialTokens(
    const std::filesystem::path &folder, const std::vector<std::string> &pieces)
{
    auto read = readFiles(folder, defaultByteExtraIds);
    if (!read) {
        return tl::unexpected(read.error());
    }
    Files &files = *read;
    if (const auto sentinels = countSentinels(files); !sentinels) {
        return tl::unexpected(sentinels.error());
    }
    AddedTokens added(pieces);
    std::map<std::string, AddedToken> flagged;
    for (const auto &[key, id] :
        { std::pair("pad_token", 0), std::pair("eos_token", 1), std::pair("unk_token", 2) }) {
        Named &named =
            files.named
                .try_emplace(key, Named { { pieces[static_cast<std::size_t>(id)], 0 }, false })
                .first->second;
        if (!named.hasFlags) { // bare text takes the white space around it
            named.token.leftStrip = true;
            named.token.rightStrip = true;
            named.hasFlags = true;
        }
        named.token.id = id;
        added.set(named.token);
        flagged.insert_or_assign(named.token.content, named.token);
    }
    for (const AddedToken &token : files.added) {
        added.set(token);
        flagged.insert_or_assign(token.content, token);
    }
    added.closeVocabulary();
    return putTogether(files, added, flagged);
}

Result<SpecialTokens> readSpecialTokens(const std::filesystem::path &folder,
    const std::vector<std::string> &pieces,
    const std::vector<DefaultToken> &defaults)
{
    auto read = readFiles(folder, 0);
    if (!read) {
        return tl::unexpected(read.error());
    }
    Files &files = *read;
    if (!files.additional) {
        files.additional.emplace();
    }
    AddedTokens added(pieces);
    std::map<std::string, AddedToken> flagged;
    for (const AddedToken &token : files.added) {
        added.set(token);
        flagged.insert_or_assign(token.content, token);
    }
    added.closeVocabulary();
    for (const DefaultToken &token : defaults) {
        Named &named =
            files.named.try_emplace(token.key, Named { { token.content, 0 }, false }).first->second;
        if (!named.hasFlags) { // these classes make a token of its own even from bare text
            named.token.leftStrip = token.leftStrip;
            named.hasFlags = true;
        }
    }
    return putTogether(files, added, flagged);
}

} // namespace tp
