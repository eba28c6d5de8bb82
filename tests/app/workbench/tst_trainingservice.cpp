// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/trainingservice.h"

#include "tests/support/faketrainer.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

using namespace tp;
using namespace std::chrono_literals;
using test::FakeTrainer;

class TestTrainingService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trainsToTheEnd()
    {
        const FakeTrainer trainer({ .steps = 60 });
        const auto service = make(trainer);
        std::int64_t steps = 0;
        connect(
            service.get(), &TrainingService::updateReady, this, [&steps](const RunUpdate &update) {
                steps += static_cast<std::int64_t>(update.steps.size());
            });
        std::optional<RunOutcome> outcome;
        std::int64_t stepsWhenFinished = 0;
        connect(service.get(), &TrainingService::finished, this, [&](const RunOutcome &result) {
            outcome = result;
            stepsWhenFinished = steps;
        });
        QVERIFY(service->start({}));
        QCOMPARE(service->state(), TrainingService::State::Running);
        QTRY_VERIFY(outcome);
        QCOMPARE(outcome->kind, OutcomeKind::Completed);
        QCOMPARE(stepsWhenFinished, 60); // every step came before the end was told
        QCOMPARE(service->state(), TrainingService::State::Idle);
    }

    void oneRunAtATime()
    {
        const FakeTrainer trainer({ .steps = 10 });
        trainer.setGate(false);
        const auto service = make(trainer);
        QVERIFY(service->start({}));
        QVERIFY(!service->start({}));
        QVERIFY(!service->resume("/store/run"));
        trainer.setGate(true);
        QTRY_VERIFY(!service->isBusy());
        QVERIFY(service->resume("/store/run"));
        QTRY_VERIFY(!service->isBusy());
    }

    void pausesAndGoesOn()
    {
        const FakeTrainer trainer({ .steps = 100000, .perStep = 200us });
        const auto service = make(trainer);
        service->start({});
        QTRY_VERIFY(trainer.stepsDone() > 3);
        service->pause();
        QCOMPARE(service->state(), TrainingService::State::Paused);
        QTest::qWait(20); // the step that ran ends
        const std::int64_t paused = trainer.stepsDone();
        QTest::qWait(60);
        QCOMPARE(trainer.stepsDone(), paused);
        service->continueRun();
        QCOMPARE(service->state(), TrainingService::State::Running);
        QTRY_VERIFY(trainer.stepsDone() > paused + 3);
    }

    void stopsWithACheckpoint_data()
    {
        QTest::addColumn<bool>("paused");
        QTest::newRow("running") << false;
        QTest::newRow("paused") << true;
    }

    void stopsWithACheckpoint()
    {
        QFETCH(bool, paused);
        const FakeTrainer trainer({ .steps = 100000, .perStep = 200us, .checkpointEvery = 100000 });
        const auto service = make(trainer);
        std::optional<RunOutcome> outcome;
        connect(service.get(), &TrainingService::finished, this, [&](const RunOutcome &result) {
            outcome = result;
        });
        service->start({});
        QTRY_VERIFY(trainer.stepsDone() > 3);
        if (paused) {
            service->pause();
        }
        service->stopAndSave();
        QCOMPARE(service->state(), TrainingService::State::Stopping);
        QTRY_VERIFY(outcome);
        QCOMPARE(outcome->kind, OutcomeKind::Stopped);
        QCOMPARE(trainer.checkpoints(), 1);
        QVERIFY(service->start({})); // the pause does not outlive the run
        QCOMPARE(service->state(), TrainingService::State::Running);
        QTRY_VERIFY(trainer.stepsDone() > 3);
    }

    void commandsMeetATrainerAtFullSpeed()
    {
        constexpr std::int64_t count = 3000;
        const FakeTrainer trainer({ .steps = count });
        const auto service = make(trainer);
        std::int64_t last = 0;
        bool inOrder = true;
        connect(service.get(), &TrainingService::updateReady, this, [&](const RunUpdate &update) {
            for (const StepRecord &record : update.steps) {
                inOrder = inOrder && record.step == last + 1;
                last = record.step;
            }
        });
        std::optional<RunOutcome> outcome;
        connect(service.get(), &TrainingService::finished, this, [&](const RunOutcome &result) {
            outcome = result;
        });
        QVERIFY(service->start({}));
        int commands = 0;
        while (!outcome) {
            service->pause();
            service->continueRun();
            QCoreApplication::processEvents();
            ++commands;
        }
        QVERIFY(commands > 1);
        QCOMPARE(outcome->kind, OutcomeKind::Completed);
        QVERIFY(inOrder);
        QCOMPARE(last, count);
    }

    void stopsAtAnyMoment()
    {
        const FakeTrainer trainer({ .steps = 100'000'000, .checkpointEvery = 100'000'000 });
        const auto service = make(trainer);
        std::vector<OutcomeKind> outcomes;
        connect(service.get(), &TrainingService::finished, this, [&](const RunOutcome &result) {
            outcomes.push_back(result.kind);
        });
        constexpr int runs = 20;
        for (int run = 0; run < runs; ++run) {
            QVERIFY(service->start({}));
            std::atomic<bool> asked { false };
            service->post([&asked] { asked = true; }); // waits for its turn behind the run
            if (run % 3 == 0) {
                service->pause();
            }
            std::this_thread::sleep_for(run * 100us);
            service->stopAndSave();
            QTRY_VERIFY(!service->isBusy() && asked);
        }
        QCOMPARE(outcomes, std::vector<OutcomeKind>(runs, OutcomeKind::Stopped));
        QCOMPARE(trainer.checkpoints(), runs);
    }

    void tellsWhyARunFailed()
    {
        const FakeTrainer trainer({ .steps = 50, .failAt = 20 });
        const auto service = make(trainer);
        std::optional<RunOutcome> outcome;
        connect(service.get(), &TrainingService::finished, this, [&](const RunOutcome &result) {
            outcome = result;
        });
        service->start({});
        QTRY_VERIFY(outcome);
        QCOMPARE(outcome->kind, OutcomeKind::Failed);
        QCOMPARE(outcome->error.code, ErrorCode::Diverged);
        QVERIFY(!service->isBusy());
    }

    void goingAwayStopsTheRunAndWaits()
    {
        const FakeTrainer trainer({ .steps = 100000, .perStep = 200us, .checkpointEvery = 100000 });
        {
            const auto service = make(trainer);
            service->start({});
            QTRY_VERIFY(trainer.stepsDone() > 3);
        }
        QCOMPARE(trainer.checkpoints(), 1);
        const std::int64_t steps = trainer.stepsDone();
        QTest::qWait(20);
        QCOMPARE(trainer.stepsDone(), steps);
    }

private:
    static std::unique_ptr<TrainingService> make(const FakeTrainer &trainer)
    {
        return std::make_unique<TrainingService>(
            [trainer](const TrainRequest &request, RunObserver &observer, std::stop_token stop) {
                return trainer.train(request, observer, std::move(stop));
            },
            [trainer](const std::filesystem::path &run,
                RunControl *control,
                RunObserver &observer,
                std::stop_token stop) {
                return trainer.resume(run, control, observer, std::move(stop));
            });
    }
};

QTEST_GUILESS_MAIN(TestTrainingService)
#include "tst_trainingservice.moc"
