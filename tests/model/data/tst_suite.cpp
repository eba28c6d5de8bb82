// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/suite.h"

#include "model/data/suitefolder.h"

#include <QtTest>

#include <set>

class TestSuite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheTrainingTasks();
    void readsTheTasksAskedForInTheSuitesOrder();
    void keepsTheFirstRows();
    void drawsRowsBySeed();
    void rowsBehindTheLimitAreNotRead();
    void putsTheInstructionBefore();
    void rowsWithoutAnIdGetOne();
    void acceptsWindowsLinesAndBlankLines();
    void hashFollowsTheContent();
    void hashIsStable();
    void badRowsAreNamed_data();
    void badRowsAreNamed();
    void missingAndEmptyFiles();
    void idsAreUniqueOverAllSplits();
    void unknownTasksAreNamed();
    void aSuiteOfHeldOutTasksNeedsAChoice();
    void linksMustNotLeadOutside();
    void splitNames();
    void readsTheRealSuite();
};

void TestSuite::readsTheTrainingTasks()
{
    const tptest::SuiteFolder folder;
    const auto suite = tp::loadSuite(folder.config());
    QVERIFY2(suite, suite ? "" : suite.error().message().c_str());
    QCOMPARE(suite->name, std::string("small"));
    QCOMPARE(suite->description, std::string("Two tasks"));
    QCOMPARE(suite->tasks.size(), std::size_t(1));
    const tp::Task &task = suite->tasks.front();
    QCOMPARE(task.label.id, std::string("animal"));
    QCOMPARE(task.label.name, std::string("Animals"));
    QCOMPARE(task.label.category, std::string("yes-no"));
    QCOMPARE(task.label.metric, std::string("accuracy"));
    QVERIFY(!task.label.heldOut);
    QCOMPARE(task.train.size(), std::size_t(3));
    QCOMPARE(task.rows(tp::Split::Validation).size(), std::size_t(1));
    QCOMPARE(task.rows(tp::Split::Test).size(), std::size_t(2));
    QCOMPARE(task.train[1].id, std::string("t2"));
    QCOMPARE(task.train[1].input, std::string("saw"));
    QCOMPARE(task.train[1].target, std::string("no"));
    QCOMPARE(task.train[1].options, (std::vector<std::string> { "yes", "no" }));
    QVERIFY(task.test[0].options.empty());
}

void TestSuite::readsTheTasksAskedForInTheSuitesOrder()
{
    const tptest::SuiteFolder folder;
    tp::SuiteConfig config = folder.config();
    config.tasks = { "food", "animal" };
    const auto suite = tp::loadSuite(config);
    QVERIFY(suite);
    QCOMPARE(suite->tasks.size(), std::size_t(2));
    QCOMPARE(suite->tasks[0].label.id, std::string("animal"));
    QCOMPARE(suite->tasks[1].label.id, std::string("food"));
    QCOMPARE(suite->tasks[1].label.name, std::string("food"));
    QVERIFY(suite->tasks[1].label.heldOut);
    QCOMPARE(suite->tasks[1].test[0].references, (std::vector<std::string> { "jam", "pie" }));
}

void TestSuite::keepsTheFirstRows()
{
    const tptest::SuiteFolder folder;
    tp::SuiteConfig config = folder.config();
    config.maxTrain = 2;
    config.maxEvaluation = 1;
    const auto suite = tp::loadSuite(config);
    QVERIFY(suite);
    QCOMPARE(suite->tasks[0].train.size(), std::size_t(2));
    QCOMPARE(suite->tasks[0].train[1].id, std::string("t2"));
    QCOMPARE(suite->tasks[0].test.size(), std::size_t(1));
    QCOMPARE(suite->tasks[0].test[0].id, std::string("e1"));
}

void TestSuite::drawsRowsBySeed()
{
    const tptest::SuiteFolder folder;
    std::string rows;
    for (int i = 0; i < 50; ++i) {
        rows += tptest::SuiteFolder::row("r" + std::to_string(i), "x" + std::to_string(i), "y");
    }
    folder.write("animal/train.jsonl", rows);
    const auto drawn = [&folder](std::int64_t count, std::uint64_t seed) {
        tp::SuiteConfig config = folder.config();
        config.maxTrain = count;
        config.sampleSeed = seed;
        QList<int> numbers;
        const auto suite = tp::loadSuite(config);
        for (const tp::Example &row : suite->tasks[0].train) {
            numbers.append(QString::fromStdString(row.id).mid(1).toInt());
        }
        return numbers;
    };
    QCOMPARE(drawn(3, 0), (QList<int> { 0, 1, 2 }));
    const QList<int> sample = drawn(10, 7);
    QCOMPARE(sample.size(), 10);
    QCOMPARE(QSet<int>(sample.begin(), sample.end()).size(), 10);
    QVERIFY(std::ranges::is_sorted(sample));
    QVERIFY(sample.last() > 20); // not the first ones
    QCOMPARE(drawn(10, 7), sample);
    QVERIFY(drawn(10, 8) != sample);
    QCOMPARE(drawn(100, 7).size(), 50);
}

