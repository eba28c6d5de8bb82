// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trainingfixture.h"

#include "model/adapters/methods.h"
#include "model/nn/safetensors.h"
#include "model/store/runreader.h"
#include "model/store/runstore.h"
#include "model/store/tensorboardevents.h"
#include "model/train/references.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cmath>
#include <thread>

using namespace tp;

class TestEngine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void learnsAndRecords();
    void onlyMethodsThatRouteRecordRouting_data();
    void onlyMethodsThatRouteRecordRouting();
    void sameSeedGivesSameBytes();
    void otherSeedGivesOtherLoss();
    void stoppedRunResumesExactly_data();
    void stoppedRunResumesExactly();
    void logsBeyondTheCheckpointAreCut();
    void completedRunAnswersAtOnce();
    void pauseHoldsAndContinues();
    void endedMirrorIsAnAlertOfARunThatGoesOn();
    void divergenceNamesTaskAndStep();
    void badInputLeavesNothingBehind_data();
    void badInputLeavesNothingBehind();
    void changedSuiteIsRefused();
    void evaluationAgreesWithGeneration();
    void referencesDoNotDependOnOtherTasks();
    void referencesNeedEveryTaskInTheBatch();
    void stoppedWhileLoadingLeavesNothingBehind();
    void resumeStoppedWhileLoadingKeepsTheRun();
    void shardedBackboneTrainsToTheSameBytes();
    void referencesStoppedHalfwayLeaveNothingBehind();

private:
    TrainingFixture m_fixture;
};

void TestEngine::learnsAndRecords()
{
    RunConfig config = m_fixture.config(40);
    config.training.learningRate = 3e-3;
    const RunOutcome outcome = m_fixture.train(config);
    QVERIFY2(outcome.kind == OutcomeKind::Completed, outcome.error.message().c_str());
    const auto reader = RunReader::open(outcome.run);
    QVERIFY(reader.has_value());
    const RunHistory &history = reader->history();
    QCOMPARE(history.steps.size(), 40U);
    QCOMPARE(history.evaluations.size(), 4U);
    QCOMPARE(history.evaluations.back().tasks.front().trainedExamples, 80);
    QCOMPARE(history.state.phase, RunPhase::Completed);
    QCOMPARE(history.routing.front()->step, 0);
    QCOMPARE(history.routing.back()->step, 40);
    QVERIFY(history.steps.back().loss < 0.7 * history.steps.front().loss);
    // 36 sites, four tasks, eight experts; every row sums to one.
    const auto &weights = history.routing.back()->weights;
    QCOMPARE(weights.size(), 36U * 4U * 8U);
    for (std::size_t row = 0; row < weights.size(); row += 8) {
        float sum = 0.0F;
        for (std::size_t i = 0; i < 8; ++i) {
            sum += weights[row + i];
        }
        QVERIFY(std::abs(sum - 1.0F) < 1e-5F);
    }
}

void TestEngine::onlyMethodsThatRouteRecordRouting_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<bool>("routed");
    for (const MethodDescription &method : methodTable()) {
        if (!method.reference) {
            QTest::newRow(method.name.c_str())
                << QString::fromStdString(method.name) << method.routed;
        }
    }
}

void TestEngine::onlyMethodsThatRouteRecordRouting()
{
    QFETCH(const QString, method);
    QFETCH(const bool, routed);
    RunConfig config = m_fixture.config(1);
    config.method = { method.toStdString(), {} };
    const RunOutcome outcome = m_fixture.train(config);
    QVERIFY2(outcome.kind == OutcomeKind::Completed, outcome.error.message().c_str());
    const auto reader = RunReader::open(outcome.run);
    QVERIFY(reader.has_value());
    QCOMPARE(!reader->history().description.routing.sites.empty(), routed);
    QCOMPARE(reader->history().routing.size(), routed ? 2U : 0U);
}

void TestEngine::sameSeedGivesSameBytes()
{
    const RunOutcome a = m_fixture.train(m_fixture.config(12));
    const RunOutcome b = m_fixture.train(m_fixture.config(12));
    for (const char *log : { "metrics.log", "routing.log" }) {
        QVERIFY(!TrainingFixture::bytes(a.run / log).isEmpty());
        QCOMPARE(TrainingFixture::bytes(a.run / log), TrainingFixture::bytes(b.run / log));
    }
}

