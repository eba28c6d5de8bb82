// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/matrixscene.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

struct MatrixText
{
    Q_DECLARE_TR_FUNCTIONS(MatrixText)
};

constexpr double stripThickness = 6.0;
constexpr int rightMiddle = Qt::AlignRight | Qt::AlignVCenter;

// Strokes 1 px wide are crisp when they run through the middle of device pixels.
double crisp(double value, double pixelRatio)
{
    return pixelRatio > 0.0 ? (std::floor(value * pixelRatio) + 0.5) / pixelRatio : value;
}

QPen flatPen(const QColor &colour, double width, Qt::PenStyle style = Qt::SolidLine)
{
    QPen pen(colour, width, style);
    pen.setCapStyle(Qt::SquareCap);
    return pen;
}

// Enough digits to tell the ends of the range apart.
int decimalsFor(double low, double high)
{
    const double range = high - low;
    return range >= 0.95 ? 1 : range >= 0.095 ? 2 : 3;
}

} // namespace

void MatrixScene::paint(QPainter &painter, const MatrixMarks &marks) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setRenderHint(QPainter::TextAntialiasing, true);
    if (rows() > 0 && columns() > 0) {
        painter.save();
        if (contentHeight() > m_cells.height() + 0.5) {
            const QRectF shown = rowsArea();
            painter.setClipRect(QRectF(0.0, shown.top(), m_cells.right() + 1.0, shown.height()));
        }
        if (m_labels.width() > 0.0) {
            paintLabels(painter, marks);
        }
        paintDendrogram(painter);
        paintStrips(painter);
        paintCells(painter);
        paintMarks(painter, marks);
        painter.restore();
        paintColumnLabels(painter, marks);
        if (m_room.colourBar) {
            paintColourBar(painter);
        }
        if (m_room.legend) {
            paintLegend(painter);
        }
    }
    painter.restore();
}

void MatrixScene::paintDendrogram(QPainter &painter) const
{
    if (!m_dendrogram) {
        return;
    }
    const double ratio = m_room.pixelRatio;
    const auto xOf = [&](double height) { return crisp(treeX(height), ratio); };
    const auto yOf = [&](double row) {
        return crisp(rowTop(0) + (row + 0.5) * m_rowHeight, ratio);
    };
    const bool cuts = m_data.clusters > 0;
    const double cutX = xOf(m_dendrogram->cutHeight);
    const double width = m_rowHeight >= 6.0 ? 1.25 : 1.0;

    // Below the cut a stem has its cluster's colour, above it is grey.
    const auto stem = [&](double row, double from, double to, int cluster) {
        const double y = yOf(row);
        const bool crosses = cuts && cluster >= 0 && to > m_dendrogram->cutHeight;
        const QColor colour = cuts ? clusterColour(cluster) : m_style.axis;
        painter.setPen(flatPen(colour, width));
        painter.drawLine(QPointF(xOf(from), y), QPointF(crosses ? cutX : xOf(to), y));
        if (crosses) {
            painter.setPen(flatPen(m_style.axis, width));
            painter.drawLine(QPointF(cutX, y), QPointF(xOf(to), y));
        }
    };
    for (const DendrogramBranch &branch : m_dendrogram->branches) {
        stem(branch.first, branch.firstHeight, branch.height, branch.firstCluster);
        stem(branch.second, branch.secondHeight, branch.height, branch.secondCluster);
        painter.setPen(flatPen(cuts ? clusterColour(branch.cluster) : m_style.axis, width));
        const double x = xOf(branch.height);
        painter.drawLine(QPointF(x, yOf(branch.first)), QPointF(x, yOf(branch.second)));
    }
    if (cuts) {
        QPen dashed = flatPen(m_style.cut, 1.0, Qt::CustomDashLine);
        dashed.setCapStyle(Qt::FlatCap);
        dashed.setDashPattern({ 4.0, 3.0 });
        painter.setPen(dashed);
        painter.drawLine(QPointF(cutX, m_tree.top() - 4.0), QPointF(cutX, m_tree.bottom() + 2.0));
    }
}