void TestSuite::rowsBehindTheLimitAreNotRead()
{
    const tptest::SuiteFolder folder;
    folder.write("animal/test.jsonl", tptest::SuiteFolder::row("e1", "pen", "no") + "damaged\n");
    tp::SuiteConfig config = folder.config();
    QVERIFY(!tp::loadSuite(config));
    config.maxEvaluation = 1;
    QVERIFY(tp::loadSuite(config));
}

void TestSuite::putsTheInstructionBefore()
{
    const tptest::SuiteFolder folder;
    tp::SuiteConfig config = folder.config();
    config.prefixInstruction = true;
    config.tasks = { "animal", "food" };
    const auto suite = tp::loadSuite(config);
    QVERIFY(suite);
    QCOMPARE(suite->tasks[0].train[0].input, std::string("Is it one? cat"));
    // A task without an instruction keeps its inputs.
    QCOMPARE(suite->tasks[1].train[0].input, std::string("name one"));
}

void TestSuite::rowsWithoutAnIdGetOne()
{
    const tptest::SuiteFolder folder;
    folder.write("animal/train.jsonl",
        "{\"input\": \"a\", \"target\": \"b\"}\n{\"id\": 7, \"input\": \"a\", \"target\": "
        "\"b\"}\n");
    const auto suite = tp::loadSuite(folder.config());
    QVERIFY(suite);
    QCOMPARE(suite->tasks[0].train[0].id, std::string("train-1"));
    QCOMPARE(suite->tasks[0].train[1].id, std::string("7"));
}

void TestSuite::acceptsWindowsLinesAndBlankLines()
{
    const tptest::SuiteFolder folder;
    folder.write("animal/train.jsonl",
        "\xef\xbb\xbf{\"input\": \"a\", \"target\": \"b\"}\r\n\r\n"
        "{\"input\": \"c\", \"target\": \"d\"}\r\n  \n");
    const auto suite = tp::loadSuite(folder.config());
    QVERIFY(suite);
    QCOMPARE(suite->tasks[0].train.size(), std::size_t(2));
    QCOMPARE(suite->tasks[0].train[1].target, std::string("d"));
}

void TestSuite::hashFollowsTheContent()
{
    std::set<std::string> hashes;
    const auto hash = [&hashes](const tptest::SuiteFolder &folder, const tp::SuiteConfig &config) {
        const auto suite = tp::loadSuite(config);
        hashes.insert(suite ? suite->hash : suite.error().message());
        return folder.path();
    };
    const tptest::SuiteFolder folder;
    tp::SuiteConfig config = folder.config();
    hash(folder, config);
    config.maxTrain = 2;
    hash(folder, config);
    config.maxTrain = 0;
    config.prefixInstruction = true;
    hash(folder, config);
    config.prefixInstruction = false;
    config.tasks = { "animal", "food" };
    hash(folder, config);
    folder.write("animal/test.jsonl", tptest::SuiteFolder::row("e1", "pen", "yes"));
    hash(folder, config);
    QCOMPARE(hashes.size(), std::size_t(5));

    // A copy elsewhere, with other row ids and more provenance, is the same suite.
    const tptest::SuiteFolder copy;
    copy.write("animal/validation.jsonl",
        "{\"id\": \"other\", \"input\": \"hen\", \"target\": \"yes\", \"page\": 3}\n");
    hash(copy, copy.config());
    QCOMPARE(hashes.size(), std::size_t(5));
}

