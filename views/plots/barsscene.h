// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/plotdata.h"
#include "views/plots/plotstyle.h"

#include <QRectF>

#include <vector>

class QPainter;

namespace tp {

struct BarsMarks
{
    std::vector<bool> selected; // by row
    int hover = -1;
    int focus = -1;
};

struct BarsRoom
{
    QRectF area;
    double rowHeight = 0.0; // 0: as much as fits
    double scroll = 0.0;
    double pixelRatio = 0.0; // 0: paper
};

// Round numbers that divide [low, high] into at most `most` steps.
[[nodiscard]] std::vector<double> niceTicks(double low, double high, int most);

// Bars left and right of zero with whiskers and numbers. Painted by the widget and on paper.
class BarsScene final
{
public:
    void setData(BarsData data);
    void setStyle(const PlotStyle &style);
    void layout(const BarsRoom &room);
    void paint(QPainter &painter, const BarsMarks &marks) const;

    [[nodiscard]] const BarsData &data() const { return m_data; }
    [[nodiscard]] const PlotStyle &style() const { return m_style; }
    [[nodiscard]] int rows() const { return static_cast<int>(m_data.rows.size()); }
    [[nodiscard]] double rowHeight() const { return m_rowHeight; }
    [[nodiscard]] QRectF rowsArea() const { return m_rows; }
    [[nodiscard]] QRectF labelsArea() const { return m_labels; }
    [[nodiscard]] QRectF numbersArea() const { return m_numbers; }
    [[nodiscard]] QRectF barRect(int row) const;
    [[nodiscard]] int rowAt(const QPointF &point) const; // -1 where there is none
    [[nodiscard]] const std::vector<double> &ticks() const { return m_ticks; }
    [[nodiscard]] double xOf(double value) const;
    [[nodiscard]] double zero() const { return xOf(0.0); }
    [[nodiscard]] double heightFor(double rowHeight) const;
    // "-0.31 ± .04  n=3" with a true minus sign.
    [[nodiscard]] QString valueText(const BarRow &row) const;
    [[nodiscard]] QString tickText(double tick) const; // one of ticks()

private:
    [[nodiscard]] double rowTop(int row) const;
    [[nodiscard]] double bottomMargin() const;
    [[nodiscard]] QRectF band(int row) const;
    void paintGrid(QPainter &painter) const;
    void paintRow(QPainter &painter, int row, bool selected, bool pointed) const;
    void paintFooter(QPainter &painter) const;

    BarsData m_data;
    PlotStyle m_style;
    BarsRoom m_room;
    std::vector<QString> m_values; // texts of the right column
    QRectF m_rows; // all columns, the visible part
    QRectF m_labels;
    QRectF m_bars;
    QRectF m_numbers;
    double m_rowHeight = 20.0;
    double m_low = -1.0;
    double m_high = 1.0;
    std::vector<double> m_ticks;
};

} // namespace tp