void MatrixScene::paintStrips(QPainter &painter) const
{
    if (m_strip.width() <= 0.0) {
        return;
    }
    // One rectangle for each run of neighbours of the same category.
    for (int first = 0; first < rows();) {
        int last = first;
        while (last + 1 < rows() && categoryOf(last + 1) == categoryOf(first)) {
            ++last;
        }
        const double top = cellRect({ first, -1 }).top();
        const double bottom = cellRect({ last, -1 }).bottom();
        painter.fillRect(QRectF(snapped(m_strip.left()), top, m_strip.width(), bottom - top),
            categoryColour(categoryOf(first)));
        first = last + 1;
    }
}

void MatrixScene::paintCells(QPainter &painter) const
{
    // On the screen very many cells are painted as one picture of one pixel a cell.
    const int manyCells = m_data.overTime ? 2000 : 20000;
    if (m_room.pixelRatio > 0.0 && rows() * columns() > manyCells) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
        painter.drawImage(
            QRectF(m_cells.left(), rowTop(0), m_cells.width(), contentHeight()), cellImage());
        return;
    }
    for (int row = 0; row < rows(); ++row) {
        const double top = rowTop(row);
        if (top + m_rowHeight < m_cells.top() || top > m_cells.bottom()) {
            continue;
        }
        for (int column = 0; column < columns(); ++column) {
            const MatrixCell cell { row, column };
            painter.fillRect(cellRect(cell), m_style.cell(m_data, value(cell)));
        }
    }
}

QImage MatrixScene::cellImage() const
{
    // Finer than the eye, and far cheaper than a colour a cell.
    constexpr int shades = 512;
    const double size = std::max(std::abs(m_data.low), std::abs(m_data.high));
    const double low = m_data.scale == ColourScale::Diverging ? -size : m_data.low;
    const double high = m_data.scale == ColourScale::Diverging ? size : m_data.high;
    const double step = (high - low) / (shades - 1);
    std::array<QRgb, shades> colours {};
    HeatmapData scale; // without a threshold, which lies between shades
    scale.scale = m_data.scale;
    scale.low = low;
    scale.high = high;
    for (int i = 0; i < shades; ++i) {
        colours[static_cast<std::size_t>(i)] = m_style.cell(scale, low + i * step).rgb();
    }
    QImage image(columns(), rows(), QImage::Format_RGB32);
    for (int row = 0; row < rows(); ++row) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(row));
        for (int column = 0; column < columns(); ++column) {
            const double cell = value({ row, column });
            const bool isBlank = !std::isfinite(cell) || std::abs(cell) < m_data.threshold;
            const double shade =
                step > 0.0 ? std::clamp((cell - low) / step, 0.0, shades - 1.0) : 0.0;
            line[column] = isBlank ? m_style.blank.rgb()
                                   : colours[static_cast<std::size_t>(std::lround(shade))];
        }
    }
    return image;
}

void MatrixScene::paintLabels(QPainter &painter, const MatrixMarks &marks) const
{
    QFont plain = labelFont();
    QFont bold = plain;
    bold.setWeight(QFont::DemiBold);
    const double needed = plain.pixelSize() * 1.05;
    // Rows too low for their text are labelled here and there, and where the person looks.
    const int every = std::max(1, static_cast<int>(std::ceil(needed / m_rowHeight)));
    const QFontMetricsF metrics(plain);
    const QFontMetricsF boldMetrics(bold);
    for (int row = 0; row < rows(); ++row) {
        const bool selected = static_cast<std::size_t>(row) < marks.selected.size()
            && marks.selected[static_cast<std::size_t>(row)];
        const bool pointed = row == marks.hover.row || row == marks.focus.row;
        if (row % every != 0 && !pointed && !(selected && every < 4)) {
            continue;
        }
        const QRectF band = cellRect({ row, -1 });
        if (band.bottom() < m_cells.top() || band.top() > m_cells.bottom()) {
            continue;
        }
        const double middle = band.center().y();
        const double height = std::max(needed, band.height());
        const QRectF box(
            m_labels.left() - 4.0, middle - height / 2.0, m_labels.width() + 6.0, height);
        if (selected || (pointed && every > 1)) {
            painter.fillRect(box, selected ? m_style.selection : m_style.background);
        }
        if (selected) {
            painter.fillRect(QRectF(box.left(), box.top(), 2.5, box.height()), m_style.accent);
        }
        const bool strong = selected || pointed;
        painter.setFont(strong ? bold : plain);
        painter.setPen(m_style.text);
        const QString label = m_data.rowLabels.value(dataRow(row));
        painter.drawText(box.adjusted(4.0, -4.0, -2.0, 4.0),
            rightMiddle | Qt::TextSingleLine,
            (strong ? boldMetrics : metrics)
                .elidedText(label, Qt::ElideRight, m_labels.width() + 1.0));
    }
}

