// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/taskmapplot.h"

#include "views/plots/mapscene.h"
#include "views/plots/readout.h"

#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace tp {

struct TaskMapPlot::Private
{
    MapScene scene;
    int pointedTask = -1;
    int pointedExpert = -1; // only where no task is nearer
    QPointF pointer;

    void point(const QPointF &at)
    {
        pointer = at;
        pointedTask = scene.taskAt(at);
        pointedExpert = pointedTask < 0 ? scene.expertAt(at) : -1;
    }
    [[nodiscard]] Readout readout() const
    {
        if (pointedTask >= 0) {
            const MapTask &task = scene.data().tasks[static_cast<std::size_t>(pointedTask)];
            return { task.label, task.detail };
        }
        if (pointedExpert >= 0) {
            const MapExpert &expert = scene.data().experts[static_cast<std::size_t>(pointedExpert)];
            return { TaskMapPlot::tr("expert %1").arg(expert.label), expert.detail };
        }
        return {};
    }
    // The nearest task from `row` towards `way`, which counts twice what leads aside; -1: none.
    [[nodiscard]] int neighbour(int row, const QPointF &way) const
    {
        int found = -1;
        double best = std::numeric_limits<double>::max();
        for (int task = 0; task < scene.tasks(); ++task) {
            const QPointF away = scene.taskPoint(task) - scene.taskPoint(row);
            const double ahead = QPointF::dotProduct(away, way);
            const double aside = std::abs(away.x() * way.y() - away.y() * way.x());
            if (task != row && ahead > 0.0 && ahead + 2.0 * aside < best) {
                best = ahead + 2.0 * aside;
                found = task;
            }
        }
        return found;
    }
};

TaskMapPlot::TaskMapPlot(QWidget *parent)
    : TaskRowsWidget(1.0, parent)
    , d(std::make_unique<Private>())
{
    setAccessibleName(tr("Map of tasks and experts"));
    setPlaceholder(tr("Tasks that are routed alike stand close together here once a run has taken "
                      "its first routing snapshot."));
    refreshStyle();
}

TaskMapPlot::~TaskMapPlot() = default;

void TaskMapPlot::setData(const MapData &data)
{
    d->scene.setData(data);
    setEmpty(data.tasks.empty());
    relayout();
    d->pointedTask = d->pointedExpert = -1;
    if (underMouse() && !isEmpty()) {
        d->point(d->pointer);
    }
}

const MapData &TaskMapPlot::data() const
{
    return d->scene.data();
}

QString TaskMapPlot::readoutText() const
{
    return d->readout().text();
}

QPointF TaskMapPlot::taskPoint(const QString &task) const
{
    const int row = rowOf(task);
    return row < 0 ? QPointF() : d->scene.taskPoint(row);
}

QPointF TaskMapPlot::expertPoint(const QString &label) const
{
    const auto &experts = d->scene.data().experts;
    for (std::size_t i = 0; i < experts.size(); ++i) {
        if (experts[i].label == label) {
            return d->scene.expertPoint(static_cast<int>(i));
        }
    }
    return {};
}

int TaskMapPlot::rowCount() const
{
    return d->scene.tasks();
}

QString TaskMapPlot::rowId(int row) const
{
    return d->scene.data().tasks[static_cast<std::size_t>(row)].id;
}

QString TaskMapPlot::rowDescription(int row) const
{
    const MapTask &task = d->scene.data().tasks[static_cast<std::size_t>(row)];
    return Readout { task.label, task.detail }.text();
}

int TaskMapPlot::rowAt(const QPointF &point) const
{
    return d->scene.taskAt(point);
}

TaskRowsWidget::Extent TaskMapPlot::layoutRows(const QRectF &area, double, double)
{
    d->scene.layout(area, area.height() >= 240.0);
    // A plane does not scroll: every task is in sight.
    return { static_cast<double>(rowCount()), static_cast<double>(rowCount()) };
}

void TaskMapPlot::pointerMoved(const QPointF &point)
{
    if (!isEmpty()) {
        d->point(point);
        update();
    }
}

void TaskMapPlot::pointerLeft()
{
    d->pointedTask = d->pointedExpert = -1;
    update();
}

void TaskMapPlot::styleChanged()
{
    d->scene.setStyle(style());
    relayout();
}

void TaskMapPlot::paintEvent(QPaintEvent *event)
{
    PlotWidget::paintEvent(event);
    if (isEmpty()) {
        return;
    }
    MapMarks marks;
    marks.selected = selectedRows();
    marks.hover = d->pointedTask >= 0 ? d->pointedTask : rowOf(hoveredTask());
    marks.hoverExpert = d->pointedExpert;
    marks.focus = focusedRow();
    QPainter painter(this);
    d->scene.paint(painter, marks);
    paintReadout(painter, d->readout(), d->pointer, rect(), style());
}

void TaskMapPlot::keyPressEvent(QKeyEvent *event)
{
    QPointF way;
    switch (event->key()) {
    case Qt::Key_Left:
        way = { -1.0, 0.0 };
        break;
    case Qt::Key_Right:
        way = { 1.0, 0.0 };
        break;
    case Qt::Key_Up:
        way = { 0.0, -1.0 };
        break;
    case Qt::Key_Down:
        way = { 0.0, 1.0 };
        break;
    default:
        TaskRowsWidget::keyPressEvent(event);
        return;
    }
    const int current = rowOf(currentTask());
    if (isEmpty() || event->modifiers().testFlag(Qt::ControlModifier)) {
        TaskRowsWidget::keyPressEvent(event);
        return;
    }
    const int target = current < 0 ? 0 : d->neighbour(current, way);
    if (target >= 0) {
        choose(target, Qt::NoModifier, false);
    }
}

void TaskMapPlot::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace tp
