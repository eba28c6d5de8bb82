// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/taskmoe/bank.h"

#include "model/adapters/method.h"
#include "model/adapters/taskmoe/taskvectors.h"
#include "model/core/rng.h"
#include "model/nn/torchheaders.h"

#include <algorithm>
#include <cmath>

namespace tp {

using torch::Tensor;

namespace {

// A site of routing for every layer that has experts.
BankRequest layerRequest(const BankRequest &request)
{
    const TaskMoeSettings settings = taskMoeSettings(request.options);
    BankRequest changed = request;
    changed.sites.clear();
    for (const ModelLayer &layer : modelLayers(request.model->config())) {
        if (settings.isDense(layer)) {
            continue;
        }
        LinearShape site;
        site.name = layer.name;
        site.stack = layer.stack;
        site.layer = layer.layer;
        site.kind = "layer";
        changed.sites.push_back(std::move(site));
    }
    changed.model = nullptr; // it need not live as long
    return changed;
}

// "encoder.block.0.experts.1.layer.0.layer_norm.weight"
std::string expertWeightName(const ModelLayer &layer, const std::string &weight, std::size_t expert)
{
    return layer.name + ".experts." + std::to_string(expert) + weight.substr(layer.name.size());
}

} // namespace

TaskMoeBank::TaskMoeBank(const BankRequest &request)
    : AdapterBank(layerRequest(request), integerOption(request.options, "experts"))
    , m_settings(taskMoeSettings(request.options))
    , m_layers(modelLayers(request.model->config()))
    , m_progress(torch::zeros({ 1 }, torch::kFloat64))
    , m_shares(m_layers.size())
{
    if (m_settings.firstShare > 0.0 && request.steps > 1) {
        m_firstSteps = std::clamp<std::int64_t>(
            std::llround(m_settings.firstShare * static_cast<double>(request.steps)),
            1,
            request.steps - 1);
    }
    registerFixed("progress", m_progress);
    for (std::size_t layer = 0; layer < m_layers.size(); ++layer) {
        if (!m_settings.isDense(m_layers[layer])) {
            m_routed.push_back(layer);
        }
    }
    makeShared(*request.model);
    makeExperts(m_model ? *m_model : *request.model);
    if (m_routed.empty()) {
        return;
    }
    if (m_settings.learns()) {
        makeRouter(adaptedLinears(request.model->config()).front().in);
    } else if (m_settings.routing != TaskRouting::Average) {
        makeRandomRoutes();
    }
}

void TaskMoeBank::makeShared(const Backbone &model)
{
    std::vector<WeightSpec> specs;
    for (const ModelLayer &layer : m_layers) {
        if (m_settings.isDense(layer)) {
            specs.insert(specs.end(), layer.weights.begin(), layer.weights.end());
        }
    }
    if (m_settings.embeddingsTrained) {
        const std::vector<WeightSpec> outside = trainedOutside(model.config());
        specs.insert(specs.end(), outside.begin(), outside.end());
    }
    for (const WeightSpec &weight : specs) {
        m_pretrained[weight.name] = model.weights().at(weight.name).detach();
        const Tensor value = m_pretrained[weight.name].to(tensorOptions(), false, true);
        m_shared[weight.name] = value;
        registerAlone({ .name = weight.name, .value = value });
    }
    if (!m_shared.empty()) {
        m_model = model.withWeights(m_shared);
    }
}

void TaskMoeBank::makeExperts(const Backbone &model)
{
    m_weights.resize(static_cast<std::size_t>(m_settings.experts));
    for (const std::size_t at : m_routed) {
        const ModelLayer &layer = m_layers[at];
        for (const WeightSpec &weight : layer.weights) {
            m_pretrained[weight.name] = model.weights().at(weight.name).detach();
        }
        for (std::size_t expert = 0; expert < m_weights.size(); ++expert) {
            for (const WeightSpec &weight : layer.weights) {
                const std::string name = expertWeightName(layer, weight.name, expert);
                const Tensor value = startOf(weight.name, name);
                m_weights[expert][weight.name] = value;
                registerAlone({ .name = name, .value = value });
            }
        }
    }
    for (const Backbone::Weights &weights : m_weights) {
        m_experts.push_back(model.withWeights(weights));
    }
}

Tensor TaskMoeBank::startOf(const std::string &weight, const std::string &name) const
{
    const Tensor value = m_pretrained.at(weight).to(tensorOptions(), false, true);
    if (m_settings.initialNoise == 0.0) {
        return value;
    }
    // A generator of our own: LibTorch's global one belongs to the process.
    at::Generator generator = at::globalContext().defaultGenerator(torch::kCPU).clone();
    generator.set_current_seed(Rng(m_request.seed, name).next());
    const Tensor noise = torch::empty(value.sizes(), torch::kFloat32).normal_(0.0, 1.0, generator);
    return value + noise.to(value.options()) * m_settings.initialNoise;
}

void TaskMoeBank::makeRouter(std::int64_t hiddenSize)
{
    m_router.emplace(m_settings.shape(routedLayers(), hiddenSize), tensorOptions(), m_request.seed);
    for (const auto &[name, value] : m_router->parameters()) {
        registerAlone(
            { .name = "router." + name, .value = value, .group = ParameterGroup::Router });
    }
    m_vectors =
        randomVectors(m_request.tasks, m_router->shape().input, m_request.seed).to(tensorOptions());
    if (m_settings.vectorsTrained) {
        registerAlone({ .name = "task_vectors",
            .value = m_vectors,
            .group = ParameterGroup::Router,
            .rateFactor = m_settings.vectorRate });
    } else {
        registerFixed("task_vectors", m_vectors);
    }
    if (m_settings.keepBest && m_firstSteps > 0) {
        for (const auto &[name, view] : routeTensors()) {
            m_best.emplace_back("best." + name, view.clone());
        }
        m_best.emplace_back("best.score", torch::full({ 1 }, -1.0, torch::kFloat64));
    }
}

Status TaskMoeBank::initialise(const Backbone &model, TaskData &data, const SetupWatch &watch)
{
    const std::string &kind = m_settings.vectors;
    if (!m_router || kind == "learned" || kind == "random") {
        return {};
    }
    if (model.config().decoderOnly && kind.ends_with("text")) {
        return fail(ErrorCode::Unsupported,
            "task vectors from texts need an encoder, and the backbone has none",
            "method.task_vectors",
            "use learned, random or fisher");
    }
    const VectorTraining training {
        m_settings.vectorSteps, m_settings.vectorTrainingRate, m_request.seed
    };
    const auto vectors = kind == "text" ? textVectors(model, data, TextReading::Encoder, watch)
        : kind == "decoder-text"        ? textVectors(model, data, TextReading::Decoder, watch)
        : kind == "tuned-text"
        ? tunedTextVectors(model, data, training, watch)
        : fisherVectors(model, data, m_router->shape().input, training, watch);
    if (!vectors) {
        return tl::unexpected(vectors.error());
    }
    const torch::NoGradGuard noGrad;
    m_vectors.copy_(*vectors);
    return {};
}

AdapterBank::NamedViews TaskMoeBank::routeTensors() const
{
    NamedViews tensors;
    for (const auto &[name, view] : siteTensors()) {
        if (name.starts_with("router.") || name == "task_vectors") {
            tensors.emplace_back(name, view);
        }
    }
    return tensors;
}

void TaskMoeBank::scored(double mean)
{
    if (m_best.empty() || inSecondStage()) {
        return;
    }
    double &best = *m_best.back().second.data_ptr<double>();
    if (mean > best) {
        best = mean;
        const NamedViews now = routeTensors();
        for (std::size_t i = 0; i < now.size(); ++i) {
            m_best[i].second.copy_(now[i].second);
        }
    }
}

std::string TaskMoeBank::startSecondStage()
{
    const torch::NoGradGuard noGrad;
    const bool isBest = !m_best.empty() && *m_best.back().second.data_ptr<double>() >= 0.0;
    if (isBest) {
        const NamedViews now = routeTensors();
        for (std::size_t i = 0; i < now.size(); ++i) {
            now[i].second.detach().copy_(m_best[i].second);
        }
    }
    for (auto &[name, value] : m_shared) {
        value.copy_(m_pretrained.at(name));
    }
    for (std::size_t expert = 0; expert < m_weights.size(); ++expert) {
        for (const std::size_t at : m_routed) {
            const ModelLayer &layer = m_layers[at];
            for (const WeightSpec &weight : layer.weights) {
                m_weights[expert]
                    .at(weight.name)
                    .copy_(startOf(weight.name, expertWeightName(layer, weight.name, expert)));
            }
        }
    }
    return isBest ? "second stage: the experts start again from the backbone, and the routes of "
                    "the best score stay as they are"
                  : "second stage: the experts start again from the backbone, and the routes stay "
                    "as they are";
}

AdapterBank::NamedViews TaskMoeBank::trainingState() const
{
    return m_best;
}

Status TaskMoeBank::disableExperts(const Tensor &experts)
{
    const bool isDrawn = m_settings.routing == TaskRouting::RandomPerExample
        || m_settings.routing == TaskRouting::RandomPerTask;
    if (isDrawn) {
        return fail(ErrorCode::Unsupported,
            "experts that are drawn at random cannot be disabled",
            "method.routing");
    }
    m_disabled = experts;
    return {};
}

Result<LayerMixture::Weights> TaskMoeBank::denseWeights(std::int64_t task) const
{
    const bool isEven = m_settings.routing == TaskRouting::Average
        || (m_settings.routing == TaskRouting::RandomPerTask && m_settings.randomExperts > 1);
    if (isEven && !m_routed.empty()) {
        return fail(ErrorCode::Unsupported,
            "several experts of a layer have the same weight, so that none is the one to keep",
            "method.routing");
    }
    Weights weights;
    for (const auto &[name, value] : m_shared) {
        weights[name] = value.detach();
    }
    if (m_routed.empty()) {
        return weights;
    }
    const bool isOneForAll = m_settings.routing == TaskRouting::RandomPerExample;
    const Tensor routes =
        isOneForAll ? m_random.select(1, 0) : routing().select(1, task).squeeze(1);
    const Tensor best = routes.argmax(-1).cpu();
    for (std::size_t i = 0; i < m_routed.size(); ++i) {
        const auto expert = static_cast<std::size_t>(best.data_ptr<std::int64_t>()[i]);
        for (const WeightSpec &weight : m_layers[m_routed[i]].weights) {
            weights[weight.name] = m_weights[expert].at(weight.name).detach();
        }
    }
    return weights;
}

} // namespace tp
