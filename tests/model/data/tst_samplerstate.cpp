// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/sampler.h"

#include <QtTest>

#include <nlohmann/json.hpp>

namespace {

tp::TrainingConfig config(int batchSize, int bucketBatches, bool isProportional)
{
    tp::TrainingConfig training;
    training.seed = 11;
    training.batchSize = batchSize;
    training.bucketBatches = bucketBatches;
    training.sampling = isProportional ? tp::Sampling::Proportional : tp::Sampling::Balanced;
    return training;
}

std::vector<std::vector<std::int32_t>> lengths()
{
    std::vector<std::vector<std::int32_t>> rows { {}, {}, {} };
    for (int row = 0; row < 30; ++row) {
        rows[0].push_back(row % 7);
        rows[2].push_back(row % 11);
    }
    rows[1] = { 4, 2, 9, 1 };
    return rows;
}

} // namespace

class TestSamplerState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void continuesExactly_data();
    void continuesExactly();
    void savingDrawsNothing();
    void stateStaysSmall();
    void refusesTheStateOfAnotherRun_data();
    void refusesTheStateOfAnotherRun();
    void refusesDamagedStates_data();
    void refusesDamagedStates();
};

void TestSamplerState::continuesExactly_data()
{
    QTest::addColumn<int>("batchSize");
    QTest::addColumn<int>("bucketBatches");
    QTest::addColumn<bool>("isProportional");
    QTest::newRow("even") << 6 << 1 << false;
    QTest::newRow("turns") << 4 << 1 << false;
    QTest::newRow("proportional") << 5 << 1 << true;
    QTest::newRow("even buckets") << 6 << 4 << false;
    QTest::newRow("buckets of turns") << 4 << 4 << false;
    QTest::newRow("proportional buckets") << 5 << 3 << true;
}

void TestSamplerState::continuesExactly()
{
    QFETCH(int, batchSize);
    QFETCH(int, bucketBatches);
    QFETCH(bool, isProportional);
    const tp::TrainingConfig training = config(batchSize, bucketBatches, isProportional);
    tp::Sampler undisturbed(training, lengths());
    for (int step = 0; step < 60; ++step) {
        // At every point: a new sampler, and one that had gone another way.
        const std::string state = undisturbed.saveState();
        tp::Sampler fresh(training, lengths());
        QVERIFY(fresh.loadState(state));
        tp::Sampler used(training, lengths());
        for (int i = 0; i < 7; ++i) {
            static_cast<void>(used.next());
        }
        QVERIFY(used.loadState(state));
        QCOMPARE(fresh.saveState(), state);
        tp::Sampler copy = undisturbed;
        for (int ahead = 0; ahead < 12; ++ahead) {
            const tp::BatchPlan expected = copy.next();
            QCOMPARE(fresh.next(), expected);
            QCOMPARE(used.next(), expected);
        }
        QCOMPARE(fresh.served(), copy.served());
        static_cast<void>(undisturbed.next());
    }
}

void TestSamplerState::savingDrawsNothing()
{
    tp::Sampler saved(config(6, 4, false), lengths());
    tp::Sampler unsaved(config(6, 4, false), lengths());
    for (int step = 0; step < 20; ++step) {
        QVERIFY(!saved.saveState().empty());
        QCOMPARE(saved.next(), unsaved.next());
    }
}

void TestSamplerState::stateStaysSmall()
{
    // A checkpoint must not grow with the data.
    tp::Sampler sampler(config(6, 1, false), { std::vector<std::int32_t>(1'000'000, 1) });
    static_cast<void>(sampler.next());
    QVERIFY(sampler.saveState().size() < 1000);
}

void TestSamplerState::refusesTheStateOfAnotherRun_data()
{
    QTest::addColumn<QByteArray>("difference");
    QTest::newRow("seed") << QByteArray("seed");
    QTest::newRow("batch size") << QByteArray("batch size");
    QTest::newRow("sampling") << QByteArray("sampling");
    QTest::newRow("buckets") << QByteArray("buckets");
    QTest::newRow("rows") << QByteArray("rows");
}

