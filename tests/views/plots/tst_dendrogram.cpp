// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/dendrogram.h"

#include <QTest>

#include <limits>

namespace {

// ((0 2) at 1, (1 3) at 2) at 5
const tp::Linkage fourLeaves { { 0, 2, 1.0, 2 }, { 1, 3, 2.0, 2 }, { 4, 5, 5.0, 4 } };
const std::vector<int> matchingOrder { 0, 2, 3, 1 };

} // namespace

class TestDendrogram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void branchesStandBetweenTheirRows()
    {
        const auto tree = tp::placeDendrogram(fourLeaves, matchingOrder, 2);
        QVERIFY(tree.has_value());
        QCOMPARE(tree->branches.size(), std::size_t { 3 });
        QCOMPARE(tree->branches[0].first, 0.0);
        QCOMPARE(tree->branches[0].second, 1.0);
        QCOMPARE(tree->branches[1].first, 2.0); // leaf 3 stands above leaf 1
        QCOMPARE(tree->branches[1].second, 3.0);
        QCOMPARE(tree->branches[2].first, 0.5);
        QCOMPARE(tree->branches[2].second, 2.5);
        QCOMPARE(tree->branches[2].firstHeight, 1.0);
        QCOMPARE(tree->branches[2].secondHeight, 2.0);
        QCOMPARE(tree->maxHeight, 5.0);
        QCOMPARE(tree->baseHeight, 0.2); // a fifth of the merges' range below the lowest
    }

    void cutLiesBetweenMerges_data()
    {
        QTest::addColumn<int>("clusters");
        QTest::addColumn<double>("height");
        QTest::addColumn<std::vector<int>>("rows");
        QTest::newRow("one") << 1 << 5.192 << std::vector<int> { 0, 0, 0, 0 };
        QTest::newRow("two") << 2 << 3.5 << std::vector<int> { 0, 0, 1, 1 };
        QTest::newRow("three") << 3 << 1.5 << std::vector<int> { 0, 0, 1, 2 };
        QTest::newRow("four") << 4 << 0.6 << std::vector<int> { 0, 1, 2, 3 };
        QTest::newRow("more than leaves") << 9 << 0.6 << std::vector<int> { 0, 1, 2, 3 };
        QTest::newRow("none said") << 0 << 5.192 << std::vector<int> { 0, 0, 0, 0 };
    }

    void cutLiesBetweenMerges()
    {
        QFETCH(int, clusters);
        QFETCH(double, height);
        QFETCH(std::vector<int>, rows);
        const auto tree = tp::placeDendrogram(fourLeaves, matchingOrder, clusters);
        QVERIFY(tree.has_value());
        QCOMPARE(tree->cutHeight, height);
        QCOMPARE(tree->rowCluster, rows);
    }

    void colourEndsAtTheCut()
    {
        const auto tree = tp::placeDendrogram(fourLeaves, matchingOrder, 2);
        QCOMPARE(tree->branches[0].cluster, 0);
        QCOMPARE(tree->branches[1].cluster, 1);
        QCOMPARE(tree->branches[2].cluster, -1);
        QCOMPARE(tree->branches[2].firstCluster, 0);
        QCOMPARE(tree->branches[2].secondCluster, 1);
    }

    void otherOrdersHaveNoTree_data()
    {
        QTest::addColumn<std::vector<int>>("order");
        QTest::newRow("crossing") << std::vector<int> { 0, 1, 2, 3 };
        QTest::newRow("too few rows") << std::vector<int> { 0, 2, 1 };
        QTest::newRow("twice the same") << std::vector<int> { 0, 2, 3, 3 };
        QTest::newRow("out of range") << std::vector<int> { 0, 2, 3, 7 };
        QTest::newRow("none") << std::vector<int>();
    }

    void otherOrdersHaveNoTree()
    {
        QFETCH(std::vector<int>, order);
        QVERIFY(!tp::placeDendrogram(fourLeaves, order, 2));
    }

    void brokenLinkagesHaveNoTree_data()
    {
        QTest::addColumn<int>("left");
        QTest::addColumn<double>("height");
        QTest::newRow("of itself") << 6 << 5.0;
        QTest::newRow("negative") << -1 << 5.0;
        QTest::newRow("taken already") << 0 << 5.0;
        QTest::newRow("nan") << 4 << std::numeric_limits<double>::quiet_NaN();
    }

    void brokenLinkagesHaveNoTree()
    {
        QFETCH(int, left);
        QFETCH(double, height);
        tp::Linkage linkage = fourLeaves;
        linkage.back().left = left;
        linkage.back().height = height;
        QVERIFY(!tp::placeDendrogram(linkage, matchingOrder, 2));
    }
};

QTEST_GUILESS_MAIN(TestDendrogram)
#include "tst_dendrogram.moc"
