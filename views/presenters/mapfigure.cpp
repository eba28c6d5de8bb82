// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/routing.h"
#include "views/presenters/figuredata.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

struct MapText
{
    Q_DECLARE_TR_FUNCTIONS(MapText)
};

constexpr std::size_t mostNeighbours = 2; // in a read-out
constexpr std::size_t mostUsers = 3;

// The first `most` of 0..size-1 by `cost`, smallest first.
template <typename Cost>
std::vector<std::size_t> least(std::size_t size, std::size_t most, Cost cost)
{
    std::vector<std::size_t> order(size);
    std::iota(order.begin(), order.end(), std::size_t { 0 });
    most = std::min(most, size);
    std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(most), {}, cost);
    order.resize(most);
    return order;
}

QString taskDetail(
    const TaskMap &map, const LabelledMatrix &use, const HeatmapData &rows, std::size_t task)
{
    const auto distance = [&](std::size_t other) {
        return other == task ? std::numeric_limits<double>::infinity()
                             : std::hypot(map.tasks(other, 0) - map.tasks(task, 0),
                                 map.tasks(other, 1) - map.tasks(task, 1));
    };
    QStringList near;
    for (const std::size_t other : least(map.tasks.rows(), mostNeighbours, distance)) {
        if (other != task) {
            near.append(rows.rowLabels.value(static_cast<qsizetype>(other)));
        }
    }
    const auto weights = use.values.row(task);
    const auto most = std::ranges::max_element(weights) - weights.begin();
    QStringList parts { rows.categoryNames.value(rows.categories[task]) };
    if (!near.isEmpty()) {
        parts << MapText::tr("near %1", "neighbouring tasks").arg(near.join(u", "_s));
    }
    parts << MapText::tr("most on %1 (%2)")
                 .arg(QString::fromStdString(use.cols[static_cast<std::size_t>(most)]),
                     QLocale().toString(weights[static_cast<std::size_t>(most)], 'f', 2));
    parts.removeAll(QString());
    return parts.join(u" \u00b7 "_s);
}

QString expertDetail(
    const TaskMap &map, const LabelledMatrix &use, const HeatmapData &rows, std::size_t expert)
{
    const auto cost = [&](std::size_t task) { return -use.values(task, expert); };
    QStringList users;
    for (const std::size_t task : least(use.values.rows(), mostUsers, cost)) {
        users.append(rows.rowLabels.value(static_cast<qsizetype>(task)));
    }
    return MapText::tr("%1 of an even share \u00b7 used most by %2")
        .arg(QLocale().toString(map.load[expert], 'f', 2), users.join(u", "_s));
}

} // namespace

MapData mapData(const RunDescription &run, const TaskMap &map, const LabelledMatrix &use)
{
    MapData data;
    if (!map.distinct || map.tasks.rows() != run.tasks.size()
        || use.values.rows() != run.tasks.size() || use.values.cols() != map.experts.rows()) {
        return data;
    }
    HeatmapData rows;
    describeRows(run, rows);
    data.categoryNames = rows.categoryNames;
    for (std::size_t i = 0; i < map.tasks.rows(); ++i) {
        data.tasks.push_back({ .id = rows.rowIds.at(static_cast<qsizetype>(i)),
            .label = rows.rowLabels.at(static_cast<qsizetype>(i)),
            .detail = taskDetail(map, use, rows, i),
            .x = map.tasks(i, 0),
            .y = map.tasks(i, 1),
            .category = rows.categories[i] });
    }
    // One expert is no choice, and its place says nothing.
    for (std::size_t i = 0; map.experts.rows() > 1 && i < map.experts.rows(); ++i) {
        data.experts.push_back({ .label = QString::fromStdString(use.cols[i]),
            .detail = expertDetail(map, use, rows, i),
            .x = map.experts(i, 0),
            .y = map.experts(i, 1),
            .load = map.load[i],
            .dead = map.load[i] < deadShare });
    }
    return data;
}

QString mapWords(const TaskMap &map)
{
    return MapText::tr("the plane shows %1 % of the variation between tasks")
        .arg(QLocale().toString(100.0 * map.explained, 'f', 0));
}

} // namespace tp
