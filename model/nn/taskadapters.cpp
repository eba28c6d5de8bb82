// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/taskadapters.h"

#include "model/adapters/adapterbank.h"
#include "model/adapters/method.h"
#include "model/analysis/clustering.h"
#include "model/config/validate.h"
#include "model/core/text.h"
#include "model/nn/backbone.h"
#include "model/nn/backbonehash.h"
#include "model/nn/torchheaders.h"
#include "model/store/runreader.h"
#include "model/store/runstore.h"
#include "model/train/checkpoint.h"

#include <algorithm>

namespace tp {

Result<TaskAdapters> openTaskAdapters(const std::filesystem::path &folder,
    const std::string &taskId,
    const std::filesystem::path &backbone,
    const Backbone &model)
{
    const auto reader = RunReader::open(folder);
    if (!reader) {
        return tl::unexpected(reader.error());
    }
    const RunDescription &run = reader->history().description;
    const auto task = std::ranges::find(run.tasks, taskId, &TaskLabel::id);
    if (task == run.tasks.end()) {
        std::vector<std::string> known;
        for (const TaskLabel &label : run.tasks) {
            known.push_back(label.id);
        }
        return fail(ErrorCode::BadInput,
            "the run has no task " + inQuotes(taskId),
            folder.string(),
            "did you mean '" + nearestKey(taskId, known) + "'?");
    }
    const auto hash = backboneHash(backbone);
    if (!hash) {
        return tl::unexpected(hash.error());
    }
    if (*hash != run.backboneHash) {
        return fail(ErrorCode::BadInput,
            "the run was trained on another backbone",
            backbone.string(),
            "the run names '" + run.config.backbone.path + "'");
    }
    const auto checkpoint = newestCheckpoint(folder);
    if (!checkpoint) {
        return fail(ErrorCode::BadInput,
            "the run has no checkpoint yet",
            folder.string(),
            "train it further, or use the backbone without it");
    }
    const Method *method = methodNamed(run.config.method.name);
    if (method == nullptr) {
        return fail(ErrorCode::Unsupported,
            "the run's method " + inQuotes(run.config.method.name) + " is not in this build",
            folder.string());
    }
    BankRequest wanted;
    wanted.sites = adaptedLinears(model.config());
    wanted.tasks = static_cast<std::int64_t>(run.tasks.size());
    wanted.categories = categoriesOf(run.tasks);
    const auto options = completeOptions(method->description, run.config.method.options);
    if (!options) {
        return tl::unexpected(options.error());
    }
    wanted.options = *options;
    wanted.device = model.device();
    wanted.dtype = model.dtype() == torch::kFloat64 ? torch::kFloat64 : torch::kFloat32;
    if (Status status = checkRequest(*method, wanted); !status) {
        return tl::unexpected(std::move(status.error()));
    }
    auto bank = method->create(wanted);
    if (const Status read = readAdapter(*checkpoint, *bank); !read) {
        return tl::unexpected(read.error());
    }
    return TaskAdapters { std::move(bank), std::distance(run.tasks.begin(), task) };
}

} // namespace tp
