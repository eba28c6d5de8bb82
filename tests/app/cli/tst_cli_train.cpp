// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <QtTest>

#include <QJsonArray>

#include <csignal>

using namespace tp::test;

namespace {

// The demo cut down to four tasks and one thread: 60 steps in a few seconds.
const QStringList smallDemo { "--set",
    "suite.tasks=first,kind,animal,animal-not",
    "--set",
    "suite.max_evaluation=4",
    "--set",
    "references.mode=none",
    "--set",
    "method.rank=2",
    "--set",
    "method.experts=4",
    "--set",
    "training.steps=60",
    "--set",
    "training.batch_size=8",
    "--set",
    "training.bucket_batches=3",
    "--set",
    "training.evaluate_every=15",
    "--set",
    "training.checkpoint_every=7",
    "--set",
    "training.threads=1" };

QStringList trainArguments(const QString &store, const QStringList &more = {})
{
    return QStringList {
        "train", TP_SOURCE_DIR "/resources/demo/demo.json", "--store", store, "--json"
    }
    + smallDemo + more;
}

// The only run of a store; empty if there is none or more than one.
QString runIn(const QString &store)
{
    const QStringList names = QDir(store).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    return names.size() == 1 ? store + QLatin1Char('/') + names.first() : QString();
}

QString checkpointName(int step)
{
    return QStringLiteral("/checkpoints/step-%1").arg(step, 6, 10, QLatin1Char('0'));
}

} // namespace

// Trains small runs with the built program, interrupts them in every way, and compares what they
// leave with the run that nobody disturbed.
class TestCliTrain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void completedRunHasAllOfItsRecords();
    void completedRunAnswersAtOnce();
    void runsOfOneConfigurationAreEqual();
    void killedRunContinuesExactly_data();
    void killedRunContinuesExactly();
    void interruptedRunStopsWithACheckpoint_data();
    void interruptedRunStopsWithACheckpoint();
    void listShowsARunWhileItIsWritten();
    void secondWriterIsRefused();
    void evaluateScoresTheLastCheckpoint();
    void progressGoesToStdoutWithoutJson();

private:
    [[nodiscard]] QString store(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }
    // Tables of a run that must be equal between runs of one configuration.
    [[nodiscard]] QByteArray tablesOf(const QString &run) const;
    // Starts training and waits until the run has the checkpoint of that step.
    [[nodiscard]] bool startUntil(QProcess &process,
        const QString &storeFolder,
        int step,
        const QStringList &more = {}) const;
    // A run that goes on until it is asked to stop, and has a checkpoint.
    [[nodiscard]] bool startEndless(QProcess &process, const QString &storeFolder) const;
    [[nodiscard]] static Answer interrupt(QProcess &process, int number);

    QTemporaryDir m_folder;
    QString m_undisturbed;
    QByteArray m_tables;
};

QByteArray TestCliTrain::tablesOf(const QString &run) const
{
    const QString folder = m_folder.filePath(QStringLiteral("tables"));
    const Answer answer = runProgram({ "export", run, folder, "--format", "csv" });
    if (answer.code != 0) {
        return answer.all();
    }
    QByteArray tables;
    for (const char *name :
        { "metrics.csv", "evaluations.csv", "tasks.csv", "routing.csv", "routing_mean.csv" }) {
        tables += contentOf(folder + QLatin1Char('/') + QLatin1String(name));
    }
    return tables;
}

