// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/backbones/llamaconfig.h"

#include "model/config/strictjson.h"
#include "model/core/text.h"
#include "model/nn/configkeys.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tp {

namespace {

constexpr const char *scalingKey = "rope_scaling";
constexpr const char *parametersKey = "rope_parameters"; // transformers 5: the base is in it too
constexpr const char *headsKey = "num_key_value_heads";

LlamaConfig defaultsOf(const std::string &type)
{
    LlamaConfig config;
    if (type == "mistral") {
        config.intermediateSize = 14336;
        config.numKeyValueHeads = 8;
        config.longest = 131'072;
    } else if (type == "qwen2") {
        config.vocabSize = 151'936;
        config.intermediateSize = 22016;
        config.longest = 32768;
        config.queryBias = true;
        config.endTokenIds.clear();
    }
    return config;
}

Status readScaling(const nlohmann::json &object, LlamaConfig &config, const std::string &where)
{
    ConfigKeys keys(object, where);
    std::string kind = "default";
    keys.text("type", kind);
    keys.text("rope_type", kind);
    keys.real("rope_theta", 1.0, 1e15, config.rotaryBase);
    if (kind == "default" || !keys.status()) {
        return keys.status();
    }
    RotaryScaling &scaling = config.rotaryScaling;
    std::vector<const char *> needed { "factor" };
    if (kind == "linear") {
        scaling.kind = RotaryScaling::Kind::Linear;
    } else if (kind == "llama3") {
        scaling.kind = RotaryScaling::Kind::Llama3;
        needed.insert(needed.end(),
            { "low_freq_factor", "high_freq_factor", "original_max_position_embeddings" });
    } else {
        return fail(ErrorCode::Unsupported,
            "the rotary scaling " + inQuotes(kind) + " of key 'rope_scaling' is not known",
            where,
            "this build knows default, linear and llama3");
    }
    for (const char *key : needed) {
        if (!keys.has(key)) {
            keys.refuse(key, "is missing, but the rotary scaling " + inQuotes(kind) + " needs it");
        }
    }
    constexpr double largest = 1e9;
    keys.real("factor", 1e-3, largest, scaling.factor);
    keys.real("low_freq_factor", 1e-3, largest, scaling.lowFrequency);
    keys.real("high_freq_factor", 1e-3, largest, scaling.highFrequency);
    keys.integer("original_max_position_embeddings", 1, 1'000'000'000, scaling.originalLength);
    if (!(scaling.highFrequency > scaling.lowFrequency)) {
        keys.refuse("high_freq_factor", "must be above 'low_freq_factor'");
    }
    return keys.status();
}

// A sliding attention is a plain one as long as no text is longer than its window, which therefore
// bounds their length.
void readWindow(
    const nlohmann::json &root, const std::string &type, ConfigKeys &keys, LlamaConfig &config)
{
    if (type == "llama") {
        return;
    }
    std::int64_t window = 4096;
    keys.integer("sliding_window", 1, 1'000'000'000, window);
    bool isUsed = type == "mistral";
    if (type == "qwen2") {
        std::int64_t fullLayers = 28;
        keys.boolean("use_sliding_window", isUsed);
        keys.integer("max_window_layers", 0, 1'000'000'000, fullLayers);
        isUsed = isUsed && fullLayers < config.numLayers;
    }
    if (const auto layers = root.find("layer_types"); layers != root.end() && layers->is_array()) {
        isUsed = std::ranges::find(*layers, nlohmann::json("sliding_attention")) != layers->end();
    }
    const bool isNull = root.contains("sliding_window") && !keys.has("sliding_window");
    if (isUsed && !isNull) {
        config.longest = std::min(config.longest, window);
    }
}

Result<std::vector<std::int64_t>> readEndTokens(
    const nlohmann::json &root, const LlamaConfig &config, const std::string &where)
{
    const auto found = root.find("eos_token_id");
    if (found == root.end()) {
        return config.endTokenIds;
    }
    std::vector<std::int64_t> ids;
    if (found->is_null()) {
        return ids;
    }
    for (const nlohmann::json &item :
        found->is_array() ? *found : nlohmann::json::array({ *found })) {
        const auto id = exactInteger(item);
        if (!id || *id < 0 || *id >= config.vocabSize) {
            return fail(ErrorCode::BadInput,
                "key 'eos_token_id' holds " + describeJson(item)
                    + ", but ids of this vocabulary go from 0 to "
                    + std::to_string(config.vocabSize - 1),
                where);
        }
        ids.push_back(*id);
    }
    return ids;
}

Status checkShape(const nlohmann::json &root, const LlamaConfig &config, const std::string &where)
{
    ConfigKeys keys(root, where);
    if (!keys.has("head_dim") && config.hiddenSize % config.numHeads != 0) {
        keys.refuse(
            "num_attention_heads", "must divide 'hidden_size' where there is no 'head_dim'");
    }
    if (config.headSize % 2 != 0) {
        keys.refuse("head_dim", "must be even, since rotary positions turn pairs of numbers");
    }
    if (config.numHeads % config.numKeyValueHeads != 0) {
        keys.refuse(headsKey,
            "is " + std::to_string(config.numKeyValueHeads)
                + ", but must divide 'num_attention_heads' (" + std::to_string(config.numHeads)
                + ")");
    }
    double share = 1.0;
    keys.real("partial_rotary_factor", 0.0, 1.0, share);
    if (share != 1.0) {
        keys.refuse("partial_rotary_factor", "must be 1: this build turns all of a head");
    }
    std::string activation = "silu";
    keys.text("hidden_act", activation);
    if (keys.status() && activation != "silu" && activation != "swish") {
        return fail(ErrorCode::Unsupported,
            "the activation " + inQuotes(activation) + " of key 'hidden_act' is not known",
            where,
            "this build knows silu for this family");
    }
    return keys.status();
}

Status readBiases(ConfigKeys &keys, const std::string &type, LlamaConfig &config)
{
    if (type == "llama") { // the other families do not read these keys
        keys.boolean("attention_bias", config.queryBias);
        config.outputBias = config.queryBias;
        keys.boolean("mlp_bias", config.feedForwardBias);
    }
    return keys.status();
}

} // namespace

Result<LlamaConfig> parseLlamaConfig(
    const nlohmann::json &root, const std::string &type, const std::string &where)
{
    LlamaConfig config = defaultsOf(type);
    ConfigKeys keys(root, where);
    keys.integer("hidden_size", 1, 65'536, config.hiddenSize);
    keys.integer("intermediate_size", 1, 1'048'576, config.intermediateSize);
    keys.integer("num_hidden_layers", 1, 1'024, config.numLayers);
    keys.integer("num_attention_heads", 1, 1'024, config.numHeads);
    if (type == "llama" || root.contains(headsKey)) { // null: as many as there are query heads
        config.numKeyValueHeads = config.numHeads;
    }
    keys.integer(headsKey, 1, 1'024, config.numKeyValueHeads);
    config.headSize = std::max<std::int64_t>(1, config.hiddenSize / config.numHeads);
    keys.integer("head_dim", 1, 8'192, config.headSize);
    keys.integer("vocab_size", 2, 16'777'216, config.vocabSize);
    keys.real("rms_norm_eps", 0.0, 1.0, config.rmsNormEpsilon);
    keys.real("rope_theta", 1.0, 1e15, config.rotaryBase);
    keys.integer("max_position_embeddings", 1, 1'000'000'000, config.longest);
    keys.boolean("tie_word_embeddings", config.tieWordEmbeddings);
    readWindow(root, type, keys, config);
    if (Status biases = readBiases(keys, type, config); !biases) {
        return tl::unexpected(std::move(biases.error()));
    }
    for (const char *key : { parametersKey, scalingKey }) {
        const auto found = root.find(key);
        if (found == root.end() || found->is_null()) {
            continue;
        }
        if (!found->is_object()) {
            keys.refuse(key, "is " + describeJson(*found) + ", but must be an object");
            return tl::unexpected(keys.status().error());
        }
        if (Status scaling = readScaling(*found, config, where); !scaling) {
            return tl::unexpected(std::move(scaling.error()));
        }
    }
    if (Status shape = checkShape(root, config, where); !shape) {
        return tl::unexpected(std::move(shape.error()));
    }
    auto ends = readEndTokens(root, config, where);
    if (!ends) {
        return tl::unexpected(std::move(ends.error()));
    }
    config.endTokenIds = std::move(*ends);
    return config;
}

std::vector<LinearShape> adaptedLinears(const LlamaConfig &config)
{
    const std::int64_t queries = config.numHeads * config.headSize;
    const std::int64_t keys = config.numKeyValueHeads * config.headSize;
    const std::int64_t hidden = config.hiddenSize;
    const std::int64_t inner = config.intermediateSize;
    std::vector<LinearShape> linears;
    for (std::int64_t layer = 0; layer < config.numLayers; ++layer) {
        const std::string block = "model.layers." + std::to_string(layer) + ".";
        const auto add =
            [&](const char *name, const char *kind, std::int64_t in, std::int64_t out) {
                LinearShape linear;
                linear.name = block + name;
                linear.stack = "decoder";
                linear.layer = static_cast<int>(layer);
                linear.kind = kind;
                linear.in = in;
                linear.out = out;
                linear.layers = static_cast<int>(config.numLayers);
                linear.sublayer = std::string_view(name).starts_with("mlp.") ? 1 : 0;
                linear.decoderOnly = true;
                linears.push_back(std::move(linear));
            };
        add("self_attn.q_proj", "q", hidden, queries);
        add("self_attn.k_proj", "k", hidden, keys);
        add("self_attn.v_proj", "v", hidden, keys);
        add("self_attn.o_proj", "o", queries, hidden);
        add("mlp.gate_proj", "gate_proj", hidden, inner);
        add("mlp.up_proj", "up_proj", hidden, inner);
        add("mlp.down_proj", "down_proj", inner, hidden);
    }
    return linears;
}

std::int64_t modelParameterCount(const LlamaConfig &config)
{
    std::int64_t count = 0;
    for (const LinearShape &linear : adaptedLinears(config)) {
        count += linear.in * linear.out;
        const bool isFeedForward = linear.kind.ends_with("_proj");
        const bool hasBias = isFeedForward ? config.feedForwardBias
            : linear.kind == "o"           ? config.outputBias
                                           : config.queryBias;
        count += hasBias ? linear.out : 0;
    }
    count += (2 * config.numLayers + 1) * config.hiddenSize; // norms
    count += (config.tieWordEmbeddings ? 1 : 2) * config.vocabSize * config.hiddenSize;
    return count;
}

} // namespace tp
