// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/torchheaders.h"
#include "model/train/adafactor.h"

#include <QTest>

#include <cmath>

using namespace tp;
using torch::Tensor;

class TestAdafactor final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsTransformers_data();
    void equalsTransformers();
    void stackedParametersAreApart();
    void stateGoesOnWhereItStood();
    void weightDecayShrinks();
};

namespace {

using Shape = std::vector<std::int64_t>;

Tensor started(const Shape &shape)
{
    std::int64_t count = 1;
    for (const std::int64_t size : shape) {
        count *= size;
    }
    return ((torch::arange(count, torch::kFloat64) * 0.7 + 0.3).sin() * 0.5).view(shape);
}

Tensor gradient(const Tensor &value, int step)
{
    return (torch::arange(value.numel(), torch::kFloat64) * 0.3 + 0.5 * step)
        .cos()
        .view(value.sizes());
}

void advance(Adafactor &optimizer, Tensor &value, int step, double rate)
{
    value.mutable_grad() = gradient(value, step);
    optimizer.step({ rate });
}

} // namespace

void TestAdafactor::equalsTransformers_data()
{
    QTest::addColumn<QVector<qint64>>("shape");
    QTest::addColumn<double>("rate");
    QTest::addColumn<bool>("scale");
    QTest::addColumn<QVector<double>>("trace"); // sum p, sum p^2, p[1] after each of three steps
    using Trace = QVector<double>;
    QTest::newRow("matrix") << QVector<qint64> { 4, 3 } << 0.1 << false
                            << Trace { 1.1006433432,
                                   1.4333054659,
                                   0.3187289972,
                                   1.5999769294,
                                   1.4159879608,
                                   0.2325909919,
                                   2.4283333514,
                                   1.5969148189,
                                   0.1918105679 };
    QTest::newRow("matrix, scaled") << QVector<qint64> { 4, 3 } << 0.1 << true
                                    << Trace { 1.0843810084,
                                           1.4937988031,
                                           0.3838208445,
                                           1.2605567909,
                                           1.4216200191,
                                           0.3534294771,
                                           1.5456706877,
                                           1.3942588139,
                                           0.3393931694 };
    QTest::newRow("leaves") << QVector<qint64> { 2, 3, 2, 3 } << 3e-4 << false
                            << Trace { -0.0002585352,
                                   4.4862600822,
                                   0.4204291057,
                                   0.0017028353,
                                   4.4856023971,
                                   0.4201639577,
                                   0.0038997481,
                                   4.4854524257,
                                   0.4200368402 };
    QTest::newRow("leaves, scaled") << QVector<qint64> { 2, 3, 2, 3 } << 3e-3 << true
                                    << Trace { 0.0011181196,
                                           4.4845018740,
                                           0.4196538217,
                                           0.0080406597,
                                           4.4822506102,
                                           0.4187179975,
                                           0.0157925861,
                                           4.4818103107,
                                           0.4182694565 };
    QTest::newRow("vector, scaled") << QVector<qint64> { 5 } << 3e-3 << true
                                    << Trace { 1.4178335670,
                                           0.5563460661,
                                           0.4197322213,
                                           1.4154312578,
                                           0.5544030012,
                                           0.4188787107,
                                           1.4166115253,
                                           0.5545393954,
                                           0.4184663311 };
}

// Traces of transformers' Adafactor in float64, ten decimals: p = 0.5 sin(0.7 i + 0.3), gradient
// cos(0.3 i + 0.5 t) at step t. Source: reference/tensorpoly.md section 8.
void TestAdafactor::equalsTransformers()
{
    QFETCH(const QVector<qint64>, shape);
    QFETCH(const double, rate);
    QFETCH(const bool, scale);
    QFETCH(const QVector<double>, trace);
    Tensor value = started(Shape(shape.begin(), shape.end()));
    Adafactor optimizer({ { .name = "p", .value = value } }, { .scaleParameter = scale });
    for (int t = 0; t < 3; ++t) {
        advance(optimizer, value, t, rate);
        QVERIFY(std::abs(value.sum().item<double>() - trace[3 * t]) < 1e-9);
        QVERIFY(std::abs(value.square().sum().item<double>() - trace[3 * t + 1]) < 1e-9);
        QVERIFY(std::abs(value.flatten()[1].item<double>() - trace[3 * t + 2]) < 1e-9);
    }
}

void TestAdafactor::stackedParametersAreApart()
{
    for (const bool scale : { false, true }) {
        // Two parameters of very different sizes and gradients, stacked and one by one.
        Tensor both = torch::stack({ started({ 4, 3 }), started({ 4, 3 }) * 30.0 });
        std::vector<Tensor> alone { both[0].clone(), both[1].clone() };
        Adafactor stacked(
            { { .name = "p", .value = both, .stackedAxes = 1 } }, { .scaleParameter = scale });
        Adafactor apart({ { .name = "a", .value = alone[0] }, { .name = "b", .value = alone[1] } },
            { .scaleParameter = scale });
        for (int t = 0; t < 3; ++t) {
            for (int i = 0; i < 2; ++i) {
                alone[static_cast<std::size_t>(i)].mutable_grad() =
                    gradient(both[i], t) * (i == 0 ? 0.001 : 50.0);
            }
            both.mutable_grad() = torch::stack({ alone[0].grad(), alone[1].grad() });
            stacked.step({ 0.1 });
            apart.step({ 0.1 });
        }
        QVERIFY(torch::allclose(both[0], alone[0], 1e-13, 1e-13));
        QVERIFY(torch::allclose(both[1], alone[1], 1e-13, 1e-13));
    }
    // A stack of vectors keeps the whole second moment.
    Tensor vectors = started({ 2, 5 });
    const Adafactor optimizer({ { .name = "p", .value = vectors, .stackedAxes = 1 } }, {});
    QCOMPARE(optimizer.state().size(), std::size_t { 1 });
    QCOMPARE(optimizer.state().front().first, std::string("p.v"));
}

void TestAdafactor::stateGoesOnWhereItStood()
{
    Tensor whole = started({ 4, 3 });
    Adafactor first({ { .name = "p", .value = whole } }, {});
    for (int t = 0; t < 2; ++t) {
        advance(first, whole, t, 0.1);
    }
    Tensor copy = whole.clone();
    Adafactor second({ { .name = "p", .value = copy } }, {});
    const NamedTensors from = first.state();
    const NamedTensors into = second.state();
    QCOMPARE(from.size(), std::size_t { 2 }); // rows and columns: 7 numbers instead of 12
    QCOMPARE(from[0].second.numel() + from[1].second.numel(), std::int64_t { 7 });
    for (std::size_t i = 0; i < from.size(); ++i) {
        QCOMPARE(into[i].first, from[i].first);
        Tensor target = into[i].second;
        target.copy_(from[i].second);
    }
    second.setSteps(first.steps());
    advance(first, whole, 2, 0.1);
    advance(second, copy, 2, 0.1);
    QVERIFY(torch::equal(whole, copy));
}

void TestAdafactor::weightDecayShrinks()
{
    Tensor value = started({ 4, 3 });
    const Tensor before = value.clone();
    Adafactor optimizer({ { .name = "p", .value = value, .weightDecay = 0.5 } }, {});
    value.mutable_grad() = torch::zeros_like(value);
    optimizer.step({ 0.1 });
    QVERIFY(torch::allclose(value, before * 0.95, 1e-12, 1e-12));
}

QTEST_GUILESS_MAIN(TestAdafactor)
#include "tst_adafactor.moc"
