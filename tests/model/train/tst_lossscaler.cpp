// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
// LibTorch first: Qt's keywords are names of its own.
#include "model/nn/torchheaders.h"
#include "model/store/runreader.h"
#include "model/train/lossscaler.h"

#include "trainingfixture.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace tp;

class TestLossScaler final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesOtherTypesAlone();
    void halvesWhereGradientsAreNotFinite();
    void doublesAfterStepsInARow();
    void itsStateIsRestored();
    void trainsLikeFloat32();
    void resumesToTheSameBytes();
};

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

} // namespace

void TestLossScaler::leavesOtherTypesAlone()
{
    LossScaler scaler(false);
    QVERIFY(scaler.accept(infinity)); // what it means is for others to say
    QCOMPARE(scaler.scale(), 1.0);
    QVERIFY(scaler.state().empty());
}

void TestLossScaler::halvesWhereGradientsAreNotFinite()
{
    LossScaler scaler(true);
    QCOMPARE(scaler.scale(), 65536.0);
    QVERIFY(!scaler.accept(infinity));
    QVERIFY(!scaler.accept(std::nan("")));
    QVERIFY(scaler.accept(3.0));
    QCOMPARE(scaler.scale(), 16384.0);
    QCOMPARE(scaler.leftOut(), 2);
    scaler.restart();
    QCOMPARE(scaler.leftOut(), 0);
    QCOMPARE(scaler.scale(), 16384.0);
}

void TestLossScaler::doublesAfterStepsInARow()
{
    LossScaler scaler(true);
    for (int i = 0; i < 1999; ++i) {
        QVERIFY(scaler.accept(1.0));
    }
    QVERIFY(!scaler.accept(infinity)); // the row is broken
    for (int i = 0; i < 1999; ++i) {
        QVERIFY(scaler.accept(1.0));
    }
    QCOMPARE(scaler.scale(), 32768.0);
    QVERIFY(scaler.accept(1.0));
    QCOMPARE(scaler.scale(), 65536.0);
}

void TestLossScaler::itsStateIsRestored()
{
    LossScaler scaler(true);
    (void)scaler.accept(infinity);
    LossScaler other(true);
    const NamedTensors into = other.state();
    QCOMPARE(into.size(), std::size_t { 1 });
    at::Tensor(into.front().second).copy_(scaler.state().front().second);
    QCOMPARE(other.scale(), scaler.scale());
    QCOMPARE(other.leftOut(), 1);
}

void TestLossScaler::trainsLikeFloat32()
{
    const TrainingFixture fixture;
    const auto lastLoss = [&](const char *dtype) {
        RunConfig config = fixture.config(12);
        config.training.dtype = dtype;
        const RunOutcome outcome = fixture.train(config);
        const auto reader = RunReader::open(outcome.run);
        return reader && reader->history().steps.size() == 12 ? reader->history().steps.back().loss
                                                              : std::nan("");
    };
    const double half = lastLoss("float16");
    const double full = lastLoss("float32");
    QVERIFY2(std::abs(half - full) < 0.05 * full,
        qPrintable(QStringLiteral("%1 and %2").arg(half).arg(full)));
    QVERIFY(half != full);
}

// Steps that were left out, the scale and the optimiser's own count of steps go on as they were.
void TestLossScaler::resumesToTheSameBytes()
{
    const TrainingFixture fixture;
    RunConfig config = fixture.config(10);
    config.training.dtype = "float16";
    // Gradients of this sum are beyond the first scales.
    config.training.choiceLoss = 1.0;
    const RunOutcome whole = fixture.train(config);
    QVERIFY2(whole.kind == OutcomeKind::Completed, whole.error.message().c_str());

    std::stop_source stop;
    StepHook hook([&stop](const StepRecord &record) {
        if (record.step == 6) {
            stop.request_stop();
        }
    });
    const RunOutcome part = tp::train({ config, fixture.store(), nullptr }, hook, stop.get_token());
    QCOMPARE(part.step, 6);
    RunObserver silent;
    const RunOutcome rest = tp::resume(part.run, nullptr, silent, {});
    QVERIFY2(rest.kind == OutcomeKind::Completed, rest.error.message().c_str());
    QCOMPARE(TrainingFixture::bytes(rest.run / "metrics.log"),
        TrainingFixture::bytes(whole.run / "metrics.log"));
    const auto state = [](const RunOutcome &outcome) {
        return TrainingFixture::bytes(
            outcome.run / "checkpoints" / "step-000010" / "training_state.safetensors");
    };
    QVERIFY(!state(whole).isEmpty());
    QCOMPARE(state(rest), state(whole));
}

QTEST_GUILESS_MAIN(TestLossScaler)
#include "tst_lossscaler.moc"
