// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/runcontrol.h"

#include <QtTest>

#include <atomic>
#include <chrono>
#include <thread>

using namespace std::chrono_literals;

class TestRunControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesNotWaitUnlessPaused();
    void waitsUntilContinued();
    void stopEndsThePause();
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

QTEST_GUILESS_MAIN(TestRunControl)
#include "tst_runcontrol.moc"
