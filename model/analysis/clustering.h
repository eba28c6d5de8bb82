// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/core/matrix.h"
#include "model/core/rundata.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tp {

// Input with NaN or infinite numbers, or of sizes that do not fit together, is refused everywhere
// here: the answer is empty (NaN for a single number).

// Cosine similarity of rows after subtracting the mean row, in [-1, 1]; [n, n]. Centring matters
// because uncentred routing weights are all positive and therefore all alike.
// A zero row is similar to nothing (0) but itself (1); zero means below 1e-12 of the row's own
// length, which is the rounding that centring leaves in equal rows.
[[nodiscard]] Matrix centredCosine(const Matrix &features);

// One merge: clusters `left` and `right` (0..n-1 are leaves, n+i is merge i), as scipy's linkage.
struct Merge
{
    int left = 0;
    int right = 0;
    double height = 0.0;
    int size = 0;
};
using Linkage = std::vector<Merge>; // n - 1 merges, ascending height

// Average linkage of a symmetric distance matrix, of which the part above the diagonal is read.
// Ties: the pair whose first cluster has the lowest number, then its second; leaves and older
// merges have lower numbers. `left` is below `right`. A height that rounding puts below its
// predecessor is raised to it. O(n^2) time in practice, O(n^2) memory.
[[nodiscard]] Linkage averageLinkage(const Matrix &distance);
// Leaves from top to bottom so that the sum of distances between neighbours is least
// (Bar-Joseph et al. 2001, in O(n^3) with O(n^2) memory). Of an order and its reverse the one is
// given whose first leaf has the lower number.
[[nodiscard]] std::vector<int> optimalLeafOrder(const Linkage &linkage, const Matrix &distance);
// Labels 0..k-1 in order of first appearance, for exactly min(k, n) clusters (0 counts as 1).
[[nodiscard]] std::vector<int> cutLinkage(
    const Linkage &linkage, std::size_t leaves, std::size_t clusters);

// Chance-adjusted agreement of two labellings; both single-cluster: 1. The mutual information is
// divided by the arithmetic mean of the entropies and, unlike the Rand index, not adjusted for
// chance.
[[nodiscard]] double adjustedRandIndex(const std::vector<int> &a, const std::vector<int> &b);
[[nodiscard]] double normalisedMutualInformation(
    const std::vector<int> &a, const std::vector<int> &b);

struct Agreement
{
    double ari = 0.0;
    double nmi = 0.0;
    double nullMean = 0.0; // of ARI under label permutations
    double nullDeviation = 0.0; // n - 1 in the denominator
    double p = 1.0; // (1 + permutations at least as large) / (1 + permutations)
    int permutations = 0;
};
// The null shuffles `categories` with Rng(seed, "agreement"), each shuffle starting from the last:
// the same numbers on every call, so that values over time share one null.
[[nodiscard]] Agreement agreement(const std::vector<int> &labels,
    const std::vector<int> &categories,
    int permutations = 1000,
    std::uint64_t seed = 0);

// All of it for one set of features: what the dendrogram draws. Distances are 1 - similarity, and
// there are as many clusters as distinct categories.
struct Clustering
{
    Matrix similarity; // [n, n]
    Linkage linkage;
    std::vector<int> leafOrder;
    std::vector<int> labels; // for `clusters` clusters
    std::size_t clusters = 0;
    Agreement agreement; // with the categories
    bool distinct = false; // false: all rows are equal, so the tree follows only the tie rule
};
[[nodiscard]] Clustering clusterTasks(
    const Matrix &features, const std::vector<std::string> &categories, int permutations = 1000);

// Of each task, in their order.
[[nodiscard]] std::vector<std::string> categoriesOf(const std::vector<TaskLabel> &tasks);

// Integer labels of strings in order of first appearance.
[[nodiscard]] std::vector<int> labelsOf(const std::vector<std::string> &names);

} // namespace tp
