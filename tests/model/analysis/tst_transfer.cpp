// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/transfer.h"

#include "analysisdata.h"

#include <QTest>

using namespace tp;
using namespace tp::test;

class TransferTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measuresGapsWithTheirInterval();
    void summarisesOverTasks();
    void takesTheReferenceAtTheSameExamples();
    void countsReferenceSeeds();
    void leavesTasksWithoutReferenceOut();
    void refusesAnotherSplit();
    void leavesUnusableEvaluationsOut_data();
    void leavesUnusableEvaluationsOut();
    void skipsZeroReferencesInRelativeGain();
    void copesWithNothing();
};

namespace {

RunDescription description(const std::vector<std::string> &ids)
{
    RunDescription run;
    for (const std::string &id : ids) {
        run.tasks.push_back(taskOf(id));
    }
    return run;
}

EvaluationRecord evaluation(std::vector<TaskEvaluation> tasks)
{
    return { .step = 400, .split = "validation", .mean = 0.0, .tasks = std::move(tasks) };
}

TaskEvaluation scored(double score, double error, double loss)
{
    return {
        .score = score, .loss = loss, .standardError = error, .n = 50, .trainedExamples = 800
    };
}

TaskReference reference(const std::string &task, double score, double error, double loss)
{
    return { .task = task,
        .curve = {
            { .examples = 800, .score = score, .standardError = error, .loss = loss, .n = 50 } } };
}

ReferenceSet setOf(std::vector<TaskReference> tasks)
{
    ReferenceSet set;
    set.tasks = std::move(tasks);
    return set;
}

constexpr double quantile = 1.959963984540054;

} // namespace

void TransferTest::measuresGapsWithTheirInterval()
{
    // Standard errors 0.03 and 0.04 combine to 0.05.
    const Transfer transfer = measureTransfer(description({ "a" }),
        evaluation({ scored(0.5, 0.03, 1.5) }),
        { setOf({ reference("a", 0.75, 0.04, 1.0) }) });
    QCOMPARE(transfer.step, std::int64_t { 400 });
    QCOMPARE(transfer.tasks.size(), std::size_t { 1 });
    const TaskTransfer &task = transfer.tasks.front();
    QCOMPARE(task.task, std::string("a"));
    QCOMPARE(task.gap, -0.25); // negative: training with others hurts
    QCOMPARE(task.lossGap, 0.5); // positive: it hurts
    QVERIFY(isNear(task.low, -0.25 - quantile * 0.05));
    QVERIFY(isNear(task.high, -0.25 + quantile * 0.05));
    QCOMPARE(task.n, std::int64_t { 1 });
    QCOMPARE(task.rows, std::int64_t { 50 });
}

void TransferTest::summarisesOverTasks()
{
    // Relative gains .03/.75 = .04 and -.05/.5 = -.1: positive is good, their mean is -.03.
    const Transfer transfer = measureTransfer(description({ "a", "b", "c" }),
        evaluation({ scored(0.78, 0.01, 1.0), scored(0.45, 0.01, 1.0), scored(0.4, 0.0, 1.0) }),
        { setOf({ reference("a", 0.75, 0.01, 1.0), reference("b", 0.5, 0.01, 1.0) }) });
    QVERIFY(isNear(transfer.arg, -0.03));
    QVERIFY(isNear(transfer.deltaM, -0.03));
    QVERIFY(isNear(transfer.meanGap, -0.01));
    QCOMPARE(transfer.shareNegative, 0.5); // b's interval ends at -0.05 + 0.0277
    QCOMPARE(transfer.missing, std::vector<std::string> { "c" });
}

void TransferTest::takesTheReferenceAtTheSameExamples()
{
    TaskReference slow = reference("a", 0.8, 0.0, 1.0);
    slow.curve.insert(slow.curve.begin(), { .examples = 0, .score = 0.0, .loss = 3.0, .n = 50 });
    TaskEvaluation early = scored(0.3, 0.0, 2.0);
    early.trainedExamples = 200;
    const Transfer transfer =
        measureTransfer(description({ "a" }), evaluation({ early }), { setOf({ slow }) });
    QVERIFY(isNear(transfer.tasks.at(0).single, 0.2));
    QVERIFY(isNear(transfer.tasks.at(0).gap, 0.1));
    QVERIFY(isNear(transfer.tasks.at(0).lossGap, -0.5));
}

