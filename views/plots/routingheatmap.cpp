// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/routingheatmap.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tp {

struct RoutingHeatmap::Private
{
    MatrixScene scene;
    MatrixCell pointed; // under the pointer
    QPointF pointer;
    int keyColumn = -1; // keyboard's column, -1: the whole row
};

namespace {

constexpr double leastRowHeight = 10.0;

// 1 for the largest value of the row.
int rankInRow(const MatrixScene &scene, const MatrixCell &cell)
{
    int rank = 1;
    for (int column = 0; column < scene.columns(); ++column) {
        if (scene.value({ cell.row, column }) > scene.value(cell)) {
            ++rank;
        }
    }
    return rank;
}

} // namespace

Readout cellReadout(const MatrixScene &scene, const MatrixCell &cell)
{
    if (cell.row < 0) {
        return {};
    }
    const HeatmapData &data = scene.data();
    const auto row = static_cast<std::size_t>(scene.dataRow(cell.row));
    Readout readout;
    readout.title = data.rowLabels.value(static_cast<qsizetype>(row));
    QStringList parts;
    if (cell.column >= 0) {
        if (!data.overTime) {
            readout.title += u" × "_s + scene.columnLabel(cell.column);
        }
        const double value = scene.value(cell);
        parts << (std::isfinite(value)
                ? u"%1 %2"_s.arg(data.valueName, scene.style().number(value, 2))
                : RoutingHeatmap::tr("no value"));
        if (data.overTime) {
            parts << data.columnDetails.value(scene.dataColumn(cell.column));
        } else if (!data.symmetric && std::isfinite(value)) {
            parts << RoutingHeatmap::tr("rank %1 of %2")
                         .arg(rankInRow(scene, cell))
                         .arg(scene.columns());
        }
    } else if (row < data.categories.size() && data.categories[row] >= 0) {
        parts << data.categoryNames.value(data.categories[row]);
    }
    if (data.step) {
        parts << RoutingHeatmap::tr("step %1").arg(*data.step);
    }
    readout.line = parts.join(u" · "_s);
    return readout;
}

RoutingHeatmap::RoutingHeatmap(QWidget *parent)
    : TaskRowsWidget(leastRowHeight, parent)
    , d(std::make_unique<Private>())
{
    setAccessibleName(tr("Routing heatmap: tasks by experts"));
    setPlaceholder(tr("The routing of each task over the experts appears here once a run has "
                      "taken its first routing snapshot."));
    refreshStyle();
}

RoutingHeatmap::~RoutingHeatmap() = default;

void RoutingHeatmap::setData(const HeatmapData &data)
{
    d->scene.setData(data);
    if (d->keyColumn >= d->scene.columns()) {
        d->keyColumn = -1;
    }
    setEmpty(d->scene.rows() == 0 || d->scene.columns() == 0);
    relayout();
    d->pointed = underMouse() ? d->scene.cellAt(d->pointer) : MatrixCell {};
}

const HeatmapData &RoutingHeatmap::data() const
{
    return d->scene.data();
}

QString RoutingHeatmap::readoutText() const
{
    if (d->pointed.row >= 0) {
        return cellReadout(d->scene, d->pointed).text();
    }
    const int row = focusedRow();
    return row >= 0 && d->keyColumn >= 0 ? cellReadout(d->scene, { row, d->keyColumn }).text()
                                         : QString();
}

QPointF RoutingHeatmap::cellCentre(const QString &task, int column) const
{
    const int row = rowOf(task);
    for (int shown = 0; row >= 0 && shown < d->scene.columns(); ++shown) {
        if (d->scene.dataColumn(shown) == column) {
            return d->scene.cellRect({ row, shown }).center();
        }
    }
    return {};
}

int RoutingHeatmap::rowCount() const
{
    return d->scene.rows();
}

QString RoutingHeatmap::rowId(int row) const
{
    return d->scene.data().rowIds.value(d->scene.dataRow(row));
}

