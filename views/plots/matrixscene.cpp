// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/matrixscene.h"

#include "views/plots/colourmaps.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

constexpr double stripWidth = 6.0;
constexpr double stripGap = 4.0; // between strip and cells
constexpr double barRoom = 34.0; // colour bar with its numbers
constexpr double groupGap = 7.0; // between the experts of two orders or heads

// "o2 e1" belongs to the group "o2"; plain "e1" to none.
QStringView groupOf(QStringView label)
{
    const qsizetype space = label.indexOf(u' ');
    return space > 0 ? label.first(space) : QStringView();
}

// Every index once, or the order as given.
std::vector<int> checkedOrder(const std::vector<int> &order, std::size_t rows)
{
    std::vector<int> sorted = order;
    std::ranges::sort(sorted);
    std::vector<int> identity(rows);
    std::iota(identity.begin(), identity.end(), 0);
    return sorted == identity ? order : identity;
}

} // namespace

void MatrixScene::setData(HeatmapData data)
{
    m_data = std::move(data);
    m_order = checkedOrder(m_data.rowOrder, m_data.matrix.values.rows());
    m_dendrogram = placeDendrogram(m_data.linkage, m_order, m_data.clusters);
    m_groupStarts.clear();
    const bool mayGroup = !m_data.symmetric && !m_data.overTime;
    for (int column = 1; mayGroup && column < columns(); ++column) {
        const QString before = columnLabel(column - 1);
        const QString here = columnLabel(column);
        if (groupOf(before) != groupOf(here)) {
            m_groupStarts.push_back(column);
        }
    }

    // A branch takes the colour of the category that most of its tasks belong to.
    m_clusterColours.clear();
    const int clusters = m_dendrogram ? m_dendrogram->clusters : 0;
    for (int cluster = 0; cluster < clusters; ++cluster) {
        std::map<int, int> votes;
        for (int row = 0; row < rows(); ++row) {
            if (m_dendrogram->rowCluster[static_cast<std::size_t>(row)] == cluster) {
                ++votes[categoryOf(row)];
            }
        }
        const auto most =
            std::ranges::max_element(votes, {}, [](const auto &vote) { return vote.second; });
        const int category = most == votes.end() ? -1 : most->first;
        m_clusterColours.push_back(
            category >= 0 ? categoryColour(category) : categoricalColour(cluster));
    }
}

void MatrixScene::setStyle(const PlotStyle &style)
{
    m_style = style;
}

int MatrixScene::dataColumn(int column) const
{
    return m_data.symmetric ? m_order[static_cast<std::size_t>(column)] : column;
}

double MatrixScene::value(const MatrixCell &cell) const
{
    if (cell.row < 0 || cell.row >= rows() || cell.column < 0 || cell.column >= columns()) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    return m_data.matrix.values(static_cast<std::size_t>(dataRow(cell.row)),
        static_cast<std::size_t>(dataColumn(cell.column)));
}

QString MatrixScene::columnLabel(int column) const
{
    const auto index = static_cast<std::size_t>(dataColumn(column));
    if (m_data.symmetric) {
        return m_data.rowLabels.value(static_cast<qsizetype>(index));
    }
    return index < m_data.matrix.cols.size() ? QString::fromStdString(m_data.matrix.cols[index])
                                             : QString();
}

double MatrixScene::snapped(double value) const
{
    return m_room.pixelRatio > 0.0 ? std::round(value * m_room.pixelRatio) / m_room.pixelRatio
                                   : value;
}

double MatrixScene::topMargin() const
{
    return m_data.symmetric ? 24.0 : 18.0;
}

double MatrixScene::bottomMargin(double width, bool legend) const
{
    const double groups = m_groupStarts.empty() ? 0.0 : 14.0;
    const double labels = m_data.symmetric ? (m_data.clusters > 0 ? 18.0 : 8.0) : 20.0;
    return labels + groups + (legend ? legendHeight(width) : 0.0);
}

std::vector<QPointF> MatrixScene::legendEntries(double width) const
{
    std::vector<QPointF> entries;
    if (m_data.categories.empty()) {
        return entries;
    }
    const QFontMetricsF metrics(m_style.small);
    QPointF at;
    for (const QString &name : m_data.categoryNames) {
        const double entry = legendSquare + 20.0 + metrics.horizontalAdvance(name);
        if (at.x() > 0.0 && at.x() + entry > width - 16.0) {
            at = QPointF(0.0, at.y() + legendRow);
        }
        entries.push_back(at);
        at.rx() += entry;
    }
    return entries;
}

std::vector<QPointF> MatrixScene::legendPlaces() const
{
    const double width = m_room.area.width() - 10.0;
    std::vector<QPointF> places = legendEntries(width);
    const QPointF start(
        m_room.area.left() + 8.0, m_cells.bottom() + bottomMargin(width, false) + 4.0);
    for (QPointF &place : places) {
        place += start;
    }
    return places;
}

double MatrixScene::legendHeight(double width) const
{
    const std::vector<QPointF> entries = legendEntries(width);
    return entries.empty() ? 0.0 : entries.back().y() + legendRow + 6.0;
}

double MatrixScene::heightFor(double width, double rowHeight, bool legend) const
{
    return topMargin() + rowHeight * rows() + bottomMargin(width - 10.0, legend);
}

