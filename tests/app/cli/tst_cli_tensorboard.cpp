// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "model/eventdecoder.h"

#include <QtTest>

using namespace tp::test;

// A run that is killed and continued while it mirrors its scalars, read back from its folder and
// from an export: by a decoder of the tests' own, and by TensorBoard where Python has it.
class TestCliTensorBoard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void mirrorAndExportHoldEveryStepOnce();
    void logsDoNotKnowOfTheMirror();
    void tensorBoardReadsTheSameNumbers_data();
    void tensorBoardReadsTheSameNumbers();

private:
    [[nodiscard]] QStringList arguments(const QString &store, const QString &mirror) const;
    // The only run of a store.
    [[nodiscard]] QString runIn(const QString &store) const
    {
        const QString folder = m_folder.filePath(store);
        const QStringList names = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        return names.size() == 1 ? folder + QLatin1Char('/') + names.first() : QString();
    }

    QTemporaryDir m_folder;
    QString m_run;
    QString m_exported;
    QString m_tables;
};

QStringList TestCliTensorBoard::arguments(const QString &store, const QString &mirror) const
{
    QStringList all { "train",
        TP_SOURCE_DIR "/resources/demo/demo.json",
        "--store",
        m_folder.filePath(store),
        "--json" };
    for (const char *setting : { "suite.tasks=first,kind",
             "suite.max_evaluation=2",
             "references.mode=none",
             "method.rank=2",
             "training.steps=40",
             "training.batch_size=4",
             "training.evaluate_every=10",
             "training.checkpoint_every=7",
             "training.threads=1" }) {
        all << "--set" << QLatin1String(setting);
    }
    return all << "--set" << QStringLiteral("training.tensorboard=") + mirror;
}

void TestCliTensorBoard::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QProcess process;
    prepare(process, arguments(QStringLiteral("mirrored"), QStringLiteral("true")));
    process.start();
    QVERIFY(QTest::qWaitFor(
        [this] {
            return QFile::exists(
                runIn(QStringLiteral("mirrored")) + QStringLiteral("/checkpoints/step-000014"));
        },
        300'000));
    process.kill();
    (void)answerOf(process);
    m_run = runIn(QStringLiteral("mirrored"));
    const Answer resumed = runProgram({ "resume", m_run, "--json" });
    QVERIFY2(resumed.code == 0, resumed.all());

    m_exported = m_folder.filePath(QStringLiteral("exported"));
    const Answer answer =
        runProgram({ "export", m_run, m_exported, "--format", "tensorboard", "--json" });
    QVERIFY2(answer.code == 0, answer.all());
    QVERIFY2(QFile::exists(answer.object().value(QStringLiteral("file")).toString()), answer.all());
    m_tables = m_folder.filePath(QStringLiteral("tables"));
    const Answer tables = runProgram({ "export", m_run, m_tables, "--format", "csv" });
    QVERIFY2(tables.code == 0, tables.all());
}

void TestCliTensorBoard::mirrorAndExportHoldEveryStepOnce()
{
    QVERIFY(eventFilesIn(m_run).size() >= 1);
    QCOMPARE(eventFilesIn(m_exported).size(), 1);
    QMap<ScalarKey, float> mirrored;
    for (const QString &folder : { m_run, m_exported }) {
        QString problem;
        const QMap<ScalarKey, float> read = scalarsIn(folder, problem);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const QList<QByteArray> rows =
            contentOf(m_tables + QStringLiteral("/metrics.csv")).trimmed().split('\n');
        QCOMPARE(rows.size(), 41);
        for (int step = 1; step <= 40; ++step) {
            QCOMPARE(read.value({ QStringLiteral("train/loss"), step }),
                rows[step].split(',')[1].toFloat());
        }
        QVERIFY(read.contains({ QStringLiteral("validation/mean_score"), 40 }));
        QVERIFY(read.contains({ QStringLiteral("task/kind/score"), 30 }));
        QVERIFY(read.contains({ QStringLiteral("routing/load_e8"), 0 }));
        mirrored = folder == m_run ? read : mirrored;
        if (folder == m_exported) {
            QCOMPARE(read, mirrored);
        }
    }
}

void TestCliTensorBoard::logsDoNotKnowOfTheMirror()
{
    const Answer answer = runProgram(arguments(QStringLiteral("plain"), QStringLiteral("false")));
    QVERIFY2(answer.code == 0, answer.all());
    const QString plain = runIn(QStringLiteral("plain"));
    QVERIFY(eventFilesIn(plain).isEmpty());
    for (const char *log : { "/metrics.log", "/routing.log" }) {
        QVERIFY(contentOf(plain + QLatin1String(log)) == contentOf(m_run + QLatin1String(log)));
    }
}

void TestCliTensorBoard::tensorBoardReadsTheSameNumbers_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("mirror") << m_run;
    QTest::newRow("export") << m_exported;
}

void TestCliTensorBoard::tensorBoardReadsTheSameNumbers()
{
    QFETCH(QString, folder);
    QProcess probe;
    probe.start(QStringLiteral("python3"),
        { "-c", "from tensorboard.backend.event_processing import event_accumulator" });
    if (answerOf(probe).code != 0) {
        QSKIP("python3 has no tensorboard; install it, or name its folder in PYTHONPATH");
    }
    QProcess python;
    python.start(QStringLiteral("python3"),
        { TP_SOURCE_DIR "/tests/parity/tensorboard_events.py", folder, m_tables });
    const Answer answer = answerOf(python);
    QVERIFY2(answer.code == 0, answer.all());
}

QTEST_GUILESS_MAIN(TestCliTensorBoard)
#include "tst_cli_tensorboard.moc"
