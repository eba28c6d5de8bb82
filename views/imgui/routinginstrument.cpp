// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/card.h"

#include "views/plots/routingheatmap.h"

#include <QCoreApplication>
#include <QImage>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

struct RoutingText
{
    Q_DECLARE_TR_FUNCTIONS(RoutingText)
};

constexpr double leastRowHeight = 13.0;
constexpr double mostRowHeight = 30.0;
constexpr double legendFrom = 300.0; // height from which there is room for a legend
constexpr double legendSquare = 9.0;

// One pixel a cell, rows as they stand on the screen.
QImage cellsOf(const MatrixScene &scene)
{
    QImage image(scene.columns(), scene.rows(), QImage::Format_RGBA8888);
    for (int row = 0; row < scene.rows(); ++row) {
        for (int column = 0; column < scene.columns(); ++column) {
            image.setPixelColor(
                column, row, scene.style().cell(scene.data(), scene.value({ row, column })));
        }
    }
    return image;
}

} // namespace

void RoutingInstrument::draw(PanelFrame &frame, const QRectF &area)
{
    const auto &routing = frame.content.routing();
    Card card(frame,
        Instrument::Routing,
        area,
        RoutingText::tr("Routing \u2014 tasks \u00d7 experts"),
        routing.detail);
    const bool restyled = !isSameStyle(m_scene.style(), frame.style);
    if (routing.version != m_version || restyled || m_texture.id() == 0) {
        m_version = routing.version;
        m_scene.setStyle(frame.style);
        m_scene.setData(routing.data);
        if (m_scene.rows() > 0 && m_scene.columns() > 0) {
            m_texture.set(cellsOf(m_scene));
        }
    }
    if (!routing.sentence.isEmpty() || m_scene.rows() == 0 || m_scene.columns() == 0) {
        card.sentence(routing.sentence);
        return;
    }
    card.words(routing.words);
    Canvas &canvas = card.canvas();
    const QRectF body = card.body().adjusted(4.0, 0.0, -4.0, 0.0);
    layout(frame, body);
    if (m_scene.contentHeight() > m_scene.cellsArea().height() + 0.5) {
        std::optional<double> reveal;
        if (const int row = rowOf(frame.state.task); frame.state.task != m_shownTask && row >= 0) {
            reveal = m_scene.rowHeight() * row;
        }
        card.scrollRows(
            m_scene.cellsArea(), m_scene.contentHeight(), m_scene.rowHeight(), reveal, m_scroll);
        layout(frame, body);
    }
    m_shownTask = frame.state.task;

    const CardPointer &pointer = card.pointer();
    const MatrixCell pointed = pointer.inside ? m_scene.cellAt(pointer.at) : MatrixCell {};
    MatrixMarks marks;
    const SelectionPresenter &selection = frame.content.presenters().selection;
    marks.selected.assign(static_cast<std::size_t>(m_scene.rows()), false);
    for (const QString &task : selection.selectedTasks()) {
        if (const int row = rowOf(task); row >= 0) {
            marks.selected[static_cast<std::size_t>(row)] = true;
        }
    }
    marks.hover = pointed.row >= 0 && !frame.state.byKeyboard
        ? pointed
        : MatrixCell { rowOf(selection.hoveredTask()), -1 };
    if (card.hasFocus()) {
        marks.focus = { rowOf(frame.state.task), frame.state.column };
    }

    const QRectF rows = m_scene.rowsArea();
    canvas.clip(QRectF(body.left(), rows.top() - 1.0, body.width(), rows.height() + 2.0));
    drawLabels(frame, canvas, marks);
    drawCells(frame, canvas);
    drawMarks(frame, canvas, marks);
    canvas.unclip();
    drawColumns(frame, canvas, marks);
    drawColourBar(frame, canvas);
    if (body.height() >= legendFrom) {
        drawLegend(frame, canvas, body);
    }

    if (!frame.state.byKeyboard && pointed.row >= 0) {
        frame.readout = cellReadout(m_scene, pointed);
        frame.readoutAnchor = pointer.at;
    } else if (frame.state.byKeyboard && marks.focus.row >= 0) {
        frame.readout = cellReadout(m_scene, marks.focus);
        const QRectF cell = m_scene.cellRect(marks.focus);
        frame.readoutAnchor = marks.focus.column >= 0 ? cell.center() : cell.bottomLeft();
    }
    if (pointer.inside && pointed.row >= 0) {
        const QString task = m_scene.data().rowIds.value(m_scene.dataRow(pointed.row));
        if (frame.pointerMoved) {
            frame.intent.hover = task;
        }
        if (pointer.pressed) {
            frame.intent.choose = task;
        }
    }
}

