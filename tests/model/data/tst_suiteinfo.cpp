// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/suite.h"

#include "model/data/suitefolder.h"

#include <QtTest>

#include <cmath>

class TestSuiteInfo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatAWizardShows();
    void readsTheListOfSplits();
    void aSuiteMayLeaveSplitsOut();
    void badSuiteFilesAreNamed_data();
    void badSuiteFilesAreNamed();
    void badTasksAreNamed_data();
    void badTasksAreNamed();
    void missingFolderAndFile();
};

void TestSuiteInfo::readsWhatAWizardShows()
{
    const tptest::SuiteFolder folder;
    const auto info = tp::readSuiteInfo(folder.path());
    QVERIFY2(info, info ? "" : info.error().message().c_str());
    QCOMPARE(info->name, std::string("small"));
    QCOMPARE(info->tasks.size(), std::size_t(2));
    const tp::SuiteTaskInfo &animal = info->tasks[0];
    QCOMPARE(animal.label.name, std::string("Animals"));
    QCOMPARE(animal.type, std::string("classification"));
    QCOMPARE(animal.instruction, std::string("Is it one?"));
    QCOMPARE(animal.trainRows, std::int64_t(3));
    QCOMPARE(animal.validationRows, std::int64_t(1));
    QCOMPARE(animal.testRows, std::int64_t(2));
    QCOMPARE(animal.baseline, 0.5);
    const tp::SuiteTaskInfo &food = info->tasks[1];
    QCOMPARE(food.label.category, std::string("other"));
    QCOMPARE(food.trainRows, std::int64_t(0));
    QCOMPARE(food.baseline, 0.25);
}

void TestSuiteInfo::readsTheListOfSplits()
{
    const tptest::SuiteFolder folder;
    QCOMPARE(tp::readSuiteInfo(folder.path())->splits.size(), std::size_t(3));
    folder.write("suite.json",
        R"({"format": "text2text-suite", "format_version": 1, "splits": ["train", "challenge"],
                     "tasks": [{"id": "animal", "metric": "accuracy"}]})");
    const auto info = tp::readSuiteInfo(folder.path());
    QVERIFY(info);
    QCOMPARE(info->splits, std::vector<tp::Split> { tp::Split::Train });
    QCOMPARE(info->name, folder.path().filename().string());
    QVERIFY(std::isnan(info->tasks[0].baseline));
}

void TestSuiteInfo::aSuiteMayLeaveSplitsOut()
{
    const tptest::SuiteFolder folder;
    folder.write("suite.json",
        R"({"format": "text2text-suite", "format_version": 1, "splits": ["train"],
                     "tasks": [{"id": "animal", "metric": "accuracy"}]})");
    std::filesystem::remove(folder.path() / "animal/test.jsonl");
    const auto suite = tp::loadSuite(folder.config());
    QVERIFY(suite);
    QCOMPARE(suite->tasks[0].train.size(), std::size_t(3));
    QVERIFY(suite->tasks[0].validation.empty());
}

void TestSuiteInfo::badSuiteFilesAreNamed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("place"); // end of `where`
    QTest::addColumn<QString>("what");
    const QByteArray head("{\"format\": \"text2text-suite\", \"format_version\": 1, ");
    QTest::newRow("empty file") << QByteArray() << "suite.json"
                                << "not valid JSON";
    QTest::newRow("not JSON") << QByteArray("{\"format\": }") << "suite.json"
                              << "line 1, column";
    QTest::newRow("invalid UTF-8") << QByteArray("{\"name\": \"\xc3\x28\"}") << "suite.json"
                                   << "not valid JSON";
    QTest::newRow("a list") << QByteArray("[]") << "suite.json"
                            << "not a suite";
    QTest::newRow("no format") << QByteArray("{}") << "suite.json: format"
                               << "not a suite";
    QTest::newRow("other format") << QByteArray("{\"format\": \"x\"}") << "suite.json: format"
                                  << "not a suite";
    QTest::newRow("no version") << QByteArray("{\"format\": \"text2text-suite\"}")
                                << "suite.json: format_version"
                                << "not a positive whole number";
    QTest::newRow("newer version")
        << QByteArray("{\"format\": \"text2text-suite\", \"format_version\": 2}")
        << "suite.json: format_version"
        << "has format version 2";
    QTest::newRow("no tasks") << head + "\"name\": \"x\"}"
                              << "suite.json: tasks"
                              << "at least one task";
    QTest::newRow("empty tasks") << head + "\"tasks\": []}"
                                 << "suite.json: tasks"
                                 << "at least one task";
    QTest::newRow("name is a number") << head + "\"name\": 3, \"tasks\": [{}]}"
                                      << "suite.json: name"
                                      << "must be text";
    QTest::newRow("a task is text") << head + "\"tasks\": [\"animal\"]}"
                                    << "suite.json: tasks[0]"
                                    << "must be an object";
    QTest::newRow("splits without train") << head + "\"splits\": [\"test\"], \"tasks\": [{}]}"
                                          << "suite.json: splits"
                                          << "\"train\"";
}

