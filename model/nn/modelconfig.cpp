// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/modelconfig.h"

#include "model/config/strictjson.h"
#include "model/core/text.h"
#include "model/store/runstore.h"

namespace tp {

namespace {

constexpr std::uint64_t maximumFileBytes = 16'000'000;

} // namespace

ModelConfig ModelConfig::of(T5Config config)
{
    ModelConfig backbone;
    backbone.vocabSize = config.vocabSize;
    backbone.padTokenId = config.padTokenId;
    backbone.endTokenIds = { config.eosTokenId };
    backbone.family = std::move(config);
    return backbone;
}

ModelConfig ModelConfig::of(BartConfig config)
{
    ModelConfig backbone;
    backbone.vocabSize = config.vocabSize;
    backbone.padTokenId = config.padTokenId;
    backbone.endTokenIds = { config.eosTokenId };
    backbone.longest = config.maxPositions;
    backbone.family = std::move(config);
    return backbone;
}

ModelConfig ModelConfig::of(LlamaConfig config)
{
    ModelConfig backbone;
    backbone.vocabSize = config.vocabSize;
    backbone.padTokenId = -1;
    backbone.endTokenIds = config.endTokenIds;
    backbone.longest = config.longest;
    backbone.decoderOnly = true;
    backbone.family = std::move(config);
    return backbone;
}

Result<ModelConfig> parseModelConfig(const std::string &json, const std::string &where)
{
    const auto root = parseStrictJson(json, where);
    if (!root) {
        return tl::unexpected(root.error());
    }
    if (!root->is_object()) {
        return fail(ErrorCode::BadInput,
            "config.json is an object, but this is " + describeJson(*root),
            where,
            "config.json of a Hugging Face folder is needed");
    }
    constexpr const char *hint =
        "this build reads T5 (model_type 't5': T5 v1.0 and v1.1, FLAN-T5, T0), BART ('bart') and "
        "LLaMA, Mistral and Qwen2 ('llama', 'mistral', 'qwen2')";
    const auto type = root->find("model_type");
    if (type == root->end() || !type->is_string()) {
        return fail(
            ErrorCode::BadInput, "there is no 'model_type', so the family is unknown", where, hint);
    }
    const auto &name = type->get_ref<const std::string &>();
    if (name == "t5") {
        return parseT5Config(*root, where).map([](T5Config &&config) {
            return ModelConfig::of(std::move(config));
        });
    }
    if (name == "bart") {
        return parseBartConfig(*root, where).map([](BartConfig &&config) {
            return ModelConfig::of(std::move(config));
        });
    }
    if (name == "llama" || name == "mistral" || name == "qwen2") {
        return parseLlamaConfig(*root, name, where).map([](LlamaConfig &&config) {
            return ModelConfig::of(std::move(config));
        });
    }
    return fail(ErrorCode::Unsupported,
        "model_type " + inQuotes(name) + " is a family that this build does not read",
        where,
        hint);
}

Result<ModelConfig> readModelConfig(const std::filesystem::path &folder)
{
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored)) {
        return fail(ErrorCode::NotFound,
            std::filesystem::exists(folder, ignored) ? "the backbone is not a folder"
                                                     : "the backbone folder does not exist",
            folder.string(),
            "name a Hugging Face folder with config.json and the weights");
    }
    const std::filesystem::path path = folder / "config.json";
    if (!std::filesystem::is_regular_file(path, ignored)) {
        return fail(ErrorCode::NotFound,
            "the backbone folder has no config.json",
            folder.string(),
            "name a Hugging Face folder with config.json and the weights");
    }
    const auto text = readFile(path, maximumFileBytes);
    if (!text) {
        return tl::unexpected(text.error());
    }
    return parseModelConfig(*text, path.string());
}

std::vector<LinearShape> adaptedLinears(const ModelConfig &config)
{
    return std::visit([](const auto &family) { return adaptedLinears(family); }, config.family);
}

std::int64_t modelParameterCount(const ModelConfig &config)
{
    return std::visit(
        [](const auto &family) { return modelParameterCount(family); }, config.family);
}

} // namespace tp
