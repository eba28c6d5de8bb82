// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/barsscene.h"
#include "views/plots/inventeddata.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;

namespace {

tp::BarsScene sceneOf(const tp::BarsData &data)
{
    tp::BarsScene scene;
    scene.setStyle(tp::PlotStyle::make(tp::PlotTheme::Paper));
    scene.setData(data);
    scene.layout({ QRectF(0.0, 0.0, 640.0, 300.0), 0.0, 0.0, 1.0 });
    return scene;
}

} // namespace

class TestBarsScene : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ticksAreRound_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<int>("most");
        QTest::addColumn<std::vector<double>>("ticks");
        using Ticks = std::vector<double>;
        QTest::newRow("unit") << 0.0 << 1.0 << 5 << Ticks { 0.0, 0.2, 0.4, 0.6, 0.8, 1.0 };
        QTest::newRow("around zero") << -0.3 << 0.1 << 4 << Ticks { -0.3, -0.2, -0.1, 0.0, 0.1 };
        QTest::newRow("steps") << 0.0 << 1500.0 << 8
                               << Ticks { 0, 200, 400, 600, 800, 1000, 1200, 1400 };
        QTest::newRow("turned around") << 1.0 << 0.0 << 5 << Ticks {};
        QTest::newRow("infinite") << 0.0 << std::numeric_limits<double>::infinity() << 5
                                  << Ticks {};
        QTest::newRow("too narrow") << 1e9 << 1e9 + 1e-6 << 5 << Ticks {};
        QTest::newRow("nan") << 0.0 << std::numeric_limits<double>::quiet_NaN() << 5 << Ticks {};
    }

    void ticksAreRound()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(int, most);
        QFETCH(std::vector<double>, ticks);
        const std::vector<double> found = tp::niceTicks(low, high, most);
        QCOMPARE(found.size(), ticks.size());
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            QVERIFY(std::abs(found[i] - ticks[i]) < 1e-9);
        }
    }

    void valuesAreSaidInWords_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("half");
        QTest::addColumn<int>("n");
        QTest::addColumn<QString>("text");
        QTest::newRow("hurt") << -0.31 << 0.04 << 3 << u"\u22120.31 ± .04  n=3"_s;
        QTest::newRow("helped") << 0.06 << 0.04 << 3 << u"+0.06 ± .04  n=3"_s;
        QTest::newRow("wide") << 0.5 << 1.25 << 1 << u"+0.50 ± 1.25  n=1"_s;
        QTest::newRow("no interval") << 0.5 << 0.0 << 2 << u"+0.50  n=2"_s;
        QTest::newRow("no repetitions") << -0.5 << 0.1 << 0 << u"\u22120.50 ± .10"_s;
    }

    void valuesAreSaidInWords()
    {
        QFETCH(double, value);
        QFETCH(double, half);
        QFETCH(int, n);
        QFETCH(QString, text);
        tp::BarRow row;
        row.value = value;
        row.low = value - half;
        row.high = value + half;
        row.n = n;
        QCOMPARE(sceneOf({}).valueText(row), text);
    }

    void hurtIsLeftAndHelpIsRight()
    {
        const tp::BarsData data = tp::invented::transfer();
        const tp::BarsScene scene = sceneOf(data);
        for (int row = 0; row < scene.rows(); ++row) {
            const bool hurts = data.rows[static_cast<std::size_t>(row)].value < 0.0;
            const QRectF bar = scene.barRect(row);
            QCOMPARE(hurts ? bar.right() : bar.left(), scene.zero());
        }
        QVERIFY(scene.barRect(0).width() > 3.0 * scene.barRect(5).width()); // -0.31 and -0.04
    }

    void zeroIsInsideWithOneSideOnly_data()
    {
        QTest::addColumn<double>("value");
        QTest::newRow("all help") << 0.2;
        QTest::newRow("all hurt") << -0.2;
        QTest::newRow("all equal") << 0.0;
        QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN();
    }

    void zeroIsInsideWithOneSideOnly()
    {
        QFETCH(double, value);
        tp::BarsData data = tp::invented::transfer(4);
        for (tp::BarRow &row : data.rows) {
            row.value = row.low = row.high = value;
        }
        const tp::BarsScene scene = sceneOf(data);
        QVERIFY(scene.zero() > scene.rowsArea().left() + 60.0);
        QVERIFY(scene.zero() < scene.rowsArea().right() - 60.0);
        QImage image(640, 300, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        scene.paint(painter, {});
        painter.end();
        QCOMPARE(image.pixelColor(static_cast<int>(scene.zero()), 6), scene.style().axis);
    }

    void narrowFiguresKeepTwoNumbers()
    {
        tp::BarsScene scene = sceneOf(tp::invented::transfer());
        scene.layout({ QRectF(0.0, 0.0, 357.0, 300.0), 0.0, 0.0, 0.0 });
        QVERIFY(scene.ticks().size() >= 2);
        const double apart = scene.ticks()[1] - scene.ticks()[0];
        QVERIFY(apart > 0.0 && apart <= 0.2);
    }

    void ticksKeepApart()
    {
        tp::BarsScene scene = sceneOf(tp::invented::transfer());
        for (double width = 300.0; width < 900.0; width += 7.0) {
            scene.layout({ QRectF(0.0, 0.0, width, 300.0), 0.0, 0.0, 0.0 });
            const std::vector<double> &ticks = scene.ticks();
            const QFontMetricsF metrics(scene.style().small);
            for (std::size_t i = 1; ticks.size() > 2 && i < ticks.size(); ++i) {
                const double apart = scene.xOf(ticks[i]) - scene.xOf(ticks[i - 1]);
                const double text = metrics.horizontalAdvance(scene.tickText(ticks[i]));
                QVERIFY2(apart >= text + 4.0,
                    qPrintable(
                        u"%1 pixels for %2 in a figure of %3"_s.arg(apart).arg(text).arg(width)));
            }
        }
    }

    void rowsAreFoundWhereTheyAre()
    {
        const tp::BarsScene scene = sceneOf(tp::invented::transfer());
        QCOMPARE(scene.rowAt(scene.barRect(0).center()), 0);
        QCOMPARE(scene.rowAt(scene.barRect(11).center()), 11);
        QCOMPARE(scene.rowAt({ 10.0, 295.0 }), -1); // footer
    }
};

QTEST_MAIN(TestBarsScene)
#include "tst_barsscene.moc"
