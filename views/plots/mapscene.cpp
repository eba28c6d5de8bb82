// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/mapscene.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <cmath>

namespace tp {

namespace {

struct MapText
{
    Q_DECLARE_TR_FUNCTIONS(MapText)
};

constexpr double legendRow = 17.0;
constexpr double legendMark = 9.0;
constexpr double reach = 12.0; // pixels from a mark within which it is meant
constexpr double evenRadius = 10.0; // of an expert with an even share
constexpr double mostRadius = 26.0;
constexpr double leastRadius = 3.5;
constexpr double zoomStep = 1.1; // the scale changes in steps, so that playing a run does not sway

double finite(double value)
{
    return std::isfinite(value) ? value : 0.0;
}

} // namespace

void MapScene::setData(MapData data)
{
    m_data = std::move(data);
}

void MapScene::setStyle(const PlotStyle &style)
{
    m_style = style;
}

double MapScene::markRadius() const
{
    return tasks() > 80 ? 3.5 : 4.5;
}

std::vector<MapScene::LegendEntry> MapScene::legendEntries(double width) const
{
    std::vector<LegendEntry> entries;
    const QFontMetricsF metrics(m_style.small);
    QPointF at;
    const auto add = [&](int category, const QString &text) {
        const double entry = legendMark + 20.0 + metrics.horizontalAdvance(text);
        if (at.x() > 0.0 && at.x() + entry > width - 16.0) {
            at = QPointF(0.0, at.y() + legendRow);
        }
        entries.push_back({ at, category, text });
        at.rx() += entry;
    };
    for (qsizetype i = 0; i < m_data.categoryNames.size(); ++i) {
        add(static_cast<int>(i), m_data.categoryNames.at(i));
    }
    if (!m_data.experts.empty()) {
        add(-1, MapText::tr("expert, area by load"));
    }
    return entries;
}

double MapScene::legendHeight(double width) const
{
    const std::vector<LegendEntry> entries = legendEntries(width);
    return entries.empty() ? 0.0 : entries.back().at.y() + legendRow + 6.0;
}

void MapScene::layout(const QRectF &area, bool legend)
{
    const double below = legend ? legendHeight(area.width()) : 0.0;
    m_plot = area.adjusted(8.0, 6.0, -8.0, -6.0 - below);
    m_plot.setSize(m_plot.size().expandedTo(QSizeF(20.0, 20.0)));
    m_legend =
        legend ? QRectF(area.left() + 8.0, m_plot.bottom() + 4.0, area.width(), below) : QRectF();
    // Room for rings and labels at the rim.
    const double halfWidth = std::max(m_plot.width() / 2.0 - 48.0, 10.0);
    const double halfHeight = std::max(m_plot.height() / 2.0 - 20.0, 10.0);
    double needed = 0.0; // units a pixel
    const auto take = [&](double x, double y) {
        needed =
            std::max({ needed, std::abs(finite(x)) / halfWidth, std::abs(finite(y)) / halfHeight });
    };
    for (const MapTask &task : m_data.tasks) {
        take(task.x, task.y);
    }
    for (const MapExpert &expert : m_data.experts) {
        take(expert.x, expert.y);
    }
    const double steps =
        needed > 0.0 ? std::ceil(std::log(needed) / std::log(zoomStep) - 1e-9) : 0.0;
    m_scale = needed > 0.0 ? std::pow(zoomStep, -steps) : 100.0;
    placeLabels();
}

QPointF MapScene::place(double x, double y) const
{
    return m_plot.center() + QPointF(finite(x), -finite(y)) * m_scale;
}

QPointF MapScene::taskPoint(int task) const
{
    const MapTask &at = m_data.tasks[static_cast<std::size_t>(task)];
    return place(at.x, at.y);
}

QPointF MapScene::expertPoint(int expert) const
{
    const MapExpert &at = m_data.experts[static_cast<std::size_t>(expert)];
    return place(at.x, at.y);
}

double MapScene::expertRadius(int expert) const
{
    const double load = finite(m_data.experts[static_cast<std::size_t>(expert)].load);
    return std::clamp(evenRadius * std::sqrt(std::max(load, 0.0)), leastRadius, mostRadius);
}

int MapScene::taskAt(const QPointF &point) const
{
    int nearest = -1;
    double best = reach;
    for (int task = 0; task < tasks(); ++task) {
        const QPointF away = taskPoint(task) - point;
        const double distance = std::hypot(away.x(), away.y());
        if (distance <= best) {
            best = distance;
            nearest = task;
        }
    }
    if (nearest >= 0) {
        return nearest;
    }
    const auto label =
        std::ranges::find_if(m_taskLabels, [&](const QRectF &box) { return box.contains(point); });
    return label == m_taskLabels.end() ? -1 : static_cast<int>(label - m_taskLabels.begin());
}

int MapScene::expertAt(const QPointF &point) const
{
    int found = -1;
    double smallest = mostRadius + 1.0; // of rings around one point the innermost is meant
    for (int expert = 0; expert < static_cast<int>(m_data.experts.size()); ++expert) {
        const QPointF away = expertPoint(expert) - point;
        const double radius = expertRadius(expert);
        if (std::hypot(away.x(), away.y()) <= radius + 2.0 && radius < smallest) {
            smallest = radius;
            found = expert;
        }
    }
    return found;
}

QRectF MapScene::freePlace(
    const QPointF &point, double radius, const QSizeF &size, const std::vector<QRectF> &taken) const
{
    const double w = size.width();
    const double h = size.height();
    const double side = radius + 3.0;
    const std::array<QPointF, 8> corners { QPointF(side, -h / 2.0),
        QPointF(-side - w, -h / 2.0),
        QPointF(-w / 2.0, -side - h + 2.0),
        QPointF(-w / 2.0, side - 2.0),
        QPointF(side - 2.0, -side - h + 4.0),
        QPointF(side - 2.0, side - 4.0),
        QPointF(-side - w + 2.0, -side - h + 4.0),
        QPointF(-side - w + 2.0, side - 4.0) };
    for (const QPointF &corner : corners) {
        const QRectF box(point + corner, size);
        if (m_plot.contains(box) && std::ranges::none_of(taken, [&box](const QRectF &other) {
                return box.intersects(other);
            })) {
            return box;
        }
    }
    return {};
}

void MapScene::placeLabels()
{
    // Marks keep their room; then experts, which are few, and tasks in their order get labels.
    std::vector<QRectF> taken;
    taken.reserve(m_data.tasks.size() * 2 + m_data.experts.size());
    const auto room = [](const QPointF &centre, double radius) {
        return QRectF(centre.x() - radius, centre.y() - radius, 2.0 * radius, 2.0 * radius);
    };
    for (int task = 0; task < tasks(); ++task) {
        taken.push_back(room(taskPoint(task), markRadius()));
    }
    m_expertLabels.assign(m_data.experts.size(), {});
    const std::size_t marks = taken.size();
    const auto experts = static_cast<int>(m_data.experts.size());
    for (int expert = 0; expert < experts; ++expert) { // names of rings stay out of other rings
        taken.push_back(room(expertPoint(expert), 0.8 * expertRadius(expert)));
    }
    const QFontMetricsF bold(m_style.bold);
    for (std::size_t i = 0; i < m_data.experts.size(); ++i) {
        const QSizeF size(bold.horizontalAdvance(m_data.experts[i].label) + 2.0, 15.0);
        const auto expert = static_cast<int>(i);
        m_expertLabels[i] = freePlace(expertPoint(expert), expertRadius(expert), size, taken);
        if (!m_expertLabels[i].isNull()) {
            taken.push_back(m_expertLabels[i]);
        }
    }
    // Those of tasks may run over a ring.
    taken.erase(taken.begin() + static_cast<std::ptrdiff_t>(marks),
        taken.begin() + static_cast<std::ptrdiff_t>(marks) + experts);
    m_taskLabels.assign(m_data.tasks.size(), {});
    const QFontMetricsF metrics(m_style.small);
    for (std::size_t i = 0; i < m_data.tasks.size(); ++i) {
        const QSizeF size(metrics.horizontalAdvance(m_data.tasks[i].label) + 2.0, 13.0);
        m_taskLabels[i] = freePlace(taskPoint(static_cast<int>(i)), markRadius(), size, taken);
        if (!m_taskLabels[i].isNull()) {
            taken.push_back(m_taskLabels[i]);
        }
    }
}

} // namespace tp
