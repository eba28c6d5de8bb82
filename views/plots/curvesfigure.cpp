// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/curvesfigure.h"

#include "views/plots/colourmaps.h"
#include "views/plots/curveaxis.h"
#include "views/plots/labelspread.h"

#include <QFontMetricsF>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

constexpr double labelHeight = 14.0;
constexpr int fewPoints = 40; // with so few, each is marked by a dot

bool allWhole(const CurvesData &data)
{
    return std::ranges::all_of(data.series, [](const CurveSeries &series) {
        return std::ranges::all_of(series.x, [](double x) { return x == std::floor(x); });
    });
}

const std::vector<double> &boldValues(const CurveSeries &series)
{
    return series.smoothed.empty() ? series.y : series.smoothed;
}

QVector<double> copied(const std::vector<double> &values)
{
    return QVector<double>(values.begin(), values.end());
}

void widen(double &low, double &high, double value, bool logarithmic)
{
    if (std::isfinite(value) && (!logarithmic || value > 0.0)) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
}

QCPRange padded(double low, double high, bool logarithmic, double share)
{
    if (!(high >= low)) {
        return logarithmic ? QCPRange(0.1, 10.0) : QCPRange(0.0, 1.0);
    }
    if (logarithmic) {
        const double factor = std::pow(std::max(high / low, 1.2), share);
        return QCPRange(low / factor, high * factor);
    }
    const double room = high > low ? (high - low) * share : std::max(std::abs(high) * 0.1, 0.05);
    return QCPRange(low - room, high + room);
}

} // namespace

struct CurvesFigure::Private
{
    struct Line
    {
        QCPGraph *raw = nullptr;
        QCPGraph *bold = nullptr;
        QCPGraph *low = nullptr;
        QCPGraph *high = nullptr;
        QCPItemText *label = nullptr;
        QCPItemLine *leader = nullptr;
        QRectF labelRect;
    };

    QCustomPlot *plot = nullptr;
    PlotStyle style;
    CurvesData data;
    std::vector<Line> lines;
    QCPItemStraightLine *marker = nullptr;
    QCPItemText *markerText = nullptr;
    QCPItemText *more = nullptr; // "+ 12 more"
    int emphasis = -1;
    int labelRoom = 14; // right of the axes
    QMetaObject::Connection layoutConnection;
    QMetaObject::Connection replotConnection;

    QColor colour(std::size_t index) const
    {
        const CurveSeries &series = data.series[index];
        return series.muted ? style.axis : style.series(series.colour, series.key);
    }
    void addLine();
    void applyPens(std::size_t index);
    void setTickCounts(const QSize &size) const;
    void placeLabels();
    std::optional<QPointF> lineEnd(std::size_t index) const;
};

void CurvesFigure::Private::addLine()
{
    Line line;
    line.low = plot->addGraph();
    line.high = plot->addGraph();
    line.raw = plot->addGraph();
    line.bold = plot->addGraph();
    line.high->setChannelFillGraph(line.low);
    line.leader = new QCPItemLine(plot);
    line.label = new QCPItemText(plot);
    for (QCPItemPosition *position :
        { line.leader->start, line.leader->end, line.label->position }) {
        position->setType(QCPItemPosition::ptAbsolute);
    }
    line.leader->setClipToAxisRect(false);
    line.label->setClipToAxisRect(false);
    line.label->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    lines.push_back(line);
}

void CurvesFigure::Private::applyPens(std::size_t index)
{
    Line &line = lines[index];
    const CurveSeries &series = data.series[index];
    const QColor strong = colour(index);
    const bool emphasised = static_cast<int>(index) == emphasis;
    // On the screen every segment is painted alone, and round ends would be slow outlines.
    const Qt::PenCapStyle cap = style.theme == PlotTheme::Paper ? Qt::RoundCap : Qt::SquareCap;
    const auto pen = [cap](const QColor &hue, double width) {
        return QPen(hue, width, Qt::SolidLine, cap, Qt::RoundJoin);
    };
    line.raw->setPen(pen(mixed(strong, style.background, 0.62), 1.0));
    line.bold->setPen(pen(strong, emphasised ? 3.0 : 1.9));
    line.raw->setVisible(!series.smoothed.empty());
    const bool dots = series.x.size() <= fewPoints;
    line.bold->setScatterStyle(dots && !series.muted
            ? QCPScatterStyle(QCPScatterStyle::ssDisc, strong, strong, 4.5)
            : QCPScatterStyle(QCPScatterStyle::ssNone));
    line.low->setPen(Qt::NoPen);
    line.high->setPen(Qt::NoPen);
    QColor band = strong;
    band.setAlphaF(0.16F);
    line.high->setBrush(series.low.empty() ? QBrush(Qt::NoBrush) : QBrush(band));
    line.label->setText(series.label);
    line.label->setColor(series.muted ? style.muted : style.textColour(strong));
    line.label->setFont(emphasised ? style.bold : style.font);
    line.leader->setPen(QPen(mixed(strong, style.background, 0.6), 1.0, Qt::DotLine));
}

