// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/backbones/t5config.h"

#include "model/nn/configkeys.h"

#include <nlohmann/json.hpp>

namespace tp {

namespace {

Status readActivation(ConfigKeys &keys, T5Config &config, const std::string &where)
{
    std::string projection = "relu";
    keys.text("feed_forward_proj", projection);
    config.gated = projection.starts_with("gated-");
    config.activation = config.gated ? projection.substr(6) : projection;
    if (projection == "gated-gelu") {
        config.activation = "gelu_new"; // what the name has always meant in published checkpoints
    }
    // transformers writes what it made of feed_forward_proj, and believes it when it reads it back.
    keys.boolean("is_gated_act", config.gated);
    keys.text("dense_act_fn", config.activation);
    const Status known = checkActivation(config.activation,
        "feed_forward_proj",
        where,
        "this build knows relu, gelu, gelu_new and silu, each with or without 'gated-' before it");
    return known ? keys.status() : known;
}

Status checkRelations(const T5Config &config, const std::string &where)
{
    // The logarithmic half of the buckets spans from half their number to the largest distance.
    if (config.relativeMaxDistance <= config.relativeBuckets / 2) {
        return fail(ErrorCode::BadInput,
            "key 'relative_attention_max_distance' is " + std::to_string(config.relativeMaxDistance)
                + ", but must be above half of "
                  "'relative_attention_num_buckets' ("
                + std::to_string(config.relativeBuckets) + ")",
            where);
    }
    return checkTokenIds(
        {
            { "decoder_start_token_id", config.decoderStartTokenId },
            { "pad_token_id", config.padTokenId },
            { "eos_token_id", config.eosTokenId },
        },
        config.vocabSize,
        where);
}

std::int64_t normCount(const T5Config &config)
{
    return 2 * config.numLayers + 3 * config.numDecoderLayers + 2;
}

void addAttention(std::vector<LinearShape> &linears,
    const T5Config &config,
    const LinearShape &place,
    const std::string &kindPrefix)
{
    for (const char *kind : { "q", "k", "v", "o" }) {
        const bool output = *kind == 'o';
        LinearShape linear = place;
        linear.name += std::string(".") + kind;
        linear.kind = kindPrefix + kind;
        linear.in = output ? config.innerSize() : config.dModel;
        linear.out = output ? config.dModel : config.innerSize();
        linears.push_back(std::move(linear));
    }
}

void addFeedForward(
    std::vector<LinearShape> &linears, const T5Config &config, const LinearShape &place)
{
    const auto add = [&](const char *kind, std::int64_t in, std::int64_t out) {
        LinearShape linear = place;
        linear.name += std::string(".") + kind;
        linear.kind = kind;
        linear.in = in;
        linear.out = out;
        linears.push_back(std::move(linear));
    };
    if (config.gated) {
        add("wi_0", config.dModel, config.dFf);
        add("wi_1", config.dModel, config.dFf);
    } else {
        add("wi", config.dModel, config.dFf);
    }
    add("wo", config.dFf, config.dModel);
}

} // namespace

Result<T5Config> parseT5Config(const nlohmann::json &root, const std::string &where)
{
    T5Config config;
    ConfigKeys keys(root, where);
    keys.integer("d_model", 1, 65'536, config.dModel);
    keys.integer("d_kv", 1, 8'192, config.dKv);
    keys.integer("d_ff", 1, 1'048'576, config.dFf);
    keys.integer("num_layers", 1, 1'024, config.numLayers);
    config.numDecoderLayers = config.numLayers;
    keys.integer("num_decoder_layers", 1, 1'024, config.numDecoderLayers);
    keys.integer("num_heads", 1, 1'024, config.numHeads);
    keys.integer("vocab_size", 2, 16'777'216, config.vocabSize);
    keys.integer("relative_attention_num_buckets", 4, 65'536, config.relativeBuckets);
    keys.integer("relative_attention_max_distance", 2, 16'777'216, config.relativeMaxDistance);
    keys.real("layer_norm_epsilon", 0.0, 1.0, config.layerNormEpsilon);
    keys.real("dropout_rate", 0.0, 0.99, config.dropoutRate);
    keys.boolean("tie_word_embeddings", config.tieWordEmbeddings);
    constexpr std::int64_t largestId = 16'777'215;
    keys.integer("pad_token_id", 0, largestId, config.padTokenId);
    keys.integer("eos_token_id", 0, largestId, config.eosTokenId);
    config.decoderStartTokenId = config.padTokenId;
    keys.integer("decoder_start_token_id", 0, largestId, config.decoderStartTokenId);
    if (const Status activation = readActivation(keys, config, where); !activation) {
        return tl::unexpected(activation.error());
    }
    if (const Status relations = checkRelations(config, where); !relations) {
        return tl::unexpected(relations.error());
    }
    return config;
}

std::string writeT5Config(const T5Config &config)
{
    const std::string name =
        config.activation == "gelu_new" && config.gated ? "gelu" : config.activation;
    nlohmann::ordered_json json;
    json["architectures"] = { "T5ForConditionalGeneration" };
    json["model_type"] = "t5";
    json["is_encoder_decoder"] = true;
    json["d_model"] = config.dModel;
    json["d_kv"] = config.dKv;
    json["d_ff"] = config.dFf;
    json["num_layers"] = config.numLayers;
    json["num_decoder_layers"] = config.numDecoderLayers;
    json["num_heads"] = config.numHeads;
    json["vocab_size"] = config.vocabSize;
    json["relative_attention_num_buckets"] = config.relativeBuckets;
    json["relative_attention_max_distance"] = config.relativeMaxDistance;
    json["layer_norm_epsilon"] = config.layerNormEpsilon;
    json["feed_forward_proj"] = (config.gated ? "gated-" : "") + name;
    json["dense_act_fn"] = config.activation;
    json["is_gated_act"] = config.gated;
    json["tie_word_embeddings"] = config.tieWordEmbeddings;
    json["decoder_start_token_id"] = config.decoderStartTokenId;
    json["pad_token_id"] = config.padTokenId;
    json["eos_token_id"] = config.eosTokenId;
    json["dropout_rate"] = config.dropoutRate;
    return json.dump(2) + "\n";
}

std::vector<LinearShape> adaptedLinears(const T5Config &config)
{
    std::vector<LinearShape> linears;
    const auto addStack = [&](const std::string &stack, std::int64_t layers, bool decoder) {
        for (std::int64_t layer = 0; layer < layers; ++layer) {
            LinearShape place;
            place.stack = stack;
            place.layer = static_cast<int>(layer);
            place.layers = static_cast<int>(layers);
            const std::string block = stack + ".block." + std::to_string(layer) + ".layer.";
            place.name = block + "0.SelfAttention";
            addAttention(linears, config, place, "");
            ++place.sublayer;
            if (decoder) {
                place.name = block + "1.EncDecAttention";
                addAttention(linears, config, place, "cross.");
                ++place.sublayer;
            }
            place.name = block + std::to_string(place.sublayer) + ".DenseReluDense";
            addFeedForward(linears, config, place);
        }
    };
    addStack("encoder", config.numLayers, false);
    addStack("decoder", config.numDecoderLayers, true);
    return linears;
}

std::int64_t modelParameterCount(const T5Config &config)
{
    std::int64_t count = 0;
    for (const LinearShape &linear : adaptedLinears(config)) {
        count += linear.in * linear.out;
    }
    count += normCount(config) * config.dModel;
    count +=
        2 * config.relativeBuckets * config.numHeads; // one table per stack, in its first block
    count += (config.tieWordEmbeddings ? 1 : 2) * config.vocabSize * config.dModel;
    return count;
}

} // namespace tp
