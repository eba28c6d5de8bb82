// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/routing.h"

#include "analysismetrics.h"

#include <QTest>

using namespace tp;
using namespace tp::test;

class RoutingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filtersSites_data();
    void filtersSites();
    void equalsNumpy_data();
    void equalsNumpy();
    void equalsPublishedDefinitions();
    void labelsColumnsSplitMajor();
    void measuresEachSiteByTheExpertsItHas();
    void averagesOnlyChosenSites();
    void concatenatesFeaturesPerTask();
    void refusesFramesThatDoNotFit_data();
    void refusesFramesThatDoNotFit();
    void refusesWeightsThatAreNoDistribution_data();
    void refusesWeightsThatAreNoDistribution();
    void dividesRowsByTheirSum();
    void answersEmptyWithoutSites();
};

namespace {

std::vector<TaskLabel> tasksNamed(std::int64_t count)
{
    std::vector<TaskLabel> tasks;
    for (std::int64_t i = 0; i < count; ++i) {
        tasks.push_back(taskOf("task" + std::to_string(i)));
    }
    return tasks;
}

} // namespace

void RoutingTest::filtersSites_data()
{
    QTest::addColumn<QString>("stack");
    QTest::addColumn<int>("layer");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QList<int>>("expected");
    QTest::newRow("all") << "" << -1 << "" << QList<int> { 0, 1, 2, 3, 4, 5 };
    QTest::newRow("stack") << "encoder" << -1 << "" << QList<int> { 0, 2, 4 };
    QTest::newRow("layer") << "" << 1 << "" << QList<int> { 2, 3 };
    QTest::newRow("kind") << "" << -1 << "q" << QList<int> { 0, 3 };
    QTest::newRow("all three") << "decoder" << 1 << "q" << QList<int> { 3 };
    QTest::newRow("nothing") << "encoder" << 9 << "" << QList<int> {};
}

void RoutingTest::filtersSites()
{
    QFETCH(const QString, stack);
    QFETCH(const int, layer);
    QFETCH(const QString, kind);
    QFETCH(const QList<int>, expected);
    const SiteFilter filter { .stack = stack.toStdString(),
        .layer = layer < 0 ? std::nullopt : std::optional(layer),
        .kind = kind.toStdString() };
    const auto sites = selectSites(layoutOf(6, 2, 1, 2), filter);
    QCOMPARE(QList<int>(sites.begin(), sites.end()), expected);
}

void RoutingTest::equalsNumpy_data()
{
    QTest::addColumn<std::string>("name");
    for (const std::string &name : caseNames("routings")) {
        QTest::newRow(name.c_str()) << name;
    }
}

void RoutingTest::equalsNumpy()
{
    QFETCH(const std::string, name);
    const nlohmann::json &expected = caseNamed("routings", name);
    const RoutingLayout layout = layoutOf(expected.at("sites").get<int>(),
        expected.at("tasks").get<int>(),
        expected.at("splits").get<int>(),
        expected.at("experts").get<int>());
    const RoutingFrame frame { .step = 1,
        .weights = expected.at("weights").get<std::vector<float>>() };
    const auto sites = allSites(layout);

    const RoutingStatistics statistics = routingStatistics(layout, frame, sites);
    const auto number = [&expected](const char *key) { return expected.at(key).get<double>(); };
    QVERIFY(isNear(statistics.conditionalEntropy, number("conditional_entropy")));
    QVERIFY(isNear(statistics.marginalEntropy, number("marginal_entropy")));
    QVERIFY(isNear(statistics.mutualInformation, number("mutual_information")));
    QVERIFY(isNear(statistics.effectiveExperts, number("effective_experts")));
    QVERIFY(isNear(statistics.meanTopWeight, number("mean_top_weight")));
    QCOMPARE(statistics.dead, expected.at("dead").get<std::vector<int>>());
    const auto load = expected.at("load").get<std::vector<double>>();
    QCOMPARE(statistics.load.size(), load.size());
    for (std::size_t e = 0; e < load.size(); ++e) {
        QVERIFY(isNear(statistics.load[e], load[e]));
    }

    const LabelledMatrix mean = meanRouting(layout, frame, sites, tasksNamed(layout.tasks));
    const Matrix expectedMean = matrixFrom(expected.at("mean"));
    QCOMPARE(mean.values.rows(), expectedMean.rows());
    QCOMPARE(mean.values.cols(), expectedMean.cols());
    for (std::size_t i = 0; i < expectedMean.values().size(); ++i) {
        QVERIFY(isNear(mean.values.values()[i], expectedMean.values()[i]));
    }
}

