// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/plotdata.h"
#include "views/plots/plotstyle.h"

#include <QPointF>
#include <QRect>

#include <memory>
#include <optional>

class QCustomPlot;
class QPainter;
class QPaintDevice;

namespace tp {

// A painter on any device that curves can be painted with too. It is of a class of QCustomPlot and
// QPainter's destructor is not virtual: the pointer knows how to delete it.
using FigurePainter = std::unique_ptr<QPainter, void (*)(QPainter *)>;
[[nodiscard]] FigurePainter makeFigurePainter(QPaintDevice *device);

// Curves inside a QCustomPlot: on the screen and on paper.
class CurvesFigure final
{
public:
    struct Reading
    {
        int series = -1;
        double x = 0.0;
        double y = 0.0; // smoothed where there is a smoothed line
        QPointF pixel;
    };

    explicit CurvesFigure(QCustomPlot *plot); // which must outlive it
    ~CurvesFigure();
    CurvesFigure(const CurvesFigure &) = delete;
    CurvesFigure &operator=(const CurvesFigure &) = delete;

    void setStyle(const PlotStyle &style);
    void setData(const CurvesData &data); // keeps the ranges
    void setMarker(std::optional<double> x);
    void setEmphasis(int series); // -1: none
    void fit(); // ranges to all data
    void replotSoon(); // once, when the event loop is next free

    [[nodiscard]] const CurvesData &data() const;
    [[nodiscard]] bool hasData() const; // at least one finite point
    [[nodiscard]] std::optional<Reading> nearest(const QPointF &point, double reach) const;
    [[nodiscard]] std::optional<double> xAt(const QPointF &point) const; // inside the axes only
    // Of a series by index; null if it is hidden because there are too many.
    [[nodiscard]] QRectF labelRect(int series) const;

    // `painter` must come from makeFigurePainter; the picture fills `where`.
    void paint(QPainter &painter, const QRect &where);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace tp
