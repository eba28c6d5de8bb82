// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/transferbars.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tp {

struct TransferBars::Private
{
    BarsScene scene;
    int pointed = -1;
    QPointF pointer;
};

namespace {

constexpr double leastRowHeight = 14.0;
constexpr double mostRowHeight = 22.0;

} // namespace

Readout barReadout(const BarsScene &scene, int index)
{
    if (index < 0) {
        return {};
    }
    const BarRow &row = scene.data().rows[static_cast<std::size_t>(index)];
    const PlotStyle &style = scene.style();
    Readout readout;
    readout.title = row.label + u"  "_s + style.number(row.value, 3, true);
    QStringList parts;
    if (row.high > row.low) {
        parts << TransferBars::tr("95 % interval %1 to %2")
                     .arg(style.number(row.low, 3, true), style.number(row.high, 3, true));
    }
    if (row.n > 0) {
        parts << TransferBars::tr("n = %1").arg(row.n);
    }
    parts << (row.value < 0.0 ? scene.data().negative() : scene.data().positive());
    if (scene.data().step) {
        parts << TransferBars::tr("step %1").arg(*scene.data().step);
    }
    parts.removeAll(QString());
    readout.line = parts.join(u" · "_s);
    return readout;
}

TransferBars::TransferBars(QWidget *parent)
    : TaskRowsWidget(leastRowHeight, parent)
    , d(std::make_unique<Private>())
{
    setAccessibleName(tr("Negative transfer: one bar per task"));
    setPlaceholder(tr("Each task's score against its single-task reference appears here after the "
                      "first evaluation. It needs references for this suite and backbone."));
    refreshStyle();
}

TransferBars::~TransferBars() = default;

void TransferBars::setData(const BarsData &data)
{
    d->scene.setData(data);
    setEmpty(data.rows.empty());
    relayout();
    d->pointed = underMouse() ? d->scene.rowAt(d->pointer) : -1;
}

const BarsData &TransferBars::data() const
{
    return d->scene.data();
}

QString TransferBars::readoutText() const
{
    return barReadout(d->scene, d->pointed).text();
}

QPointF TransferBars::rowCentre(const QString &task) const
{
    const int row = rowOf(task);
    return row < 0 ? QPointF() : QPointF(d->scene.zero(), d->scene.barRect(row).center().y());
}

int TransferBars::rowCount() const
{
    return d->scene.rows();
}

QString TransferBars::rowId(int row) const
{
    return d->scene.data().rows[static_cast<std::size_t>(row)].id;
}

QString TransferBars::rowDescription(int row) const
{
    return barReadout(d->scene, row).text();
}

int TransferBars::rowAt(const QPointF &point) const
{
    return d->scene.rowAt(point);
}

TaskRowsWidget::Extent TransferBars::layoutRows(const QRectF &area, double rowHeight, double scroll)
{
    BarsRoom room;
    room.area = area.adjusted(0.0, 0.0, 0.0, -2.0);
    room.rowHeight = rowHeight;
    room.scroll = scroll;
    room.pixelRatio = devicePixelRatioF();
    d->scene.layout(room);
    // Few tasks keep the height of a line instead of growing into blocks.
    if (rowHeight <= 0.0 && d->scene.rowHeight() > mostRowHeight) {
        room.rowHeight = mostRowHeight;
        d->scene.layout(room);
    }
    return { d->scene.rowHeight() * rowCount(), d->scene.rowsArea().height() };
}

void TransferBars::pointerMoved(const QPointF &point)
{
    d->pointer = point;
    d->pointed = isEmpty() ? -1 : d->scene.rowAt(point);
    update();
}

void TransferBars::pointerLeft()
{
    d->pointed = -1;
    update();
}

void TransferBars::styleChanged()
{
    d->scene.setStyle(style());
    relayout();
}

void TransferBars::paintEvent(QPaintEvent *event)
{
    PlotWidget::paintEvent(event);
    if (isEmpty()) {
        return;
    }
    BarsMarks marks;
    marks.selected = selectedRows();
    marks.hover = d->pointed >= 0 ? d->pointed : rowOf(hoveredTask());
    marks.focus = focusedRow();
    QPainter painter(this);
    d->scene.paint(painter, marks);
    if (d->pointed >= 0) {
        paintReadout(painter, barReadout(d->scene, d->pointed), d->pointer, rect(), style());
    }
}

} // namespace tp