void TestEngine::otherSeedGivesOtherLoss()
{
    RunConfig config = m_fixture.config(3);
    const RunOutcome a = m_fixture.train(config);
    config.training.seed = 2;
    const RunOutcome b = m_fixture.train(config);
    QVERIFY(TrainingFixture::bytes(a.run / "metrics.log")
        != TrainingFixture::bytes(b.run / "metrics.log"));
}

void TestEngine::stoppedRunResumesExactly_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<int>("bucketBatches");
    QTest::addColumn<int>("stopAt");
    QTest::addColumn<bool>("adafactor");
    QTest::addColumn<QStringList>("options");
    const QStringList none;
    QTest::newRow("tensorpoly-1") << "tensorpoly-1" << 1 << 7 << false << none;
    QTest::newRow("tensorpoly-1 at a checkpoint") << "tensorpoly-1" << 1 << 10 << false << none;
    QTest::newRow("lora with length buckets") << "lora" << 4 << 6 << false << none;
    QTest::newRow("tensorpoly-2 with Adafactor") << "tensorpoly-2" << 1 << 7 << true << none;
    // The noise of a step is the same, and so are routers that Linears share.
    QTest::newRow("tensorpoly-2 with noise")
        << "tensorpoly-2" << 1 << 7 << false
        << QStringList { "gates=relaxed-bernoulli", "granularity=block" };
    QTest::newRow("poly with given experts")
        << "poly" << 1 << 7 << false << QStringList { "selector=private", "granularity=coder" };
    // Between two frames: what the gates of the tokens since the last one said is kept, and the
    // weights that a step drops are the same.
    QTest::newRow("mosld") << "mosld" << 1 << 7 << false << none;
    // Its second stage begins after step 5: a fresh optimiser, and experts that start again.
    QTest::newRow("task-moe, first stage") << "task-moe" << 1 << 3 << false << none;
    QTest::newRow("task-moe between its stages") << "task-moe" << 1 << 5 << true << none;
    QTest::newRow("task-moe, second stage") << "task-moe" << 1 << 7 << false << none;
}

void TestEngine::stoppedRunResumesExactly()
{
    QFETCH(QString, method);
    QFETCH(int, bucketBatches);
    QFETCH(int, stopAt);
    QFETCH(bool, adafactor);
    QFETCH(QStringList, options);
    RunConfig config = m_fixture.config(16);
    for (const QString &option : options) {
        config.method.options[option.section(u'=', 0, 0).toStdString()] =
            option.section(u'=', 1).toStdString();
    }
    config.training.optimizer = adafactor ? OptimizerKind::Adafactor : OptimizerKind::AdamW;
    config.training.schedule = adafactor ? Schedule::InverseSqrt : Schedule::Linear;
    config.method.name = method.toStdString();
    config.training.bucketBatches = bucketBatches;
    config.training.routingEvery = 4;
    const RunOutcome undisturbed = m_fixture.train(config);

    std::stop_source source;
    StepHook hook([&](const StepRecord &record) {
        if (record.step == stopAt) {
            source.request_stop();
        }
    });
    const RunOutcome stopped =
        train({ config, m_fixture.store(), nullptr }, hook, source.get_token());
    QCOMPARE(stopped.kind, OutcomeKind::Stopped);
    QCOMPARE(stopped.step, stopAt);
    RunObserver silent;
    const RunOutcome resumed = resume(stopped.run, nullptr, silent, {});
    QVERIFY2(resumed.kind == OutcomeKind::Completed, resumed.error.message().c_str());
    for (const char *log : { "metrics.log", "routing.log" }) {
        QCOMPARE(TrainingFixture::bytes(resumed.run / log),
            TrainingFixture::bytes(undisturbed.run / log));
    }
}

