// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/torchheaders.h"
#include "model/routing/selector.h"

#include <QtTest>

#include <cmath>
#include <numbers>
#include <numeric>

using namespace tp;
using torch::Tensor;
using Settings = SelectorSettings;

class TestSelector final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void weightsAsPublished_data();
    void weightsAsPublished();
    void averageCorrectionKnowsTheSplits();
    void noiseEntersBeforeTheGate();
    void straightThroughHasTheGradientOfTheSigmoid();
    void closedGatesStayHarmless();
    void sharesAreDistributions_data();
    void sharesAreDistributions();
    void noiseIsLogistic();
    void noiseDependsOnNothingElse();
    void noiseLeavesTheProcessAlone();
    void constantWeightsAreThoseGiven();
};

namespace {

// Of task 2 in the golden set-up of reference/tensorpoly.md section 8.
Tensor goldenLogits()
{
    const Tensor all = 0.9 * torch::sin(torch::arange(12, torch::kFloat64) * 1.1 + 0.2);
    return all.view({ 4, 1, 3 })[2];
}

RoutingLayout layoutOf(int selectors, std::int64_t tasks, std::int64_t splits, std::int64_t experts)
{
    RoutingLayout layout;
    for (int i = 0; i < selectors; ++i) {
        layout.sites.push_back({ "selector " + std::to_string(i), "encoder", i, "q" });
    }
    layout.tasks = tasks;
    layout.splits = splits;
    layout.experts = experts;
    return layout;
}

RoutingContext training(const std::vector<std::int64_t> &tasks, std::int64_t step)
{
    RoutingContext context = RoutingContext::of(tasks, torch::kCPU);
    context.trainingStep = step;
    return context;
}

double furthest(const Tensor &a, const Tensor &b)
{
    return (a - b).abs().max().item<double>();
}

const Tensor doubles = torch::empty({ 0 }, torch::kFloat64);

} // namespace

void TestSelector::weightsAsPublished_data()
{
    QTest::addColumn<int>("gate");
    QTest::addColumn<int>("norm");
    QTest::addColumn<bool>("shared");
    QTest::addColumn<QList<double>>("weights");
    const auto row = [](const char *name,
                         Settings::Gate gate,
                         Settings::Norm norm,
                         bool shared,
                         const QList<double> &weights) {
        QTest::newRow(name) << int(gate) << int(norm) << shared << weights;
    };
    using Gate = Settings::Gate;
    using Norm = Settings::Norm;
    const double third = 1.0 / 3.0;
    row("default", Gate::Sigmoid, Norm::Sum, false, { 0.3187443722, 0.3717699237, 0.3094857041 });
    row("l2", Gate::Sigmoid, Norm::L2, false, { 0.4158423366, 0.8407020389, 0.3468360316 });
    row("straight-through", Gate::StraightThrough, Norm::Sum, false, { third, third, third });
    row("average correction",
        Gate::Sigmoid,
        Norm::AverageCorrection,
        false,
        { 0.3518250459, 0.4103538193, 0.3416054732 });
    row("shared expert",
        Gate::Sigmoid,
        Norm::Sum,
        true,
        { 0.2626482970, 0.3063418397, 0.4310098633 });
    // Without a step there is no noise.
    row("relaxed Bernoulli",
        Gate::RelaxedBernoulli,
        Norm::Sum,
        false,
        { 0.3187443722, 0.3717699237, 0.3094857041 });
}

void TestSelector::weightsAsPublished()
{
    QFETCH(const int, gate);
    QFETCH(const int, norm);
    QFETCH(const bool, shared);
    QFETCH(const QList<double>, weights);
    Settings settings;
    settings.gate = Settings::Gate(gate);
    settings.norm = Settings::Norm(norm);
    settings.sharedExpert = shared;
    const Tensor actual = selectorWeights(goldenLogits(), settings)[0];
    for (int i = 0; i < 3; ++i) {
        QVERIFY(std::abs(actual[i].item<double>() - weights[i]) < 1e-10);
    }
}

