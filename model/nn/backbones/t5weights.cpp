// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/backbones/t5.h"

#include "model/core/rng.h"
#include "model/nn/torchheaders.h"

#include <cmath>

namespace tp {

using torch::Tensor;

namespace {

// Two normal values per pair of uniform ones (Box-Muller), from our own portable generator.
Tensor normalTensor(const std::vector<std::int64_t> &shape, double deviation, Rng &rng)
{
    Tensor values = torch::empty(shape, torch::kFloat64);
    auto *data = values.data_ptr<double>();
    for (std::int64_t i = 0; i < values.numel(); ++i) {
        const double radius = std::sqrt(-2.0 * std::log(1.0 - rng.uniform()));
        data[i] = deviation * radius * std::cos(2.0 * M_PI * rng.uniform());
    }
    return values.to(torch::kFloat32);
}

// Standard deviation of the initial values, by the last parts of the name, as transformers' T5 has
// it; 0 stands for a layer norm that starts at one.
double initialDeviation(const std::string &name, const T5Config &config)
{
    const auto endsWith = [&](const char *suffix) { return name.ends_with(suffix); };
    const auto d = static_cast<double>(config.dModel);
    const auto inner = static_cast<double>(config.innerSize());
    if (endsWith("layer_norm.weight")) {
        return 0.0;
    }
    if (endsWith("shared.weight")) {
        return 1.0;
    }
    if (endsWith(".q.weight")) {
        return 1.0 / std::sqrt(d * static_cast<double>(config.dKv));
    }
    if (endsWith(".o.weight")) {
        return 1.0 / std::sqrt(inner);
    }
    if (endsWith(".wo.weight")) {
        return 1.0 / std::sqrt(static_cast<double>(config.dFf));
    }
    return 1.0 / std::sqrt(d);
}

} // namespace

std::vector<WeightSpec> modelWeights(const T5Config &config)
{
    std::vector<WeightSpec> weights;
    // Files of some exporters keep the embedding under a stack's name only.
    weights.push_back({ "shared.weight",
        { config.vocabSize, config.dModel },
        { "encoder.embed_tokens.weight", "decoder.embed_tokens.weight" } });
    if (!config.tieWordEmbeddings) {
        weights.push_back({ "lm_head.weight", { config.vocabSize, config.dModel } });
    }
    for (const LinearShape &shape : adaptedLinears(config)) {
        weights.push_back({ shape.name + ".weight", { shape.out, shape.in } });
    }
    const auto addStack = [&](const std::string &stack, std::int64_t layers, int sublayers) {
        for (std::int64_t i = 0; i < layers; ++i) {
            for (int j = 0; j < sublayers; ++j) {
                weights.push_back({ stack + ".block." + std::to_string(i) + ".layer."
                        + std::to_string(j) + ".layer_norm.weight",
                    { config.dModel } });
            }
        }
        weights.push_back({ stack + ".final_layer_norm.weight", { config.dModel } });
        weights.push_back({ stack + ".block.0.layer.0.SelfAttention.relative_attention_bias.weight",
            { config.relativeBuckets, config.numHeads } });
    };
    addStack("encoder", config.numLayers, 2);
    addStack("decoder", config.numDecoderLayers, 3);
    return weights;
}

T5Model::T5Model(const T5Config &config, Weights weights)
    : EncoderDecoder(ModelConfig::of(config), std::move(weights), config.decoderStartTokenId)
    , m_t5(config)
    , m_embedding(weight("shared.weight"))
    , m_head(config.tieWordEmbeddings ? m_embedding : weight("lm_head.weight"))
{
    std::size_t site = 0; // sites are bound in the order of adaptedLinears()
    m_encoder = bindStack("encoder", config.numLayers, site);
    m_decoder = bindStack("decoder", config.numDecoderLayers, site);
}

std::shared_ptr<T5Model> T5Model::random(const T5Config &config, std::uint64_t seed)
{
    Weights weights;
    for (const WeightSpec &spec : modelWeights(config)) {
        Rng rng(seed, spec.name);
        const double deviation = initialDeviation(spec.name, config);
        Tensor value = deviation > 0.0 ? normalTensor(spec.shape, deviation, rng)
                                       : torch::ones(spec.shape, torch::kFloat32);
        value.set_requires_grad(true);
        weights[spec.name] = value;
    }
    return std::make_shared<T5Model>(config, std::move(weights));
}

T5Model::Stack T5Model::bindStack(
    const std::string &name, std::int64_t layers, std::size_t &site) const
{
    const auto norm = [&](const std::string &key) { return weight(key + ".weight"); };
    const auto linear = [&](const std::string &key) {
        return Linear { weight(key + ".weight"), {}, site++ };
    };
    const auto attention = [&](const std::string &layer, const std::string &kind) {
        Attention result;
        result.norm = norm(layer + ".layer_norm");
        const std::string prefix = layer + "." + kind + ".";
        result.q = linear(prefix + "q");
        result.k = linear(prefix + "k");
        result.v = linear(prefix + "v");
        result.o = linear(prefix + "o");
        return result;
    };
    Stack stack;
    for (std::int64_t i = 0; i < layers; ++i) {
        const std::string block = name + ".block." + std::to_string(i) + ".layer.";
        Block bound;
        bound.self = attention(block + "0", "SelfAttention");
        int next = 1;
        if (name == "decoder") {
            bound.cross = attention(block + "1", "EncDecAttention");
            next = 2;
        }
        const std::string layer = block + std::to_string(next);
        bound.feedForward.norm = norm(layer + ".layer_norm");
        const std::string prefix = layer + ".DenseReluDense.";
        bound.feedForward.wi = linear(prefix + (m_t5.gated ? "wi_0" : "wi"));
        if (m_t5.gated) {
            bound.feedForward.wi1 = linear(prefix + "wi_1");
        }
        bound.feedForward.wo = linear(prefix + "wo");
        stack.blocks.push_back(std::move(bound));
    }
    stack.relativeBias =
        weight(name + ".block.0.layer.0.SelfAttention.relative_attention_bias.weight");
    stack.finalNorm = norm(name + ".final_layer_norm");
    return stack;
}

} // namespace tp
