// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/timelinepresenter.h"

#include "tests/support/faketrainer.h"

#include <QSignalSpy>
#include <QTest>

using namespace tp;

class TestTimelinePresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsARunThatGrows()
    {
        RunPresenter run(RunPresenter::Source::Live);
        TimelinePresenter timeline;
        timeline.setRun(&run);
        QCOMPARE(timeline.totalSteps(), 0);
        describe(run);
        train(run, 1, 30);
        QVERIFY(timeline.followsLive());
        QCOMPARE(timeline.step(), 30);
        QCOMPARE(timeline.totalSteps(), 400);
    }

    void staysWhereAPersonPutIt()
    {
        RunPresenter run(RunPresenter::Source::Live);
        TimelinePresenter timeline;
        timeline.setRun(&run);
        describe(run);
        train(run, 1, 30);
        timeline.moveTo(12);
        QVERIFY(!timeline.followsLive());
        train(run, 31, 40);
        QCOMPARE(timeline.step(), 12);
        timeline.moveTo(1000);
        QCOMPARE(timeline.step(), 40);
        timeline.setFollowsLive(true);
        train(run, 41, 50);
        QCOMPARE(timeline.step(), 50);
    }

    void playsFromTheStartAndEnds()
    {
        RunPresenter run(RunPresenter::Source::Live);
        TimelinePresenter timeline;
        timeline.setRun(&run);
        timeline.setPlaying(true);
        QVERIFY(!timeline.isPlaying()); // nothing to play
        describe(run);
        train(run, 1, 10);
        QSignalSpy steps(&timeline, &TimelinePresenter::stepChanged);
        timeline.setPlaying(true);
        QVERIFY(timeline.isPlaying());
        QCOMPARE(timeline.step(), 0);
        QTRY_VERIFY(!timeline.isPlaying());
        QCOMPARE(timeline.step(), 10);
        QVERIFY(steps.count() >= 3);
    }

    void marksCheckpointsAndAlerts()
    {
        RunPresenter run(RunPresenter::Source::Live);
        TimelinePresenter timeline;
        timeline.setRun(&run);
        describe(run);
        RunUpdate update;
        update.events = { { EventKind::Started, 0, "" },
            { EventKind::Checkpoint, 100, "saved" },
            { EventKind::Alert, 120, "twin below its reference" } };
        run.apply(update);
        const std::vector<TimelineMark> expected {
            { 100, TimelineMark::Kind::Checkpoint, QStringLiteral("saved") },
            { 120, TimelineMark::Kind::Alert, QStringLiteral("twin below its reference") }
        };
        QVERIFY(timeline.marks() == expected);
    }

    void survivesTheRun()
    {
        TimelinePresenter timeline;
        auto run = std::make_unique<RunPresenter>(RunPresenter::Source::Folder);
        timeline.setRun(run.get());
        describe(*run);
        train(*run, 1, 5);
        run.reset();
        QCOMPARE(timeline.lastStep(), 0);
        timeline.setRun(nullptr);
        QCOMPARE(timeline.step(), 0);
    }

private:
    static void describe(RunPresenter &run)
    {
        RunUpdate update;
        update.description = std::make_shared<RunDescription>(test::fakeDescription(400));
        run.apply(update);
    }
    static void train(RunPresenter &run, std::int64_t from, std::int64_t to)
    {
        RunUpdate update;
        for (std::int64_t step = from; step <= to; ++step) {
            update.steps.push_back(test::fakeStep(*run.description(), step));
        }
        run.apply(update);
    }
};

QTEST_GUILESS_MAIN(TestTimelinePresenter)
#include "tst_timelinepresenter.moc"
