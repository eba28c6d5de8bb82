// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/runpresenter.h"

#include "tests/support/faketrainer.h"

#include <QSignalSpy>
#include <QTest>

using namespace tp;

class TestRunPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growsByUpdates()
    {
        RunPresenter run(RunPresenter::Source::Live);
        RunChanges seen;
        connect(
            &run, &RunPresenter::changed, &run, [&seen](RunChanges changes) { seen = changes; });
        QVERIFY(!run.isDescribed());
        QVERIFY(!run.title().isEmpty());

        RunUpdate begin;
        begin.description = std::make_shared<RunDescription>(test::fakeDescription(100));
        run.apply(begin);
        QVERIFY(seen.testFlag(RunChange::Description));
        QCOMPARE(run.taskCount(), 24);
        QCOMPARE(run.totalSteps(), 100);
        QCOMPARE(run.lastStep(), 0);

        RunUpdate steps;
        steps.steps = { test::fakeStep(*begin.description, 1),
            test::fakeStep(*begin.description, 2) };
        run.apply(steps);
        QCOMPARE(seen, RunChanges(RunChange::Steps));
        QCOMPARE(run.lastStep(), 2);
        QCOMPARE(run.examplesSeen(), (std::vector<double> { 48.0, 96.0 }));
        QCOMPARE(run.stepAt(1)->step, 1);
        QCOMPARE(run.stepAt(7)->step, 2);
        QVERIFY(!run.stepAt(0));
    }

    void foundAlertsStandAmongTheEventsOfTheirStep()
    {
        RunPresenter run(RunPresenter::Source::Live);
        RunUpdate update;
        update.description = std::make_shared<RunDescription>(test::fakeDescription(100));
        update.events = { { EventKind::Started, 0, "a" },
            { EventKind::Checkpoint, 50, "b" },
            { EventKind::Resumed, 30, "c" },
            { EventKind::Checkpoint, 100, "d" },
            { EventKind::Completed, 100, "e" } };
        run.apply(update);
        int told = 0;
        connect(&run, &RunPresenter::changed, &run, [&told] { ++told; });
        const std::vector<RunEvent> found { { EventKind::Alert, 10, "x" },
            { EventKind::Alert, 60, "y" },
            { EventKind::Alert, 100, "z" } };
        run.setFoundAlerts(found);
        run.setFoundAlerts(found);
        QCOMPARE(told, 1);
        QString order;
        for (const RunEvent &event : run.events()) {
            order += QString::fromStdString(event.text);
        }
        QCOMPARE(order, QStringLiteral("axbcydze"));
        QCOMPARE(run.history().events.size(), std::size_t { 5 }); // the log itself is untouched
    }

    void findsWhatWasNewestAtAStep()
    {
        RunPresenter run(RunPresenter::Source::Folder);
        RunUpdate whole;
        whole.restored = std::make_shared<RunHistory>(test::fakeHistory(200, 120));
        run.apply(whole);
        QCOMPARE(run.routingAt(63)->step, 60);
        QCOMPARE(run.routingAt(500)->step, 120);
        QVERIFY(!run.evaluationAt(49));
        QCOMPARE(run.evaluationAt(99)->step, 50);
        QCOMPARE(run.evaluationAt(100)->step, 100);
    }

    void restoringReplacesWhatWasKnown()
    {
        RunPresenter run(RunPresenter::Source::Folder);
        RunUpdate whole;
        whole.restored = std::make_shared<RunHistory>(test::fakeHistory(200, 120));
        run.apply(whole);
        whole.restored = std::make_shared<RunHistory>(test::fakeHistory(200, 40));
        run.apply(whole);
        QCOMPARE(run.lastStep(), 40);
        QCOMPARE(run.examplesSeen().size(), std::size_t { 40 });
        QCOMPARE(run.examplesSeen().back(), 40.0 * 48.0);
    }
};

QTEST_GUILESS_MAIN(TestRunPresenter)
#include "tst_runpresenter.moc"
