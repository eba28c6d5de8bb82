// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/glyphatlas.h"

#include <QTest>

#include <imgui.h>

using namespace Qt::StringLiterals;
using namespace tp;

namespace {

std::array<QFont, faceCount> fonts()
{
    QFont font;
    font.setPixelSize(12);
    QFont small = font;
    small.setPixelSize(11);
    return { font, small, font, small };
}

// Whether any of the letter's pixels is inked.
bool isInked(ImFontAtlas &atlas, const ImFont *font, char16_t character)
{
    const ImFontGlyph *glyph = font->FindGlyphNoFallback(static_cast<ImWchar>(character));
    unsigned char *pixels = nullptr;
    int width = 0;
    int height = 0;
    atlas.GetTexDataAsAlpha8(&pixels, &width, &height);
    if (!glyph) {
        return false;
    }
    const auto at = [](float share, int extent) {
        return static_cast<int>(share * static_cast<float>(extent) + 0.5F);
    };
    for (int y = at(glyph->V0, height); y < at(glyph->V1, height); ++y) {
        for (int x = at(glyph->U0, width); x < at(glyph->U1, width); ++x) {
            if (pixels[y * width + x] > 128) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

class TestGlyphAtlas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void latinAndGermanAreThereFromTheStart()
    {
        GlyphAtlas glyphs;
        glyphs.setFonts(fonts(), 1.0);
        ImFontAtlas atlas;
        glyphs.build(atlas);
        QVERIFY(!glyphs.isStale());
        for (const char16_t character : u"Agj0–ÄÖÜäöüß×·±−“”…→") {
            if (character != 0) {
                QVERIFY2(isInked(atlas, glyphs.font(Face::Normal), character),
                    qPrintable(QString(QChar(character))));
            }
        }
        glyphs.need(Face::Normal, u"Übertragung × Aufgaben");
        QVERIFY(!glyphs.isStale());
    }

    void chineseIsDrawnWhenItOccurs()
    {
        GlyphAtlas glyphs;
        glyphs.setFonts(fonts(), 1.0);
        ImFontAtlas atlas;
        glyphs.build(atlas);
        QVERIFY(!glyphs.knows(Face::Small, u'路'));
        glyphs.need(Face::Small, u"路由：任务 × 专家");
        QVERIFY(glyphs.isStale());
        QVERIFY(glyphs.knows(Face::Small, u'路'));
        QVERIFY(!glyphs.knows(Face::Normal, u'路')); // only where it is needed
        glyphs.build(atlas);
        // Every one of them differs from the box that stands for what no font has.
        const ImFont *font = glyphs.font(Face::Small);
        for (const char16_t character : { u'路', u'由', u'任', u'务', u'专', u'家' }) {
            QVERIFY2(isInked(atlas, font, character), qPrintable(QString(QChar(character))));
            QVERIFY(font->GetCharAdvance(static_cast<ImWchar>(character)) >= 10.0F);
        }
    }

    void unknownCharactersShowTheReplacement()
    {
        GlyphAtlas glyphs;
        glyphs.setFonts(fonts(), 1.0);
        glyphs.need(Face::Normal, u"\U0001F600"); // beyond the basic plane
        ImFontAtlas atlas;
        glyphs.build(atlas);
        const ImFont *font = glyphs.font(Face::Normal);
        QCOMPARE(font->FindGlyph(0xd83d), font->FindGlyph(0xfffd));
        QVERIFY(isInked(atlas, font, u'\ufffd'));
        // What no font has is a box, not a gap.
        glyphs.need(Face::Normal, u"\uE123");
        glyphs.build(atlas);
        QVERIFY(isInked(atlas, glyphs.font(Face::Normal), u'\ue123'));
    }

    void lettersAreDrawnForTheScreensPixels()
    {
        ImFontAtlas atlas;
        GlyphAtlas once;
        once.setFonts(fonts(), 1.0);
        once.build(atlas);
        const float height = once.font(Face::Normal)->FontSize;
        const float advance = once.font(Face::Normal)->GetCharAdvance('m');
        GlyphAtlas twice;
        twice.setFonts(fonts(), 2.0);
        twice.build(atlas);
        QVERIFY(std::abs(twice.font(Face::Normal)->FontSize - 2.0F * height) <= 2.0F);
        QVERIFY(std::abs(twice.font(Face::Normal)->GetCharAdvance('m') - 2.0F * advance) <= 2.0F);
        twice.setFonts(fonts(), 2.0);
        QVERIFY(!twice.isStale());
        twice.setFonts(fonts(), 1.0);
        QVERIFY(twice.isStale());
    }
};

QTEST_MAIN(TestGlyphAtlas)
#include "tst_glyphatlas.moc"
