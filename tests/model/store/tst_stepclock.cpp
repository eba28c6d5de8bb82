// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/stepclock.h"

#include <QtTest>

using namespace tp;

namespace {

constexpr std::int64_t begin = 1'795'000'000'000; // in milliseconds
constexpr double beginSeconds = 1'795'000'000.0;

RunEvent happened(EventKind kind, std::int64_t step, std::int64_t seconds)
{
    return { kind, step, {}, begin + 1000 * seconds };
}

HealthRecord health(std::int64_t step, double seconds)
{
    HealthRecord record;
    record.step = step;
    record.seconds = seconds;
    return record;
}

} // namespace

class TestStepClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsBetweenEventsAreInProportion();
    void resumedStepsHaveTheTimeOfTheLastSession();
    void healthRecordsRefineTheTimes();
    void healthOfUnknownSessionsIsLeftOut();
    void runsWithoutTimesCountFromTheirCreation();
    void timesNeverGoBack();
};

void TestStepClock::stepsBetweenEventsAreInProportion()
{
    RunHistory run;
    run.events = { happened(EventKind::Started, 0, 10),
        happened(EventKind::Checkpoint, 100, 60),
        happened(EventKind::Paused, 100, 60),
        happened(EventKind::Continued, 100, 1060),
        happened(EventKind::Checkpoint, 200, 1100) };
    const StepClock clock(run, {});
    QCOMPARE(clock.secondsAt(0) - beginSeconds, 10.0);
    QCOMPARE(clock.secondsAt(50) - beginSeconds, 35.0);
    QCOMPARE(clock.secondsAt(100) - beginSeconds, 60.0); // before the pause
    QCOMPARE(clock.secondsAt(150) - beginSeconds, 1080.0); // after it
    QCOMPARE(clock.secondsAt(203) - beginSeconds, 1103.0); // a second a step beyond
}

void TestStepClock::resumedStepsHaveTheTimeOfTheLastSession()
{
    RunHistory run;
    run.events = { happened(EventKind::Started, 0, 0),
        happened(EventKind::Checkpoint, 50, 50),
        happened(EventKind::Alert, 70, 70), // killed; steps beyond 50 are done again
        happened(EventKind::Resumed, 50, 5000),
        happened(EventKind::Completed, 100, 5100) };
    const StepClock clock(run, {});
    QCOMPARE(clock.secondsAt(50) - beginSeconds, 50.0);
    QCOMPARE(clock.secondsAt(70) - beginSeconds, 5040.0);
}

void TestStepClock::healthRecordsRefineTheTimes()
{
    RunHistory run;
    run.events = { happened(EventKind::Started, 0, 0), happened(EventKind::Resumed, 10, 1000) };
    const StepClock clock(run, { health(10, 4), health(20, 30), health(15, 2), health(30, 8) });
    QCOMPARE(clock.secondsAt(10) - beginSeconds, 4.0);
    QCOMPARE(clock.secondsAt(15) - beginSeconds, 1002.0);
    QCOMPARE(clock.secondsAt(20) - beginSeconds, 1004.0);
    QCOMPARE(clock.secondsAt(30) - beginSeconds, 1008.0);
}

void TestStepClock::healthOfUnknownSessionsIsLeftOut()
{
    RunHistory run;
    run.events = { happened(EventKind::Started, 0, 0),
        happened(EventKind::Resumed, 0, 1000), // one of both was killed before it measured
        happened(EventKind::Completed, 10, 1100) };
    const StepClock clock(run, { health(5, 77) });
    QCOMPARE(clock.secondsAt(5) - beginSeconds, 1050.0);
    const StepClock none(RunHistory {}, { health(5, 77) }); // events.log was lost
    QCOMPARE(none.secondsAt(5), 5.0);
}

void TestStepClock::runsWithoutTimesCountFromTheirCreation()
{
    RunHistory run;
    run.description.created = "2026-11-26T16:00:00Z";
    QCOMPARE(StepClock(run, {}).secondsAt(7), 1'795'708'800.0 + 7.0);
    run.description.created = "yesterday";
    QCOMPARE(StepClock(run, {}).secondsAt(7), 7.0);
}

void TestStepClock::timesNeverGoBack()
{
    RunHistory run;
    run.events = { happened(EventKind::Started, 0, 0),
        happened(EventKind::Checkpoint, 10, 500), // the machine's clock was set back
        happened(EventKind::Checkpoint, 20, 100),
        happened(EventKind::Completed, 30, 130) };
    const StepClock clock(run, {});
    for (std::int64_t step = 0; step < 40; ++step) {
        QVERIFY(clock.secondsAt(step + 1) >= clock.secondsAt(step));
    }
}

QTEST_GUILESS_MAIN(TestStepClock)
#include "tst_stepclock.moc"
