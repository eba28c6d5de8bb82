// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/rng.h"

#include <QtTest>

#include <array>
#include <numeric>

// The expected numbers come from a Python program of the published algorithms.
class TestRng : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streamIsThatOfTheAlgorithm_data();
    void streamIsThatOfTheAlgorithm();
    void purposesHaveTheirOwnStreams();
    void uniformUses53Bits();
    void shuffleIsFixed();
    void belowIsEvenAndStaysBelow();
    void stateContinuesExactly();
};

void TestRng::streamIsThatOfTheAlgorithm_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<quint64>("first");
    QTest::addColumn<quint64>("fourth");
    QTest::newRow("0") << quint64(0) << quint64(0x99ec5f36cb75f2b4) << quint64(0x6aa594f1262d2d2c);
    QTest::newRow("1") << quint64(1) << quint64(0xb3f2af6d0fc710c5) << quint64(0x642e1c7bc266a3a7);
    QTest::newRow("large") << quint64(0xdeadbeef) << quint64(0xc5555444a74d7e83)
                           << quint64(0x429aed75fb958af7);
}

void TestRng::streamIsThatOfTheAlgorithm()
{
    QFETCH(quint64, seed);
    tp::Rng rng(seed);
    QTEST(quint64(rng.next()), "first");
    rng.next();
    rng.next();
    QTEST(quint64(rng.next()), "fourth");
}

void TestRng::purposesHaveTheirOwnStreams()
{
    tp::Rng first(7, "task/first");
    QCOMPARE(first.next(), std::uint64_t(0x83227af806af1427));
    QCOMPARE(first.next(), std::uint64_t(0x6e564a8a6bc9f1ce));
    tp::Rng second(7, "task/second");
    QVERIFY(second.next() != std::uint64_t(0x83227af806af1427));
}

void TestRng::uniformUses53Bits()
{
    tp::Rng rng(5);
    QCOMPARE(rng.uniform(), 0.2884112281702357);
    QCOMPARE(rng.uniform(), 0.6020823331320106);
    QCOMPARE(rng.uniform(), 0.6495467305510222);
}

void TestRng::shuffleIsFixed()
{
    std::vector<int> items(10);
    std::iota(items.begin(), items.end(), 0);
    tp::Rng rng(3);
    rng.shuffle(items);
    QCOMPARE(items, (std::vector<int> { 6, 7, 3, 4, 5, 2, 0, 9, 1, 8 }));
}

void TestRng::belowIsEvenAndStaysBelow()
{
    tp::Rng rng(11);
    std::array<int, 7> counts {};
    constexpr int draws = 70000;
    for (int i = 0; i < draws; ++i) {
        const std::uint64_t value = rng.below(counts.size());
        QVERIFY(value < counts.size());
        ++counts[value];
    }
    for (const int count : counts) {
        // Binomial deviation is 93; five of them.
        QVERIFY2(std::abs(count - draws / 7) < 465, qPrintable(QString::number(count)));
    }
    QCOMPARE(rng.below(1), std::uint64_t(0));
}

void TestRng::stateContinuesExactly()
{
    tp::Rng rng(42);
    rng.next();
    const tp::Rng::State state = rng.state();
    const std::uint64_t expected = rng.next();
    tp::Rng other(0);
    other.setState(state);
    QCOMPARE(other.next(), expected);
}

QTEST_GUILESS_MAIN(TestRng)
#include "tst_rng.moc"
