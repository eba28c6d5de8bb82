// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/runcomparison.h"

#include "analysisdata.h"

#include <QtTest>

using namespace tp;
using namespace tp::test;

class TestRunComparison final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheNewestEvaluationOfTheSplit();
    void matchesTasksById();
    void saysWhatIsNotAlike();
    void runsOfOneConfigurationAreOneGroup();
    void groupsAreMeansOverSeeds();
    void pairsAreTestedOverTasks();
    void saysWhenItIsNotEnough();
    void baselineLimitsThePairs();
    void gainsAreRelativeToTheBaseline();
    void adaptedRunsOfSeveralTasksAreOneGroup();
    void gapsStandInPlaceOfScores();
    void referencesOfOneRecipeJoinOnce();
};

namespace {

RunHistory runOf(const std::string &method,
    std::uint64_t seed,
    const std::vector<double> &scores,
    const std::string &prefix = "t")
{
    RunHistory run;
    run.description.config.method.name = method;
    run.description.config.training.seed = seed;
    run.description.suiteHash = "5a";
    EvaluationRecord record { 100, "validation", 0.0, {} };
    for (std::size_t i = 0; i < scores.size(); ++i) {
        run.description.tasks.push_back(taskOf(prefix + std::to_string(i)));
        TaskEvaluation task;
        task.score = scores[i];
        task.n = 50;
        record.tasks.push_back(task);
    }
    run.evaluations.push_back(record);
    return run;
}

std::vector<const RunHistory *> pointers(const std::vector<RunHistory> &runs)
{
    std::vector<const RunHistory *> result;
    for (const RunHistory &run : runs) {
        result.push_back(&run);
    }
    return result;
}

std::vector<GroupSummary> groupsOf(const std::vector<RunHistory> &runs)
{
    return summariseGroups(compareRuns(pointers(runs), "validation", {}));
}

} // namespace

void TestRunComparison::takesTheNewestEvaluationOfTheSplit()
{
    RunHistory run = runOf("lora", 1, { 0.1 });
    EvaluationRecord newer = run.evaluations.front();
    newer.step = 200;
    newer.tasks[0].score = 0.2;
    EvaluationRecord test = newer;
    test.split = "test";
    test.tasks[0].score = 0.9;
    run.evaluations.push_back(newer);
    run.evaluations.push_back(test);
    const RunHistory other = runOf("poly", 1, { 0.3 });
    const auto validation = compareRuns({ &run, &other }, "validation", {});
    QCOMPARE(validation.steps, (std::vector<std::int64_t> { 200, 100 }));
    QCOMPARE(validation.tasks[0].runs[0]->score, 0.2);
    const auto onTest = compareRuns({ &run, &other }, "test", {});
    QCOMPARE(onTest.steps, (std::vector<std::int64_t> { 200, 0 }));
    QCOMPARE(onTest.tasks[0].runs[0]->score, 0.9);
    QVERIFY(!onTest.tasks[0].runs[1]);
    QCOMPARE(onTest.shared, std::size_t(0));
    QVERIFY(std::isnan(onTest.means[0]));
}

void TestRunComparison::matchesTasksById()
{
    RunHistory first = runOf("lora", 1, { 0.2, 0.4, 0.6 });
    RunHistory second = runOf("poly", 1, { 0.9, 0.8 });
    second.description.tasks[0] = taskOf("t2");
    second.description.tasks[1] = taskOf("only here");
    const auto comparison = compareRuns({ &first, &second }, "validation", {});
    QCOMPARE(comparison.tasks.size(), std::size_t(4));
    QCOMPARE(comparison.tasks[2].runs[0]->score, 0.6);
    QCOMPARE(comparison.tasks[2].runs[1]->score, 0.9);
    QCOMPARE(comparison.tasks[3].label.id, std::string("only here"));
    QVERIFY(!comparison.tasks[3].runs[0]);
    QCOMPARE(comparison.shared, std::size_t(1));
    QCOMPARE(comparison.means, (std::vector<double> { 0.6, 0.9 }));
}

void TestRunComparison::saysWhatIsNotAlike()
{
    const RunHistory first = runOf("lora", 1, { 0.2 });
    RunHistory second = runOf("lora", 1, { 0.2 });
    QVERIFY(compareRuns({ &first, &second }, "validation", {}).configuration.empty());
    QVERIFY(!compareRuns({ &first, &second }, "validation", {}).differentData);
    second.description.suiteHash = "77";
    second.description.tasks[0].metric = "rouge_l";
    second.description.config.training.steps = 777;
    const auto comparison = compareRuns({ &first, &second }, "validation", {});
    QVERIFY(comparison.differentData);
    QVERIFY(comparison.differentMetrics);
    QCOMPARE(comparison.configuration.size(), std::size_t(1));
    QCOMPARE(comparison.configuration[0].key, std::string("training.steps"));
    QCOMPARE(settingText(*comparison.configuration[0].values[1]), std::string("777"));
}

