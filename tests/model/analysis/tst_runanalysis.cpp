// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/runanalysis.h"

#include "analysisdata.h"

#include <QTest>

using namespace tp;
using namespace tp::test;

class RunAnalysisTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheNewestFrameAndValidation();
    void saysWhyThereIsNoRouting_data();
    void saysWhyThereIsNoRouting();
    void keepsRoutingOfOneExpert();
    void saysWhyThereAreNoClusters_data();
    void saysWhyThereAreNoClusters();
    void saysWhyThereIsNoTransfer_data();
    void saysWhyThereIsNoTransfer();
};

namespace {

RoutingFramePtr frameOf(std::int64_t step, std::vector<float> weights)
{
    return std::make_shared<const RoutingFrame>(
        RoutingFrame { .step = step, .weights = std::move(weights) });
}

// Three tasks in two categories, one site, two experts.
RunHistory history()
{
    RunHistory run;
    run.description.config.method.name = "tensorpoly-1";
    run.description.tasks = { taskOf("t0", "a"), taskOf("t1", "b"), taskOf("t2", "a") };
    run.description.routing = layoutOf(1, 3, 1, 2);
    run.routing = { frameOf(5, { 0.5F, 0.5F, 0.5F, 0.5F, 0.5F, 0.5F }),
        frameOf(10, { 0.75F, 0.25F, 0.25F, 0.75F, 0.875F, 0.125F }) };
    const auto evaluation = [](std::int64_t step, const char *split, double score) {
        const TaskEvaluation task { .score = score, .n = 4, .trainedExamples = 2 * step };
        return EvaluationRecord { .step = step, .split = split, .tasks = { task, task, task } };
    };
    run.evaluations = { evaluation(5, "validation", 0.25),
        evaluation(10, "validation", 0.5),
        evaluation(10, "test", 0.0) };
    return run;
}

std::vector<ReferenceSet> references(std::int64_t examples)
{
    ReferenceSet set;
    set.tasks = { { .task = "t1", .curve = { { .examples = examples, .score = 0.75, .n = 4 } } } };
    return { set };
}

} // namespace

void RunAnalysisTest::readsTheNewestFrameAndValidation()
{
    const RunAnalysis analysis = analyseRun(history(), references(20), 10);
    QVERIFY(analysis.frame && analysis.routing && analysis.clustering && analysis.transfer);
    QCOMPARE(analysis.frame->step, std::int64_t { 10 });
    QCOMPARE(analysis.routing->load.at(0), 0.625);
    const std::vector<int> labels { 0, 1, 0 };
    QCOMPARE(analysis.clustering->labels, labels);
    QCOMPARE(analysis.transfer->step, std::int64_t { 10 });
    QCOMPARE(analysis.transfer->tasks.at(0).gap, -0.25);
    const std::vector<std::string> missing { "t0", "t2" };
    QCOMPARE(analysis.transfer->missing, missing);
    QVERIFY(analysis.noRouting.empty() && analysis.noClustering.empty());
    QVERIFY(analysis.noTransfer.empty());
}

void RunAnalysisTest::saysWhyThereIsNoRouting_data()
{
    QTest::addColumn<RunHistory>("run");
    QTest::addColumn<QString>("says");
    RunHistory run = history();
    run.description.routing.sites.clear();
    QTest::newRow("method without routing") << run << "does not route";
    run = history();
    run.routing.clear();
    QTest::newRow("nothing recorded") << run << "recorded yet";
    run = history();
    run.routing.push_back(frameOf(15, { 0.5F }));
    QTest::newRow("frame that does not fit") << run << "does not fit";
    run = history();
    run.routing.push_back(frameOf(15, std::vector<float>(6, 0.0F)));
    QTest::newRow("weights that add up to nothing") << run << "not distributions";
}

void RunAnalysisTest::saysWhyThereIsNoRouting()
{
    QFETCH(const RunHistory, run);
    QFETCH(const QString, says);
    const RunAnalysis analysis = analyseRun(run, references(20), 10);
    QVERIFY(!analysis.routing);
    const QString reason = QString::fromStdString(analysis.noRouting);
    QVERIFY2(reason.contains(says), qPrintable(reason));
    QVERIFY(!analysis.clustering);
    QVERIFY(!analysis.noClustering.empty());
    QVERIFY(analysis.transfer); // does not depend on routing
}

void RunAnalysisTest::keepsRoutingOfOneExpert()
{
    RunHistory run = history();
    run.description.config.method.name = "lora";
    run.description.routing = layoutOf(2, 3, 1, 1);
    run.routing = { frameOf(1, std::vector<float>(6, 1.0F)) };
    const RunAnalysis analysis = analyseRun(run, {}, 10);
    QVERIFY(analysis.routing);
    QCOMPARE(analysis.routing->conditionalEntropy, 0.0);
    QCOMPARE(analysis.routing->effectiveExperts, 1.0);
    QVERIFY(!analysis.clustering);
    QVERIFY(analysis.noClustering.find("all tasks route alike") != std::string::npos);
}

void RunAnalysisTest::saysWhyThereAreNoClusters_data()
{
    QTest::addColumn<RunHistory>("run");
    QTest::addColumn<QString>("says");
    RunHistory run = history();
    run.routing.push_back(frameOf(15, std::vector<float>(6, 0.5F)));
    QTest::newRow("all alike") << run << "alike";
    run = history();
    run.routing.push_back(
        frameOf(15, { std::numeric_limits<float>::quiet_NaN(), 0.5F, 0.5F, 0.5F, 0.5F, 0.5F }));
    QTest::newRow("NaN") << run << "finite";
    run = history();
    run.description.tasks.resize(1);
    run.description.routing = layoutOf(1, 1, 1, 2);
    run.routing = { frameOf(15, { 0.25F, 0.75F }) };
    QTest::newRow("one task") << run << "only one task";
}

void RunAnalysisTest::saysWhyThereAreNoClusters()
{
    QFETCH(const RunHistory, run);
    QFETCH(const QString, says);
    const RunAnalysis analysis = analyseRun(run, {}, 10);
    QVERIFY(!analysis.clustering);
    const QString reason = QString::fromStdString(analysis.noClustering);
    QVERIFY2(reason.contains(says), qPrintable(reason));
}

void RunAnalysisTest::saysWhyThereIsNoTransfer_data()
{
    QTest::addColumn<bool>("evaluated");
    QTest::addColumn<int>("referenceExamples");
    QTest::addColumn<QString>("says");
    QTest::newRow("not evaluated") << false << 20 << "not been evaluated";
    QTest::newRow("no references") << true << -1 << "no single-task references";
    QTest::newRow("too short references") << true << 8 << "covers";
}

void RunAnalysisTest::saysWhyThereIsNoTransfer()
{
    QFETCH(const bool, evaluated);
    QFETCH(const int, referenceExamples);
    QFETCH(const QString, says);
    RunHistory run = history();
    if (!evaluated) {
        run.evaluations = { run.evaluations.back() }; // of the test split
    }
    const auto sets =
        referenceExamples < 0 ? std::vector<ReferenceSet> {} : references(referenceExamples);
    const RunAnalysis analysis = analyseRun(run, sets, 10);
    QVERIFY(!analysis.transfer);
    const QString reason = QString::fromStdString(analysis.noTransfer);
    QVERIFY2(reason.contains(says), qPrintable(reason));
}

QTEST_GUILESS_MAIN(RunAnalysisTest)
#include "tst_runanalysis.moc"
