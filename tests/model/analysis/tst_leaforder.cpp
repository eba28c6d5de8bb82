// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/clustering.h"

#include "analysismetrics.h"
#include "model/core/rng.h"

#include <QTest>

#include <algorithm>

using namespace tp;
using namespace tp::test;

class LeafOrderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsPlainDynamicProgramming_data();
    void equalsPlainDynamicProgramming();
    void isTheBestOfAllFlips_data();
    void isTheBestOfAllFlips();
    void handlesFewLeaves();
    void handlesChains();
    void refusesBadInput();
};

namespace {

double pathOf(const std::vector<int> &order, const Matrix &distance)
{
    double sum = 0.0;
    for (std::size_t i = 1; i < order.size(); ++i) {
        sum += distance(static_cast<std::size_t>(order[i - 1]), static_cast<std::size_t>(order[i]));
    }
    return sum;
}

// Every order that flipping nodes of the tree can give.
std::vector<std::vector<int>> ordersOf(const Linkage &linkage, int leaves, int node)
{
    if (node < leaves) {
        return { { node } };
    }
    const Merge &merge = linkage[static_cast<std::size_t>(node - leaves)];
    std::vector<std::vector<int>> orders;
    for (const auto &left : ordersOf(linkage, leaves, merge.left)) {
        for (const auto &right : ordersOf(linkage, leaves, merge.right)) {
            std::vector<int> forward = left;
            forward.insert(forward.end(), right.begin(), right.end());
            orders.push_back(std::move(forward));
            std::vector<int> backward = right;
            backward.insert(backward.end(), left.begin(), left.end());
            orders.push_back(std::move(backward));
        }
    }
    return orders;
}

Matrix randomDistances(std::size_t count, std::uint64_t seed)
{
    Rng rng(seed);
    Matrix distance(count, count);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            distance(i, j) = rng.uniform();
            distance(j, i) = distance(i, j);
        }
    }
    return distance;
}

} // namespace

void LeafOrderTest::equalsPlainDynamicProgramming_data()
{
    QTest::addColumn<std::string>("name");
    for (const std::string &name : caseNames("clusterings")) {
        QTest::newRow(name.c_str()) << name;
    }
}

void LeafOrderTest::equalsPlainDynamicProgramming()
{
    QFETCH(const std::string, name);
    const nlohmann::json &expected = caseNamed("clusterings", name);
    const Matrix distance = distanceOf(centredCosine(matrixFrom(expected.at("features"))));
    const std::vector<int> order = optimalLeafOrder(linkageOf(expected.at("linkage")), distance);
    QCOMPARE(order, expected.at("leaf_order").get<std::vector<int>>());
    QVERIFY(isNear(pathOf(order, distance), expected.at("path").get<double>()));
}

void LeafOrderTest::isTheBestOfAllFlips_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("seed");
    QTest::newRow("3") << 3 << 1;
    QTest::newRow("5") << 5 << 2;
    QTest::newRow("8") << 8 << 3;
    QTest::newRow("8 again") << 8 << 4;
    QTest::newRow("10") << 10 << 5;
}

void LeafOrderTest::isTheBestOfAllFlips()
{
    QFETCH(const int, count);
    QFETCH(const int, seed);
    const Matrix distance =
        randomDistances(static_cast<std::size_t>(count), static_cast<std::uint64_t>(seed));
    const Linkage linkage = averageLinkage(distance);
    const auto orders = ordersOf(linkage, count, 2 * count - 2);
    double best = std::numeric_limits<double>::infinity();
    for (const auto &order : orders) {
        best = std::min(best, pathOf(order, distance));
    }
    const std::vector<int> order = optimalLeafOrder(linkage, distance);
    QVERIFY(isNear(pathOf(order, distance), best));
    QVERIFY(std::ranges::find(orders, order) != orders.end());
    QVERIFY(order.front() < order.back());
}

void LeafOrderTest::handlesFewLeaves()
{
    QCOMPARE(optimalLeafOrder({}, Matrix(1, 1)), std::vector<int> { 0 });
    const std::vector<int> two { 0, 1 };
    QCOMPARE(optimalLeafOrder({ { 0, 1, 0.5, 2 } }, Matrix(2, 2, 0.5)), two);
}

void LeafOrderTest::handlesChains()
{
    // Points on a line that join one after another: the line is the only best order.
    constexpr std::size_t count = 300;
    Matrix distance(count, count);
    Linkage linkage;
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < count; ++j) {
            distance(i, j) = std::abs(static_cast<double>(i) - static_cast<double>(j));
        }
        if (i > 0) {
            const int number = static_cast<int>(i);
            const int chain = i == 1 ? 0 : static_cast<int>(count + i - 2);
            linkage.push_back({ number, chain, static_cast<double>(i), number + 1 });
        }
    }
    const std::vector<int> order = optimalLeafOrder(linkage, distance);
    QCOMPARE(order.size(), count);
    QVERIFY(std::ranges::is_sorted(order));
}

void LeafOrderTest::refusesBadInput()
{
    const Linkage linkage { { 0, 1, 0.5, 2 } };
    QVERIFY(optimalLeafOrder(linkage, Matrix(2, 2, notANumber)).empty());
    QVERIFY(optimalLeafOrder(linkage, Matrix(3, 3, 0.5)).empty());
    QVERIFY(optimalLeafOrder(linkage, Matrix(2, 3, 0.5)).empty());
    QVERIFY(optimalLeafOrder({}, Matrix()).empty());
}

QTEST_GUILESS_MAIN(LeafOrderTest)
#include "tst_leaforder.moc"