void MatrixScene::paintColumnLabels(QPainter &painter, const MatrixMarks &marks) const
{
    const double top = m_cells.bottom() + 4.0;
    painter.setFont(m_style.small);
    if (m_dendrogram && m_data.clusters > 0) {
        const double x = treeX(m_dendrogram->cutHeight);
        const QString words = MatrixText::tr("cut: %1").arg(m_dendrogram->clusters);
        const double width = QFontMetricsF(m_style.small).horizontalAdvance(words) + 2.0;
        const double left =
            std::clamp(x - width / 2.0, m_tree.left() - 6.0, m_labels.right() - width);
        painter.setPen(m_style.cut);
        painter.drawText(
            QRectF(left, top, width, 14.0), Qt::AlignCenter | Qt::TextSingleLine, words);
    }
    if (m_data.symmetric) {
        paintColumnStrip(painter);
        return;
    }

    if (m_data.marked >= 0 && m_data.marked < columns()) {
        // A pointer above the column, as the timeline's handle.
        const auto at = static_cast<std::size_t>(m_data.marked) * 2;
        const double middle = (m_columnEdges[at] + m_columnEdges[at + 1]) / 2.0;
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_style.accent);
        painter.drawPolygon(QPolygonF({ { middle - 4.0, m_cells.top() - 8.0 },
            { middle + 4.0, m_cells.top() - 8.0 },
            { middle, m_cells.top() - 2.0 } }));
    }
    const bool grouped = !m_groupStarts.empty();
    std::vector<QString> labels;
    for (int column = 0; column < columns(); ++column) {
        const QString label = columnLabel(column);
        labels.push_back(grouped ? label.section(u' ', 1) : label);
    }
    const double step = m_cells.width() / columns();
    const auto widest = [&labels](const QFont &font) {
        const QFontMetricsF metrics(font);
        double width = 0.0;
        for (const QString &label : labels) {
            width = std::max(width, metrics.horizontalAdvance(label));
        }
        return width + 3.0;
    };
    // First smaller, then fewer.
    QFont font = m_style.small;
    while (font.pixelSize() > 8 && widest(font) > step) {
        font.setPixelSize(font.pixelSize() - 1);
    }
    painter.setFont(font);
    const int every = std::max(1, static_cast<int>(std::ceil(widest(font) / step)));
    for (int column = 0; column < columns(); ++column) {
        const bool pointed = column == marks.hover.column || column == marks.focus.column;
        if (column % every != 0 && !pointed) {
            continue;
        }
        const QRectF cell = cellRect({ 0, column });
        painter.setPen(pointed ? m_style.text : m_style.muted);
        painter.drawText(QRectF(cell.center().x() - 40.0, top, 80.0, 14.0),
            Qt::AlignCenter | Qt::TextSingleLine,
            labels[static_cast<std::size_t>(column)]);
    }
    painter.setFont(m_style.small);
    for (std::size_t group = 0; grouped && group <= m_groupStarts.size(); ++group) {
        const int first = group == 0 ? 0 : m_groupStarts[group - 1];
        const int last = group < m_groupStarts.size() ? m_groupStarts[group] - 1 : columns() - 1;
        const double left = cellRect({ 0, first }).left();
        const double right = cellRect({ 0, last }).right();
        painter.setPen(m_style.text);
        painter.drawText(QRectF(left, top + 14.0, right - left, 14.0),
            Qt::AlignCenter | Qt::TextSingleLine,
            columnLabel(first).section(u' ', 0, 0));
    }
}

void MatrixScene::paintColumnStrip(QPainter &painter) const
{
    for (int first = 0; m_strip.width() > 0.0 && first < columns();) {
        int last = first;
        while (last + 1 < columns() && categoryOf(last + 1) == categoryOf(first)) {
            ++last;
        }
        const double left = cellRect({ 0, first }).left();
        const double right = cellRect({ 0, last }).right();
        painter.fillRect(
            QRectF(left, m_cells.top() - stripThickness - 4.0, right - left, stripThickness),
            categoryColour(categoryOf(first)));
        first = last + 1;
    }
}

