// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizer.h"

#include "model/core/text.h"
#include "model/data/tokenizers/bytetokenizer.h"
#include "model/data/tokenizers/gpt2tokenizer.h"
#include "model/data/tokenizers/jsontokenizer.h"
#include "model/data/tokenizers/llamatokenizer.h"
#include "model/data/tokenizers/sentencepiecetokenizer.h"
#include "model/store/runstore.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace tp {

namespace {

constexpr std::uint64_t maximumConfigFile = 64 << 20; // bytes

using Json = nlohmann::json;

Json readConfig(const std::filesystem::path &file)
{
    const auto content = readFile(file, maximumConfigFile);
    Json config = content ? Json::parse(*content, nullptr, false) : Json();
    return config.is_object() ? config : Json::object();
}

std::string textOf(const Json &object, const char *key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// The class that tokenizer_config.json names, or nothing; without the "Fast" of its Rust twin.
std::string tokenizerClass(const std::filesystem::path &folder)
{
    std::string name = textOf(readConfig(folder / "tokenizer_config.json"), "tokenizer_class");
    if (name.ends_with("Fast")) {
        name.resize(name.size() - std::string_view("Fast").size());
    }
    return name;
}

// The classes that read a vocabulary as this build does.
struct Reading
{
    TokenizerKind kind;
    std::vector<const char *> files; // all of them must be there
    std::vector<std::string_view> classes; // none named is fine as well
};

const std::array<Reading, 3> &readings()
{
    static const std::array<Reading, 3> all { {
        { TokenizerKind::SentencePiece, { "spiece.model" }, { "T5Tokenizer" } },
        { TokenizerKind::Llama, { "tokenizer.model" }, { "LlamaTokenizer" } },
        { TokenizerKind::ByteLevelBpe,
            { "vocab.json", "merges.txt" },
            { "GPT2Tokenizer", "BartTokenizer", "RobertaTokenizer" } },
    } };
    return all;
}

bool holds(const std::filesystem::path &folder, const char *name)
{
    std::error_code error;
    return std::filesystem::exists(folder / name, error);
}

bool fits(const Reading &reading, const std::string &name)
{
    return name.empty() || std::ranges::find(reading.classes, name) != reading.classes.end();
}

const Reading *readingOf(const std::filesystem::path &folder)
{
    const auto found = std::ranges::find_if(readings(), [&folder](const Reading &reading) {
        return std::ranges::all_of(
            reading.files, [&folder](const char *name) { return holds(folder, name); });
    });
    return found == readings().end() ? nullptr : &*found;
}

std::string modelFamily(const std::filesystem::path &folder)
{
    return textOf(readConfig(folder / "config.json"), "model_type");
}

// A family of models whose vocab.json other rules split a text for, such as Qwen's: only where no
// class is named, and only to prefer a tokenizer.json.
bool isOfAnotherFamily(const std::filesystem::path &folder)
{
    constexpr std::array<std::string_view, 5> known { "", "gpt2", "bart", "roberta", "opt" };
    return std::ranges::find(known, modelFamily(folder)) == known.end();
}

// The class decides; where none is named the model's family does, and then whether the files name
// the tokens that BART's texts begin and end with.
Gpt2Tokenizer::Style styleOf(const std::filesystem::path &folder)
{
    using Style = Gpt2Tokenizer::Style;
    std::string name = tokenizerClass(folder);
    if (name.empty()) {
        const std::string family = modelFamily(folder);
        name = family == "bart" ? "BartTokenizer" : family == "roberta" ? "RobertaTokenizer" : "";
        name = family == "gpt2" ? "GPT2Tokenizer" : name;
    }
    if (!name.empty()) {
        return name == "GPT2Tokenizer" ? Style::Gpt2 : Style::Bart;
    }
    const auto named = [&folder](const char *key) {
        return readConfig(folder / "special_tokens_map.json").contains(key)
            || readConfig(folder / "tokenizer_config.json").contains(key);
    };
    return named("cls_token") && named("sep_token") ? Style::Bart : Style::Gpt2;
}

tl::unexpected<Error> noTokenizer(const std::filesystem::path &folder)
{
    for (const Reading &reading : readings()) {
        const bool isBegun = std::ranges::any_of(
            reading.files, [&folder](const char *name) { return holds(folder, name); });
        for (const char *name : reading.files) {
            if (isBegun && !holds(folder, name)) {
                return fail(ErrorCode::NotFound,
                    "half of the tokenizer is missing: " + std::string(name),
                    folder.string(),
                    "copy it from the folder that the other files come from");
            }
        }
    }
    return fail(ErrorCode::NotFound,
        "the folder holds no tokenizer",
        folder.string(),
        "put spiece.model, tokenizer.model, vocab.json with merges.txt, or tokenizer.json, and "
        "tokenizer_config.json beside config.json");
}

} // namespace

TokenizerKind tokenizerKind(const std::filesystem::path &folder)
{
    const Reading *reading = readingOf(folder);
    const std::string name = tokenizerClass(folder);
    const bool isDoubtful = reading != nullptr && reading->kind == TokenizerKind::ByteLevelBpe
        && name.empty() && holds(folder, "tokenizer.json") && isOfAnotherFamily(folder);
    if (reading != nullptr && fits(*reading, name) && !isDoubtful) {
        return reading->kind;
    }
    if (name == "ByT5Tokenizer" && reading == nullptr) {
        return TokenizerKind::Bytes;
    }
    if (holds(folder, "tokenizer.json")) {
        return TokenizerKind::Json;
    }
    return reading != nullptr ? reading->kind : TokenizerKind::Unknown;
}

Result<std::shared_ptr<const Tokenizer>> loadTokenizer(const std::filesystem::path &folder)
{
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) {
        return fail(ErrorCode::NotFound, "there is no such backbone folder", folder.string());
    }
    const TokenizerKind kind = tokenizerKind(folder);
    const std::string name = tokenizerClass(folder);
    const auto reading = std::ranges::find(readings(), kind, &Reading::kind);
    if (reading != readings().end() && !fits(*reading, name)) {
        return fail(ErrorCode::Unsupported,
            "this build does not read the tokenizer " + inQuotes(name) + " from "
                + reading->files.front(),
            (folder / "tokenizer_config.json").string(),
            "its tokenizer.json would do: save it with transformers' fast tokenizer");
    }
    switch (kind) {
    case TokenizerKind::SentencePiece:
        return T5Tokenizer::load(folder);
    case TokenizerKind::Bytes:
        return ByteTokenizer::load(folder);
    case TokenizerKind::Llama:
        return LlamaTokenizer::load(folder);
    case TokenizerKind::ByteLevelBpe:
        return Gpt2Tokenizer::load(folder, styleOf(folder));
    case TokenizerKind::Json:
        return JsonTokenizer::load(folder);
    case TokenizerKind::Unknown:
        break;
    }
    return noTokenizer(folder);
}

} // namespace tp
