// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/import/guesslayout.h"
#include "model/data/import/importer.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <fstream>

namespace {

void write(const std::filesystem::path &file, const std::string &content)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
}

} // namespace

class TestGuessLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recognises_data();
    void recognises();
    void whatDescribesTheDataIsNotTheData();
    void refuses();
};

void TestGuessLayout::recognises_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("layout");
    const auto row = [](const char *name, const char *file, const char *text, const char *layout) {
        QTest::newRow(name) << QString(file) << QByteArray(text) << QString(layout);
    };
    row("natural-instructions",
        "tasks/task1.json",
        "{\n \"Contributors\": [], \"Definition\": [\"a\"], \"Instances\": []}",
        "natural-instructions");
    row("alpaca", "data.json", " [{\"instruction\": \"a\", \"output\": \"b\"}]", "alpaca");
    row("flan", "a/b.jsonl", "{\"inputs\": \"a\", \"task_name\": \"x\"}\n", "flan-jsonl");
    row("P3 lines", "a.jsonl", "{\"inputs\": \"a\", \"targets\": \"b\"}\n", "p3-jsonl");
    row("P3 Parquet", "a/train-00000.parquet", "PAR1", "p3-parquet");
    row("P3 Arrow", "a/train/data-0.arrow", "x", "p3-arrow");
    row("CrossFit", "data/snli/snli_16_100_train.tsv", "a\tb\n", "crossfit");
    row("other TSV", "snli.tsv", "a\tb\n", "");
    row("CSV", "mood.csv", "input,target\n", "csv");
    row("another JSON", "settings.json", "{\"a\": 1}", "");
    row("no JSON lines", "broken.jsonl", "hello\n", "");
    row("pictures", "cat.png", "x", "");
}

void TestGuessLayout::recognises()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, layout);
    const QTemporaryDir folder;
    const std::filesystem::path source = folder.path().toStdString();
    write(source / file.toStdString(), content.toStdString());
    const auto whole = tp::guessLayout(source);
    QVERIFY2(whole, whole ? "" : whole.error().message().c_str());
    QCOMPARE(QString::fromStdString(whole->layout), layout);
    if (!layout.isEmpty()) {
        QCOMPARE(QString::fromStdString(whole->file), file);
        QVERIFY(
            std::ranges::count(tp::importLayouts(), whole->layout, &tp::ImportLayout::name) == 1);
    }
    const auto alone = tp::guessLayout(source / file.toStdString());
    QVERIFY(alone);
    QCOMPARE(QString::fromStdString(alone->layout), layout);
}

void TestGuessLayout::whatDescribesTheDataIsNotTheData()
{
    const QTemporaryDir folder;
    const std::filesystem::path source = folder.path().toStdString();
    write(source / "dataset_info.json", "{\"Definition\": 1}");
    write(source / "train" / "data-00000.arrow", "x");
    QCOMPARE(tp::guessLayout(source)->layout, std::string("p3-arrow"));
    write(source / "train.parquet", "x");
    QCOMPARE(tp::guessLayout(source)->layout, std::string("p3-parquet"));
}

void TestGuessLayout::refuses()
{
    const QTemporaryDir folder;
    const std::filesystem::path source = folder.path().toStdString();
    const auto absent = tp::guessLayout(source / "absent");
    QVERIFY(!absent);
    QCOMPARE(absent.error().code, tp::ErrorCode::NotFound);
    const auto empty = tp::guessLayout(source);
    QVERIFY(empty && empty->layout.empty() && empty->file.empty());
    write(source / "suite.json", "{}");
    const auto suite = tp::guessLayout(source);
    QVERIFY(!suite);
    QVERIFY(suite.error().message().find("suite already") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestGuessLayout)
#include "tst_guesslayout.moc"