QFont MatrixScene::labelFont() const
{
    QFont font = m_style.small;
    font.setPixelSize(std::clamp(static_cast<int>(m_rowHeight * 0.92), 7, font.pixelSize()));
    return font;
}

void MatrixScene::layout(const MatrixRoom &room)
{
    m_room = room;
    const QRectF area = room.area.adjusted(8.0, 0.0, -2.0, 0.0);
    const double top = area.top() + topMargin();
    const double bottom =
        std::max(top + 4.0, area.bottom() - bottomMargin(area.width(), room.legend));
    m_rowHeight = room.rowHeight > 0.0 ? room.rowHeight : (bottom - top) / std::max(rows(), 1);
    const double visible = std::min(bottom - top, contentHeight());

    double widest = 0.0;
    const QFontMetricsF metrics(labelFont());
    for (const QString &label : m_data.rowLabels) {
        widest = std::max(widest, metrics.horizontalAdvance(label));
    }
    const double treeWidth = m_dendrogram ? std::clamp(area.width() * 0.15, 36.0, 96.0) : 0.0;
    const double labelWidth = room.labelWidth >= 0.0
        ? room.labelWidth
        : std::min(std::ceil(widest) + 4.0, area.width() * 0.34);

    double x = area.left();
    m_tree = QRectF(x, top, treeWidth, visible);
    x += treeWidth + (m_dendrogram ? 8.0 : 0.0);
    m_labels = QRectF(x, top, labelWidth, visible);
    x += labelWidth + 6.0;
    const bool hasStrip = !m_data.categories.empty();
    m_strip = QRectF(x, top, hasStrip ? stripWidth : 0.0, visible);
    x += hasStrip ? stripWidth + stripGap : 0.0;
    const double right = std::max(x + 8.0, area.right() - (room.colourBar ? barRoom + 6.0 : 0.0));
    m_cells = QRectF(QPointF(snapped(x), top), QPointF(snapped(right), top + visible));
    m_bar = QRectF(right + 6.0 + (barRoom - 10.0) / 2.0, top, 10.0, visible);
    placeColumns();
}

void MatrixScene::placeColumns()
{
    const int count = columns();
    m_columnEdges.assign(static_cast<std::size_t>(count) * 2, 0.0);
    if (count == 0) {
        return;
    }
    const double gaps = groupGap * static_cast<double>(m_groupStarts.size());
    const double width = std::max(m_cells.width() - gaps, 1.0) / count;
    const double gap = width >= 5.0 ? 1.0 : 0.0;
    double left = m_cells.left();
    for (int column = 0; column < count; ++column) {
        if (std::ranges::binary_search(m_groupStarts, column)) {
            left += groupGap;
        }
        const auto at = static_cast<std::size_t>(column) * 2;
        m_columnEdges[at] = snapped(left);
        m_columnEdges[at + 1] = snapped(left + width) - gap;
        left += width;
    }
}

double MatrixScene::rowTop(int row) const
{
    return m_cells.top() - m_room.scroll + m_rowHeight * row;
}

double MatrixScene::treeX(double height) const
{
    const double base = m_dendrogram->baseHeight;
    const double span = std::max((m_dendrogram->maxHeight - base) * 1.08, 1e-9);
    return m_tree.right() - 1.0 - (std::max(height, base) - base) / span * (m_tree.width() - 3.0);
}

QRectF MatrixScene::rowsArea() const
{
    return QRectF(QPointF(m_tree.left(), m_cells.top()), m_cells.bottomRight());
}

QRectF MatrixScene::cellRect(const MatrixCell &cell) const
{
    const double gap = m_rowHeight >= 4.0 ? 1.0 : 0.0;
    const double top = snapped(rowTop(cell.row));
    const double bottom = snapped(rowTop(cell.row + 1)) - gap;
    if (cell.column < 0) {
        return QRectF(QPointF(m_cells.left(), top), QPointF(m_cells.right(), bottom));
    }
    const auto at = static_cast<std::size_t>(cell.column) * 2;
    return QRectF(QPointF(m_columnEdges[at], top), QPointF(m_columnEdges[at + 1], bottom));
}

MatrixCell MatrixScene::cellAt(const QPointF &point) const
{
    if (rows() == 0 || !rowsArea().contains(point)) {
        return {};
    }
    MatrixCell cell;
    cell.row = static_cast<int>((point.y() - m_cells.top() + m_room.scroll) / m_rowHeight);
    if (cell.row < 0 || cell.row >= rows()) {
        return {};
    }
    for (int column = 0; column < columns(); ++column) {
        const auto at = static_cast<std::size_t>(column) * 2;
        if (point.x() >= m_columnEdges[at] && point.x() <= m_columnEdges[at + 1] + 1.0) {
            cell.column = column;
            break;
        }
    }
    return cell;
}

int MatrixScene::categoryOf(int row) const
{
    const auto index = static_cast<std::size_t>(dataRow(row));
    return index < m_data.categories.size() ? m_data.categories[index] : -1;
}

QColor MatrixScene::categoryColour(int category) const
{
    return category >= 0 ? categoricalColour(category) : m_style.axis;
}

QColor MatrixScene::clusterColour(int cluster) const
{
    if (cluster < 0 || static_cast<std::size_t>(cluster) >= m_clusterColours.size()) {
        return m_style.axis;
    }
    return m_clusterColours[static_cast<std::size_t>(cluster)];
}

} // namespace tp
