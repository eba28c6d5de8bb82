// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/timelinebar.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tp;

class TestTimelineBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clicksAndDragsAskForSteps()
    {
        TimelineBar bar;
        prepare(bar);
        QSignalSpy asked(&bar, &TimelineBar::stepRequested);
        QTest::mouseClick(&bar, Qt::LeftButton, {}, QPoint(16 + 400, 26)); // a quarter of 1600
        QCOMPARE(asked.takeLast().at(0).toLongLong(), 100);
        QTest::mousePress(&bar, Qt::LeftButton, {}, QPoint(16, 26));
        QCOMPARE(asked.takeLast().at(0).toLongLong(), 0);
        QTest::mouseMove(&bar, QPoint(16 + 1600, 26));
        QTRY_VERIFY(!asked.isEmpty());
        QCOMPARE(asked.takeLast().at(0).toLongLong(), 300); // not beyond what was trained
    }

    void marksCatchTheClick()
    {
        TimelineBar bar;
        prepare(bar);
        bar.setMarks({ { 200, TimelineMark::Kind::Checkpoint, u"checkpoint"_s } });
        QSignalSpy asked(&bar, &TimelineBar::stepRequested);
        QTest::mouseClick(&bar, Qt::LeftButton, {}, QPoint(16 + 800 + 4, 8));
        QCOMPARE(asked.takeLast().at(0).toLongLong(), 200);
    }

    void keysMove_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<qint64>("step");
        QTest::newRow("left") << int(Qt::Key_Left) << qint64(149);
        QTest::newRow("right") << int(Qt::Key_Right) << qint64(151);
        QTest::newRow("page up") << int(Qt::Key_PageUp) << qint64(170);
        QTest::newRow("page down") << int(Qt::Key_PageDown) << qint64(130);
        QTest::newRow("home") << int(Qt::Key_Home) << qint64(0);
        QTest::newRow("end") << int(Qt::Key_End) << qint64(300);
    }

    void keysMove()
    {
        QFETCH(int, key);
        QFETCH(qint64, step);
        TimelineBar bar;
        prepare(bar);
        QSignalSpy asked(&bar, &TimelineBar::stepRequested);
        QTest::keyClick(&bar, Qt::Key(key));
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.at(0).at(0).toLongLong(), step);
    }

    void anEmptyAxisAsksForNothing()
    {
        TimelineBar bar;
        bar.resize(400, 56);
        QSignalSpy asked(&bar, &TimelineBar::stepRequested);
        QTest::mouseClick(&bar, Qt::LeftButton, {}, QPoint(200, 26));
        QTest::keyClick(&bar, Qt::Key_Right);
        QCOMPARE(asked.count(), 0);
    }

private:
    static void prepare(TimelineBar &bar)
    {
        bar.resize(1632, 56); // 16 pixels beside an axis of 1600
        bar.setRange(300, 400);
        bar.setStep(150);
    }
};

QTEST_MAIN(TestTimelineBar)
#include "tst_timelinebar.moc"
