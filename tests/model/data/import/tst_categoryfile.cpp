// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/import/categoryfile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

class TestCategoryFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTasks_data();
    void knowsTasks();
    void refuses_data();
    void refuses();
    void readsTheReferences();

private:
    tp::Result<tp::CategoryFile> read(const QString &name, const QByteArray &content);

    QTemporaryDir m_folder;
};

tp::Result<tp::CategoryFile> TestCategoryFile::read(const QString &name, const QByteArray &content)
{
    const std::filesystem::path file = m_folder.filePath(name).toStdString();
    std::ofstream(file, std::ios::binary) << content.toStdString();
    return tp::CategoryFile::read(file);
}

void TestCategoryFile::knowsTasks_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("JSON") << "c.json" << QByteArray(R"({"glue/mrpc": "same", "anli": "NLI"})");
    QTest::newRow("tabs") << "c.tsv" << QByteArray("glue_mrpc\tsame\r\n\nanli\tNLI\n");
    QTest::newRow("own table") << "c.csv"
                               << QByteArray("category,task\nsame,glue mrpc\nNLI,anli\n");
    QTest::newRow("T0's table") << "t0.csv"
                                << QByteArray("HF_name,subset,task_by_convention\n"
                                              "glue,mrpc,same\nanli,,NLI\nanli,,later\n");
}

void TestCategoryFile::knowsTasks()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    const auto file = read(name, content);
    QVERIFY2(file, file ? "" : file.error().message().c_str());
    QCOMPARE(file->categoryOf("anli"), std::string("NLI"));
    QCOMPARE(file->categoryOf("GLUE-mrpc"), std::string("same"));
    // A prompt of a data set belongs to it, a longer word does not.
    QCOMPARE(file->categoryOf("glue_mrpc_want_to_know"), std::string("same"));
    QCOMPARE(file->categoryOf("anlike_one"), std::string());
    QCOMPARE(file->categoryOf("glue"), std::string());
}

void TestCategoryFile::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("said");
    QTest::newRow("no JSON") << "c.json" << QByteArray("{") << "not valid JSON";
    QTest::newRow("list") << "c.json" << QByteArray("[]") << "must be an object";
    QTest::newRow("number") << "c.json" << QByteArray(R"({"a": 1})") << "category of 'a'";
    QTest::newRow("no tab") << "c.tsv" << QByteArray("a\tb\nc\n") << "c.tsv:2";
    QTest::newRow("other columns") << "c.csv" << QByteArray("x,y\na,b\n") << "header";
    QTest::newRow("short row") << "c.csv" << QByteArray("task,category\na\n") << "c.csv:2";
}

void TestCategoryFile::refuses()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, said);
    const auto file = read(name, content);
    QVERIFY(!file);
    QVERIFY2(QString::fromStdString(file.error().message()).contains(said),
        file.error().message().c_str());
    QCOMPARE(exitCode(file.error().code), 2);
}

void TestCategoryFile::readsTheReferences()
{
    const QDir shared(QStringLiteral(TP_SOURCE_DIR "/../shared/data/reference"));
    if (!shared.exists()) {
        QSKIP("../shared is absent");
    }
    const auto read = [&](const char *name) {
        return tp::CategoryFile::read(shared.filePath(QLatin1String(name)).toStdString());
    };
    const auto t0 = read("t0_datasets.csv");
    QVERIFY2(t0, t0 ? "" : t0.error().message().c_str());
    QCOMPARE(t0->categoryOf("paws_labeled_final_Meaning"), std::string("paraphrase"));
    const auto flan = read("flan_collection_info.csv");
    QVERIFY2(flan, flan ? "" : flan.error().message().c_str());
    QCOMPARE(flan->categoryOf("snli"), std::string("Natural Language Inference"));
}

QTEST_GUILESS_MAIN(TestCategoryFile)
#include "tst_categoryfile.moc"
