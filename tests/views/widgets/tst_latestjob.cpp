// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/latestjob.h"

#include <QSemaphore>
#include <QTest>

#include <algorithm>
#include <numeric>
#include <vector>

class TestLatestJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersOnTheCallersThread();
    void onlyTheNewestAnswerCounts();
    void cancelledAnswerIsDropped();
    void outlivesItsOwner();
    void askingAndCancellingAtFullSpeed();
};

void TestLatestJob::answersOnTheCallersThread()
{
    QObject owner;
    tp::LatestJob<int> job(&owner);
    QThread *answeredOn = nullptr;
    QThread *workedOn = nullptr;
    int answer = 0;
    job.start(
        [&workedOn] {
            workedOn = QThread::currentThread();
            return 7;
        },
        [&](const int &value) {
            answeredOn = QThread::currentThread();
            answer = value;
        });
    QVERIFY(job.isBusy());
    QTRY_COMPARE(answer, 7);
    QCOMPARE(answeredOn, QThread::currentThread());
    QVERIFY(workedOn != QThread::currentThread());
    QVERIFY(!job.isBusy());
}

void TestLatestJob::onlyTheNewestAnswerCounts()
{
    QObject owner;
    tp::LatestJob<int> job(&owner);
    QSemaphore gate;
    QList<int> answers;
    int worked = 0;
    const auto ask = [&](int value) {
        job.start(
            [&gate, &worked, value] {
                gate.acquire();
                ++worked;
                return value;
            },
            [&answers](const int &answer) { answers.append(answer); });
    };
    ask(1);
    ask(2);
    ask(3);
    gate.release(3);
    QTRY_COMPARE(answers, QList<int> { 3 });
    QCOMPARE(worked, 2); // the one in the middle never began
}

void TestLatestJob::cancelledAnswerIsDropped()
{
    QObject owner;
    tp::LatestJob<int> job(&owner);
    QSemaphore gate;
    QList<int> answers;
    job.start(
        [&gate] {
            gate.acquire();
            return 1;
        },
        [&answers](const int &answer) { answers.append(answer); });
    job.cancel();
    QVERIFY(!job.isBusy());
    gate.release();
    job.start([] { return 2; }, [&answers](const int &answer) { answers.append(answer); });
    QTRY_COMPARE(answers, QList<int> { 2 });
}

void TestLatestJob::outlivesItsOwner()
{
    auto gate = std::make_shared<QSemaphore>();
    auto answered = std::make_shared<bool>(false);
    {
        QObject owner;
        tp::LatestJob<int> job(&owner);
        job.start(
            [gate] {
                gate->acquire();
                return 1;
            },
            [answered](const int &) { *answered = true; });
    }
    gate->release();
    QVERIFY(QThreadPool::globalInstance()->waitForDone(5000));
    QCoreApplication::processEvents();
    QVERIFY(!*answered);
}

void TestLatestJob::askingAndCancellingAtFullSpeed()
{
    constexpr int count = 500;
    QObject owner;
    tp::LatestJob<std::vector<int>> job(&owner);
    std::vector<int> answers;
    for (int request = 1; request <= count; ++request) {
        job.start([request] { return std::vector<int>(100, request); },
            [&answers](const std::vector<int> &answer) {
                answers.push_back(std::accumulate(answer.begin(), answer.end(), 0) / 100);
            });
        if (request % 7 == 0) {
            job.cancel();
        }
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(!job.isBusy());
    QVERIFY(!answers.empty());
    QCOMPARE(answers.back(), count);
    QVERIFY(std::is_sorted(answers.begin(), answers.end()));
    for (const int answer : answers) {
        QVERIFY(answer % 7 != 0);
    }
}

QTEST_GUILESS_MAIN(TestLatestJob)
#include "tst_latestjob.moc"
