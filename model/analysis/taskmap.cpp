// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/taskmap.h"

#include "model/analysis/clustering.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace tp {

namespace {

struct Point
{
    double x = 0.0;
    double y = 0.0;
};

// The i-th seed of a sunflower: no two in one direction, none at the centre.
Point seed(int index)
{
    const double angle = static_cast<double>(index) * std::numbers::pi * (3.0 - std::sqrt(5.0));
    const double radius = std::sqrt(static_cast<double>(index) + 1.0);
    return { radius * std::cos(angle), radius * std::sin(angle) };
}

// What the plane is turned towards: categories as the seeds of a sunflower, the tasks of each as a
// small one around it. Irregular on purpose: a regular pattern would leave regular maps undecided.
std::vector<Point> pattern(const std::vector<int> &group)
{
    std::vector<Point> points;
    std::map<int, int> members;
    for (const int category : group) {
        const Point centre = seed(category);
        const Point offset = seed(members[category]++);
        points.push_back({ centre.x + 0.35 * offset.x, centre.y + 0.35 * offset.y });
    }
    return points;
}

// Rows less their mean, on both sides: J M J.
Matrix doubleCentred(const Matrix &matrix)
{
    const std::size_t n = matrix.rows();
    std::vector<double> means(n, 0.0);
    double mean = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        for (const double value : matrix.row(i)) {
            means[i] += value / static_cast<double>(n);
        }
        mean += means[i] / static_cast<double>(n);
    }
    Matrix centred(n, n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            centred(i, j) = matrix(i, j) - means[i] - means[j] + mean;
        }
    }
    return centred;
}

// Turns, or mirrors and turns, to where the sum of products with the pattern is largest (the
// orthogonal Procrustes problem, which in the plane has a closed form).
void turnTowards(const std::vector<Point> &target, Matrix &points)
{
    double xx = 0.0;
    double xy = 0.0;
    double yx = 0.0;
    double yy = 0.0;
    for (std::size_t i = 0; i < target.size(); ++i) {
        xx += points(i, 0) * target[i].x;
        xy += points(i, 0) * target[i].y;
        yx += points(i, 1) * target[i].x;
        yy += points(i, 1) * target[i].y;
    }
    const bool mirrors = std::hypot(xx - yy, xy + yx) > std::hypot(xx + yy, xy - yx);
    const double sign = mirrors ? -1.0 : 1.0;
    const double angle = std::atan2(xy - sign * yx, xx + sign * yy);
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    for (std::size_t i = 0; i < target.size(); ++i) {
        const double x = points(i, 0);
        const double y = sign * points(i, 1);
        points(i, 0) = c * x - s * y;
        points(i, 1) = s * x + c * y;
    }
}

bool isUse(const Matrix &use)
{
    return std::ranges::all_of(
        use.values(), [](double value) { return std::isfinite(value) && value >= 0.0; });
}

// Each expert at the mean of the tasks that use it more than the average task does.
void placeExperts(const Matrix &use, TaskMap &map)
{
    double total = 0.0;
    for (const double value : use.values()) {
        total += value;
    }
    const auto tasks = static_cast<double>(use.rows());
    const double even = total / static_cast<double>(use.cols()) / tasks;
    for (std::size_t e = 0; e < use.cols(); ++e) {
        double mean = 0.0;
        for (std::size_t t = 0; t < use.rows(); ++t) {
            mean += use(t, e) / tasks;
        }
        map.load.push_back(even > 0.0 ? mean / even : 0.0);
        double weights = 0.0;
        Point at;
        for (std::size_t t = 0; t < use.rows(); ++t) {
            const double more = std::max(use(t, e) - mean, 0.0);
            weights += more;
            at.x += more * map.tasks(t, 0);
            at.y += more * map.tasks(t, 1);
        }
        // What rounding leaves of equal weights is no preference.
        if (weights > 1e-12 * mean * tasks) {
            map.experts(e, 0) = at.x / weights;
            map.experts(e, 1) = at.y / weights;
        }
    }
}

} // namespace

TaskMap placeTasks(const Matrix &features, const Matrix &use, const std::vector<int> &group)
{
    const Matrix similarity = centredCosine(features);
    const std::size_t n = similarity.rows();
    if (n == 0 || use.rows() != n || use.cols() == 0 || group.size() != n || !isUse(use)
        || std::ranges::any_of(group, [](int category) { return category < 0; })) {
        return {};
    }
    TaskMap map { .tasks = Matrix(n, 2),
        .experts = Matrix(use.cols(), 2),
        .load = {},
        .explained = 0.0,
        .distinct = false };
    for (std::size_t i = 0; i < n; ++i) {
        map.distinct = map.distinct || !std::ranges::equal(features.row(i), features.row(0));
    }
    if (map.distinct) {
        const Matrix gram = doubleCentred(similarity);
        double trace = 0.0;
        for (std::size_t i = 0; i < n; ++i) {
            trace += gram(i, i);
        }
        const Eigenpairs plane = largestEigenpairs(gram, 2);
        for (std::size_t axis = 0; axis < plane.values.size(); ++axis) {
            const double value = std::max(plane.values[axis], 0.0);
            map.explained += trace > 0.0 ? value / trace : 0.0;
            for (std::size_t i = 0; i < n; ++i) {
                map.tasks(i, axis) = std::sqrt(value) * plane.vectors(i, axis);
            }
        }
        map.explained = std::min(map.explained, 1.0);
        turnTowards(pattern(group), map.tasks);
    }
    placeExperts(use, map);
    return map;
}

TaskMap mapTasks(const RoutingLayout &layout,
    const RoutingFrame &frame,
    const std::vector<std::size_t> &sites,
    const std::vector<TaskLabel> &tasks)
{
    return placeTasks(routingFeatures(layout, frame, sites),
        meanRouting(layout, frame, sites, tasks).values,
        labelsOf(categoriesOf(tasks)));
}

} // namespace tp
