// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/schedule.h"

#include <QtTest>

#include <cmath>

using namespace tp;

class TestSchedule final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyScheduleRisesFirst();
    void linearFallsToZero();
    void cosineFallsToZero();
    void inverseSqrtGoesOnFalling();
};

namespace {

TrainingConfig trainingOf(Schedule schedule, std::int64_t steps = 100, double warmup = 0.1)
{
    TrainingConfig training;
    training.schedule = schedule;
    training.steps = steps;
    training.warmup = warmup;
    return training;
}

} // namespace

void TestSchedule::everyScheduleRisesFirst()
{
    QCOMPARE(scheduleNames().size(), std::size_t { 4 });
    for (const Schedule schedule :
        { Schedule::Linear, Schedule::Cosine, Schedule::Constant, Schedule::InverseSqrt }) {
        const TrainingConfig training = trainingOf(schedule);
        QCOMPARE(scheduledShare(training, 1), 0.1);
        QCOMPARE(scheduledShare(training, 5), 0.5);
        QCOMPARE(scheduledShare(training, 10), 1.0);
        QVERIFY(scheduledShare(trainingOf(schedule, 4, 0.0), 1) > 0.7); // no warm-up
    }
}

void TestSchedule::linearFallsToZero()
{
    const TrainingConfig training = trainingOf(Schedule::Linear);
    QCOMPARE(scheduledShare(training, 55), 0.5);
    QCOMPARE(scheduledShare(training, 100), 0.0);
    QCOMPARE(scheduledShare(trainingOf(Schedule::Linear, 4, 0.0), 1), 0.75);
}

void TestSchedule::cosineFallsToZero()
{
    const TrainingConfig training = trainingOf(Schedule::Cosine);
    QVERIFY(std::abs(scheduledShare(training, 55) - 0.5) < 1e-12);
    QVERIFY(scheduledShare(training, 30) > 0.8); // slower than the line at first
    QVERIFY(std::abs(scheduledShare(training, 100)) < 1e-12);
}

void TestSchedule::inverseSqrtGoesOnFalling()
{
    const TrainingConfig training = trainingOf(Schedule::InverseSqrt);
    QCOMPARE(scheduledShare(training, 40), 0.5); // four times the warm-up
    QVERIFY(std::abs(scheduledShare(training, 90) - 1.0 / 3.0) < 1e-12);
    QCOMPARE(scheduledShare(trainingOf(Schedule::Constant), 90), 1.0);
    QCOMPARE(scheduledShare(trainingOf(Schedule::InverseSqrt, 100, 0.0), 4), 0.5);
}

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
