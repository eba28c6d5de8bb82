// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/curvesscene.h"

#include "views/plots/barsscene.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct Extent
{
    double low = infinity;
    double high = -infinity;

    void add(const std::vector<double> &values, bool positiveOnly)
    {
        for (const double value : values) {
            if (std::isfinite(value) && (!positiveOnly || value > 0.0)) {
                low = std::min(low, value);
                high = std::max(high, value);
            }
        }
    }
};

// 1, 2 and 5 in every decade, or whole decades where there are many.
std::vector<double> decadeTicks(double low, double high)
{
    std::vector<double> ticks;
    const int first = static_cast<int>(std::floor(std::log10(low)));
    const int last = static_cast<int>(std::ceil(std::log10(high)));
    for (int power = first; power <= last; ++power) {
        for (const double factor : { 1.0, 2.0, 5.0 }) {
            const double tick = factor * std::pow(10.0, power);
            if (tick >= low && tick <= high && (factor == 1.0 || last - first <= 3)) {
                ticks.push_back(tick);
            }
        }
    }
    return ticks;
}

} // namespace

void CurveScale::fit(double low, double high, bool logarithmic, double room)
{
    m_logarithmic = logarithmic;
    if (!(high >= low)) {
        m_low = logarithmic ? 0.1 : 0.0;
        m_high = logarithmic ? 10.0 : 1.0;
    } else if (logarithmic) {
        const double factor = std::pow(std::max(high / low, 1.2), std::max(room, 0.01));
        m_low = low / factor;
        m_high = high * factor;
    } else {
        const double more = high > low ? (high - low) * room : std::max(std::abs(high) * 0.1, 0.05);
        m_low = low - more;
        m_high = high + more;
    }
}

void CurveScale::setEnds(std::optional<double> low, std::optional<double> high)
{
    if (low && *low < m_high && (!m_logarithmic || *low > 0.0)) {
        m_low = *low;
    }
    if (high && *high > m_low) {
        m_high = *high;
    }
}

void CurveScale::place(double from, double to, int mostTicks, bool whole)
{
    m_from = from;
    m_to = to;
    const int most = whole
        ? std::min(mostTicks, static_cast<int>(std::ceil(std::min(m_high - m_low, 1e6))))
        : mostTicks;
    m_ticks =
        m_logarithmic ? decadeTicks(m_low, m_high) : niceTicks(m_low, m_high, std::max(most, 1));
}

double CurveScale::share(double value) const
{
    return m_logarithmic
        ? std::log(std::max(value, m_low * 1e-3) / m_low) / std::log(m_high / m_low)
        : (value - m_low) / (m_high - m_low);
}

double CurveScale::toPixel(double value) const
{
    return m_from + share(value) * (m_to - m_from);
}

double CurveScale::toValue(double pixel) const
{
    const double part = m_to != m_from ? (pixel - m_from) / (m_to - m_from) : 0.0;
    return m_logarithmic ? m_low * std::pow(m_high / m_low, part) : m_low + part * (m_high - m_low);
}

QString CurveScale::tickText(double tick, const PlotStyle &style) const
{
    if (m_logarithmic) {
        return style.locale.toString(tick, 'g', 3);
    }
    const double step = m_ticks.size() > 1 ? m_ticks[1] - m_ticks[0] : 1.0;
    return style.number(
        tick, std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 8));
}

void CurvesScene::setData(CurvesData data)
{
    m_data = std::move(data);
    Extent x;
    Extent y;
    for (const CurveSeries &series : m_data.series) {
        x.add(series.x, m_data.logX);
        for (const auto *values : { &series.y, &series.smoothed, &series.low, &series.high }) {
            y.add(*values, m_data.logY);
        }
    }
    // The timeline may stand before the first or behind the last point.
    if (m_data.marker && !m_data.series.empty()) {
        x.add({ *m_data.marker }, m_data.logX);
    }
    // A run's first step is 1: the axis begins at 0 all the same.
    if (!m_data.logX && x.low > 0.0 && (x.low <= 1.0 || x.low <= 0.1 * x.high)) {
        x.low = 0.0;
    }
    m_x.fit(x.low, x.high, m_data.logX, 0.0);
    m_y.fit(y.low, y.high, m_data.logY, 0.05);
    m_y.setEnds(m_data.yLow, m_data.yHigh);
}

