// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/assignment.h"

#include "comparisonnumbers.h"

#include <QtTest>

#include <set>

using namespace tp;
using namespace tp::test;

class TestAssignment final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void costsAsLittleAsScipy_data();
    void costsAsLittleAsScipy();
    void findsAPermutation();
    void tiesAreDecided();
    void refusesWhatIsNotFinite();
    void nothingGivesNothing();
};

void TestAssignment::costsAsLittleAsScipy_data()
{
    QTest::addColumn<int>("index");
    const auto &cases = comparisonNumbers().at("assignments");
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const auto &cost = cases.at(i).at("cost");
        QTest::addRow("%d x %d", int(cost.size()), int(cost.at(0).size())) << int(i);
    }
}

void TestAssignment::costsAsLittleAsScipy()
{
    QFETCH(const int, index);
    const auto &entry = comparisonNumbers().at("assignments").at(std::size_t(index));
    const Matrix cost = matrixOf(entry.at("cost").get<std::vector<std::vector<double>>>());
    const std::vector<int> columns = cheapestAssignment(cost);
    QCOMPARE(columns.size(), cost.rows());
    std::set<int> used;
    double total = 0.0;
    for (std::size_t row = 0; row < columns.size(); ++row) {
        if (columns[row] >= 0) {
            QVERIFY(used.insert(columns[row]).second);
            total += cost(row, std::size_t(columns[row]));
        }
    }
    QCOMPARE(used.size(), std::min(cost.rows(), cost.cols()));
    QVERIFY(isNear(total, entry.at("total").get<double>()));
}

void TestAssignment::findsAPermutation()
{
    const std::vector<int> hidden { 3, 0, 4, 1, 2 };
    Matrix cost(5, 5, 1.0);
    for (std::size_t row = 0; row < hidden.size(); ++row) {
        cost(row, std::size_t(hidden[row])) = 0.0;
    }
    QCOMPARE(cheapestAssignment(cost), hidden);
}

void TestAssignment::tiesAreDecided()
{
    QCOMPARE(cheapestAssignment(Matrix(3, 3, 0.5)), (std::vector<int> { 0, 1, 2 }));
}

void TestAssignment::refusesWhatIsNotFinite()
{
    Matrix cost(2, 2, 1.0);
    cost(1, 0) = notANumber;
    QVERIFY(cheapestAssignment(cost).empty());
}

void TestAssignment::nothingGivesNothing()
{
    QVERIFY(cheapestAssignment(Matrix()).empty());
}

QTEST_GUILESS_MAIN(TestAssignment)
#include "tst_assignment.moc"
