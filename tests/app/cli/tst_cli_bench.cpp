// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <QtTest>

#include <QJsonArray>
#include <QTemporaryDir>

#include <algorithm>

using namespace tp::test;

namespace {

// Small shapes: what is tested is what is told, not how fast this machine is.
const QStringList small {
    "--set", "training.batch_size=8", "--set", "suite.tasks=[\"first\",\"kind\"]"
};

Answer bench(const QStringList &arguments)
{
    return runProgram(QStringList { "bench" } + arguments);
}

QStringList reasonsOf(const QJsonArray &leftOut, const QString &method)
{
    QStringList reasons;
    for (const QJsonValue &one : leftOut) {
        if (one["method"].toString() == method) {
            reasons.append(one["reason"].toString());
        }
    }
    return reasons;
}

bool isTiming(const QJsonValue &timing)
{
    return timing["ms"].toDouble() > 0.0 && timing["ratio"].toDouble() > 0.0;
}

} // namespace

// The verb `bench`.
class TestCliBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsAreToldByMethod();
    void evaluationsAreToldByMethod();
    void tasksAndExpertsAreSeries();
    void theStoreIsMeasuredAndLeavesNothing();
    void tablesSayTheSame();
    void refuses_data();
    void refuses();
};

void TestCliBench::stepsAreToldByMethod()
{
    const Answer answer =
        bench(QStringList { "step", "--rounds", "1", "--method", "lora", "--json" } + small);
    QVERIFY2(answer.code == 0, answer.all());
    const QJsonObject steps = answer.object()["step"].toObject();
    QCOMPARE(steps.keys(), QStringList({ "backbone", "lora" }));
    QVERIFY(isTiming(steps["lora"]));
    QCOMPARE(steps["backbone"]["ratio"].toDouble(), 1.0);
    // A ratio is that of the two times beside it.
    const double ratio = steps["lora"]["ms"].toDouble() / steps["backbone"]["ms"].toDouble();
    QVERIFY(std::abs(steps["lora"]["ratio"].toDouble() - ratio) < 1e-9);
}

void TestCliBench::evaluationsAreToldByMethod()
{
    const Answer answer = bench(QStringList { "eval",
                                    "--rounds",
                                    "1",
                                    "--method",
                                    "poly",
                                    "--split",
                                    "validation",
                                    "--limit",
                                    "3",
                                    "--json" }
        + small);
    QVERIFY2(answer.code == 0, answer.all());
    const QJsonObject evaluation = answer.object()["eval"].toObject();
    QCOMPARE(evaluation["split"].toString(), QStringLiteral("validation"));
    QCOMPARE(evaluation["rows"].toInt(), 2 * 3);
    const QJsonObject methods = evaluation["methods"].toObject();
    QCOMPARE(methods.keys(), QStringList({ "backbone", "forward", "poly" }));
    QCOMPARE(methods["forward"]["ratio"].toDouble(), 1.0);
    QVERIFY(isTiming(methods["poly"]));
    const double rows = 6000.0 / methods["poly"]["ms"].toDouble();
    QVERIFY(std::abs(methods["poly"]["rows_per_second"].toDouble() - rows) < 1e-6 * rows);
}

void TestCliBench::tasksAndExpertsAreSeries()
{
    const Answer answer = bench(QStringList { "tasks",
                                    "--rounds",
                                    "1",
                                    "--method",
                                    "poly",
                                    "--method",
                                    "lora",
                                    "--method",
                                    "task-moe",
                                    "--tasks",
                                    "40,4",
                                    "--experts",
                                    "2,20",
                                    "--json" }
        + small);
    QVERIFY2(answer.code == 0, answer.all());
    const QJsonObject scaling = answer.object()["tasks"].toObject();
    QCOMPARE(scaling["methods"].toObject().keys(), QStringList({ "poly", "task-moe" }));
    QCOMPARE(reasonsOf(scaling["left_out"].toArray(), "lora"), QStringList("it has no experts"));
    const QJsonValue poly = scaling["methods"]["poly"];
    const QJsonArray byTasks = poly["by_tasks"].toArray();
    QCOMPARE(byTasks.size(), 2); // from the smallest on, however they were given
    QCOMPARE(byTasks[0]["tasks"].toInt(), 4);
    QCOMPARE(byTasks[0]["tasks_in_batch"].toInt(), 4);
    QCOMPARE(byTasks[0]["ratio"].toDouble(), 1.0);
    QCOMPARE(byTasks[1]["tasks"].toInt(), 40);
    QCOMPARE(byTasks[1]["tasks_in_batch"].toInt(), 8); // one for each row
    QVERIFY(isTiming(byTasks[1]));
    const QJsonArray byExperts = poly["by_experts"].toArray();
    QCOMPARE(byExperts.size(), 2);
    QCOMPARE(byExperts[1]["experts"].toInt(), 20);
    QCOMPARE(byExperts[1]["tasks"].toInt(), 4);
    // Of the numbers that a method does not take, only those are left out.
    QCOMPARE(scaling["methods"]["task-moe"]["by_experts"].toArray().size(), 1);
    const QStringList reasons = reasonsOf(scaling["left_out"].toArray(), "task-moe");
    QCOMPARE(reasons.size(), 1);
    QVERIFY2(reasons.first().contains("experts") && reasons.first().contains("20"),
        qPrintable(reasons.first()));
}

