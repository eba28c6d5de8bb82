// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <QtTest>

#include <QJsonArray>

using namespace tp::test;

// Adapting a trained run by command line.
class TestCliAdapt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void seedsAndSamplesAreRunsOfTheirOwn();
    void zeroShotTrainsNothing();
    void comparingTellsTheGainOverTheBaseline();
    void wrongUsageLeavesNothingBehind_data();
    void wrongUsageLeavesNothingBehind();

private:
    Answer adapt(const QStringList &arguments) const
    {
        return runProgram(QStringList { "adapt", m_run } + arguments
            + QStringList { "--store", store(), "--json" });
    }
    QString store() const { return m_folder.filePath("adapted"); }
    QJsonArray list() const
    {
        const Answer answer = runProgram({ "list", "--store", store(), "--json" });
        return QJsonDocument::fromJson(answer.output.toUtf8()).array();
    }

    QTemporaryDir m_folder;
    QString m_run;
};

void TestCliAdapt::initTestCase()
{
    const Answer trained = runProgram({ "train",
        TP_SOURCE_DIR "/resources/demo/demo.json",
        "--store",
        m_folder.filePath("store"),
        "--set",
        "training.steps=60",
        "--set",
        "method.name=poly",
        "--set",
        "references.mode=none",
        "--json" });
    QCOMPARE(trained.code, 0);
    m_run = trained.object()["run"].toString();
}

void TestCliAdapt::seedsAndSamplesAreRunsOfTheirOwn()
{
    const Answer answer = adapt({ "--task",
        "food",
        "--shots",
        "4",
        "--steps",
        "10",
        "--seeds",
        "1,2",
        "--sample-seeds",
        "3,4" });
    QCOMPARE(answer.code, 0);
    const QJsonObject object = answer.object();
    QCOMPARE(object["task"].toString(), QString("food"));
    QCOMPARE(object["protocol"].toString(), QString("separate-dev"));
    const QJsonArray runs = object["runs"].toArray();
    QCOMPARE(runs.size(), 4);
    double sum = 0.0;
    QSet<QString> folders;
    for (const QJsonValue &run : runs) {
        sum += run["score"].toDouble();
        folders.insert(run["run"].toString());
        QVERIFY(run["n"].toInt() > 0);
    }
    QCOMPARE(folders.size(), 4);
    QVERIFY(std::abs(object["mean"].toDouble() - sum / 4.0) < 1e-12);
    QCOMPARE(runs[0]["sample_seed"].toInt(), 3);
    QCOMPARE(runs[1]["seed"].toInt(), 2);
    QCOMPARE(list().size(), 4);
}

void TestCliAdapt::zeroShotTrainsNothing()
{
    const qsizetype before = list().size();
    const Answer average = adapt({ "--task", "food-not", "--zero-shot" });
    QCOMPARE(average.code, 0);
    QCOMPARE(average.object()["routing"].toString(), QString("average"));
    const Answer nearest = adapt({ "--task", "food-not", "--zero-shot", "--routing", "nearest" });
    QCOMPARE(nearest.code, 0);
    QVERIFY(nearest.object()["loss"].toDouble() != average.object()["loss"].toDouble());
    QCOMPARE(list().size(), before);
}

void TestCliAdapt::comparingTellsTheGainOverTheBaseline()
{
    const Answer all = adapt({ "--task", "food", "--shots", "4", "--steps", "10" });
    const Answer scratch =
        adapt({ "--task", "food", "--shots", "4", "--steps", "10", "--how", "scratch" });
    QCOMPARE(scratch.code, 0);
    const QString own = all.object()["runs"][0]["run"].toString();
    const QString base = scratch.object()["runs"][0]["run"].toString();
    const Answer compared =
        runProgram({ "compare", own, base, "--baseline", base, "--split", "test", "--json" });
    QCOMPARE(compared.code, 0);
    const QJsonObject pair = compared.object()["pairs"][0].toObject();
    const double before = scratch.object()["mean"].toDouble();
    const double after = all.object()["mean"].toDouble();
    if (before > 0.0) {
        QVERIFY(std::abs(pair["arg"].toDouble() - (after - before) / before) < 1e-12);
        QCOMPARE(pair["arg_tasks"].toInt(), 1);
    } else {
        QVERIFY(pair["arg"].isNull());
        QCOMPARE(pair["arg_tasks"].toInt(), 0);
    }
}

void TestCliAdapt::wrongUsageLeavesNothingBehind_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("part");
    QTest::newRow("no task") << QStringList() << "--task";
    QTest::newRow("trained") << QStringList { "--task", "first" } << "was trained on";
    QTest::newRow("unknown") << QStringList { "--task", "fod" } << "'food'";
    QTest::newRow("how") << QStringList { "--task", "food", "--how", "some" } << "--how";
    QTest::newRow("no shots") << QStringList { "--task", "food", "--shots", "0" } << "--shots";
    QTest::newRow("setting") << QStringList { "--task", "food", "--set", "training.stps=1" }
                             << "training.steps";
}

void TestCliAdapt::wrongUsageLeavesNothingBehind()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, part);
    const qsizetype before = list().size();
    const Answer answer = adapt(arguments);
    QCOMPARE(answer.code, 2);
    QVERIFY2(answer.errors.contains(part), qPrintable(answer.errors));
    QCOMPARE(list().size(), before);
}

QTEST_GUILESS_MAIN(TestCliAdapt)
#include "tst_cli_adapt.moc"
