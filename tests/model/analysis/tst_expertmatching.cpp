// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/expertmatching.h"

#include "analysisdata.h"
#include "model/core/rng.h"

#include <QtTest>

#include <numeric>

using namespace tp;
using namespace tp::test;

class TestExpertMatching final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void renamedExpertsAreFound_data();
    void renamedExpertsAreFound();
    void matchesTasksById();
    void onlyChosenSitesCount();
    void strangersAreNoNearerThanShuffled();
    void refusesWhatHasNoCounterpart_data();
    void refusesWhatHasNoCounterpart();
};

namespace {

RunDescription runOf(const RoutingLayout &layout)
{
    RunDescription run;
    run.routing = layout;
    for (std::int64_t task = 0; task < layout.tasks; ++task) {
        run.tasks.push_back(taskOf("t" + std::to_string(task)));
    }
    return run;
}

RoutingFrame randomFrame(const RoutingLayout &layout, std::uint64_t seed)
{
    Rng rng(seed);
    RoutingFrame frame;
    const auto rows = layout.sites.size() * std::size_t(layout.tasks * layout.splits);
    for (std::size_t row = 0; row < rows; ++row) {
        std::vector<double> weights;
        for (std::int64_t expert = 0; expert < layout.experts; ++expert) {
            weights.push_back(rng.uniform() + 0.01);
        }
        const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
        for (const double weight : weights) {
            frame.weights.push_back(float(weight / sum));
        }
    }
    return frame;
}

// The same routing with the experts of every site and split in an order of their own.
RoutingFrame shuffledExperts(const RoutingLayout &layout, const RoutingFrame &frame)
{
    Rng rng(99);
    RoutingFrame result = frame;
    const auto experts = std::size_t(layout.experts);
    const auto splits = std::size_t(layout.splits);
    const auto tasks = std::size_t(layout.tasks);
    for (std::size_t site = 0; site < layout.sites.size(); ++site) {
        for (std::size_t split = 0; split < splits; ++split) {
            std::vector<std::size_t> order(experts);
            std::iota(order.begin(), order.end(), 0);
            rng.shuffle(order);
            for (std::size_t task = 0; task < tasks; ++task) {
                const std::size_t start = ((site * tasks + task) * splits + split) * experts;
                for (std::size_t expert = 0; expert < experts; ++expert) {
                    result.weights[start + expert] = frame.weights[start + order[expert]];
                }
            }
        }
    }
    return result;
}

double largest(const Matrix &matrix)
{
    double value = 0.0;
    for (const double number : matrix.values()) {
        value = std::max(value, std::abs(number));
    }
    return value;
}

} // namespace

void TestExpertMatching::renamedExpertsAreFound_data()
{
    QTest::addColumn<int>("splits");
    QTest::newRow("one choice") << 1;
    QTest::newRow("four orders") << 4;
}

void TestExpertMatching::renamedExpertsAreFound()
{
    QFETCH(const int, splits);
    const RoutingLayout layout = layoutOf(5, 12, splits, 8);
    const RunDescription run = runOf(layout);
    const RoutingFrame frame = randomFrame(layout, 1);
    const RoutingFrame other = shuffledExperts(layout, frame);
    const MatchedRouting matched = matchRouting({ run, frame }, { run, other }, {}, 60);
    QCOMPARE(matched.refused, std::string());
    QCOMPARE(matched.sites, std::size_t(5));
    QCOMPARE(matched.first.values.cols(), std::size_t(8 * splits));
    QCOMPARE(matched.first.cols, columnLabels(layout));
    QVERIFY(largest(matched.difference) < 1e-7);
    QVERIFY(matched.distance < 1e-7);
    QVERIFY(matched.shuffledMean > 0.1);
    QCOMPARE(matched.p, 1.0 / 61.0);
    // The first is what the routing view shows.
    const LabelledMatrix mean = meanRouting(layout, frame, allSites(layout), run.tasks);
    for (std::size_t i = 0; i < mean.values.values().size(); ++i) {
        QVERIFY(isNear(mean.values.values()[i], matched.first.values.values()[i], 1e-9));
    }
}

