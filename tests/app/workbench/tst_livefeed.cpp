// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/livefeed.h"

#include "tests/support/faketrainer.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace tp;

class TestLiveFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noStepIsLostAndOnlyTheNewestHealthIsKept()
    {
        LiveFeed feed;
        std::vector<std::int64_t> steps;
        std::vector<std::int64_t> health;
        int deliveries = 0;
        connect(&feed, &LiveFeed::updateReady, &feed, [&](const RunUpdate &update) {
            ++deliveries;
            for (const StepRecord &record : update.steps) {
                steps.push_back(record.step);
            }
            if (update.health) {
                health.push_back(update.health->step);
            }
        });
        constexpr std::int64_t count = 20000;
        QElapsedTimer clock;
        clock.start();
        std::thread engine([&feed] {
            StepRecord record;
            for (std::int64_t step = 1; step <= count; ++step) {
                record.step = step;
                feed.stepDone(record);
                feed.healthMeasured({ step, 0.0, 0.0, 0.0, 0.0, 0 });
            }
        });
        QTRY_COMPARE(steps.size(), std::size_t { count });
        engine.join();
        for (std::int64_t step = 1; step <= count; ++step) {
            QCOMPARE(steps[static_cast<std::size_t>(step - 1)], step);
        }
        QCOMPARE(health.back(), count);
        // Twenty a second, and one more at either end.
        QVERIFY2(deliveries <= clock.elapsed() / LiveFeed::interval.count() + 2,
            qPrintable(QString::number(deliveries)));
    }

    void flushingWhileTheEnginePushesLosesNothing()
    {
        constexpr std::int64_t count = 20000;
        LiveFeed feed;
        std::int64_t last = 0;
        bool inOrder = true;
        std::size_t frames = 0;
        std::size_t events = 0;
        connect(&feed, &LiveFeed::updateReady, &feed, [&](const RunUpdate &update) {
            for (const StepRecord &record : update.steps) {
                inOrder = inOrder && record.step == last + 1;
                last = record.step;
            }
            for (const RoutingFramePtr &frame : update.routing) {
                frames += frame->weights.empty() ? 0 : 1;
            }
            events += update.events.size();
        });
        std::thread engine([&feed] {
            const RunDescription run = test::fakeDescription(count);
            feed.runDescribed(run);
            StepRecord record;
            for (std::int64_t step = 1; step <= count; ++step) {
                record.step = step;
                feed.stepDone(record);
                if (step % 1000 == 0) {
                    feed.progress(0.5, "step " + std::to_string(step));
                    feed.routingTaken(test::fakeRouting(run, step));
                    feed.eventHappened({ EventKind::Checkpoint, step, "saved" });
                }
            }
        });
        while (last < count && inOrder) {
            feed.flush();
        }
        engine.join();
        feed.flush();
        QVERIFY(inOrder);
        QCOMPARE(last, count);
        QCOMPARE(frames, std::size_t { count / 1000 });
        QCOMPARE(events, std::size_t { count / 1000 });
    }

    void theLastRecordArrivesWithoutAnother()
    {
        LiveFeed feed;
        std::vector<std::int64_t> steps;
        connect(&feed, &LiveFeed::updateReady, &feed, [&](const RunUpdate &update) {
            for (const StepRecord &record : update.steps) {
                steps.push_back(record.step);
            }
        });
        StepRecord record;
        record.step = 1;
        feed.stepDone(record);
        QTRY_COMPARE(steps.size(), std::size_t { 1 });
        record.step = 2;
        feed.stepDone(record); // within the same twentieth of a second
        QTRY_COMPARE(steps.size(), std::size_t { 2 });
    }

    void flushHandsOverAtOnce()
    {
        LiveFeed feed;
        int deliveries = 0;
        connect(&feed, &LiveFeed::updateReady, &feed, [&](const RunUpdate &) { ++deliveries; });
        feed.progress(0.5, "reading");
        feed.flush();
        QCOMPARE(deliveries, 1);
        feed.flush();
        QCOMPARE(deliveries, 1);
    }

    void aNewRunDropsWhatTheOldOneLeft()
    {
        LiveFeed feed;
        RunUpdate last;
        connect(
            &feed, &LiveFeed::updateReady, &feed, [&](const RunUpdate &update) { last = update; });
        feed.stepDone({});
        feed.runDescribed(test::fakeDescription(10));
        feed.flush();
        QVERIFY(last.description);
        QVERIFY(last.steps.empty());
    }
};

QTEST_GUILESS_MAIN(TestLiveFeed)
#include "tst_livefeed.moc"
