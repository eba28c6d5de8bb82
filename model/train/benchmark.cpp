// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/benchmark.h"

#include "model/adapters/adapterbank.h"
#include "model/adapters/method.h"
#include "model/config/validate.h"
#include "model/nn/torchheaders.h"
#include "model/train/adamw.h"
#include "model/train/losses.h"
#include "model/train/session.h"

#include <algorithm>
#include <chrono>

namespace tp {

namespace {

constexpr int stepsPerRound = 3;

struct Variant
{
    std::string name;
    std::unique_ptr<AdapterBank> bank; // null: the backbone alone
    std::unique_ptr<AdamW> optimizer;
    std::vector<double> milliseconds;
};

void trainStep(const Backbone &model, const Batch &batch, Variant &variant)
{
    if (variant.bank) {
        RoutingContext context = batch.routing;
        context.trainingStep = 1;
        variant.bank->prepare(context);
        variant.optimizer->zeroGrad();
    }
    const torch::Tensor loss = taskLosses(model, batch, variant.bank.get()).mean();
    (variant.bank ? withAuxiliary(loss, *variant.bank) : loss).backward();
    if (variant.bank) {
        (void)variant.optimizer->clip(1.0);
        variant.optimizer->step({ 1e-4, 1e-4 });
        variant.bank->release();
    }
    if (model.device().is_cuda()) {
        torch::cuda::synchronize(model.device().index());
    }
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

Result<std::vector<Variant>> makeVariants(const Workspace &workspace)
{
    std::vector<Variant> variants;
    variants.push_back({ "backbone", nullptr, nullptr, {} });
    for (const Method &method : methods()) {
        const auto options = completeOptions(method.description, {});
        if (!options) {
            return tl::unexpected(options.error());
        }
        const BankRequest request { .sites = adaptedLinears(workspace.model->config()),
            .tasks = static_cast<std::int64_t>(workspace.suite->tasks.size()),
            .options = *options,
            .device = workspace.device,
            .seed = 1,
            .model = workspace.model.get() };
        if (!checkRequest(method, request)) {
            continue; // its defaults do not suit this backbone
        }
        Variant variant { method.description.name, method.create(request), nullptr, {} };
        std::vector<OptimizedParameter> parameters;
        for (const AdapterParameter &parameter : variant.bank->parameters()) {
            parameters.push_back({ .name = parameter.name,
                .value = parameter.value,
                .learningRateFactor = parameter.rateFactor,
                .group = parameter.group == ParameterGroup::Router ? 1U : 0U });
        }
        variant.optimizer = std::make_unique<AdamW>(std::move(parameters), AdamWOptions {});
        variants.push_back(std::move(variant));
    }
    return variants;
}

} // namespace

Result<std::vector<StepTiming>> benchmarkSteps(const RunConfig &config, int rounds) noexcept
try {
    auto workspace = openWorkspace(config, {}, {});
    if (!workspace) {
        return tl::unexpected(workspace.error());
    }
    for (torch::Tensor norm : workspace->model->firstNorms()) {
        norm.set_requires_grad(true);
    }
    auto variants = makeVariants(*workspace);
    if (!variants) {
        return tl::unexpected(variants.error());
    }
    Sampler sampler(workspace->config.training, workspace->data->trainLengths());
    for (int round = -1; round < rounds; ++round) { // the first round warms up
        const auto batch = workspace->data->makeBatch(sampler.next(), workspace->device);
        if (!batch) {
            return tl::unexpected(batch.error());
        }
        for (Variant &variant : *variants) {
            for (int i = 0; i < stepsPerRound; ++i) {
                const auto begin = std::chrono::steady_clock::now();
                trainStep(*workspace->model, *batch, variant);
                const std::chrono::duration<double, std::milli> passed =
                    std::chrono::steady_clock::now() - begin;
                if (round >= 0) {
                    variant.milliseconds.push_back(passed.count());
                }
            }
        }
    }
    std::vector<StepTiming> timings;
    const double backbone = median(variants->front().milliseconds);
    for (const Variant &variant : *variants) {
        const double milliseconds = median(variant.milliseconds);
        timings.push_back({ variant.name, milliseconds, milliseconds / backbone });
    }
    return timings;
} catch (const std::exception &error) {
    return fail(ErrorCode::Internal, error.what(), "bench step");
}

} // namespace tp
