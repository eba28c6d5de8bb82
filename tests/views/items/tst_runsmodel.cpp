// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/runsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

tp::RunRow makeRun(const std::string &id, tp::RunPhase phase, double score)
{
    tp::RunRow row;
    row.summary.folder = "/store/" + id;
    row.summary.name = "name of " + id;
    row.summary.method = "lora";
    row.summary.suite = "demo";
    row.summary.state.phase = phase;
    row.summary.state.step = 40;
    row.summary.state.steps = 100;
    row.summary.state.score = score;
    return row;
}

QStringList ids(const tp::RunsModel &model)
{
    QStringList shown;
    for (int row = 0; row < model.rowCount(); ++row) {
        shown.append(model.index(row, 0).data(tp::RunsModel::IdRole).toString());
    }
    return shown;
}

} // namespace

class TestRunsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheStoreWithoutReset();
    void rowKeepsItsIdentityWhenOthersMove();
    void onlyWhatChangedIsAnnounced();
    void saysTheStateInWords_data();
    void saysTheStateInWords();
    void nameLeavesTheSuiteOut();
    void unknownScoreIsADash();
    void liveStateWinsOverTheFiles();
    void saysDurations_data();
    void saysDurations();
    void aNewNameIsShownAndAskedFor();
    void whatPeopleSayIsInTheCells();
    void configurationColumnsComeAndGo();
    void numbersSortAsNumbers();
};

void TestRunsModel::followsTheStoreWithoutReset()
{
    tp::RunsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setRows(
        { makeRun("b", tp::RunPhase::Completed, 0.5), makeRun("a", tp::RunPhase::Completed, 0.4) });
    QCOMPARE(ids(model), QStringList({ u"b"_s, u"a"_s }));
    model.setRows({ makeRun("d", tp::RunPhase::Running, 0.1),
        makeRun("c", tp::RunPhase::Stopped, 0.2),
        makeRun("a", tp::RunPhase::Completed, 0.4) });
    QCOMPARE(ids(model), QStringList({ u"d"_s, u"c"_s, u"a"_s }));
    model.setRows({ makeRun("a", tp::RunPhase::Completed, 0.4),
        makeRun("c", tp::RunPhase::Stopped, 0.2),
        makeRun("d", tp::RunPhase::Running, 0.1) });
    QCOMPARE(ids(model), QStringList({ u"a"_s, u"c"_s, u"d"_s }));
    model.setRows({});
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(resets.count(), 0);
}

void TestRunsModel::rowKeepsItsIdentityWhenOthersMove()
{
    tp::RunsModel model;
    model.setRows(
        { makeRun("b", tp::RunPhase::Completed, 0.5), makeRun("a", tp::RunPhase::Completed, 0.4) });
    const QPersistentModelIndex a = model.index(1, 0);
    model.setRows({ makeRun("c", tp::RunPhase::Running, 0.0),
        makeRun("b", tp::RunPhase::Completed, 0.5),
        makeRun("a", tp::RunPhase::Completed, 0.4) });
    QCOMPARE(a.row(), 2);
    QCOMPARE(a.data(tp::RunsModel::IdRole).toString(), u"a"_s);
}

void TestRunsModel::onlyWhatChangedIsAnnounced()
{
    tp::RunsModel model;
    const double none = std::numeric_limits<double>::quiet_NaN();
    const std::vector<tp::RunRow> rows { makeRun("b", tp::RunPhase::Running, none),
        makeRun("a", tp::RunPhase::Completed, 0.4) };
    model.setRows(rows);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setRows(rows);
    QCOMPARE(changes.count(), 0); // NaN equals NaN here
    std::vector<tp::RunRow> scored = rows;
    scored[0].scores = { 0.1, 0.3 };
    model.setRows(scored);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes.first().first().toModelIndex().row(), 0);
    QCOMPARE(model.index(0, 0).data(tp::RunsModel::CurveRole).value<QList<double>>(),
        QList<double>({ 0.1, 0.3 }));
}

void TestRunsModel::saysTheStateInWords_data()
{
    QTest::addColumn<int>("phase");
    QTest::addColumn<double>("left");
    QTest::addColumn<QString>("words");
    const double none = std::numeric_limits<double>::quiet_NaN();
    const auto row = [](const char *name, tp::RunPhase phase, double left, const QString &words) {
        QTest::newRow(name) << static_cast<int>(phase) << left << words;
    };
    row("running with time left", tp::RunPhase::Running, 22.4, u"running · 23 s left"_s);
    row("running, time not known", tp::RunPhase::Running, none, u"running · step 40 of 100"_s);
    row("completed", tp::RunPhase::Completed, none, u"done"_s);
    row("stopped", tp::RunPhase::Stopped, none, u"stopped at step 40"_s);
    row("paused", tp::RunPhase::Paused, none, u"paused at step 40"_s);
    row("failed", tp::RunPhase::Failed, none, u"failed at step 40"_s);
    row("created", tp::RunPhase::Created, none, u"getting ready"_s);
}

