// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/attention.h"

#include "model/nn/torchheaders.h"

#include <QTest>

using namespace tp;
using torch::Tensor;

// Our kernel for short float32 sequences against the textbook formula in float64, with gradients.
class TestAttention final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsTheFormula_data();
    void equalsTheFormula();
    void hiddenKeysGetNothing();
};

namespace {

Tensor filled(std::vector<std::int64_t> shape, double rate, double phase)
{
    std::int64_t count = 1;
    for (const std::int64_t size : shape) {
        count *= size;
    }
    return (torch::arange(count, torch::kFloat64) * rate + phase).sin().view(shape);
}

Tensor formula(
    const Tensor &q, const Tensor &k, const Tensor &v, const Tensor &bias, std::int64_t heads)
{
    const auto split = [&](const Tensor &x) {
        return x.view({ x.size(0), x.size(1), heads, -1 }).transpose(1, 2);
    };
    const Tensor weights = (at::matmul(split(q), split(k).transpose(2, 3)) + bias).softmax(-1);
    return at::matmul(weights, split(v)).transpose(1, 2).reshape(q.sizes());
}

} // namespace

void TestAttention::equalsTheFormula_data()
{
    QTest::addColumn<int>("queries");
    QTest::addColumn<int>("keys");
    QTest::addColumn<QList<qlonglong>>("biasShape");
    using Shape = QList<qlonglong>;
    QTest::newRow("self, full bias") << 6 << 6 << Shape { 3, 2, 6, 6 };
    QTest::newRow("position bias shared by rows") << 5 << 5 << Shape { 1, 2, 5, 5 };
    QTest::newRow("cross, padding mask only") << 4 << 9 << Shape { 3, 1, 1, 9 };
    QTest::newRow("one query, as in generation") << 1 << 7 << Shape { 1, 2, 1, 7 };
    QTest::newRow("one key") << 3 << 1 << Shape { 3, 1, 1, 1 };
    QTest::newRow("too long for our kernel") << 40 << 40 << Shape { 1, 2, 40, 40 };
}

void TestAttention::equalsTheFormula()
{
    QFETCH(int, queries);
    QFETCH(int, keys);
    QFETCH(QList<qlonglong>, biasShape);
    constexpr std::int64_t heads = 2;
    const Tensor bias = filled({ biasShape.begin(), biasShape.end() }, 0.9, 0.2) * 2.0;
    std::vector<Tensor> exact { filled({ 3, queries, 10 }, 0.37, 0.1),
        filled({ 3, keys, 10 }, 0.53, 0.4),
        filled({ 3, keys, 10 }, 0.71, 0.9) };
    std::vector<Tensor> single;
    for (Tensor &tensor : exact) {
        single.push_back(tensor.to(torch::kFloat32).set_requires_grad(true));
        tensor.set_requires_grad(true);
    }
    const Tensor weight = filled({ 3, queries, 10 }, 0.29, 0.3);
    const Tensor expected = formula(exact[0], exact[1], exact[2], bias, heads);
    (expected * weight).sum().backward();
    const Tensor found =
        attention(single[0], single[1], single[2], bias.to(torch::kFloat32), heads);
    (found * weight.to(torch::kFloat32)).sum().backward();
    QVERIFY(at::allclose(found.to(torch::kFloat64), expected, 1e-5, 1e-6));
    for (std::size_t i = 0; i < 3; ++i) {
        QVERIFY(at::allclose(single[i].grad().to(torch::kFloat64), exact[i].grad(), 1e-5, 1e-6));
    }
}

void TestAttention::hiddenKeysGetNothing()
{
    Tensor bias = torch::zeros({ 1, 1, 1, 4 });
    bias.select(3, 2).fill_(-1e9);
    const Tensor q = filled({ 1, 2, 4 }, 0.3, 0.0).to(torch::kFloat32);
    const Tensor k = filled({ 1, 4, 4 }, 0.5, 0.0).to(torch::kFloat32);
    Tensor v = filled({ 1, 4, 4 }, 0.7, 0.0).to(torch::kFloat32);
    const Tensor before = attention(q, k, v, bias, 2);
    v.select(1, 2).fill_(1e6F);
    QVERIFY(at::equal(attention(q, k, v, bias, 2), before));
}

QTEST_GUILESS_MAIN(TestAttention)
#include "tst_attention.moc"
