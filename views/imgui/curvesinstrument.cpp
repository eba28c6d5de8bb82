// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/card.h"

#include "views/plots/colourmaps.h"
#include "views/plots/labelspread.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

struct CurvesText
{
    Q_DECLARE_TR_FUNCTIONS(CurvesText)
};

constexpr double labelHeight = 15.0;
constexpr std::size_t fewPoints = 40; // with so few, each is marked by a dot
constexpr double reach = 24.0; // from the pointer to a curve

QColor colourOf(const CurveSeries &series, const PlotStyle &style)
{
    return series.muted ? style.axis : style.series(series.colour, series.key);
}

} // namespace

void CurvesInstrument::draw(PanelFrame &frame, const QRectF &area)
{
    const auto &curves = frame.content.curves();
    Card card(frame, Instrument::Curves, area, CurvesText::tr("Curves"), curves.detail);
    if (curves.version != m_version) {
        m_version = curves.version;
        m_scene.setData(curves.data);
    }
    if (!curves.sentence.isEmpty()) {
        card.sentence(curves.sentence);
        return;
    }
    Canvas &canvas = card.canvas();
    const QRectF body = card.body().adjusted(10.0, 0.0, -10.0, 0.0);
    double labels = 0.0;
    for (const CurveSeries &series : m_scene.data().series) {
        labels = std::max(labels, canvas.width(Face::Bold, series.label));
    }
    labels = std::min(labels + 14.0, body.width() * 0.36);
    double numbers = 0.0;
    m_scene.layout(body, 0.0, labels);
    for (const double tick : m_scene.y().ticks()) {
        numbers =
            std::max(numbers, canvas.width(Face::Small, m_scene.y().tickText(tick, frame.style)));
    }
    m_scene.layout(body, numbers + 8.0, labels);

    std::optional<CurvePoint> shown;
    const CardPointer &pointer = card.pointer();
    if (frame.state.byKeyboard) {
        shown = cursor(frame.state);
    } else if (pointer.inside && m_scene.plotArea().contains(pointer.at)) {
        shown = m_scene.nearest(pointer.at, reach);
    }
    const int emphasis = shown ? shown->series : -1;
    drawAxes(frame, canvas, body);
    drawLines(frame, canvas, emphasis);
    drawLabels(frame, canvas, emphasis, labels);
    if (shown) {
        const QPointF at = m_scene.pixel(*shown);
        const CurveSeries &series = m_scene.data().series[static_cast<std::size_t>(shown->series)];
        canvas.disc(at, 4.0, frame.style.background);
        canvas.disc(at, 3.0, colourOf(series, frame.style));
        frame.readout = m_scene.readout(*shown, frame.style);
        frame.readoutAnchor = at;
    }
    if (pointer.held && m_scene.plotArea().adjusted(-6.0, -16.0, 6.0, 6.0).contains(pointer.at)) {
        frame.intent.moveTo =
            frame.content.presenters().curves.stepAt(m_scene.x().toValue(pointer.at.x()));
    }
}

std::optional<CurvePoint> CurvesInstrument::cursor(const PanelState &state) const
{
    if (state.focus != Instrument::Curves || m_scene.isEmpty()) {
        return std::nullopt;
    }
    const int last = static_cast<int>(m_scene.data().series.size()) - 1;
    return m_scene.at(
        std::clamp(state.series, 0, last), m_scene.data().marker.value_or(m_scene.x().high()));
}

void CurvesInstrument::drawAxes(PanelFrame &frame, Canvas &canvas, const QRectF &area) const
{
    const PlotStyle &style = frame.style;
    const QRectF plot = m_scene.plotArea();
    for (const double tick : m_scene.y().ticks()) {
        const double y = m_scene.y().toPixel(tick);
        canvas.line(QPointF(plot.left(), y), QPointF(plot.right(), y), style.grid);
        canvas.text(QRectF(area.left(), y - 8.0, plot.left() - area.left() - 5.0, 16.0),
            Qt::AlignRight | Qt::AlignVCenter,
            Face::Small,
            style.muted,
            m_scene.y().tickText(tick, style));
    }
    canvas.line(plot.bottomLeft(), plot.bottomRight(), style.axis);
    for (const double tick : m_scene.x().ticks()) {
        const double x = m_scene.x().toPixel(tick);
        canvas.line(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 3.0), style.axis);
        canvas.text(QRectF(x - 40.0, plot.bottom() + 4.0, 80.0, 14.0),
            Qt::AlignHCenter | Qt::AlignVCenter,
            Face::Small,
            style.muted,
            m_scene.x().tickText(tick, style));
    }
    canvas.text(QRectF(plot.left(), plot.bottom() + 18.0, plot.width(), 14.0),
        Qt::AlignHCenter | Qt::AlignVCenter,
        Face::Small,
        style.muted,
        m_scene.data().xTitle);
    // Level, so that it is read without turning the head.
    canvas.text(QRectF(area.left(), area.top(), area.width(), 16.0),
        Qt::AlignLeft | Qt::AlignVCenter,
        Face::Small,
        style.muted,
        canvas.elided(Face::Small, m_scene.data().yTitle, area.width()));
    if (m_scene.data().marker) {
        const double x = m_scene.x().toPixel(*m_scene.data().marker);
        const int dashes = static_cast<int>(std::ceil(plot.height() / 7.0));
        for (int dash = 0; dash < dashes; ++dash) {
            const double y = plot.top() + 7.0 * dash;
            canvas.line(QPointF(x, y), QPointF(x, std::min(y + 4.0, plot.bottom())), style.muted);
        }
        canvas.text(QRectF(x - 40.0, plot.top() - 15.0, 80.0, 14.0),
            Qt::AlignHCenter | Qt::AlignVCenter,
            Face::Small,
            style.muted,
            style.locale.toString(*m_scene.data().marker, 'g', 6));
    }
}