void TestRunsModel::saysTheStateInWords()
{
    QFETCH(int, phase);
    QFETCH(double, left);
    tp::RunRow run = makeRun("a", static_cast<tp::RunPhase>(phase), 0.5);
    run.secondsLeft = left;
    QTEST(tp::RunsModel::stateText(run), "words");
}

void TestRunsModel::nameLeavesTheSuiteOut()
{
    tp::RunRow run = makeRun("a", tp::RunPhase::Completed, 0.5);
    run.summary.name = "lora · demo · seed 2";
    tp::RunsModel model;
    model.setRows({ run });
    QCOMPARE(model.index(0, 0).data().toString(), u"lora · seed 2"_s);
    QVERIFY(
        model.index(0, 0).data(Qt::ToolTipRole).toString().startsWith(u"lora · demo · seed 2"_s));
}

void TestRunsModel::unknownScoreIsADash()
{
    tp::RunsModel model;
    model.setRows({ makeRun("a", tp::RunPhase::Running, std::numeric_limits<double>::quiet_NaN()),
        makeRun("b", tp::RunPhase::Completed, 0.806) });
    QCOMPARE(model.index(0, 0).data(tp::RunsModel::ScoreTextRole).toString(), u"–"_s);
    QCOMPARE(model.index(1, 0).data(tp::RunsModel::ScoreTextRole).toString(),
        QLocale().toString(0.81, 'f', 2));
}

void TestRunsModel::liveStateWinsOverTheFiles()
{
    tp::RunsModel model;
    model.setRows({ makeRun("a", tp::RunPhase::Stopped, 0.5) });
    tp::RunState live;
    live.phase = tp::RunPhase::Running;
    live.step = 60;
    live.steps = 100;
    live.score = 0.6;
    model.setLive("/store/a", live, 90.0);
    QCOMPARE(
        model.index(0, 0).data(tp::RunsModel::StateTextRole).toString(), u"running · 2 min left"_s);
    model.setRows({ makeRun("a", tp::RunPhase::Stopped, 0.5) }); // the files lag behind
    QCOMPARE(model.index(0, 0).data(tp::RunsModel::PhaseRole).toInt(),
        static_cast<int>(tp::RunPhase::Running));
    model.clearLive();
    model.setRows({ makeRun("a", tp::RunPhase::Completed, 0.7) });
    QCOMPARE(model.index(0, 0).data(tp::RunsModel::StateTextRole).toString(), u"done"_s);
}

void TestRunsModel::saysDurations_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << 0.0 << u"0 s"_s;
    QTest::newRow("rounded up") << 0.2 << u"1 s"_s;
    QTest::newRow("below a minute") << 59.0 << u"59 s"_s;
    QTest::newRow("minutes") << 200.0 << u"3 min"_s;
    QTest::newRow("hours") << 7800.0 << u"2 h 10 min"_s;
    QTest::newRow("not known") << std::numeric_limits<double>::quiet_NaN() << QString();
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << QString();
}

void TestRunsModel::saysDurations()
{
    QFETCH(double, seconds);
    QTEST(tp::RunsModel::durationText(seconds), "text");
}

void TestRunsModel::aNewNameIsShownAndAskedFor()
{
    tp::RunsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tp::RunRow locked = makeRun("b", tp::RunPhase::Completed, 0.5);
    locked.summary.annotations.locked = true;
    tp::RunRow open = makeRun("a", tp::RunPhase::Running, 0.5);
    open.summary.description = std::make_shared<const tp::RunDescription>();
    model.setRows({ open, locked });
    QSignalSpy asked(&model, &tp::RunsModel::renameRequested);
    QVERIFY(model.setData(model.index(0, 0), u"  new   name "_s));
    QCOMPARE(model.index(0, 0).data().toString(), u"new name"_s);
    QCOMPARE(model.index(0, 0).data(tp::RunsModel::IdRole).toString(), u"a"_s); // and its colour
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().at(1).toString(), u"new name"_s);
    QVERIFY(!model.setData(model.index(0, 0), u"new name"_s)); // no change
    QVERIFY(!model.setData(model.index(0, tp::RunsModel::Method), u"x"_s));
    QVERIFY(!model.setData(model.index(1, 0), u"x"_s));
    QVERIFY(!model.flags(model.index(1, 0)).testFlag(Qt::ItemIsEditable));
    QCOMPARE(asked.count(), 1);
}