void TestEngine::logsBeyondTheCheckpointAreCut()
{
    const RunConfig config = m_fixture.config(10);
    const RunOutcome undisturbed = m_fixture.train(config);
    // As after a power cut at step 10: the last checkpoint is gone, the logs go further than
    // step 5.
    const RunOutcome cut = m_fixture.train(config);
    std::filesystem::remove_all(cut.run / "checkpoints" / "step-000010");
    const auto text = writeFileAtomically(cut.run / "state.json",
        TrainingFixture::bytes(cut.run / "state.json")
            .replace("completed", "running")
            .toStdString());
    QVERIFY(text.has_value());
    RunObserver silent;
    const RunOutcome resumed = resume(cut.run, nullptr, silent, {});
    QVERIFY2(resumed.kind == OutcomeKind::Completed, resumed.error.message().c_str());
    QCOMPARE(TrainingFixture::bytes(resumed.run / "metrics.log"),
        TrainingFixture::bytes(undisturbed.run / "metrics.log"));
}

void TestEngine::completedRunAnswersAtOnce()
{
    const RunOutcome done = m_fixture.train(m_fixture.config(2));
    const QByteArray before = TrainingFixture::bytes(done.run / "events.log");
    RunObserver silent;
    const RunOutcome again = resume(done.run, nullptr, silent, {});
    QCOMPARE(again.kind, OutcomeKind::Completed);
    QCOMPARE(again.step, 2);
    QCOMPARE(TrainingFixture::bytes(done.run / "events.log"), before);
}

void TestEngine::pauseHoldsAndContinues()
{
    RunControl control;
    std::atomic<std::int64_t> steps { 0 };
    StepHook hook([&](const StepRecord &record) {
        steps = record.step;
        if (record.step == 3) {
            control.setPaused(true);
        }
    });
    RunOutcome outcome;
    std::jthread engine([&] {
        outcome = train({ m_fixture.config(6), m_fixture.store(), &control }, hook, {});
    });
    QTRY_COMPARE_WITH_TIMEOUT(steps.load(), 3, 60000);
    QTest::qWait(300);
    QCOMPARE(steps.load(), 3);
    control.setPaused(false);
    engine.join();
    QCOMPARE(outcome.kind, OutcomeKind::Completed);
}