bool TestCliTrain::startUntil(
    QProcess &process, const QString &storeFolder, int step, const QStringList &more) const
{
    prepare(process, trainArguments(storeFolder, more));
    process.start();
    return QTest::qWaitFor(
        [&] {
            const QString run = runIn(storeFolder);
            return !run.isEmpty()
                && (step == 0 ? QFile(run + QStringLiteral("/metrics.log")).size() > 0
                              : QFile::exists(run + checkpointName(step)));
        },
        300'000);
}

bool TestCliTrain::startEndless(QProcess &process, const QString &storeFolder) const
{
    // Waiting for the second checkpoint: the state that says so much as the first is written by
    // then.
    return startUntil(process, storeFolder, 14, { "--set", "training.steps=1000000" });
}

Answer TestCliTrain::interrupt(QProcess &process, int number)
{
    if (::kill(pid_t(process.processId()), number) != 0) {
        return {};
    }
    return answerOf(process);
}

void TestCliTrain::initTestCase()
{
    QVERIFY(m_folder.isValid());
    const QString folder = store("undisturbed");
    const Answer answer = runProgram(trainArguments(folder, { "--name", "small demo" }));
    QVERIFY2(answer.code == 0, answer.all());
    m_undisturbed = runIn(folder);
    const QJsonObject object = answer.object();
    QCOMPARE(object.value(QStringLiteral("run")).toString(), m_undisturbed);
    QCOMPARE(object.value(QStringLiteral("outcome")).toString(), QStringLiteral("completed"));
    QCOMPARE(object.value(QStringLiteral("step")).toInt(), 60);
    m_tables = tablesOf(m_undisturbed);
}

void TestCliTrain::completedRunHasAllOfItsRecords()
{
    const QList<QByteArray> rows = m_tables.split('\n');
    QVERIFY2(rows[0].startsWith("step,loss,"), rows[0]);
    QVERIFY2(rows[0].endsWith("loss:first,loss:animal,loss:animal-not,loss:kind"), rows[0]);
    for (int step = 1; step <= 60; ++step) {
        const QList<QByteArray> fields = rows[step].split(',');
        QCOMPARE(fields[0], QByteArray::number(step));
        QVERIFY2(fields[1].toDouble() > 0.0 && fields[5] == "8", rows[step]);
    }
    // It learned: the last steps are much better than the first.
    QVERIFY(rows[60].split(',')[1].toDouble() < 0.7 * rows[1].split(',')[1].toDouble());
    QVERIFY(rows[61].startsWith("step,split,task,"));
    QCOMPARE(m_tables.count("\n60,validation,"), 4);

    const Answer list = runProgram({ "list", "--store", store("undisturbed"), "--json" });
    const QJsonArray runs = QJsonDocument::fromJson(list.output.toUtf8()).array();
    QCOMPARE(runs.size(), 1);
    const QJsonObject run = runs.first().toObject();
    QCOMPARE(run.value(QStringLiteral("run")).toString(), m_undisturbed);
    QCOMPARE(run.value(QStringLiteral("name")).toString(), QStringLiteral("small demo"));
    QCOMPARE(run.value(QStringLiteral("method")).toString(), QStringLiteral("tensorpoly-1"));
    QCOMPARE(run.value(QStringLiteral("suite")).toString(), QStringLiteral("demo"));
    QCOMPARE(run.value(QStringLiteral("phase")).toString(), QStringLiteral("completed"));
    QCOMPARE(run.value(QStringLiteral("step")).toInt(), 60);
    QCOMPARE(run.value(QStringLiteral("steps")).toInt(), 60);
    QVERIFY(run.value(QStringLiteral("score")).isDouble());
}

void TestCliTrain::completedRunAnswersAtOnce()
{
    const QByteArray manifest = contentOf(m_undisturbed + QStringLiteral("/manifest.json"));
    const QByteArray events = contentOf(m_undisturbed + QStringLiteral("/events.log"));
    const Answer answer = runProgram({ "resume", m_undisturbed, "--json" });
    QVERIFY2(answer.code == 0, answer.all());
    QCOMPARE(
        answer.object().value(QStringLiteral("outcome")).toString(), QStringLiteral("completed"));
    QCOMPARE(answer.object().value(QStringLiteral("step")).toInt(), 60);
    QCOMPARE(contentOf(m_undisturbed + QStringLiteral("/manifest.json")), manifest);
    QCOMPARE(contentOf(m_undisturbed + QStringLiteral("/events.log")), events);
}

void TestCliTrain::runsOfOneConfigurationAreEqual()
{
    const QString folder = store("again");
    const Answer answer = runProgram(trainArguments(folder));
    QVERIFY2(answer.code == 0, answer.all());
    for (const char *log : { "/metrics.log", "/routing.log" }) {
        QVERIFY(contentOf(runIn(folder) + QLatin1String(log))
            == contentOf(m_undisturbed + QLatin1String(log)));
    }
}

void TestCliTrain::killedRunContinuesExactly_data()
{
    QTest::addColumn<int>("step"); // killed once this checkpoint is there; 0: at the first record
    QTest::addColumn<int>("delay"); // milliseconds later
    QTest::newRow("before the first checkpoint") << 0 << 0;
    QTest::newRow("at a checkpoint") << 14 << 0;
    QTest::newRow("between checkpoints") << 21 << 60;
    QTest::newRow("near the end") << 56 << 10;
}

void TestCliTrain::killedRunContinuesExactly()
{
    QFETCH(int, step);
    QFETCH(int, delay);
    const QString folder = store(QTest::currentDataTag());
    QProcess process;
    QVERIFY2(startUntil(process, folder, step), process.readAllStandardError());
    QTest::qWait(delay);
    process.kill();
    (void)answerOf(process);
    const QString run = runIn(folder);

    // Killed a second time while it continues, if it has not ended by then.
    QProcess again;
    prepare(again, { "resume", run, "--json" });
    again.start();
    again.waitForFinished(1500);
    again.kill();
    (void)answerOf(again);

    const Answer answer = runProgram({ "resume", run, "--json" });
    QVERIFY2(answer.code == 0, answer.all());
    QCOMPARE(
        answer.object().value(QStringLiteral("outcome")).toString(), QStringLiteral("completed"));
    QCOMPARE(answer.object().value(QStringLiteral("run")).toString(), run);
    const QByteArray tables = tablesOf(run);
    QVERIFY2(tables == m_tables, tables.left(2000));
}

void TestCliTrain::interruptedRunStopsWithACheckpoint_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestCliTrain::interruptedRunStopsWithACheckpoint()
{
    QFETCH(int, number);
    const QString folder = store(QTest::currentDataTag());
    QProcess process;
    QVERIFY2(startUntil(process, folder, 7), process.readAllStandardError());
    const Answer stopped = interrupt(process, number);
    const QString run = runIn(folder);
    QVERIFY2(stopped.code == 130, stopped.all());
    QCOMPARE(
        stopped.object().value(QStringLiteral("outcome")).toString(), QStringLiteral("stopped"));
    QCOMPARE(stopped.object().value(QStringLiteral("run")).toString(), run);
    const int step = stopped.object().value(QStringLiteral("step")).toInt();
    QVERIFY2(step >= 7 && step < 60, stopped.all());
    QVERIFY(QFile::exists(run + checkpointName(step)));

    const Answer answer = runProgram({ "resume", run, "--json" });
    QVERIFY2(answer.code == 0, answer.all());
    QCOMPARE(answer.object().value(QStringLiteral("step")).toInt(), 60);
    QVERIFY(tablesOf(run) == m_tables);
}

void TestCliTrain::listShowsARunWhileItIsWritten()
{
    const QString folder = store("live");
    QProcess process;
    QVERIFY2(startEndless(process, folder), process.readAllStandardError());
    const Answer live = runProgram({ "list", "--store", folder, "--json" });
    const Answer stopped = interrupt(process, SIGINT);
    const Answer later = runProgram({ "list", "--store", folder, "--json" });
    const auto onlyRun = [](const Answer &list) {
        return QJsonDocument::fromJson(list.output.toUtf8()).array().first().toObject();
    };
    QCOMPARE(stopped.code, 130);
    QCOMPARE(onlyRun(live).value(QStringLiteral("phase")).toString(), QStringLiteral("running"));
    QVERIFY2(onlyRun(live).value(QStringLiteral("step")).toInt() >= 7, live.all());
    QCOMPARE(onlyRun(later).value(QStringLiteral("phase")).toString(), QStringLiteral("stopped"));
}

void TestCliTrain::secondWriterIsRefused()
{
    const QString folder = store("twice");
    QProcess process;
    QVERIFY2(startEndless(process, folder), process.readAllStandardError());
    const Answer second = runProgram({ "resume", runIn(folder), "--json" });
    const Answer first = interrupt(process, SIGTERM);
    QVERIFY2(first.code == 130, first.all()); // it went on undisturbed
    QVERIFY2(second.code == 1, second.all());
    QVERIFY2(second.errors.contains(QStringLiteral("another process is writing this run")),
        second.all());
    QCOMPARE(second.object().value(QStringLiteral("outcome")).toString(), QStringLiteral("failed"));
}

void TestCliTrain::evaluateScoresTheLastCheckpoint()
{
    const QStringList arguments {
        "evaluate", m_undisturbed, "--split", "validation", "--threads", "1"
    };
    const Answer answer = runProgram(arguments + QStringList { "--json" });
    QVERIFY2(answer.code == 0, answer.all());
    const QJsonObject object = answer.object();
    QCOMPARE(object.value(QStringLiteral("split")).toString(), QStringLiteral("validation"));
    const QJsonObject tasks = object.value(QStringLiteral("tasks")).toObject();
    QCOMPARE(tasks.keys(), (QStringList { "animal", "animal-not", "first", "kind" }));
    double sum = 0.0;
    for (const QJsonValue &task : tasks) {
        const double score = task.toObject().value(QStringLiteral("score")).toDouble(-1.0);
        QVERIFY(score >= 0.0 && score <= 1.0);
        // All rows of the split, whatever the run kept for its own evaluations.
        QCOMPARE(task.toObject().value(QStringLiteral("n")).toInt(), 50);
        QVERIFY(task.toObject().value(QStringLiteral("loss")).toDouble() > 0.0);
        sum += score;
    }
    QVERIFY(qFuzzyCompare(1.0 + object.value(QStringLiteral("mean")).toDouble(), 1.0 + sum / 4.0));
    const Answer limited = runProgram(arguments + QStringList { "--limit", "2", "--json" });
    const QJsonObject first = limited.object()
                                  .value(QStringLiteral("tasks"))
                                  .toObject()
                                  .value(QStringLiteral("first"))
                                  .toObject();
    QCOMPARE(first.value(QStringLiteral("n")).toInt(), 2);
    const Answer text = runProgram(arguments);
    QVERIFY2(text.output.contains(QStringLiteral("mean validation score")), text.all());
}

void TestCliTrain::progressGoesToStdoutWithoutJson()
{
    QStringList arguments = trainArguments(store("plain"), { "--set", "training.steps=3" });
    arguments.removeAll(QStringLiteral("--json"));
    const Answer answer = runProgram(arguments);
    QVERIFY2(answer.code == 0, answer.all());
    QVERIFY2(answer.output.contains(QStringLiteral("step 3/3  loss ")), answer.all());
    QVERIFY2(
        answer.output.contains(QStringLiteral("step 3: mean validation score ")), answer.all());
    QVERIFY2(answer.output.contains(QStringLiteral("completed at step 3\n")), answer.all());
    QVERIFY2(answer.output.contains(QStringLiteral("run ") + store("plain")), answer.all());
    QVERIFY2(!answer.output.contains(QLatin1Char('\r')), answer.all()); // no bar outside a terminal
    QCOMPARE(answer.errors, QString());
}

QTEST_GUILESS_MAIN(TestCliTrain)
#include "tst_cli_train.moc"
