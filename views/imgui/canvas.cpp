// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/canvas.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tp {

namespace {

ImU32 packed(const QColor &colour)
{
    return IM_COL32(colour.red(), colour.green(), colour.blue(), colour.alpha());
}

ImVec2 vec(const QPointF &point, double ratio)
{
    return { static_cast<float>(point.x() * ratio), static_cast<float>(point.y() * ratio) };
}

ImVec2 snapped(const QPointF &point, double ratio)
{
    return { static_cast<float>(std::round(point.x() * ratio)),
        static_cast<float>(std::round(point.y() * ratio)) };
}

} // namespace

Canvas::Canvas(ImDrawList &list, GlyphAtlas &glyphs, double ratio)
    : m_list(list)
    , m_glyphs(glyphs)
    , m_ratio(ratio)
{
}

void Canvas::fill(const QRectF &rect, const QColor &colour, double radius)
{
    m_list.AddRectFilled(snapped(rect.topLeft(), m_ratio),
        snapped(rect.bottomRight(), m_ratio),
        packed(colour),
        static_cast<float>(radius * m_ratio));
}

void Canvas::frame(const QRectF &rect, const QColor &colour, double width, double radius)
{
    // AddRect moves its corners half a pixel inwards, as a line of one pixel needs it.
    const auto thick = static_cast<float>(std::max(1.0, std::round(width * m_ratio)));
    const float inwards = (thick - 1.0F) / 2.0F;
    const ImVec2 first = snapped(rect.topLeft(), m_ratio);
    const ImVec2 last = snapped(rect.bottomRight(), m_ratio);
    m_list.AddRect(ImVec2(first.x + inwards, first.y + inwards),
        ImVec2(last.x - inwards, last.y - inwards),
        packed(colour),
        static_cast<float>(radius * m_ratio),
        0,
        thick);
}

void Canvas::line(const QPointF &from, const QPointF &to, const QColor &colour, double width)
{
    const double thick = std::max(1.0, std::round(width * m_ratio));
    const QPointF a(std::floor(from.x() * m_ratio), std::floor(from.y() * m_ratio));
    const QPointF b(std::floor(to.x() * m_ratio), std::floor(to.y() * m_ratio));
    // Upright and level lines are filled, so that they are as thick everywhere.
    if (a.x() == b.x()) {
        m_list.AddRectFilled(vec(QPointF(a.x(), std::min(a.y(), b.y())), 1.0),
            vec(QPointF(a.x() + thick, std::max(a.y(), b.y())), 1.0),
            packed(colour));
    } else if (a.y() == b.y()) {
        m_list.AddRectFilled(vec(QPointF(std::min(a.x(), b.x()), a.y()), 1.0),
            vec(QPointF(std::max(a.x(), b.x()), a.y() + thick), 1.0),
            packed(colour));
    } else {
        m_list.AddLine(
            vec(from, m_ratio), vec(to, m_ratio), packed(colour), static_cast<float>(thick));
    }
}

void Canvas::polyline(const std::vector<QPointF> &points, const QColor &colour, double width)
{
    std::vector<ImVec2> path;
    path.reserve(points.size());
    for (const QPointF &point : points) {
        path.push_back(vec(point, m_ratio));
    }
    if (path.size() > 1) {
        m_list.AddPolyline(path.data(),
            static_cast<int>(path.size()),
            packed(colour),
            0,
            static_cast<float>(width * m_ratio));
    }
}

void Canvas::disc(const QPointF &centre, double radius, const QColor &colour)
{
    m_list.AddCircleFilled(
        vec(centre, m_ratio), static_cast<float>(radius * m_ratio), packed(colour));
}

void Canvas::band(
    const std::vector<QPointF> &upper, const std::vector<QPointF> &lower, const QColor &colour)
{
    // Neighbouring quads must not blend twice where they touch.
    const ImDrawListFlags before = m_list.Flags;
    m_list.Flags &= ~ImDrawListFlags_AntiAliasedFill;
    for (std::size_t i = 1; i < std::min(upper.size(), lower.size()); ++i) {
        m_list.AddQuadFilled(vec(upper[i - 1], m_ratio),
            vec(upper[i], m_ratio),
            vec(lower[i], m_ratio),
            vec(lower[i - 1], m_ratio),
            packed(colour));
    }
    m_list.Flags = before;
}

