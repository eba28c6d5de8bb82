// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/backbone.h"

#include "model/adapters/adapterbank.h"
#include "model/nn/backbones/bart.h"
#include "model/nn/backbones/llama.h"
#include "model/nn/backbones/t5.h"
#include "model/nn/layermixture.h"
#include "model/nn/recompute.h"
#include "model/nn/tensorio.h"
#include "model/nn/torchheaders.h"

#include <algorithm>

namespace tp {

using torch::Tensor;

namespace {

// The tensors of the files that are the model's weights, by the weights' names. All others are left
// alone: old files hold a relative bias of T5's cross-attention that no model has used.
Result<std::vector<std::pair<std::string, TensorInfo>>> neededTensors(
    const WeightFolder &files, const ModelConfig &config)
{
    std::vector<std::pair<std::string, TensorInfo>> needed;
    for (const WeightSpec &spec : modelWeights(config)) {
        std::string stored = spec.name;
        for (const std::string &other : spec.otherNames) {
            if (files.find(stored) == nullptr && files.find(other) != nullptr) {
                stored = other;
            }
        }
        if (spec.optional && files.find(stored) == nullptr) {
            continue;
        }
        auto info = files.require(stored, spec.shape, "a weight of the backbone");
        if (!info) {
            return tl::unexpected(info.error());
        }
        needed.emplace_back(spec.name, std::move(*info));
    }
    return needed;
}

std::shared_ptr<Backbone> makeBackbone(const T5Config &config, Backbone::Weights weights)
{
    return std::make_shared<T5Model>(config, std::move(weights));
}

std::shared_ptr<Backbone> makeBackbone(const BartConfig &config, Backbone::Weights weights)
{
    return std::make_shared<BartModel>(config, std::move(weights));
}

std::shared_ptr<Backbone> makeBackbone(const LlamaConfig &config, Backbone::Weights weights)
{
    return std::make_shared<LlamaModel>(config, std::move(weights));
}

std::shared_ptr<Backbone> makeBackbone(const ModelConfig &config, Backbone::Weights weights)
{
    return std::visit([&](const auto &family) { return makeBackbone(family, std::move(weights)); },
        config.family);
}

// A family may keep some weights in a wider type than the others.
torch::ScalarType narrowest(const Backbone::Weights &weights)
{
    torch::ScalarType type = weights.begin()->second.scalar_type();
    for (const auto &[name, value] : weights) {
        if (c10::elementSize(value.scalar_type()) < c10::elementSize(type)) {
            type = value.scalar_type();
        }
    }
    return type;
}

// T5's activations before these products leave float16's range. transformers keeps them in float32
// too.
torch::ScalarType weightType(
    const std::string &name, const ModelConfig &config, torch::ScalarType type)
{
    const bool isWide = type == torch::kFloat16 && std::holds_alternative<T5Config>(config.family)
        && name.ends_with(".wo.weight");
    return isWide ? torch::kFloat32 : type;
}

} // namespace

Backbone::Backbone(ModelConfig config, Weights weights)
    : m_config(std::move(config))
    , m_weights(std::move(weights))
    , m_dtype(narrowest(m_weights))
    , m_device(m_weights.begin()->second.device())
{
}

Result<std::shared_ptr<Backbone>> Backbone::load(const std::filesystem::path &folder,
    torch::ScalarType dtype,
    torch::Device device,
    const LoadWatch &watch)
{
    const auto config = readModelConfig(folder);
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
    Weights weights;
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
        weights[name] = tensor->to(device, weightType(name, *config, dtype)).contiguous();
    }
    return makeBackbone(*config, std::move(weights));
}

std::shared_ptr<const Backbone> Backbone::withWeights(const Weights &replaced) const
{
    Weights weights = m_weights;
    for (const auto &[name, value] : replaced) {
        weights.at(name) = value;
    }
    std::shared_ptr<Backbone> copy = makeBackbone(m_config, std::move(weights));
    copy->m_dtype = m_dtype;
    copy->m_recomputed = m_recomputed;
    return copy;
}

Tensor Backbone::predict(
    const Tensor &inputs, const Tensor &targets, const AdapterBank *bank, const Tensor &owner) const
{
    EncodedInput input = encode(inputs, bank);
    if (owner.defined()) {
        input = input.rows(owner);
    }
    return decode(shiftRight(targets, input), input, bank);
}

