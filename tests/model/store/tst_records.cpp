// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/records.h"

#include "model/samplerun.h"

#include <QtTest>

using namespace tp::test;

class TestRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsReadBack();
    void everyCutIsRefused();
    void countsMustAgreeWithTheRun();
    void impossibleValuesAreRefused();
};

void TestRecords::recordsReadBack()
{
    const auto step = tp::decodeStep(tp::encodeRecord(sampleStep(3)), 3);
    QVERIFY(step && same(*step, sampleStep(3)));

    const auto evaluation =
        tp::decodeEvaluation(tp::encodeRecord(sampleEvaluation(4, "validation")), 3);
    QVERIFY(evaluation);
    QCOMPARE(evaluation->step, std::int64_t(4));
    QCOMPARE(evaluation->split, std::string("validation"));
    QCOMPARE(evaluation->mean, 0.5);
    QCOMPARE(evaluation->tasks[2].score, 0.75);
    QCOMPARE(evaluation->tasks[2].loss, 3.0);
    QCOMPARE(evaluation->tasks[2].standardError, 0.01);
    QCOMPARE(evaluation->tasks[2].n, std::int64_t(50));
    QCOMPARE(evaluation->tasks[2].trainedExamples, std::int64_t(8));

    const auto routing = tp::decodeRouting(tp::encodeRecord(sampleRouting(5)), 24);
    QVERIFY(routing);
    QCOMPARE(routing->step, std::int64_t(5));
    QCOMPARE(routing->weights, sampleRouting(5).weights);

    const auto event = tp::decodeEvent(
        tp::encodeRecord(tp::RunEvent { tp::EventKind::Alert, 6, "Größe\n", 1'795'000'000'123 }));
    QVERIFY(event);
    QCOMPARE(event->kind, tp::EventKind::Alert);
    QCOMPARE(event->step, std::int64_t(6));
    QCOMPARE(event->text, std::string("Größe\n"));
    QCOMPARE(event->time, std::int64_t(1'795'000'000'123));
    const tp::RunEvent alert {
        tp::EventKind::Alert, 7, "two are dead", 5, "dead-expert", { "e1", "e7" }
    };
    QCOMPARE(tp::decodeEvent(tp::encodeRecord(alert)), alert);

    const tp::HealthRecord given { 7, 1.5, 20.0, 3000.0, 12.5, 1'000'000'000'000 };
    const auto health = tp::decodeHealth(tp::encodeRecord(given));
    QVERIFY(health);
    QCOMPARE(health->step, std::int64_t(7));
    QCOMPARE(health->seconds, 1.5);
    QCOMPARE(health->stepsPerSecond, 20.0);
    QCOMPARE(health->tokensPerSecond, 3000.0);
    QCOMPARE(health->secondsLeft, 12.5);
    QCOMPARE(health->memoryBytes, std::int64_t(1'000'000'000'000));
}

void TestRecords::everyCutIsRefused()
{
    const std::string step = tp::encodeRecord(sampleStep(3));
    const std::string evaluation = tp::encodeRecord(sampleEvaluation(4, "test"));
    const std::string routing = tp::encodeRecord(sampleRouting(5));
    const std::string event = tp::encodeRecord(tp::RunEvent { tp::EventKind::Started, 0, "text" });
    const std::string health = tp::encodeRecord(tp::HealthRecord {});
    const auto refusedWithout = [](const std::string &whole, const auto &decode) {
        for (std::size_t size = 0; size < whole.size(); ++size) {
            if (decode(whole.substr(0, size))) {
                return false;
            }
        }
        return !decode(whole + "x") && decode(whole);
    };
    QVERIFY(refusedWithout(step, [](const auto &p) { return tp::decodeStep(p, 3).has_value(); }));
    QVERIFY(refusedWithout(
        evaluation, [](const auto &p) { return tp::decodeEvaluation(p, 3).has_value(); }));
    QVERIFY(refusedWithout(
        routing, [](const auto &p) { return tp::decodeRouting(p, 24).has_value(); }));
    QVERIFY(refusedWithout(event, [](const auto &p) { return tp::decodeEvent(p).has_value(); }));
    QVERIFY(refusedWithout(health, [](const auto &p) { return tp::decodeHealth(p).has_value(); }));
}

void TestRecords::countsMustAgreeWithTheRun()
{
    for (const std::size_t tasks : { 0u, 2u, 4u, 1'000'000'000u }) {
        QVERIFY(!tp::decodeStep(tp::encodeRecord(sampleStep(3)), tasks));
        QVERIFY(!tp::decodeEvaluation(tp::encodeRecord(sampleEvaluation(3, "test")), tasks));
    }
    for (const std::size_t values : { 0u, 23u, 25u }) {
        QVERIFY(!tp::decodeRouting(tp::encodeRecord(sampleRouting(3)), values));
    }
}

void TestRecords::impossibleValuesAreRefused()
{
    QVERIFY(!tp::decodeStep(tp::encodeRecord(sampleStep(-1)), 3));
    QVERIFY(!tp::decodeRouting(tp::encodeRecord(sampleRouting(-1)), 24));
    QVERIFY(!tp::decodeEvaluation(tp::encodeRecord(sampleEvaluation(1, "\xff\xfe")), 3));
    tp::EvaluationRecord negative = sampleEvaluation(1, "test");
    negative.tasks[1].n = -1;
    QVERIFY(!tp::decodeEvaluation(tp::encodeRecord(negative), 3));
    std::string event = tp::encodeRecord(tp::RunEvent { tp::EventKind::Failed, 1, "x" });
    QVERIFY(tp::decodeEvent(event));
    event[0] = 10; // one past the last kind
    QVERIFY(!tp::decodeEvent(event));
    QVERIFY(!tp::decodeEvent(tp::encodeRecord(tp::RunEvent { tp::EventKind::Failed, 1, "\xff" })));
    const tp::RunEvent alert { tp::EventKind::Alert, 1, "x", 0, "dead-expert", { "e1" } };
    std::string many = tp::encodeRecord(alert);
    QVERIFY(tp::decodeEvent(many));
    many[many.size() - 7] = '\x7f'; // high byte of the number of subjects: two thousand million
    QVERIFY(!tp::decodeEvent(many));
    tp::RunEvent odd = alert;
    odd.subjects = { "\xff" };
    QVERIFY(!tp::decodeEvent(tp::encodeRecord(odd)));
}

QTEST_GUILESS_MAIN(TestRecords)
#include "tst_records.moc"