void RoutingInstrument::layout(PanelFrame &frame, const QRectF &area)
{
    MatrixRoom room;
    room.area = area;
    room.pixelRatio = frame.ratio;
    room.legend = area.height() >= legendFrom;
    m_scene.layout(room);
    const double fitted = m_scene.rowHeight();
    if (fitted < leastRowHeight) {
        room.area.setRight(area.right() - Card::scrollBarWidth - 6.0);
        room.rowHeight = leastRowHeight;
        room.scroll = m_scroll;
        m_scene.layout(room);
    } else {
        m_scroll = 0.0;
        if (fitted > mostRowHeight) {
            room.rowHeight = mostRowHeight;
            m_scene.layout(room);
        }
    }
}

void RoutingInstrument::drawCells(PanelFrame &frame, Canvas &canvas)
{
    const QRectF cells = m_scene.cellsArea();
    const double top = cells.top() - m_scroll;
    const double columns = m_scene.columns();
    for (int column = 0; column < m_scene.columns(); ++column) {
        const QRectF edge = m_scene.cellRect({ 0, column });
        canvas.image(m_texture.id(),
            QRectF(edge.left(), top, edge.width(), m_scene.contentHeight()),
            QRectF((column + 0.25) / columns, 0.0, 0.5 / columns, 1.0));
    }
    for (int row = 0; row + 1 < m_scene.rows(); ++row) {
        const double from = m_scene.cellRect({ row, -1 }).bottom();
        const double to = m_scene.cellRect({ row + 1, -1 }).top();
        if (to > from && to >= cells.top() && from <= cells.bottom()) {
            canvas.fill(
                QRectF(cells.left(), from, cells.width(), to - from), frame.style.background);
        }
    }
}

void RoutingInstrument::drawLabels(
    PanelFrame &frame, Canvas &canvas, const MatrixMarks &marks) const
{
    const PlotStyle &style = frame.style;
    const QRectF labels = m_scene.labelsArea();
    const QRectF strip = m_scene.stripArea();
    for (int row = 0; row < m_scene.rows(); ++row) {
        const QRectF band = m_scene.cellRect({ row, -1 });
        if (band.bottom() < labels.top() || band.top() > labels.bottom()) {
            continue;
        }
        const bool selected = marks.selected[static_cast<std::size_t>(row)];
        const bool pointed = row == marks.hover.row || row == marks.focus.row;
        const QRectF box(labels.left() - 4.0, band.top(), labels.width() + 6.0, band.height());
        if (selected) {
            canvas.fill(box, style.selection);
            canvas.fill(QRectF(box.left(), box.top(), 2.5, box.height()), style.accent);
        }
        const Face face = selected || pointed ? Face::SmallBold : Face::Small;
        canvas.text(box.adjusted(4.0, -4.0, -2.0, 4.0),
            Qt::AlignRight | Qt::AlignVCenter,
            face,
            style.text,
            canvas.elided(
                face, m_scene.data().rowLabels.value(m_scene.dataRow(row)), labels.width()));
        if (strip.width() > 0.0) {
            canvas.fill(QRectF(strip.left(), band.top(), strip.width(), band.height()),
                m_scene.rowColour(row));
        }
    }
}

void RoutingInstrument::drawColumns(
    PanelFrame &frame, Canvas &canvas, const MatrixMarks &marks) const
{
    const PlotStyle &style = frame.style;
    const double top = m_scene.cellsArea().bottom() + 4.0;
    const std::vector<int> &starts = m_scene.groupStarts();
    std::vector<QString> labels;
    double widest = 0.0;
    for (int column = 0; column < m_scene.columns(); ++column) {
        const QString label = m_scene.columnLabel(column);
        labels.push_back(starts.empty() ? label : label.section(u' ', 1));
        widest = std::max(widest, canvas.width(Face::Small, labels.back()) + 3.0);
    }
    const double step = m_scene.cellsArea().width() / m_scene.columns();
    const int every = std::max(1, static_cast<int>(std::ceil(widest / step)));
    const int pointed = marks.focus.column >= 0 ? marks.focus.column : marks.hover.column;
    for (int column = 0; column < m_scene.columns(); ++column) {
        const bool here = column == pointed;
        // Neighbours make room for the one that the person looks at.
        if (!here
            && (column % every != 0
                || (pointed >= 0 && pointed % every != 0 && std::abs(column - pointed) < every))) {
            continue;
        }
        const double middle = m_scene.cellRect({ 0, column }).center().x();
        canvas.text(QRectF(middle - 40.0, top, 80.0, 14.0),
            Qt::AlignHCenter | Qt::AlignVCenter,
            Face::Small,
            here ? style.text : style.muted,
            labels[static_cast<std::size_t>(column)]);
    }
    for (std::size_t group = 0; !starts.empty() && group <= starts.size(); ++group) {
        const int first = group == 0 ? 0 : starts[group - 1];
        const int last = group < starts.size() ? starts[group] - 1 : m_scene.columns() - 1;
        const QRectF from = m_scene.cellRect({ 0, first });
        const QRectF to = m_scene.cellRect({ 0, last });
        canvas.text(QRectF(from.left(), top + 14.0, to.right() - from.left(), 14.0),
            Qt::AlignHCenter | Qt::AlignVCenter,
            Face::Small,
            style.text,
            m_scene.columnLabel(first).section(u' ', 0, 0));
    }
}

