// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/routing/granularity.h"

#include "model/nn/backbones/t5config.h"

#include <QtTest>

#include <algorithm>

using namespace tp;

// Of a T5 with two blocks in each stack: 14 Linears in the encoder and 22 in the decoder.
class TestGranularity final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAndCounts_data();
    void namesAndCounts();
    void everyLinearUsesTheSelectorOfItsPlace();
    void layersSayWhatTheyAre();
};

namespace {

std::vector<LinearShape> smallSites()
{
    T5Config config;
    config.numLayers = 2;
    config.numDecoderLayers = 2;
    config.gated = true;
    return adaptedLinears(config);
}

} // namespace

void TestGranularity::namesAndCounts_data()
{
    QTest::addColumn<Granularity>("granularity");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    QTest::newRow("linear") << Granularity::Linear << 36
                            << "encoder.block.0.layer.0.SelfAttention.q"
                            << "decoder.block.1.layer.2.DenseReluDense.wo";
    QTest::newRow("layer") << Granularity::Layer << 10 << "encoder.block.0.layer.0"
                           << "decoder.block.1.layer.2";
    QTest::newRow("block") << Granularity::Block << 4 << "encoder.block.0"
                           << "decoder.block.1";
    QTest::newRow("coder") << Granularity::Coder << 2 << "encoder"
                           << "decoder";
    QTest::newRow("one") << Granularity::One << 1 << "all"
                         << "all";
}

void TestGranularity::namesAndCounts()
{
    QFETCH(const Granularity, granularity);
    const SelectorPlan plan = planSelectors(smallSites(), granularity);
    QTEST(static_cast<int>(plan.selectors.size()), "count");
    QTEST(QString::fromStdString(plan.selectors.front().name), "first");
    QTEST(QString::fromStdString(plan.selectors.back().name), "last");
    QCOMPARE(plan.ofSite.size(), 36U);
    QCOMPARE(plan.isPerSite(), granularity == Granularity::Linear);
}

void TestGranularity::everyLinearUsesTheSelectorOfItsPlace()
{
    const std::vector<LinearShape> sites = smallSites();
    const SelectorPlan layers = planSelectors(sites, Granularity::Layer);
    const SelectorPlan blocks = planSelectors(sites, Granularity::Block);
    const SelectorPlan coders = planSelectors(sites, Granularity::Coder);
    const auto of = [](const SelectorPlan &plan, std::size_t site) {
        return plan.selectors[static_cast<std::size_t>(plan.ofSite[site])];
    };
    for (std::size_t i = 0; i < sites.size(); ++i) {
        // The names of T5 tell the place.
        QVERIFY(sites[i].name.starts_with(of(layers, i).name + "."));
        QVERIFY(sites[i].name.starts_with(of(blocks, i).name + "."));
        QCOMPARE(of(blocks, i).layer, sites[i].layer);
        QCOMPARE(of(coders, i).name, sites[i].stack);
        QCOMPARE(of(coders, i).layer, RoutingSite::manyLayers);
    }
}

void TestGranularity::layersSayWhatTheyAre()
{
    const SelectorPlan plan = planSelectors(smallSites(), Granularity::Layer);
    QStringList kinds;
    for (const RoutingSite &selector : plan.selectors) {
        if (selector.layer == 0) {
            kinds.append(QString::fromStdString(selector.kind));
        }
    }
    QCOMPARE(
        kinds, QStringList({ "attention", "feed-forward", "attention", "cross", "feed-forward" }));
}

QTEST_GUILESS_MAIN(TestGranularity)
#include "tst_granularity.moc"
