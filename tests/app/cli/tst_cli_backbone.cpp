// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace tp::test;

// `backbone create` as a person uses it: interrupted, killed, gone on with, opened elsewhere.
class TestCliBackbone final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void helpDescribesEveryKey();
    void killedCreationMakesTheSameBytes();
    void interruptLeavesACheckpoint();
    void badRecipeLeavesNothing();
    void transformersGivesTheSameLogProbabilities_data();
    void transformersGivesTheSameLogProbabilities();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString recipe(
        const QString &name, const QByteArray &vocabulary, int steps) const;
    // Starts a creation of `name` and waits until it has a checkpoint.
    void startAndWait(QProcess &process, const QString &name) const;

    QTemporaryDir m_folder;
};

void TestCliBackbone::initTestCase()
{
    QByteArray text;
    for (int i = 0; i < 200; ++i) {
        text += "The " + QByteArray::number(i * 7919) + "th fox jumps over " + QByteArray::number(i)
            + " lazy dogs, k\xc3\xa4se.\n";
    }
    QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("text")));
    QVERIFY(writeContent(path(QStringLiteral("text/a.txt")), text));
}

QString TestCliBackbone::recipe(const QString &name, const QByteArray &vocabulary, int steps) const
{
    const QString file = path(name + QStringLiteral(".json"));
    const bool written = writeContent(file,
        R"({"texts": ["text"], "vocabulary": )" + vocabulary
            + R"(, "model": {"d_model": 16, "d_kv": 4, "d_ff": 24, "num_heads": 4,
                 "num_layers": 1, "num_decoder_layers": 1},
                "training": {"batch_tokens": 256, "max_length": 24, "threads": 1,
                 "checkpoint_every": 5, "steps": )"
            + QByteArray::number(steps) + "}}");
    return written ? file : QString();
}