// Known answers to ten decimals for routes that are no exact float32 numbers.
void RoutingTest::equalsPublishedDefinitions()
{
    const nlohmann::json &golden = metrics().at("golden");
    const auto routes = golden.at("routes").get<std::vector<std::vector<float>>>();
    const RoutingLayout layout = layoutOf(4, 6, 1, 3);
    RoutingFrame frame;
    for (std::size_t site = 0; site < 4; ++site) {
        for (const std::vector<float> &route : routes) {
            const auto first = route.begin() + static_cast<std::ptrdiff_t>(3 * site);
            frame.weights.insert(frame.weights.end(), first, first + 3);
        }
    }
    const double tolerance = 1e-7; // float32 inputs
    const RoutingStatistics all = routingStatistics(layout, frame, allSites(layout));
    QVERIFY(
        isNear(all.conditionalEntropy, golden.at("conditional_entropy").get<double>(), tolerance));
    QVERIFY(isNear(all.marginalEntropy, golden.at("marginal_entropy").get<double>(), tolerance));
    for (std::size_t site = 0; site < 4; ++site) {
        const RoutingStatistics one = routingStatistics(layout, frame, { site });
        const double nats = golden.at("mutual_information_nats").at(site).get<double>();
        QVERIFY(isNear(one.mutualInformation * std::log(3.0), nats, tolerance));
        const double effective = golden.at("effective_experts").at(site).get<double>();
        QVERIFY(isNear(one.effectiveExperts, effective, 1e-6));
    }
}

void RoutingTest::measuresEachSiteByTheExpertsItHas()
{
    RoutingLayout layout = layoutOf(2, 1, 1, 4);
    layout.siteExperts = { 2, 4 };
    const RoutingFrame even { .step = 0,
        .weights = { 0.5F, 0.5F, 0.0F, 0.0F, 0.25F, 0.25F, 0.25F, 0.25F } };
    const RoutingStatistics used = routingStatistics(layout, even, { 0, 1 });
    QVERIFY(isNear(used.marginalEntropy, 1.0, 1e-12));
    QVERIFY(isNear(used.effectiveExperts, 3.0, 1e-12));
    QVERIFY(used.dead.empty());
    QVERIFY(routingStatistics(layout, even, { 0 }).dead.empty()); // it has two, both used
    const RoutingFrame uneven { .step = 0,
        .weights = { 0.5F, 0.5F, 0.0F, 0.0F, 0.5F, 0.25F, 0.25F, 0.0F } };
    QCOMPARE(routingStatistics(layout, uneven, { 0, 1 }).dead, std::vector<int> { 3 });
}

void RoutingTest::labelsColumnsSplitMajor()
{
    const RoutingLayout layout = layoutOf(1, 1, 2, 2);
    const RoutingFrame frame { .step = 0, .weights = { 0.25F, 0.75F, 1.0F, 0.0F } };
    const LabelledMatrix mean = meanRouting(layout, frame, { 0 }, tasksNamed(1));
    const std::vector<std::string> columns { "o1 e1", "o1 e2", "o2 e1", "o2 e2" };
    QCOMPARE(mean.cols, columns);
    QCOMPARE(mean.rows, std::vector<std::string> { "task0" });
    QCOMPARE(mean.values(0, 1), 0.75);
    QCOMPARE(mean.values(0, 2), 1.0);
    QVERIFY(mean.rowAxis == Axis::Task && mean.colAxis == Axis::Expert);
    const std::vector<std::string> experts { "e1", "e2" };
    QCOMPARE(expertLabels(layout), experts);
    QVERIFY(splitLabels(layoutOf(1, 1, 1, 2)).empty());
}

void RoutingTest::averagesOnlyChosenSites()
{
    const RoutingLayout layout = layoutOf(3, 1, 1, 2);
    const RoutingFrame frame { .step = 0, .weights = { 1.0F, 0.0F, 0.5F, 0.5F, 0.0F, 1.0F } };
    const LabelledMatrix mean = meanRouting(layout, frame, { 0, 1 }, tasksNamed(1));
    QCOMPARE(mean.values(0, 0), 0.75);
    QCOMPARE(mean.values(0, 1), 0.25);
}

