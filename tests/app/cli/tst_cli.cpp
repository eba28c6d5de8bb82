// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <QtTest>

#include <QJsonArray>

using namespace tp::test;

// The program without training: usage, and the verbs that only tell.
class TestCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helpAndVersionSucceed_data();
    void helpAndVersionSucceed();
    void wrongUsageIs2_data();
    void wrongUsageIs2();
    void methodsAreListedWithTheirOptions();
    void keysAreDocumented();
    void emptyStoreIsAnEmptyList();
    void linksNoQt();
};

void TestCli::helpAndVersionSucceed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("help") << QStringList { "--help" } << "Subcommands:";
    QTest::newRow("version") << QStringList { "--version" } << "tensorpoly " TP_VERSION "\n";
    for (const char *verb : { "train",
             "resume",
             "list",
             "evaluate",
             "methods",
             "export",
             "layer",
             "score",
             "tokenize",
             "params",
             "analyze",
             "backbone",
             "suite",
             "references",
             "runs",
             "bench" }) {
        QTest::newRow(verb) << QStringList { QString::fromLatin1(verb), "--help" } << "Usage:";
    }
}

void TestCli::helpAndVersionSucceed()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const Answer answer = runProgram(arguments);
    QVERIFY2(answer.code == 0, answer.all());
    QVERIFY2(answer.output.contains(says), answer.all());
    QCOMPARE(answer.errors, QString());
}

void TestCli::wrongUsageIs2_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QStringList {} << "subcommand is required";
    QTest::newRow("unknown verb") << QStringList { "trian" }
                                  << "tensorpoly: unknown verb 'trian' (did you mean 'train'?";
    QTest::newRow("unknown flag") << QStringList { "list", "--jason" } << "--jason";
    QTest::newRow("missing argument") << QStringList { "train" } << "config is required";
    QTest::newRow("override without value")
        << QStringList { "train", "x.json", "--set", "training.steps" } << "is not key=value";
    QTest::newRow("unknown format")
        << QStringList { "export", "a", "b", "--format", "docx" } << "docx";
    QTest::newRow("negative limit")
        << QStringList { "evaluate", "a", "--limit", "-1" } << "--limit";
    QTest::newRow("no such run") << QStringList { "resume", "/nonexistent/run" }
                                 << "/nonexistent/run: the run does not exist";
    QTest::newRow("no such run to export")
        << QStringList { "export", "/nonexistent/run", "/nonexistent/out", "--format", "csv" }
        << "/nonexistent/run: the run does not exist";
    QTest::newRow("no such run to score") << QStringList { "evaluate", "/nonexistent/run" }
                                          << "/nonexistent/run: the run does not exist";
    QTest::newRow("no such split") << QStringList { "evaluate", "a", "--split", "tset" } << "tset";
}

void TestCli::wrongUsageIs2()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const Answer answer = runProgram(arguments);
    QVERIFY2(answer.code == 2, answer.all());
    QVERIFY2(answer.errors.contains(says), answer.all());
    QCOMPARE(answer.output, QString());
}

void TestCli::methodsAreListedWithTheirOptions()
{
    const Answer answer = runProgram({ "methods", "--json" });
    QVERIFY2(answer.code == 0, answer.all());
    QStringList names;
    const QJsonArray methods = answer.object().value(QStringLiteral("methods")).toArray();
    for (const QJsonValue &value : methods) {
        const QJsonObject method = value.toObject();
        names.append(method.value(QStringLiteral("name")).toString());
        const QJsonArray options = method.value(QStringLiteral("options")).toArray();
        for (const QJsonValue &item : options) {
            const QJsonObject option = item.toObject();
            for (const char *key : { "key", "label", "help", "type", "default", "domain" }) {
                QVERIFY2(option.contains(QLatin1String(key)), key);
            }
            const QJsonObject domain = option.value(QStringLiteral("domain")).toObject();
            QVERIFY(domain.contains(QStringLiteral("choices"))
                || (domain.contains(QStringLiteral("minimum"))
                    && domain.contains(QStringLiteral("maximum"))));
        }
    }
    QVERIFY2(names.contains(QStringLiteral("lora")), answer.all());
    QVERIFY2(names.contains(QStringLiteral("tensorpoly-1")), answer.all());
    QVERIFY2(!names.contains(QStringLiteral("single-task")), answer.all()); // only for references
    const Answer text = runProgram({ "methods" });
    QVERIFY2(text.output.contains(QStringLiteral("method.rank: ")), text.all());
}

void TestCli::keysAreDocumented()
{
    const Answer answer = runProgram({ "train", "--help-keys" });
    QVERIFY2(answer.code == 0, answer.all());
    QVERIFY(answer.output.contains(
        QStringLiteral("\ntraining.steps\n    Optimiser steps of the run.\n"
                       "    an integer from 1 to 1000000000; default 400\n")));
    QVERIFY(
        answer.output.contains(QStringLiteral("one of balanced, proportional; default balanced")));
}

void TestCli::emptyStoreIsAnEmptyList()
{
    QTemporaryDir folder;
    const Answer answer = runProgram({ "list", "--store", folder.filePath("none"), "--json" });
    QVERIFY2(answer.code == 0, answer.all());
    QCOMPARE(answer.output, QStringLiteral("[]\n"));
    QCOMPARE(namesIn(folder.path()), QStringList()); // asking makes nothing
}

void TestCli::linksNoQt()
{
    QProcess ldd;
    ldd.start(QStringLiteral("ldd"), { QStringLiteral(TP_PROGRAM) });
    if (!ldd.waitForFinished()) {
        QSKIP("ldd is not available");
    }
    const QByteArray libraries = ldd.readAllStandardOutput();
    QVERIFY2(libraries.contains("libtorch_cpu"), libraries);
    QVERIFY2(!libraries.contains("libQt"), libraries);
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