void TestSuiteInfo::badSuiteFilesAreNamed()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, place);
    QFETCH(QString, what);
    const tptest::SuiteFolder folder;
    folder.write("suite.json", content.toStdString());
    const auto info = tp::readSuiteInfo(folder.path());
    QVERIFY(!info);
    QVERIFY2(info.error().where.ends_with(place.toStdString()), info.error().message().c_str());
    QVERIFY2(info.error().what.find(what.toStdString()) != std::string::npos,
        info.error().message().c_str());
    QCOMPARE(tp::exitCode(info.error().code), 2);
}

void TestSuiteInfo::badTasksAreNamed_data()
{
    QTest::addColumn<QByteArray>("task");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("what");
    QTest::newRow("no id") << QByteArray("{\"metric\": \"accuracy\"}") << "tasks[1].id"
                           << "missing";
    QTest::newRow("parent folder")
        << QByteArray("{\"id\": \"..\", \"metric\": \"accuracy\"}") << "tasks[1].id"
        << "name of its folder";
    QTest::newRow("path") << QByteArray("{\"id\": \"../x\", \"metric\": \"accuracy\"}")
                          << "tasks[1].id"
                          << "name of its folder";
    QTest::newRow("absolute path")
        << QByteArray("{\"id\": \"/etc\", \"metric\": \"accuracy\"}") << "tasks[1].id"
        << "name of its folder";
    QTest::newRow("hidden folder")
        << QByteArray("{\"id\": \".git\", \"metric\": \"accuracy\"}") << "tasks[1].id"
        << "name of its folder";
    QTest::newRow("listed twice") << QByteArray("{\"id\": \"animal\", \"metric\": \"accuracy\"}")
                                  << "tasks[1].id"
                                  << "listed twice";
    QTest::newRow("no metric") << QByteArray("{\"id\": \"food\"}") << "tasks[1].metric"
                               << "missing";
    QTest::newRow("unknown metric")
        << QByteArray("{\"id\": \"food\", \"metric\": \"bleu\"}") << "tasks[1].metric"
        << "'bleu' is unknown";
    QTest::newRow("unknown role") << QByteArray(
        "{\"id\": \"food\", \"metric\": \"accuracy\", \"role\": \"test\"}")
                                  << "tasks[1].role"
                                  << "'test' is unknown";
    QTest::newRow("counts are text")
        << QByteArray("{\"id\": \"food\", \"metric\": \"accuracy\", \"counts\": \"many\"}")
        << "tasks[1].counts"
        << "object";
    QTest::newRow("negative count")
        << QByteArray("{\"id\": \"food\", \"metric\": \"accuracy\", \"counts\": {\"train\": -1}}")
        << "tasks[1].counts.train"
        << "number of rows";
    QTest::newRow("baseline above one")
        << QByteArray("{\"id\": \"food\", \"metric\": \"accuracy\", \"chance_test\": 50}")
        << "tasks[1].chance_test"
        << "between 0 and 1";
}

void TestSuiteInfo::badTasksAreNamed()
{
    QFETCH(QByteArray, task);
    QFETCH(QString, place);
    QFETCH(QString, what);
    const tptest::SuiteFolder folder;
    folder.writeSuite("{\"id\": \"animal\", \"metric\": \"accuracy\"}, " + task.toStdString());
    const auto info = tp::readSuiteInfo(folder.path());
    QVERIFY(!info);
    QCOMPARE(info.error().code, tp::ErrorCode::BadInput);
    QVERIFY2(info.error().where.ends_with("suite.json: " + place.toStdString()),
        info.error().message().c_str());
    QVERIFY2(info.error().what.find(what.toStdString()) != std::string::npos,
        info.error().message().c_str());
}

void TestSuiteInfo::missingFolderAndFile()
{
    const QTemporaryDir folder;
    const auto noFile = tp::readSuiteInfo(folder.path().toStdString());
    QVERIFY(!noFile);
    QCOMPARE(noFile.error().code, tp::ErrorCode::NotFound);
    QVERIFY(noFile.error().what.find("suite.json") != std::string::npos);
    const auto noFolder = tp::readSuiteInfo(folder.path().toStdString() + "/none");
    QVERIFY(!noFolder);
    QCOMPARE(noFolder.error().code, tp::ErrorCode::NotFound);
    QVERIFY(!tp::readSuiteInfo({}));
    QVERIFY(!tp::loadSuite({}));
}

QTEST_GUILESS_MAIN(TestSuiteInfo)
#include "tst_suiteinfo.moc"