// As many steps as there is room for their numbers.
void CurvesFigure::Private::setTickCounts(const QSize &size) const
{
    const int wide = size.width() - labelRoom - 40;
    const int high = size.height() - 60;
    plot->xAxis->ticker()->setTickCount(std::clamp(wide / 48, 2, 10));
    plot->yAxis->ticker()->setTickCount(std::clamp(high / 26, 2, 8));
}

std::optional<QPointF> CurvesFigure::Private::lineEnd(std::size_t index) const
{
    const CurveSeries &series = data.series[index];
    const std::vector<double> &values = boldValues(series);
    const QCPRange shown = plot->xAxis->range();
    for (std::size_t i = std::min(values.size(), series.x.size()); i-- > 0;) {
        const bool drawable = std::isfinite(values[i]) && (!data.logY || values[i] > 0.0);
        if (drawable && series.x[i] <= shown.upper && series.x[i] >= shown.lower) {
            return QPointF(
                plot->xAxis->coordToPixel(series.x[i]), plot->yAxis->coordToPixel(values[i]));
        }
    }
    return std::nullopt;
}

// Labels stand in the right margin at the height of their line's end, moved apart where they would
// touch; a dotted leader joins label and line where the line ends early.
void CurvesFigure::Private::placeLabels()
{
    const QRectF rect(plot->axisRect()->rect());
    std::vector<std::size_t> shown;
    std::vector<double> wanted;
    std::vector<QPointF> ends;
    const auto most =
        static_cast<std::size_t>(std::max(1.0, std::floor((rect.height() + 8.0) / labelHeight)));
    std::size_t hidden = 0;
    for (std::size_t i = 0; i < data.series.size(); ++i) {
        lines[i].labelRect = {};
        lines[i].label->setVisible(false);
        lines[i].leader->setVisible(false);
        const auto end = lineEnd(i);
        if (!end || data.series[i].label.isEmpty()) {
            continue;
        }
        const bool last = shown.size() + 1 >= most && data.series.size() > most;
        if (last && static_cast<int>(i) != emphasis) {
            ++hidden;
            continue;
        }
        shown.push_back(i);
        ends.push_back(*end);
        wanted.push_back(std::clamp(end->y(), rect.top(), rect.bottom()));
    }
    const double low = rect.top() - 4.0;
    const double high = rect.bottom() + 4.0 - (hidden > 0 ? labelHeight : 0.0);
    const std::vector<double> placed = spreadLabels(wanted, labelHeight, low, high);
    const QFontMetricsF metrics(style.font);
    for (std::size_t at = 0; at < shown.size(); ++at) {
        Line &line = lines[shown[at]];
        const double x = rect.right() + 8.0;
        line.label->position->setPixelPosition(QPointF(x, placed[at]));
        line.label->setVisible(true);
        line.labelRect = QRectF(x,
            placed[at] - labelHeight / 2.0,
            metrics.horizontalAdvance(data.series[shown[at]].label),
            labelHeight);
        const bool apart =
            std::abs(placed[at] - ends[at].y()) > 5.0 || rect.right() - ends[at].x() > 14.0;
        line.leader->setVisible(apart);
        line.leader->start->setPixelPosition(ends[at] + QPointF(3.0, 0.0));
        line.leader->end->setPixelPosition(QPointF(x - 2.0, placed[at]));
    }
    more->setVisible(hidden > 0);
    more->setText(QCoreApplication::translate("CurvesFigure", "+ %1 more").arg(hidden));
    more->position->setPixelPosition(
        QPointF(rect.right() + 8.0, rect.bottom() + 4.0 - labelHeight / 2.0));
}

