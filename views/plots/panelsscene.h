// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/comparisondata.h"
#include "views/plots/matrixscene.h"

#include <vector>

namespace tp {

// A cell of one of the matrices; panel -1: in none, panel 0 and column -1: the row's label.
struct PanelCell
{
    int panel = -1;
    MatrixCell cell;

    friend bool operator==(const PanelCell &, const PanelCell &) = default;
};

struct PanelMarks
{
    std::vector<bool> selected; // by row on the screen
    PanelCell hover;
    int focus = -1; // keyboard row
};

// Matrices side by side with one set of row labels. Painted by the widget and on paper.
class PanelsScene final
{
public:
    void setData(PanelsData data);
    void setStyle(const PlotStyle &style);
    void layout(const MatrixRoom &room);
    void paint(QPainter &painter, const PanelMarks &marks) const;

    [[nodiscard]] const PanelsData &data() const { return m_data; }
    [[nodiscard]] const PlotStyle &style() const { return m_style; }
    [[nodiscard]] int rows() const { return m_scenes.empty() ? 0 : m_scenes.front().rows(); }
    [[nodiscard]] const std::vector<MatrixScene> &scenes() const { return m_scenes; }
    [[nodiscard]] double contentHeight() const;
    [[nodiscard]] double visibleHeight() const;
    [[nodiscard]] PanelCell cellAt(const QPointF &point) const;
    [[nodiscard]] double heightFor(double width, double rowHeight) const;
    // Panels that share a colour bar with the next one have none of their own.
    [[nodiscard]] bool hasColourBar(std::size_t panel) const;

private:
    [[nodiscard]] double wordsHeight(double width) const;
    [[nodiscard]] QStringList titleLines(const MatrixPanel &panel, double width) const;
    [[nodiscard]] double slantedHeight() const;
    void paintTitle(QPainter &painter, const QRectF &area, const MatrixPanel &panel) const;
    void paintSlanted(QPainter &painter, const QRectF &area, const MatrixPanel &panel) const;

    PanelsData m_data;
    PlotStyle m_style;
    std::vector<MatrixScene> m_scenes;
    std::vector<QRectF> m_titles;
    bool m_slanted = false; // the titles, where some panel is too narrow for its own
    QRectF m_words;
};

} // namespace tp
