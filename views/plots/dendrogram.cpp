// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/dendrogram.h"

#include <algorithm>
#include <cmath>

namespace tp {

namespace {

// A subtree: the rows it covers and where its stem leaves it.
struct Node
{
    int top = 0;
    int bottom = 0;
    double position = 0.0;
    double height = 0.0;
    int parent = -1;
};

bool isChild(int child, std::size_t merge, std::size_t leaves)
{
    return child >= 0 && static_cast<std::size_t>(child) < leaves + merge;
}

std::optional<std::vector<Node>> placeNodes(
    const Linkage &linkage, const std::vector<int> &rowOrder)
{
    const std::size_t leaves = rowOrder.size();
    std::vector<Node> nodes(leaves + linkage.size());
    std::vector<bool> seen(leaves, false);
    for (std::size_t row = 0; row < leaves; ++row) {
        const int leaf = rowOrder[row];
        if (leaf < 0 || static_cast<std::size_t>(leaf) >= leaves
            || seen[static_cast<std::size_t>(leaf)]) {
            return std::nullopt;
        }
        seen[static_cast<std::size_t>(leaf)] = true;
        const int at = static_cast<int>(row);
        nodes[static_cast<std::size_t>(leaf)] = { at, at, static_cast<double>(at), 0.0, -1 };
    }
    for (std::size_t i = 0; i < linkage.size(); ++i) {
        const Merge &merge = linkage[i];
        if (!isChild(merge.left, i, leaves) || !isChild(merge.right, i, leaves)
            || !std::isfinite(merge.height)) {
            return std::nullopt;
        }
        Node &a = nodes[static_cast<std::size_t>(merge.left)];
        Node &b = nodes[static_cast<std::size_t>(merge.right)];
        const bool neighbours = a.bottom + 1 == b.top || b.bottom + 1 == a.top;
        if (!neighbours || a.parent >= 0 || b.parent >= 0) {
            return std::nullopt;
        }
        a.parent = b.parent = static_cast<int>(leaves + i);
        nodes[leaves + i] = { std::min(a.top, b.top),
            std::max(a.bottom, b.bottom),
            (a.position + b.position) / 2.0,
            merge.height,
            -1 };
    }
    return nodes;
}

} // namespace

std::optional<Dendrogram> placeDendrogram(
    const Linkage &linkage, const std::vector<int> &rowOrder, int clusters)
{
    const std::size_t leaves = rowOrder.size();
    if (leaves < 2 || linkage.size() + 1 != leaves) {
        return std::nullopt;
    }
    const auto placed = placeNodes(linkage, rowOrder);
    if (!placed) {
        return std::nullopt;
    }
    const std::vector<Node> &nodes = *placed;

    Dendrogram result;
    const auto wanted = static_cast<std::size_t>(std::max(clusters, 1));
    const std::size_t k = std::min(wanted, leaves);
    const std::size_t below = leaves - k; // merges below the cut
    result.clusters = static_cast<int>(k);
    result.maxHeight = linkage.back().height;
    // Distances of routing often lie far from zero and close together: the empty part is left out.
    const double lowest = linkage.front().height;
    result.baseHeight = std::max(0.0, lowest - 0.2 * std::max(result.maxHeight - lowest, 0.0));
    const double under = below > 0 ? linkage[below - 1].height : result.baseHeight;
    const double over = below < linkage.size()
        ? linkage[below].height
        : result.maxHeight + 0.08 * (result.maxHeight - result.baseHeight);
    result.cutHeight = (under + over) / 2.0;

    // A node is the root of a cluster if it lies below the cut and its parent does not.
    const auto isBelow = [&](std::size_t node) { return node < leaves + below; };
    std::vector<std::size_t> roots;
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        const int parent = nodes[node].parent;
        if (isBelow(node) && (parent < 0 || !isBelow(static_cast<std::size_t>(parent)))) {
            roots.push_back(node);
        }
    }
    std::ranges::sort(roots, {}, [&](std::size_t node) { return nodes[node].top; });
    result.rowCluster.assign(leaves, 0);
    for (std::size_t cluster = 0; cluster < roots.size(); ++cluster) {
        const Node &root = nodes[roots[cluster]];
        for (int row = root.top; row <= root.bottom; ++row) {
            result.rowCluster[static_cast<std::size_t>(row)] = static_cast<int>(cluster);
        }
    }

    const auto clusterOf = [&](std::size_t node) {
        return isBelow(node) ? result.rowCluster[static_cast<std::size_t>(nodes[node].top)] : -1;
    };
    for (std::size_t i = 0; i < linkage.size(); ++i) {
        auto upper = static_cast<std::size_t>(linkage[i].left);
        auto lower = static_cast<std::size_t>(linkage[i].right);
        if (nodes[upper].position > nodes[lower].position) {
            std::swap(upper, lower);
        }
        result.branches.push_back({ nodes[upper].position,
            nodes[lower].position,
            nodes[upper].height,
            nodes[lower].height,
            linkage[i].height,
            clusterOf(upper),
            clusterOf(lower),
            clusterOf(leaves + i) });
    }
    return result;
}

} // namespace tp