FigurePainter makeFigurePainter(QPaintDevice *device)
{
    auto painter = std::make_unique<QCPPainter>(device);
    painter->setMode(QCPPainter::pmVectorized);
    painter->setMode(QCPPainter::pmNoCaching);
    return { painter.release(), [](QPainter *made) { delete static_cast<QCPPainter *>(made); } };
}

CurvesFigure::CurvesFigure(QCustomPlot *plot)
    : d(std::make_unique<Private>())
{
    d->plot = plot;
    plot->setPlottingHints(QCP::phFastPolylines | QCP::phImmediateRefresh | QCP::phCacheLabels);
    plot->setNoAntialiasingOnDrag(false);
    plot->setAutoAddPlottableToLegend(false);
    plot->axisRect()->setAutoMargins(QCP::msLeft | QCP::msBottom);
    d->marker = new QCPItemStraightLine(plot);
    d->marker->point1->setTypeY(QCPItemPosition::ptAxisRectRatio);
    d->marker->point2->setTypeY(QCPItemPosition::ptAxisRectRatio);
    d->markerText = new QCPItemText(plot);
    d->markerText->setText({}); // it starts as the word "text"
    d->markerText->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    d->markerText->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
    d->markerText->setClipToAxisRect(false);
    d->more = new QCPItemText(plot);
    d->more->setText({});
    d->more->position->setType(QCPItemPosition::ptAbsolute);
    d->more->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    d->more->setClipToAxisRect(false);
    d->more->setVisible(false);
    setMarker(std::nullopt);
    d->layoutConnection =
        QObject::connect(plot, &QCustomPlot::afterLayout, plot, [this] { d->placeLabels(); });
    d->replotConnection = QObject::connect(plot, &QCustomPlot::beforeReplot, plot, [this] {
        d->setTickCounts(d->plot->viewport().size());
    });
}

CurvesFigure::~CurvesFigure()
{
    QObject::disconnect(d->layoutConnection);
    QObject::disconnect(d->replotConnection);
}

void CurvesFigure::setStyle(const PlotStyle &style)
{
    d->style = style;
    d->plot->setBackground(QBrush(style.background));
    d->plot->setLocale(style.locale);
    setData(CurvesData(d->data));
}

void CurvesFigure::setData(const CurvesData &data)
{
    d->data = data;
    while (d->lines.size() < data.series.size()) {
        d->addLine();
    }
    while (d->lines.size() > data.series.size()) {
        const Private::Line line = d->lines.back();
        d->lines.pop_back();
        line.high->setChannelFillGraph(nullptr);
        for (QCPGraph *graph : { line.raw, line.bold, line.high, line.low }) {
            d->plot->removeGraph(graph);
        }
        d->plot->removeItem(line.label);
        d->plot->removeItem(line.leader);
    }
    const QFontMetricsF metrics(d->style.bold);
    double widest = 0.0;
    for (std::size_t i = 0; i < data.series.size(); ++i) {
        const CurveSeries &series = data.series[i];
        const QVector<double> x = copied(series.x);
        Private::Line &line = d->lines[i];
        line.raw->setData(series.smoothed.empty() ? QVector<double>() : x,
            series.smoothed.empty() ? QVector<double>() : copied(series.y),
            true);
        line.bold->setData(x, copied(boldValues(series)), true);
        line.low->setData(series.low.empty() ? QVector<double>() : x, copied(series.low), true);
        line.high->setData(series.high.empty() ? QVector<double>() : x, copied(series.high), true);
        d->applyPens(i);
        widest = std::max(widest, metrics.horizontalAdvance(series.label));
    }
    applyCurveAxis(*d->plot->xAxis, { data.xTitle, data.logX, allWhole(data) }, d->style);
    applyCurveAxis(*d->plot->yAxis, { data.yTitle, data.logY, false }, d->style);
    d->labelRoom = widest > 0.0 ? static_cast<int>(std::ceil(widest)) + 16 : 14;
    d->plot->axisRect()->setMargins(QMargins(0, 20, d->labelRoom, 0));
    d->more->setFont(d->style.small);
    d->more->setColor(d->style.muted);
    d->marker->setPen(QPen(d->style.muted, 1.0, Qt::DashLine));
    d->markerText->setFont(d->style.small);
    d->markerText->setColor(d->style.muted);
    setMarker(data.marker);
}

