// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/card.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

struct RunsText
{
    Q_DECLARE_TR_FUNCTIONS(RunsText)
};

constexpr double rowHeight = 44.0;
constexpr double inset = 10.0;

// A small curve of the scores over the run.
std::vector<QPointF> sparkline(const std::vector<double> &values, const QRectF &area)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const double value : values) {
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    std::vector<QPointF> points;
    for (std::size_t i = 0; i < values.size() && values.size() > 1; ++i) {
        if (std::isfinite(values[i])) {
            const double range = high > low ? high - low : 1.0;
            points.emplace_back(area.left()
                    + area.width() * static_cast<double>(i)
                        / static_cast<double>(values.size() - 1),
                area.bottom() - (values[i] - low) / range * area.height());
        }
    }
    return points;
}

QString textOf(const RunsModel &runs, int row, int role)
{
    return runs.data(runs.index(row, 0), role).toString();
}

QString stateWords(const PanelContent &content, int row)
{
    const RunsModel &runs = content.runs();
    const QString state = textOf(runs, row, RunsModel::StateTextRole);
    const std::filesystem::path &folder = runs.row(row).summary.folder;
    if (content.isCurrent(folder)) {
        return RunsText::tr("shown \u00b7 %1").arg(state);
    }
    return content.isOpen(folder) ? RunsText::tr("open \u00b7 %1").arg(state) : state;
}

} // namespace

void RunsInstrument::draw(PanelFrame &frame, const QRectF &area)
{
    const RunsModel &runs = frame.content.runs();
    const int count = runs.rowCount();
    Card card(frame,
        Instrument::Runs,
        area,
        RunsText::tr("Runs"),
        count == 1 ? RunsText::tr("one run") : RunsText::tr("%n runs", nullptr, count));
    if (count == 0) {
        card.sentence(RunsText::tr(
            "The runs of the store are listed here. There is none yet: train one in the main "
            "window."));
        return;
    }
    m_rows = card.body().adjusted(4.0, 0.0, -4.0, -2.0);
    std::optional<double> reveal;
    if (frame.state.run != m_shown) {
        m_shown = frame.state.run;
        if (const std::optional<int> row = runs.find(m_shown)) {
            reveal = rowHeight * *row;
        }
    }
    card.scrollRows(m_rows, rowHeight * count, rowHeight, reveal, m_scroll);
    const bool scrolls = rowHeight * count > m_rows.height() + 0.5;
    const QRectF visible =
        m_rows.adjusted(0.0, 0.0, scrolls ? -Card::scrollBarWidth - 4.0 : 0.0, 0.0);
    Canvas &canvas = card.canvas();
    canvas.clip(m_rows);
    for (int row = 0; row < count; ++row) {
        const QRectF box(
            visible.left(), visible.top() + rowHeight * row - m_scroll, visible.width(), rowHeight);
        if (box.bottom() < m_rows.top() || box.top() > m_rows.bottom()) {
            continue;
        }
        const bool pointed = card.pointer().inside && m_rows.contains(card.pointer().at)
            && box.contains(card.pointer().at);
        drawRow(frame, canvas, row, box, pointed);
        if (pointed && card.pointer().pressed) {
            frame.intent.run = runs.row(row).summary.folder;
        }
    }
    canvas.unclip();
}

void RunsInstrument::drawRow(
    PanelFrame &frame, Canvas &canvas, int row, const QRectF &box, bool pointed) const
{
    const RunsModel &runs = frame.content.runs();
    const RunRow &run = runs.row(row);
    const ThemeColors &colors = frame.colors;
    const bool current = frame.content.isCurrent(run.summary.folder);
    const QRectF inner = box.adjusted(1.0, 1.0, -1.0, -1.0);
    if (current || pointed) {
        canvas.fill(inner, current ? colors.selection : colors.raised, 5.0);
    }
    if (run.summary.folder == frame.state.run && frame.state.focus == Instrument::Runs) {
        canvas.frame(inner, frame.style.accent, 1.0, 5.0);
    }
    const double line = canvas.lineHeight(Face::Normal);
    const double left = box.left() + inset + 18.0;
    const double right = box.right() - inset;
    const double top = box.center().y() - line - 1.0;
    const QColor colour = frame.style.series(-1, textOf(runs, row, RunsModel::IdRole));
    canvas.disc(QPointF(box.left() + inset + 4.0, top + line / 2.0), 4.0, colour);

    const Face face = current ? Face::Bold : Face::Normal;
    const QString score = textOf(runs, row, RunsModel::ScoreTextRole);
    canvas.text(QRectF(left, top, right - left, line),
        Qt::AlignRight | Qt::AlignVCenter,
        Face::Normal,
        colors.text,
        score);
    const double scoreWidth = canvas.width(Face::Normal, score) + inset;
    canvas.text(QRectF(left, top, right - left, line),
        Qt::AlignLeft | Qt::AlignVCenter,
        face,
        colors.text,
        canvas.elided(face, textOf(runs, row, Qt::DisplayRole), right - left - scoreWidth));

    const double curve = std::clamp((right - left) / 3.0, 24.0, 90.0);
    const RunPhase phase = run.summary.state.phase;
    canvas.text(QRectF(left, top + line + 2.0, right - left, line),
        Qt::AlignLeft | Qt::AlignVCenter,
        Face::Small,
        phase == RunPhase::Failed ? colors.error : colors.mutedText,
        canvas.elided(Face::Small, stateWords(frame.content, row), right - left - curve - inset));
    canvas.polyline(
        sparkline(run.scores, QRectF(right - curve, top + line + 6.0, curve, line - 7.0)),
        phase == RunPhase::Stopped || phase == RunPhase::Failed ? colors.idle : colour,
        1.2);
}

QString RunsInstrument::readoutText(const PanelContent &content, const PanelState &state) const
{
    const std::optional<int> row = content.runs().find(state.run);
    return row ? RunsText::tr("%1, %2, score %3")
                     .arg(textOf(content.runs(), *row, Qt::DisplayRole),
                         stateWords(content, *row),
                         textOf(content.runs(), *row, RunsModel::ScoreTextRole))
               : QString();
}

QPointF RunsInstrument::rowCentre(int row) const
{
    return { m_rows.center().x(), m_rows.top() + rowHeight * (row + 0.5) - m_scroll };
}

} // namespace tp
