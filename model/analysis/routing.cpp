// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/routing.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace tp {

namespace {

struct Shape
{
    std::size_t sites = 0;
    std::size_t tasks = 0;
    std::size_t splits = 0;
    std::size_t experts = 0;

    [[nodiscard]] std::size_t perTask() const { return splits * experts; }
};

Shape shapeOf(const RoutingLayout &layout)
{
    return { layout.sites.size(),
        static_cast<std::size_t>(layout.tasks),
        static_cast<std::size_t>(layout.splits),
        static_cast<std::size_t>(layout.experts) };
}

bool usable(
    const RoutingLayout &layout, const RoutingFrame &frame, const std::vector<std::size_t> &sites)
{
    return fits(layout, frame)
        && std::ranges::all_of(sites, [&](std::size_t site) { return site < layout.sites.size(); });
}

// The weights [splits, experts] of one task at one site.
std::span<const float> weightsOf(
    const RoutingFrame &frame, const Shape &shape, std::size_t site, std::size_t task)
{
    return std::span<const float>(frame.weights)
        .subspan((site * shape.tasks + task) * shape.perTask(), shape.perTask());
}

double entropy(std::span<const double> distribution)
{
    double sum = 0.0;
    for (const double p : distribution) {
        if (p > 0.0) {
            sum -= p * std::log(p);
        }
    }
    return sum;
}

// One row of weights as a distribution; false if it is none.
bool readDistribution(std::span<const float> weights, std::span<double> distribution)
{
    double sum = 0.0;
    for (std::size_t e = 0; e < weights.size(); ++e) {
        const auto weight = static_cast<double>(weights[e]);
        if (!std::isfinite(weight) || weight < 0.0) {
            return false;
        }
        distribution[e] = weight;
        sum += weight;
    }
    if (!(sum > 0.0)) {
        return false;
    }
    for (double &p : distribution) {
        p /= sum;
    }
    return true;
}

std::vector<std::string> numbered(const std::string &prefix, std::int64_t count)
{
    std::vector<std::string> labels;
    for (std::int64_t i = 1; i <= count; ++i) {
        labels.push_back(prefix + std::to_string(i));
    }
    return labels;
}

} // namespace

std::vector<std::size_t> selectSites(const RoutingLayout &layout, const SiteFilter &filter)
{
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < layout.sites.size(); ++i) {
        const RoutingSite &site = layout.sites[i];
        if ((filter.stack.empty() || filter.stack == site.stack)
            && (!filter.layer || *filter.layer == site.layer)
            && (filter.kind.empty() || filter.kind == site.kind)) {
            chosen.push_back(i);
        }
    }
    return chosen;
}

std::vector<std::string> expertLabels(const RoutingLayout &layout)
{
    return numbered(layout.expertPrefix, layout.experts);
}

std::vector<std::string> splitLabels(const RoutingLayout &layout)
{
    if (layout.splits <= 1) {
        return {};
    }
    return numbered(layout.splitAxis.substr(0, 1), layout.splits);
}

std::vector<std::string> columnLabels(const RoutingLayout &layout)
{
    const std::vector<std::string> experts = expertLabels(layout);
    if (layout.splits <= 1) {
        return experts;
    }
    std::vector<std::string> labels;
    for (const std::string &split : splitLabels(layout)) {
        for (const std::string &expert : experts) {
            labels.push_back(split + ' ' + expert);
        }
    }
    return labels;
}

bool fits(const RoutingLayout &layout, const RoutingFrame &frame)
{
    if (layout.tasks < 1 || layout.splits < 1 || layout.experts < 1) {
        return false;
    }
    // Divisions instead of products: a layout read from a damaged file must not overflow.
    const Shape shape = shapeOf(layout);
    std::size_t rest = frame.weights.size();
    for (const std::size_t extent : { shape.tasks, shape.splits, shape.experts }) {
        if (rest % extent != 0) {
            return false;
        }
        rest /= extent;
    }
    return rest == shape.sites;
}