void CurvesFigure::setMarker(std::optional<double> x)
{
    d->data.marker = x;
    d->marker->setVisible(x.has_value());
    d->markerText->setVisible(x.has_value());
    if (x) {
        d->marker->point1->setCoords(*x, 0.0);
        d->marker->point2->setCoords(*x, 1.0);
        d->markerText->position->setCoords(*x, -0.01);
        d->markerText->setText(d->style.locale.toString(*x, 'g', 6));
    }
}

void CurvesFigure::setEmphasis(int series)
{
    if (series == d->emphasis) {
        return;
    }
    d->emphasis = series;
    for (std::size_t i = 0; i < d->data.series.size(); ++i) {
        d->applyPens(i);
    }
}

void CurvesFigure::fit()
{
    const double infinity = std::numeric_limits<double>::infinity();
    double left = infinity;
    double right = -infinity;
    double low = infinity;
    double high = -infinity;
    for (const CurveSeries &series : d->data.series) {
        for (const double x : series.x) {
            widen(left, right, x, d->data.logX);
        }
        for (const auto *values : { &series.y, &series.smoothed, &series.low, &series.high }) {
            for (const double y : *values) {
                widen(low, high, y, d->data.logY);
            }
        }
    }
    // A run's first step is 1: the axis begins at 0 all the same.
    if (!d->data.logX && left > 0.0 && (left <= 1.0 || left <= 0.1 * right)) {
        left = 0.0;
    }
    QCPRange x = padded(left, right, d->data.logX, 0.0);
    if (!d->data.logX) {
        x.upper += x.size() * 0.01; // room for the last point's dot
    }
    QCPRange y = padded(low, high, d->data.logY, 0.05);
    if (d->data.yLow) {
        y.lower = *d->data.yLow;
    }
    if (d->data.yHigh && *d->data.yHigh > y.lower) {
        y.upper = *d->data.yHigh;
    }
    d->plot->xAxis->setRange(x);
    d->plot->yAxis->setRange(y);
}

void CurvesFigure::replotSoon()
{
    d->plot->replot(QCustomPlot::rpQueuedReplot);
}

const CurvesData &CurvesFigure::data() const
{
    return d->data;
}

bool CurvesFigure::hasData() const
{
    return std::ranges::any_of(d->data.series, [](const CurveSeries &series) {
        return std::ranges::any_of(series.y, [](double y) { return std::isfinite(y); });
    });
}

std::optional<CurvesFigure::Reading> CurvesFigure::nearest(const QPointF &point, double reach) const
{
    const QRect rect = d->plot->axisRect()->rect();
    std::optional<Reading> best;
    double bestDistance = reach * reach;
    if (!rect.adjusted(-4, -4, 4, 4).contains(point.toPoint())) {
        return best;
    }
    for (std::size_t i = 0; i < d->data.series.size(); ++i) {
        const CurveSeries &series = d->data.series[i];
        const std::vector<double> &values = boldValues(series);
        const double from = d->plot->xAxis->pixelToCoord(point.x() - reach);
        const double to = d->plot->xAxis->pixelToCoord(point.x() + reach);
        const auto begin = std::ranges::lower_bound(series.x, from);
        for (auto it = begin; !series.muted && it != series.x.end() && *it <= to; ++it) {
            const auto at = static_cast<std::size_t>(it - series.x.begin());
            if (at >= values.size() || !std::isfinite(values[at])) {
                continue;
            }
            const QPointF pixel(
                d->plot->xAxis->coordToPixel(*it), d->plot->yAxis->coordToPixel(values[at]));
            const QPointF away = pixel - point;
            const double distance = QPointF::dotProduct(away, away);
            if (distance < bestDistance) {
                bestDistance = distance;
                best = Reading { static_cast<int>(i), *it, values[at], pixel };
            }
        }
    }
    return best;
}

std::optional<double> CurvesFigure::xAt(const QPointF &point) const
{
    if (!d->plot->axisRect()->rect().contains(point.toPoint())) {
        return std::nullopt;
    }
    return d->plot->xAxis->pixelToCoord(point.x());
}

QRectF CurvesFigure::labelRect(int series) const
{
    const auto index = static_cast<std::size_t>(series);
    return series >= 0 && index < d->lines.size() ? d->lines[index].labelRect : QRectF();
}

void CurvesFigure::paint(QPainter &painter, const QRect &where)
{
    painter.save();
    painter.translate(where.topLeft());
    d->setTickCounts(where.size());
    d->plot->toPainter(static_cast<QCPPainter *>(&painter), where.width(), where.height());
    painter.restore();
}

} // namespace tp
