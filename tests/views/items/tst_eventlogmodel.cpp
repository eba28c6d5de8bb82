// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/eventlogmodel.h"

#include <QAbstractItemModelTester>
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
        std::vector<RunEvent> events {{EventKind::Started, 0, "training began"}};
        model.setEvents(events, 0);
        events.push_back({EventKind::Checkpoint, 100, "checkpoint"});
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.setEvents(events, 0);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(inserted.at(0).at(1).toInt(), 1);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.step(1), 100);
        QCOMPARE(model.index(1, EventLogModel::Kind).data().toString(), EventLogModel::kindText(EventKind::Checkpoint));
    }

    void onlyNewEventsHaveAClockTime()
    {
        EventLogModel model;
        const QAbstractItemModelTester tester(&model);
        model.setEvents({{EventKind::Started, 0, "read from a file"}, {EventKind::Resumed, 5, "now"}}, 1);
        QCOMPARE(model.index(0, EventLogModel::Time).data().toString(), u"\u2013"_s);
        QVERIFY(model.index(1, EventLogModel::Time).data().toString() != u"\u2013"_s);
    }

    void aShorterLogStartsAnew()
    {
        EventLogModel model;
        const QAbstractItemModelTester tester(&model);
        model.setEvents({{EventKind::Started, 0, "a"}, {EventKind::Failed, 9, "b"}}, 0);
        model.setEvents({{EventKind::Started, 0, "c"}}, 0);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, EventLogModel::Text).data().toString(), u"c"_s);
    }
};

QTEST_GUILESS_MAIN(TestEventLogModel)
#include "tst_eventlogmodel.moc"
