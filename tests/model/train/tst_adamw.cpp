// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/torchheaders.h"
#include "model/train/adamw.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace tp;

class TestAdamW final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsTorchOptim();
    void clipScalesToTheLimit();
};

// tests/parity/adamw.py runs torch.optim.AdamW in float64 on p = 0.5 sin(0.7 i + 0.3), i < 12, with
// the gradient cos(0.3 i + 0.5 t) at step t = 0..4 and writes p after every step.
void TestAdamW::equalsTorchOptim()
{
    QFile file(QStringLiteral(TP_SOURCE_DIR "/tests/data/adamw.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject golden = QJsonDocument::fromJson(file.readAll()).object();
    const torch::Tensor index = torch::arange(12, torch::kFloat64);
    torch::Tensor value = (index * 0.7 + 0.3).sin() * 0.5;
    AdamW optimizer(
        { { .name = "p", .value = value, .weightDecay = golden["weight_decay"].toDouble() } },
        { .beta1 = golden["beta1"].toDouble(), .beta2 = golden["beta2"].toDouble() });
    const QJsonArray steps = golden["values"].toArray();
    QCOMPARE(steps.size(), 5);
    for (int t = 0; t < steps.size(); ++t) {
        value.mutable_grad() = (index * 0.3 + 0.5 * t).cos();
        optimizer.step({ golden["lr"].toDouble() });
        const QJsonArray expected = steps[t].toArray();
        for (int i = 0; i < 12; ++i) {
            QVERIFY(std::abs(value[i].item<double>() - expected[i].toDouble()) < 1e-14);
        }
    }
}

void TestAdamW::clipScalesToTheLimit()
{
    torch::Tensor a = torch::zeros({ 2 }, torch::kFloat64);
    torch::Tensor b = torch::zeros({ 1 }, torch::kFloat64);
    torch::Tensor untouched = torch::zeros({ 1 }, torch::kFloat64);
    AdamW optimizer({ { .name = "a", .value = a },
                        { .name = "b", .value = b },
                        { .name = "c", .value = untouched } },
        {});
    a.mutable_grad() = torch::full({ 2 }, 2.0, torch::kFloat64);
    b.mutable_grad() = torch::full({ 1 }, 1.0, torch::kFloat64);
    QCOMPARE(optimizer.clip(0.0), 3.0);
    QCOMPARE(a.grad()[0].item<double>(), 2.0);
    QCOMPARE(optimizer.clip(1.5), 3.0);
    QVERIFY(std::abs(a.grad()[0].item<double>() - 1.0) < 1e-6);
    QVERIFY(std::abs(b.grad()[0].item<double>() - 0.5) < 1e-6);
}

QTEST_GUILESS_MAIN(TestAdamW)
#include "tst_adamw.moc"
