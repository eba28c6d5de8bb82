// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/eventlogmodel.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tp;

class TestEventLogModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void appendsWhatIsNew()
    {
        EventLogModel model;
        const QAbstractItemModelTester tester(&model);
        std::vector<RunEvent> events { { EventKind::Started, 0, "training began" } };
        model.setEvents(events);
        events.push_back({ EventKind::Checkpoint, 100, "checkpoint" });
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.setEvents(events);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(inserted.at(0).at(1).toInt(), 1);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.step(1), 100);
        QCOMPARE(model.index(1, EventLogModel::Kind).data().toString(),
            EventLogModel::kindText(EventKind::Checkpoint));
    }

    void timesAreThoseOfTheClockHere()
    {
        EventLogModel model;
        const QAbstractItemModelTester tester(&model);
        const QDateTime noon(QDate(2026, 11, 26), QTime(12, 0, 7));
        model.setEvents({ { EventKind::Started, 0, "not known" },
            { EventKind::Resumed, 5, "at noon", noon.toMSecsSinceEpoch() } });
        QCOMPARE(model.index(0, EventLogModel::Time).data().toString(), u"\u2013"_s);
        QCOMPARE(model.index(1, EventLogModel::Time).data().toString(), u"12:00:07"_s);
        const QString date = model.index(1, EventLogModel::Time).data(Qt::ToolTipRole).toString();
        QVERIFY2(date.contains(u"2026"_s), qPrintable(date));
    }

    void anEntryBetweenStartsAnew()
    {
        EventLogModel model;
        const QAbstractItemModelTester tester(&model);
        model.setEvents({ { EventKind::Started, 0, "a" }, { EventKind::Completed, 9, "c" } });
        model.setEvents({ { EventKind::Started, 0, "a" },
            { EventKind::Alert, 5, "b" },
            { EventKind::Completed, 9, "c" } });
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(1, EventLogModel::Text).data().toString(), u"b"_s);
        QCOMPARE(model.index(2, EventLogModel::Text).data().toString(), u"c"_s);
    }

    void aShorterLogStartsAnew()
    {
        EventLogModel model;
        const QAbstractItemModelTester tester(&model);
        model.setEvents({ { EventKind::Started, 0, "a" }, { EventKind::Failed, 9, "b" } });
        model.setEvents({ { EventKind::Started, 0, "c" } });
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, EventLogModel::Text).data().toString(), u"c"_s);
    }
};

QTEST_GUILESS_MAIN(TestEventLogModel)
#include "tst_eventlogmodel.moc"