void TransferTest::countsReferenceSeeds()
{
    const Transfer transfer = measureTransfer(description({ "a" }),
        evaluation({ scored(0.5, 0.0, 1.0) }),
        { setOf({ reference("a", 0.5, 0.0, 1.0) }),
            setOf({ reference("a", 0.75, 0.0, 1.0) }),
            setOf({ reference("b", 0.0, 0.0, 1.0) }) });
    QCOMPARE(transfer.tasks.at(0).n, std::int64_t { 2 });
    QCOMPARE(transfer.tasks.at(0).single, 0.625);
    // Two seeds 0.25 apart: s = 0.25 / sqrt(2), over sqrt(2) is 0.125.
    QVERIFY(isNear(transfer.tasks.at(0).high, -0.125 + quantile * 0.125));
}

void TransferTest::leavesTasksWithoutReferenceOut()
{
    const Transfer transfer = measureTransfer(description({ "a", "b" }),
        evaluation({ scored(0.5, 0.0, 1.0), scored(0.5, 0.0, 1.0) }),
        {});
    QVERIFY(transfer.tasks.empty());
    const std::vector<std::string> both { "a", "b" };
    QCOMPARE(transfer.missing, both);
    QCOMPARE(transfer.meanGap, 0.0);
}

void TransferTest::refusesAnotherSplit()
{
    EvaluationRecord test = evaluation({ scored(0.5, 0.0, 1.0) });
    test.split = "test";
    const Transfer transfer =
        measureTransfer(description({ "a" }), test, { setOf({ reference("a", 0.5, 0.0, 1.0) }) });
    QVERIFY(transfer.tasks.empty());
    QCOMPARE(transfer.missing.size(), std::size_t { 1 });
}

void TransferTest::leavesUnusableEvaluationsOut_data()
{
    QTest::addColumn<double>("score");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("examples");
    QTest::newRow("NaN score") << notANumber << 50 << 800;
    QTest::newRow("no rows") << 0.5 << 0 << 800;
    QTest::newRow("more examples than the reference") << 0.5 << 50 << 8000;
}

void TransferTest::leavesUnusableEvaluationsOut()
{
    QFETCH(const double, score);
    QFETCH(const int, rows);
    QFETCH(const int, examples);
    TaskEvaluation task = scored(score, 0.0, 1.0);
    task.n = rows;
    task.trainedExamples = examples;
    // The second task has no evaluation at all.
    const Transfer transfer = measureTransfer(description({ "a", "b" }),
        evaluation({ task }),
        { setOf({ reference("a", 0.5, 0.0, 1.0), reference("b", 0.5, 0.0, 1.0) }) });
    QVERIFY(transfer.tasks.empty());
    QCOMPARE(transfer.missing.size(), std::size_t { 2 });
}

void TransferTest::skipsZeroReferencesInRelativeGain()
{
    const Transfer transfer = measureTransfer(description({ "a", "b" }),
        evaluation({ scored(0.5, notANumber, 1.0), scored(0.6, 0.0, 1.0) }),
        { setOf({ reference("a", 0.0, 0.0, 1.0), reference("b", 0.5, 0.0, 1.0) }) });
    QVERIFY(isNear(transfer.arg, 0.2));
    QVERIFY(isNear(transfer.meanGap, 0.3));
    QCOMPARE(transfer.tasks.at(0).low, 0.5); // an unknown standard error does not hide the gap
}

void TransferTest::copesWithNothing()
{
    const Transfer transfer = measureTransfer(description({}), evaluation({}), {});
    QVERIFY(transfer.tasks.empty() && transfer.missing.empty());
    QCOMPARE(transfer.arg, 0.0);
}

QTEST_GUILESS_MAIN(TransferTest)
#include "tst_transfer.moc"