void TestCliBench::theStoreIsMeasuredAndLeavesNothing()
{
    const QTemporaryDir folder;
    const Answer answer = bench({ "store",
        "--folder",
        folder.path(),
        "--runs",
        "5",
        "--records",
        "200",
        "--rounds",
        "1",
        "--json" });
    QVERIFY2(answer.code == 0, answer.all());
    const QJsonObject store = answer.object()["store"].toObject();
    QCOMPARE(store["runs"].toInt(), 5);
    QCOMPARE(store["records"].toInt(), 200);
    QCOMPARE(store["routing_frames"].toInt(), 40);
    // Routing alone is 24 tasks x 8 experts x 36 sites of four bytes a frame.
    QVERIFY(store["bytes"]["routing"].toInt() > 40 * 24 * 8 * 36 * 4);
    QVERIFY(store["bytes"]["logs"].toInt() > store["bytes"]["routing"].toInt());
    QVERIFY(store["bytes"]["per_run"].toInt() > 1000);
    QVERIFY(store["list"]["warm"]["ms_per_run"].toDouble() > 0.0);
    QVERIFY(store["open"]["cold"]["ms_per_10000_records"].toDouble() > 0.0);
    for (const char *part : { "list", "open", "follow" }) {
        QVERIFY2(store[QLatin1String(part)]["ratio"].toDouble() > 0.0, part);
    }
    QCOMPARE(store["follow"]["polls"].toInt(), 100);
    QCOMPARE(namesIn(folder.path()), QStringList());
}

void TestCliBench::tablesSayTheSame()
{
    const Answer steps = bench(QStringList { "step", "--rounds", "1", "--method", "ia3" } + small);
    QVERIFY2(steps.code == 0, steps.all());
    QVERIFY2(steps.output.startsWith("backbone") && steps.output.contains("\nia3 "), steps.all());
    const Answer store = bench({ "store", "--runs", "2", "--records", "100", "--rounds", "1" });
    QVERIFY2(store.code == 0, store.all());
    for (const char *part : { "2 runs", "listing the store", "opening a run", "following" }) {
        QVERIFY2(store.output.contains(QLatin1String(part)), store.all());
    }
}

void TestCliBench::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QStringList &arguments, const char *said) {
        QTest::newRow(name) << arguments << QString::fromLatin1(said);
    };
    row("no such measurement", { "speed" }, "speed");
    row("no such configuration", { "step", "/nonexistent/run.json" }, "/nonexistent/run.json");
    row("no such key", { "eval", "--set", "training.stepz=3" }, "training.steps");
    row("no such method", { "step", "--method", "loro" }, "lora");
    row("no such split", { "eval", "--split", "tests" }, "tests");
    row("no rounds", { "step", "--rounds", "0" }, "--rounds");
    row("no tasks", { "tasks", "--tasks", "0,8" }, "--tasks");
    row("experts in words", { "tasks", "--experts", "few" }, "--experts");
    row("too few records", { "store", "--records", "10" }, "--records");
    row("no such folder", { "store", "--folder", "/nonexistent/x" }, "/nonexistent/x");
}

void TestCliBench::refuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, said);
    const Answer answer = bench(arguments + QStringList("--json"));
    QVERIFY2(answer.code == 2, answer.all());
    QVERIFY2(answer.errors.contains(said), answer.all());
    QCOMPARE(answer.output, QString());
}

QTEST_GUILESS_MAIN(TestCliBench)
#include "tst_cli_bench.moc"
