// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizer.h"

#include "model/core/text.h"
#include "model/data/tokenizers/bytetokenizer.h"
#include "model/data/tokenizers/sentencepiecetokenizer.h"
#include "model/store/runstore.h"

#include <nlohmann/json.hpp>

namespace tp {

namespace {

constexpr std::uint64_t maximumConfigFile = 64 << 20; // bytes

// The class that tokenizer_config.json names, or nothing.
std::string tokenizerClass(const std::filesystem::path &folder)
{
    const auto content = readFile(folder / "tokenizer_config.json", maximumConfigFile);
    if (!content) {
        return {};
    }
    const auto config = nlohmann::json::parse(*content, nullptr, false);
    const auto name = config.is_object() ? config.find("tokenizer_class") : config.end();
    return name != config.end() && name->is_string() ? name->get<std::string>() : std::string();
}

} // namespace

TokenizerKind tokenizerKind(const std::filesystem::path &folder)
{
    std::error_code error;
    if (std::filesystem::exists(folder / "spiece.model", error)) {
        return TokenizerKind::SentencePiece;
    }
    return tokenizerClass(folder) == "ByT5Tokenizer" ? TokenizerKind::Bytes
                                                     : TokenizerKind::Unknown;
}

Result<std::shared_ptr<const Tokenizer>> loadTokenizer(const std::filesystem::path &folder)
{
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) {
        return fail(ErrorCode::NotFound, "there is no such backbone folder", folder.string());
    }
    const TokenizerKind kind = tokenizerKind(folder);
    if (kind == TokenizerKind::Bytes) {
        return ByteTokenizer::load(folder);
    }
    if (kind == TokenizerKind::Unknown) {
        for (const char *other : { "tokenizer.model", "vocab.json", "tokenizer.json" }) {
            if (std::filesystem::exists(folder / other, error)) {
                return fail(ErrorCode::Unsupported,
                    "this build reads T5's tokenizer, spiece.model, and not " + std::string(other),
                    folder.string());
            }
        }
        return fail(ErrorCode::NotFound,
            "the folder holds no tokenizer",
            folder.string(),
            "put spiece.model and tokenizer_config.json beside config.json");
    }
    const std::string name = tokenizerClass(folder);
    if (!name.empty() && name != "T5Tokenizer" && name != "T5TokenizerFast") {
        return fail(ErrorCode::Unsupported,
            "this build reads T5's tokenizer, and not " + inQuotes(name),
            (folder / "tokenizer_config.json").string());
    }
    auto tokenizer = T5Tokenizer::load(folder);
    if (!tokenizer) {
        return tl::unexpected(tokenizer.error());
    }
    return *tokenizer;
}

} // namespace tp
