// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/pooljob.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

using namespace tp;

class TestPoolJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAnswerComesOnTheAskingThread()
    {
        constexpr int count = 500;
        QThreadPool pool;
        pool.setMaxThreadCount(4);
        QObject asker;
        // Jobs read it at once; each answer is written by one thread and read by another.
        const auto shared = std::make_shared<const std::vector<int>>(1000, 1);
        std::vector<bool> answered(count, false);
        int right = 0;
        bool elsewhere = false;
        for (int job = 0; job < count; ++job) {
            runInPool(
                pool,
                &asker,
                [shared, job] {
                    std::vector<int> answer = *shared;
                    answer.push_back(job);
                    return answer;
                },
                [&, job](const std::vector<int> &answer) {
                    answered[static_cast<std::size_t>(job)] = true;
                    right += answer.size() == 1001 && answer.back() == job ? 1 : 0;
                    elsewhere = elsewhere || QThread::currentThread() != thread();
                });
        }
        QTRY_COMPARE(right, count);
        QCOMPARE(answered, std::vector<bool>(count, true));
        QVERIFY(!elsewhere);
    }

    void anAskerThatGoesGetsNoAnswer()
    {
        QThreadPool pool;
        pool.setMaxThreadCount(2);
        int answers = 0;
        std::atomic<int> worked { 0 };
        for (int round = 0; round < 50; ++round) {
            auto asker = std::make_unique<QObject>();
            auto stays = std::make_unique<QObject>();
            for (int job = 0; job < 4; ++job) {
                runInPool(
                    pool,
                    job % 2 == 0 ? asker.get() : stays.get(),
                    [&worked, job] {
                        ++worked;
                        return job;
                    },
                    [&answers, job](int) { answers += job % 2 == 0 ? 100000 : 1; });
            }
            asker.reset(); // while its jobs wait, run or have answered
            pool.waitForDone();
            QCoreApplication::sendPostedEvents();
        }
        QCOMPARE(worked.load(), 200);
        QCOMPARE(answers, 100);
    }

    void clearedJobsLetGoOfWhatTheyHold()
    {
        const auto held = std::make_shared<int>(1);
        std::atomic<int> worked { 0 };
        int answers = 0;
        {
            QThreadPool pool;
            pool.setMaxThreadCount(1);
            for (int job = 0; job < 200; ++job) {
                runInPool(
                    pool,
                    this,
                    [held, &worked] {
                        std::this_thread::yield();
                        return *held + worked++;
                    },
                    [held, &answers](int) { ++answers; });
                if (job % 20 == 0) {
                    QCoreApplication::processEvents(); // answers come in while jobs are cleared
                    pool.clear();
                }
            }
            pool.clear();
            pool.waitForDone();
        }
        QCoreApplication::processEvents();
        QCOMPARE(answers, worked.load());
        QCOMPARE(held.use_count(), 1L);
    }
};

QTEST_GUILESS_MAIN(TestPoolJob)
#include "tst_pooljob.moc"