void TestRunComparison::runsOfOneConfigurationAreOneGroup()
{
    std::vector<RunHistory> runs { runOf("lora", 1, { 0.1 }),
        runOf("lora", 2, { 0.1 }),
        runOf("poly", 1, { 0.1 }),
        runOf("poly", 1, { 0.1 }) };
    runs[1].description.config.name = "another name";
    runs[1].description.config.training.device = "cpu";
    runs[3].description.config.training.learningRate = 0.5;
    const auto groups = configurationGroups(pointers(runs), {});
    QCOMPARE(groups[0], std::string("lora"));
    QCOMPARE(groups[1], std::string("lora"));
    QCOMPARE(groups[2], std::string("poly learning_rate=0.003"));
    QCOMPARE(groups[3], std::string("poly learning_rate=0.5"));
}

void TestRunComparison::groupsAreMeansOverSeeds()
{
    const auto groups = groupsOf({ runOf("lora", 1, { 0.1, 0.5 }),
        runOf("poly", 1, { 0.8, 0.8 }),
        runOf("lora", 2, { 0.3, 0.5 }) });
    QCOMPARE(groups.size(), std::size_t(2));
    QCOMPARE(groups[0].name, std::string("lora"));
    QCOMPARE(groups[0].runs, std::int64_t(2));
    QVERIFY(isNear(groups[0].tasks[0]->mean, 0.2));
    QVERIFY(isNear(groups[0].tasks[0]->deviation, std::sqrt(0.02)));
    QCOMPARE(groups[0].tasks[1]->deviation, 0.0);
    QCOMPARE(groups[1].tasks[0]->n, std::int64_t(1));
    QVERIFY(std::isnan(groups[1].tasks[0]->deviation));
}

void TestRunComparison::pairsAreTestedOverTasks()
{
    const std::vector<double> low { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6 };
    std::vector<double> high = low;
    for (double &score : high) {
        score += 0.25;
    }
    const auto pairs = comparePairs(groupsOf({ runOf("poly", 1, high),
                                        runOf("poly", 2, high),
                                        runOf("lora", 1, low),
                                        runOf("lora", 2, low),
                                        runOf("mhr", 1, low),
                                        runOf("mhr", 2, low) }),
        std::nullopt);
    QCOMPARE(pairs.size(), std::size_t(3));
    QCOMPARE(pairs[0].a, std::string("poly"));
    QCOMPARE(pairs[0].b, std::string("lora"));
    QVERIFY(isNear(pairs[0].difference, 0.25));
    QCOMPARE(pairs[0].p, 2.0 / 64.0);
    QCOMPARE(pairs[0].pHolm, 6.0 / 64.0); // the two smallest of three
    QCOMPARE(pairs[2].p, 1.0);
    QVERIFY(pairs[0].test.find("6 tasks, means of 2 and 2 seeds") != std::string::npos);
}

void TestRunComparison::saysWhenItIsNotEnough()
{
    const std::vector<double> scores { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6 };
    const auto oneSeed = comparePairs(
        groupsOf({ runOf("poly", 1, scores), runOf("lora", 1, scores), runOf("lora", 2, scores) }),
        std::nullopt);
    QVERIFY(oneSeed[0].notEnough.starts_with("poly has one run"));
    QCOMPARE(oneSeed[0].difference, 0.0);
    const std::vector<double> few { 0.1, 0.2, 0.3 };
    const auto fewTasks = comparePairs(groupsOf({ runOf("poly", 1, few),
                                           runOf("poly", 2, few),
                                           runOf("lora", 1, few),
                                           runOf("lora", 2, few) }),
        std::nullopt);
    QVERIFY(fewTasks[0].notEnough.find("3 tasks") != std::string::npos);
    const auto strangers = comparePairs(groupsOf({ runOf("poly", 1, few),
                                            runOf("poly", 2, few),
                                            runOf("lora", 1, few, "u"),
                                            runOf("lora", 2, few, "u") }),
        std::nullopt);
    QVERIFY(std::isnan(strangers[0].difference));
    QVERIFY(strangers[0].notEnough.find("0 tasks") != std::string::npos);
}

void TestRunComparison::baselineLimitsThePairs()
{
    const std::vector<double> scores { 0.5 };
    const auto pairs = comparePairs(
        groupsOf({ runOf("lora", 1, scores), runOf("poly", 1, scores), runOf("mhr", 1, scores) }),
        std::string("poly"));
    QCOMPARE(pairs.size(), std::size_t(2));
    QCOMPARE(pairs[0].a, std::string("lora"));
    QCOMPARE(pairs[0].b, std::string("poly"));
    QCOMPARE(pairs[1].a, std::string("mhr"));
}

