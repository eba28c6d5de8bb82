// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/routing.h"
#include "model/core/matrix.h"
#include "model/core/rundata.h"

#include <cstddef>
#include <vector>

namespace tp {

// Tasks and experts in one plane.
//
// Tasks: classical (Torgerson) scaling of the similarity that the clusters are made of, the cosine
// s of centred routing rows. With the chord length sqrt(2 - 2 s) as distance its Gram matrix is s
// itself, centred once more, so that the plane is the best of all planes for these distances:
// squared distances in it add up to `explained` of all. What is near in the plane may still be far
// apart in what is left out; a low share says so.
//
// Experts: each stands at the mean of the tasks that use it more than tasks do on average, weighted
// by how much more. An expert between two groups serves both; one that all tasks use alike stands
// in the middle. Its number means the same expert at all sites only as far as a mean over sites
// does.
//
// Orientation: axes of equal length could turn and every axis could flip from one frame to the
// next. The plane is therefore turned, or mirrored, to where its tasks lie closest to a fixed
// pattern of the categories and the order of the tasks. That depends on nothing but the frame, so
// that a step looks the same however it was reached, and neighbouring steps look alike as long as
// the second and the third axis do not change places.
struct TaskMap
{
    Matrix tasks; // [tasks, 2]
    Matrix experts; // [splits * experts, 2], in the order of meanRouting's columns
    std::vector<double> load; // of each expert's column, mean weight in even shares: 1 is even
    double explained = 0.0; // [0, 1]
    bool distinct = false; // false: all tasks route alike, and all positions are 0
};

// `use` [tasks, columns] says how much each task uses each expert, `group` which category each task
// belongs to, numbered as labelsOf does. Refused (all empty): sizes that do not fit together, and
// numbers that are not finite or, in `use`, negative.
[[nodiscard]] TaskMap placeTasks(
    const Matrix &features, const Matrix &use, const std::vector<int> &group);

// The map of one frame over the chosen sites; empty where meanRouting is.
[[nodiscard]] TaskMap mapTasks(const RoutingLayout &layout,
    const RoutingFrame &frame,
    const std::vector<std::size_t> &sites,
    const std::vector<TaskLabel> &tasks);

// The largest eigenvalues of a symmetric matrix without negative ones, and their vectors of length
// one as columns [n, count]; by simultaneous iteration from a fixed start.
struct Eigenpairs
{
    std::vector<double> values; // descending
    Matrix vectors;
};
[[nodiscard]] Eigenpairs largestEigenpairs(const Matrix &matrix, std::size_t count);

} // namespace tp
