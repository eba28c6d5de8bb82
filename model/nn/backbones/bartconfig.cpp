// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/backbones/bartconfig.h"

#include "model/nn/configkeys.h"

#include <nlohmann/json.hpp>

#include <array>

namespace tp {

namespace {

// Keys of BART's relatives, and of the first published files, that change what the numbers mean.
Status refuseRelatives(ConfigKeys &keys, const std::string &where)
{
    const std::array<std::pair<const char *, bool>, 7> plain { {
        { "normalize_before", false },
        { "add_final_layer_norm", false },
        { "add_bias_logits", false },
        { "static_position_embeddings", false },
        { "normalize_embedding", true },
        { "tie_word_embeddings", true },
        { "is_encoder_decoder", true },
    } };
    for (const auto &[key, needed] : plain) {
        bool value = needed;
        keys.boolean(key, value);
        if (value != needed) {
            return fail(ErrorCode::Unsupported,
                "key '" + std::string(key) + "' is " + (value ? "true" : "false")
                    + ", which makes this a relative of BART that this build does not read",
                where,
                "use a plain BART, for example facebook/bart-base or facebook/bart-large");
        }
    }
    return keys.status();
}

Status readActivation(ConfigKeys &keys, BartConfig &config, const std::string &where)
{
    keys.text("activation_function", config.activation);
    const Status known = checkActivation(config.activation,
        "activation_function",
        where,
        "this build knows relu, gelu, gelu_new and silu");
    return known ? keys.status() : known;
}

Status checkRelations(const BartConfig &config, const std::string &where)
{
    const std::array<std::pair<const char *, std::int64_t>, 2> heads { {
        { "encoder_attention_heads", config.encoderHeads },
        { "decoder_attention_heads", config.decoderHeads },
    } };
    for (const auto &[key, count] : heads) {
        if (config.dModel % count != 0) {
            return fail(ErrorCode::BadInput,
                "key '" + std::string(key) + "' is " + std::to_string(count)
                    + ", which does not divide 'd_model' (" + std::to_string(config.dModel) + ")",
                where);
        }
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

void addAttention(std::vector<LinearShape> &linears,
    const BartConfig &config,
    const LinearShape &place,
    const std::string &kindPrefix)
{
    for (const auto &[kind, name] :
        { std::pair("q", "q_proj"), { "k", "k_proj" }, { "v", "v_proj" }, { "o", "out_proj" } }) {
        LinearShape linear = place;
        linear.name += std::string(".") + name;
        linear.kind = kindPrefix + kind;
        linear.in = config.dModel;
        linear.out = config.dModel;
        linears.push_back(std::move(linear));
    }
}

void addFeedForward(std::vector<LinearShape> &linears,
    const BartConfig &config,
    const LinearShape &place,
    std::int64_t inner)
{
    LinearShape up = place;
    up.name += ".fc1";
    up.kind = "wi";
    up.in = config.dModel;
    up.out = inner;
    linears.push_back(std::move(up));
    LinearShape down = place;
    down.name += ".fc2";
    down.kind = "wo";
    down.in = inner;
    down.out = config.dModel;
    linears.push_back(std::move(down));
}

} // namespace

Result<BartConfig> parseBartConfig(const nlohmann::json &root, const std::string &where)
{
    BartConfig config;
    ConfigKeys keys(root, where);
    if (const Status plain = refuseRelatives(keys, where); !plain) {
        return tl::unexpected(plain.error());
    }
    keys.integer("d_model", 1, 65'536, config.dModel);
    keys.integer("encoder_layers", 1, 1'024, config.encoderLayers);
    keys.integer("decoder_layers", 1, 1'024, config.decoderLayers);
    keys.integer("encoder_attention_heads", 1, 1'024, config.encoderHeads);
    keys.integer("decoder_attention_heads", 1, 1'024, config.decoderHeads);
    keys.integer("encoder_ffn_dim", 1, 1'048'576, config.encoderFf);
    keys.integer("decoder_ffn_dim", 1, 1'048'576, config.decoderFf);
    keys.integer("vocab_size", 2, 16'777'216, config.vocabSize);
    keys.integer("max_position_embeddings", 1, 1'048'576, config.maxPositions);
    keys.boolean("scale_embedding", config.scaleEmbedding);
    constexpr std::int64_t largestId = 16'777'215;
    keys.integer("pad_token_id", 0, largestId, config.padTokenId);
    keys.integer("eos_token_id", 0, largestId, config.eosTokenId);
    keys.integer("decoder_start_token_id", 0, largestId, config.decoderStartTokenId);
    if (const Status activation = readActivation(keys, config, where); !activation) {
        return tl::unexpected(activation.error());
    }
    if (const Status relations = checkRelations(config, where); !relations) {
        return tl::unexpected(relations.error());
    }
    return config;
}

std::vector<LinearShape> adaptedLinears(const BartConfig &config)
{
    std::vector<LinearShape> linears;
    const auto addStack = [&](const std::string &stack, std::int64_t layers, bool decoder) {
        for (std::int64_t layer = 0; layer < layers; ++layer) {
            LinearShape place;
            place.stack = stack;
            place.layer = static_cast<int>(layer);
            place.layers = static_cast<int>(layers);
            const std::string block = "model." + stack + ".layers." + std::to_string(layer);
            place.name = block + ".self_attn";
            addAttention(linears, config, place, "");
            ++place.sublayer;
            if (decoder) {
                place.name = block + ".encoder_attn";
                addAttention(linears, config, place, "cross.");
                ++place.sublayer;
            }
            place.name = block;
            addFeedForward(linears, config, place, decoder ? config.decoderFf : config.encoderFf);
        }
    };
    addStack("encoder", config.encoderLayers, false);
    addStack("decoder", config.decoderLayers, true);
    return linears;
}

std::int64_t modelParameterCount(const BartConfig &config)
{
    std::int64_t count = 0;
    for (const LinearShape &linear : adaptedLinears(config)) {
        count += linear.in * linear.out + linear.out;
    }
    // Every norm has a weight and a bias; the embeddings of each stack have one too.
    const std::int64_t norms = 2 * config.encoderLayers + 3 * config.decoderLayers + 2;
    count += norms * 2 * config.dModel;
    count += 2 * (config.maxPositions + 2) * config.dModel;
    return count + config.vocabSize * config.dModel;
}

} // namespace tp
