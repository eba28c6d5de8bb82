// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trainingfixture.h"

#include "model/adapters/methods.h"
#include "model/store/runreader.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace tp;

// Runs where an NVIDIA GPU is; skips itself elsewhere.
class TestGpu final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void trainsLikeTheCpu_data();
    void trainsLikeTheCpu();
    void resumesOnTheGpu();
};

void TestGpu::initTestCase()
{
    const auto devices = availableDevices();
    const bool found = std::ranges::any_of(
        devices, [](const DeviceInfo &device) { return device.id.starts_with("cuda"); });
    if (!found) {
        QSKIP("no usable NVIDIA GPU on this machine");
    }
}

void TestGpu::trainsLikeTheCpu_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("dtype");
    QTest::addColumn<bool>("checkpointing");
    QTest::addColumn<double>("tolerance");
    for (const MethodDescription &method : methodTable()) {
        if (!method.reference) {
            const QString name = QString::fromStdString(method.name);
            QTest::addRow("%s", qPrintable(name)) << name << "float32" << false << 2e-3;
            QTest::addRow("%s, layers run again", qPrintable(name))
                << name << "float32" << true << 2e-3;
            QTest::addRow("%s in bfloat16", qPrintable(name)) << name << "bfloat16" << false << 0.1;
            QTest::addRow("%s in float16", qPrintable(name)) << name << "float16" << false << 0.1;
        }
    }
}

void TestGpu::trainsLikeTheCpu()
{
    QFETCH(QString, method);
    QFETCH(QString, dtype);
    QFETCH(bool, checkpointing);
    QFETCH(double, tolerance);
    TrainingFixture fixture;
    RunConfig config = fixture.config(10);
    config.method.name = method.toStdString();
    config.training.device = "cpu";
    const RunOutcome cpu = fixture.train(config);
    config.training.device = "cuda";
    config.training.dtype = dtype.toStdString();
    config.training.gradientCheckpointing = checkpointing;
    const RunOutcome gpu = fixture.train(config);
    QVERIFY2(gpu.kind == OutcomeKind::Completed, gpu.error.message().c_str());
    const auto a = RunReader::open(cpu.run);
    const auto b = RunReader::open(gpu.run);
    QVERIFY(a.has_value() && b.has_value());
    for (std::size_t i = 0; i < 10; ++i) {
        const double expected = a->history().steps[i].loss;
        const double found = b->history().steps[i].loss;
        QVERIFY2(std::abs(found - expected) < tolerance * expected,
            qPrintable(QStringLiteral("step %1: %2 and %3").arg(i).arg(expected).arg(found)));
    }
}

void TestGpu::resumesOnTheGpu()
{
    TrainingFixture fixture;
    RunConfig config = fixture.config(12);
    config.training.device = "cuda";
    std::stop_source source;
    StepHook hook([&](const StepRecord &record) {
        if (record.step == 7) {
            source.request_stop();
        }
    });
    const RunOutcome stopped =
        train({ config, fixture.store(), nullptr }, hook, source.get_token());
    QCOMPARE(stopped.kind, OutcomeKind::Stopped);
    RunObserver silent;
    const RunOutcome resumed = resume(stopped.run, nullptr, silent, {});
    QVERIFY2(resumed.kind == OutcomeKind::Completed, resumed.error.message().c_str());
    QCOMPARE(resumed.step, 12);
}

QTEST_GUILESS_MAIN(TestGpu)
#include "tst_gpu.moc"
