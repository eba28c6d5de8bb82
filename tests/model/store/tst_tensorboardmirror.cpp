// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/tensorboardmirror.h"

#include "model/eventdecoder.h"
#include "model/samplerun.h"
#include "model/store/runreader.h"
#include "model/store/runstore.h"
#include "model/store/runwriter.h"

#include <QtTest>

#include <csignal>
#include <limits>

#include <sys/resource.h>

namespace fs = std::filesystem;
using namespace tp;
using namespace tp::test;

namespace {

// No file may grow beyond this, as on a full disk, until the guard goes.
class FileSizeLimit final
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit lower { bytes, m_before.rlim_max };
        ::setrlimit(RLIMIT_FSIZE, &lower);
    }
    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before {};
    void (*m_handler)(int) = SIG_DFL;
};

RunDescription mirroredRun()
{
    RunDescription run = sampleDescription();
    run.config.training.tensorboard = true;
    return run;
}

HealthRecord sampleHealth(std::int64_t step)
{
    HealthRecord record;
    record.step = step;
    record.stepsPerSecond = 20.0;
    record.tokensPerSecond = 3000.0;
    record.memoryBytes = 1 << 30;
    return record;
}

QByteArray contentOf(const fs::path &file)
{
    QFile in(QString::fromStdString(file.string()));
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

} // namespace

class TestTensorBoardMirror : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void noMirrorUnlessAskedFor();
    void everyRecordHasItsScalars();
    void whatIsAbsentIsLeftOut();
    void logsAreTheSameWithAndWithout();
    void resumedRunsHaveEveryStepOnce();
    void runsBegunAnewHaveNoEarlierStep();
    void tornAndDamagedTailsAreCut();
    void failingMirrorsEndAloneAndSaySo();
    void linksAreNotFollowed();

private:
    [[nodiscard]] RunWriter create(const RunDescription &run) const
    {
        return *RunWriter::create(m_store, run);
    }
    static bool append(RunWriter &writer, std::int64_t from, std::int64_t to);
    [[nodiscard]] static QMap<ScalarKey, float> scalars(const RunWriter &writer, QString &problem)
    {
        return scalarsIn(QString::fromStdString(writer.folder().string()), problem);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_store;
};

void TestTensorBoardMirror::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = m_folder->filePath(QStringLiteral("store")).toStdString();
}

bool TestTensorBoardMirror::append(RunWriter &writer, std::int64_t from, std::int64_t to)
{
    bool good = true;
    for (std::int64_t step = from; step <= to && good; ++step) {
        good = writer.append(sampleStep(step)).has_value()
            && writer.append(sampleRouting(step)).has_value()
            && writer.append(sampleEvaluation(step, "validation")).has_value()
            && writer.append(sampleHealth(step)).has_value();
    }
    return good;
}

void TestTensorBoardMirror::noMirrorUnlessAskedFor()
{
    RunWriter writer = create(sampleDescription());
    QVERIFY(append(writer, 1, 2));
    QVERIFY(eventFilesIn(QString::fromStdString(writer.folder().string())).isEmpty());
    QVERIFY(!writer.takeMirrorFailure());
}

void TestTensorBoardMirror::everyRecordHasItsScalars()
{
    RunWriter writer = create(mirroredRun());
    QVERIFY(append(writer, 1, 4));
    QString problem;
    const QMap<ScalarKey, float> read = scalars(writer, problem);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const QMap<QString, float> expected { { QStringLiteral("train/loss"), 0.75F },
        { QStringLiteral("train/learning_rate"), 0.003F },
        { QStringLiteral("train/router_learning_rate"), 0.3F },
        { QStringLiteral("train/gradient_norm"), 0.1F },
        { QStringLiteral("task/first/loss"), 0.5F },
        { QStringLiteral("task/capital/loss"), 0.25F },
        { QStringLiteral("validation/mean_score"), 0.5F },
        { QStringLiteral("task/first/score"), 0.25F },
        { QStringLiteral("task/say \"hi\", twice/score"), 0.5F },
        { QStringLiteral("task/capital/score"), 0.75F },
        { QStringLiteral("task/first/validation_loss"), 1.0F },
        { QStringLiteral("task/say \"hi\", twice/validation_loss"), 2.0F },
        { QStringLiteral("task/capital/validation_loss"), 3.0F },
        { QStringLiteral("health/steps_per_second"), 20.0F },
        { QStringLiteral("health/tokens_per_second"), 3000.0F },
        { QStringLiteral("health/memory_bytes"), 1073741824.0F } };
    for (auto scalar = expected.begin(); scalar != expected.end(); ++scalar) {
        QVERIFY2(read.contains({ scalar.key(), 4 }), qPrintable(scalar.key()));
        QCOMPARE(read.value({ scalar.key(), 4 }), scalar.value());
    }
    // Beside them only the routing: its entropy and the loads, which share the work.
    QCOMPARE(read.size(), 4 * (expected.size() + 3));
    const float entropy = read.value({ QStringLiteral("routing/entropy"), 4 });
    QVERIFY(entropy > 0.0F && entropy < 1.0F);
    QCOMPARE(read.value({ QStringLiteral("routing/load_e1"), 4 })
            + read.value({ QStringLiteral("routing/load_e2"), 4 }),
        1.0F);
}

