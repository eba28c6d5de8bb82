// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "taskmoedata.h"

#include "model/adapters/taskmoe/router.h"
#include "model/adapters/taskmoe/selection.h"
#include "model/nn/tensorio.h"

#include <QtTest>

#include <cmath>

using namespace tp;
using torch::Tensor;

// Routers of tasks and what becomes of their logits, against the numbers of an independent reading
// (reference/task_level_moe.md, fixtures A1 to A5 and A8) and against torch's own modules
// (tests/parity/task_moe.py).
class TestTaskRouting final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void temperatureEqualsTheFixture_data();
    void temperatureEqualsTheFixture();
    void rateReachesTheLowestInTime();
    void routerEqualsTheFixture();
    void hardRoutesEqualTheFixture();
    void mixtureEqualsTheFixture();
    void disabledExpertsEqualTheFixture();
    void distanceEqualsTheFixture();
    void routersEqualTorchsModules_data();
    void routersEqualTorchsModules();
    void gradientsOfLogitsSumToZero();
    void gumbelNoiseHasItsMeanAndVariance();
    void countsAsPublished();
    void seedDecidesTheStart();
    void dropoutChangesTheTransformerOnly();
};

namespace {

// The router of fixture A2: 2 layers, 3 experts, vectors of 4, hidden size 3.
TaskRouter fixtureRouter()
{
    TaskRouter router({ "mlp-per-layer", 2, 3, 4, 3 }, torch::kFloat64, 1);
    const std::vector<std::vector<std::int64_t>> shapes { { 3, 4 }, { 3 }, { 3, 3 }, { 3 } };
    const std::vector<double> scales { 1.0, 0.1, 1.0, 0.1 };
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        for (std::int64_t layer = 0; layer < 2; ++layer) {
            const double phase = 0.2 + 0.1 * static_cast<double>(i) + static_cast<double>(layer);
            router.parameters()[i].second[layer].copy_(wave(shapes[i], phase) * scales[i]);
        }
    }
    return router;
}

const nlohmann::json &fixture()
{
    static const nlohmann::json json = taskMoeJson("fixtures.json");
    return json;
}

constexpr double near = 1e-9;

} // namespace

void TestTaskRouting::temperatureEqualsTheFixture_data()
{
    QTest::addColumn<QString>("stage");
    QTest::addColumn<double>("start");
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("lowest");
    QTest::newRow("first") << "A1_stage1" << 2.0 << 3e-4 << 0.1;
    QTest::newRow("second") << "A1_stage2" << 300.0 << 1e-4 << 1.0;
}

void TestTaskRouting::temperatureEqualsTheFixture()
{
    QFETCH(const QString, stage);
    QFETCH(const double, start);
    QFETCH(const double, rate);
    QFETCH(const double, lowest);
    const Annealing annealing { start, rate, lowest };
    const nlohmann::json &numbers = fixture().at(stage.toStdString());
    QVERIFY(numbers.size() > 5);
    for (const auto &[step, value] : numbers.items()) {
        QVERIFY(std::abs(annealing.at(std::stoll(step)) - value.get<double>()) < near);
    }
}

void TestTaskRouting::rateReachesTheLowestInTime()
{
    const Annealing annealing { 2.0, rateToReach(2.0, 0.1, 100.0), 0.1 };
    QVERIFY(annealing.at(99) > 0.1);
    QVERIFY(std::abs(annealing.at(100) - 0.1) < 1e-12);
    QCOMPARE(rateToReach(1.0, 2.0, 100.0), 0.0); // it never falls
}

void TestTaskRouting::routerEqualsTheFixture()
{
    const Tensor logits = fixtureRouter().logits(wave({ 2, 4 }, 0.1));
    QVERIFY(furthest(logits, tensorOf(fixture().at("A2_logits"))) < near);
    for (const auto &[temperature, key] : { std::pair(2.0, "A2_softmax_tau2.0"),
             std::pair(0.5, "A2_softmax_tau0.5"),
             std::pair(300.0, "A2_softmax_tau300.0") }) {
        const Tensor routes = softRoutes(logits, temperature);
        QVERIFY(furthest(routes, tensorOf(fixture().at(key))) < near);
    }
    // Nearly uniform where the second stage begins.
    const Tensor small = softRoutes(logits / logits.abs().max(), 300.0);
    QVERIFY(furthest(small, torch::full_like(small, 1.0 / 3.0)) < 2e-3);
}

