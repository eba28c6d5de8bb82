// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/sampler.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <ranges>
#include <set>

namespace {

using Lengths = std::vector<std::vector<std::int32_t>>;

// Rows of the given tasks, each with a length of its own.
Lengths rows(const std::vector<std::size_t> &counts)
{
    Lengths lengths;
    for (const std::size_t count : counts) {
        lengths.emplace_back();
        for (std::size_t row = 0; row < count; ++row) {
            lengths.back().push_back(static_cast<std::int32_t>((row * 37 + lengths.size()) % 101));
        }
    }
    return lengths;
}

tp::TrainingConfig balanced(std::int64_t batchSize, std::int64_t bucketBatches = 1)
{
    tp::TrainingConfig config;
    config.seed = 5;
    config.batchSize = batchSize;
    config.bucketBatches = bucketBatches;
    return config;
}

tp::TrainingConfig proportional(std::int64_t batchSize, std::int64_t bucketBatches = 1)
{
    tp::TrainingConfig config = balanced(batchSize, bucketBatches);
    config.sampling = tp::Sampling::Proportional;
    return config;
}

std::map<std::int64_t, std::int64_t> countTasks(const tp::BatchPlan &batch)
{
    std::map<std::int64_t, std::int64_t> counts;
    for (const tp::Draw &draw : batch) {
        ++counts[draw.task];
    }
    return counts;
}

bool isSortedByTask(const tp::BatchPlan &batch)
{
    return std::ranges::is_sorted(batch, {}, &tp::Draw::task);
}

} // namespace

class TestSampler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyBatchHoldsTheSameOfEachTask_data();
    void everyBatchHoldsTheSameOfEachTask();
    void tasksTakeTurnsWhereTheBatchDoesNotDivide();
    void proportionalFollowsTheRows();
    void everyEpochServesEveryRowOnce_data();
    void everyEpochServesEveryRowOnce();
    void epochsAreShuffledEvenly();
    void bucketsHoldRowsOfLikeLength_data();
    void bucketsHoldRowsOfLikeLength();
    void bucketsAreServedInShuffledOrder();
    void countsWhatWasServed();
    void seedsDecide();
    void rowsOfATaskDoNotDependOnTheOthers();
    void tasksWithoutRowsAreLeftOut();
    void nothingToDraw();
};

void TestSampler::everyBatchHoldsTheSameOfEachTask_data()
{
    QTest::addColumn<int>("bucketBatches");
    QTest::newRow("one by one") << 1;
    QTest::newRow("buckets of 5") << 5;
}

void TestSampler::everyBatchHoldsTheSameOfEachTask()
{
    QFETCH(int, bucketBatches);
    tp::Sampler sampler(balanced(12, bucketBatches), rows({ 7, 100, 3, 50 }));
    for (int step = 0; step < 200; ++step) {
        const tp::BatchPlan batch = sampler.next();
        QCOMPARE(batch.size(), std::size_t(12));
        QVERIFY(isSortedByTask(batch));
        QCOMPARE(countTasks(batch),
            (std::map<std::int64_t, std::int64_t> { { 0, 3 }, { 1, 3 }, { 2, 3 }, { 3, 3 } }));
    }
}

void TestSampler::tasksTakeTurnsWhereTheBatchDoesNotDivide()
{
    tp::Sampler sampler(balanced(3), rows({ 10, 10, 10, 10, 10 }));
    std::set<std::vector<std::int64_t>> firstTasks;
    for (int step = 1; step <= 100; ++step) {
        const tp::BatchPlan batch = sampler.next();
        QCOMPARE(batch.size(), std::size_t(3));
        QVERIFY(isSortedByTask(batch));
        std::vector<std::int64_t> tasks;
        for (const tp::Draw &draw : batch) {
            tasks.push_back(draw.task);
        }
        firstTasks.insert(tasks);
        // A round is five draws, so no task is ever more than one turn ahead of another.
        const auto [least, most] = std::ranges::minmax(sampler.served());
        QVERIFY(most - least <= 1);
    }
    QCOMPARE(sampler.served(), std::vector<std::int64_t>(5, 60));
    // Turns are not always the same.
    QVERIFY(firstTasks.size() > 5);
}

