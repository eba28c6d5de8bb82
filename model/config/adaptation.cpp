// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/adaptation.h"

#include "model/config/settings.h"
#include "model/config/validate.h"
#include "model/core/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace tp {

namespace {

constexpr std::int64_t largestBatch = 8;
constexpr std::int64_t evaluations = 10;

// Whether the method can mix its experts alike for every task.
bool hasMean(const MethodDescription &method)
{
    return std::ranges::any_of(method.options, [](const OptionSpec &option) {
        return (option.key == "selector" || option.key == "routing")
            && std::ranges::count(option.choices, "average") > 0;
    });
}

bool hasOption(const MethodDescription &method, const char *key)
{
    return std::ranges::count(method.options, key, &OptionSpec::key) > 0;
}

// Every layer of the run's backbone stays one copy: those that it routed, and those that it had
// dense already.
void makeDense(const RunDescription &run, OptionValues &options)
{
    for (const char *stack : { "encoder", "decoder" }) {
        const std::string key = std::string(stack) + "_vanilla_layers";
        std::string layers;
        if (const auto given = options.find(key); given != options.end()) {
            layers = std::get<std::string>(given->second);
        }
        for (const RoutingSite &site : run.routing.sites) {
            if (site.stack == stack) {
                layers += (layers.empty() ? "" : ",") + formatInteger(site.layer);
            }
        }
        options[key] = layers;
    }
    options["train_embeddings"] = true;
}

Status checkPart(const MethodDescription &method, AdaptedPart part)
{
    if (part == AdaptedPart::Routing && !method.routed) {
        return fail(ErrorCode::BadInput,
            fmt::format("the method '{}' has no routing to train alone", method.name),
            "adaptation.part",
            "use all");
    }
    if (part == AdaptedPart::Modules && !method.routed) {
        return fail(ErrorCode::BadInput,
            fmt::format("the method '{}' has no routing to keep", method.name),
            "adaptation.part",
            "use all");
    }
    if (part == AdaptedPart::Squeezed && !hasOption(method, "train_embeddings")) {
        return fail(ErrorCode::BadInput,
            fmt::format("the method '{}' has no copies of layers to squeeze", method.name),
            "adaptation.part",
            "use all");
    }
    if (part == AdaptedPart::Mean && !hasMean(method)) {
        return fail(ErrorCode::BadInput,
            fmt::format("the method '{}' has no uniform mean of experts", method.name),
            "adaptation.part",
            "use all");
    }
    return {};
}

} // namespace

std::string adaptedPartName(AdaptedPart part)
{
    RunConfig config;
    config.adaptation.part = part;
    return std::get<std::string>(findSetting("adaptation.part")->get(config));
}

Result<RunConfig> adaptationConfig(
    const RunDescription &run, const AdaptRequest &request, const MethodTable &methods)
{
    if (std::ranges::find(run.tasks, request.task, &TaskLabel::id) != run.tasks.end()) {
        return fail(ErrorCode::BadInput,
            fmt::format("the run was trained on the task {}", inQuotes(request.task)),
            request.run.string(),
            "name a task of the suite that it was not trained on");
    }
    const MethodDescription *method = findMethod(methods, run.config.method.name);
    if (method == nullptr) {
        return tl::unexpected(unknownMethod(methods, run.config.method.name));
    }
    if (const Status status = checkPart(*method, request.part); !status) {
        return tl::unexpected(status.error());
    }
    RunConfig config = run.config;
    config.suite.tasks = { request.task };
    config.suite.maxTrain = request.shots;
    config.suite.sampleSeed = request.sampleSeed;
    config.training.seed = request.seed;
    config.training.steps = request.steps;
    config.training.batchSize = std::min(config.training.batchSize, largestBatch);
    config.training.bucketBatches = 1;
    config.training.evaluateEvery = std::max<std::int64_t>(1, request.steps / evaluations);
    config.training.checkpointEvery = 0;
    config.references.mode = "none";
    config.adaptation = {
        .run = std::filesystem::absolute(request.run).lexically_normal().string(),
        .part = request.part,
        .routing = request.routing,
        .protocol = request.protocol,
    };
    // A second stage would begin with fresh experts.
    if (hasOption(*method, "stages")) {
        config.method.options["stages"] = std::int64_t { 1 };
    }
    if (request.part == AdaptedPart::Mean) {
        const char *key = hasOption(*method, "selector") ? "selector" : "routing";
        config.method.options[key] = std::string("average");
    }
    if (request.part == AdaptedPart::Squeezed) {
        makeDense(run, config.method.options);
    }
    config.name = fmt::format("{} adapted to {} · {} · {} shots · seed {}, sample {}",
        config.method.name,
        request.task,
        adaptedPartName(request.part),
        request.shots,
        request.seed,
        request.sampleSeed);
    return config;
}

} // namespace tp