QString RoutingHeatmap::rowDescription(int row) const
{
    if (d->keyColumn >= 0 || d->scene.data().overTime) {
        const int column = d->keyColumn >= 0 ? d->keyColumn : d->scene.columns() - 1;
        return cellReadout(d->scene, { row, column }).text();
    }
    MatrixCell best { row, 0 };
    for (int column = 1; column < d->scene.columns(); ++column) {
        if (d->scene.value({ row, column }) > d->scene.value(best)) {
            best.column = column;
        }
    }
    const QString label = d->scene.data().rowLabels.value(d->scene.dataRow(row));
    return d->scene.data().symmetric ? label
                                     : tr("%1: most on %2, %3 %4")
                                           .arg(label,
                                               d->scene.columnLabel(best.column),
                                               d->scene.data().valueName,
                                               style().number(d->scene.value(best), 2));
}

int RoutingHeatmap::rowAt(const QPointF &point) const
{
    return d->scene.cellAt(point).row;
}

TaskRowsWidget::Extent RoutingHeatmap::layoutRows(
    const QRectF &area, double rowHeight, double scroll)
{
    MatrixRoom room;
    room.area = area.adjusted(0.0, 0.0, 0.0, -2.0);
    room.rowHeight = rowHeight;
    room.scroll = scroll;
    room.pixelRatio = devicePixelRatioF();
    room.legend = area.height() >= 280.0;
    d->scene.layout(room);
    return { d->scene.contentHeight(), d->scene.cellsArea().height() };
}

void RoutingHeatmap::pointerMoved(const QPointF &point)
{
    d->pointer = point;
    d->pointed = isEmpty() ? MatrixCell {} : d->scene.cellAt(point);
    update();
}

void RoutingHeatmap::pointerLeft()
{
    d->pointed = {};
    update();
}

void RoutingHeatmap::styleChanged()
{
    d->scene.setStyle(style());
    relayout();
}

bool RoutingHeatmap::letsGo(const QPointF &point) const
{
    // Going through the steps of a task keeps it chosen.
    return !d->scene.data().overTime || d->scene.cellAt(point).column < 0;
}

void RoutingHeatmap::mousePressEvent(QMouseEvent *event)
{
    TaskRowsWidget::mousePressEvent(event);
    if (event->button() == Qt::LeftButton && !isEmpty()) {
        const MatrixCell cell = d->scene.cellAt(event->position());
        if (cell.row >= 0 && cell.column >= 0) {
            Q_EMIT columnChosen(d->scene.dataColumn(cell.column));
        }
    }
}

void RoutingHeatmap::paintEvent(QPaintEvent *event)
{
    PlotWidget::paintEvent(event);
    if (isEmpty()) {
        return;
    }
    MatrixMarks marks;
    marks.selected = selectedRows();
    marks.hover = d->pointed.row >= 0 ? d->pointed : MatrixCell { rowOf(hoveredTask()), -1 };
    const int focused = focusedRow();
    if (focused >= 0) {
        marks.focus = { focused, d->keyColumn };
    }
    QPainter painter(this);
    d->scene.paint(painter, marks);
    if (d->pointed.row >= 0) {
        paintReadout(painter, cellReadout(d->scene, d->pointed), d->pointer, rect(), style());
    } else if (marks.focus.column >= 0) {
        const QPointF anchor = d->scene.cellRect(marks.focus).center();
        paintReadout(painter, cellReadout(d->scene, marks.focus), anchor, rect(), style());
    }
}

void RoutingHeatmap::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && !isEmpty() && d->keyColumn >= 0) {
        Q_EMIT columnChosen(d->scene.dataColumn(d->keyColumn));
        return;
    }
    const bool left = event->key() == Qt::Key_Left;
    if (isEmpty() || (!left && event->key() != Qt::Key_Right)) {
        TaskRowsWidget::keyPressEvent(event);
        return;
    }
    d->keyColumn = std::clamp(d->keyColumn + (left ? -1 : 1), -1, d->scene.columns() - 1);
    const int row = focusedRow();
    if (row >= 0) {
        setAccessibleDescription(rowDescription(row));
    }
    update();
}

} // namespace tp
