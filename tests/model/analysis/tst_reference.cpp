// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/reference.h"

#include "analysisdata.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <functional>

using namespace tp;
using namespace tp::test;

using Change = std::function<void(RunConfig &)>;

class ReferenceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesTheRecipeWithWhatDecidesAReference_data();
    void changesTheRecipeWithWhatDecidesAReference();
    void keepsTheRecipeOtherwise_data();
    void keepsTheRecipeOtherwise();
    void interpolatesBetweenPoints_data();
    void interpolatesBetweenPoints();
    void answersNothingOutsideTheCurve_data();
    void answersNothingOutsideTheCurve();
    void averagesSeedsAndTheirErrors();
    void leavesOutSeedsThatDoNotCover();
    void matchesOnlyKnownHashes();
    void findsMatchingFilesSortedBySeed();
    void knowsStoredSetsByTheirRecipe();
    void reportsWhatItCouldNotRead();
    void listsFoldersInOrder();
    void readsCurvesFromARun();
};

namespace {

ReferenceSet setOf(std::uint64_t seed, std::vector<ReferencePoint> curve)
{
    return { .suiteHash = "5a",
        .backboneHash = "bb",
        .recipeHash = "0c",
        .seed = seed,
        .command = "tensorpoly references demo.json out",
        .tasks = { { .task = "first", .curve = std::move(curve) } } };
}

const std::vector<ReferencePoint> curve {
    { .examples = 100, .score = 0.25, .standardError = 0.0625, .loss = 2.0, .n = 50 },
    { .examples = 200, .score = 0.75, .standardError = 0.03125, .loss = 1.0, .n = 50 },
    { .examples = 1000, .score = 1.0, .standardError = 0.0, .loss = 0.5, .n = 40 },
};

RunDescription description()
{
    RunDescription run;
    run.suiteHash = "5a";
    run.backboneHash = "bb";
    run.recipeHash = "0c";
    return run;
}

std::filesystem::path pathOf(const QTemporaryDir &folder)
{
    return folder.path().toStdString();
}

} // namespace

void ReferenceTest::changesTheRecipeWithWhatDecidesAReference_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, Change change) { QTest::newRow(name) << change; };
    row("steps", [](RunConfig &c) { c.training.steps = 401; });
    row("warm-up", [](RunConfig &c) { c.training.warmup = 0.07; });
    row("batch size", [](RunConfig &c) { c.training.batchSize = 24; });
    row("sampling", [](RunConfig &c) { c.training.sampling = Sampling::Proportional; });
    row("input length", [](RunConfig &c) { c.training.maxInputLength = 128; });
    row("target length", [](RunConfig &c) { c.training.maxTargetLength = 32; });
    row("instruction", [](RunConfig &c) { c.suite.prefixInstruction = true; });
    row("first beta", [](RunConfig &c) { c.training.beta1 = 0.95; });
    row("second beta", [](RunConfig &c) { c.training.beta2 = 0.999; });
    row("weight decay", [](RunConfig &c) { c.training.weightDecay = 0.01; });
    row("reference rank", [](RunConfig &c) { c.references.rank = 4; });
    row("reference learning rate", [](RunConfig &c) { c.references.learningRate = 3e-3; });
}

void ReferenceTest::changesTheRecipeWithWhatDecidesAReference()
{
    QFETCH(const Change, change);
    RunConfig changed;
    change(changed);
    QVERIFY(referenceRecipeHash(changed) != referenceRecipeHash(RunConfig {}));
}

void ReferenceTest::keepsTheRecipeOtherwise_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, Change change) { QTest::newRow(name) << change; };
    row("seed", [](RunConfig &c) { c.training.seed = 99; });
    row("method", [](RunConfig &c) { c.method.name = "lora"; });
    row("method's learning rates", [](RunConfig &c) {
        c.training.learningRate = 1.0;
        c.training.routerLearningRate = 1.0;
    });
    row("clipping", [](RunConfig &c) { c.training.clip = 0.0; });
    row("order of examples", [](RunConfig &c) { c.training.bucketBatches = 4; });
    row("cadences", [](RunConfig &c) {
        c.training.evaluateEvery = 1;
        c.training.checkpointEvery = 1;
        c.training.routingEvery = 1;
    });
    row("device", [](RunConfig &c) {
        c.training.device = "cuda:1";
        c.training.dtype = "bfloat16";
        c.training.threads = 7;
    });
    row("tasks, which the suite hash covers", [](RunConfig &c) { c.suite.tasks = { "first" }; });
    row("places", [](RunConfig &c) {
        c.suite.path = "elsewhere";
        c.backbone.path = "elsewhere";
        c.references.path = "elsewhere";
    });
}

void ReferenceTest::keepsTheRecipeOtherwise()
{
    QFETCH(const Change, change);
    RunConfig changed;
    change(changed);
    QCOMPARE(referenceRecipeHash(changed), referenceRecipeHash(RunConfig {}));
    QCOMPARE(referenceRecipeHash(changed).size(), std::size_t { 64 });
}