void RoutingTest::concatenatesFeaturesPerTask()
{
    const RoutingLayout layout = layoutOf(2, 2, 1, 2);
    // [site, task, expert]
    const RoutingFrame frame { .step = 0,
        .weights = { 0.0F, 1.0F, 0.25F, 0.75F, 0.5F, 0.5F, 0.125F, 0.875F } };
    const Matrix features = routingFeatures(layout, frame, { 1, 0 });
    const std::vector<double> first { 0.5, 0.5, 0.0, 1.0 };
    const std::vector<double> second { 0.125, 0.875, 0.25, 0.75 };
    QVERIFY(std::ranges::equal(features.row(0), first));
    QVERIFY(std::ranges::equal(features.row(1), second));
}

void RoutingTest::refusesFramesThatDoNotFit_data()
{
    QTest::addColumn<RoutingLayout>("layout");
    QTest::addColumn<int>("weights");
    QTest::addColumn<int>("site");
    RoutingLayout overflowing = layoutOf(2, 1, 1, 1);
    overflowing.tasks = INT64_MAX;
    overflowing.experts = INT64_MAX;
    RoutingLayout negative = layoutOf(2, 3, 1, 2);
    negative.experts = -2;
    QTest::newRow("too short") << layoutOf(2, 3, 1, 2) << 11 << 0;
    QTest::newRow("too long") << layoutOf(2, 3, 1, 2) << 24 << 0;
    QTest::newRow("empty") << layoutOf(2, 3, 1, 2) << 0 << 0;
    QTest::newRow("no experts") << layoutOf(2, 3, 1, 0) << 0 << 0;
    QTest::newRow("overflowing sizes") << overflowing << 2 << 0;
    QTest::newRow("negative sizes") << negative << 12 << 0;
    QTest::newRow("site out of range") << layoutOf(2, 3, 1, 2) << 12 << 2;
}

void RoutingTest::refusesFramesThatDoNotFit()
{
    QFETCH(const RoutingLayout, layout);
    QFETCH(const int, weights);
    QFETCH(const int, site);
    const RoutingFrame frame { .step = 0,
        .weights = std::vector<float>(static_cast<std::size_t>(weights), 0.5F) };
    const std::vector<std::size_t> sites { static_cast<std::size_t>(site) };
    QVERIFY(meanRouting(layout, frame, sites, tasksNamed(3)).values.empty());
    QVERIFY(routingFeatures(layout, frame, sites).empty());
    QVERIFY(routingStatistics(layout, frame, sites).load.empty());
}

void RoutingTest::refusesWeightsThatAreNoDistribution_data()
{
    QTest::addColumn<float>("first");
    QTest::addColumn<float>("second");
    QTest::newRow("NaN") << std::numeric_limits<float>::quiet_NaN() << 0.5F;
    QTest::newRow("infinite") << std::numeric_limits<float>::infinity() << 0.5F;
    QTest::newRow("negative") << -0.5F << 1.5F;
    QTest::newRow("nothing") << 0.0F << 0.0F;
}

void RoutingTest::refusesWeightsThatAreNoDistribution()
{
    QFETCH(const float, first);
    QFETCH(const float, second);
    const RoutingFrame frame { .step = 0, .weights = { 0.5F, 0.5F, first, second } };
    const RoutingStatistics statistics = routingStatistics(layoutOf(1, 2, 1, 2), frame, { 0 });
    QVERIFY(statistics.load.empty());
    QCOMPARE(statistics.conditionalEntropy, 0.0);
}

void RoutingTest::dividesRowsByTheirSum()
{
    const RoutingLayout layout = layoutOf(1, 1, 1, 2);
    const RoutingFrame halves { .step = 0, .weights = { 0.25F, 0.25F } };
    const RoutingStatistics statistics = routingStatistics(layout, halves, { 0 });
    QVERIFY(isNear(statistics.conditionalEntropy, 1.0));
    QVERIFY(isNear(statistics.load[0], 0.5));
}

void RoutingTest::answersEmptyWithoutSites()
{
    const RoutingLayout none = layoutOf(0, 3, 1, 1);
    const RoutingFrame frame;
    QVERIFY(fits(none, frame));
    QVERIFY(meanRouting(none, frame, {}, tasksNamed(3)).values.empty());
    QVERIFY(routingStatistics(none, frame, {}).load.empty());
    QCOMPARE(routingFeatures(none, frame, {}).rows(), std::size_t { 3 });
    QCOMPARE(routingFeatures(none, frame, {}).cols(), std::size_t { 0 });
}

QTEST_GUILESS_MAIN(RoutingTest)
#include "tst_routing.moc"