void TestSampler::proportionalFollowsTheRows()
{
    tp::Sampler sampler(proportional(50), rows({ 10, 30, 60, 300 }));
    for (int step = 0; step < 400; ++step) {
        QVERIFY(isSortedByTask(sampler.next()));
    }
    const std::vector<double> shares { 0.025, 0.075, 0.15, 0.75 };
    for (std::size_t task = 0; task < shares.size(); ++task) {
        const double expected = 20000.0 * shares[task];
        const double deviation = std::sqrt(expected * (1.0 - shares[task]));
        QVERIFY(std::abs(static_cast<double>(sampler.served()[task]) - expected) < 4.0 * deviation);
    }
}

void TestSampler::everyEpochServesEveryRowOnce_data()
{
    QTest::addColumn<int>("batchSize");
    QTest::addColumn<int>("bucketBatches");
    QTest::addColumn<bool>("isProportional");
    QTest::newRow("even batches") << 6 << 1 << false;
    QTest::newRow("turns") << 7 << 1 << false;
    QTest::newRow("proportional") << 7 << 1 << true;
    // Here a bucket holds whole epochs of each task, so that its order does not matter.
    QTest::newRow("even buckets") << 20 << 12 << false;
}

void TestSampler::everyEpochServesEveryRowOnce()
{
    QFETCH(int, batchSize);
    QFETCH(int, bucketBatches);
    QFETCH(bool, isProportional);
    const std::vector<std::size_t> counts { 12, 40 };
    tp::Sampler sampler(isProportional ? proportional(batchSize, bucketBatches)
                                       : balanced(batchSize, bucketBatches),
        rows(counts));
    std::vector<std::vector<std::int64_t>> drawn(2);
    for (int step = 0; step < 12 * 20; ++step) {
        for (const tp::Draw &draw : sampler.next()) {
            drawn[static_cast<std::size_t>(draw.task)].push_back(draw.row);
        }
    }
    for (std::size_t task = 0; task < 2; ++task) {
        std::set<std::vector<std::int64_t>> orders;
        for (std::size_t first = 0; first + counts[task] <= drawn[task].size();
             first += counts[task]) {
            const auto begin = drawn[task].begin() + static_cast<std::ptrdiff_t>(first);
            std::vector<std::int64_t> epoch(
                begin, begin + static_cast<std::ptrdiff_t>(counts[task]));
            orders.insert(epoch);
            if (bucketBatches == 1) {
                std::ranges::sort(epoch);
                for (std::size_t row = 0; row < counts[task]; ++row) {
                    QCOMPARE(epoch[row], std::int64_t(row));
                }
            }
        }
        QVERIFY(orders.size() > 2); // another order every time
        std::map<std::int64_t, std::int64_t> times;
        for (const std::int64_t row : drawn[task]) {
            ++times[row];
        }
        const auto [least, most] = std::ranges::minmax(times | std::views::values);
        QVERIFY(most - least <= 1);
        QCOMPARE(times.size(), counts[task]);
    }
}

void TestSampler::epochsAreShuffledEvenly()
{
    // Where row 0 of eight stands in the first epoch, over 4000 seeds: chi-square with 7 degrees of
    // freedom, 24.3 is passed once in a thousand.
    std::vector<double> places(8, 0.0);
    for (std::uint64_t seed = 0; seed < 4000; ++seed) {
        tp::TrainingConfig config = balanced(8);
        config.seed = seed;
        tp::Sampler sampler(config, rows({ 8 }));
        const tp::BatchPlan batch = sampler.next();
        const auto found = std::ranges::find(batch, std::int64_t(0), &tp::Draw::row);
        QVERIFY(found != batch.end());
        places[static_cast<std::size_t>(found - batch.begin())] += 1.0;
    }
    double chiSquare = 0.0;
    for (const double count : places) {
        chiSquare += (count - 500.0) * (count - 500.0) / 500.0;
    }
    QVERIFY2(chiSquare < 24.3, qPrintable(QString::number(chiSquare)));
}

void TestSampler::bucketsHoldRowsOfLikeLength_data()
{
    QTest::addColumn<int>("batchSize");
    QTest::addColumn<double>("share"); // of the padding that unsorted batches have
    QTest::newRow("even") << 20 << 0.45;
    QTest::newRow("turns") << 21 << 0.25;
}