void CurvesScene::layout(const QRectF &area, double left, double right)
{
    m_plot = area.adjusted(left, 27.0, -right, -36.0);
    m_plot.setWidth(std::max(m_plot.width(), 8.0));
    m_plot.setHeight(std::max(m_plot.height(), 8.0));
    const bool whole = std::ranges::all_of(m_data.series, [](const CurveSeries &series) {
        return std::ranges::all_of(series.x, [](double x) { return x == std::floor(x); });
    });
    m_x.place(m_plot.left(),
        m_plot.right(),
        std::clamp(static_cast<int>(m_plot.width() / 48.0), 2, 10),
        whole);
    m_y.place(m_plot.bottom(),
        m_plot.top(),
        std::clamp(static_cast<int>(m_plot.height() / 26.0), 2, 8),
        false);
}

const std::vector<double> &CurvesScene::bold(const CurveSeries &series)
{
    return series.smoothed.empty() ? series.y : series.smoothed;
}

std::vector<std::vector<QPointF>> CurvesScene::lines(
    const CurveSeries &series, const std::vector<double> &values) const
{
    std::vector<std::vector<QPointF>> stretches(1);
    for (std::size_t i = 0; i < std::min(values.size(), series.x.size()); ++i) {
        if (std::isfinite(values[i]) && (!m_data.logY || values[i] > 0.0)) {
            stretches.back().emplace_back(m_x.toPixel(series.x[i]), m_y.toPixel(values[i]));
        } else if (!stretches.back().empty()) {
            stretches.emplace_back();
        }
    }
    return stretches;
}

std::optional<QPointF> CurvesScene::lineEnd(const CurveSeries &series) const
{
    const std::vector<double> &values = bold(series);
    for (std::size_t i = std::min(values.size(), series.x.size()); i-- > 0;) {
        if (std::isfinite(values[i])) {
            return QPointF(m_x.toPixel(series.x[i]), m_y.toPixel(values[i]));
        }
    }
    return std::nullopt;
}

QPointF CurvesScene::pixel(const CurvePoint &point) const
{
    const CurveSeries &series = m_data.series[static_cast<std::size_t>(point.series)];
    return { m_x.toPixel(series.x[point.index]), m_y.toPixel(bold(series)[point.index]) };
}

std::optional<CurvePoint> CurvesScene::nearest(const QPointF &at, double reach) const
{
    std::optional<CurvePoint> best;
    double bestDistance = reach * reach;
    for (std::size_t i = 0; i < m_data.series.size(); ++i) {
        const CurveSeries &series = m_data.series[i];
        const std::vector<double> &values = bold(series);
        const double to = m_x.toValue(at.x() + reach);
        const auto begin = std::ranges::lower_bound(series.x, m_x.toValue(at.x() - reach));
        for (auto it = begin; !series.muted && it != series.x.end() && *it <= to; ++it) {
            const CurvePoint point { static_cast<int>(i),
                static_cast<std::size_t>(it - series.x.begin()) };
            if (point.index >= values.size() || !std::isfinite(values[point.index])) {
                continue;
            }
            const QPointF away = pixel(point) - at;
            if (QPointF::dotProduct(away, away) < bestDistance) {
                bestDistance = QPointF::dotProduct(away, away);
                best = point;
            }
        }
    }
    return best;
}

std::optional<CurvePoint> CurvesScene::at(int series, double x) const
{
    if (series < 0 || static_cast<std::size_t>(series) >= m_data.series.size()) {
        return std::nullopt;
    }
    const CurveSeries &line = m_data.series[static_cast<std::size_t>(series)];
    const std::vector<double> &values = bold(line);
    std::optional<CurvePoint> found;
    for (std::size_t i = 0; i < std::min(values.size(), line.x.size()); ++i) {
        if (std::isfinite(values[i]) && (!found || line.x[i] <= x)) {
            found = CurvePoint { series, i };
        }
    }
    return found;
}

Readout CurvesScene::readout(const CurvePoint &point, const PlotStyle &style) const
{
    const CurveSeries &series = m_data.series[static_cast<std::size_t>(point.series)];
    Readout readout;
    readout.title = series.label;
    readout.line = u"%1 %2 \u00b7 %3 %4"_s.arg(m_data.yTitle,
        style.number(bold(series)[point.index], 3),
        m_data.xTitle,
        style.locale.toString(series.x[point.index], 'g', 9));
    return readout;
}

} // namespace tp
