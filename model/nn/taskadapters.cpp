// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/taskadapters.h"

#include "model/adapters/adapterbank.h"
#include "model/nn/backbone.h"
#include "model/nn/torchheaders.h"
#include "model/train/runadapters.h"

namespace tp {

Result<TaskAdapters> openTaskAdapters(const std::filesystem::path &folder,
    const std::string &taskId,
    const std::filesystem::path &backbone,
    const std::shared_ptr<const Backbone> &model)
{
    auto adapters = openRunAdapters(folder,
        backbone,
        model->dtype() == torch::kFloat64 ? torch::kFloat64 : torch::kFloat32,
        model.get());
    if (!adapters) {
        return tl::unexpected(adapters.error());
    }
    const auto task = taskIndex(adapters->run, taskId, folder);
    if (!task) {
        return tl::unexpected(task.error());
    }
    auto own = adapters->bank->ownModel();
    return TaskAdapters { std::move(adapters->bank), own ? std::move(own) : model, *task };
}

} // namespace tp
