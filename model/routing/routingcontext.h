// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <vector>

namespace tp {

// Which task each row of a batch belongs to. Handed to the adapters before a forward pass, so that
// they work once per distinct task and not per row.
struct RoutingContext
{
    torch::Tensor tasks; // int64 [groups], distinct task ids in order of first appearance
    torch::Tensor rowGroup; // int64 [rows], index into `tasks`
    std::int64_t groups = 0;
    // Rows are sorted by group and every group has the same number of rows: a view then replaces
    // a gather.
    bool uniform = false;

    [[nodiscard]] static RoutingContext of(
        const std::vector<std::int64_t> &rowTasks, const torch::Device &device);
};

} // namespace tp