void MatrixScene::paintColourBar(QPainter &painter) const
{
    // Each step reaches down to the end, so that no seams show between steps.
    constexpr int steps = 128;
    const double low = m_data.scale == ColourScale::Diverging
        ? -std::max(std::abs(m_data.low), std::abs(m_data.high))
        : m_data.low;
    const double high = m_data.scale == ColourScale::Diverging ? -low : m_data.high;
    for (int i = 0; i < steps; ++i) {
        const double share = 1.0 - (i + 0.5) / steps;
        const double y = m_bar.top() + m_bar.height() * i / steps;
        painter.fillRect(QRectF(QPointF(m_bar.left(), y), m_bar.bottomRight()),
            m_style.cell(m_data, low + share * (high - low)));
    }
    const auto yOf = [&](double value) {
        return m_bar.bottom() - (value - low) / std::max(high - low, 1e-12) * m_bar.height();
    };
    painter.setFont(m_style.small);
    painter.setPen(m_style.muted);
    const int decimals = decimalsFor(low, high);
    const double middle = m_bar.center().x();
    painter.drawText(QRectF(middle - 30.0, m_bar.top() - 17.0, 60.0, 14.0),
        Qt::AlignCenter | Qt::TextSingleLine,
        m_style.number(high, decimals));
    painter.drawText(QRectF(middle - 30.0, m_bar.bottom() + 4.0, 60.0, 14.0),
        Qt::AlignCenter | Qt::TextSingleLine,
        m_style.number(low, decimals));
    painter.setPen(flatPen(m_style.text, 1.0));
    if (m_data.threshold > low && m_data.threshold < high) {
        const double y = crisp(yOf(m_data.threshold), m_room.pixelRatio);
        painter.drawLine(QPointF(m_bar.left() - 3.0, y), QPointF(m_bar.right() + 3.0, y));
    }
    if (m_data.scale == ColourScale::Diverging) {
        const double y = crisp(yOf(0.0), m_room.pixelRatio);
        painter.drawLine(QPointF(m_bar.right(), y), QPointF(m_bar.right() + 3.0, y));
    }
}

void MatrixScene::paintLegend(QPainter &painter) const
{
    const std::vector<QPointF> places = legendPlaces();
    painter.setFont(m_style.small);
    painter.setPen(m_style.muted);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const QPointF &at = places[i];
        painter.fillRect(
            QRectF(at.x(), at.y() + (legendRow - legendSquare) / 2.0, legendSquare, legendSquare),
            categoryColour(static_cast<int>(i)));
        painter.drawText(QRectF(at.x() + legendSquare + 5.0, at.y(), 400.0, legendRow),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            m_data.categoryNames.at(static_cast<qsizetype>(i)));
    }
}

void MatrixScene::paintMarks(QPainter &painter, const MatrixMarks &marks) const
{
    const auto frame = [&](const MatrixCell &cell, double width) {
        if (cell.row < 0 || cell.row >= rows()) {
            return;
        }
        QPen pen(m_style.accent, width);
        pen.setJoinStyle(Qt::MiterJoin);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        const double half = width / 2.0;
        painter.drawRect(cellRect(cell).adjusted(-half, -half, half, half));
    };
    if (m_data.marked >= 0 && m_data.marked < columns()) {
        const auto at = static_cast<std::size_t>(m_data.marked) * 2;
        const double middle = (m_columnEdges[at] + m_columnEdges[at + 1]) / 2.0;
        painter.setPen(flatPen(m_style.accent, 1.0));
        painter.drawLine(QPointF(crisp(middle, m_room.pixelRatio), m_cells.top()),
            QPointF(crisp(middle, m_room.pixelRatio), m_cells.bottom()));
    }
    for (int row = 0; row < rows() && static_cast<std::size_t>(row) < marks.selected.size();
         ++row) {
        if (marks.selected[static_cast<std::size_t>(row)]) {
            frame({ row, -1 }, 1.0);
        }
    }
    frame({ marks.hover.row, -1 }, 1.0);
    if (marks.focus.row >= 0) {
        frame(marks.focus, marks.focus.column >= 0 ? 2.0 : 1.5);
    }
    if (marks.hover.column >= 0) {
        frame(marks.hover, 2.0);
    }
}

} // namespace tp
