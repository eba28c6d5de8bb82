// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/inventedmatrices.h"

#include <cmath>
#include <vector>

// Data that look like a run's, made up from a seed: the pictures' tests need shapes, not findings.
namespace tp::invented {

inline BarsData transfer(int tasks = 12)
{
    BarsData data;
    for (int task = 0; task < tasks; ++task) {
        BarRow row;
        row.id = QStringLiteral("t%1").arg(task);
        row.label = QStringLiteral("%1 %2").arg(categoryNames().at(task % 6)).arg(task / 6 + 1);
        const double place = static_cast<double>(task) / tasks;
        row.value = -0.31 * std::pow(1.0 - place, 3.0) + 0.06 * place;
        row.low = row.value - 0.04;
        row.high = row.value + 0.04;
        row.n = 3;
        data.rows.push_back(row);
    }
    data.axisTitle = QStringLiteral("exact match, multi minus single");
    data.hurts = QStringLiteral("hurts");
    data.helps = QStringLiteral("helps");
    data.step = 612;
    return data;
}

inline CurveSeries curve(const QString &key, int colour, double end, int points, std::uint64_t seed)
{
    Rng rng(seed);
    CurveSeries series;
    series.key = key;
    series.label = key;
    series.colour = colour;
    for (int i = 0; i < points; ++i) {
        const double x = 1.0 + i * 10.0;
        const double y = end * (1.0 - std::exp(-x / 220.0)) + 0.08;
        series.x.push_back(x);
        series.y.push_back(y + 0.05 * (rng.uniform() - 0.5));
        series.smoothed.push_back(y);
    }
    return series;
}

inline CurvesData curves()
{
    CurvesData data;
    data.series.push_back(curve(QStringLiteral("tensorpoly-1"), 0, 0.80, 62, 1));
    data.series.push_back(curve(QStringLiteral("lora"), 5, 0.56, 150, 2));
    data.series.push_back(curve(QStringLiteral("poly"), 2, 0.74, 150, 3));
    data.xTitle = QStringLiteral("optimiser steps");
    data.yTitle = QStringLiteral("mean validation score");
    data.marker = 612.0;
    return data;
}

// Agreement over time that peaks early, over the band of its null.
inline ClustersData clusters(int tasks = 24)
{
    ClustersData data;
    data.similarity = similarity(tasks);
    CurveSeries chance;
    CurveSeries found;
    for (int i = 0; i < 30; ++i) {
        const double x = 5.0 + 12.0 * i;
        chance.x.push_back(x);
        chance.y.push_back(0.0);
        chance.low.push_back(-0.1);
        chance.high.push_back(0.1);
        found.x.push_back(x);
        found.y.push_back(0.95 * std::exp(-x / 900.0) * (1.0 - std::exp(-x / 25.0)));
    }
    chance.key = chance.label = QStringLiteral("chance ± 2 sd");
    chance.muted = true;
    found.key = found.label = QStringLiteral("tensorpoly-1");
    found.colour = 0;
    data.agreement.series = { chance, found };
    data.agreement.xTitle = QStringLiteral("optimiser steps");
    data.agreement.yTitle = QStringLiteral("ARI");
    data.agreement.yHigh = 1.0;
    data.words =
        QStringLiteral("agreement with categories: ARI 0.83 (null 0.00 ± 0.05, p < 0.001)");
    return data;
}

} // namespace tp::invented