void ReferenceTest::interpolatesBetweenPoints_data()
{
    QTest::addColumn<int>("examples");
    QTest::addColumn<double>("score");
    QTest::addColumn<double>("error");
    QTest::addColumn<double>("loss");
    QTest::addColumn<int>("rows");
    QTest::newRow("first point") << 100 << 0.25 << 0.0625 << 2.0 << 50;
    QTest::newRow("half way") << 150 << 0.5 << 0.046875 << 1.5 << 50;
    QTest::newRow("point") << 200 << 0.75 << 0.03125 << 1.0 << 50;
    QTest::newRow("a quarter on") << 400 << 0.8125 << 0.0234375 << 0.875 << 40;
    QTest::newRow("last point") << 1000 << 1.0 << 0.0 << 0.5 << 40;
    QTest::newRow("just before the first") << 98 << 0.25 << 0.0625 << 2.0 << 50;
    QTest::newRow("just after the last") << 1020 << 1.0 << 0.0 << 0.5 << 40;
}

void ReferenceTest::interpolatesBetweenPoints()
{
    QFETCH(const int, examples);
    const auto point = referenceAt({ setOf(1, curve) }, "first", examples);
    QVERIFY(point);
    QTEST(point->score, "score");
    QTEST(point->standardError, "error");
    QTEST(point->loss, "loss");
    QCOMPARE(point->examples, std::int64_t { examples });
    QFETCH(const int, rows);
    QCOMPARE(point->n, std::int64_t { rows });
}

void ReferenceTest::answersNothingOutsideTheCurve_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<int>("examples");
    QTest::newRow("before") << "first" << 97;
    QTest::newRow("after") << "first" << 1021;
    QTest::newRow("zero") << "first" << 0;
    QTest::newRow("another task") << "second" << 200;
}

void ReferenceTest::answersNothingOutsideTheCurve()
{
    QFETCH(const QString, task);
    QFETCH(const int, examples);
    QVERIFY(!referenceAt({ setOf(1, curve) }, task.toStdString(), examples));
    QVERIFY(!referenceAt({}, task.toStdString(), examples));
    QVERIFY(!referenceAt({ setOf(1, {}) }, task.toStdString(), examples));
}

void ReferenceTest::averagesSeedsAndTheirErrors()
{
    const auto at = [](std::uint64_t seed, double score, double error, double loss) {
        return setOf(seed,
            { { .examples = 10, .score = score, .standardError = error, .loss = loss, .n = 50 } });
    };
    const auto summary = summariseReferences(
        { at(1, 0.5, 0.25, 1.0), at(2, 0.75, 0.125, 2.0), at(3, 1.0, 0.0, 3.0) }, "first", 10);
    QVERIFY(summary);
    QCOMPARE(summary->seeds, std::int64_t { 3 });
    QCOMPARE(summary->point.score, 0.75);
    QCOMPARE(summary->point.loss, 2.0);
    // mean(se) = 0.125; s^2 = (0.25^2 + 0 + 0.25^2) / 2 = 0.0625, over 3 seeds.
    QVERIFY(isNear(summary->point.standardError, std::sqrt(0.125 * 0.125 + 0.0625 / 3.0)));

    // Equal seeds on the same rows are no better than one of them.
    const auto equal =
        summariseReferences({ at(1, 0.5, 0.25, 1.0), at(2, 0.5, 0.25, 1.0) }, "first", 10);
    QCOMPARE(equal->point.standardError, 0.25);
}

void ReferenceTest::leavesOutSeedsThatDoNotCover()
{
    const ReferenceSet brief =
        setOf(2, { { .examples = 100, .score = 0.0, .standardError = 0.0, .loss = 9.0, .n = 50 } });
    const auto summary = summariseReferences({ setOf(1, curve), brief }, "first", 200);
    QVERIFY(summary);
    QCOMPARE(summary->seeds, std::int64_t { 1 });
    QCOMPARE(summary->point.score, 0.75);
}

void ReferenceTest::matchesOnlyKnownHashes()
{
    QVERIFY(matches(setOf(1, curve), description()));
    for (auto hash : { &RunDescription::suiteHash,
             &RunDescription::backboneHash,
             &RunDescription::recipeHash }) {
        RunDescription other = description();
        other.*hash = "ff";
        QVERIFY(!matches(setOf(1, curve), other));
    }
    QVERIFY(!matches(ReferenceSet {}, RunDescription {}));
}

