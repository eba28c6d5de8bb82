// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/imgui/glyphatlas.h"

#include <QColor>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <cstdint>
#include <vector>

struct ImDrawList;

namespace tp {

// Draws into one of ImGui's lists. Lengths are pixels at 100 %; edges of filled rectangles snap to
// device pixels.
class Canvas final
{
public:
    Canvas(ImDrawList &list, GlyphAtlas &glyphs, double ratio);

    void fill(const QRectF &rect, const QColor &colour, double radius = 0.0);
    // Lies inside the rectangle.
    void frame(const QRectF &rect, const QColor &colour, double width, double radius = 0.0);
    void line(const QPointF &from, const QPointF &to, const QColor &colour, double width = 1.0);
    void polyline(const std::vector<QPointF> &points, const QColor &colour, double width);
    void disc(const QPointF &centre, double radius, const QColor &colour);
    // Between two lines through as many points: a band.
    void band(
        const std::vector<QPointF> &upper, const std::vector<QPointF> &lower, const QColor &colour);
    // `part` in 0..1. Not snapped: rows of cells end where their rectangles say.
    void image(std::uint32_t texture, const QRectF &rect, const QRectF &part);

    void text(const QRectF &box,
        Qt::Alignment alignment,
        Face face,
        const QColor &colour,
        const QString &text);
    [[nodiscard]] double width(Face face, const QString &text);
    [[nodiscard]] double lineHeight(Face face) const;
    [[nodiscard]] QString elided(Face face, const QString &text, double room);
    [[nodiscard]] QStringList wrapped(Face face, const QString &text, double room);

    void clip(const QRectF &rect);
    void unclip();

private:
    ImDrawList &m_list;
    GlyphAtlas &m_glyphs;
    double m_ratio;
};

} // namespace tp