// Puts a thing that is no file where the mirror would write.
class MirrorSpoiler final : public RunObserver
{
public:
    explicit MirrorSpoiler(std::filesystem::path store)
        : m_store(std::move(store))
    {
    }
    void runDescribed(const RunDescription &run) override
    {
        std::filesystem::create_directory(m_store / run.id / eventFileName(1'700'000'000));
    }

private:
    std::filesystem::path m_store;
};

void TestEngine::endedMirrorIsAnAlertOfARunThatGoesOn()
{
    RunConfig config = m_fixture.config(3);
    config.training.tensorboard = true;
    MirrorSpoiler spoiler(m_fixture.store());
    const RunOutcome outcome = tp::train({ config, m_fixture.store(), nullptr }, spoiler, {});
    QVERIFY2(outcome.kind == OutcomeKind::Completed, outcome.error.message().c_str());
    const auto reader = RunReader::open(outcome.run);
    QCOMPARE(reader->history().steps.size(), 3U);
    std::vector<std::string> alerts;
    for (const RunEvent &event : reader->history().events) {
        if (event.kind == EventKind::Alert) {
            alerts.push_back(event.text);
        }
    }
    QCOMPARE(alerts.size(), 1U);
    QVERIFY2(alerts[0].find("TensorBoard") != std::string::npos, alerts[0].c_str());
}

void TestEngine::divergenceNamesTaskAndStep()
{
    // A backbone whose head is finite but so large that the scores overflow.
    const std::filesystem::path folder = m_fixture.folder() / "overflowing";
    std::filesystem::copy(TrainingFixture::backbone(), folder);
    const std::filesystem::path weights = folder / "model.safetensors";
    std::filesystem::permissions(weights, std::filesystem::perms::owner_all);
    const auto file = SafetensorsFile::open(weights);
    QVERIFY(file.has_value());
    const TensorInfo *head = file->find("lm_head.weight");
    QVERIFY(head != nullptr);
    QFile bytes(QString::fromStdString(weights.string()));
    QVERIFY(bytes.open(QIODevice::ReadWrite));
    const auto header = qFromLittleEndian<quint64>(bytes.read(8).constData());
    QVERIFY(bytes.seek(static_cast<qint64>(8 + header + head->begin)));
    const QByteArray large =
        QByteArray("\x7f\x7f", 2).repeated(static_cast<int>(head->bytes() / 2));
    QCOMPARE(bytes.write(large), large.size());
    bytes.close();

    RunConfig config = m_fixture.config(30);
    config.backbone.path = folder.string();
    const RunOutcome outcome = m_fixture.train(config);
    QCOMPARE(outcome.kind, OutcomeKind::Failed);
    QCOMPARE(outcome.error.code, ErrorCode::Diverged);
    const QString what = QString::fromStdString(outcome.error.what);
    QVERIFY2(
        what.contains(QStringLiteral("task 'first'")) && what.contains(QStringLiteral("step 1")),
        qPrintable(what));
    const auto reader = RunReader::open(outcome.run);
    QVERIFY(reader.has_value());
    QCOMPARE(reader->history().state.phase, RunPhase::Failed);
    // The alert stands in the log, and a resumed run, which fails again there, does not add one.
    const auto alerts = [&] {
        std::vector<RunEvent> found;
        const auto log = RunReader::open(outcome.run);
        for (const RunEvent &event : log->history().events) {
            if (event.kind == EventKind::Alert) {
                found.push_back(event);
            }
        }
        return found;
    };
    QCOMPARE(alerts().size(), 1U);
    QCOMPARE(alerts().front().alert, std::string("not-finite"));
    QCOMPARE(alerts().front().step, 1);
    QCOMPARE(alerts().front().subjects, std::vector<std::string> { "first" });
    QVERIFY(alerts().front().time > 0);
    RunObserver silent;
    QCOMPARE(resume(outcome.run, nullptr, silent, {}).kind, OutcomeKind::Failed);
    QCOMPARE(alerts().size(), 1U);
}

void TestEngine::badInputLeavesNothingBehind_data()
{
    QTest::addColumn<std::function<void(RunConfig &)>>("spoil");
    QTest::addColumn<QString>("says");
    using Spoil = std::function<void(RunConfig &)>;
    QTest::newRow("no suite") << Spoil([](RunConfig &c) { c.suite.path = "/nowhere/at/all"; })
                              << "/nowhere/at/all";
    QTest::newRow("no task") << Spoil([](RunConfig &c) { c.suite.tasks = { "frist" }; }) << "first";
    QTest::newRow("no backbone") << Spoil([](RunConfig &c) { c.backbone.path = "/nowhere"; })
                                 << "/nowhere";
    QTest::newRow("no method") << Spoil([](RunConfig &c) { c.method.name = "tensorpoly-l"; })
                               << "tensorpoly-1";
    QTest::newRow("rank 0") << Spoil([](RunConfig &c) {
        c.method.options["rank"] = std::int64_t { 0 };
    }) << "rank";
    QTest::newRow("order 9") << Spoil([](RunConfig &c) {
        c.method.options["order"] = std::int64_t { 9 };
    }) << "order";
    QTest::newRow("rate NaN") << Spoil([](RunConfig &c) { c.training.learningRate = std::nan(""); })
                              << "learning_rate";
    QTest::newRow("no such device")
        << Spoil([](RunConfig &c) { c.training.device = "tpu"; }) << "device";
}

void TestEngine::badInputLeavesNothingBehind()
{
    QFETCH(std::function<void(RunConfig &)>, spoil);
    QFETCH(QString, says);
    QTemporaryDir store;
    RunConfig config = m_fixture.config(5);
    spoil(config);
    RunObserver silent;
    const RunOutcome outcome = train({ config, store.path().toStdString(), nullptr }, silent, {});
    QCOMPARE(outcome.kind, OutcomeKind::Failed);
    const QString message = QString::fromStdString(outcome.error.message());
    QVERIFY2(message.contains(says), qPrintable(message));
    QCOMPARE(exitCode(outcome.error.code), 2);
    QVERIFY(QDir(store.path()).isEmpty());
}

void TestEngine::changedSuiteIsRefused()
{
    TrainingFixture fixture;
    std::stop_source source;
    StepHook hook([&](const StepRecord &) { source.request_stop(); });
    const RunOutcome stopped =
        train({ fixture.config(5), fixture.store(), nullptr }, hook, source.get_token());
    QCOMPARE(stopped.kind, OutcomeKind::Stopped);
    QFile rows(QString::fromStdString((fixture.suite() / "first" / "train.jsonl").string()));
    QVERIFY(rows.open(QIODevice::Append));
    rows.write("{\"id\": \"extra\", \"input\": \"first : cat dog\", \"target\": \"cat\"}\n");
    rows.close();
    RunObserver silent;
    const RunOutcome outcome = resume(stopped.run, nullptr, silent, {});
    QCOMPARE(outcome.kind, OutcomeKind::Failed);
    QCOMPARE(outcome.error.code, ErrorCode::BadInput);
    QVERIFY(QString::fromStdString(outcome.error.message()).contains(QStringLiteral("suite")));
}

void TestEngine::evaluationAgreesWithGeneration()
{
    RunConfig config = m_fixture.config(60);
    config.training.evaluateEvery = 0;
    const RunOutcome outcome = m_fixture.train(config);
    const auto reader = RunReader::open(outcome.run);
    QVERIFY(reader.has_value());
    const EvaluationRecord &forced = reader->history().evaluations.back();
    const auto generated = evaluate({ .run = outcome.run, .split = Split::Validation }, {});
    QVERIFY2(generated.has_value(), generated ? "" : generated.error().message().c_str());
    QVERIFY(forced.mean > 0.0);
    QCOMPARE(generated->mean, forced.mean);
    QVERIFY(std::abs(generated->tasks.front().loss - forced.tasks.front().loss) < 1e-5);
}

void TestEngine::referencesDoNotDependOnOtherTasks()
{
    // The first task's reference is the same whether it is trained beside others or alone, as long
    // as its own examples are: one row of training data makes them so.
    RunConfig config = m_fixture.config(6);
    config.suite.maxTrain = 1;
    config.suite.tasks = { "first", "kind" };
    config.training.batchSize = 4;
    RunObserver silent;
    const auto both = trainReferences(config, m_fixture.folder() / "both", "test", silent, {});
    QVERIFY2(both.has_value(), both ? "" : both.error().message().c_str());
    config.suite.tasks = { "first" };
    config.training.batchSize = 2;
    const auto alone = trainReferences(config, m_fixture.folder() / "alone", "test", silent, {});
    QVERIFY2(alone.has_value(), alone ? "" : alone.error().message().c_str());
    const ReferencePoint &a = both->tasks.front().curve.back();
    const ReferencePoint &b = alone->tasks.front().curve.back();
    QCOMPARE(a.examples, b.examples);
    QVERIFY2(
        std::abs(a.loss - b.loss) < 1e-4 * b.loss, qPrintable(QString::number(a.loss - b.loss)));
}

void TestEngine::referencesStoppedHalfwayLeaveNothingBehind()
{
    class StopInReferences final : public RunObserver
    {
    public:
        void progress(double done, const std::string &stage) override
        {
            if (stage == "single-task references" && done > 0.2) {
                source.request_stop();
            }
        }
        std::stop_source source;
    };
    RunConfig config = m_fixture.config(20);
    config.references.mode = "train";
    StopInReferences observer;
    const std::filesystem::path store = m_fixture.folder() / "halfway";
    const RunOutcome outcome =
        train({ config, store, nullptr }, observer, observer.source.get_token());
    QVERIFY(observer.source.stop_requested());
    QCOMPARE(outcome.kind, OutcomeKind::Stopped);
    QVERIFY(outcome.run.empty());
    std::error_code error;
    QVERIFY(std::filesystem::is_empty(store / "references", error));
    QCOMPARE(std::distance(std::filesystem::directory_iterator(store), {}), 1); // references alone
}

namespace {

// Asks to stop as soon as part of the backbone is there.
class StopInLoading final : public RunObserver
{
public:
    void progress(double done, const std::string &stage) override
    {
        if (stage == "loading the backbone" && done > 0.0) {
            source.request_stop();
            reached = std::max(reached, done);
        }
    }
    std::stop_source source;
    double reached = 0.0;
};

} // namespace

void TestEngine::stoppedWhileLoadingLeavesNothingBehind()
{
    StopInLoading observer;
    const std::filesystem::path store = m_fixture.folder() / "unloaded";
    const RunOutcome outcome =
        train({ m_fixture.config(5), store, nullptr }, observer, observer.source.get_token());
    QVERIFY(observer.reached > 0.0 && observer.reached < 1.0);
    QCOMPARE(outcome.kind, OutcomeKind::Stopped);
    QVERIFY(outcome.run.empty());
    QVERIFY(!std::filesystem::exists(store) || std::filesystem::is_empty(store));
}

void TestEngine::resumeStoppedWhileLoadingKeepsTheRun()
{
    std::stop_source source;
    StepHook hook([&](const StepRecord &record) {
        if (record.step == 7) {
            source.request_stop();
        }
    });
    const RunOutcome half =
        train({ m_fixture.config(12), m_fixture.store(), nullptr }, hook, source.get_token());
    QCOMPARE(half.kind, OutcomeKind::Stopped);
    StopInLoading observer;
    const RunOutcome again = resume(half.run, nullptr, observer, observer.source.get_token());
    QCOMPARE(again.kind, OutcomeKind::Stopped);
    QCOMPARE(again.run, half.run);
    QCOMPARE(again.step, half.step);
    RunObserver silent;
    const RunOutcome whole = resume(half.run, nullptr, silent, {});
    QVERIFY2(whole.kind == OutcomeKind::Completed, whole.error.message().c_str());
    QCOMPARE(whole.step, 12);
}

void TestEngine::shardedBackboneTrainsToTheSameBytes()
{
    // The demo's backbone in two files, as transformers writes large ones.
    const std::filesystem::path folder = m_fixture.folder() / "sharded";
    std::filesystem::copy(TrainingFixture::backbone(), folder);
    const auto file = SafetensorsFile::open(TrainingFixture::backbone() / "model.safetensors");
    QVERIFY(file.has_value());
    std::vector<std::vector<std::byte>> data;
    std::array<std::vector<TensorView>, 2> shards;
    QJsonObject map;
    for (const TensorInfo &info : file->tensors()) {
        const std::size_t shard = data.size() % 2;
        data.emplace_back(info.bytes());
        QVERIFY(file->read(info, data.back()).has_value());
        shards[shard].push_back({ info.name, info.type, info.shape, data.back() });
        map[QString::fromStdString(info.name)] = QStringLiteral("part-%1").arg(shard);
    }
    std::filesystem::remove(folder / "model.safetensors");
    for (std::size_t i = 0; i < shards.size(); ++i) {
        QVERIFY(
            writeSafetensors(folder / ("part-" + std::to_string(i)), shards[i], {}).has_value());
    }
    QFile index(QString::fromStdString((folder / "model.safetensors.index.json").string()));
    QVERIFY(index.open(QIODevice::WriteOnly));
    index.write(QJsonDocument(QJsonObject { { QStringLiteral("weight_map"), map } }).toJson());
    index.close();

    RunConfig config = m_fixture.config(4);
    const RunOutcome single = m_fixture.train(config);
    config.backbone.path = folder.string();
    const RunOutcome sharded = m_fixture.train(config);
    QVERIFY2(sharded.kind == OutcomeKind::Completed, sharded.error.message().c_str());
    QCOMPARE(TrainingFixture::bytes(sharded.run / "metrics.log"),
        TrainingFixture::bytes(single.run / "metrics.log"));
    QVERIFY(!TrainingFixture::bytes(sharded.run / "metrics.log").isEmpty());
}

void TestEngine::referencesNeedEveryTaskInTheBatch()
{
    RunConfig config = m_fixture.config(2);
    config.training.batchSize = 6; // four tasks
    RunObserver silent;
    const auto set = trainReferences(config, m_fixture.folder() / "uneven", "test", silent, {});
    QVERIFY(!set.has_value());
    QVERIFY(QString::fromStdString(set.error().hint).contains(QStringLiteral("multiple of 4")));
}

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
