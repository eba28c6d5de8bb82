// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/backbones/bart.h"
#include "model/nn/torchheaders.h"

namespace tp {

namespace {

constexpr std::int64_t positionOffset = 2; // rows of the position table that no token uses

} // namespace

std::vector<WeightSpec> modelWeights(const BartConfig &config)
{
    std::vector<WeightSpec> weights;
    // Files saved without the head, as facebook/bart-base is, have no "model." before the names.
    const auto add = [&](const std::string &name, std::vector<std::int64_t> shape) {
        weights.push_back({ "model." + name, std::move(shape), { name } });
    };
    const auto addNorm = [&](const std::string &name) {
        add(name + ".weight", { config.dModel });
        add(name + ".bias", { config.dModel });
    };
    // Tied tensors are kept under any of their names.
    weights.push_back({ "model.shared.weight",
        { config.vocabSize, config.dModel },
        { "shared.weight",
            "model.encoder.embed_tokens.weight",
            "model.decoder.embed_tokens.weight",
            "encoder.embed_tokens.weight",
            "decoder.embed_tokens.weight",
            "lm_head.weight" } });
    weights.push_back({ "final_logits_bias", { 1, config.vocabSize }, {}, true });
    for (const LinearShape &shape : adaptedLinears(config)) {
        const std::string name = shape.name.substr(std::string("model.").size());
        add(name + ".weight", { shape.out, shape.in });
        add(name + ".bias", { shape.out });
    }
    const auto addStack = [&](const std::string &stack, std::int64_t layers, bool decoder) {
        add(stack + ".embed_positions.weight",
            { config.maxPositions + positionOffset, config.dModel });
        addNorm(stack + ".layernorm_embedding");
        for (std::int64_t i = 0; i < layers; ++i) {
            const std::string layer = stack + ".layers." + std::to_string(i) + ".";
            addNorm(layer + "self_attn_layer_norm");
            if (decoder) {
                addNorm(layer + "encoder_attn_layer_norm");
            }
            addNorm(layer + "final_layer_norm");
        }
    };
    addStack("encoder", config.encoderLayers, false);
    addStack("decoder", config.decoderLayers, true);
    return weights;
}

BartModel::BartModel(const BartConfig &config, Weights weights)
    : EncoderDecoder(ModelConfig::of(config), std::move(weights), config.decoderStartTokenId)
    , m_bart(config)
    , m_embedding(weight("model.shared.weight"))
{
    std::size_t site = 0; // sites are bound in the order of adaptedLinears()
    m_encoder = bindStack("encoder", config.encoderLayers, config.encoderHeads, site);
    m_decoder = bindStack("decoder", config.decoderLayers, config.decoderHeads, site);
    if (this->weights().contains("final_logits_bias")) {
        m_logitBias = weight("final_logits_bias").squeeze(0);
    }
}

BartModel::Stack BartModel::bindStack(
    const std::string &name, std::int64_t layers, std::int64_t heads, std::size_t &site) const
{
    const auto norm = [&](const std::string &key) {
        return Norm { weight(key + ".weight"), weight(key + ".bias") };
    };
    const auto linear = [&](const std::string &key) {
        return Linear { weight(key + ".weight"), weight(key + ".bias"), site++ };
    };
    const auto attention = [&](const std::string &key) {
        Attention result;
        result.q = linear(key + ".q_proj");
        result.k = linear(key + ".k_proj");
        result.v = linear(key + ".v_proj");
        result.o = linear(key + ".out_proj");
        result.norm = norm(key + "_layer_norm");
        return result;
    };
    const std::string prefix = "model." + name + ".";
    Stack stack;
    stack.heads = heads;
    const torch::Tensor &table = weight(prefix + "embed_positions.weight");
    stack.positions = table.narrow(0, positionOffset, table.size(0) - positionOffset);
    stack.embeddingNorm = norm(prefix + "layernorm_embedding");
    for (std::int64_t i = 0; i < layers; ++i) {
        const std::string layer = prefix + "layers." + std::to_string(i) + ".";
        Block block;
        block.self = attention(layer + "self_attn");
        if (name == "decoder") {
            block.cross = attention(layer + "encoder_attn");
        }
        block.fc1 = linear(layer + "fc1");
        block.fc2 = linear(layer + "fc2");
        block.norm = norm(layer + "final_layer_norm");
        stack.blocks.push_back(std::move(block));
    }
    return stack;
}

} // namespace tp
