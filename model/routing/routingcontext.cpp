// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/routing/routingcontext.h"

#include <unordered_map>

namespace tp {

RoutingContext RoutingContext::of(
    const std::vector<std::int64_t> &rowTasks, const torch::Device &device)
{
    std::vector<std::int64_t> tasks;
    std::vector<std::int64_t> groups;
    std::vector<std::int64_t> counts;
    std::unordered_map<std::int64_t, std::int64_t> groupOf;
    bool sorted = true;
    groups.reserve(rowTasks.size());
    for (const std::int64_t task : rowTasks) {
        const auto [it, isNew] = groupOf.try_emplace(task, static_cast<std::int64_t>(tasks.size()));
        if (isNew) {
            tasks.push_back(task);
            counts.push_back(0);
        }
        sorted = sorted && (groups.empty() || groups.back() <= it->second);
        groups.push_back(it->second);
        ++counts[static_cast<std::size_t>(it->second)];
    }
    RoutingContext context;
    context.groups = static_cast<std::int64_t>(tasks.size());
    context.tasks = torch::tensor(tasks, torch::kInt64).to(device);
    context.rowGroup = torch::tensor(groups, torch::kInt64).to(device);
    context.taskIds = std::move(tasks);
    context.uniform = sorted;
    for (const std::int64_t count : counts) {
        context.uniform = context.uniform && count == counts.front();
    }
    return context;
}

} // namespace tp