void TestRunComparison::gainsAreRelativeToTheBaseline()
{
    // Fixture A7 of reference/task_level_moe.md.
    const auto published = comparePairs(groupsOf({ runOf("task-moe", 1, { 0.44, 0.45, 0.15, 0.8 }),
                                            runOf("full", 1, { 0.4, 0.5, 0.1, 0.8 }) }),
        std::string("full"));
    QVERIFY(std::abs(published[0].gain - 0.125) < 1e-9);
    QCOMPARE(published[0].gainTasks, std::size_t(4));
    // A task whose baseline scores nothing is left out.
    const auto pairs = comparePairs(
        groupsOf({ runOf("mhr", 1, { 0.6, 0.5, 0.7 }), runOf("lora", 1, { 0.5, 0.4, 0.0 }) }),
        std::string("lora"));
    QVERIFY(isNear(pairs[0].gain, (0.2 + 0.25) / 2.0));
    QCOMPARE(pairs[0].gainTasks, std::size_t(2));
    const auto nothing = comparePairs(
        groupsOf({ runOf("mhr", 1, { 0.6 }), runOf("lora", 1, { 0.0 }) }), std::string("lora"));
    QVERIFY(std::isnan(nothing[0].gain));
}

void TestRunComparison::adaptedRunsOfSeveralTasksAreOneGroup()
{
    std::vector<RunHistory> runs;
    for (const char *task : { "a", "b" }) {
        for (const AdaptedPart part : { AdaptedPart::All, AdaptedPart::Scratch }) {
            RunHistory run = runOf("poly", 1, { 0.5 }, task);
            run.description.config.suite.tasks = { task };
            run.description.config.adaptation.run = "source";
            run.description.config.adaptation.part = part;
            runs.push_back(std::move(run));
        }
    }
    const auto groups = groupsOf(runs);
    QCOMPARE(groups.size(), std::size_t(2));
    QCOMPARE(groups[0].name, std::string("poly part=all"));
    QCOMPARE(groups[1].name, std::string("poly part=scratch"));
    QVERIFY(groups[0].tasks[0] && groups[0].tasks[1]);
}

void TestRunComparison::gapsStandInPlaceOfScores()
{
    RunHistory low = runOf("lora", 1, { 0.4, 0.9, 0.5 });
    RunHistory high = runOf("poly", 1, { 0.7, 0.9, 0.5 });
    for (RunHistory *run : { &low, &high }) {
        for (TaskEvaluation &task : run->evaluations.front().tasks) {
            task.trainedExamples = 100;
            task.standardError = 0.03;
        }
    }
    ReferenceSet set;
    set.tasks = { { "t0", { { 50, 0.2, 0.04, 1.0, 50 }, { 150, 1.0, 0.04, 1.0, 50 } } },
        { "t1", { { 100, 0.9, 0.0, 1.0, 50 } } } };
    const auto references = std::make_shared<const std::vector<ReferenceSet>>(1, set);
    const auto scores = compareRuns({ &low, &high }, "validation", {});
    const auto gaps = gapsOf(scores, { references, references });
    QVERIFY(gaps.gaps && !scores.gaps);
    QVERIFY(isNear(gaps.tasks[0].runs[0]->score, -0.2)); // alone it has 0.6 after 100 examples
    QVERIFY(isNear(gaps.tasks[0].runs[1]->score, 0.1));
    QVERIFY(isNear(gaps.tasks[0].runs[0]->standardError, 0.05)); // of 0.03 and 0.04
    QVERIFY(isNear(gaps.tasks[1].runs[0]->score, 0.0));
    QVERIFY(!gaps.tasks[2].runs[0]); // no reference
    QCOMPARE(gaps.shared, std::size_t(2));
    QVERIFY(isNear(gaps.means[0], -0.1));
    QVERIFY(isNear(gaps.means[1], 0.05));
    QCOMPARE(scores.shared, std::size_t(3));
    // One of the runs has none.
    const auto half = gapsOf(scores, { nullptr, references });
    QVERIFY(!half.tasks[0].runs[0] && half.tasks[0].runs[1]);
    QCOMPARE(half.shared, std::size_t(0));
    QVERIFY(std::isnan(half.means[0]));
}

void TestRunComparison::referencesOfOneRecipeJoinOnce()
{
    ReferenceSet first { "5a", "bb", "0c", 1, "made", {} };
    ReferenceSet otherSeed = first;
    otherSeed.seed = 2;
    ReferenceSet otherRecipe = first;
    otherRecipe.recipeHash = "0d";
    std::vector<ReferenceSet> all { first };
    addReferences(all, { first, otherSeed, otherRecipe });
    addReferences(all, { otherSeed });
    QCOMPARE(all.size(), std::size_t(3));
    QCOMPARE(all[1].seed, std::uint64_t(2));
    QCOMPARE(all[2].recipeHash, std::string("0d"));
}

QTEST_GUILESS_MAIN(TestRunComparison)
#include "tst_runcomparison.moc"
