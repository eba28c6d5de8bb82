// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/runcontrol.h"

#include <QtTest>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

using namespace std::chrono_literals;

class TestRunControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesNotWaitUnlessPaused();
    void waitsUntilContinued();
    void stopEndsThePause();
    void manyThreadsMayCommandAtOnce();
};

void TestRunControl::doesNotWaitUnlessPaused()
{
    tp::RunControl control;
    QVERIFY(!control.isPaused());
    control.waitWhilePaused({}); // would hang
    control.setPaused(true);
    QVERIFY(control.isPaused());
    control.setPaused(false);
    control.waitWhilePaused({});
    QVERIFY(!control.isPaused());
}

void TestRunControl::waitsUntilContinued()
{
    tp::RunControl control;
    control.setPaused(true);
    std::atomic<bool> passed { false };
    std::jthread worker([&](const std::stop_token &stop) {
        control.waitWhilePaused(stop);
        passed = true;
    });
    std::this_thread::sleep_for(20ms);
    QVERIFY(!passed);
    control.setPaused(false);
    QTRY_VERIFY(passed);
}

void TestRunControl::stopEndsThePause()
{
    tp::RunControl control;
    control.setPaused(true);
    std::atomic<bool> passed { false };
    std::jthread worker([&](const std::stop_token &stop) {
        control.waitWhilePaused(stop);
        passed = true;
    });
    worker.request_stop();
    QTRY_VERIFY(passed);
    QVERIFY(control.isPaused());
}

void TestRunControl::manyThreadsMayCommandAtOnce()
{
    tp::RunControl control;
    std::int64_t steps = 0; // of the engine alone; read after it has ended
    std::jthread engine([&](const std::stop_token &stop) {
        while (!stop.stop_requested()) {
            control.waitWhilePaused(stop);
            ++steps;
        }
    });
    std::vector<std::thread> people;
    for (int i = 0; i < 3; ++i) {
        people.emplace_back([&control] {
            for (int times = 0; times < 2000; ++times) {
                control.setPaused(!control.isPaused());
            }
        });
    }
    std::thread last([source = engine.get_stop_source()]() mutable {
        std::this_thread::sleep_for(5ms);
        source.request_stop();
    });
    for (std::thread &person : people) {
        person.join();
    }
    last.join();
    engine.join(); // would hang if a stop were missed while paused
    QVERIFY(steps > 0);
}

QTEST_GUILESS_MAIN(TestRunControl)
#include "tst_runcontrol.moc"