void TestTaskRouting::hardRoutesEqualTheFixture()
{
    const Tensor logits =
        fixtureRouter().logits(wave({ 2, 4 }, 0.1)).detach().set_requires_grad(true);
    const Tensor soft = softRoutes(logits, 0.5, wave({ 2, 2, 3 }, 0.9));
    QVERIFY(furthest(soft, tensorOf(fixture().at("A3_soft"))) < near);
    const Tensor hard = hardRoutes(soft);
    QCOMPARE(furthest(hard, tensorOf(fixture().at("A3_hard"))), 0.0);
    (hard * wave({ 2, 2, 3 }, 1.3)).sum().backward();
    QVERIFY(furthest(logits.grad(), tensorOf(fixture().at("A3_grad_logits"))) < near);
}

void TestTaskRouting::mixtureEqualsTheFixture()
{
    const Tensor outputs = wave({ 2, 2, 3, 3 }, 0.7); // row, token, number, expert
    const Tensor routes = softRoutes(tensorOf(fixture().at("A2_logits"))[0], 1.0);
    std::vector<ExpertShare> shares;
    std::vector<Tensor> parts;
    for (std::int64_t expert = 0; expert < 3; ++expert) {
        shares.push_back(
            { static_cast<std::size_t>(expert), routes.select(1, expert).view({ 2, 1, 1 }) });
        parts.push_back(outputs.select(3, expert));
    }
    QVERIFY(furthest(mixOutputs(shares, parts), tensorOf(fixture().at("A4_mix"))) < near);
}

void TestTaskRouting::disabledExpertsEqualTheFixture()
{
    const Tensor logits = fixtureRouter().logits(wave({ 2, 4 }, 0.1));
    const Tensor disabled = torch::tensor({ 0.0, 1.0, 0.0, 0.0, 0.0, 0.0 }).view({ 2, 1, 3 });
    const Tensor routes = softRoutes(disableExperts(logits, disabled), 1.0);
    QVERIFY(furthest(routes, tensorOf(fixture().at("A5_disabled"))) < near);
    const Tensor warm = softRoutes(disableExperts(logits, disabled).to(torch::kFloat32), 300.0);
    QCOMPARE(warm[0].select(1, 1).count_nonzero().item<std::int64_t>(), std::int64_t { 0 });
}

void TestTaskRouting::distanceEqualsTheFixture()
{
    std::vector<std::vector<Tensor>> experts;
    for (const double phase : { 0.0, 0.5, 1.0 }) {
        experts.push_back({ wave({ 2, 2 }, phase), wave({ 2 }, phase + 0.1) });
    }
    const double distance = expertDistance(experts).item<double>();
    QVERIFY(std::abs(distance - fixture().at("A8_expert_reg").get<double>()) < near);
}

void TestTaskRouting::routersEqualTorchsModules_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("shape");
    for (int shape = 0; shape < 2; ++shape) {
        for (const std::string &kind : routerKinds()) {
            QTest::addRow("%s, shape %d", kind.c_str(), shape)
                << QString::fromStdString(kind) << shape;
        }
    }
}

