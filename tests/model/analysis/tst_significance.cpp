// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/significance.h"

#include "comparisonnumbers.h"

#include <QtTest>

using namespace tp;
using namespace tp::test;

class TestSignificance final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsScipy_data();
    void equalsScipy();
    void drawnSignsComeNearTheExactAnswer();
    void equalDifferencesAreAsSureAsCanBe();
    void noDifferenceIsNoEvidence();
    void refusesWhatIsNotFinite();
    void holmEqualsStatsmodels();
    void holmOfNothing();
};

void TestSignificance::equalsScipy_data()
{
    QTest::addColumn<int>("index");
    const auto &cases = comparisonNumbers().at("tests");
    for (std::size_t i = 0; i < cases.size(); ++i) {
        QTest::addRow("%d pairs, case %d", int(cases.at(i).at("differences").size()), int(i))
            << int(i);
    }
}

void TestSignificance::equalsScipy()
{
    QFETCH(const int, index);
    const auto &entry = comparisonNumbers().at("tests").at(std::size_t(index));
    const auto test = signFlipTest(entry.at("differences").get<std::vector<double>>());
    QVERIFY(test && test->exact);
    QVERIFY(isNear(test->mean, entry.at("mean").get<double>()));
    QVERIFY(isNear(test->p, entry.at("p").get<double>()));
}

// Thirty differences are too many to try; twice fifteen equal ones have a known answer nearby.
void TestSignificance::drawnSignsComeNearTheExactAnswer()
{
    std::vector<double> differences;
    for (int i = 0; i < 30; ++i) {
        differences.push_back(i % 3 == 0 ? -1.0 : 1.0); // 20 up, 10 down
    }
    const auto test = signFlipTest(differences);
    QVERIFY(test && !test->exact);
    // P(|2 B - 30| >= 10) for B ~ Binomial(30, 1/2).
    QVERIFY2(isNear(test->p, 0.0987, 0.003), qPrintable(QString::number(test->p)));
    QCOMPARE(signFlipTest(differences)->p, test->p); // the same draws every time
}

void TestSignificance::equalDifferencesAreAsSureAsCanBe()
{
    const auto test = signFlipTest(std::vector<double>(leastPairs, 0.1));
    QVERIFY(test);
    QCOMPARE(test->p, 2.0 / 64.0);
    QVERIFY(test->p < 0.05);
    QVERIFY(signFlipTest(std::vector<double>(leastPairs - 1, 0.1))->p > 0.05);
}

void TestSignificance::noDifferenceIsNoEvidence()
{
    const auto test = signFlipTest(std::vector<double>(8, 0.0));
    QVERIFY(test);
    QCOMPARE(test->p, 1.0);
    QCOMPARE(test->mean, 0.0);
}

void TestSignificance::refusesWhatIsNotFinite()
{
    QVERIFY(!signFlipTest(std::vector<double> {}));
    QVERIFY(!signFlipTest(std::vector<double> { 0.1, notANumber }));
}

void TestSignificance::holmEqualsStatsmodels()
{
    const auto corrected = holmCorrected(comparisonNumbers().at("p").get<std::vector<double>>());
    const auto expected = comparisonNumbers().at("holm").get<std::vector<double>>();
    QCOMPARE(corrected.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QVERIFY(isNear(corrected[i], expected[i]));
    }
}

void TestSignificance::holmOfNothing()
{
    QVERIFY(holmCorrected({}).empty());
    QCOMPARE(holmCorrected({ 0.04 }), (std::vector<double> { 0.04 }));
}

QTEST_GUILESS_MAIN(TestSignificance)
#include "tst_significance.moc"
