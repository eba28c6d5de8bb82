// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/clustering.h"

#include "analysismetrics.h"
#include "model/core/rng.h"

#include <QTest>

using namespace tp;
using namespace tp::test;

class LinkageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsScipy_data();
    void equalsScipy();
    void equalsKnownHeights();
    void agreesWithItsDefinition_data();
    void agreesWithItsDefinition();
    void breaksTiesByLowestNumber();
    void keepsHeightsAscending();
    void handlesFewLeaves();
    void refusesBadDistances_data();
    void refusesBadDistances();
    void survivesHugeDistances();
    void cutsIntoExactlySoManyClusters_data();
    void cutsIntoExactlySoManyClusters();
    void refusesLinkagesThatAreNoTree_data();
    void refusesLinkagesThatAreNoTree();
};

namespace {

Matrix randomDistances(std::size_t count, std::uint64_t seed, std::uint64_t levels)
{
    Rng rng(seed);
    Matrix distance(count, count);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            distance(i, j) = static_cast<double>(rng.below(levels)) / static_cast<double>(levels);
            distance(j, i) = distance(i, j);
        }
    }
    return distance;
}

// Straight from the definition: the mean over all pairs of leaves, in cubic time a merge.
Linkage linkageByDefinition(const Matrix &distance)
{
    struct Cluster
    {
        int number;
        std::vector<std::size_t> leaves;
    };
    std::vector<Cluster> clusters;
    for (std::size_t i = 0; i < distance.rows(); ++i) {
        clusters.push_back({ static_cast<int>(i), { i } });
    }
    Linkage linkage;
    while (clusters.size() > 1) {
        std::size_t bestA = 0;
        std::size_t bestB = 0;
        double best = std::numeric_limits<double>::infinity();
        for (std::size_t a = 0; a < clusters.size(); ++a) {
            for (std::size_t b = a + 1; b < clusters.size(); ++b) {
                double sum = 0.0;
                for (const std::size_t i : clusters[a].leaves) {
                    for (const std::size_t j : clusters[b].leaves) {
                        sum += distance(i, j);
                    }
                }
                sum /= static_cast<double>(clusters[a].leaves.size() * clusters[b].leaves.size());
                if (sum < best - 1e-12) {
                    best = sum;
                    bestA = a;
                    bestB = b;
                }
            }
        }
        Cluster merged { static_cast<int>(distance.rows() + linkage.size()),
            clusters[bestA].leaves };
        const auto &other = clusters[bestB].leaves;
        merged.leaves.insert(merged.leaves.end(), other.begin(), other.end());
        linkage.push_back({ .left = clusters[bestA].number,
            .right = clusters[bestB].number,
            .height = best,
            .size = static_cast<int>(merged.leaves.size()) });
        // Higher index first, so that the lower one stays valid; the list stays sorted by number.
        clusters.erase(clusters.begin() + static_cast<std::ptrdiff_t>(bestB));
        clusters.erase(clusters.begin() + static_cast<std::ptrdiff_t>(bestA));
        clusters.push_back(std::move(merged));
    }
    return linkage;
}

void compareLinkages(const Linkage &actual, const Linkage &expected)
{
    QCOMPARE(actual.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(actual[i].left, expected[i].left);
        QCOMPARE(actual[i].right, expected[i].right);
        QCOMPARE(actual[i].size, expected[i].size);
        QVERIFY(isNear(actual[i].height, expected[i].height));
    }
}

} // namespace

void LinkageTest::equalsScipy_data()
{
    QTest::addColumn<std::string>("name");
    for (const std::string &name : caseNames("clusterings")) {
        QTest::newRow(name.c_str()) << name;
    }
}

void LinkageTest::equalsScipy()
{
    QFETCH(const std::string, name);
    const nlohmann::json &expected = caseNamed("clusterings", name);
    const Matrix distance = distanceOf(centredCosine(matrixFrom(expected.at("features"))));
    compareLinkages(averageLinkage(distance), linkageOf(expected.at("linkage")));
}

void LinkageTest::equalsKnownHeights()
{
    const nlohmann::json &golden = metrics().at("golden");
    const Matrix routes = matrixFrom(golden.at("routes"));
    Matrix distance(routes.rows(), routes.rows());
    for (std::size_t i = 0; i < routes.rows(); ++i) {
        for (std::size_t j = 0; j < routes.rows(); ++j) {
            double product = 0.0;
            double a = 0.0;
            double b = 0.0;
            for (std::size_t k = 0; k < routes.cols(); ++k) {
                product += routes(i, k) * routes(j, k);
                a += routes(i, k) * routes(i, k);
                b += routes(j, k) * routes(j, k);
            }
            distance(i, j) = i == j ? 0.0 : 1.0 - product / std::sqrt(a * b);
        }
    }
    const Linkage linkage = averageLinkage(distance);
    const auto heights = golden.at("merge_heights").get<std::vector<double>>();
    QCOMPARE(linkage.size(), heights.size());
    for (std::size_t i = 0; i < heights.size(); ++i) {
        QVERIFY(isNear(linkage[i].height, heights[i], 1e-9));
    }
    QCOMPARE(cutLinkage(linkage, 6, 3), golden.at("labels_k3").get<std::vector<int>>());
}

