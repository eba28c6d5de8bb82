// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/clustering.h"

#include <optional>
#include <vector>

namespace tp {

// A linkage placed beside rows: positions in rows (0 is the middle of the first row) and in
// heights.
struct DendrogramBranch
{
    double first = 0.0; // upper child's position, in rows
    double second = 0.0; // lower child's
    double firstHeight = 0.0; // heights at which the children begin
    double secondHeight = 0.0;
    double height = 0.0; // of this merge
    int firstCluster = -1; // 0..k-1 from the top where the child lies below the cut, else -1
    int secondCluster = -1;
    int cluster = -1; // of the merge itself; -1 above the cut
};

struct Dendrogram
{
    std::vector<DendrogramBranch> branches;
    std::vector<int> rowCluster; // [rows] by position from the top, 0..k-1
    int clusters = 0;
    double cutHeight = 0.0; // between the last merge below and the first above
    double maxHeight = 0.0;
    double baseHeight = 0.0; // where the axis begins: a little below the lowest merge
};

// Nothing if the linkage does not belong to the rows, or if `rowOrder` would cross its branches.
// `clusters` below 1 means one cluster.
[[nodiscard]] std::optional<Dendrogram> placeDendrogram(
    const Linkage &linkage, const std::vector<int> &rowOrder, int clusters);

} // namespace tp
