// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

#include <array>
#include <set>

struct ImFont;
struct ImFontAtlas;

namespace tp {

enum class Face { Normal, Small, Bold, SmallBold };
inline constexpr std::size_t faceCount = 4;

// The panel's letters as Qt draws them: the window's own font, and for each character that it lacks
// whichever font of the system has it, so that Chinese and Latin text stand side by side. Only
// characters that occur are drawn; Latin, German and signs are there from the start.
class GlyphAtlas final
{
public:
    // What every text may need without asking.
    [[nodiscard]] static const std::set<char16_t> &basicCharacters();

    // `ratio` is device pixels per pixel.
    void setFonts(const std::array<QFont, faceCount> &fonts, double ratio);
    // Notes the characters of a text; unknown ones make the atlas stale. What lies beyond the basic
    // plane is shown as the replacement character.
    void need(Face face, QStringView text);
    [[nodiscard]] bool isStale() const { return m_stale; }
    [[nodiscard]] bool knows(Face face, char16_t character) const;

    // Draws all letters; `atlas` then holds one font a face, in order.
    void build(ImFontAtlas &atlas);
    [[nodiscard]] ImFont *font(Face face) const { return m_fonts[index(face)]; }
    // In device pixels.
    [[nodiscard]] double lineHeight(Face face) const { return m_heights[index(face)]; }

private:
    [[nodiscard]] static std::size_t index(Face face) { return static_cast<std::size_t>(face); }

    std::array<QFont, faceCount> m_qtFonts; // in device pixels
    std::array<std::set<char16_t>, faceCount> m_characters {
        basicCharacters(), basicCharacters(), basicCharacters(), basicCharacters()
    };
    std::array<ImFont *, faceCount> m_fonts {};
    std::array<double, faceCount> m_heights {};
    bool m_stale = true;
};

} // namespace tp