void CurvesInstrument::drawLines(PanelFrame &frame, Canvas &canvas, int emphasis) const
{
    const PlotStyle &style = frame.style;
    canvas.clip(m_scene.plotArea().adjusted(-4.0, -4.0, 4.0, 4.0));
    for (std::size_t i = 0; i < m_scene.data().series.size(); ++i) {
        const CurveSeries &series = m_scene.data().series[i];
        const QColor strong = colourOf(series, style);
        if (!series.low.empty()) {
            const auto low = m_scene.lines(series, series.low);
            const auto high = m_scene.lines(series, series.high);
            for (std::size_t part = 0; part < std::min(low.size(), high.size()); ++part) {
                canvas.band(high[part], low[part], mixed(strong, style.background, 0.84));
            }
        }
        if (!series.smoothed.empty()) {
            for (const auto &line : m_scene.lines(series, series.y)) {
                canvas.polyline(line, mixed(strong, style.background, 0.62), 1.0);
            }
        }
    }
    for (std::size_t i = 0; i < m_scene.data().series.size(); ++i) {
        const CurveSeries &series = m_scene.data().series[i];
        const QColor strong = colourOf(series, style);
        for (const auto &line : m_scene.lines(series, CurvesScene::bold(series))) {
            canvas.polyline(line, strong, static_cast<int>(i) == emphasis ? 3.0 : 1.9);
            for (const QPointF &point : line) {
                if (series.x.size() <= fewPoints && !series.muted) {
                    canvas.disc(point, 2.3, strong);
                }
            }
        }
    }
    canvas.unclip();
}

void CurvesInstrument::drawLabels(
    PanelFrame &frame, Canvas &canvas, int emphasis, double room) const
{
    const QRectF plot = m_scene.plotArea();
    std::vector<std::size_t> shown;
    std::vector<double> wanted;
    const auto most = static_cast<std::size_t>(std::max(1.0, plot.height() / labelHeight));
    std::size_t hidden = 0;
    for (std::size_t i = 0; i < m_scene.data().series.size(); ++i) {
        const auto end = m_scene.lineEnd(m_scene.data().series[i]);
        if (!end) {
            continue;
        }
        const bool full = shown.size() + 1 >= most && m_scene.data().series.size() > most;
        if (full && static_cast<int>(i) != emphasis) {
            ++hidden;
            continue;
        }
        shown.push_back(i);
        wanted.push_back(std::clamp(end->y(), plot.top(), plot.bottom()));
    }
    const std::vector<double> placed = spreadLabels(wanted,
        labelHeight,
        plot.top() - 4.0,
        plot.bottom() + 4.0 - (hidden > 0 ? labelHeight : 0.0));
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const CurveSeries &series = m_scene.data().series[shown[i]];
        const Face face = static_cast<int>(shown[i]) == emphasis ? Face::Bold : Face::Normal;
        canvas.text(QRectF(plot.right() + 8.0, placed[i] - labelHeight / 2.0, room, labelHeight),
            Qt::AlignLeft | Qt::AlignVCenter,
            face,
            series.muted ? frame.style.muted
                         : frame.style.textColour(colourOf(series, frame.style)),
            canvas.elided(face, series.label, room - 8.0));
    }
    if (hidden > 0) {
        canvas.text(
            QRectF(plot.right() + 8.0, plot.bottom() + 4.0 - labelHeight, room, labelHeight),
            Qt::AlignLeft | Qt::AlignVCenter,
            Face::Small,
            frame.style.muted,
            CurvesText::tr("+ %1 more").arg(hidden));
    }
}

QString CurvesInstrument::readoutText(const PanelState &state, const PlotStyle &style) const
{
    const std::optional<CurvePoint> point = cursor(state);
    return point ? m_scene.readout(*point, style).text() : QString();
}

} // namespace tp
