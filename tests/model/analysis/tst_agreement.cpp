// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/clustering.h"

#include "analysismetrics.h"

#include <QTest>

using namespace tp;
using namespace tp::test;

class AgreementTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsScikitLearn_data();
    void equalsScikitLearn();
    void equalsKnownValues();
    void handlesNoItems();
    void answersNanForUnequalLengths();
    void equalsAPermutationTestInPython_data();
    void equalsAPermutationTestInPython();
    void findsExactPermutationProbability();
    void givesTheSameNullEachTime();
    void countsOneCategoryAsCertain();
    void runsWithoutPermutations();
};

void AgreementTest::equalsScikitLearn_data()
{
    QTest::addColumn<std::string>("name");
    for (const std::string &name : caseNames("labellings")) {
        QTest::newRow(name.c_str()) << name;
    }
}

void AgreementTest::equalsScikitLearn()
{
    QFETCH(const std::string, name);
    const nlohmann::json &expected = caseNamed("labellings", name);
    const auto a = expected.at("a").get<std::vector<int>>();
    const auto b = expected.at("b").get<std::vector<int>>();
    const double ari = expected.at("ari").get<double>();
    const double nmi = expected.at("nmi").get<double>();
    QVERIFY(isNear(adjustedRandIndex(a, b), ari));
    QVERIFY(isNear(adjustedRandIndex(b, a), ari));
    QVERIFY(isNear(normalisedMutualInformation(a, b), nmi));
    QVERIFY(isNear(normalisedMutualInformation(b, a), nmi));
}

void AgreementTest::equalsKnownValues()
{
    const std::vector<int> a { 0, 0, 0, 1, 1, 1, 2, 2 };
    const std::vector<int> b { 0, 0, 1, 1, 1, 1, 2, 0 };
    const nlohmann::json &golden = metrics().at("golden");
    QVERIFY(isNear(adjustedRandIndex(a, b), golden.at("ari").get<double>(), 1e-10));
    QVERIFY(isNear(normalisedMutualInformation(a, b), golden.at("nmi").get<double>(), 1e-10));
}

void AgreementTest::handlesNoItems()
{
    QCOMPARE(adjustedRandIndex({}, {}), 1.0);
    QCOMPARE(normalisedMutualInformation({}, {}), 1.0);
}

void AgreementTest::answersNanForUnequalLengths()
{
    QVERIFY(std::isnan(adjustedRandIndex({ 0, 1 }, { 0 })));
    QVERIFY(std::isnan(normalisedMutualInformation({ 0, 1 }, { 0 })));
    const Agreement result = agreement({ 0, 1 }, { 0 }, 10);
    QVERIFY(std::isnan(result.ari));
    QCOMPARE(result.permutations, 0);
}

void AgreementTest::equalsAPermutationTestInPython_data()
{
    QTest::addColumn<std::string>("name");
    for (const std::string &name : caseNames("clusterings")) {
        QTest::newRow(name.c_str()) << name;
    }
}

void AgreementTest::equalsAPermutationTestInPython()
{
    QFETCH(const std::string, name);
    const nlohmann::json &entry = caseNamed("clusterings", name);
    const nlohmann::json &expected = entry.at("agreement");
    const Agreement result = agreement(entry.at("labels").get<std::vector<int>>(),
        entry.at("categories").get<std::vector<int>>(),
        expected.at("permutations").get<int>());
    QVERIFY(isNear(result.ari, expected.at("ari").get<double>()));
    QVERIFY(isNear(result.nmi, expected.at("nmi").get<double>()));
    QVERIFY(isNear(result.nullMean, expected.at("null_mean").get<double>()));
    QVERIFY(isNear(result.nullDeviation, expected.at("null_deviation").get<double>()));
    QVERIFY(isNear(result.p, expected.at("p").get<double>()));
    QCOMPARE(result.permutations, expected.at("permutations").get<int>());
}

void AgreementTest::findsExactPermutationProbability()
{
    // Two pairs recovered among four items: 8 of the 24 orders of the categories recover them.
    const Agreement result = agreement({ 0, 0, 1, 1 }, { 0, 0, 1, 1 }, 20000);
    QCOMPARE(result.ari, 1.0);
    QVERIFY(isNear(result.p, 1.0 / 3.0, 0.015));
    QVERIFY(isNear(result.nullMean, 0.0, 0.03));
}

void AgreementTest::givesTheSameNullEachTime()
{
    const std::vector<int> labels { 0, 0, 1, 1, 2, 2, 0, 1 };
    const std::vector<int> categories { 0, 0, 0, 1, 1, 1, 2, 2 };
    const Agreement first = agreement(labels, categories, 100, 7);
    const Agreement second = agreement(labels, categories, 100, 7);
    const Agreement other = agreement(labels, categories, 100, 8);
    QCOMPARE(first.nullMean, second.nullMean);
    QVERIFY(first.nullMean != other.nullMean);
}

void AgreementTest::countsOneCategoryAsCertain()
{
    const Agreement result = agreement({ 0, 0, 0 }, { 5, 5, 5 }, 20);
    QCOMPARE(result.ari, 1.0);
    QCOMPARE(result.p, 1.0); // every permutation does as well
    QCOMPARE(result.nullDeviation, 0.0);
}

void AgreementTest::runsWithoutPermutations()
{
    const Agreement result = agreement({ 0, 0, 1, 1 }, { 0, 0, 1, 1 }, 0);
    QCOMPARE(result.ari, 1.0);
    QCOMPARE(result.p, 1.0);
    QCOMPARE(result.permutations, 0);
}

QTEST_GUILESS_MAIN(AgreementTest)
#include "tst_agreement.moc"
