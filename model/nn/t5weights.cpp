// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/t5.h"

#include "model/core/rng.h"
#include "model/nn/tensorio.h"
#include "model/nn/torchheaders.h"

#include <algorithm>
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

// The tensors of the files that are the model's weights, by the weights' names. All others are left
// alone: old files hold a relative bias of the cross-attention that no model has used.
Result<std::vector<std::pair<std::string, TensorInfo>>> neededTensors(
    const WeightFolder &files, const T5Config &config)
{
    std::vector<std::pair<std::string, TensorInfo>> needed;
    for (const auto &[name, shape] : t5Weights(config)) {
        // Files of some exporters keep the embedding under a stack's name only.
        std::string stored = name;
        for (const char *other : { "encoder.embed_tokens.weight", "decoder.embed_tokens.weight" }) {
            if (name == "shared.weight" && files.find(stored) == nullptr
                && files.find(other) != nullptr) {
                stored = other;
            }
        }
        auto info = files.require(stored, shape, "a weight of the backbone");
        if (!info) {
            return tl::unexpected(info.error());
        }
        needed.emplace_back(name, std::move(*info));
    }
    return needed;
}

} // namespace

std::vector<std::pair<std::string, std::vector<std::int64_t>>> t5Weights(const T5Config &config)
{
    std::vector<std::pair<std::string, std::vector<std::int64_t>>> weights;
    weights.push_back({ "shared.weight", { config.vocabSize, config.dModel } });
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

T5Model::T5Model(T5Config config, torch::ScalarType dtype, torch::Device device)
    : m_config(std::move(config))
    , m_dtype(dtype)
    , m_device(device)
{
}

Result<std::shared_ptr<T5Model>> T5Model::load(const std::filesystem::path &folder,
    torch::ScalarType dtype,
    torch::Device device,
    const LoadWatch &watch)
{
    const auto config = readBackboneConfig(folder);
    if (!config) {
        return tl::unexpected(config.error());
    }
    const auto files = WeightFolder::open(folder);
    if (!files) {
        return tl::unexpected(files.error());
    }
    const auto needed = neededTensors(*files, *config);
    if (!needed) {
        return tl::unexpected(needed.error());
    }
    std::uint64_t total = 0;
    for (const auto &[name, info] : *needed) {
        total += info.bytes();
    }
    std::uint64_t done = 0;
    const auto proceed = [&](std::uint64_t bytes) -> Status {
        done = std::min(done + bytes, total); // one saved with gaps has more bytes than numbers
        if (watch.progress) {
            watch.progress(done, total);
        }
        if (watch.stop.stop_requested()) {
            return fail(
                ErrorCode::Usage, "stopped while the backbone was loading", folder.string());
        }
        return {};
    };
    std::shared_ptr<T5Model> model(new T5Model(*config, dtype, device));
    for (const auto &[name, info] : *needed) {
        const auto tensor = readTensor(*files, info, proceed);
        if (!tensor) {
            return tl::unexpected(tensor.error());
        }
        if (!tensor->isfinite().all().item<bool>()) {
            return fail(ErrorCode::BadInput,
                "tensor '" + name + "' holds values that are not finite",
                files->fileOf(info).string(),
                "the file is damaged or was saved from a diverged run");
        }
        model->m_weights[name] = tensor->to(device, dtype).contiguous();
    }
    model->bind();
    return model;
}

std::shared_ptr<T5Model> T5Model::random(const T5Config &config, std::uint64_t seed)
{
    std::shared_ptr<T5Model> model(new T5Model(config, torch::kFloat32, torch::kCPU));
    for (const auto &[name, shape] : t5Weights(config)) {
        Rng rng(seed, name);
        const double deviation = initialDeviation(name, config);
        Tensor value = deviation > 0.0 ? normalTensor(shape, deviation, rng)
                                       : torch::ones(shape, torch::kFloat32);
        value.set_requires_grad(true);
        model->m_weights[name] = value;
    }
    model->bind();
    return model;
}

void T5Model::bind()
{
    m_embedding = m_weights.at("shared.weight");
    m_head = m_config.tieWordEmbeddings ? m_embedding : m_weights.at("lm_head.weight");
    std::size_t site = 0; // sites are bound in the order of adaptedLinears()
    m_encoder = bindStack("encoder", m_config.numLayers, site);
    m_decoder = bindStack("decoder", m_config.numDecoderLayers, site);
}

T5Model::Stack T5Model::bindStack(
    const std::string &name, std::int64_t layers, std::size_t &site) const
{
    const auto weight = [&](const std::string &key) { return m_weights.at(key + ".weight"); };
    const auto linear = [&](const std::string &key) { return Linear { weight(key), site++ }; };
    const auto attention = [&](const std::string &layer, const std::string &kind) {
        Attention result;
        result.norm = weight(layer + ".layer_norm");
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
        bound.feedForward.norm = weight(layer + ".layer_norm");
        const std::string prefix = layer + ".DenseReluDense.";
        bound.feedForward.wi = linear(prefix + (m_config.gated ? "wi_0" : "wi"));
        if (m_config.gated) {
            bound.feedForward.wi1 = linear(prefix + "wi_1");
        }
        bound.feedForward.wo = linear(prefix + "wo");
        stack.blocks.push_back(std::move(bound));
    }
    stack.relativeBias = weight(name + ".block.0.layer.0.SelfAttention.relative_attention_bias");
    stack.finalNorm = weight(name + ".final_layer_norm");
    return stack;
}

} // namespace tp