void TestSuite::hashIsStable()
{
    // Computed by Python:
    //   import hashlib, struct
    //   f = lambda s: struct.pack("<Q", len(s.encode())) + s.encode()
    //   row = lambda i, t, o: f(i) + f(t) + f(str(len(o))) + b"".join(map(f, o)) + f("0")
    //   yn = ["yes", "no"]
    //   hashlib.sha256(f("animal") + f("accuracy")
    //       + f("3") + row("cat", "yes", yn) + row("saw", "no", yn) + row("dog", "yes", yn)
    //       + f("1") + row("hen", "yes", []) + f("2") + row("pen", "no", []) + row("bat", "yes",
    //       []))
    const tptest::SuiteFolder folder;
    const auto suite = tp::loadSuite(folder.config());
    QVERIFY(suite);
    QCOMPARE(suite->hash,
        std::string("53f850b1a63a17af9ecc14d969c1f667d8f3320119a06831d35515eb06107ad2"));
}

void TestSuite::badRowsAreNamed_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("what");
    QTest::newRow("not JSON") << QByteArray("{\"input\": ") << "not valid JSON";
    QTest::newRow("two values") << QByteArray("{} {}") << "not valid JSON";
    QTest::newRow("not an object") << QByteArray("[1]") << "must be a JSON object";
    QTest::newRow("not UTF-8") << QByteArray("{\"input\": \"\xff\", \"target\": \"b\"}") << "UTF-8";
    QTest::newRow("half a character")
        << QByteArray("{\"input\": \"\\ud83d\", \"target\": \"b\"}") << "not valid JSON";
    QTest::newRow("no input") << QByteArray("{\"target\": \"b\"}") << "no 'input'";
    QTest::newRow("no target") << QByteArray("{\"input\": \"a\"}") << "no 'target'";
    QTest::newRow("input is a number")
        << QByteArray("{\"input\": 1, \"target\": \"b\"}") << "'input' must be text";
    QTest::newRow("target is null")
        << QByteArray("{\"input\": \"a\", \"target\": null}") << "'target' must be text";
    QTest::newRow("empty target") << QByteArray("{\"input\": \"a\", \"target\": \"\"}")
                                  << "the target is empty";
    QTest::newRow("blank target") << QByteArray("{\"input\": \"a\", \"target\": \" \\t\"}")
                                  << "the target is empty";
    QTest::newRow("one option") << QByteArray(
        "{\"input\": \"a\", \"target\": \"b\", \"options\": [\"b\"]}")
                                << "fewer than two options";
    QTest::newRow("no option") << QByteArray(
        "{\"input\": \"a\", \"target\": \"b\", \"options\": []}")
                               << "fewer than two options";
    QTest::newRow("target not an option")
        << QByteArray("{\"input\": \"a\", \"target\": \"b\", \"options\": [\"c\", \"B\"]}")
        << "'b' is not among the options";
    QTest::newRow("options are text")
        << QByteArray("{\"input\": \"a\", \"target\": \"b\", \"options\": \"b\"}")
        << "'options' must be a list";
    QTest::newRow("an empty option")
        << QByteArray("{\"input\": \"a\", \"target\": \"b\", \"options\": [\"b\", \"\"]}")
        << "'options' must be a list";
    QTest::newRow("references hold a number")
        << QByteArray("{\"input\": \"a\", \"target\": \"b\", \"references\": [1]}")
        << "'references' must be a list";
    QTest::newRow("id is a list") << QByteArray("{\"id\": [], \"input\": \"a\", \"target\": \"b\"}")
                                  << "'id' must be";
    QTest::newRow("id twice") << QByteArray("{\"id\": \"t1\", \"input\": \"a\", \"target\": \"b\"}")
                              << "'t1' is used twice";
    QTest::newRow("deeply nested") << QByteArray(200'000, '[') << "not valid JSON";
}

void TestSuite::badRowsAreNamed()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, what);
    const tptest::SuiteFolder folder;
    folder.write("animal/train.jsonl",
        tptest::SuiteFolder::row("t1", "cat", "yes") + "\n" + line.toStdString() + "\n");
    const auto suite = tp::loadSuite(folder.config());
    QVERIFY(!suite);
    QCOMPARE(suite.error().where, std::string("animal/train.jsonl:3"));
    QVERIFY2(suite.error().what.find(what.toStdString()) != std::string::npos,
        suite.error().message().c_str());
    QCOMPARE(tp::exitCode(suite.error().code), 2);
}

