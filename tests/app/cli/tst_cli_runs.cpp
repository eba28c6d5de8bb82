// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include "model/store/annotations.h"
#include "model/store/runstore.h"
#include "model/store/runwriter.h"

#include "model/samplerun.h"

#include <QtTest>

#include <QJsonArray>

using namespace tp::test;

// Naming, tagging and trashing by command line.
class TestCliRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsSaidStandsInTheList();
    void theListIsFiltered();
    void trashAndRestore();
    void whatFailsIsToldAndTheRestIsDone();
    void wrongUsageChangesNothing_data();
    void wrongUsageChangesNothing();

private:
    QString makeRun(const std::string &method)
    {
        tp::RunDescription description = sampleDescription();
        description.config.method.name = method;
        auto writer = tp::RunWriter::create(m_store->path().toStdString(), description);
        return writer && writer->setState({ tp::RunPhase::Completed, 6, 6, 0.5, {} })
            ? QString::fromStdString(writer->folder().string())
            : QString();
    }
    QJsonArray list(const QStringList &more = {})
    {
        const Answer answer =
            runProgram(QStringList { "list", "--store", m_store->path(), "--json" } + more);
        return QJsonDocument::fromJson(answer.output.toUtf8()).array();
    }
    Answer runs(const QStringList &arguments)
    {
        return runProgram(
            QStringList("runs") + arguments + QStringList { "--store", m_store->path(), "--json" });
    }

    std::unique_ptr<QTemporaryDir> m_store;
};

void TestCliRuns::init()
{
    m_store = std::make_unique<QTemporaryDir>();
}

void TestCliRuns::whatIsSaidStandsInTheList()
{
    const QString run = makeRun("lora");
    const QString id = run.section('/', -1);
    QCOMPARE(
        runs({ "rename", id, "--to", "best of all" }).object()["runs"].toArray().at(0).toString(),
        run);
    QCOMPARE(runs({ "tag", run, "--add", "paper", "--add", "two words" }).code, 0);
    QCOMPARE(runs({ "tag", run, "--remove", "paper" }).code, 0);
    QCOMPARE(runs({ "note", run, "--text", "line" }).code, 0);
    QCOMPARE(runs({ "star", run }).code, 0);
    const QJsonObject row = list().at(0).toObject();
    QCOMPARE(row["name"].toString(), QString("best of all"));
    QCOMPARE(row["run"].toString(), run);
    QCOMPARE(row["tags"].toArray(), QJsonArray { "two words" });
    QCOMPARE(QStringList(row.keys()).size(), 9); // the contract's eight, and the tags
    const auto said = tp::readAnnotations(run.toStdString());
    QVERIFY(said && said->notes == "line" && said->starred);
    QCOMPARE(runs({ "star", run, "--off" }).code, 0);
    QCOMPARE(runs({ "rename", run }).code, 0);
    QCOMPARE(list().at(0).toObject()["name"].toString(), QString("sample"));
}

void TestCliRuns::theListIsFiltered()
{
    const QString lora = makeRun("lora");
    makeRun("poly");
    QCOMPARE(runs({ "tag", lora, "--add", "paper" }).code, 0);
    for (const char *query : { "method:lora", "tag:paper", "rank=4 -method=poly", "size<1 lora" }) {
        const QJsonArray found = list({ "--filter", query });
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.at(0).toObject()["run"].toString(), lora);
    }
    const Answer wrong = runProgram({ "list", "--store", m_store->path(), "--filter", "scoer>1" });
    QCOMPARE(wrong.code, 2);
    QVERIFY2(wrong.errors.contains("did you mean score?"), wrong.all());
    QCOMPARE(wrong.output, QString());
}

void TestCliRuns::trashAndRestore()
{
    const QString run = makeRun("lora");
    const QString kept = makeRun("poly");
    QCOMPARE(runs({ "trash", run }).code, 0);
    QCOMPARE(list().size(), 1);
    const Answer trashed = runs({ "list-trash" });
    const QJsonArray rows = QJsonDocument::fromJson(trashed.output.toUtf8()).array();
    QCOMPARE(rows.size(), 1);
    QVERIFY(rows.at(0).toObject()["run"].toString().contains("/.trash/"));
    QCOMPARE(
        runs({ "restore", run.section('/', -1) }).object()["runs"].toArray().at(0).toString(), run);
    QCOMPARE(list().size(), 2);
    QCOMPARE(runs({ "trash", run, kept }).code, 0);
    QCOMPARE(runs({ "empty-trash" }).object()["deleted"].toInt(), 2);
    QCOMPARE(list().size(), 0);
    QCOMPARE(runs({ "restore", run.section('/', -1) }).code, 2);
}

void TestCliRuns::whatFailsIsToldAndTheRestIsDone()
{
    const QString locked = makeRun("lora");
    const QString open = makeRun("poly");
    QCOMPARE(runs({ "lock", locked }).code, 0);
    const Answer answer = runs({ "trash", locked, open });
    QCOMPARE(answer.code, 2);
    QVERIFY2(answer.errors.contains("unlock it first"), answer.all());
    QCOMPARE(list().size(), 1);
    const auto writer = tp::RunWriter::reopen(locked.toStdString(), {});
    QVERIFY(writer);
    QCOMPARE(runs({ "lock", locked, "--off" }).code, 0); // needs no writer's lock
    QCOMPARE(runs({ "trash", locked }).code, 1);
    QCOMPARE(runs({ "prune", locked }).code, 1);
}

void TestCliRuns::wrongUsageChangesNothing_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no subcommand") << QStringList {};
    QTest::newRow("no run") << QStringList { "trash" };
    QTest::newRow("no such run") << QStringList { "trash", "nothing" };
    QTest::newRow("out of the store") << QStringList { "trash", "/" };
    QTest::newRow("bad name") << QStringList { "rename", "RUN", "--to", " x" };
    QTest::newRow("bad tag") << QStringList { "tag", "RUN", "--add", "a,b" };
    QTest::newRow("no text") << QStringList { "note", "RUN" };
}

void TestCliRuns::wrongUsageChangesNothing()
{
    QFETCH(QStringList, arguments);
    const QString run = makeRun("lora");
    arguments.replaceInStrings("RUN", run);
    const Answer answer = runs(arguments);
    QVERIFY2(answer.code == 2, answer.all());
    QVERIFY2(!answer.errors.isEmpty() || arguments.isEmpty(), answer.all());
    QCOMPARE(namesIn(m_store->path()), QStringList(run.section('/', -1)));
    QVERIFY(*tp::readAnnotations(run.toStdString()) == tp::RunAnnotations());
}

QTEST_GUILESS_MAIN(TestCliRuns)
#include "tst_cli_runs.moc"
