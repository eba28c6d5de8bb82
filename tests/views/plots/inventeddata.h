// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/clustering.h"
#include "model/core/rng.h"
#include "views/plots/plotdata.h"

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

// Data that look like a run's, made up from a seed: the pictures' tests need shapes, not findings.
namespace tp::invented {

inline const QStringList &categoryNames()
{
    static const QStringList names {QStringLiteral("extract"),
                                    QStringLiteral("classify"),
                                    QStringLiteral("know"),
                                    QStringLiteral("rewrite"),
                                    QStringLiteral("number"),
                                    QStringLiteral("inverted")};
    return names;
}

// `tasks` tasks of six categories over eight experts, rows in clustered order with a dendrogram.
inline HeatmapData routing(int tasks = 24)
{
    Rng rng(7);
    const auto count = static_cast<std::size_t>(tasks);
    HeatmapData data;
    data.matrix.values = Matrix(count, 8);
    for (std::size_t task = 0; task < count; ++task) {
        const auto category = static_cast<int>(task % 6);
        data.categories.push_back(category);
        data.rowIds.append(QStringLiteral("t%1").arg(task));
        data.rowLabels.append(QStringLiteral("%1 %2").arg(categoryNames().at(category)).arg(task / 6 + 1));
        data.matrix.rows.push_back("t" + std::to_string(task));
        double sum = 0.0;
        for (std::size_t expert = 0; expert < 8; ++expert) {
            const bool own = static_cast<int>(expert) == category || (expert == 6 && category % 2 == 0);
            const double weight = (own ? 0.5 : 0.02) * (0.5 + rng.uniform()) + 0.03 * rng.uniform();
            data.matrix.values(task, expert) = weight;
            sum += weight;
        }
        for (double &weight : data.matrix.values.row(task)) {
            weight /= sum;
        }
    }
    for (int expert = 1; expert <= 8; ++expert) {
        data.matrix.cols.push_back("e" + std::to_string(expert));
    }
    data.categoryNames = categoryNames();
    Matrix distance = centredCosine(data.matrix.values);
    for (std::size_t row = 0; row < count; ++row) {
        for (double &value : distance.row(row)) {
            value = 1.0 - value;
        }
    }
    data.linkage = averageLinkage(distance);
    data.rowOrder = optimalLeafOrder(data.linkage, distance);
    data.clusters = 6;
    data.valueName = QStringLiteral("weight");
    data.step = 612;
    return data;
}

inline HeatmapData similarity(int tasks = 24)
{
    HeatmapData data = routing(tasks);
    data.matrix.values = centredCosine(data.matrix.values);
    data.matrix.cols = data.matrix.rows;
    data.matrix.colAxis = Axis::Task;
    data.symmetric = true;
    data.scale = ColourScale::Diverging;
    data.low = -1.0;
    data.valueName = QStringLiteral("similarity");
    return data;
}

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
    data.agreement.series = {chance, found};
    data.agreement.xTitle = QStringLiteral("optimiser steps");
    data.agreement.yTitle = QStringLiteral("ARI");
    data.agreement.yHigh = 1.0;
    data.words = QStringLiteral("agreement with categories: ARI 0.83 (null 0.00 ± 0.05, p < 0.001)");
    return data;
}

} // namespace tp::invented
