// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/import/sourcefiles.h"
#include "model/data/import/taskids.h"
#include "model/data/suitepaths.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

class TestSourceFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTellTaskAndSplit_data();
    void namesTellTaskAndSplit();
    void testRowsComeFirst();
    void refuses();
    void folderNamesAreSafe_data();
    void folderNamesAreSafe();
};

namespace {

void touch(const std::filesystem::path &file)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << "x";
}

} // namespace

void TestSourceFiles::namesTellTaskAndSplit_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("task");
    QTest::addColumn<QString>("split");
    QTest::newRow("alone") << "snli.jsonl"
                           << "snli"
                           << "";
    QTest::newRow("folder") << "snli/train.jsonl"
                            << "snli"
                            << "train";
    QTest::newRow("shard") << "snli/validation-00000-of-00002.jsonl"
                           << "snli"
                           << "validation";
    QTest::newRow("folder of the split") << "a/snli/test/0000.jsonl"
                                         << "a/snli"
                                         << "test";
    QTest::newRow("split twice") << "snli/train/train-0.jsonl"
                                 << "snli"
                                 << "train";
    QTest::newRow("behind the name") << "snli_dev.jsonl"
                                     << "snli"
                                     << "validation";
    QTest::newRow("no split's name") << "a_trains.jsonl"
                                     << "a_trains"
                                     << "";
    QTest::newRow("the source itself") << "test.jsonl"
                                       << "source"
                                       << "test";
}

void TestSourceFiles::namesTellTaskAndSplit()
{
    QFETCH(QString, file);
    const QTemporaryDir folder;
    const auto source = std::filesystem::path(folder.path().toStdString()) / "source";
    touch(source / file.toStdString());
    touch(source / "other.txt");
    for (const auto &way : { source, source / "" }) {
        const auto files = tp::sourceFiles(way, "jsonl");
        QVERIFY(files);
        QCOMPARE(files->size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(files->front().name), file);
        QTEST(QString::fromStdString(files->front().task), "task");
        QTEST(files->front().split ? QString::fromStdString(tp::splitName(*files->front().split))
                                   : QString(QLatin1String("")),
            "split");
    }
}

void TestSourceFiles::testRowsComeFirst()
{
    const QTemporaryDir folder;
    const std::filesystem::path source = folder.path().toStdString();
    for (const char *name :
        { "b/train.csv", "a/train-1.csv", "a/train-0.csv", "a/dev.csv", "a/test.csv" }) {
        touch(source / name);
    }
    const auto files = tp::sourceFiles(source, "csv");
    QVERIFY(files);
    QStringList names;
    for (const auto &file : *files) {
        names << QString::fromStdString(file.name);
    }
    QCOMPARE(names,
        (QStringList {
            "a/test.csv", "a/dev.csv", "a/train-0.csv", "a/train-1.csv", "b/train.csv" }));
}

void TestSourceFiles::refuses()
{
    const QTemporaryDir folder;
    const auto missing = tp::sourceFiles("/nowhere/at/all", "csv");
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, tp::ErrorCode::NotFound);
    const auto none = tp::sourceFiles(folder.path().toStdString(), "csv");
    QVERIFY(!none);
    QVERIFY(none.error().what.find("*.csv") != std::string::npos);
}

void TestSourceFiles::folderNamesAreSafe_data()
{
    QTest::addColumn<QByteArray>("task");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("plain") << QByteArray("snli_1.0-a") << QByteArray("snli_1.0-a");
    QTest::newRow("path") << QByteArray("../../etc/passwd") << QByteArray("etc-passwd");
    QTest::newRow("hidden") << QByteArray(".git") << QByteArray("git");
    QTest::newRow("dots") << QByteArray("..") << QByteArray("task");
    QTest::newRow("nothing") << QByteArray() << QByteArray("task");
    QTest::newRow("spaces") << QByteArray("Say \"it\"\n now ") << QByteArray("Say-it-now");
    QTest::newRow("other script") << QByteArray("\xc3\xa4rger") << QByteArray("\xc3\xa4rger");
    QTest::newRow("not UTF-8") << QByteArray("a\xff"
                                             "b")
                               << QByteArray("a-b");
}

void TestSourceFiles::folderNamesAreSafe()
{
    QFETCH(QByteArray, task);
    const std::string name = tp::folderNameFor(task.toStdString());
    QTEST(QByteArray::fromStdString(name), "name");
    QVERIFY(tp::isPlainFolderName(name));
    // Long names are cut between characters and stay different.
    const std::string many = std::string(99, 'x') + "\xc3\xa4\xc3\xa4\xc3\xa4" + task.toStdString();
    QVERIFY(tp::isPlainFolderName(tp::folderNameFor(many)));
    QVERIFY(tp::folderNameFor(many + "1") != tp::folderNameFor(many + "2"));
}

QTEST_GUILESS_MAIN(TestSourceFiles)
#include "tst_sourcefiles.moc"