void ReferenceTest::findsMatchingFilesSortedBySeed()
{
    const QTemporaryDir first;
    const QTemporaryDir second;
    ReferenceSet foreign = setOf(4, curve);
    foreign.suiteHash = "ff";
    ReferenceSet again = setOf(3, curve);
    again.command = "a second copy";
    QVERIFY(writeReferences(setOf(3, curve), pathOf(first) / "a.reference.json"));
    QVERIFY(writeReferences(setOf(1, curve), pathOf(first) / "b.reference.json"));
    QVERIFY(writeReferences(foreign, pathOf(first) / "c.reference.json"));
    QVERIFY(writeReferences(setOf(7, curve), pathOf(first) / "other.json"));
    QVERIFY(writeReferences(setOf(2, curve), pathOf(second) / "a.reference.json"));
    QVERIFY(writeReferences(again, pathOf(second) / "b.reference.json"));

    const auto one = findReferences(pathOf(first), description());
    QCOMPARE(one.size(), std::size_t { 2 });
    QCOMPARE(one[0].seed, std::uint64_t { 1 });
    QCOMPARE(one[1].seed, std::uint64_t { 3 });

    const ReferenceSearch search =
        searchReferences({ pathOf(first), "/nowhere/at/all", pathOf(second) }, description());
    QCOMPARE(search.sets.size(), std::size_t { 3 });
    QCOMPARE(search.sets[1].seed, std::uint64_t { 2 });
    QCOMPARE(search.sets[2].command, setOf(3, curve).command); // the first folder wins
    QCOMPARE(search.others, 1);
    QVERIFY(search.problems.empty());
}

void ReferenceTest::knowsStoredSetsByTheirRecipe()
{
    const QTemporaryDir folder;
    ReferenceSet foreign = setOf(4, curve); // of another suite, which is not known yet
    foreign.suiteHash = "ff";
    ReferenceSet other = setOf(5, curve);
    other.recipeHash = "99";
    QVERIFY(writeReferences(setOf(3, curve), pathOf(folder) / "a.reference.json"));
    QVERIFY(writeReferences(foreign, pathOf(folder) / "b.reference.json"));
    QVERIFY(writeReferences(other, pathOf(folder) / "c.reference.json"));
    std::ofstream(pathOf(folder) / "d.reference.json") << "broken";
    const std::string recipe = setOf(1, curve).recipeHash;
    const StoredReferences stored =
        storedReferences({ pathOf(folder), "/nowhere/at/all" }, recipe, { "first" });
    QCOMPARE(stored.seeds, (std::vector<std::uint64_t> { 3, 4 }));
    QCOMPARE(stored.others, 2);
    QVERIFY(storedReferences({ pathOf(folder) }, recipe, { "first", "unknown" }).seeds.empty());
}

void ReferenceTest::reportsWhatItCouldNotRead()
{
    const QTemporaryDir folder;
    std::ofstream(pathOf(folder) / "bad.reference.json") << "{";
    QVERIFY(writeReferences(setOf(1, curve), pathOf(folder) / "good.reference.json"));
    const ReferenceSearch search = searchReferences({ pathOf(folder) }, description());
    QCOMPARE(search.sets.size(), std::size_t { 1 });
    QCOMPARE(search.problems.size(), std::size_t { 1 });
    QVERIFY(search.problems.front().where.find("bad.reference.json") != std::string::npos);
}

void ReferenceTest::listsFoldersInOrder()
{
    RunConfig config;
    config.references.path = "/a";
    using Paths = std::vector<std::filesystem::path>;
    const Paths all { "/a", "/store/references", "/shipped" };
    QCOMPARE(referenceFolders(config, "/store", "/shipped"), all);
    QCOMPARE(referenceFolders(RunConfig {}, "/store", ""), Paths { "/store/references" });
    QVERIFY(referenceFolders(RunConfig {}, "", "").empty());
}

void ReferenceTest::readsCurvesFromARun()
{
    RunHistory history;
    history.description = description();
    history.description.config.training.seed = 5;
    history.description.tasks = { taskOf("first"), taskOf("second") };
    const auto evaluation = [](const char *split, std::int64_t examples, double score) {
        return EvaluationRecord { .step = examples,
            .split = split,
            .mean = score,
            .tasks = { { .score = score,
                           .loss = 1.0,
                           .standardError = 0.125,
                           .n = 8,
                           .trainedExamples = examples },
                { .score = notANumber, .n = 0, .trainedExamples = examples } } };
    };
    history.evaluations = { evaluation("validation", 10, 0.25),
        evaluation("test", 10, 0.875),
        evaluation("validation", 20, 0.5),
        evaluation("validation", 20, 0.5) }; // the last step's, evaluated twice
    const ReferenceSet set = referencesOfRun(history);
    QCOMPARE(set.seed, std::uint64_t { 5 });
    QVERIFY(matches(set, history.description));
    QCOMPARE(set.tasks.size(), std::size_t { 1 });
    QCOMPARE(set.tasks[0].task, std::string("first"));
    QCOMPARE(set.tasks[0].curve.size(), std::size_t { 2 });
    QCOMPARE(set.tasks[0].curve[1].examples, std::int64_t { 20 });
    QCOMPARE(set.tasks[0].curve[0].standardError, 0.125);
}

QTEST_GUILESS_MAIN(ReferenceTest)
#include "tst_reference.moc"