void TestTensorBoardMirror::whatIsAbsentIsLeftOut()
{
    RunWriter writer = create(mirroredRun());
    QVERIFY(writer.append(sampleHealth(0))); // before the first step there is nothing to see
    QVERIFY(eventFilesIn(QString::fromStdString(writer.folder().string())).isEmpty());
    StepRecord step = sampleStep(1);
    step.loss = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(writer.append(step));
    QVERIFY(writer.append(sampleHealth(1)));
    QVERIFY(writer.append(sampleHealth(1))); // the last words of a session
    QString problem;
    const QMap<ScalarKey, float> read = scalars(writer, problem);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    // A task outside the batch has no loss; a loss that is not a number is one for TensorBoard.
    QVERIFY(!read.contains({ QStringLiteral("task/say \"hi\", twice/loss"), 1 }));
    QVERIFY(std::isnan(read.value({ QStringLiteral("train/loss"), 1 }, 0.0F)));
}

void TestTensorBoardMirror::logsAreTheSameWithAndWithout()
{
    RunWriter with = create(mirroredRun());
    RunWriter without = create(sampleDescription());
    QVERIFY(append(with, 1, 5) && append(without, 1, 5));
    for (const char *log : { "metrics.log", "routing.log" }) {
        QVERIFY(!contentOf(with.folder() / log).isEmpty());
        QCOMPARE(contentOf(with.folder() / log), contentOf(without.folder() / log));
    }
    QCOMPARE(with.offsets().metrics, without.offsets().metrics);
}

void TestTensorBoardMirror::resumedRunsHaveEveryStepOnce()
{
    fs::path run;
    LogOffsets checkpoint;
    {
        RunWriter writer = create(mirroredRun());
        run = writer.folder();
        QVERIFY(append(writer, 1, 50));
        checkpoint = writer.offsets();
        QVERIFY(append(writer, 51, 70)); // and then it is killed
    }
    {
        RunWriter writer = *RunWriter::reopen(run, checkpoint);
        QVERIFY(append(writer, 51, 60)); // killed again
    }
    RunWriter writer = *RunWriter::reopen(run, checkpoint);
    QVERIFY(append(writer, 51, 55));

    QString problem;
    const QMap<ScalarKey, float> read = scalars(writer, problem);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    for (int step = 1; step <= 70; ++step) {
        QCOMPARE(read.contains({ QStringLiteral("train/loss"), step }), step <= 55);
        QCOMPARE(read.contains({ QStringLiteral("health/steps_per_second"), step }), step <= 55);
    }
    // Later files tell a TensorBoard that has read the steps which were cut to forget them.
    const auto files = eventFilesIn(QString::fromStdString(run.string()));
    QCOMPARE(files.size(), 3);
    int restarts = 0;
    for (const QByteArray &file : files) {
        const QList<DecodedEvent> events = decodeEvents(file).events;
        if (events.size() > 1 && events[1].isRestart) {
            QCOMPARE(events[1].step, 51);
            ++restarts;
        }
    }
    QCOMPARE(restarts, 1); // the middle file lost its own with everything else
    QVERIFY(decodeEvents(files.last()).events[1].isRestart);
}