void TestSelector::averageCorrectionKnowsTheSplits()
{
    Settings settings;
    settings.norm = Settings::Norm::AverageCorrection;
    const Tensor logits = goldenLogits().expand({ 2, 3 });
    const Tensor expected = torch::sigmoid(logits) * std::sqrt(2.0) / std::sqrt(3.0);
    QVERIFY(furthest(selectorWeights(logits, settings), expected) < 1e-15);
}

void TestSelector::noiseEntersBeforeTheGate()
{
    Settings settings;
    settings.gate = Settings::Gate::RelaxedBernoulli;
    settings.temperature = 0.5;
    const Tensor u = torch::tensor({ 0.1, 0.5, 0.9 }, torch::kFloat64);
    const Tensor noise = torch::log(u) - torch::log1p(-u);
    const Tensor gates = torch::sigmoid((noise + goldenLogits()) / 0.5);
    QVERIFY(
        furthest(selectorWeights(goldenLogits(), settings, noise), gates / (gates.sum() + 1e-12))
        < 1e-14);
}

void TestSelector::straightThroughHasTheGradientOfTheSigmoid()
{
    Settings settings;
    settings.gate = Settings::Gate::StraightThrough;
    settings.norm = Settings::Norm::AverageCorrection; // nothing divides, so that it shows alone
    const Tensor logits = torch::tensor({ { -2.0, 0.3, 1.0 } }, torch::kFloat64).requires_grad_();
    const Tensor weights = selectorWeights(logits, settings);
    QVERIFY(furthest(weights * std::sqrt(3.0), torch::tensor({ 0.0, 1.0, 1.0 }, torch::kFloat64))
        < 1e-15);
    weights.sum().backward();
    const Tensor s = torch::sigmoid(logits.detach());
    QVERIFY(furthest(logits.grad(), s * (1.0 - s) / std::sqrt(3.0)) < 1e-15);
}

void TestSelector::closedGatesStayHarmless()
{
    Settings settings;
    settings.gate = Settings::Gate::StraightThrough;
    const Tensor logits = torch::full({ 1, 4 }, -0.5, torch::kFloat64).requires_grad_();
    const Tensor weights = selectorWeights(logits, settings);
    QCOMPARE(weights.count_nonzero().item<std::int64_t>(), std::int64_t { 0 });
    weights.sum().backward();
    // They can open again, and the step that opens them is of the size of any other.
    QVERIFY(logits.grad().min().item<double>() > 0.1 && logits.grad().max().item<double>() < 1.0);
}

void TestSelector::sharesAreDistributions_data()
{
    QTest::addColumn<int>("gate");
    QTest::addColumn<int>("norm");
    for (const auto gate : { Settings::Gate::Sigmoid, Settings::Gate::StraightThrough }) {
        for (const auto norm :
            { Settings::Norm::Sum, Settings::Norm::AverageCorrection, Settings::Norm::L2 }) {
            QTest::addRow("gate %d, norm %d", int(gate), int(norm)) << int(gate) << int(norm);
        }
    }
}

void TestSelector::sharesAreDistributions()
{
    QFETCH(const int, gate);
    QFETCH(const int, norm);
    Settings settings;
    settings.gate = Settings::Gate(gate);
    settings.norm = Settings::Norm(norm);
    // The first task opens some gates, the second none.
    const Tensor logits =
        torch::tensor({ { -3.0, 2.0, 1.0 }, { -1.0, -2.0, -0.5 } }, torch::kFloat64).unsqueeze(1);
    const Tensor shares = selectorShares(logits, settings);
    QVERIFY(shares.min().item<double>() >= 0.0);
    QVERIFY((shares.sum(-1) - 1.0).abs().max().item<double>() < 1e-11);
    // They are in proportion to what experts are mixed with.
    const Tensor sizes = selectorWeights(logits, settings)[0].abs();
    QVERIFY(furthest(shares[0], sizes / sizes.sum()) < 1e-11);
}