void TestSamplerState::refusesTheStateOfAnotherRun()
{
    QFETCH(QByteArray, difference);
    tp::TrainingConfig training = config(6, 1, false);
    auto rows = lengths();
    training.seed += difference == "seed" ? 1 : 0;
    training.batchSize += difference == "batch size" ? 3 : 0;
    training.bucketBatches += difference == "buckets" ? 1 : 0;
    if (difference == "sampling") {
        training.sampling = tp::Sampling::Proportional;
    }
    if (difference == "rows") {
        rows[0].push_back(1);
    }
    tp::Sampler other(training, rows);
    static_cast<void>(other.next());

    tp::Sampler sampler(config(6, 1, false), lengths());
    static_cast<void>(sampler.next());
    const std::string before = sampler.saveState();
    const tp::Status loaded = sampler.loadState(other.saveState());
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, tp::ErrorCode::BadInput);
    QCOMPARE(sampler.saveState(), before);
}

void TestSamplerState::refusesDamagedStates_data()
{
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("another version") << QByteArray("/version") << QByteArray("2");
    QTest::newRow("short generator") << QByteArray("/rng") << QByteArray("[1, 2, 3]");
    QTest::newRow("generator of text") << QByteArray("/rng/0") << QByteArray("\"x\"");
    QTest::newRow("too few positions") << QByteArray("/position") << QByteArray("[0, 0]");
    QTest::newRow("position behind the rows") << QByteArray("/position/1") << QByteArray("5");
    QTest::newRow("negative position") << QByteArray("/position/1") << QByteArray("-1");
    QTest::newRow("negative epoch") << QByteArray("/epoch/0") << QByteArray("-1");
    QTest::newRow("unknown task") << QByteArray("/round") << QByteArray("[3]");
    QTest::newRow("long round") << QByteArray("/round") << QByteArray("[0, 1, 2, 0]");
    QTest::newRow("too few counts") << QByteArray("/served") << QByteArray("[]");
    QTest::newRow("too many batches") << QByteArray("/pending")
                                      << QByteArray("[[0,0,1,0,2,0,0,1], [0,0,1,0,2,0,0,1], "
                                                    "[0,0,1,0,2,0,0,1], [0,0,1,0,2,0,0,1]]");
    QTest::newRow("short batch") << QByteArray("/pending") << QByteArray("[[0, 0]]");
    QTest::newRow("odd batch") << QByteArray("/pending") << QByteArray("[[0,0,1,0,2,0,0]]");
    QTest::newRow("batch of an unknown task")
        << QByteArray("/pending") << QByteArray("[[0,0,1,0,3,0,0,1]]");
    QTest::newRow("batch of an unknown row")
        << QByteArray("/pending") << QByteArray("[[0,0,1,4,2,0,0,1]]");
    QTest::newRow("no JSON") << QByteArray() << QByteArray("{");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("a list") << QByteArray() << QByteArray("[]");
}

void TestSamplerState::refusesDamagedStates()
{
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, value);
    tp::Sampler sampler(config(4, 4, false), lengths());
    static_cast<void>(sampler.next());
    const std::string before = sampler.saveState();
    std::string damaged = value.toStdString();
    if (!pointer.isEmpty()) {
        auto json = nlohmann::json::parse(before);
        json[nlohmann::json::json_pointer(pointer.toStdString())] = nlohmann::json::parse(damaged);
        damaged = json.dump();
    }
    const tp::Status loaded = sampler.loadState(damaged);
    QVERIFY(!loaded);
    QCOMPARE(tp::exitCode(loaded.error().code), 2);
    QCOMPARE(sampler.saveState(), before);
}

QTEST_GUILESS_MAIN(TestSamplerState)
#include "tst_samplerstate.moc"
