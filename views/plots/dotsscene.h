// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/comparisondata.h"
#include "views/plots/plotstyle.h"

#include <QPainterPath>
#include <QRectF>

#include <vector>

class QPainter;

namespace tp {

struct DotsMarks
{
    std::vector<bool> selected; // by row
    int hover = -1;
    int focus = -1;
};

struct DotsRoom
{
    QRectF area;
    double rowHeight = 0.0; // 0: as much as fits
    double scroll = 0.0;
};

// The mark of the n-th run, `radius` pixels around (0, 0): a shape of its own, so that colour is
// not the only sign. Eight shapes, then from the start.
[[nodiscard]] QPainterPath markShape(std::size_t run, double radius);

// One row a task, one mark a run, and how far the last run is from the baseline in numbers.
class DotsScene final
{
public:
    void setData(DotsData data);
    void setStyle(const PlotStyle &style) { m_style = style; }
    void layout(const DotsRoom &room);
    void paint(QPainter &painter, const DotsMarks &marks) const;

    [[nodiscard]] const DotsData &data() const { return m_data; }
    [[nodiscard]] const PlotStyle &style() const { return m_style; }
    [[nodiscard]] int rows() const { return static_cast<int>(m_data.rows.size()); }
    [[nodiscard]] double rowHeight() const { return m_rowHeight; }
    [[nodiscard]] QRectF rowsArea() const { return m_rows; }
    [[nodiscard]] int rowAt(const QPointF &point) const; // -1 where there is none
    [[nodiscard]] QPointF dot(int row, std::size_t run) const;
    [[nodiscard]] double heightFor(double width, double rowHeight) const;
    // "+0.12", of the last run minus the baseline (with two runs: of the other); empty: no number.
    [[nodiscard]] QString differenceText(int row) const;

private:
    [[nodiscard]] double rowTop(int row) const;
    [[nodiscard]] double legendHeight(double width) const;
    [[nodiscard]] std::vector<QPointF> legendEntries(double width) const;
    void paintLegend(QPainter &painter) const;
    void paintAxis(QPainter &painter) const;
    void paintRow(QPainter &painter, int row, bool selected, bool pointed) const;

    DotsData m_data;
    PlotStyle m_style;
    DotsRoom m_room;
    QRectF m_legend;
    QRectF m_rows;
    QRectF m_labels;
    QRectF m_dots;
    QRectF m_numbers;
    double m_rowHeight = 18.0;
    double m_low = 0.0;
    double m_high = 1.0;
    std::vector<double> m_ticks;
};

} // namespace tp
