// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/imgui/canvas.h"
#include "views/imgui/celltexture.h"
#include "views/imgui/curvesscene.h"
#include "views/imgui/panelcontent.h"
#include "views/imgui/panelstate.h"
#include "views/plots/barsscene.h"
#include "views/plots/matrixscene.h"
#include "views/plots/readout.h"
#include "views/widgets/theme.h"

#include <filesystem>
#include <optional>

namespace tp {

// What the pointer did over an instrument, for the panel to act on once the frame is drawn.
struct PanelIntent
{
    std::optional<Instrument> focus;
    std::optional<QString> hover; // task, empty: none
    std::optional<QString> choose; // task
    std::filesystem::path run; // click on a run, empty: none
    bool adds = false; // with Ctrl: beside what is open or chosen
    std::optional<std::int64_t> moveTo; // step
};

// One frame being drawn: what all instruments read, and what they answer.
struct PanelFrame
{
    PanelContent &content;
    const PanelState &state;
    const PlotStyle &style;
    const ThemeColors &colors;
    GlyphAtlas &glyphs;
    double ratio = 1.0;
    bool pointerMoved = false;
    PanelIntent intent;
    Readout readout; // the box on top of everything
    QPointF readoutAnchor;
};

// Whether what was laid out in one style need not be laid out anew in the other.
[[nodiscard]] inline bool isSameStyle(const PlotStyle &a, const PlotStyle &b)
{
    return a.background == b.background && a.font == b.font;
}

class RunsInstrument final
{
public:
    void draw(PanelFrame &frame, const QRectF &area);
    [[nodiscard]] QString readoutText(const PanelContent &content, const PanelState &state) const;
    [[nodiscard]] QPointF rowCentre(int row) const;

private:
    void drawRow(PanelFrame &frame, Canvas &canvas, int row, const QRectF &box, bool pointed) const;

    QRectF m_rows;
    double m_scroll = 0.0;
    std::filesystem::path m_shown; // the cursor that the list was last scrolled to
};

class CurvesInstrument final
{
public:
    void draw(PanelFrame &frame, const QRectF &area);
    [[nodiscard]] QString readoutText(const PanelState &state, const PlotStyle &style) const;
    [[nodiscard]] const CurvesScene &scene() const { return m_scene; }

private:
    void drawAxes(PanelFrame &frame, Canvas &canvas, const QRectF &area) const;
    void drawLines(PanelFrame &frame, Canvas &canvas, int emphasis) const;
    void drawLabels(PanelFrame &frame, Canvas &canvas, int emphasis, double room) const;
    [[nodiscard]] std::optional<CurvePoint> cursor(const PanelState &state) const;

    CurvesScene m_scene;
    quint64 m_version = 0;
};

class RoutingInstrument final
{
public:
    void draw(PanelFrame &frame, const QRectF &area);
    void release(); // what lies on the graphics card; its context must be current
    [[nodiscard]] QString readoutText(const PanelState &state) const;
    [[nodiscard]] const MatrixScene &scene() const { return m_scene; }
    [[nodiscard]] int rowOf(const QString &task) const; // on the screen, -1: none

private:
    void layout(PanelFrame &frame, const QRectF &area);
    void drawCells(PanelFrame &frame, Canvas &canvas);
    void drawLabels(PanelFrame &frame, Canvas &canvas, const MatrixMarks &marks) const;
    void drawColumns(PanelFrame &frame, Canvas &canvas, const MatrixMarks &marks) const;
    void drawColourBar(PanelFrame &frame, Canvas &canvas) const;
    void drawLegend(PanelFrame &frame, Canvas &canvas, const QRectF &area) const;
    void drawMarks(PanelFrame &frame, Canvas &canvas, const MatrixMarks &marks) const;

    MatrixScene m_scene;
    CellTexture m_texture;
    quint64 m_version = 0;
    double m_scroll = 0.0;
    QString m_shownTask;
};

class TransferInstrument final
{
public:
    void draw(PanelFrame &frame, const QRectF &area);
    [[nodiscard]] QString readoutText(const PanelState &state) const;
    [[nodiscard]] const BarsScene &scene() const { return m_scene; }
    [[nodiscard]] int rowOf(const QString &task) const;

private:
    void drawRows(PanelFrame &frame, Canvas &canvas, int pointed) const;
    void drawAxis(PanelFrame &frame, Canvas &canvas) const;

    BarsScene m_scene;
    quint64 m_version = 0;
    double m_scroll = 0.0;
    QString m_shownTask;
};

} // namespace tp
