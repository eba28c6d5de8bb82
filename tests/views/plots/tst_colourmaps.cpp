// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/colourmaps.h"

#include <QSet>
#include <QTest>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

class TestColourMaps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sequentialRisesEvenlyInLightness()
    {
        const double rise =
            (tp::lightness(tp::sequentialColour(1.0)) - tp::lightness(tp::sequentialColour(0.0)))
            / 255.0;
        QVERIFY(rise > 0.75 / 255.0);
        for (int i = 1; i < 256; ++i) {
            const double step = tp::lightness(tp::sequentialColour(i / 255.0))
                - tp::lightness(tp::sequentialColour((i - 1) / 255.0));
            QVERIFY2(step > 0.0, qPrintable(QString::number(i)));
            // Rounding to 8 bits and clipping at the gamut's edge move single steps a little.
            QVERIFY2(std::abs(step - rise) < 2.0 * rise, qPrintable(QString::number(i)));
        }
    }

    void sequentialIsClamped()
    {
        QCOMPARE(tp::sequentialColour(-3.0), tp::sequentialColour(0.0));
        QCOMPARE(tp::sequentialColour(7.0), tp::sequentialColour(1.0));
        QCOMPARE(tp::sequentialColour(std::numeric_limits<double>::quiet_NaN()),
            tp::sequentialColour(0.0));
    }

    void divergingHasItsSides()
    {
        const QColor white(Qt::white);
        QCOMPARE(tp::divergingColour(0.0, white).rgb(), white.rgb());
        const QColor hurt = tp::divergingColour(-1.0, white);
        const QColor help = tp::divergingColour(1.0, white);
        QVERIFY(hurt.red() > hurt.blue() + 100);
        QVERIFY(help.blue() > help.red() + 100);
        QCOMPARE(tp::divergingColour(-9.0, white), hurt);
        // Farther from zero is darker on both sides.
        for (const double sign : { -1.0, 1.0 }) {
            double before = 1.1;
            for (double t = 0.0; t <= 1.0; t += 0.05) {
                const double now = tp::lightness(tp::divergingColour(sign * t, white));
                QVERIFY(now < before);
                before = now;
            }
        }
    }

    void categoriesDiffer()
    {
        QSet<QRgb> seen;
        for (int i = 0; i < 24; ++i) {
            seen.insert(tp::categoricalColour(i).rgb());
        }
        QCOMPARE(seen.size(), 24);
        QCOMPARE(tp::categoricalColour(0), QColor(0x00, 0x72, 0xb2));
        QCOMPARE(tp::categoricalColour(-5), tp::categoricalColour(0));
    }

    void keysKeepTheirColour()
    {
        // FNV-1a of "a" is 0xe40c292c, of "foobar" 0xbf9cf968 (published test vectors): hue is the
        // remainder by 6, shade that of the quotient by 3, eight colours a shade.
        QCOMPARE(tp::categoricalIndex(u"a"), 4 + 8 * 2);
        QCOMPARE(tp::categoricalIndex(u"foobar"), 4 + 8 * 2);
        QCOMPARE(tp::categoricalIndex(u""), 1 + 8 * 1); // 0x811c9dc5
    }

    void contrastIsTheWcagRatio()
    {
        QCOMPARE(tp::contrastRatio(Qt::white, Qt::black), 21.0);
        QCOMPARE(tp::contrastRatio(Qt::white, Qt::white), 1.0);
        // #767676 on white is the known border of 4.5.
        QVERIFY(std::abs(tp::contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);
    }

    void textColoursAreReadable_data()
    {
        QTest::addColumn<QColor>("background");
        QTest::newRow("light") << QColor(Qt::white);
        QTest::newRow("dark") << QColor(0x1d, 0x20, 0x27);
    }

    void textColoursAreReadable()
    {
        QFETCH(QColor, background);
        for (int i = 0; i < 16; ++i) {
            const QColor text = tp::readableOn(tp::categoricalColour(i), background, 4.5);
            QVERIFY(tp::contrastRatio(text, background) >= 4.5);
        }
    }

    void marksStandOut()
    {
        const QColor dark(0x1d, 0x20, 0x27);
        for (int i = 0; i < 24; ++i) {
            const QColor colour = tp::categoricalColour(i);
            QVERIFY(tp::contrastRatio(tp::visibleOn(colour, dark), dark) >= 3.0);
            QVERIFY(tp::contrastRatio(tp::visibleOn(colour, Qt::white), Qt::white) >= 1.9);
        }
        // Blue, the first of the palette, is as published where it can be seen.
        QCOMPARE(tp::visibleOn(tp::categoricalColour(0), Qt::white), tp::categoricalColour(0));
    }
};

QTEST_GUILESS_MAIN(TestColourMaps)
#include "tst_colourmaps.moc"
