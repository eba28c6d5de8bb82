// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/colourmaps.h"
#include "views/plots/plotstyle.h"

#include <QPalette>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;

class TestPlotStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paletteDecidesTheTheme()
    {
        QPalette palette;
        palette.setColor(QPalette::Base, QColor(0x1d, 0x20, 0x27));
        palette.setColor(QPalette::Text, QColor(0xe4, 0xe7, 0xec));
        const tp::PlotStyle dark = tp::PlotStyle::forPalette(palette, {});
        QCOMPARE(dark.theme, tp::PlotTheme::Dark);
        QCOMPARE(dark.background, QColor(0x1d, 0x20, 0x27));
        palette.setColor(QPalette::Base, Qt::white);
        palette.setColor(QPalette::Text, Qt::black);
        QCOMPARE(tp::PlotStyle::forPalette(palette, {}).theme, tp::PlotTheme::Light);
    }

    void secondaryTextIsReadable_data()
    {
        QTest::addColumn<int>("theme");
        QTest::newRow("light") << int(tp::PlotTheme::Light);
        QTest::newRow("dark") << int(tp::PlotTheme::Dark);
        QTest::newRow("paper") << int(tp::PlotTheme::Paper);
    }

    void secondaryTextIsReadable()
    {
        QFETCH(int, theme);
        const auto style = tp::PlotStyle::make(static_cast<tp::PlotTheme>(theme));
        QVERIFY(tp::contrastRatio(style.muted, style.background) >= 4.5);
        QVERIFY(tp::contrastRatio(style.text, style.background) >= 10.0);
        QVERIFY(tp::contrastRatio(style.cut, style.background) >= 4.5);
        QVERIFY(tp::contrastRatio(style.readoutText, style.readout) >= 10.0);
    }

    void numbersHaveTrueSigns_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<bool>("sign");
        QTest::addColumn<QString>("text");
        QTest::newRow("negative") << -0.314 << true << u"\u22120.31"_s;
        QTest::newRow("positive") << 0.05 << true << u"+0.05"_s;
        QTest::newRow("plain") << 0.05 << false << u"0.05"_s;
        QTest::newRow("rounds to zero") << -0.001 << true << u"+0.00"_s;
        QTest::newRow("large") << 12345.0 << false << u"12345.00"_s;
        QTest::newRow("nan") << std::numeric_limits<double>::quiet_NaN() << true << u"\u2013"_s;
    }

    void numbersHaveTrueSigns()
    {
        QFETCH(double, value);
        QFETCH(bool, sign);
        QFETCH(QString, text);
        QCOMPARE(tp::PlotStyle::make(tp::PlotTheme::Paper).number(value, 2, sign), text);
    }

    void cellsFollowRangeAndThreshold()
    {
        const auto style = tp::PlotStyle::make(tp::PlotTheme::Light);
        tp::HeatmapData data;
        data.low = 0.0;
        data.high = 0.5;
        data.threshold = 0.1;
        QCOMPARE(style.cell(data, 0.05), style.blank);
        QCOMPARE(style.cell(data, std::numeric_limits<double>::quiet_NaN()), style.blank);
        QCOMPARE(style.cell(data, 0.25), tp::sequentialColour(0.5));
        data.scale = tp::ColourScale::Diverging;
        data.low = -2.0;
        QCOMPARE(style.cell(data, -1.0), tp::divergingColour(-0.5, style.neutral));
        data.threshold = 0.0;
        QCOMPARE(style.cell(data, 0.0).rgb(), style.neutral.rgb());
    }
};

QTEST_MAIN(TestPlotStyle)
#include "tst_plotstyle.moc"
