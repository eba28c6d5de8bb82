// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/card.h"

#include "views/plots/transferbars.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

struct TransferText
{
    Q_DECLARE_TR_FUNCTIONS(TransferText)
};

constexpr double leastRowHeight = 16.0;
constexpr double mostRowHeight = 24.0;

} // namespace

void TransferInstrument::draw(PanelFrame &frame, const QRectF &area)
{
    const auto &transfer = frame.content.transfer();
    Card card(
        frame, Instrument::Transfer, area, TransferText::tr("Negative transfer"), transfer.detail);
    if (transfer.version != m_version || !isSameStyle(m_scene.style(), frame.style)) {
        m_version = transfer.version;
        m_scene.setStyle(frame.style);
        m_scene.setData(transfer.data);
    }
    if (!transfer.sentence.isEmpty()) {
        card.sentence(transfer.sentence);
        return;
    }
    card.words(transfer.words);
    const QRectF body = card.body().adjusted(4.0, 0.0, -4.0, 0.0);
    BarsRoom room;
    room.area = body;
    room.pixelRatio = frame.ratio;
    m_scene.layout(room);
    const double fitted = m_scene.rowHeight();
    room.rowHeight = std::clamp(fitted, leastRowHeight, mostRowHeight);
    if (fitted < leastRowHeight) {
        room.area.setRight(body.right() - Card::scrollBarWidth - 4.0);
        std::optional<double> reveal;
        if (const int row = rowOf(frame.state.task); frame.state.task != m_shownTask && row >= 0) {
            reveal = leastRowHeight * row;
        }
        m_scene.layout(room);
        card.scrollRows(
            m_scene.rowsArea(), leastRowHeight * m_scene.rows(), leastRowHeight, reveal, m_scroll);
        room.scroll = m_scroll;
    } else {
        m_scroll = 0.0;
    }
    m_scene.layout(room);
    m_shownTask = frame.state.task;

    const CardPointer &pointer = card.pointer();
    const int pointed = pointer.inside ? m_scene.rowAt(pointer.at) : -1;
    drawAxis(frame, card.canvas());
    drawRows(frame, card.canvas(), frame.state.byKeyboard ? -1 : pointed);

    const int focus = card.hasFocus() ? rowOf(frame.state.task) : -1;
    if (!frame.state.byKeyboard && pointed >= 0) {
        frame.readout = barReadout(m_scene, pointed);
        frame.readoutAnchor = pointer.at;
    } else if (frame.state.byKeyboard && focus >= 0) {
        frame.readout = barReadout(m_scene, focus);
        frame.readoutAnchor = m_scene.barRect(focus).bottomLeft();
    }
    if (pointed >= 0) {
        const QString &task = m_scene.data().rows[static_cast<std::size_t>(pointed)].id;
        if (frame.pointerMoved) {
            frame.intent.hover = task;
        }
        if (pointer.pressed) {
            frame.intent.choose = task;
        }
    }
}

void TransferInstrument::drawRows(PanelFrame &frame, Canvas &canvas, int pointed) const
{
    const PlotStyle &style = frame.style;
    const SelectionPresenter &selection = frame.content.presenters().selection;
    const QRectF rows = m_scene.rowsArea();
    const int hovered = pointed >= 0 ? pointed : rowOf(selection.hoveredTask());
    const int focus = frame.state.focus == Instrument::Transfer ? rowOf(frame.state.task) : -1;
    canvas.clip(rows.adjusted(-8.0, -1.0, 8.0, 1.0));
    for (int row = 0; row < m_scene.rows(); ++row) {
        const BarRow &bar = m_scene.data().rows[static_cast<std::size_t>(row)];
        const QRectF rect = m_scene.barRect(row);
        const double middle = rect.center().y();
        const double height = m_scene.rowHeight();
        const QRectF band(rows.left() - 4.0, middle - height / 2.0, rows.width() + 8.0, height);
        if (band.bottom() < rows.top() || band.top() > rows.bottom()) {
            continue;
        }
        const bool selected = selection.selectedTasks().contains(bar.id);
        if (selected) {
            canvas.fill(band, style.selection);
            canvas.fill(QRectF(band.left(), band.top(), 2.5, band.height()), style.accent);
        } else if (row == hovered) {
            canvas.fill(band, style.blank);
        }
        const double zero = m_scene.zero();
        canvas.line(QPointF(zero, band.top()), QPointF(zero, band.bottom()), style.axis);
        if (std::isfinite(bar.value) && bar.value != 0.0) {
            canvas.fill(rect, m_scene.data().isHarm(bar.value) ? style.hurt : style.help, 2.0);
        }
        if (std::isfinite(bar.low) && std::isfinite(bar.high) && bar.high > bar.low) {
            const double from = m_scene.xOf(bar.low);
            const double to = m_scene.xOf(bar.high);
            canvas.line(QPointF(from, middle), QPointF(to, middle), style.text);
            for (const double x : { from, to }) {
                canvas.line(QPointF(x, middle - 2.5), QPointF(x, middle + 3.5), style.text);
            }
        }
        const Face face = selected || row == hovered ? Face::Bold : Face::Normal;
        const QRectF labels = m_scene.labelsArea();
        canvas.text(QRectF(labels.left(), band.top(), labels.width(), height),
            Qt::AlignRight | Qt::AlignVCenter,
            face,
            style.text,
            canvas.elided(face, bar.label, labels.width()));
        const QRectF numbers = m_scene.numbersArea();
        canvas.text(QRectF(numbers.left(), band.top(), numbers.width(), height),
            Qt::AlignRight | Qt::AlignVCenter,
            Face::Small,
            style.muted,
            m_scene.valueText(bar));
        if (row == focus) {
            canvas.frame(band, style.accent, 1.0, 3.0);
        }
    }
    canvas.unclip();
}

void TransferInstrument::drawAxis(PanelFrame &frame, Canvas &canvas) const
{
    const PlotStyle &style = frame.style;
    const QRectF rows = m_scene.rowsArea();
    const double top = rows.bottom() + 4.0;
    for (const double tick : m_scene.ticks()) {
        const double x = m_scene.xOf(tick);
        canvas.line(QPointF(x, rows.top()), QPointF(x, rows.bottom()), style.grid);
        canvas.text(QRectF(x - 30.0, top, 60.0, 14.0),
            Qt::AlignHCenter | Qt::AlignVCenter,
            Face::Small,
            style.muted,
            m_scene.tickText(tick));
    }
    const QRectF line(rows.left(), top + 15.0, rows.width(), 14.0);
    canvas.text(line,
        Qt::AlignLeft | Qt::AlignVCenter,
        Face::Small,
        style.textColour(style.hurt),
        u"\u2190 "_s + m_scene.data().hurts);
    canvas.text(line,
        Qt::AlignRight | Qt::AlignVCenter,
        Face::Small,
        style.textColour(style.help),
        m_scene.data().helps + u" \u2192"_s);
}

int TransferInstrument::rowOf(const QString &task) const
{
    for (int row = 0; !task.isEmpty() && row < m_scene.rows(); ++row) {
        if (m_scene.data().rows[static_cast<std::size_t>(row)].id == task) {
            return row;
        }
    }
    return -1;
}

QString TransferInstrument::readoutText(const PanelState &state) const
{
    return barReadout(m_scene, rowOf(state.task)).text();
}

} // namespace tp
