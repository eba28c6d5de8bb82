// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/mapscene.h"

#include "views/plots/barsscene.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace tp {

namespace {

constexpr int shapes = 10;
constexpr double legendMark = 9.0;
constexpr double legendRow = 17.0;

// A regular polygon, or a star where `inner` is below 1; its first corner points to `angle`.
QPainterPath polygon(int corners, double angle, double inner = 1.0)
{
    QPainterPath path;
    const int points = inner < 1.0 ? 2 * corners : corners;
    for (int i = 0; i < points; ++i) {
        const double turn = angle + 2.0 * std::numbers::pi * i / points;
        const double radius = inner < 1.0 && i % 2 == 1 ? inner : 1.0;
        const QPointF point(radius * std::cos(turn), radius * std::sin(turn));
        i == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

QPainterPath plus(double angle)
{
    constexpr double arm = 0.36;
    QPainterPath path;
    path.addPolygon(QPolygonF({ { -arm, -1.0 },
        { arm, -1.0 },
        { arm, -arm },
        { 1.0, -arm },
        { 1.0, arm },
        { arm, arm },
        { arm, 1.0 },
        { -arm, 1.0 },
        { -arm, arm },
        { -1.0, arm },
        { -1.0, -arm },
        { -arm, -arm } }));
    path.closeSubpath();
    return QTransform().rotate(angle).map(path);
}

// Of about equal area, within a circle of radius 1 or a little more.
QPainterPath shapeOf(int category)
{
    constexpr double up = -std::numbers::pi / 2.0;
    const auto scaled = [](const QPainterPath &path, double factor) {
        return QTransform::fromScale(factor, factor).map(path);
    };
    switch (category % shapes) {
    case 0: {
        QPainterPath circle;
        circle.addEllipse(QPointF(), 1.0, 1.0);
        return circle;
    }
    case 1:
        return scaled(polygon(4, std::numbers::pi / 4.0), 1.22);
    case 2:
        return scaled(polygon(3, up), 1.4);
    case 3:
        return scaled(polygon(4, up), 1.3);
    case 4:
        return scaled(polygon(3, -up), 1.4);
    case 5:
        return scaled(plus(0.0), 1.2);
    case 6:
        return scaled(polygon(5, up), 1.2);
    case 7:
        return scaled(plus(45.0), 1.2);
    case 8:
        return scaled(polygon(6, 0.0), 1.15);
    default:
        return scaled(polygon(5, up, 0.45), 1.5);
    }
}

void paintShape(QPainter &painter, int category, const QPointF &centre, double radius)
{
    painter.drawPath(
        (QTransform::fromScale(radius, radius) * QTransform::fromTranslate(centre.x(), centre.y()))
            .map(shapeOf(std::max(category, 0))));
}

} // namespace

void MapScene::paint(QPainter &painter, const MapMarks &marks) const
{
    if (tasks() == 0) {
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setRenderHint(QPainter::TextAntialiasing, true);
    paintGrid(painter);
    paintExperts(painter, marks);
    paintTasks(painter, marks);
    paintLegend(painter);
    painter.restore();
}

void MapScene::paintGrid(QPainter &painter) const
{
    // Squares of a round length: how near is near. The axes themselves mean nothing.
    const double half = std::max(m_plot.width(), m_plot.height()) / 2.0 / m_scale;
    const double least = std::min(m_plot.width(), m_plot.height()) / 2.0 / m_scale;
    const std::vector<double> ticks = niceTicks(0.0, least, 3);
    const double step = ticks.size() > 1 ? ticks[1] : least;
    painter.setPen(QPen(m_style.grid, 1.0));
    for (int i = static_cast<int>(-half / step); i <= half / step; ++i) {
        const QPointF at = place(i * step, i * step);
        if (at.x() > m_plot.left() && at.x() < m_plot.right()) {
            painter.drawLine(QPointF(at.x(), m_plot.top()), QPointF(at.x(), m_plot.bottom()));
        }
        if (at.y() > m_plot.top() && at.y() < m_plot.bottom()) {
            painter.drawLine(QPointF(m_plot.left(), at.y()), QPointF(m_plot.right(), at.y()));
        }
    }
}

void MapScene::paintExperts(QPainter &painter, const MapMarks &marks) const
{
    QColor fill = m_style.muted;
    fill.setAlphaF(0.12F);
    for (std::size_t i = 0; i < m_data.experts.size(); ++i) {
        const MapExpert &expert = m_data.experts[i];
        const auto index = static_cast<int>(i);
        const bool pointed = index == marks.hoverExpert;
        QPen pen(pointed ? m_style.accent : m_style.muted, pointed ? 2.0 : 1.25);
        if (expert.dead) {
            pen.setStyle(Qt::DotLine);
        }
        painter.setPen(pen);
        painter.setBrush(fill);
        painter.drawEllipse(expertPoint(index), expertRadius(index), expertRadius(index));
    }
    painter.setFont(m_style.bold);
    for (std::size_t i = 0; i < m_data.experts.size(); ++i) {
        const bool pointed = static_cast<int>(i) == marks.hoverExpert;
        if (!m_expertLabels[i].isNull()) {
            painter.setPen(pointed ? m_style.text : m_style.muted);
            painter.drawText(
                m_expertLabels[i], Qt::AlignCenter | Qt::TextSingleLine, m_data.experts[i].label);
        }
    }
}

void MapScene::paintTasks(QPainter &painter, const MapMarks &marks) const
{
    const auto isSelected = [&marks](int task) {
        return static_cast<std::size_t>(task) < marks.selected.size()
            && marks.selected[static_cast<std::size_t>(task)];
    };
    const auto paintOne = [&](int task) {
        const MapTask &mark = m_data.tasks[static_cast<std::size_t>(task)];
        const bool pointed = task == marks.hover || task == marks.focus;
        const double radius = markRadius() + (isSelected(task) || pointed ? 1.5 : 0.0);
        if (isSelected(task)) {
            painter.setPen(QPen(m_style.accent, 2.0));
            painter.setBrush(m_style.selection);
            painter.drawEllipse(taskPoint(task), radius + 4.0, radius + 4.0);
        } else if (pointed) {
            painter.setPen(QPen(m_style.accent, 1.0));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(taskPoint(task), radius + 4.0, radius + 4.0);
        }
        painter.setPen(QPen(m_style.background, 1.0));
        painter.setBrush(m_style.series(std::max(mark.category, 0), {}));
        paintShape(painter, mark.category, taskPoint(task), radius);
    };
    std::vector<int> front; // over everything else
    for (int task = 0; task < tasks(); ++task) {
        if (isSelected(task) || task == marks.hover || task == marks.focus) {
            front.push_back(task);
        } else {
            paintOne(task);
            paintLabel(painter, task, false);
        }
    }
    for (const int task : front) {
        paintOne(task);
        paintLabel(painter, task, true);
    }
}

void MapScene::paintLabel(QPainter &painter, int task, bool strong) const
{
    const auto index = static_cast<std::size_t>(task);
    QRectF box = m_taskLabels[index];
    if (box.isNull() && !strong) {
        return;
    }
    QFont font = m_style.small;
    if (strong) {
        // Where there was no room, it is made; a bold text is wider, too.
        font.setWeight(QFont::DemiBold);
        const double width = QFontMetricsF(font).horizontalAdvance(m_data.tasks[index].label) + 4.0;
        if (box.isNull()) {
            const QPointF at = taskPoint(task);
            box = QRectF(at.x() + markRadius() + 6.0, at.y() - 6.5, width, 13.0);
            if (box.right() > m_plot.right()) {
                box.moveRight(at.x() - markRadius() - 6.0);
            }
        } else {
            // It grows away from its mark.
            const double middle = taskPoint(task).x();
            const double left = box.left() > middle ? box.left()
                : box.right() < middle              ? box.right() - width
                                                    : box.center().x() - width / 2.0;
            box = QRectF(left, box.top(), width, box.height());
        }
        painter.fillRect(box, m_style.background);
    }
    painter.setFont(font);
    painter.setPen(m_style.text);
    painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, m_data.tasks[index].label);
}

void MapScene::paintLegend(QPainter &painter) const
{
    if (m_legend.isNull()) {
        return;
    }
    painter.setFont(m_style.small);
    for (const LegendEntry &entry : legendEntries(m_legend.width())) {
        const QPointF at = m_legend.topLeft() + entry.at;
        const QPointF centre(at.x() + legendMark / 2.0, at.y() + legendRow / 2.0);
        if (entry.category < 0) {
            painter.setPen(QPen(m_style.muted, 1.25));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(centre, 5.0, 5.0);
        } else {
            painter.setPen(Qt::NoPen);
            painter.setBrush(m_style.series(entry.category, {}));
            paintShape(painter, entry.category, centre, 4.2);
        }
        painter.setPen(m_style.muted);
        painter.drawText(QRectF(at.x() + legendMark + 5.0, at.y(), 400.0, legendRow),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            entry.text);
    }
}

} // namespace tp
