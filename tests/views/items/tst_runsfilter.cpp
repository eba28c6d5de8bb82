// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/runsfilter.h"
#include "views/items/runsmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

tp::RunRow makeRun(
    const std::string &name, const std::string &method, tp::RunPhase phase, double score)
{
    tp::RunRow row;
    row.summary.folder = "/store/" + name;
    row.summary.name = name;
    row.summary.method = method;
    row.summary.suite = "demo skills";
    row.summary.state.phase = phase;
    row.summary.state.score = score;
    return row;
}

} // namespace

class TestRunsFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatFits_data();
    void keepsWhatFits();
    void explainsWhatItCannotRead_data();
    void explainsWhatItCannotRead();
    void sortsUnknownLastBothWays();
};

void TestRunsFilter::keepsWhatFits_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("names");
    const QStringList all { u"first"_s, u"second"_s, u"third"_s };
    QTest::newRow("nothing asked") << QString() << all;
    QTest::newRow("word in the name") << u"sec"_s << QStringList { u"second"_s };
    QTest::newRow("word in the suite, any case") << u"SKILLS"_s << all;
    QTest::newRow("method") << u"method:lora"_s << QStringList({ u"first"_s, u"third"_s });
    QTest::newRow("score above") << u"score>0.6"_s << QStringList { u"second"_s };
    QTest::newRow("score up to") << u"score<=0.6"_s << QStringList { u"first"_s };
    QTest::newRow("two conditions") << u"method:lora score>0.5"_s << QStringList { u"first"_s };
    QTest::newRow("state in words") << u"state:done"_s << QStringList { u"second"_s };
    QTest::newRow("no score is no number")
        << u"score>0"_s << QStringList({ u"first"_s, u"second"_s });
    QTest::newRow("nothing fits") << u"molora"_s << QStringList();
}

void TestRunsFilter::keepsWhatFits()
{
    QFETCH(QString, query);
    tp::RunsModel model;
    tp::RunsFilter filter;
    filter.setRuns(&model);
    QAbstractItemModelTester tester(
        &filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({ makeRun("first", "lora", tp::RunPhase::Stopped, 0.6),
        makeRun("second", "tensorpoly-1", tp::RunPhase::Completed, 0.84),
        makeRun(
            "third", "lora", tp::RunPhase::Running, std::numeric_limits<double>::quiet_NaN()) });
    QVERIFY2(filter.setQuery(query).isEmpty(), qPrintable(query));
    QStringList names;
    for (int row = 0; row < filter.rowCount(); ++row) {
        names.append(filter.index(row, 0).data().toString());
    }
    QTEST(names, "names");
}

void TestRunsFilter::explainsWhatItCannotRead_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("named");
    QTest::newRow("score without a number") << u"score>high"_s << u"number"_s;
    QTest::newRow("a slip") << u"scoer>0.5"_s << u"did you mean score?"_s;
    QTest::newRow("no value") << u"method:"_s << u"needs a value"_s;
    QTest::newRow("text compared") << u"method>lora"_s << u"method is text"_s;
    QTest::newRow("open quote") << u"name:\"a"_s << u"quotation mark"_s;
    QTest::newRow("unknown key") << u"speed:fast"_s << u"speed:fast"_s;
}

void TestRunsFilter::explainsWhatItCannotRead()
{
    QFETCH(QString, query);
    QFETCH(QString, named);
    tp::RunsModel model;
    tp::RunsFilter filter;
    filter.setRuns(&model);
    model.setRows({ makeRun("first", "lora", tp::RunPhase::Stopped, 0.6) });
    QVERIFY(filter.setQuery(query).contains(named));
    QCOMPARE(filter.rowCount(), 1); // a word that cannot be read hides nothing
}

void TestRunsFilter::sortsUnknownLastBothWays()
{
    const double none = std::numeric_limits<double>::quiet_NaN();
    tp::RunsModel model;
    tp::RunsFilter filter;
    filter.setRuns(&model);
    QAbstractItemModelTester tester(
        &filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRows({ makeRun("none", "lora", tp::RunPhase::Running, none),
        makeRun("tenth", "lora", tp::RunPhase::Completed, 0.1),
        makeRun("unknown", "lora", tp::RunPhase::Running, none),
        makeRun("ninth", "lora", tp::RunPhase::Completed, 0.09) });
    const auto names = [&filter] {
        QStringList all;
        for (int row = 0; row < filter.rowCount(); ++row) {
            all.append(filter.index(row, 0).data().toString());
        }
        return all;
    };
    filter.sort(tp::RunsModel::Score, Qt::AscendingOrder);
    QCOMPARE(names(), QStringList({ u"ninth"_s, u"tenth"_s, u"none"_s, u"unknown"_s }));
    filter.sort(tp::RunsModel::Score, Qt::DescendingOrder);
    QCOMPARE(names(), QStringList({ u"tenth"_s, u"ninth"_s, u"none"_s, u"unknown"_s }));
    filter.sort(-1);
    QCOMPARE(names(), QStringList({ u"none"_s, u"tenth"_s, u"unknown"_s, u"ninth"_s }));
}

QTEST_GUILESS_MAIN(TestRunsFilter)
#include "tst_runsfilter.moc"
