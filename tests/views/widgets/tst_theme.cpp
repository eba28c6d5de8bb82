// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/colourmaps.h"
#include "views/widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QSignalSpy>
#include <QTest>

#include <cstdlib>

using namespace Qt::StringLiterals;

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsReadable_data();
    void textIsReadable();
    void switchingChangesThePalette();
    void everyIconDrawsInTheTextColour_data();
    void everyIconDrawsInTheTextColour();
    void runColourDependsOnTheNameAlone();
    void numberFontHasEqualDigits();
};

void TestTheme::textIsReadable_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("ground");
    for (const bool dark : { false, true }) {
        const tp::ThemeColors &c = tp::Theme::colorsOf(dark);
        const auto row = [dark](const char *name, const QColor &text, const QColor &ground) {
            QTest::addRow("%s %s", dark ? "dark" : "light", name) << text << ground;
        };
        row("text on panel", c.text, c.panel);
        row("text on window", c.text, c.window);
        row("text on selection", c.text, c.selection);
        row("explanation on panel", c.mutedText, c.panel);
        row("explanation on window", c.mutedText, c.window);
        row("explanation on selection", c.mutedText, c.selection);
        row("explanation on a hovered row", c.mutedText, c.raised);
        row("primary button", c.onAccent, c.accent);
        row("link on panel", c.accentText, c.panel);
        row("link on window", c.accentText, c.window);
        row("warning on panel", c.warning, c.panel);
        row("text on warning", c.text, c.warningFill);
        row("error on panel", c.error, c.panel);
        row("error on window", c.error, c.window);
        row("text on error", c.text, c.errorFill);
        row("success on panel", c.success, c.panel);
        row("success on window", c.success, c.window);
        row("tool tip", c.toolTipText, c.toolTip);
    }
}

void TestTheme::textIsReadable()
{
    QFETCH(QColor, text);
    QFETCH(QColor, ground);
    const double ratio = tp::contrastRatio(text, ground);
    QVERIFY2(ratio >= 4.5, qPrintable(u"contrast %1"_s.arg(ratio))); // WCAG 2 AA
}

void TestTheme::switchingChangesThePalette()
{
    tp::Theme &theme = tp::Theme::instance();
    QSignalSpy changes(&theme, &tp::Theme::changed);
    theme.apply(tp::ThemeMode::Light);
    QCOMPARE(changes.count(), 1);
    QVERIFY(!theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), tp::Theme::colorsOf(false).window);
    theme.apply(tp::ThemeMode::Dark);
    QCOMPARE(changes.count(), 2);
    QVERIFY(theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), tp::Theme::colorsOf(true).window);
    QVERIFY(!qApp->styleSheet().contains(u'@')); // every colour's name was filled in
    theme.apply(tp::ThemeMode::System);
    QCOMPARE(theme.mode(), tp::ThemeMode::System);
    QVERIFY(!theme.isDark()); // this platform's own palette is light
}

void TestTheme::everyIconDrawsInTheTextColour_data()
{
    QTest::addColumn<QString>("name");
    (void)tp::Theme::icon(u"new"_s); // makes the resources known
    const QStringList files = QDir(u":/tensorpoly/icons"_s).entryList({ u"*.svg"_s }, QDir::Files);
    QVERIFY(files.size() >= 9);
    for (const QString &file : files) {
        QTest::newRow(qPrintable(file)) << file.chopped(4);
    }
}

void TestTheme::everyIconDrawsInTheTextColour()
{
    QFETCH(QString, name);
    for (const tp::ThemeMode mode : { tp::ThemeMode::Light, tp::ThemeMode::Dark }) {
        tp::Theme::instance().apply(mode);
        const QImage image =
            tp::Theme::icon(name).pixmap(32, 32).toImage().convertToFormat(QImage::Format_ARGB32);
        const QColor text = tp::Theme::instance().colors().text;
        int opaque = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                if (pixel.alpha() == 255) {
                    ++opaque;
                    // Blending rounds to neighbouring values.
                    QVERIFY(std::abs(pixel.red() - text.red()) <= 2);
                    QVERIFY(std::abs(pixel.green() - text.green()) <= 2);
                    QVERIFY(std::abs(pixel.blue() - text.blue()) <= 2);
                }
            }
        }
        QVERIFY(opaque > 10);
    }
}

void TestTheme::runColourDependsOnTheNameAlone()
{
    tp::Theme &theme = tp::Theme::instance();
    theme.apply(tp::ThemeMode::Light);
    const QColor first = theme.runColor(u"20261122-193200-lora-3f9a"_s);
    QCOMPARE(theme.runColor(u"20261122-193200-lora-3f9a"_s), first);
    QSet<QRgb> distinct;
    for (int run = 0; run < 40; ++run) {
        distinct.insert(theme.runColor(u"run-%1"_s.arg(run)).rgb());
    }
    QVERIFY(distinct.size() >= 6);
}

void TestTheme::numberFontHasEqualDigits()
{
    const QFontMetricsF metrics(tp::Theme::numberFont(QApplication::font()));
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        QCOMPARE(metrics.horizontalAdvance(QChar(digit)), metrics.horizontalAdvance(u'0'));
    }
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
