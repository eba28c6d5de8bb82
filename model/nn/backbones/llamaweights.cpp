// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/backbones/llama.h"

#include "model/nn/torchheaders.h"

namespace tp {

using torch::Tensor;

namespace {

constexpr std::string_view stackPrefix = "model.";

// Files that hold the stack without a head, as the base class saves it, leave the prefix out.
WeightSpec ofStack(const std::string &name, std::vector<std::int64_t> shape)
{
    return { name, std::move(shape), { name.substr(stackPrefix.size()) } };
}

bool hasBias(const LinearShape &shape, const LlamaConfig &config)
{
    if (shape.kind == "o") {
        return config.outputBias;
    }
    return shape.kind.ends_with("_proj") ? config.feedForwardBias : config.queryBias;
}

} // namespace

std::vector<WeightSpec> modelWeights(const LlamaConfig &config)
{
    std::vector<WeightSpec> weights;
    const std::vector<std::int64_t> table { config.vocabSize, config.hiddenSize };
    weights.push_back(ofStack("model.embed_tokens.weight", table));
    if (config.tieWordEmbeddings) { // some exporters keep the one table under the head's name
        weights.back().otherNames.emplace_back("lm_head.weight");
    } else {
        weights.push_back({ "lm_head.weight", table });
    }
    for (const LinearShape &shape : adaptedLinears(config)) {
        weights.push_back(ofStack(shape.name + ".weight", { shape.out, shape.in }));
        if (hasBias(shape, config)) {
            weights.push_back(ofStack(shape.name + ".bias", { shape.out }));
        }
    }
    for (std::int64_t i = 0; i < config.numLayers; ++i) {
        const std::string block = "model.layers." + std::to_string(i) + ".";
        for (const char *norm : { "input_layernorm", "post_attention_layernorm" }) {
            weights.push_back(ofStack(block + norm + ".weight", { config.hiddenSize }));
        }
    }
    weights.push_back(ofStack("model.norm.weight", { config.hiddenSize }));
    return weights;
}

LlamaModel::LlamaModel(const LlamaConfig &config, Weights weights)
    : Backbone(ModelConfig::of(config), std::move(weights))
    , m_llama(config)
    , m_embedding(weight("model.embed_tokens.weight"))
    , m_head(config.tieWordEmbeddings ? m_embedding : weight("lm_head.weight"))
    , m_finalNorm(weight("model.norm.weight"))
    , m_frequencies(
          rotaryFrequencies(config, dtype() == torch::kFloat64 ? torch::kFloat64 : torch::kFloat32)
              .to(device()))
{
    bindLayers();
}

void LlamaModel::bindLayers()
{
    const std::vector<LinearShape> shapes = adaptedLinears(m_llama);
    std::size_t site = 0; // sites are bound in the order of adaptedLinears()
    const auto next = [&] {
        const LinearShape &shape = shapes[site];
        Linear linear { weight(shape.name + ".weight"), {}, site++ };
        if (hasBias(shape, m_llama)) {
            linear.bias = weight(shape.name + ".bias");
        }
        return linear;
    };
    for (std::int64_t i = 0; i < m_llama.numLayers; ++i) {
        const std::string block = "model.layers." + std::to_string(i) + ".";
        Layer layer;
        layer.attentionNorm = weight(block + "input_layernorm.weight");
        layer.q = next();
        layer.k = next();
        layer.v = next();
        layer.o = next();
        layer.feedForwardNorm = weight(block + "post_attention_layernorm.weight");
        layer.gate = next();
        layer.up = next();
        layer.down = next();
        m_layers.push_back(std::move(layer));
    }
}

} // namespace tp
