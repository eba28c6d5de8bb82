// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/method.h"
#include "model/adapters/taskmoe/bank.h"
#include "model/nn/torchheaders.h"

namespace tp {

namespace {

// Dense layers are of those that a stack has.
Status checkDense(const LinearShape &site, const TaskMoeSettings &settings)
{
    const bool inEncoder = site.stack == "encoder";
    const char *key = inEncoder ? "encoder_vanilla_layers" : "decoder_vanilla_layers";
    for (const std::int64_t layer : inEncoder ? settings.denseEncoder : settings.denseDecoder) {
        if (layer >= site.layers) {
            return fail(ErrorCode::BadInput,
                "option '" + std::string(key) + "' names layer " + std::to_string(layer)
                    + ", but the " + site.stack + "'s are 0 to " + std::to_string(site.layers - 1),
                "method." + std::string(key));
        }
    }
    if (site.decoderOnly && !settings.denseEncoder.empty()) {
        return fail(ErrorCode::BadInput,
            "option 'encoder_vanilla_layers' names layers, but the backbone has no encoder",
            "method.encoder_vanilla_layers",
            "use method.decoder_vanilla_layers");
    }
    return {};
}

Status checkOptions(const LinearShape &site, const OptionValues &options)
{
    const TaskMoeSettings settings = taskMoeSettings(options);
    if (Status dense = checkDense(site, settings); !dense) {
        return dense;
    }
    if (settings.routing == TaskRouting::RandomPerTask
        && settings.randomExperts >= settings.experts) {
        return fail(ErrorCode::BadInput,
            "option 'random_experts' is " + std::to_string(settings.randomExperts)
                + ", but must be below the " + std::to_string(settings.experts) + " experts",
            "method.random_experts");
    }
    for (const char *key : { "vector_size", "router_width" }) {
        if (const std::int64_t value = integerOption(options, key); value % 4 != 0) {
            return fail(ErrorCode::BadInput,
                "option '" + std::string(key) + "' is " + std::to_string(value)
                    + ", but must be a multiple of 4",
                "method." + std::string(key));
        }
    }
    return {};
}

SiteCount countCopies(const ModelConfig &config, const OptionValues &options)
{
    const TaskMoeSettings settings = taskMoeSettings(options);
    const std::vector<ModelLayer> layers = modelLayers(config);
    SiteCount count;
    std::int64_t routed = 0;
    for (const ModelLayer &layer : layers) {
        const bool dense = settings.isDense(layer);
        count.modules += (dense ? 1 : settings.experts) * layer.parameterCount();
        routed += dense ? 0 : 1;
    }
    if (settings.embeddingsTrained) {
        for (const WeightSpec &weight : trainedOutside(config)) {
            count.modules += weight.parameterCount();
        }
    }
    if (settings.learns() && routed > 0) {
        const RouterShape shape = settings.shape(routed, adaptedLinears(config).front().in);
        count.gate = routerParameterCount(shape);
        count.routerPerTask = settings.vectorsTrained ? shape.input : 0;
    }
    return count;
}

} // namespace

Method taskMoeMethod()
{
    Method method;
    method.description = {
        .name = "task-moe",
        .label = "Task-level MoE",
        .summary = "Every layer exists in several copies that are all trained; a router mixes them "
                   "by task. Needs the memory of so many models.",
        .source = "Ye, Zha and Ren, Findings of EMNLP 2022, arXiv 2205.12701; noise is drawn for "
                  "each task and not in evaluation, and embeddings stay frozen, unless options say "
                  "otherwise.",
        .routed = true,
        .suggestedLearningRate = 1e-3,
        .suggestedRouterLearningRate = 1e-2,
        .options = taskMoeOptions(),
    };
    method.count = [](const LinearShape &, const OptionValues &) { return SiteCount {}; };
    method.countLayers = countCopies;
    method.check = checkOptions;
    method.create = [](const BankRequest &request) {
        return std::make_unique<TaskMoeBank>(request);
    };
    return method;
}

} // namespace tp
