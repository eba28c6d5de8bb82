// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/healthplots.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

class TestHealthPlots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClickAsksForTheNearestStep()
    {
        tp::Sparkline line;
        line.resize(240, 44);
        line.setPoints({ { 0, 1.0 }, { 50, 0.7 }, { 100, 0.2 } });
        QSignalSpy clicked(&line, &tp::Sparkline::stepClicked);
        QTest::mouseClick(&line, Qt::LeftButton, {}, QPoint(235, 20));
        QTest::mouseClick(&line, Qt::LeftButton, {}, QPoint(20, 20));
        QTest::mouseClick(&line, Qt::LeftButton, {}, QPoint(124, 20));
        QCOMPARE(clicked.at(0).at(0).toLongLong(), 100);
        QCOMPARE(clicked.at(1).at(0).toLongLong(), 0);
        QCOMPARE(clicked.at(2).at(0).toLongLong(), 50);
    }

    void withoutPointsNothingIsAskedOrDrawn()
    {
        tp::Sparkline line;
        line.resize(240, 44);
        QSignalSpy clicked(&line, &tp::Sparkline::stepClicked);
        QTest::mouseClick(&line, Qt::LeftButton, {}, QPoint(100, 20));
        QCOMPARE(clicked.count(), 0);
        QVERIFY(!line.grab().isNull());
        tp::LoadBars bars;
        QVERIFY(!bars.grab().isNull());
    }

    void theMarkerMovesThePicture()
    {
        tp::Sparkline line;
        line.resize(240, 44);
        line.setPoints({ { 0, 1.0 }, { 100, 0.2 } });
        line.setMarker(20);
        const QImage before = line.grab().toImage();
        line.setMarker(80);
        QVERIFY(line.grab().toImage() != before);
    }

    void manyPointsAreDrawnFast()
    {
        tp::Sparkline line;
        line.resize(240, 44);
        std::vector<tp::Sparkline::Point> points;
        for (int i = 0; i < 20000; ++i) {
            points.push_back({ i, 0.5 + 0.5 * std::sin(i * 0.01) });
        }
        line.setPoints(points);
        QElapsedTimer timer;
        timer.start();
        (void)line.grab();
        QVERIFY2(timer.elapsed() < 200, qPrintable(QString::number(timer.elapsed())));
    }

    void aDeadExpertIsSaidAndMarked()
    {
        tp::LoadBars bars;
        bars.resize(240, 72);
        bars.setBars({ { u"e1"_s, 1.9, false }, { u"e2"_s, 0.001, false } });
        const QImage alive = bars.grab().toImage();
        bars.setBars({ { u"e1"_s, 1.9, false }, { u"e2"_s, 0.001, true } });
        QVERIFY(bars.grab().toImage() != alive);
        QVERIFY(bars.accessibleDescription().contains(u"dead"_s));
        QVERIFY(bars.accessibleDescription().startsWith(u"e1: 1.90"_s));
    }
};

QTEST_MAIN(TestHealthPlots)
#include "tst_healthplots.moc"
