// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/routingpanels.h"

#include "views/plots/panelsscene.h"
#include "views/plots/readout.h"

#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tp {

struct RoutingPanels::Private
{
    PanelsScene scene;
    PanelCell pointed;
    QPointF pointer;
};

namespace {

constexpr double leastRowHeight = 10.0;

Readout readoutOf(const PanelsScene &scene, const PanelCell &pointed)
{
    if (pointed.panel < 0) {
        return {};
    }
    const auto index = static_cast<std::size_t>(pointed.panel);
    const MatrixScene &matrix = scene.scenes()[index];
    const HeatmapData &data = scene.data().panels[index].data;
    const int row = matrix.dataRow(pointed.cell.row);
    Readout readout;
    readout.title = data.rowLabels.value(row);
    if (pointed.cell.column < 0) {
        const auto at = static_cast<std::size_t>(row);
        if (at < data.categories.size() && data.categories[at] >= 0) {
            readout.line = data.categoryNames.value(data.categories[at]);
        }
        return readout;
    }
    const double value = matrix.value(pointed.cell);
    readout.title += u" × "_s + matrix.columnLabel(pointed.cell.column);
    readout.line = u"%1 · "_s.arg(scene.data().panels[index].title)
        + (std::isfinite(value) ? u"%1 %2"_s.arg(
               data.valueName, scene.style().number(value, 2, data.scale == ColourScale::Diverging))
                                : RoutingPanels::tr("this run does not have the task"));
    return readout;
}

} // namespace

RoutingPanels::RoutingPanels(QWidget *parent)
    : TaskRowsWidget(leastRowHeight, parent)
    , d(std::make_unique<Private>())
{
    setAccessibleName(tr("Routing of the compared runs side by side, and their difference"));
    setPlaceholder(tr("The routing of the compared runs appears here."));
    refreshStyle();
}

RoutingPanels::~RoutingPanels() = default;

void RoutingPanels::setData(const PanelsData &data)
{
    d->scene.setData(data);
    setEmpty(d->scene.rows() == 0);
    relayout();
    d->pointed = underMouse() ? d->scene.cellAt(d->pointer) : PanelCell {};
    setAccessibleDescription(data.words);
}

const PanelsData &RoutingPanels::data() const
{
    return d->scene.data();
}

QString RoutingPanels::readoutText() const
{
    return readoutOf(d->scene, d->pointed).text();
}

QPointF RoutingPanels::cellCentre(int panel, const QString &task, int column) const
{
    const int row = rowOf(task);
    if (row < 0 || panel < 0 || panel >= static_cast<int>(d->scene.scenes().size())) {
        return {};
    }
    return d->scene.scenes()[static_cast<std::size_t>(panel)].cellRect({ row, column }).center();
}

int RoutingPanels::rowCount() const
{
    return d->scene.rows();
}

QString RoutingPanels::rowId(int row) const
{
    const MatrixScene &first = d->scene.scenes().front();
    return first.data().rowIds.value(first.dataRow(row));
}

QString RoutingPanels::rowDescription(int row) const
{
    const MatrixScene &first = d->scene.scenes().front();
    return first.data().rowLabels.value(first.dataRow(row));
}

int RoutingPanels::rowAt(const QPointF &point) const
{
    return d->scene.cellAt(point).cell.row;
}

TaskRowsWidget::Extent RoutingPanels::layoutRows(
    const QRectF &area, double rowHeight, double scroll)
{
    MatrixRoom room;
    room.area = area.adjusted(0.0, 0.0, 0.0, -2.0);
    room.rowHeight = rowHeight;
    room.scroll = scroll;
    room.pixelRatio = devicePixelRatioF();
    d->scene.layout(room);
    return { d->scene.contentHeight(), d->scene.visibleHeight() };
}

void RoutingPanels::pointerMoved(const QPointF &point)
{
    d->pointer = point;
    d->pointed = isEmpty() ? PanelCell {} : d->scene.cellAt(point);
    update();
}

void RoutingPanels::pointerLeft()
{
    d->pointed = {};
    update();
}

void RoutingPanels::styleChanged()
{
    d->scene.setStyle(style());
    relayout();
}

void RoutingPanels::paintEvent(QPaintEvent *event)
{
    PlotWidget::paintEvent(event);
    if (isEmpty()) {
        return;
    }
    PanelMarks marks;
    marks.selected = selectedRows();
    marks.hover = d->pointed;
    if (marks.hover.panel < 0) {
        marks.hover.cell.row = rowOf(hoveredTask());
    }
    marks.focus = focusedRow();
    QPainter painter(this);
    d->scene.paint(painter, marks);
    if (d->pointed.panel >= 0) {
        paintReadout(painter, readoutOf(d->scene, d->pointed), d->pointer, rect(), style());
    }
}

} // namespace tp