void TestSampler::bucketsHoldRowsOfLikeLength()
{
    QFETCH(int, batchSize);
    QFETCH(double, share);
    const Lengths lengths = rows({ 200, 200 });
    const auto padding = [&lengths](tp::Sampler sampler) {
        double padded = 0.0;
        for (int step = 0; step < 160; ++step) {
            std::int32_t longest = 0;
            const tp::BatchPlan batch = sampler.next();
            for (const tp::Draw &draw : batch) {
                longest = std::max(longest, lengths[std::size_t(draw.task)][std::size_t(draw.row)]);
            }
            for (const tp::Draw &draw : batch) {
                padded += longest - lengths[std::size_t(draw.task)][std::size_t(draw.row)];
            }
        }
        return padded;
    };
    const double sorted = padding(tp::Sampler(balanced(batchSize, 16), lengths));
    const double unsorted = padding(tp::Sampler(balanced(batchSize, 1), lengths));
    QVERIFY2(sorted < share * unsorted, qPrintable(QString::number(sorted / unsorted)));
}

void TestSampler::bucketsAreServedInShuffledOrder()
{
    const Lengths lengths = rows({ 400 });
    tp::Sampler sampler(balanced(10, 8), lengths);
    int ascending = 0;
    for (int bucket = 0; bucket < 20; ++bucket) {
        std::vector<std::int32_t> longest;
        for (int i = 0; i < 8; ++i) {
            longest.push_back(0);
            for (const tp::Draw &draw : sampler.next()) {
                longest.back() = std::max(longest.back(), lengths[0][std::size_t(draw.row)]);
            }
        }
        ascending += std::ranges::is_sorted(longest) ? 1 : 0;
    }
    QVERIFY(ascending < 3);
}

void TestSampler::countsWhatWasServed()
{
    tp::Sampler sampler(balanced(4, 3), rows({ 9, 9 }));
    QCOMPARE(sampler.served(), (std::vector<std::int64_t> { 0, 0 }));
    static_cast<void>(sampler.next());
    QCOMPARE(sampler.served(), (std::vector<std::int64_t> { 2, 2 }));
    static_cast<void>(sampler.next());
    QCOMPARE(sampler.served(), (std::vector<std::int64_t> { 4, 4 }));
}

void TestSampler::seedsDecide()
{
    tp::TrainingConfig config = proportional(10);
    tp::Sampler one(config, rows({ 50, 80 }));
    tp::Sampler same(config, rows({ 50, 80 }));
    config.seed = 6;
    tp::Sampler other(config, rows({ 50, 80 }));
    int equal = 0;
    for (int step = 0; step < 30; ++step) {
        const tp::BatchPlan batch = one.next();
        QCOMPARE(batch, same.next());
        equal += batch == other.next() ? 1 : 0;
    }
    QCOMPARE(equal, 0);
}

void TestSampler::rowsOfATaskDoNotDependOnTheOthers()
{
    // What makes single-task references comparable: other tasks' sizes do not change a task's rows.
    tp::Sampler small(balanced(4), rows({ 20, 5 }));
    tp::Sampler large(balanced(4), rows({ 20, 500 }));
    for (int step = 0; step < 50; ++step) {
        const tp::BatchPlan a = small.next();
        const tp::BatchPlan b = large.next();
        QCOMPARE(a[0], b[0]);
        QCOMPARE(a[1], b[1]);
    }
}

void TestSampler::tasksWithoutRowsAreLeftOut()
{
    for (const tp::TrainingConfig &config : { balanced(4), balanced(3), proportional(4) }) {
        tp::Sampler sampler(config, rows({ 0, 5, 0, 5 }));
        for (int step = 0; step < 20; ++step) {
            QCOMPARE(std::int64_t(sampler.next().size()), config.batchSize);
        }
        QCOMPARE(sampler.served()[0], std::int64_t(0));
        QCOMPARE(sampler.served()[2], std::int64_t(0));
        QVERIFY(sampler.served()[1] > 0 && sampler.served()[3] > 0);
    }
}

void TestSampler::nothingToDraw()
{
    QVERIFY(tp::Sampler(balanced(4), {}).next().empty());
    QVERIFY(tp::Sampler(balanced(4, 3), rows({ 0, 0 })).next().empty());
    QVERIFY(tp::Sampler(balanced(0), rows({ 3 })).next().empty());
}

QTEST_GUILESS_MAIN(TestSampler)
#include "tst_sampler.moc"
