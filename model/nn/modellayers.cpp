// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/modellayers.h"

#include "model/nn/backbones/bart.h"
#include "model/nn/backbones/llama.h"
#include "model/nn/backbones/t5.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>

namespace tp {

namespace {

// "encoder.block.3" of "encoder.block.3.layer.0.SelfAttention.q"
std::string layerName(const LinearShape &linear)
{
    const std::string number = "." + std::to_string(linear.layer);
    return linear.name.substr(0, linear.name.find(number + ".") + number.size());
}

} // namespace

std::int64_t WeightSpec::parameterCount() const
{
    return std::accumulate(shape.begin(), shape.end(), std::int64_t { 1 }, std::multiplies<>());
}

std::int64_t ModelLayer::parameterCount() const
{
    std::int64_t total = 0;
    for (const WeightSpec &weight : weights) {
        total += weight.parameterCount();
    }
    return total;
}

std::vector<WeightSpec> modelWeights(const ModelConfig &config)
{
    return std::visit([](const auto &family) { return modelWeights(family); }, config.family);
}

std::vector<WeightSpec> weightsOutsideLayers(const ModelConfig &config)
{
    std::set<std::string> inside;
    for (const ModelLayer &layer : modelLayers(config)) {
        for (const WeightSpec &weight : layer.weights) {
            inside.insert(weight.name);
        }
    }
    std::vector<WeightSpec> weights = modelWeights(config);
    std::erase_if(weights, [&](const WeightSpec &weight) { return inside.contains(weight.name); });
    return weights;
}

std::vector<ModelLayer> modelLayers(const ModelConfig &config)
{
    std::vector<ModelLayer> layers;
    for (const LinearShape &linear : adaptedLinears(config)) {
        std::string name = layerName(linear);
        if (layers.empty() || layers.back().name != name) {
            layers.push_back({ std::move(name), linear.stack, linear.layer, {} });
        }
    }
    for (WeightSpec &weight : modelWeights(config)) {
        if (weight.name.ends_with(".relative_attention_bias.weight")) {
            continue;
        }
        const auto layer = std::ranges::find_if(layers,
            [&](const ModelLayer &each) { return weight.name.starts_with(each.name + "."); });
        if (layer != layers.end()) {
            layer->weights.push_back(std::move(weight));
        }
    }
    return layers;
}

} // namespace tp
