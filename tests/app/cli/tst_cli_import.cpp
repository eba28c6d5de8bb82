// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <QtTest>

#include <QJsonArray>
#include <QTemporaryDir>

#include <csignal>

using namespace tp::test;

// The verb `import`.
class TestCliImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesASuite();
    void tellsWhatItDropped();
    void namesRowAndField();
    void refusesWhatALayoutHasNot_data();
    void refusesWhatALayoutHasNot();
    void leavesNothingWhenInterrupted();
};

namespace {

const QByteArray rows =
    "task,input,target\none,a,x y\none,b,x z\none,c,y z\none,c,y z\none,d,\ntwo,e,x\n";

} // namespace

void TestCliImport::writesASuite()
{
    const QTemporaryDir folder;
    QVERIFY(writeContent(folder.filePath("t.csv"), rows));
    QVERIFY(writeContent(folder.filePath("c.json"), "{\"one\": \"letters\"}"));
    const Answer answer = runProgram(
        { "import", "csv", "t.csv", "made", "--categories", "c.json", "--json" }, folder.path());
    QVERIFY2(answer.code == 0, answer.all());
    const QJsonObject report = answer.object();
    QCOMPARE(report["suite"].toString(), folder.filePath("made"));
    QCOMPARE(report["rows_read"].toInt(), 6);
    const QJsonObject task = report["tasks"][0].toObject();
    QCOMPARE(task["id"].toString(), QStringLiteral("one"));
    QCOMPARE(task["category"].toString(), QStringLiteral("letters"));
    QCOMPARE(task["rows"]["train"].toInt(), 1);
    QCOMPARE(report["left_out"][0]["name"].toString(), QStringLiteral("two"));
    QStringList reasons;
    for (const QJsonValue &dropped : report["dropped"].toArray()) {
        reasons << dropped["reason"].toString();
    }
    QCOMPARE(reasons, (QStringList { "empty-target", "duplicate" }));
    QVERIFY(contentOf(folder.filePath("made/suite.json")).contains("text2text-suite"));
    QCOMPARE(namesIn(folder.path()), (QStringList { "c.json", "made", "t.csv" }));
}

void TestCliImport::tellsWhatItDropped()
{
    const QTemporaryDir folder;
    QVERIFY(writeContent(folder.filePath("t.csv"), rows));
    const Answer answer = runProgram({ "import", "csv", "t.csv", "made" }, folder.path());
    QVERIFY2(answer.code == 0, answer.all());
    QVERIFY2(
        answer.output.contains("dropped 1 of 6 rows: the target is empty (the first: t.csv:6)"),
        answer.all());
    QVERIFY2(answer.output.contains("left out two: it has too few"), answer.all());
    QVERIFY2(answer.output.endsWith("wrote " + folder.filePath("made") + "\n"), answer.all());
}

void TestCliImport::namesRowAndField()
{
    const QTemporaryDir folder;
    QVERIFY(writeContent(folder.filePath("t.jsonl"),
        "{\"prompt\": \"a\", \"completion\": \"b\"}\n{\"prompt\": \"a\", \"completion\": 7}\n"));
    const Answer answer = runProgram({ "import", "p3-jsonl", "t.jsonl", "made" }, folder.path());
    QVERIFY2(answer.code == 2, answer.all());
    QVERIFY2(
        answer.errors.contains("tensorpoly: t.jsonl:2: 'completion' must be text"), answer.all());
    QCOMPARE(answer.output, QString());
    QCOMPARE(namesIn(folder.path()), QStringList { "t.jsonl" });
}

void TestCliImport::refusesWhatALayoutHasNot_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no layout") << QStringList { "t.csv", "made" };
    QTest::newRow("no destination") << QStringList { "csv", "t.csv" };
    QTest::newRow("another's option") << QStringList { "csv", "t.csv", "made", "--sample", "16_1" };
    QTest::newRow("metric") << QStringList { "csv", "t.csv", "made", "--metric", "bleu" };
    QTest::newRow("share") << QStringList { "csv", "t.csv", "made", "--test-share", "0.7" };
    QTest::newRow("words") << QStringList { "csv", "t.csv", "made", "--max-words", "-1" };
    QTest::newRow("seed") << QStringList { "csv", "t.csv", "made", "--seed", "-1" };
    QTest::newRow("no source") << QStringList { "csv", "u.csv", "made" };
    QTest::newRow("no categories") << QStringList { "csv", "t.csv", "made", "--categories", "c" };
}

void TestCliImport::refusesWhatALayoutHasNot()
{
    QFETCH(QStringList, arguments);
    const QTemporaryDir folder;
    QVERIFY(writeContent(folder.filePath("t.csv"), rows));
    const Answer answer = runProgram(QStringList { "import" } + arguments, folder.path());
    QVERIFY2(answer.code == 2, answer.all());
    QVERIFY(!answer.errors.isEmpty());
    QCOMPARE(namesIn(folder.path()), QStringList { "t.csv" });
}

void TestCliImport::leavesNothingWhenInterrupted()
{
    const QTemporaryDir folder;
    QByteArray many = "input,target\n";
    for (int i = 0; i < 600'000; ++i) {
        many += QByteArray::number(i) + " and some more words,answer\n";
    }
    QVERIFY(writeContent(folder.filePath("t.csv"), many));
    QProcess process;
    prepare(process, { "import", "csv", "t.csv", "made" }, folder.path());
    process.setReadChannel(QProcess::StandardError);
    process.start();
    QVERIFY(process.waitForReadyRead(60'000)); // the first line of progress
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    const Answer answer = answerOf(process, 60'000);
    QVERIFY2(answer.code == 130, answer.all());
    QCOMPARE(namesIn(folder.path()), QStringList { "t.csv" });
}

QTEST_GUILESS_MAIN(TestCliImport)
#include "tst_cli_import.moc"
