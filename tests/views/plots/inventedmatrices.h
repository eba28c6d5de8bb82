// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/analysis/clustering.h"
#include "model/core/rng.h"
#include "views/plots/plotdata.h"

#include <string>

// The matrices of inventeddata.h.
namespace tp::invented {

inline const QStringList &categoryNames()
{
    static const QStringList names { QStringLiteral("extract"),
        QStringLiteral("classify"),
        QStringLiteral("know"),
        QStringLiteral("rewrite"),
        QStringLiteral("number"),
        QStringLiteral("inverted") };
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
        data.rowLabels.append(
            QStringLiteral("%1 %2").arg(categoryNames().at(category)).arg(task / 6 + 1));
        data.matrix.rows.push_back("t" + std::to_string(task));
        double sum = 0.0;
        for (std::size_t expert = 0; expert < 8; ++expert) {
            const bool own =
                static_cast<int>(expert) == category || (expert == 6 && category % 2 == 0);
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

} // namespace tp::invented