void LinkageTest::agreesWithItsDefinition_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("levels"); // few levels make many ties, which must not crash or differ
    QTest::newRow("continuous 12") << 12 << 1 << 1000000;
    QTest::newRow("continuous 30") << 30 << 2 << 1000000;
    QTest::newRow("two levels") << 9 << 3 << 2;
    QTest::newRow("four levels") << 16 << 4 << 4;
    QTest::newRow("all equal") << 8 << 5 << 1;
}

void LinkageTest::agreesWithItsDefinition()
{
    QFETCH(const int, count);
    QFETCH(const int, seed);
    QFETCH(const int, levels);
    const Matrix distance = randomDistances(static_cast<std::size_t>(count),
        static_cast<std::uint64_t>(seed),
        static_cast<std::uint64_t>(levels));
    compareLinkages(averageLinkage(distance), linkageByDefinition(distance));
}

void LinkageTest::breaksTiesByLowestNumber()
{
    const Linkage linkage = averageLinkage(Matrix(4, 4, 0.5));
    const std::vector<std::pair<int, int>> pairs { { 0, 1 }, { 2, 3 }, { 4, 5 } };
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        QCOMPARE(std::pair(linkage.at(i).left, linkage.at(i).right), pairs[i]);
        QCOMPARE(linkage[i].height, 0.5);
    }
}

void LinkageTest::keepsHeightsAscending()
{
    // Equal distances of 0.1 average to a little less or more than 0.1 in binary.
    const Linkage linkage = averageLinkage(Matrix(40, 40, 0.1));
    QCOMPARE(linkage.size(), std::size_t { 39 });
    QVERIFY(std::ranges::is_sorted(linkage, {}, &Merge::height));
}

void LinkageTest::handlesFewLeaves()
{
    QVERIFY(averageLinkage(Matrix()).empty());
    QVERIFY(averageLinkage(Matrix(1, 1)).empty());
    QVERIFY(cutLinkage({}, 0, 3).empty());
    QCOMPARE(cutLinkage({}, 1, 3), std::vector<int> { 0 });
    const Linkage two = averageLinkage(matrixOf({ { 0.0, 0.25 }, { 0.25, 0.0 } }));
    QCOMPARE(two.size(), std::size_t { 1 });
    QCOMPARE(two.front().height, 0.25);
    QCOMPARE(two.front().size, 2);
}

void LinkageTest::refusesBadDistances_data()
{
    QTest::addColumn<Matrix>("distance");
    QTest::newRow("not square") << Matrix(2, 3, 0.5);
    QTest::newRow("NaN") << matrixOf({ { 0.0, notANumber }, { notANumber, 0.0 } });
    const double infinite = std::numeric_limits<double>::infinity();
    QTest::newRow("infinite") << matrixOf({ { 0.0, infinite }, { infinite, 0.0 } });
}

void LinkageTest::refusesBadDistances()
{
    QFETCH(const Matrix, distance);
    QVERIFY(averageLinkage(distance).empty());
}

void LinkageTest::survivesHugeDistances()
{
    // Sums of these overflow; the tree must still be whole.
    const Linkage linkage = averageLinkage(Matrix(5, 5, std::numeric_limits<double>::max()));
    QCOMPARE(linkage.size(), std::size_t { 4 });
    QCOMPARE(linkage.back().size, 5);
}

void LinkageTest::cutsIntoExactlySoManyClusters_data()
{
    QTest::addColumn<int>("clusters");
    QTest::addColumn<QList<int>>("expected");
    QTest::newRow("none counts as one") << 0 << QList<int> { 0, 0, 0, 0, 0 };
    QTest::newRow("one") << 1 << QList<int> { 0, 0, 0, 0, 0 };
    QTest::newRow("two") << 2 << QList<int> { 0, 1, 0, 1, 0 };
    QTest::newRow("three") << 3 << QList<int> { 0, 1, 0, 1, 2 };
    QTest::newRow("five") << 5 << QList<int> { 0, 1, 2, 3, 4 };
    QTest::newRow("more than leaves") << 9 << QList<int> { 0, 1, 2, 3, 4 };
}

void LinkageTest::cutsIntoExactlySoManyClusters()
{
    QFETCH(const int, clusters);
    QFETCH(const QList<int>, expected);
    const Linkage linkage {
        { 0, 2, 0.1, 2 }, { 1, 3, 0.1, 2 }, { 4, 5, 0.4, 3 }, { 6, 7, 0.9, 5 }
    };
    const auto labels = cutLinkage(linkage, 5, static_cast<std::size_t>(clusters));
    QCOMPARE(QList<int>(labels.begin(), labels.end()), expected);
}

void LinkageTest::refusesLinkagesThatAreNoTree_data()
{
    QTest::addColumn<Linkage>("linkage");
    QTest::newRow("too few merges") << Linkage { { 0, 1, 0.1, 2 } };
    QTest::newRow("part used twice") << Linkage { { 0, 1, 0.1, 2 }, { 0, 2, 0.2, 2 } };
    QTest::newRow("part of the future") << Linkage { { 0, 4, 0.1, 2 }, { 1, 2, 0.2, 2 } };
    QTest::newRow("negative part") << Linkage { { -1, 1, 0.1, 2 }, { 2, 3, 0.2, 3 } };
}

void LinkageTest::refusesLinkagesThatAreNoTree()
{
    QFETCH(const Linkage, linkage);
    QVERIFY(cutLinkage(linkage, 3, 2).empty());
    QVERIFY(optimalLeafOrder(linkage, Matrix(3, 3, 0.5)).empty());
}

QTEST_GUILESS_MAIN(LinkageTest)
#include "tst_linkage.moc"