void TestExpertMatching::matchesTasksById()
{
    const RoutingLayout layout = layoutOf(2, 3, 1, 4);
    RunDescription first = runOf(layout);
    RunDescription second = first;
    // The second has the first's tasks 2 and 0, in this order, and one of its own.
    second.tasks = { first.tasks[2], taskOf("own"), first.tasks[0] };
    const RoutingFrame frame = randomFrame(layout, 3);
    RoutingFrame other = frame;
    for (std::size_t site = 0; site < 2; ++site) {
        for (std::size_t expert = 0; expert < 4; ++expert) {
            other.weights[(site * 3 + 0) * 4 + expert] = frame.weights[(site * 3 + 2) * 4 + expert];
            other.weights[(site * 3 + 2) * 4 + expert] = frame.weights[(site * 3 + 0) * 4 + expert];
        }
    }
    const MatchedRouting matched = matchRouting({ first, frame }, { second, other }, {}, 0);
    QCOMPARE(matched.tasks, (std::vector<std::string> { "t0", "t2" }));
    QVERIFY(matched.distance < 1e-7);
}

void TestExpertMatching::onlyChosenSitesCount()
{
    const RoutingLayout layout = layoutOf(4, 6, 1, 3);
    const RunDescription run = runOf(layout);
    const RoutingFrame frame = randomFrame(layout, 4);
    RoutingFrame other = frame;
    for (std::size_t i = 0; i < 6 * 3; ++i) { // site 0 of the encoder routes otherwise
        other.weights[i] = i % 3 == 0 ? 1.0F : 0.0F;
    }
    QVERIFY(matchRouting({ run, frame }, { run, other }, {}, 0).distance > 0.01);
    SiteFilter decoder;
    decoder.stack = "decoder";
    const MatchedRouting matched = matchRouting({ run, frame }, { run, other }, decoder, 0);
    QCOMPARE(matched.sites, std::size_t(2));
    QVERIFY(matched.distance < 1e-7);
}

void TestExpertMatching::strangersAreNoNearerThanShuffled()
{
    const RoutingLayout layout = layoutOf(6, 10, 1, 4);
    const RunDescription run = runOf(layout);
    const RoutingFrame frame = randomFrame(layout, 5);
    const RoutingFrame other = randomFrame(layout, 6);
    const MatchedRouting matched = matchRouting({ run, frame }, { run, other }, {}, 99);
    QVERIFY(matched.p > 0.05);
    QVERIFY(std::abs(matched.distance - matched.shuffledMean) < 4.0 * matched.shuffledDeviation);
}

void TestExpertMatching::refusesWhatHasNoCounterpart_data()
{
    QTest::addColumn<int>("splits");
    QTest::addColumn<int>("experts");
    QTest::addColumn<QString>("site");
    QTest::addColumn<QString>("task");
    QTest::addColumn<float>("weight");
    QTest::addColumn<QString>("part");
    QTest::newRow("splits") << 2 << 3 << ""
                            << "" << 0.5F << "for each order";
    QTest::newRow("experts") << 1 << 5 << ""
                             << "" << 0.5F << "3 and 5 experts";
    QTest::newRow("sites") << 1 << 3 << "elsewhere"
                           << "" << 0.5F << "no adapted layer";
    QTest::newRow("tasks") << 1 << 3 << ""
                           << "other" << 0.5F << "no task in common";
    QTest::newRow("not a number") << 1 << 3 << ""
                                  << "" << std::nanf("") << "damaged";
}

void TestExpertMatching::refusesWhatHasNoCounterpart()
{
    QFETCH(const int, splits);
    QFETCH(const int, experts);
    QFETCH(const QString, site);
    QFETCH(const QString, task);
    QFETCH(const float, weight);
    QFETCH(const QString, part);
    const RoutingLayout layout = layoutOf(1, 1, 1, 3);
    const RunDescription run = runOf(layout);
    RoutingLayout otherLayout = layoutOf(1, 1, splits, experts);
    if (!site.isEmpty()) {
        otherLayout.sites[0].name = site.toStdString();
    }
    RunDescription other = runOf(otherLayout);
    if (!task.isEmpty()) {
        other.tasks[0].id = task.toStdString();
    }
    RoutingFrame otherFrame = randomFrame(otherLayout, 2);
    otherFrame.weights[0] = weight;
    const RoutingFrame frame = randomFrame(layout, 1);
    const MatchedRouting matched = matchRouting({ run, frame }, { other, otherFrame }, {}, 10);
    QVERIFY2(QString::fromStdString(matched.refused).contains(part), matched.refused.c_str());
    QVERIFY(matched.difference.empty());
}

QTEST_GUILESS_MAIN(TestExpertMatching)
#include "tst_expertmatching.moc"
