// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/plotdata.h"
#include "views/plots/plotstyle.h"
#include "views/plots/readout.h"

#include <QPointF>
#include <QRectF>

#include <optional>
#include <vector>

namespace tp {

// One axis of the curves: its range, where its values stand and which of them are written.
class CurveScale final
{
public:
    void fit(double low, double high, bool logarithmic, double room); // room: share at both ends
    void setEnds(std::optional<double> low, std::optional<double> high);
    void place(double from, double to, int mostTicks, bool whole); // pixels of low and high

    [[nodiscard]] double low() const { return m_low; }
    [[nodiscard]] double high() const { return m_high; }
    [[nodiscard]] double toPixel(double value) const;
    [[nodiscard]] double toValue(double pixel) const;
    [[nodiscard]] const std::vector<double> &ticks() const { return m_ticks; }
    [[nodiscard]] QString tickText(double tick, const PlotStyle &style) const;

private:
    [[nodiscard]] double share(double value) const; // 0 at low, 1 at high

    double m_low = 0.0;
    double m_high = 1.0;
    bool m_logarithmic = false;
    double m_from = 0.0;
    double m_to = 1.0;
    std::vector<double> m_ticks;
};

struct CurvePoint
{
    int series = -1;
    std::size_t index = 0;
};

// Where the panel's curves stand. Ranges and ticks follow the rules of the curves' dock, and hold
// the timeline's step too.
class CurvesScene final
{
public:
    void setData(CurvesData data);
    // `left` and `right` are the room for the numbers and for the labels at the lines' ends.
    void layout(const QRectF &area, double left, double right);

    [[nodiscard]] const CurvesData &data() const { return m_data; }
    [[nodiscard]] QRectF plotArea() const { return m_plot; }
    [[nodiscard]] const CurveScale &x() const { return m_x; }
    [[nodiscard]] const CurveScale &y() const { return m_y; }
    // What is drawn bold: the smoothed values where there are any.
    [[nodiscard]] static const std::vector<double> &bold(const CurveSeries &series);
    // Stretches of finite points.
    [[nodiscard]] std::vector<std::vector<QPointF>> lines(
        const CurveSeries &series, const std::vector<double> &values) const;
    [[nodiscard]] std::optional<QPointF> lineEnd(const CurveSeries &series) const;
    [[nodiscard]] QPointF pixel(const CurvePoint &point) const;
    [[nodiscard]] std::optional<CurvePoint> nearest(const QPointF &at, double reach) const;
    // The newest point of a series at or before `x`; the first where there is none before.
    [[nodiscard]] std::optional<CurvePoint> at(int series, double x) const;
    [[nodiscard]] Readout readout(const CurvePoint &point, const PlotStyle &style) const;
    [[nodiscard]] bool isEmpty() const { return m_data.series.empty(); }

private:
    CurvesData m_data;
    QRectF m_plot;
    CurveScale m_x;
    CurveScale m_y;
};

} // namespace tp
