// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/routing/routingcontext.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace tp {

namespace {

RowGroups rowGroups(
    const std::vector<std::int64_t> &groupOfRow, std::int64_t groups, const torch::Device &device)
{
    std::vector<std::int64_t> counts(static_cast<std::size_t>(groups), 0);
    for (const std::int64_t group : groupOfRow) {
        ++counts[static_cast<std::size_t>(group)];
    }
    RowGroups rows;
    rows.group = torch::tensor(groupOfRow, torch::kInt64).to(device);
    rows.uniform = std::ranges::is_sorted(groupOfRow)
        && std::ranges::adjacent_find(counts, std::not_equal_to()) == counts.end();
    return rows;
}

} // namespace

RoutingContext RoutingContext::of(
    const std::vector<std::int64_t> &rowTasks, const torch::Device &device)
{
    RoutingContext context;
    std::unordered_map<std::int64_t, std::int64_t> groupOf;
    for (const std::int64_t task : rowTasks) {
        const auto [it, isNew] =
            groupOf.try_emplace(task, static_cast<std::int64_t>(context.taskIds.size()));
        if (isNew) {
            context.taskIds.push_back(task);
        }
        context.groupOfRow.push_back(it->second);
    }
    context.groups = std::ssize(context.taskIds);
    context.tasks = torch::tensor(context.taskIds, torch::kInt64).to(device);
    context.rows = rowGroups(context.groupOfRow, context.groups, device);
    return context;
}

RoutingContext RoutingContext::decoding(const std::vector<std::int64_t> &owners) const
{
    RoutingContext context = *this;
    std::vector<std::int64_t> ofDecoded;
    ofDecoded.reserve(owners.size());
    for (const std::int64_t row : owners) {
        ofDecoded.push_back(groupOfRow[static_cast<std::size_t>(row)]);
    }
    context.owner = torch::tensor(owners, torch::kInt64).to(tasks.device());
    context.decoded = rowGroups(ofDecoded, context.groups, tasks.device());
    return context;
}

} // namespace tp
