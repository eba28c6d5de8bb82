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

Tensor formula(const Tensor &q,
    const Tensor &k,
    const Tensor &v,
    const Tensor &bias,
    std::int64_t heads,
    double scale)
{
    const auto split = [&](const Tensor &x) {
        const Tensor parts = x.unflatten(2, { -1, q.size(2) / heads }).transpose(1, 2);
        return parts.repeat_interleave(heads / parts.size(1), 1);
    };
    const Tensor weights =
        (scale * at::matmul(split(q), split(k).transpose(2, 3)) + bias).softmax(-1);
    return at::matmul(weights, split(v)).transpose(1, 2).reshape(q.sizes());
}

} // namespace

void TestAttention::equalsTheFormula_data()
{
    QTest::addColumn<int>("queries");
    QTest::addColumn<int>("keys");
    QTest::addColumn<int>("groups");
    QTest::addColumn<QList<qlonglong>>("biasShape");
    using Shape = QList<qlonglong>;
    QTest::newRow("self, full bias") << 6 << 6 << 4 << Shape { 3, 4, 6, 6 };
    QTest::newRow("position bias shared by rows") << 5 << 5 << 4 << Shape { 1, 4, 5, 5 };
    QTest::newRow("cross, padding mask only") << 4 << 9 << 4 << Shape { 3, 1, 1, 9 };
    QTest::newRow("one query, as in generation") << 1 << 7 << 4 << Shape { 1, 4, 1, 7 };
    QTest::newRow("one key") << 3 << 1 << 4 << Shape { 3, 1, 1, 1 };
    QTest::newRow("too long for our kernel") << 40 << 40 << 4 << Shape { 1, 4, 40, 40 };
    QTest::newRow("two heads a group") << 6 << 6 << 2 << Shape { 1, 1, 6, 6 };
    QTest::newRow("one group, a query") << 1 << 9 << 1 << Shape { 3, 1, 1, 9 };
    QTest::newRow("long, two heads a group") << 40 << 45 << 2 << Shape { 3, 1, 40, 45 };
    QTest::newRow("long, one group, each head its bias") << 40 << 40 << 1 << Shape { 1, 4, 40, 40 };
}

void TestAttention::equalsTheFormula()
{
    QFETCH(int, queries);
    QFETCH(int, keys);
    QFETCH(int, groups);
    QFETCH(QList<qlonglong>, biasShape);
    constexpr std::int64_t heads = 4;
    constexpr double scale = 0.7;
    const std::int64_t width = 3 * groups;
    const Tensor bias = filled({ biasShape.begin(), biasShape.end() }, 0.9, 0.2) * 2.0;
    std::vector<Tensor> exact { filled({ 3, queries, 12 }, 0.37, 0.1),
        filled({ 3, keys, width }, 0.53, 0.4),
        filled({ 3, keys, width }, 0.71, 0.9) };
    std::vector<Tensor> single;
    for (Tensor &tensor : exact) {
        single.push_back(tensor.to(torch::kFloat32).set_requires_grad(true));
        tensor.set_requires_grad(true);
    }
    const Tensor weight = filled({ 3, queries, 12 }, 0.29, 0.3);
    const Tensor expected = formula(exact[0], exact[1], exact[2], bias, heads, scale);
    (expected * weight).sum().backward();
    const Tensor found =
        attention(single[0], single[1], single[2], bias.to(torch::kFloat32), heads, scale);
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
