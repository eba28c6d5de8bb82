// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/glyphatlas.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QImage>
#include <QPainter>
#include <QRawFont>
#include <QTextLayout>

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace tp {

namespace {

constexpr char16_t replacement = 0xfffd;
constexpr int margin = 1; // device pixels around a letter, for what its outline bleeds

// One letter, drawn.
struct Letter
{
    QImage picture; // Alpha8; null for a space
    QPointF offset; // of the picture from the line's upper left corner
    double advance = 0.0;
};

Letter drawLetter(const QFont &font, char16_t character, double ascent)
{
    Letter letter;
    // The layout finds another font where this one lacks the character.
    QTextLayout layout(QString(QChar(character)), font);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    const QList<QGlyphRun> runs = layout.glyphRuns();
    if (!line.isValid() || runs.isEmpty() || runs.front().glyphIndexes().isEmpty()) {
        letter.advance = std::round(QFontMetricsF(font).horizontalAdvance(QChar(character)));
        return letter;
    }
    QGlyphRun run = runs.front();
    run.setPositions({ QPointF() });
    run.setGlyphIndexes({ runs.front().glyphIndexes().constFirst() });
    const QRawFont raw = run.rawFont();
    const QList<QPointF> advances = raw.advancesForGlyphIndexes(run.glyphIndexes());
    letter.advance = std::round(advances.front().x());
    const QRectF bounds = raw.boundingRect(run.glyphIndexes().constFirst());
    if (bounds.isEmpty()) {
        return letter;
    }
    const QRect box = bounds.toAlignedRect().adjusted(-margin, -margin, margin, margin);
    QImage picture(box.size(), QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setPen(Qt::white);
    painter.drawGlyphRun(-QPointF(box.topLeft()), run);
    painter.end();
    letter.picture = picture.convertToFormat(QImage::Format_Alpha8);
    letter.offset = QPointF(box.left(), box.top() + ascent);
    return letter;
}

} // namespace

const std::set<char16_t> &GlyphAtlas::basicCharacters()
{
    static const std::set<char16_t> characters = [] {
        std::set<char16_t> all;
        const auto add = [&all](char16_t first, char16_t last) {
            for (char16_t character = first; character <= last; ++character) {
                all.insert(character);
            }
        };
        add(0x20, 0x7e);
        add(0xa0, 0xff); // Latin-1, German among it
        add(0x2010, 0x2026); // dashes, quotes, ellipsis
        add(0x2190, 0x2193); // arrows
        for (const char16_t sign : { u'\u2212', u'\u2264', u'\u2265', u'\u25b8', replacement }) {
            all.insert(sign);
        }
        return all;
    }();
    return characters;
}

void GlyphAtlas::setFonts(const std::array<QFont, faceCount> &fonts, double ratio)
{
    std::array<QFont, faceCount> sized = fonts;
    for (QFont &font : sized) {
        font.setPixelSize(std::max(1, static_cast<int>(std::lround(font.pixelSize() * ratio))));
    }
    if (sized != m_qtFonts) {
        m_qtFonts = std::move(sized);
        m_stale = true;
    }
}

void GlyphAtlas::need(Face face, QStringView text)
{
    std::set<char16_t> &known = m_characters[index(face)];
    for (const QChar character : text) {
        const bool shown = !character.isSurrogate() && character.unicode() >= 0x20;
        if (shown && known.insert(character.unicode()).second) {
            m_stale = true;
        }
    }
}

bool GlyphAtlas::knows(Face face, char16_t character) const
{
    return m_characters[index(face)].contains(character);
}

void GlyphAtlas::build(ImFontAtlas &atlas)
{
    struct Place
    {
        int rectangle = 0;
        QImage picture;
    };
    // ImGui insists on a font of its own to add letters to: it gives one space.
    static const ImWchar space[] = { 0x20, 0x20, 0 };
    atlas.Clear();
    std::vector<Place> places;
    for (std::size_t face = 0; face < faceCount; ++face) {
        const QFontMetricsF metrics(m_qtFonts[face]);
        m_heights[face] = std::ceil(metrics.height());
        ImFontConfig config;
        config.SizePixels = static_cast<float>(m_heights[face]);
        config.GlyphRanges = space;
        config.OversampleH = 1;
        m_fonts[face] = atlas.AddFontDefault(&config);
        for (const char16_t character : m_characters[face]) {
            Letter letter = drawLetter(m_qtFonts[face], character, std::round(metrics.ascent()));
            const QSize size = letter.picture.isNull() ? QSize(1, 1) : letter.picture.size();
            const int rectangle = atlas.AddCustomRectFontGlyph(m_fonts[face],
                static_cast<ImWchar>(character),
                size.width(),
                size.height(),
                static_cast<float>(letter.advance),
                ImVec2(
                    static_cast<float>(letter.offset.x()), static_cast<float>(letter.offset.y())));
            places.push_back({ rectangle, std::move(letter.picture) });
        }
        m_fonts[face]->FallbackChar = static_cast<ImWchar>(replacement);
        m_fonts[face]->EllipsisChar = static_cast<ImWchar>(u'\u2026');
    }
    atlas.Build();

    unsigned char *pixels = nullptr;
    int width = 0;
    int height = 0;
    atlas.GetTexDataAsAlpha8(&pixels, &width, &height);
    for (const Place &place : places) {
        const ImFontAtlasCustomRect *where = atlas.GetCustomRectByIndex(place.rectangle);
        for (int row = 0; row < where->Height; ++row) {
            unsigned char *target =
                pixels + std::ptrdiff_t(where->Y + row) * width + std::ptrdiff_t(where->X);
            if (place.picture.isNull()) {
                std::fill_n(target, where->Width, static_cast<unsigned char>(0));
            } else {
                std::copy_n(place.picture.constScanLine(row), where->Width, target);
            }
        }
    }
    m_stale = false;
}

} // namespace tp
