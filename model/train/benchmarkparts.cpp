// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/benchmarkparts.h"

#include "model/adapters/methods.h"
#include "model/config/validate.h"
#include "model/nn/torchheaders.h"
#include "model/train/losses.h"

#include <algorithm>

namespace tp::bench {

Result<Workspace> openWorkspace(const BenchmarkRequest &request)
{
    auto workspace = tp::openWorkspace(request.config, request.progress, request.stop);
    if (workspace) {
        workspace->bank.reset();
    }
    return workspace;
}

Result<std::vector<const Method *>> chosenMethods(const BenchmarkRequest &request)
{
    std::vector<const Method *> chosen;
    for (const std::string &name : request.methods) {
        if (methodNamed(name) == nullptr) {
            return tl::unexpected(unknownMethod(methodTable(), name));
        }
    }
    for (const Method &method : methods()) {
        const std::string &name = method.description.name;
        if (request.methods.empty() || std::ranges::count(request.methods, name) > 0) {
            chosen.push_back(&method);
        }
    }
    return chosen;
}

Result<BankRequest> bankRequest(const Workspace &workspace,
    const Method &method,
    const OptionValues &options,
    std::int64_t tasks)
{
    auto complete = completeOptions(method.description, options);
    if (!complete) {
        return tl::unexpected(complete.error());
    }
    BankRequest request { .sites = adaptedLinears(workspace.model->config()),
        .tasks = tasks,
        .options = std::move(*complete),
        .dtype = workspace.model->dtype() == torch::kFloat64 ? torch::kFloat64 : torch::kFloat32,
        .device = workspace.device,
        .seed = 1,
        .model = workspace.model.get() };
    if (const Status status = checkRequest(method, request); !status) {
        return tl::unexpected(status.error());
    }
    return request;
}

Contestant makeContestant(const Method &method, const BankRequest &request)
{
    Contestant contestant { method.description.name, method.create(request), nullptr, {} };
    std::vector<OptimizedParameter> parameters;
    for (const AdapterParameter &parameter : contestant.bank->parameters()) {
        parameters.push_back({ .name = parameter.name,
            .value = parameter.value,
            .learningRateFactor = parameter.rateFactor,
            .group = parameter.group == ParameterGroup::Router ? 1U : 0U });
    }
    contestant.optimizer = std::make_unique<AdamW>(std::move(parameters), AdamWOptions {});
    return contestant;
}

Result<std::vector<Contestant>> makeContestants(const Workspace &workspace,
    const BenchmarkRequest &request,
    std::vector<BenchmarkLeftOut> &leftOut)
{
    const auto chosen = chosenMethods(request);
    if (!chosen) {
        return tl::unexpected(chosen.error());
    }
    std::vector<Contestant> contestants;
    contestants.push_back({ "backbone", nullptr, nullptr, {} });
    const auto tasks = static_cast<std::int64_t>(workspace.suite->tasks.size());
    for (const Method *method : *chosen) {
        const auto made = bankRequest(workspace, *method, {}, tasks);
        if (!made) { // its defaults do not suit this backbone
            leftOut.push_back({ method->description.name, made.error().message() });
            continue;
        }
        contestants.push_back(makeContestant(*method, *made));
    }
    return contestants;
}

void askForGradients(const Backbone &model)
{
    for (torch::Tensor norm : model.firstNorms()) {
        norm.set_requires_grad(true);
    }
}

void timeStep(const Backbone &model, const Batch &batch, Contestant &contestant, bool warmsUp)
{
    const double milliseconds = timed(model.device(), [&] {
        if (contestant.bank) {
            RoutingContext context = batch.routing;
            context.trainingStep = 1;
            contestant.bank->prepare(context);
            contestant.optimizer->zeroGrad();
        }
        const torch::Tensor loss = taskLosses(model, batch, contestant.bank.get()).mean();
        (contestant.bank ? withAuxiliary(loss, *contestant.bank) : loss).backward();
        if (contestant.bank) {
            (void)contestant.optimizer->clip(1.0);
            contestant.optimizer->step({ 1e-4, 1e-4 });
            contestant.bank->release();
        }
    });
    if (!warmsUp) {
        contestant.milliseconds.push_back(milliseconds);
    }
}

void synchronise(const torch::Device &device)
{
    if (device.is_cuda()) {
        torch::cuda::synchronize(device.index());
    }
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

Status goOn(const BenchmarkRequest &request, double done, const std::string &stage)
{
    if (request.stop.stop_requested()) {
        return fail(ErrorCode::Usage, "stopped before everything was measured");
    }
    if (request.progress) {
        request.progress(done, stage);
    }
    return {};
}

} // namespace tp::bench
