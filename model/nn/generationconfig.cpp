// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/generationconfig.h"

#include "model/config/strictjson.h"
#include "model/nn/configkeys.h"
#include "model/store/runstore.h"

namespace tp {

namespace {

constexpr std::uint64_t maximumFileBytes = 16'000'000;
constexpr std::int64_t longestText = 8'192;

// transformers counts the start token too.
void readLength(ConfigKeys &keys, const char *whole, const char *added, std::int64_t &length)
{
    std::int64_t withStart = length + 1;
    keys.integer(whole, 0, longestText + 1, withStart);
    length = std::max<std::int64_t>(withStart - 1, 0);
    keys.integer(added, 0, longestText, length);
}

void readToken(ConfigKeys &keys,
    const char *key,
    const ModelConfig &backbone,
    std::optional<std::int64_t> &token)
{
    std::int64_t id = -1;
    keys.integer(key, 0, backbone.vocabSize - 1, id);
    if (id >= 0) {
        token = id;
    }
}

} // namespace

Result<GenerationSettings> readGenerationSettings(
    const std::filesystem::path &folder, const ModelConfig &backbone)
{
    std::filesystem::path path = folder / "generation_config.json";
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        path = folder / "config.json";
    }
    const auto text = readFile(path, maximumFileBytes);
    if (!text) {
        return tl::unexpected(text.error());
    }
    const auto root = parseStrictJson(*text, path.string());
    if (!root) {
        return tl::unexpected(root.error());
    }
    if (!root->is_object()) {
        return fail(ErrorCode::BadInput,
            "the file holds " + describeJson(*root) + ", but must hold an object",
            path.string());
    }
    GenerationSettings settings;
    ConfigKeys keys(*root, path.string());
    readLength(keys, "max_length", "max_new_tokens", settings.maxLength);
    readLength(keys, "min_length", "min_new_tokens", settings.minLength);
    keys.integer("num_beams", 1, maximumBeams, settings.beams);
    keys.real("length_penalty", -100.0, 100.0, settings.lengthPenalty);
    keys.integer("no_repeat_ngram_size", 0, longestText, settings.noRepeat);
    if (keys.has("early_stopping") && root->at("early_stopping").is_boolean()) { // or "never"
        keys.boolean("early_stopping", settings.earlyStopping);
    }
    readToken(keys, "forced_bos_token_id", backbone, settings.forcedFirst);
    readToken(keys, "forced_eos_token_id", backbone, settings.forcedLast);
    if (!keys.status()) {
        return tl::unexpected(keys.status().error());
    }
    settings.maxLength = std::max<std::int64_t>(settings.maxLength, 1);
    return settings;
}

} // namespace tp