void RoutingInstrument::drawColourBar(PanelFrame &frame, Canvas &canvas) const
{
    constexpr int steps = 64;
    const PlotStyle &style = frame.style;
    const HeatmapData &data = m_scene.data();
    const QRectF bar = m_scene.barArea();
    for (int i = 0; i < steps; ++i) {
        const double share = 1.0 - (i + 0.5) / steps;
        canvas.fill(
            QRectF(QPointF(bar.left(), bar.top() + bar.height() * i / steps), bar.bottomRight()),
            style.cell(data, data.low + share * (data.high - data.low)));
    }
    const int decimals = data.high - data.low >= 0.95 ? 1 : data.high - data.low >= 0.095 ? 2 : 3;
    const double middle = bar.center().x();
    canvas.text(QRectF(middle - 30.0, bar.top() - 17.0, 60.0, 14.0),
        Qt::AlignHCenter | Qt::AlignVCenter,
        Face::Small,
        style.muted,
        style.number(data.high, decimals));
    canvas.text(QRectF(middle - 30.0, bar.bottom() + 4.0, 60.0, 14.0),
        Qt::AlignHCenter | Qt::AlignVCenter,
        Face::Small,
        style.muted,
        style.number(data.low, decimals));
}

void RoutingInstrument::drawLegend(PanelFrame &frame, Canvas &canvas, const QRectF &area) const
{
    const std::vector<QPointF> places = m_scene.legendPlaces();
    for (std::size_t i = 0; i < places.size(); ++i) {
        const QPointF &at = places[i];
        canvas.fill(QRectF(at.x(), at.y() + 4.0, legendSquare, legendSquare),
            m_scene.categoryColour(static_cast<int>(i)));
        canvas.text(QRectF(at.x() + legendSquare + 5.0, at.y(), area.width(), 17.0),
            Qt::AlignLeft | Qt::AlignVCenter,
            Face::Small,
            frame.style.muted,
            m_scene.data().categoryNames.value(static_cast<qsizetype>(i)));
    }
}

void RoutingInstrument::drawMarks(PanelFrame &frame, Canvas &canvas, const MatrixMarks &marks) const
{
    const auto around = [&](const MatrixCell &cell, double width) {
        if (cell.row >= 0) {
            canvas.frame(m_scene.cellRect(cell).adjusted(-width, -width, width, width),
                frame.style.accent,
                width);
        }
    };
    for (int row = 0; row < m_scene.rows(); ++row) {
        if (marks.selected[static_cast<std::size_t>(row)]) {
            around({ row, -1 }, 1.0);
        }
    }
    around({ marks.hover.row, -1 }, 1.0);
    if (marks.hover.column >= 0) {
        around(marks.hover, 2.0);
    }
    // Accent and cells may be alike: a light line sets them apart.
    if (marks.focus.row >= 0) {
        canvas.frame(m_scene.cellRect(marks.focus).adjusted(-3.0, -3.0, 3.0, 3.0),
            frame.style.background,
            1.0);
        canvas.frame(m_scene.cellRect(marks.focus), frame.style.background, 1.0);
    }
    around(marks.focus, 2.0);
}

void RoutingInstrument::release()
{
    m_texture.release();
}

int RoutingInstrument::rowOf(const QString &task) const
{
    for (int row = 0; !task.isEmpty() && row < m_scene.rows(); ++row) {
        if (m_scene.data().rowIds.value(m_scene.dataRow(row)) == task) {
            return row;
        }
    }
    return -1;
}

QString RoutingInstrument::readoutText(const PanelState &state) const
{
    return cellReadout(m_scene, { rowOf(state.task), state.column }).text();
}

} // namespace tp