void Canvas::image(std::uint32_t texture, const QRectF &rect, const QRectF &part)
{
    // Dear ImGui passes OpenGL's number for the texture on as a pointer.
    // NOLINTNEXTLINE(performance-no-int-to-ptr)
    m_list.AddImage(reinterpret_cast<ImTextureID>(std::uintptr_t { texture }),
        vec(rect.topLeft(), m_ratio),
        vec(rect.bottomRight(), m_ratio),
        vec(part.topLeft(), 1.0),
        vec(part.bottomRight(), 1.0));
}

void Canvas::text(const QRectF &box,
    Qt::Alignment alignment,
    Face face,
    const QColor &colour,
    const QString &text)
{
    QPointF at = box.topLeft();
    if (alignment.testFlag(Qt::AlignRight)) {
        at.setX(box.right() - width(face, text));
    } else if (alignment.testFlag(Qt::AlignHCenter)) {
        at.setX(box.center().x() - width(face, text) / 2.0);
    }
    if (alignment.testFlag(Qt::AlignVCenter)) {
        at.setY(box.center().y() - lineHeight(face) / 2.0);
    } else if (alignment.testFlag(Qt::AlignBottom)) {
        at.setY(box.bottom() - lineHeight(face));
    }
    m_glyphs.need(face, text);
    const QByteArray utf8 = text.toUtf8();
    const ImFont *font = m_glyphs.font(face);
    m_list.AddText(font,
        font->FontSize,
        snapped(at, m_ratio),
        packed(colour),
        utf8.constData(),
        utf8.constData() + utf8.size());
}

double Canvas::width(Face face, const QString &text)
{
    m_glyphs.need(face, text);
    const QByteArray utf8 = text.toUtf8();
    const ImFont *font = m_glyphs.font(face);
    return static_cast<double>(font->CalcTextSizeA(font->FontSize,
                                       FLT_MAX,
                                       0.0F,
                                       utf8.constData(),
                                       utf8.constData() + utf8.size())
                                   .x)
        / m_ratio;
}

double Canvas::lineHeight(Face face) const
{
    return m_glyphs.lineHeight(face) / m_ratio;
}

QString Canvas::elided(Face face, const QString &text, double room)
{
    if (width(face, text) <= room) {
        return text;
    }
    qsizetype fits = 0;
    qsizetype tooLong = text.size();
    while (tooLong - fits > 1) {
        const qsizetype middle = (fits + tooLong) / 2;
        (width(face, text.first(middle) + u'\u2026') <= room ? fits : tooLong) = middle;
    }
    return text.first(fits).trimmed() + u'\u2026';
}

QStringList Canvas::wrapped(Face face, const QString &text, double room)
{
    // Chinese has no spaces: there a line may end after any character.
    QStringList words;
    for (const QChar character : text) {
        const bool ideograph = character.unicode() >= 0x2e80;
        if (words.isEmpty() || words.back().endsWith(u' ') || ideograph
            || (!words.back().isEmpty() && words.back().back().unicode() >= 0x2e80)) {
            words.append(QString());
        }
        words.back().append(character);
    }
    QStringList lines(1);
    for (const QString &word : std::as_const(words)) {
        const QString longer = lines.back() + word;
        if (!lines.back().isEmpty() && width(face, longer.trimmed()) > room) {
            lines.append(QString());
        }
        lines.back().append(word);
    }
    for (QString &line : lines) {
        line = line.trimmed();
    }
    return lines;
}

void Canvas::clip(const QRectF &rect)
{
    m_list.PushClipRect(
        snapped(rect.topLeft(), m_ratio), snapped(rect.bottomRight(), m_ratio), true);
}

void Canvas::unclip()
{
    m_list.PopClipRect();
}

} // namespace tp