void TestCliBackbone::startAndWait(QProcess &process, const QString &name) const
{
    prepare(process,
        { QStringLiteral("backbone"),
            QStringLiteral("create"),
            recipe(name, R"({"size": 90, "extra_ids": 8})", 400),
            path(name),
            QStringLiteral("--json") });
    process.start();
    // Any of them: a newer one replaces an older one within milliseconds.
    const QDir checkpoints(path(name + QStringLiteral(".partial/checkpoints")));
    QTRY_VERIFY_WITH_TIMEOUT(
        !checkpoints.entryList({ QStringLiteral("step-*") }, QDir::Dirs).isEmpty(), 120'000);
}

void TestCliBackbone::helpDescribesEveryKey()
{
    const Answer answer = runProgram(
        { QStringLiteral("backbone"), QStringLiteral("create"), QStringLiteral("--help") });
    QCOMPARE(answer.code, 0);
    for (const char *key : { "texts", "text.unit", "vocabulary.kind", "training.mean_span" }) {
        QVERIFY2(answer.output.contains(QStringLiteral("\n%1\n").arg(QLatin1String(key))), key);
    }
}

void TestCliBackbone::killedCreationMakesTheSameBytes()
{
    const QString name = QStringLiteral("killed");
    QProcess process;
    startAndWait(process, name);
    process.kill();
    QVERIFY(process.waitForFinished());
    QVERIFY(!QDir(path(name)).exists());
    QVERIFY(QDir(path(name + QStringLiteral(".partial"))).exists());
    const QStringList again { QStringLiteral("backbone"),
        QStringLiteral("create"),
        path(QStringLiteral("killed.json")),
        path(name),
        QStringLiteral("--json") };
    const Answer answer = runProgram(again);
    QVERIFY2(answer.code == 0, answer.all().constData());
    QCOMPARE(answer.object()[QStringLiteral("outcome")].toString(), QStringLiteral("completed"));
    QVERIFY(answer.object()[QStringLiteral("resumed_from")].toInt() >= 5);
    QVERIFY(!QDir(path(name + QStringLiteral(".partial"))).exists());

    QStringList whole = again;
    whole[3] = path(QStringLiteral("whole"));
    const Answer through = runProgram(whole);
    QVERIFY2(through.code == 0, through.all().constData());
    QCOMPARE(through.object()[QStringLiteral("resumed_from")].toInt(), 0);
    const QStringList files = namesIn(whole[3]);
    QCOMPARE(namesIn(path(name)), files);
    for (const QString &file : files) {
        QVERIFY2(contentOf(whole[3] + QLatin1Char('/') + file)
                == contentOf(path(name) + QLatin1Char('/') + file),
            qPrintable(file));
    }
    QCOMPARE(runProgram(again).code, 2); // it exists
}

void TestCliBackbone::interruptLeavesACheckpoint()
{
    const QString name = QStringLiteral("interrupted");
    QProcess process;
    startAndWait(process, name);
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    const Answer answer = answerOf(process);
    QVERIFY2(answer.code == 130, answer.all().constData());
    QCOMPARE(answer.object()[QStringLiteral("outcome")].toString(), QStringLiteral("stopped"));
    QVERIFY(answer.object()[QStringLiteral("backbone")].isNull());
    const int step = answer.object()[QStringLiteral("step")].toInt();
    QVERIFY(step >= 5 && step < 400);
    QVERIFY(!QDir(path(name)).exists());
    // Another recipe does not go on with it, and says what to do.
    const Answer other = runProgram({ QStringLiteral("backbone"),
        QStringLiteral("create"),
        recipe(QStringLiteral("other"), R"({"size": 91, "extra_ids": 8})", 400),
        path(name) });
    QCOMPARE(other.code, 2);
    QVERIFY2(other.errors.contains(QStringLiteral("another vocabulary.size")), other.all());
}

void TestCliBackbone::badRecipeLeavesNothing()
{
    const QStringList before = namesIn(m_folder.path());
    const Answer answer = runProgram({ QStringLiteral("backbone"),
        QStringLiteral("create"),
        recipe(QStringLiteral("killed"), R"({"kind": "words"})", 400),
        path(QStringLiteral("bad")) });
    QCOMPARE(answer.code, 2);
    QVERIFY2(answer.errors.contains(QStringLiteral("one of sentencepiece, bytes")), answer.all());
    QCOMPARE(namesIn(m_folder.path()), before);
}

void TestCliBackbone::transformersGivesTheSameLogProbabilities_data()
{
    QTest::addColumn<QByteArray>("vocabulary");
    QTest::newRow("unigram") << QByteArray(R"({"size": 90, "extra_ids": 8})");
    QTest::newRow("bpe") << QByteArray(R"({"algorithm": "bpe", "size": 90, "extra_ids": 8})");
    QTest::newRow("bytes") << QByteArray(R"({"kind": "bytes", "extra_ids": 8})");
}

void TestCliBackbone::transformersGivesTheSameLogProbabilities()
{
    QProcess probe;
    probe.start(QStringLiteral("python3"),
        { QStringLiteral("-c"),
            QStringLiteral("import torch, transformers, sentencepiece, google.protobuf") });
    if (!probe.waitForFinished(120'000) || probe.exitCode() != 0) {
        QSKIP("python3 has no torch, transformers, sentencepiece and protobuf");
    }
    QFETCH(QByteArray, vocabulary);
    const QString name = QStringLiteral("made-") + QLatin1String(QTest::currentDataTag());
    const Answer made = runProgram({ QStringLiteral("backbone"),
        QStringLiteral("create"),
        recipe(name, vocabulary, 20),
        path(name) });
    QVERIFY2(made.code == 0, made.all().constData());
    QProcess python;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PYTHONDONTWRITEBYTECODE"), QStringLiteral("1"));
    python.setProcessEnvironment(environment);
    python.setProgram(QStringLiteral("python3"));
    python.setArguments({ QStringLiteral(TP_SOURCE_DIR "/tests/parity/created_backbone.py"),
        QStringLiteral(TP_PROGRAM),
        path(name) });
    python.start();
    const Answer compared = answerOf(python);
    QVERIFY2(compared.code == 0, compared.all().constData());
}

QTEST_GUILESS_MAIN(TestCliBackbone)
#include "tst_cli_backbone.moc"
