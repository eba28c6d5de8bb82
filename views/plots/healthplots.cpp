// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/healthplots.h"

#include "views/plots/plotstyle.h"

#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace tp {

namespace {

constexpr double numberWidth = 18.0; // of the ends of the axis
constexpr double labelHeight = 14.0;
constexpr double leastLabelled = 18.0; // width of a bar's slot

} // namespace

Sparkline::Sparkline(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void Sparkline::setPoints(std::vector<Point> points)
{
    if (points == m_points) {
        return;
    }
    m_points = std::move(points);
    if (!m_points.empty()) {
        setAccessibleDescription(tr("from %1 to %2")
                                     .arg(QLocale().toString(m_points.front().value, 'f', 2),
                                         QLocale().toString(m_points.back().value, 'f', 2)));
    }
    update();
}

void Sparkline::setMarker(std::optional<std::int64_t> step)
{
    if (step != m_marker) {
        m_marker = step;
        update();
    }
}

QRectF Sparkline::plot() const
{
    return QRectF(rect()).adjusted(numberWidth, 6.0, -4.0, -6.0);
}

double Sparkline::xOf(std::int64_t step) const
{
    const double first = static_cast<double>(m_points.front().step);
    const double range = static_cast<double>(m_points.back().step) - first;
    const double share = range > 0.0 ? (static_cast<double>(step) - first) / range : 0.0;
    return plot().left() + share * plot().width();
}

const Sparkline::Point *Sparkline::nearest(double x) const
{
    if (m_points.empty()) {
        return nullptr;
    }
    return &*std::ranges::min_element(
        m_points, {}, [&](const Point &point) { return std::abs(xOf(point.step) - x); });
}

bool Sparkline::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const Point *point = nearest(help->pos().x())) {
            QToolTip::showText(help->globalPos(),
                tr("step %1: %2")
                    .arg(QLocale().toString(qlonglong(point->step)),
                        QLocale().toString(point->value, 'f', 2)),
                this);
        }
        return true;
    }
    return QWidget::event(event);
}

void Sparkline::mousePressEvent(QMouseEvent *event)
{
    const Point *point = nearest(event->position().x());
    if (event->button() == Qt::LeftButton && point) {
        Q_EMIT stepClicked(point->step);
    }
}

void Sparkline::paintEvent(QPaintEvent *)
{
    if (m_points.empty()) {
        return;
    }
    const PlotStyle style = PlotStyle::forPalette(palette(), font());
    const QRectF box = plot();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(style.small);
    for (const int end : { 0, 1 }) {
        const double y = std::floor(end == 1 ? box.top() : box.bottom()) + 0.5;
        painter.setPen(QPen(style.grid, 1.0));
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y));
        painter.setPen(style.muted);
        painter.drawText(QRectF(0.0, y - 7.0, numberWidth - 6.0, 14.0),
            Qt::AlignRight | Qt::AlignVCenter,
            QString::number(end));
    }
    const auto yOf = [&box](double value) {
        return box.bottom() - std::clamp(value, 0.0, 1.0) * box.height();
    };
    // No more points than pixels: of each column of pixels the first.
    QPainterPath path;
    double last = -2.0;
    for (const Point &point : m_points) {
        const double x = xOf(point.step);
        if (path.elementCount() == 0) {
            path.moveTo(x, yOf(point.value));
        } else if (x - last >= 0.5 || &point == &m_points.back()) {
            path.lineTo(x, yOf(point.value));
        } else {
            continue;
        }
        last = x;
    }
    painter.setPen(QPen(style.series(0, {}), 1.5));
    painter.drawPath(path);
    if (m_marker && *m_marker >= m_points.front().step && *m_marker <= m_points.back().step) {
        const double x = std::floor(xOf(*m_marker)) + 0.5;
        painter.setPen(QPen(style.accent, 1.0));
        painter.drawLine(QPointF(x, box.top() - 4.0), QPointF(x, box.bottom() + 4.0));
    }
}

LoadBars::LoadBars(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LoadBars::setBars(std::vector<Bar> bars)
{
    if (bars == m_bars) {
        return;
    }
    m_bars = std::move(bars);
    QStringList all;
    for (const Bar &bar : m_bars) {
        all.append(words(bar));
    }
    setAccessibleDescription(all.join(QStringLiteral("; ")));
    update();
}

QString LoadBars::words(const Bar &bar) const
{
    const QString load =
        tr("%1: %2 of an even share").arg(bar.label, QLocale().toString(bar.load, 'f', 2));
    return bar.dead ? tr("%1, dead").arg(load) : load;
}

QRectF LoadBars::plot() const
{
    return QRectF(rect()).adjusted(4.0, 6.0, -4.0, -labelHeight);
}

QRectF LoadBars::slot(std::size_t bar) const
{
    const QRectF box = plot();
    const double width = box.width() / static_cast<double>(m_bars.size());
    return QRectF(box.left() + width * static_cast<double>(bar), box.top(), width, box.height());
}

bool LoadBars::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        for (std::size_t i = 0; i < m_bars.size(); ++i) {
            if (slot(i).left() <= help->pos().x() && help->pos().x() < slot(i).right()) {
                QToolTip::showText(help->globalPos(), words(m_bars[i]), this);
            }
        }
        return true;
    }
    return QWidget::event(event);
}

void LoadBars::paintEvent(QPaintEvent *)
{
    if (m_bars.empty()) {
        return;
    }
    const PlotStyle style = PlotStyle::forPalette(palette(), font());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    double most = 1.25; // the line of the even share stays inside
    for (const Bar &bar : m_bars) {
        most = std::max(most, std::isfinite(bar.load) ? bar.load : 0.0);
    }
    const QRectF box = plot();
    const double width = slot(0).width();
    const double gap = width >= 6.0 ? 2.0 : 0.0;
    const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(leastLabelled / width)));
    painter.setFont(style.small);
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const Bar &bar = m_bars[i];
        const QRectF whole = slot(i);
        const double height = std::max(bar.load, 0.0) / most * box.height();
        painter.fillRect(
            QRectF(whole.left() + gap / 2.0, box.bottom() - height, whole.width() - gap, height),
            style.series(0, {}));
        if (bar.dead) {
            const double size = std::clamp(width / 4.0, 1.5, 4.0);
            const QPointF at(whole.center().x(), box.bottom() - size - 2.0);
            painter.setPen(QPen(style.hurt, 2.0));
            painter.drawLine(at + QPointF(-size, -size), at + QPointF(size, size));
            painter.drawLine(at + QPointF(-size, size), at + QPointF(size, -size));
        }
        if (i % every == 0) {
            painter.setPen(bar.dead ? style.text : style.muted);
            painter.drawText(QRectF(whole.center().x() - 20.0, box.bottom() + 1.0, 40.0, 13.0),
                Qt::AlignCenter | Qt::TextSingleLine,
                bar.label);
        }
    }
    const double even = std::floor(box.bottom() - box.height() / most) + 0.5;
    QPen dashed(style.text, 1.0, Qt::CustomDashLine);
    dashed.setDashPattern({ 4.0, 3.0 });
    painter.setPen(dashed);
    painter.drawLine(QPointF(box.left(), even), QPointF(box.right(), even));
}

} // namespace tp
