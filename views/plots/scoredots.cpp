// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/scoredots.h"

#include "views/plots/dotsscene.h"
#include "views/plots/readout.h"

#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tp {

struct ScoreDots::Private
{
    DotsScene scene;
    int pointed = -1;
    QPointF pointer;
};

namespace {

constexpr double leastRowHeight = 14.0;
constexpr double mostRowHeight = 24.0;

Readout readoutOf(const DotsScene &scene, int index)
{
    if (index < 0) {
        return {};
    }
    const DotsData &data = scene.data();
    const DotRow &row = data.rows[static_cast<std::size_t>(index)];
    Readout readout;
    readout.title = row.label;
    QStringList parts;
    for (std::size_t run = 0; run < row.values.size(); ++run) {
        parts << u"%1 %2"_s.arg(data.labels.value(static_cast<qsizetype>(run)),
            std::isfinite(row.values[run]) ? scene.style().number(row.values[run], 3) : u"–"_s);
    }
    readout.line = parts.join(u" · "_s);
    return readout;
}

} // namespace

ScoreDots::ScoreDots(QWidget *parent)
    : TaskRowsWidget(leastRowHeight, parent)
    , d(std::make_unique<Private>())
{
    setAccessibleName(tr("Scores of the compared runs: one row per task"));
    setPlaceholder(tr("Scores appear here once the compared runs were evaluated."));
    refreshStyle();
}

ScoreDots::~ScoreDots() = default;

void ScoreDots::setData(const DotsData &data)
{
    d->scene.setData(data);
    setEmpty(data.rows.empty());
    relayout();
    d->pointed = underMouse() ? d->scene.rowAt(d->pointer) : -1;
}

const DotsData &ScoreDots::data() const
{
    return d->scene.data();
}

QString ScoreDots::readoutText() const
{
    return readoutOf(d->scene, d->pointed).text();
}

QPointF ScoreDots::rowCentre(const QString &task) const
{
    const int row = rowOf(task);
    return row < 0 ? QPointF()
                   : QPointF(d->scene.rowsArea().center().x(), d->scene.dot(row, 0).y());
}

int ScoreDots::rowCount() const
{
    return d->scene.rows();
}

QString ScoreDots::rowId(int row) const
{
    return d->scene.data().rows[static_cast<std::size_t>(row)].id;
}

QString ScoreDots::rowDescription(int row) const
{
    return readoutOf(d->scene, row).text();
}

int ScoreDots::rowAt(const QPointF &point) const
{
    return d->scene.rowAt(point);
}

TaskRowsWidget::Extent ScoreDots::layoutRows(const QRectF &area, double rowHeight, double scroll)
{
    DotsRoom room { area.adjusted(0.0, 0.0, 0.0, -2.0), rowHeight, scroll };
    d->scene.layout(room);
    if (rowHeight <= 0.0 && d->scene.rowHeight() > mostRowHeight) {
        room.rowHeight = mostRowHeight;
        d->scene.layout(room);
    }
    return { d->scene.rowHeight() * rowCount(), d->scene.rowsArea().height() };
}

void ScoreDots::pointerMoved(const QPointF &point)
{
    d->pointer = point;
    d->pointed = isEmpty() ? -1 : d->scene.rowAt(point);
    update();
}

void ScoreDots::pointerLeft()
{
    d->pointed = -1;
    update();
}

void ScoreDots::styleChanged()
{
    d->scene.setStyle(style());
    relayout();
}

void ScoreDots::paintEvent(QPaintEvent *event)
{
    PlotWidget::paintEvent(event);
    if (isEmpty()) {
        return;
    }
    DotsMarks marks;
    marks.selected = selectedRows();
    marks.hover = d->pointed >= 0 ? d->pointed : rowOf(hoveredTask());
    marks.focus = focusedRow();
    QPainter painter(this);
    d->scene.paint(painter, marks);
    if (d->pointed >= 0) {
        paintReadout(painter, readoutOf(d->scene, d->pointed), d->pointer, rect(), style());
    }
}

} // namespace tp
