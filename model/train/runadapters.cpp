// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/runadapters.h"

#include "model/analysis/clustering.h"
#include "model/config/validate.h"
#include "model/core/text.h"
#include "model/nn/backbone.h"
#include "model/nn/backbonehash.h"
#include "model/nn/modelconfig.h"
#include "model/nn/torchheaders.h"
#include "model/store/runfolder.h"
#include "model/train/checkpoint.h"

#include <algorithm>

namespace tp {

Result<RunAdapters> openRunAdapters(const std::filesystem::path &run,
    const std::filesystem::path &backbone,
    torch::ScalarType dtype,
    const Backbone *model)
{
    auto description = runfolder::readManifest(run);
    if (!description) {
        return tl::unexpected(description.error());
    }
    RunAdapters adapters;
    adapters.run = std::move(*description);
    const std::filesystem::path folder =
        backbone.empty() ? std::filesystem::path(adapters.run.config.backbone.path) : backbone;
    const auto config = readModelConfig(folder);
    if (!config) {
        return tl::unexpected(config.error());
    }
    const auto hash = backboneHash(folder);
    if (!hash) {
        return tl::unexpected(hash.error());
    }
    if (*hash != adapters.run.backboneHash) {
        return fail(ErrorCode::BadInput,
            "the run was trained on another backbone",
            folder.string(),
            "the run names '" + adapters.run.config.backbone.path + "'");
    }
    const auto checkpoint = newestCheckpoint(run);
    if (!checkpoint) {
        return fail(ErrorCode::BadInput,
            "the run has no checkpoint yet",
            run.string(),
            "let it train to its first checkpoint, or stop it with one");
    }
    const std::string &name = adapters.run.config.method.name;
    adapters.method = methodNamed(name);
    if (adapters.method == nullptr) {
        return fail(ErrorCode::Unsupported,
            "the run's method " + inQuotes(name) + " is not in this build",
            run.string());
    }
    auto options =
        completeOptions(adapters.method->description, adapters.run.config.method.options);
    if (!options) {
        return tl::unexpected(options.error());
    }
    adapters.options = std::move(*options);
    adapters.sites = adaptedLinears(*config);
    BankRequest request;
    request.sites = adapters.sites;
    request.tasks = static_cast<std::int64_t>(adapters.run.tasks.size());
    request.categories = categoriesOf(adapters.run.tasks);
    request.options = adapters.options;
    request.dtype = dtype;
    request.device = model != nullptr ? model->device() : torch::Device(torch::kCPU);
    request.seed = adapters.run.config.training.seed;
    request.model = model;
    request.steps = adapters.run.config.training.steps;
    if (adapters.method->countLayers && model == nullptr) {
        return fail(ErrorCode::Unsupported,
            "the method '" + name + "' trains copies of whole layers, which is no adapter",
            run.string(),
            "export it merged, as the model of one task");
    }
    if (Status status = checkRequest(*adapters.method, request); !status) {
        return tl::unexpected(std::move(status.error()));
    }
    adapters.bank = adapters.method->create(request);
    if (const Status read = readAdapter(*checkpoint, *adapters.bank); !read) {
        return tl::unexpected(read.error());
    }
    return adapters;
}

Result<std::int64_t> taskIndex(
    const RunDescription &run, const std::string &task, const std::filesystem::path &folder)
{
    const auto found = std::ranges::find(run.tasks, task, &TaskLabel::id);
    if (found != run.tasks.end()) {
        return std::distance(run.tasks.begin(), found);
    }
    std::vector<std::string> known;
    for (const TaskLabel &label : run.tasks) {
        known.push_back(label.id);
    }
    return fail(ErrorCode::BadInput,
        "the run has no task " + inQuotes(task),
        folder.string(),
        "did you mean '" + nearestKey(task, known) + "'?");
}

} // namespace tp
