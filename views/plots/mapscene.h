// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/plots/plotdata.h"
#include "views/plots/plotstyle.h"

#include <QPointF>
#include <QRectF>

#include <vector>

class QPainter;

namespace tp {

struct MapMarks
{
    std::vector<bool> selected; // by task
    int hover = -1; // task
    int hoverExpert = -1;
    int focus = -1; // task of the keyboard
};

// Tasks as small marks, one shape and colour a category; experts as rings whose area is their load.
// Labels stand where there is room, and where the person looks. Painted by the widget and on paper.
class MapScene final
{
public:
    void setData(MapData data);
    void setStyle(const PlotStyle &style);
    void layout(const QRectF &area, bool legend);
    void paint(QPainter &painter, const MapMarks &marks) const;

    [[nodiscard]] const MapData &data() const { return m_data; }
    [[nodiscard]] const PlotStyle &style() const { return m_style; }
    [[nodiscard]] int tasks() const { return static_cast<int>(m_data.tasks.size()); }
    [[nodiscard]] QPointF taskPoint(int task) const;
    [[nodiscard]] QPointF expertPoint(int expert) const;
    [[nodiscard]] double expertRadius(int expert) const;
    [[nodiscard]] int taskAt(const QPointF &point) const; // the nearest in reach, -1: none
    [[nodiscard]] int expertAt(const QPointF &point) const;
    // Where the label of a task or an expert stands; null where there was no room for it.
    [[nodiscard]] const std::vector<QRectF> &taskLabels() const { return m_taskLabels; }
    [[nodiscard]] const std::vector<QRectF> &expertLabels() const { return m_expertLabels; }
    [[nodiscard]] double legendHeight(double width) const;

private:
    struct LegendEntry
    {
        QPointF at; // from the legend's upper left corner
        int category = -1; // -1: experts
        QString text;
    };
    [[nodiscard]] std::vector<LegendEntry> legendEntries(double width) const;
    [[nodiscard]] QPointF place(double x, double y) const;
    [[nodiscard]] double markRadius() const;
    void placeLabels();
    [[nodiscard]] QRectF freePlace(const QPointF &point,
        double radius,
        const QSizeF &size,
        const std::vector<QRectF> &taken) const;
    void paintGrid(QPainter &painter) const;
    void paintExperts(QPainter &painter, const MapMarks &marks) const;
    void paintTasks(QPainter &painter, const MapMarks &marks) const;
    void paintLabel(QPainter &painter, int task, bool strong) const;
    void paintLegend(QPainter &painter) const;

    MapData m_data;
    PlotStyle m_style;
    QRectF m_plot;
    QRectF m_legend;
    double m_scale = 1.0; // pixels a unit
    std::vector<QRectF> m_taskLabels;
    std::vector<QRectF> m_expertLabels;
};

} // namespace tp