void TestRunsModel::whatPeopleSayIsInTheCells()
{
    tp::RunRow run = makeRun("a", tp::RunPhase::Completed, 0.5);
    run.summary.annotations = {
        "given", { "paper", "seed study" }, "line one\nline two", true, true
    };
    run.summary.name = "given";
    run.bytes = 3u << 20;
    run.seconds = 200.0;
    tp::RunsModel model;
    model.setRows({ run });
    const auto cell = [&model](int column) { return model.index(0, column).data().toString(); };
    QCOMPARE(cell(tp::RunsModel::Name), u"\u2605 given"_s);
    QCOMPARE(cell(tp::RunsModel::Tags), u"paper, seed study"_s);
    QCOMPARE(cell(tp::RunsModel::Notes), u"line one line two"_s);
    QCOMPARE(cell(tp::RunsModel::State), u"done · locked"_s);
    QCOMPARE(cell(tp::RunsModel::Step), u"40 / 100"_s);
    QCOMPARE(cell(tp::RunsModel::Size), QLocale().toString(3.0, 'f', 1) + u" MiB"_s);
    QCOMPARE(cell(tp::RunsModel::Duration), u"3 min"_s);
    QCOMPARE(cell(tp::RunsModel::Seed), u"–"_s); // nothing is known of its configuration
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"line two"_s));
    QVERIFY(model.index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"starred"_s));
    QCOMPARE(model.tags(), QStringList({ u"paper"_s, u"seed study"_s }));
}

void TestRunsModel::configurationColumnsComeAndGo()
{
    const auto withRank = [](const std::string &id, std::int64_t rank) {
        tp::RunRow row = makeRun(id, tp::RunPhase::Completed, 0.5);
        tp::RunDescription description;
        description.config.method.options = { { "rank", rank } };
        description.config.suite.prefixInstruction = rank > 4;
        row.summary.description = std::make_shared<const tp::RunDescription>(description);
        return row;
    };
    tp::RunsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({ withRank("a", 4), withRank("b", 8) });
    QCOMPARE(
        model.differingKeys(), QStringList({ u"suite.prefix_instruction"_s, u"method.rank"_s }));
    QCOMPARE(model.options(), std::vector<std::string> { "rank" });
    model.setKeys(model.differingKeys());
    const int rank = model.columnOf(u"method.rank"_s);
    QCOMPARE(rank, tp::RunsModel::FixedColumns + 1);
    QCOMPARE(model.columnId(rank), u"method.rank"_s);
    QCOMPARE(model.headerData(rank, Qt::Horizontal).toString(), u"rank"_s);
    QCOMPARE(model.headerData(rank, Qt::Horizontal, Qt::ToolTipRole).toString(), u"method.rank"_s);
    QCOMPARE(model.index(1, rank).data().toString(), u"8"_s);
    QCOMPARE(model.index(1, rank - 1).data().toString(), u"yes"_s);
    QVERIFY(model.headerData(rank, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    model.setKeys({ u"method.rank"_s });
    QCOMPARE(model.columnOf(u"method.rank"_s), int(tp::RunsModel::FixedColumns));
    model.setKeys({});
    QCOMPARE(model.columnOf(u"method.rank"_s), -1);
}

void TestRunsModel::numbersSortAsNumbers()
{
    tp::RunsModel model;
    model.setRows({ makeRun("a", tp::RunPhase::Running, std::numeric_limits<double>::quiet_NaN()),
        makeRun("b", tp::RunPhase::Completed, 0.806) });
    const auto sort = [&model](int row, int column) {
        return model.index(row, column).data(tp::RunsModel::SortRole);
    };
    QVERIFY(!sort(0, tp::RunsModel::Score).isValid());
    QCOMPARE(sort(1, tp::RunsModel::Score).toDouble(), 0.806);
    QCOMPARE(sort(1, tp::RunsModel::Step).toDouble(), 40.0);
    QVERIFY(!sort(1, tp::RunsModel::Duration).isValid());
    QCOMPARE(sort(1, tp::RunsModel::Name).toString(), u"name of b"_s);
}

QTEST_GUILESS_MAIN(TestRunsModel)
#include "tst_runsmodel.moc"