LabelledMatrix meanRouting(const RoutingLayout &layout,
    const RoutingFrame &frame,
    const std::vector<std::size_t> &sites,
    const std::vector<TaskLabel> &tasks)
{
    const Shape shape = shapeOf(layout);
    if (sites.empty() || !usable(layout, frame, sites) || tasks.size() != shape.tasks) {
        return {};
    }
    LabelledMatrix mean { .rowAxis = Axis::Task,
        .colAxis = Axis::Expert,
        .rows = {},
        .cols = {},
        .values = Matrix(shape.tasks, shape.perTask()) };
    for (const TaskLabel &task : tasks) {
        mean.rows.push_back(task.id);
    }
    mean.cols = columnLabels(layout);
    for (std::size_t task = 0; task < shape.tasks; ++task) {
        const std::span<double> row = mean.values.row(task);
        for (const std::size_t site : sites) {
            const std::span<const float> weights = weightsOf(frame, shape, site, task);
            for (std::size_t i = 0; i < row.size(); ++i) {
                row[i] += static_cast<double>(weights[i]);
            }
        }
        for (double &value : row) {
            value /= static_cast<double>(sites.size());
        }
    }
    return mean;
}

Matrix routingFeatures(
    const RoutingLayout &layout, const RoutingFrame &frame, const std::vector<std::size_t> &sites)
{
    if (!usable(layout, frame, sites)) {
        return {};
    }
    const Shape shape = shapeOf(layout);
    Matrix features(shape.tasks, sites.size() * shape.perTask());
    for (std::size_t task = 0; task < shape.tasks; ++task) {
        auto target = features.row(task).begin();
        for (const std::size_t site : sites) {
            target = std::ranges::copy(weightsOf(frame, shape, site, task), target).out;
        }
    }
    return features;
}

RoutingStatistics routingStatistics(
    const RoutingLayout &layout, const RoutingFrame &frame, const std::vector<std::size_t> &sites)
{
    if (sites.empty() || !usable(layout, frame, sites)) {
        return {};
    }
    const Shape shape = shapeOf(layout);
    const auto tasks = static_cast<double>(shape.tasks);
    const auto layers = static_cast<double>(sites.size() * shape.splits);

    RoutingStatistics statistics;
    statistics.load.assign(shape.experts, 0.0);
    std::vector<double> distribution(shape.experts);
    std::vector<double> marginal(shape.experts);
    std::vector<double> even(shape.experts, 0.0); // load if all were used alike
    for (const std::size_t site : sites) {
        const std::int64_t choices = layout.expertsAt(site);
        const double scale = choices > 1 ? std::log(static_cast<double>(choices)) : 1.0;
        for (std::size_t e = 0; e < static_cast<std::size_t>(choices); ++e) {
            even[e] += static_cast<double>(shape.splits) / static_cast<double>(choices) / layers;
        }
        for (std::size_t split = 0; split < shape.splits; ++split) {
            std::ranges::fill(marginal, 0.0);
            double conditional = 0.0;
            double top = 0.0;
            for (std::size_t task = 0; task < shape.tasks; ++task) {
                const auto weights = weightsOf(frame, shape, site, task)
                                         .subspan(split * shape.experts, shape.experts);
                if (!readDistribution(weights, distribution)) {
                    return {};
                }
                conditional += entropy(distribution) / tasks;
                top += *std::ranges::max_element(distribution) / tasks;
                for (std::size_t e = 0; e < shape.experts; ++e) {
                    marginal[e] += distribution[e] / tasks;
                }
            }
            const double balance = entropy(marginal);
            statistics.conditionalEntropy += conditional / scale / layers;
            statistics.marginalEntropy += balance / scale / layers;
            statistics.effectiveExperts += std::exp(balance) / layers;
            statistics.meanTopWeight += top / layers;
            for (std::size_t e = 0; e < shape.experts; ++e) {
                statistics.load[e] += marginal[e] / layers;
            }
        }
    }
    statistics.mutualInformation = statistics.marginalEntropy - statistics.conditionalEntropy;
    for (std::size_t e = 0; e < shape.experts; ++e) {
        if (even[e] > 0.0 && statistics.load[e] < deadShare * even[e]) {
            statistics.dead.push_back(static_cast<int>(e));
        }
    }
    return statistics;
}

} // namespace tp