void TestTaskRouting::routersEqualTorchsModules()
{
    QFETCH(const QString, kind);
    QFETCH(const int, shape);
    RouterShape size = shape == 0 ? RouterShape { "", 4, 3, 8, 4 } : RouterShape { "", 3, 2, 4, 8 };
    size.kind = kind.toStdString();
    const TaskRouter router(size, torch::kFloat64, 1);
    double number = 0.0;
    for (const auto &[name, value] : router.parameters()) {
        value.copy_(wave(value.sizes().vec(), 0.1 + 0.7 * number) * 0.6);
        Tensor(value).set_requires_grad(true);
        number += 1.0;
    }
    const auto file = SafetensorsFile::open(taskMoeData("routers.safetensors"));
    QVERIFY(file.has_value());
    const auto expected = [&](const std::string &name, const Tensor &like) {
        return readTensor(
            *file, std::to_string(shape) + "." + size.kind + "." + name, like.sizes().vec(), "test")
            .value();
    };
    const Tensor vectors = wave({ 5, size.input }, 0.2).set_requires_grad(true);
    const Tensor logits = router.logits(vectors);
    QVERIFY(furthest(logits, expected("logits", logits)) < near);
    (logits * wave({ size.layers, 5, size.experts }, 1.3)).sum().backward();
    QVERIFY(furthest(vectors.grad(), expected("grad.vectors", vectors)) < near);
    for (const auto &[name, value] : router.parameters()) {
        QVERIFY2(furthest(value.grad(), expected("grad." + name, value)) < near, name.c_str());
    }
}

void TestTaskRouting::gradientsOfLogitsSumToZero()
{
    for (const bool hard : { false, true }) {
        const Tensor logits = wave({ 4, 5, 3 }, 0.6).set_requires_grad(true);
        const Tensor soft = softRoutes(logits, 0.7);
        ((hard ? hardRoutes(soft) : soft) * wave({ 4, 5, 3 }, 2.0)).sum().backward();
        QVERIFY(logits.grad().abs().max().item<double>() > 1e-3);
        QVERIFY(logits.grad().sum(-1).abs().max().item<double>() < 1e-14);
    }
}

void TestTaskRouting::gumbelNoiseHasItsMeanAndVariance()
{
    Rng rng(3);
    const Tensor noise = gumbelNoise({ 100, 1000 }, rng);
    QVERIFY(noise.isfinite().all().item<bool>());
    QVERIFY(std::abs(noise.mean().item<double>() - 0.5772156649) < 0.02);
    QVERIFY(std::abs(noise.var().item<double>() - M_PI * M_PI / 6.0) < 0.04);
}

// Of BART-base with three experts, see reference/task_level_moe.md A1.
void TestTaskRouting::countsAsPublished()
{
    QCOMPARE(routerParameterCount({ "mlp-per-layer", 12, 3, 768, 64 }), std::int64_t { 592'932 });
    QCOMPARE(routerParameterCount({ "mlp-per-layer", 12, 3, 128, 64 }), std::int64_t { 101'412 });
    for (const std::string &kind : routerKinds()) {
        const RouterShape shape { kind, 5, 3, 8, 12 };
        std::int64_t held = 0;
        const TaskRouter router(shape, torch::kFloat64, 1);
        for (const auto &[name, value] : router.parameters()) {
            held += value.numel();
        }
        QCOMPARE(held, routerParameterCount(shape));
    }
}

void TestTaskRouting::seedDecidesTheStart()
{
    for (const std::string &kind : routerKinds()) {
        const auto start = [&kind](std::uint64_t seed) {
            return TaskRouter({ kind, 5, 3, 8, 12 }, torch::kFloat64, seed)
                .logits(wave({ 2, 8 }, 0.1));
        };
        QVERIFY(torch::equal(start(1), start(1)));
        QVERIFY(!torch::equal(start(1), start(2)));
    }
}

void TestTaskRouting::dropoutChangesTheTransformerOnly()
{
    for (const std::string &kind : routerKinds()) {
        const TaskRouter router({ kind, 5, 3, 8, 12 }, torch::kFloat64, 1);
        const Tensor vectors = wave({ 2, 8 }, 0.1);
        const Tensor still = router.logits(vectors);
        const Tensor dropped =
            router.logits(vectors, [](const Tensor &value, const char *) { return value * 0.5; });
        QCOMPARE(!torch::equal(still, dropped), kind.starts_with("transformer"));
    }
}

QTEST_GUILESS_MAIN(TestTaskRouting)
#include "tst_taskrouting.moc"
