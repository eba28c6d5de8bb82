// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/dotsscene.h"

#include "views/plots/barsscene.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

constexpr double topMargin = 6.0;
constexpr double axisHeight = 34.0;
constexpr double noteHeight = 16.0;
constexpr double legendRow = 17.0;
constexpr double markRadius = 4.5;
constexpr double gapStep = 0.2; // the axis of gaps ends at a multiple
constexpr int single = Qt::TextSingleLine;

QPainterPath polygon(int corners, double radius, double turn)
{
    QPainterPath path;
    for (int i = 0; i < corners; ++i) {
        const double angle = turn + 2.0 * std::numbers::pi * i / corners;
        const QPointF point(radius * std::sin(angle), -radius * std::cos(angle));
        i == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

QPainterPath star(double radius)
{
    QPainterPath path;
    for (int i = 0; i < 10; ++i) {
        const double angle = std::numbers::pi * i / 5.0;
        const double length = i % 2 == 0 ? radius : radius * 0.45;
        const QPointF point(length * std::sin(angle), -length * std::cos(angle));
        i == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

QPainterPath cross(double radius, double degrees)
{
    const double half = radius * 0.36;
    QPainterPath path;
    path.addRect(QRectF(-radius, -half, 2.0 * radius, 2.0 * half));
    path.addRect(QRectF(-half, -radius, 2.0 * half, 2.0 * radius));
    path.setFillRule(Qt::WindingFill);
    return QTransform().rotate(degrees).map(path.simplified());
}

} // namespace

QPainterPath markShape(std::size_t run, double radius)
{
    constexpr double pi = std::numbers::pi;
    switch (run % 8) {
    case 0: {
        QPainterPath circle;
        circle.addEllipse(QPointF(), radius, radius);
        return circle;
    }
    case 1:
        return polygon(4, radius * 1.25, pi / 4.0);
    case 2:
        return polygon(3, radius * 1.35, 0.0);
    case 3:
        return polygon(4, radius * 1.3, 0.0);
    case 4:
        return polygon(3, radius * 1.35, pi);
    case 5:
        return cross(radius * 1.2, 0.0);
    case 6:
        return star(radius * 1.5);
    default:
        return cross(radius * 1.2, 45.0);
    }
}

void DotsScene::setData(DotsData data)
{
    m_data = std::move(data);
    double low = m_data.gaps ? 0.0 : 1.0;
    double high = 0.0;
    for (const DotRow &row : m_data.rows) {
        for (const double value : row.values) {
            if (std::isfinite(value)) {
                low = std::min(low, value);
                high = std::max(high, value);
            }
        }
    }
    if (m_data.gaps) {
        m_low = std::floor(low / gapStep) * gapStep;
        m_high = std::max(std::ceil(high / gapStep) * gapStep, m_low + gapStep);
    } else { // scores are read against 0 and 1; only a range far from an end is cut there
        m_low = low > 0.5 ? 0.5 : 0.0;
        m_high = high < 0.5 ? 0.5 : 1.0;
    }
    m_ticks = niceTicks(m_low, m_high, 5);
}

double DotsScene::heightFor(double width, double rowHeight) const
{
    return legendHeight(width) + topMargin + rowHeight * rows() + axisHeight
        + (m_data.note.isEmpty() ? 0.0 : noteHeight);
}

std::vector<QPointF> DotsScene::legendEntries(double width) const
{
    const QFontMetricsF metrics(m_style.small);
    std::vector<QPointF> entries;
    QPointF at;
    for (const QString &label : m_data.labels) {
        const double entry = 2.0 * markRadius + 22.0 + metrics.horizontalAdvance(label);
        if (at.x() > 0.0 && at.x() + entry > width - 16.0) {
            at = QPointF(0.0, at.y() + legendRow);
        }
        entries.push_back(at);
        at.rx() += entry;
    }
    return entries;
}

double DotsScene::legendHeight(double width) const
{
    const auto entries = legendEntries(width);
    return entries.empty() ? 0.0 : entries.back().y() + legendRow + 4.0;
}

void DotsScene::layout(const DotsRoom &room)
{
    m_room = room;
    m_legend = QRectF(room.area.left() + 8.0,
        room.area.top() + 2.0,
        room.area.width() - 16.0,
        legendHeight(room.area.width()));
    const double bottom = axisHeight + (m_data.note.isEmpty() ? 0.0 : noteHeight);
    const QRectF area(room.area.left() + 8.0,
        m_legend.bottom() + topMargin,
        room.area.width() - 16.0,
        room.area.height() - m_legend.height() - 2.0 - topMargin - bottom);
    m_rowHeight = room.rowHeight > 0.0 ? room.rowHeight : area.height() / std::max(rows(), 1);
    const double visible = std::clamp(m_rowHeight * rows(), 0.0, std::max(area.height(), 0.0));
    const QFontMetricsF metrics(m_style.font);
    double labels = 0.0;
    for (const DotRow &row : m_data.rows) {
        labels = std::max(labels, metrics.horizontalAdvance(row.label));
    }
    const double labelWidth = std::min(std::ceil(labels) + 4.0, area.width() * 0.34);
    const double numberWidth =
        std::ceil(QFontMetricsF(m_style.small).horizontalAdvance(u"+0.00"_s)) + 4.0;
    m_rows = QRectF(area.left(), area.top(), area.width(), visible);
    m_labels = QRectF(area.left(), area.top(), labelWidth, visible);
    m_numbers = QRectF(area.right() - numberWidth, area.top(), numberWidth, visible);
    m_dots = QRectF(QPointF(m_labels.right() + 14.0, area.top()),
        QPointF(std::max(m_labels.right() + 40.0, m_numbers.left() - 12.0), area.top() + visible));
}

double DotsScene::rowTop(int row) const
{
    return m_rows.top() - m_room.scroll + m_rowHeight * row;
}

QPointF DotsScene::dot(int row, std::size_t run) const
{
    const double value = m_data.rows[static_cast<std::size_t>(row)].values[run];
    return { m_dots.left() + (value - m_low) / (m_high - m_low) * m_dots.width(),
        rowTop(row) + m_rowHeight / 2.0 };
}

int DotsScene::rowAt(const QPointF &point) const
{
    if (rows() == 0 || !m_rows.adjusted(-4.0, 0.0, 4.0, 0.0).contains(point)) {
        return -1;
    }
    const int row = static_cast<int>((point.y() - m_rows.top() + m_room.scroll) / m_rowHeight);
    return row >= 0 && row < rows() ? row : -1;
}

QString DotsScene::differenceText(int row) const
{
    const std::vector<double> &values = m_data.rows[static_cast<std::size_t>(row)].values;
    if (values.size() < 2) {
        return {};
    }
    const std::size_t last =
        m_data.baseline == values.size() - 1 ? values.size() - 2 : values.size() - 1;
    const double difference = values[last] - values[m_data.baseline];
    return std::isfinite(difference) ? m_style.number(difference, 2, true) : QString();
}

void DotsScene::paint(QPainter &painter, const DotsMarks &marks) const
{
    if (rows() == 0) {
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    paintLegend(painter);
    paintAxis(painter);
    painter.save();
    if (m_rowHeight * rows() > m_rows.height() + 0.5) {
        painter.setClipRect(m_rows.adjusted(-8.0, 0.0, 8.0, 0.0));
    }
    for (int row = 0; row < rows(); ++row) {
        if (rowTop(row) + m_rowHeight < m_rows.top() || rowTop(row) > m_rows.bottom()) {
            continue;
        }
        const bool selected = static_cast<std::size_t>(row) < marks.selected.size()
            && marks.selected[static_cast<std::size_t>(row)];
        paintRow(painter, row, selected, row == marks.hover || row == marks.focus);
    }
    if (marks.focus >= 0 && marks.focus < rows()) {
        painter.setPen(QPen(m_style.accent, 1.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(m_rows.left() - 3.5,
                                    rowTop(marks.focus) + 0.5,
                                    m_rows.width() + 7.0,
                                    m_rowHeight - 1.0),
            3.0,
            3.0);
    }
    painter.restore();
    painter.restore();
}

void DotsScene::paintLegend(QPainter &painter) const
{
    const auto entries = legendEntries(m_room.area.width());
    painter.setFont(m_style.small);
    for (std::size_t run = 0; run < entries.size(); ++run) {
        const auto index = static_cast<qsizetype>(run);
        const QPointF at = m_legend.topLeft() + entries[run];
        const QPointF middle(at.x() + markRadius + 1.0, at.y() + legendRow / 2.0);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_style.series(-1, m_data.keys.value(index)));
        painter.drawPath(markShape(run, markRadius).translated(middle));
        painter.setPen(m_style.text);
        painter.drawText(QRectF(middle.x() + markRadius + 5.0, at.y(), m_legend.width(), legendRow),
            Qt::AlignLeft | Qt::AlignVCenter | single,
            m_data.labels.value(index));
    }
}

void DotsScene::paintAxis(QPainter &painter) const
{
    painter.setFont(m_style.small);
    for (const double tick : m_ticks) {
        const double x = m_dots.left() + (tick - m_low) / (m_high - m_low) * m_dots.width();
        const bool zero = m_data.gaps && std::abs(tick) < 1e-9;
        painter.setPen(QPen(zero ? m_style.text : m_style.grid, 1.0));
        painter.drawLine(QPointF(x, m_rows.top()), QPointF(x, m_rows.bottom()));
        painter.setPen(m_style.muted);
        painter.drawText(QRectF(x - 30.0, m_rows.bottom() + 2.0, 60.0, 14.0),
            Qt::AlignCenter | single,
            m_style.number(tick, 1, m_data.gaps && !zero));
    }
    painter.setPen(m_style.muted);
    // Under the dots, or where they are too narrow for it, under the whole.
    const QFontMetricsF metrics(m_style.small);
    const QRectF &over =
        metrics.horizontalAdvance(m_data.axisTitle) <= m_dots.width() ? m_dots : m_rows;
    painter.drawText(QRectF(over.left(), m_rows.bottom() + 17.0, over.width(), 14.0),
        Qt::AlignCenter | single,
        metrics.elidedText(m_data.axisTitle, Qt::ElideRight, over.width()));
    if (!m_data.note.isEmpty()) {
        painter.drawText(QRectF(m_rows.left(), m_rows.bottom() + 33.0, m_rows.width(), 14.0),
            Qt::AlignLeft | single,
            QFontMetricsF(m_style.small).elidedText(m_data.note, Qt::ElideRight, m_rows.width()));
    }
}

void DotsScene::paintRow(QPainter &painter, int row, bool selected, bool pointed) const
{
    const DotRow &data = m_data.rows[static_cast<std::size_t>(row)];
    const QRectF band(m_rows.left() - 4.0, rowTop(row), m_rows.width() + 8.0, m_rowHeight);
    if (selected) {
        painter.fillRect(band, m_style.selection);
        painter.fillRect(QRectF(band.left(), band.top(), 2.5, band.height()), m_style.accent);
    } else if (pointed) {
        painter.fillRect(band, m_style.blank);
    }
    double left = m_dots.right();
    double right = m_dots.left();
    for (std::size_t run = 0; run < data.values.size(); ++run) {
        if (std::isfinite(data.values[run])) {
            left = std::min(left, dot(row, run).x());
            right = std::max(right, dot(row, run).x());
        }
    }
    const double middle = band.center().y();
    if (right > left) {
        painter.setPen(QPen(m_style.axis, 1.0));
        painter.drawLine(QPointF(left, middle), QPointF(right, middle));
    }
    const double radius = std::clamp(m_rowHeight * 0.3, 2.0, markRadius);
    for (std::size_t run = 0; run < data.values.size(); ++run) {
        if (!std::isfinite(data.values[run])) {
            continue;
        }
        // A thin rim keeps marks apart that lie on one another.
        painter.setPen(QPen(m_style.background, 0.75));
        painter.setBrush(m_style.series(-1, m_data.keys.value(static_cast<qsizetype>(run))));
        painter.drawPath(markShape(run, radius).translated(dot(row, run)));
    }
    QFont font = selected || pointed ? m_style.bold : m_style.font;
    font.setPixelSize(std::clamp(static_cast<int>(m_rowHeight * 0.8), 7, font.pixelSize()));
    painter.setFont(font);
    painter.setPen(m_style.text);
    painter.drawText(QRectF(m_labels.left(), middle - 10.0, m_labels.width(), 20.0),
        Qt::AlignRight | Qt::AlignVCenter | single,
        QFontMetricsF(font).elidedText(data.label, Qt::ElideRight, m_labels.width()));
    QFont small = m_style.small;
    small.setPixelSize(std::min(small.pixelSize(), font.pixelSize()));
    painter.setFont(small);
    painter.setPen(m_style.muted);
    painter.drawText(QRectF(m_numbers.left(), middle - 10.0, m_numbers.width(), 20.0),
        Qt::AlignRight | Qt::AlignVCenter | single,
        differenceText(row));
}

} // namespace tp