void TestTensorBoardMirror::runsBegunAnewHaveNoEarlierStep()
{
    fs::path run;
    {
        RunWriter writer = create(mirroredRun());
        run = writer.folder();
        QVERIFY(writer.append(sampleRouting(0)) && append(writer, 1, 9));
    }
    RunWriter writer = *RunWriter::reopen(run, {});
    QVERIFY(writer.append(sampleRouting(0)) && append(writer, 1, 2));
    QString problem;
    const QMap<ScalarKey, float> read = scalars(writer, problem);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QVERIFY(read.contains({ QStringLiteral("routing/entropy"), 0 }));
    QVERIFY(!read.contains({ QStringLiteral("train/loss"), 3 }));
}

void TestTensorBoardMirror::tornAndDamagedTailsAreCut()
{
    fs::path run;
    LogOffsets checkpoint;
    {
        // More than one chunk of the file is read until the cut.
        RunDescription large = mirroredRun();
        large.tasks.resize(4000, { std::string(200, 't'), {}, {}, "accuracy", false });
        for (std::size_t i = 0; i < large.tasks.size(); ++i) {
            large.tasks[i].id += std::to_string(i);
        }
        large.routing = {};
        RunWriter writer = create(large);
        run = writer.folder();
        StepRecord step = sampleStep(1);
        step.taskLoss.assign(large.tasks.size(), 0.5F);
        QVERIFY(writer.append(step));
        step.step = 2;
        QVERIFY(writer.append(step));
        checkpoint = writer.offsets();
    }
    const QString name = eventFilesIn(QString::fromStdString(run.string())).firstKey();
    const QString path = QString::fromStdString(run.string()) + QLatin1Char('/') + name;
    const QByteArray whole = contentOf(path.toStdString());
    QVERIFY(whole.size() > 1 << 20);
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    file.write(whole.left(30)); // a version record, and two bytes of its neighbour's header
    file.write("no record at all");
    file.close();

    RunWriter writer = *RunWriter::reopen(run, checkpoint);
    StepRecord step = sampleStep(3);
    step.taskLoss.assign(writer.description().tasks.size(), 0.5F);
    QVERIFY(writer.append(step));
    QVERIFY(!writer.takeMirrorFailure());
    QString problem;
    const QMap<ScalarKey, float> read = scalars(writer, problem);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QCOMPARE(read.size(), 3 * (4 + 4000));
    QVERIFY(contentOf(path.toStdString()).startsWith(whole));
}

void TestTensorBoardMirror::failingMirrorsEndAloneAndSaySo()
{
    RunWriter writer = create(mirroredRun());
    QVERIFY(append(writer, 1, 1));
    std::optional<Error> failure;
    {
        const FileSizeLimit full(6000);
        for (std::int64_t step = 2; step <= 50; ++step) {
            QVERIFY(writer.append(sampleStep(step)));
            if (auto error = writer.takeMirrorFailure()) {
                QVERIFY(!failure); // told once
                failure = error;
            }
        }
    }
    QVERIFY(failure);
    QCOMPARE(failure->code, ErrorCode::Io);
    QVERIFY2(failure->message().find("events.out.tfevents.") != std::string::npos,
        failure->message().c_str());
    // It stays ended: a gap would look like a run that stood still.
    QVERIFY(append(writer, 51, 51));
    QString problem;
    const QMap<ScalarKey, float> read = scalars(writer, problem);
    QVERIFY2(problem.isEmpty(), qPrintable(problem)); // whole records up to the end
    QVERIFY(read.contains({ QStringLiteral("train/loss"), 2 }));
    QVERIFY(!read.contains({ QStringLiteral("train/loss"), 51 }));
    QCOMPARE(RunReader::open(writer.folder())->history().steps.size(), 51U);
}

void TestTensorBoardMirror::linksAreNotFollowed()
{
    const fs::path outside = fs::path(m_folder->path().toStdString()) / "precious";
    QVERIFY(writeFileAtomically(outside, "not of this run"));
    RunWriter writer = create(mirroredRun());
    fs::create_symlink(outside, writer.folder() / eventFileName(1'700'000'000));
    QVERIFY(append(writer, 1, 1));
    const auto failure = writer.takeMirrorFailure();
    QVERIFY(failure);
    QVERIFY2(
        failure->message().find("1700000000") != std::string::npos, failure->message().c_str());
    QCOMPARE(contentOf(outside), QByteArray("not of this run"));
}

QTEST_GUILESS_MAIN(TestTensorBoardMirror)
#include "tst_tensorboardmirror.moc"
