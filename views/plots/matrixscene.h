// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/dendrogram.h"
#include "views/plots/plotdata.h"
#include "views/plots/plotstyle.h"

#include <QRectF>

#include <optional>
#include <vector>

class QImage;
class QPainter;

namespace tp {

// A cell by its place on the screen: row 0 is the top row, whatever the data's order.
struct MatrixCell
{
    int row = -1;
    int column = -1; // -1: the row's label or dendrogram

    friend bool operator==(const MatrixCell &, const MatrixCell &) = default;
};

// What the person points at or has chosen, by row on the screen.
struct MatrixMarks
{
    std::vector<bool> selected;
    MatrixCell hover;
    MatrixCell focus; // keyboard
};

// How much room the picture may take; what is zero is chosen by the scene.
struct MatrixRoom
{
    QRectF area;
    double rowHeight = 0.0; // 0: as much as fits
    double scroll = 0.0; // pixels that the rows are moved up
    double pixelRatio = 0.0; // edges snap to device pixels; 0: paper, no snapping
    bool legend = true;
    bool colourBar = true;
    double labelWidth = -1.0; // of the rows' labels; below 0: chosen by the scene, 0: none
};

// Matrix with dendrogram, category strip, labels and colour bar. Painted by the widget and on
// paper.
class MatrixScene final
{
public:
    void setData(HeatmapData data);
    void setStyle(const PlotStyle &style);
    void layout(const MatrixRoom &room);
    void paint(QPainter &painter, const MatrixMarks &marks) const;

    [[nodiscard]] const HeatmapData &data() const { return m_data; }
    [[nodiscard]] const PlotStyle &style() const { return m_style; }
    [[nodiscard]] int rows() const { return static_cast<int>(m_order.size()); }
    [[nodiscard]] int columns() const { return static_cast<int>(m_data.matrix.values.cols()); }
    [[nodiscard]] int dataRow(int row) const { return m_order[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int dataColumn(int column) const;
    [[nodiscard]] double value(const MatrixCell &cell) const;
    [[nodiscard]] QString columnLabel(int column) const;
    [[nodiscard]] bool hasDendrogram() const { return m_dendrogram.has_value(); }

    [[nodiscard]] QRectF rowsArea() const; // the visible part, dendrogram to last cell
    [[nodiscard]] QRectF cellsArea() const { return m_cells; }
    [[nodiscard]] QRectF labelsArea() const { return m_labels; }
    [[nodiscard]] QRectF stripArea() const { return m_strip; } // of the categories
    [[nodiscard]] QRectF barArea() const { return m_bar; } // of the colours
    [[nodiscard]] const std::vector<int> &groupStarts() const { return m_groupStarts; }
    [[nodiscard]] QColor categoryColour(int category) const;
    [[nodiscard]] QColor rowColour(int row) const { return categoryColour(categoryOf(row)); }
    [[nodiscard]] double rowHeight() const { return m_rowHeight; }
    [[nodiscard]] double contentHeight() const { return m_rowHeight * rows(); }
    [[nodiscard]] QRectF cellRect(const MatrixCell &cell) const;
    [[nodiscard]] MatrixCell cellAt(const QPointF &point) const; // row -1 where there is none
    // Upper left corners of the legend's entries, in the order of the categories.
    [[nodiscard]] std::vector<QPointF> legendPlaces() const;
    // Height that gives every row `rowHeight` at this width.
    [[nodiscard]] double heightFor(double width, double rowHeight, bool legend) const;

private:
    static constexpr double legendRow = 17.0;
    static constexpr double legendSquare = 9.0;

    void placeColumns();
    [[nodiscard]] double topMargin() const;
    [[nodiscard]] double bottomMargin(double width, bool legend) const;
    [[nodiscard]] double legendHeight(double width) const;
    // Where each category's entry stands, from the legend's upper left corner.
    [[nodiscard]] std::vector<QPointF> legendEntries(double width) const;
    [[nodiscard]] double rowTop(int row) const;
    [[nodiscard]] double snapped(double value) const;
    [[nodiscard]] double treeX(double height) const; // of the dendrogram
    [[nodiscard]] QColor clusterColour(int cluster) const;
    [[nodiscard]] int categoryOf(int row) const;
    [[nodiscard]] QFont labelFont() const;
    void paintDendrogram(QPainter &painter) const;
    void paintCells(QPainter &painter) const;
    [[nodiscard]] QImage cellImage() const; // a pixel a cell
    void paintLabels(QPainter &painter, const MatrixMarks &marks) const;
    void paintStrips(QPainter &painter) const;
    void paintColumnLabels(QPainter &painter, const MatrixMarks &marks) const;
    void paintColumnStrip(QPainter &painter) const; // categories over a symmetric matrix
    void paintColourBar(QPainter &painter) const;
    void paintLegend(QPainter &painter) const;
    void paintMarks(QPainter &painter, const MatrixMarks &marks) const;

    HeatmapData m_data;
    PlotStyle m_style;
    std::vector<int> m_order; // data row of each row on the screen
    std::optional<Dendrogram> m_dendrogram;
    std::vector<QColor> m_clusterColours;
    std::vector<int> m_groupStarts; // columns that begin a new group (order, head)

    MatrixRoom m_room;
    QRectF m_tree;
    QRectF m_labels;
    QRectF m_strip;
    QRectF m_cells;
    QRectF m_bar;
    double m_rowHeight = 12.0;
    std::vector<double> m_columnEdges; // left and right of each column, [2 * columns]
};

} // namespace tp