void TestSelector::noiseIsLogistic()
{
    const RoutingLayout layout = layoutOf(20, 50, 2, 10);
    std::vector<std::int64_t> tasks(50);
    std::iota(tasks.begin(), tasks.end(), 0);
    const Tensor noise = selectorNoise(layout, training(tasks, 3), 1, doubles);
    QVERIFY(noise.sizes() == torch::IntArrayRef({ 20, 50, 2, 10 }));
    const auto count = static_cast<double>(noise.numel());
    const double variance = std::numbers::pi * std::numbers::pi / 3.0;
    // Five standard deviations of the mean and of the variance of that many numbers.
    QVERIFY(std::abs(noise.mean().item<double>()) < 5.0 * std::sqrt(variance / count));
    QVERIFY(std::abs(noise.var().item<double>() / variance - 1.0) < 5.0 * std::sqrt(3.2 / count));
    // A gate opens as often as its sigmoid says.
    const double logit = 0.8;
    const double open = (noise + logit > 0.0).to(torch::kFloat64).mean().item<double>();
    const double expected = 1.0 / (1.0 + std::exp(-logit));
    QVERIFY(std::abs(open - expected) < 5.0 * std::sqrt(expected * (1.0 - expected) / count));
    // Neighbouring steps have nothing in common, and neither have selectors and tasks.
    const Tensor next = selectorNoise(layout, training(tasks, 4), 1, doubles);
    const double bound = 5.0 / std::sqrt(count / 2.0);
    QVERIFY(std::abs((noise * next).mean().item<double>()) / variance < bound);
    QVERIFY(std::abs((noise.slice(0, 1) * noise.slice(0, 0, 19)).mean().item<double>()) / variance
        < bound);
    QVERIFY(std::abs((noise.slice(1, 1) * noise.slice(1, 0, 49)).mean().item<double>()) / variance
        < bound);
}

void TestSelector::noiseDependsOnNothingElse()
{
    const RoutingLayout layout = layoutOf(3, 6, 1, 4);
    const Tensor noise = selectorNoise(layout, training({ 4, 0, 4, 2 }, 7), 5, doubles);
    // Neither on the other tasks of the batch nor on their order, nor on other selectors.
    const Tensor other = selectorNoise(layout, training({ 2, 4 }, 7), 5, doubles);
    QVERIFY(torch::equal(other.select(1, 0), noise.select(1, 2)));
    QVERIFY(torch::equal(other.select(1, 1), noise.select(1, 0)));
    RoutingLayout last = layout;
    last.sites = { layout.sites.back() };
    QVERIFY(torch::equal(selectorNoise(last, training({ 4, 0, 2 }, 7), 5, doubles)[0], noise[2]));
    QVERIFY(!torch::equal(selectorNoise(layout, training({ 4, 0, 2 }, 8), 5, doubles), noise));
    QVERIFY(!torch::equal(selectorNoise(layout, training({ 4, 0, 2 }, 7), 6, doubles), noise));
}

void TestSelector::noiseLeavesTheProcessAlone()
{
    const RoutingLayout layout = layoutOf(2, 3, 1, 4);
    torch::manual_seed(1);
    const Tensor expected = torch::rand({ 4 });
    const Tensor first = selectorNoise(layout, training({ 1 }, 2), 5, doubles);
    torch::manual_seed(1);
    const Tensor second = selectorNoise(layout, training({ 1 }, 2), 5, doubles);
    QVERIFY(torch::equal(torch::rand({ 4 }), expected));
    QVERIFY(torch::equal(first, second));
}

void TestSelector::constantWeightsAreThoseGiven()
{
    const RoutingLayout layout = layoutOf(1, 3, 2, 4);
    QVERIFY(
        torch::equal(constantWeights(layout, {}), torch::full({ 3, 2, 4 }, 0.25, torch::kFloat64)));
    const Tensor given = constantWeights(layout, { 3, 0, 3 });
    QCOMPARE(given.sum().item<double>(), 6.0);
    for (int split = 0; split < 2; ++split) {
        QCOMPARE(given[0][split][3].item<double>(), 1.0);
        QCOMPARE(given[1][split][0].item<double>(), 1.0);
        QCOMPARE(given[2][split][3].item<double>(), 1.0);
    }
}

QTEST_GUILESS_MAIN(TestSelector)
#include "tst_selector.moc"