Tensor Backbone::linear(const Linear &layer, const Tensor &x, const AdapterBank *bank) const
{
    if (bank == nullptr) { // an expert's weights may be wider than what flows through it
        const torch::ScalarType type = x.scalar_type();
        return at::linear(
            x, layer.weight.to(type), layer.bias.defined() ? layer.bias.to(type) : layer.bias);
    }
    const Tensor y = bank->apply(layer.site, x, layer.weight);
    return layer.bias.defined() ? y + bank->biasOf(layer.site, layer.bias) : y;
}

Tensor Backbone::runOnce(
    const LayerCall &call, const Tensors &inputs, const AdapterBank *bank) const
{
    const LayerMixture *mixture = bank != nullptr ? bank->layerMixture() : nullptr;
    if (mixture == nullptr) {
        return call.run(*this, inputs, bank, 0);
    }
    const std::vector<ExpertShare> &shares = mixture->shares(call.layer);
    Tensors outputs;
    for (const ExpertShare &share : shares) {
        outputs.push_back(
            call.run(*mixture->experts()[share.expert], inputs, nullptr, share.expert));
    }
    return mixOutputs(shares, outputs);
}

Tensor Backbone::runLayer(const LayerCall &call, const AdapterBank *bank) const
{
    if (m_recomputed.empty() || !call.isRepeatable) {
        return runOnce(call, call.inputs, bank);
    }
    RepeatablePass pass;
    pass.inputs = call.inputs;
    pass.read = trainedTensors(call.layer, bank);
    // Until the backward pass the bank stays prepared for this batch.
    pass.run = [this, layer = call.layer, run = call.run, bank](const Tensors &inputs, bool again) {
        const PassRecorder recorder(bank, again);
        Tensors outputs { runOnce({ layer, run, {} }, inputs, bank) };
        for (Tensor &term : recorder.takeTerms()) {
            outputs.push_back(std::move(term));
        }
        return outputs;
    };
    const Tensors outputs = recomputed(std::move(pass));
    for (std::size_t i = 1; i < outputs.size(); ++i) {
        bank->record().terms.push_back(outputs[i]);
    }
    return outputs.front();
}

Backbone::Tensors Backbone::trainedTensors(std::size_t layer, const AdapterBank *bank) const
{
    const LayerParts &parts = m_recomputed[layer];
    const auto weightsOf = [&parts](const Backbone &model, Tensors &tensors) {
        for (const std::string &name : parts.weights) {
            tensors.push_back(model.m_weights.at(name));
        }
    };
    Tensors tensors;
    const LayerMixture *mixture = bank != nullptr ? bank->layerMixture() : nullptr;
    if (mixture != nullptr) {
        for (const ExpertShare &share : mixture->shares(layer)) {
            weightsOf(*mixture->experts()[share.expert], tensors);
            tensors.push_back(share.weight);
        }
    } else {
        weightsOf(*this, tensors);
        for (const std::size_t site : parts.sites) {
            const Tensors own = bank != nullptr ? bank->preparedAt(site) : Tensors {};
            tensors.insert(tensors.end(), own.begin(), own.end());
        }
    }
    std::erase_if(tensors, [](const Tensor &tensor) { return !tensor.defined(); });
    return tensors;
}

void Backbone::recomputeLayers()
{
    const std::vector<LinearShape> sites = adaptedLinears(m_config);
    for (const ModelLayer &layer : modelLayers(m_config)) {
        LayerParts parts;
        for (const WeightSpec &weight : layer.weights) {
            if (m_weights.contains(weight.name)) {
                parts.weights.push_back(weight.name);
            }
        }
        for (std::size_t site = 0; site < sites.size(); ++site) {
            if (sites[site].name.starts_with(layer.name + ".")) {
                parts.sites.push_back(site);
            }
        }
        m_recomputed.push_back(std::move(parts));
    }
}

std::size_t Backbone::layerCopies(const AdapterBank *bank)
{
    const LayerMixture *mixture = bank != nullptr ? bank->layerMixture() : nullptr;
    return mixture != nullptr ? mixture->experts().size() : 1;
}

const Tensor &Backbone::weight(const std::string &name) const
{
    return m_weights.at(name);
}

Tensor shiftRight(const Tensor &targets, const EncodedInput &input)
{
    return at::cat({ input.start, targets.narrow(1, 0, targets.size(1) - 1) }, 1);
}

} // namespace tp
