// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/enginethread.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <utility>
#include <vector>

using namespace tp;
using namespace std::chrono_literals;

namespace {

void waitForStop(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        std::this_thread::sleep_for(1ms);
    }
}

} // namespace

class TestEngineThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jobsOfSeveralThreadsRunOneByOne()
    {
        constexpr int each = 300;
        std::vector<std::pair<int, int>> ran; // who posted, which of its jobs; no lock: one thread
        std::vector<std::thread::id> threads;
        std::atomic<int> count { 0 };
        EngineThread engine;
        std::vector<std::thread> posters;
        for (int poster = 0; poster < 3; ++poster) {
            posters.emplace_back([&, poster] {
                for (int job = 0; job < each; ++job) {
                    engine.post([&, poster, job](const std::stop_token &) {
                        ran.emplace_back(poster, job);
                        threads.push_back(std::this_thread::get_id());
                        ++count;
                    });
                }
            });
        }
        for (std::thread &poster : posters) {
            poster.join();
        }
        QTRY_COMPARE(count.load(), 3 * each);
        std::vector<int> next(3, 0);
        for (const auto &[poster, job] : ran) {
            QCOMPARE(job, next[static_cast<std::size_t>(poster)]++);
        }
        QCOMPARE(threads, std::vector<std::thread::id>(3 * each, threads.front()));
        QVERIFY(threads.front() != std::this_thread::get_id());
    }

    void aStopReachesItsOwnJobAlone()
    {
        std::atomic<int> ended { 0 };
        std::atomic<bool> nextWasStopped { true };
        EngineThread engine;
        std::stop_source first = engine.post([&ended](const std::stop_token &stop) {
            waitForStop(stop);
            ++ended;
        });
        engine.post([&](const std::stop_token &stop) {
            nextWasStopped = stop.stop_requested();
            ++ended;
        });
        std::thread person([&first] { first.request_stop(); });
        person.join();
        QTRY_COMPARE(ended.load(), 2);
        QVERIFY(!nextWasStopped);
    }

    void goingAwayStopsWhatRunsAndDropsWhatWaits()
    {
        std::atomic<bool> began { false };
        std::atomic<bool> ended { false };
        std::atomic<bool> nextBegan { false };
        {
            EngineThread engine;
            engine.post([&](const std::stop_token &stop) {
                began = true;
                waitForStop(stop);
                ended = true;
            });
            engine.post([&nextBegan](const std::stop_token &) { nextBegan = true; });
            QTRY_VERIFY(began);
        }
        QVERIFY(ended);
        QVERIFY(!nextBegan);
    }
};

QTEST_GUILESS_MAIN(TestEngineThread)
#include "tst_enginethread.moc"