void TestSuite::missingAndEmptyFiles()
{
    for (const char *split : { "train", "validation", "test" }) {
        const tptest::SuiteFolder folder;
        const std::string name = "animal/" + std::string(split) + ".jsonl";
        folder.write(name, "\n\n");
        const auto empty = tp::loadSuite(folder.config());
        QVERIFY(!empty);
        QCOMPARE(empty.error().message(), name + ": the task 'animal' has no " + split + " rows");
        std::filesystem::remove(folder.path() / name);
        const auto missing = tp::loadSuite(folder.config());
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, tp::ErrorCode::NotFound);
        QCOMPARE(missing.error().where, name);
        std::filesystem::create_directory(folder.path() / name);
        const auto directory = tp::loadSuite(folder.config());
        QVERIFY(!directory);
        QCOMPARE(directory.error().where, name);
    }
}

void TestSuite::idsAreUniqueOverAllSplits()
{
    const tptest::SuiteFolder folder;
    folder.write("animal/test.jsonl", tptest::SuiteFolder::row("t2", "pen", "no"));
    const auto suite = tp::loadSuite(folder.config());
    QVERIFY(!suite);
    QCOMPARE(suite.error().message(),
        std::string("animal/test.jsonl:1: the id 't2' is used twice "
                    "(it stands at animal/train.jsonl:2 already)"));
}

void TestSuite::unknownTasksAreNamed()
{
    const tptest::SuiteFolder folder;
    tp::SuiteConfig config = folder.config();
    config.tasks = { "animal", "foot" };
    const auto suite = tp::loadSuite(config);
    QVERIFY(!suite);
    QCOMPARE(suite.error().where, std::string("suite.tasks"));
    QVERIFY(suite.error().what.find("'foot'") != std::string::npos);
    QCOMPARE(suite.error().hint, std::string("the nearest is 'food'"));
}

void TestSuite::aSuiteOfHeldOutTasksNeedsAChoice()
{
    const tptest::SuiteFolder folder;
    folder.writeSuite(R"({"id": "food", "role": "held-out", "metric": "token_f1"})");
    QVERIFY(!tp::loadSuite(folder.config()));
    tp::SuiteConfig config = folder.config();
    config.tasks = { "food" };
    QVERIFY(tp::loadSuite(config));
}

void TestSuite::linksMustNotLeadOutside()
{
    const tptest::SuiteFolder outside;
    const tptest::SuiteFolder folder;
    std::filesystem::remove(folder.path() / "animal/test.jsonl");
    std::filesystem::create_symlink(
        outside.path() / "animal/test.jsonl", folder.path() / "animal/test.jsonl");
    const auto file = tp::loadSuite(folder.config());
    QVERIFY(!file);
    QVERIFY(file.error().what.find("out of the suite") != std::string::npos);
    std::filesystem::remove_all(folder.path() / "animal");
    std::filesystem::create_directory_symlink(outside.path() / "animal", folder.path() / "animal");
    QVERIFY(!tp::loadSuite(folder.config()));
    // Within the suite a link is welcome.
    std::filesystem::remove(folder.path() / "animal");
    std::filesystem::create_directory_symlink(folder.path() / "food", folder.path() / "animal");
    QVERIFY(tp::loadSuite(folder.config()));
}

void TestSuite::splitNames()
{
    for (const tp::Split split : { tp::Split::Train, tp::Split::Validation, tp::Split::Test }) {
        QCOMPARE(*tp::splitFromName(tp::splitName(split)), split);
    }
    const auto unknown = tp::splitFromName("dev");
    QVERIFY(!unknown);
    QVERIFY(unknown.error().what.find("'dev'") != std::string::npos);
}

void TestSuite::readsTheRealSuite()
{
    tp::SuiteConfig config;
    config.path = TP_SOURCE_DIR "/../shared/data/natural24";
    if (!std::filesystem::exists(config.path)) {
        QSKIP("the shared data is not here");
    }
    const auto suite = tp::loadSuite(config);
    QVERIFY2(suite, suite ? "" : suite.error().message().c_str());
    QCOMPARE(suite->tasks.size(), std::size_t(24));
    const auto info = tp::readSuiteInfo(config.path);
    QVERIFY(info);
    QCOMPARE(info->tasks.size(), std::size_t(32));
    for (std::size_t i = 0; i < suite->tasks.size(); ++i) {
        QCOMPARE(suite->tasks[i].label.id, info->tasks[i].label.id);
        QCOMPARE(std::int64_t(suite->tasks[i].train.size()), info->tasks[i].trainRows);
        QCOMPARE(std::int64_t(suite->tasks[i].validation.size()), info->tasks[i].validationRows);
        QCOMPARE(std::int64_t(suite->tasks[i].test.size()), info->tasks[i].testRows);
    }
}

QTEST_GUILESS_MAIN(TestSuite)
#include "tst_suite.moc"
