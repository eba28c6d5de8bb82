// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later

// How long the live analyses of one routing frame take: the window repeats them for every frame
// that it shows, so tens of milliseconds are the limit.

#include "model/analysis/clustering.h"
#include "model/analysis/routing.h"
#include "model/core/rng.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <limits>
#include <numeric>

namespace {

struct Shape
{
    const char *name;
    std::int64_t tasks;
    std::size_t sites;
    std::int64_t experts;
    std::uint64_t categories;
};

// Fastest of several repetitions, in milliseconds of processor time: what other programs on the
// machine take only ever adds, and much of it to time on the clock.
double fastest(const std::function<void()> &work)
{
    constexpr int repetitions = 7;
    double best = std::numeric_limits<double>::infinity();
    for (int i = 0; i < repetitions; ++i) {
        const std::clock_t start = std::clock();
        work();
        const auto ticks = static_cast<double>(std::clock() - start);
        best = std::min(best, 1000.0 * ticks / CLOCKS_PER_SEC);
    }
    return best;
}

void measure(const Shape &shape)
{
    tp::Rng rng(1);
    tp::RoutingLayout layout;
    layout.sites.resize(shape.sites);
    layout.tasks = shape.tasks;
    layout.experts = shape.experts;
    tp::RoutingFrame frame;
    for (std::size_t row = 0; row < shape.sites * static_cast<std::size_t>(shape.tasks); ++row) {
        std::vector<double> weights(static_cast<std::size_t>(shape.experts));
        std::ranges::generate(weights, [&rng] { return rng.uniform(); });
        const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
        for (const double weight : weights) {
            frame.weights.push_back(static_cast<float>(weight / sum));
        }
    }
    std::vector<std::string> categories;
    for (std::int64_t task = 0; task < shape.tasks; ++task) {
        categories.push_back(std::to_string(rng.below(shape.categories)));
    }
    std::vector<std::size_t> sites(shape.sites);
    std::iota(sites.begin(), sites.end(), std::size_t { 0 });

    double checksum = 0.0;
    const double statistics =
        fastest([&] { checksum += tp::routingStatistics(layout, frame, sites).mutualInformation; });
    const double features =
        fastest([&] { checksum += tp::routingFeatures(layout, frame, sites)(0, 0); });
    const tp::Matrix rows = tp::routingFeatures(layout, frame, sites);
    const double similarity = fastest([&] { checksum += tp::centredCosine(rows)(0, 0); });
    const double clustering =
        fastest([&] { checksum += tp::clusterTasks(rows, categories, 1000).agreement.ari; });
    fmt::print("{:<34} statistics {:7.2f} ms   features {:6.2f} ms   clusters {:7.2f} ms "
               "(of which similarity {:6.2f} ms)   [{:.6f}]\n",
        shape.name,
        statistics,
        features,
        clustering,
        similarity,
        checksum);
}

} // namespace

int main()
{
    measure({ "24 tasks, 36 sites, 8 experts", 24, 36, 8, 5 });
    measure({ "160 tasks, 432 sites, 8 experts", 160, 432, 8, 19 });
    measure({ "640 tasks, 36 sites, 8 experts", 640, 36, 8, 40 });
    return 0;
}
