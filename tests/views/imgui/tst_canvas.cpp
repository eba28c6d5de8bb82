// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/canvas.h"

#include <QTest>

#include <imgui.h>

using namespace Qt::StringLiterals;
using namespace tp;

namespace {

// A canvas on a list of its own; no picture is made of it.
struct Sheet
{
    explicit Sheet(double ratio)
        : context(ImGui::CreateContext())
        , list(ImGui::GetDrawListSharedData())
        , canvas(list, glyphs, ratio)
    {
        QFont font;
        font.setPixelSize(12);
        glyphs.setFonts({ font, font, font, font }, ratio);
        glyphs.build(*ImGui::GetIO().Fonts);
        list._ResetForNewFrame();
        list.PushClipRectFullScreen();
        list.PushTextureID(nullptr);
    }
    ~Sheet() { ImGui::DestroyContext(context); }

    ImGuiContext *context;
    GlyphAtlas glyphs;
    ImDrawList list;
    Canvas canvas;
};

} // namespace

class TestCanvas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textKeepsItsPlaceAtAnyScale()
    {
        Sheet one(1.0);
        const double width = one.canvas.width(Face::Normal, u"Routing of tasks"_s);
        QVERIFY(width > 60.0 && width < 160.0);
        Sheet two(2.0);
        QVERIFY(std::abs(two.canvas.width(Face::Normal, u"Routing of tasks"_s) - width) < 8.0);
    }

    void longTextIsElided()
    {
        Sheet sheet(1.0);
        const QString text = u"Polarity of a film-review sentence"_s;
        const QString shorter = sheet.canvas.elided(Face::Normal, text, 100.0);
        QVERIFY(shorter.endsWith(u'\u2026') && shorter.size() > 5);
        QVERIFY(text.startsWith(shorter.chopped(1)));
        QVERIFY(sheet.canvas.width(Face::Normal, shorter) <= 100.0);
        QCOMPARE(sheet.canvas.elided(Face::Normal, text, 1000.0), text);
        QCOMPARE(sheet.canvas.elided(Face::Normal, text, 0.0), u"\u2026"_s);
    }

    void sentencesWrapBetweenWordsAndIdeographs()
    {
        Sheet sheet(1.0);
        const QString english = u"Waiting for the run's first routing weights of all tasks"_s;
        const QStringList lines = sheet.canvas.wrapped(Face::Normal, english, 120.0);
        QVERIFY(lines.size() > 2);
        QCOMPARE(lines.join(u' '), english);
        for (const QString &line : lines) {
            QVERIFY(sheet.canvas.width(Face::Normal, line) <= 120.0);
        }
        const QString chinese = u"正在等待此运行的第一批路由权重"_s;
        const QStringList short_ = sheet.canvas.wrapped(Face::Normal, chinese, 60.0);
        QVERIFY(short_.size() > 2);
        QCOMPARE(short_.join(QString()), chinese);
    }

    void rectanglesSnapToThePixelsOfTheScreen()
    {
        Sheet sheet(1.5);
        sheet.canvas.fill(QRectF(1.0, 1.0, 3.0, 3.0), Qt::black);
        QCOMPARE(sheet.list.VtxBuffer.Size, 4);
        QCOMPARE(sheet.list.VtxBuffer[0].pos.x, 2.0F); // 1.5 rounds up
        QCOMPARE(sheet.list.VtxBuffer[2].pos.y, 6.0F);
    }
};

QTEST_MAIN(TestCanvas)
#include "tst_canvas.moc"
