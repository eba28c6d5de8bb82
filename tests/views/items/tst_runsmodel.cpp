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
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().startsWith(u"lora · demo · seed 2"_s));
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

QTEST_GUILESS_MAIN(TestRunsModel)
#include "tst_runsmodel.moc"
