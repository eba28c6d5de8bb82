// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/weightfiles.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

namespace fs = std::filesystem;

// Which files of a folder are its weights, and what an index may say.
class TestWeightFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void safetensorsGoFirst();
    void readsAnIndex();
    void refusesIndexes_data();
    void refusesIndexes();
    void linksStayInTheFolder();
    void linksOfTheCacheAreFollowed();
};

namespace {

void write(const fs::path &file, const std::string &content)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file) << content;
}

std::string problemOf(const fs::path &folder)
{
    const auto files = tp::findWeightFiles(folder);
    return files ? std::string() : files.error().message();
}

} // namespace

void TestWeightFiles::safetensorsGoFirst()
{
    const QTemporaryDir holder;
    const fs::path folder = holder.path().toStdString();
    QVERIFY(problemOf(folder).find("holds no weights") != std::string::npos);
    write(folder / "pytorch_model.bin.index.json", R"({"weight_map": {"a": "b.bin"}})");
    write(folder / "b.bin", "");
    QCOMPARE(tp::findWeightFiles(folder)->files, std::vector { folder / "b.bin" });
    for (const char *name : { "pytorch_model.bin", "model.safetensors" }) {
        write(folder / name, "");
        const auto files = tp::findWeightFiles(folder);
        QVERIFY(files);
        QVERIFY(!files->isSharded());
        QCOMPARE(files->files, std::vector { folder / name });
    }
}

void TestWeightFiles::readsAnIndex()
{
    const QTemporaryDir holder;
    const fs::path folder = holder.path().toStdString();
    write(folder / "model.safetensors.index.json",
        R"({"metadata": {"total_size": 12.0, "total_parameters": 3},
            "weight_map": {"x": "two", "y": "one", "z": "two"}})");
    write(folder / "one", "");
    write(folder / "two", "");
    const auto files = tp::findWeightFiles(folder);
    QVERIFY2(files, files ? "" : files.error().message().c_str());
    QCOMPARE(files->format, tp::WeightFiles::Format::Safetensors);
    QVERIFY(files->isSharded());
    QCOMPARE(files->files, (std::vector { folder / "one", folder / "two" }));
    QCOMPARE(files->shardOf,
        (std::map<std::string, std::size_t> { { "x", 1 }, { "y", 0 }, { "z", 1 } }));
}

void TestWeightFiles::refusesIndexes_data()
{
    QTest::addColumn<QString>("index");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const char *index, const char *part) {
        QTest::newRow(name) << QString::fromLatin1(index) << QString::fromLatin1(part);
    };
    row("no JSON", "{", "index.json");
    row("a list", "[]", "no 'weight_map'");
    row("no map", "{}", "no 'weight_map'");
    row("a map of nothing", R"({"weight_map": {}})", "no 'weight_map'");
    row("a map that is a list", R"({"weight_map": ["a"]})", "no 'weight_map'");
    row("a number for a file", R"({"weight_map": {"a": 1}})", "the file of tensor 'a'");
    row("a tensor twice", R"({"weight_map": {"a": "one", "a": "one"}})", "'a'");
    row("up", R"({"weight_map": {"a": "../one"}})", "'../one', which is no plain file name");
    row("absolute", R"({"weight_map": {"a": "/etc/passwd"}})", "no plain file name");
    row("a folder deeper", R"({"weight_map": {"a": "x/one"}})", "no plain file name");
    row("empty name", R"({"weight_map": {"a": ""}})", "no plain file name");
    row("a missing file",
        R"({"weight_map": {"a": "two"}})",
        "two: the shard is missing; tensor 'a'");
    row("metadata of another kind", R"({"metadata": 3, "weight_map": {"a": "one"}})", "'metadata'");
    row("a negative size",
        R"({"metadata": {"total_size": -1}, "weight_map": {"a": "one"}})",
        "'metadata.total_size'");
    row("a size as text",
        R"({"metadata": {"total_size": "5"}, "weight_map": {"a": "one"}})",
        "'metadata.total_size'");
}

void TestWeightFiles::refusesIndexes()
{
    QFETCH(QString, index);
    QFETCH(QString, part);
    const QTemporaryDir holder;
    const fs::path folder = holder.path().toStdString();
    write(folder / "one", "");
    write(folder / "model.safetensors.index.json", index.toStdString());
    const QString problem = QString::fromStdString(problemOf(folder));
    QVERIFY2(problem.contains(part), qPrintable(problem));
}

void TestWeightFiles::linksStayInTheFolder()
{
    const QTemporaryDir holder;
    const fs::path folder = fs::path(holder.path().toStdString()) / "model";
    write(folder / "model.safetensors.index.json", R"({"weight_map": {"a": "one"}})");
    write(folder / "real", "");
    write(folder / "../outside", "");
    fs::create_symlink("real", folder / "one");
    QCOMPARE(problemOf(folder), std::string());
    fs::remove(folder / "one");
    fs::create_symlink("../outside", folder / "one");
    QVERIFY(problemOf(folder).find("link out of the folder") != std::string::npos);
    fs::remove(folder / "one");
    fs::create_symlink("nowhere", folder / "one");
    QVERIFY(problemOf(folder).find("leads nowhere") != std::string::npos);
}

// models--NAME/snapshots/REVISION holds links into models--NAME/blobs.
void TestWeightFiles::linksOfTheCacheAreFollowed()
{
    const QTemporaryDir holder;
    const fs::path model = fs::path(holder.path().toStdString()) / "models--t5";
    const fs::path snapshot = model / "snapshots/0123";
    write(model / "blobs/aa", "");
    write(model / "../outside", "");
    write(snapshot / "model.safetensors.index.json", R"({"weight_map": {"a": "one"}})");
    fs::create_symlink("../../blobs/aa", snapshot / "one");
    QCOMPARE(problemOf(snapshot), std::string());
    fs::remove(snapshot / "one");
    fs::create_symlink("../../../outside", snapshot / "one");
    QVERIFY(problemOf(snapshot).find("link out of the folder") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestWeightFiles)
#include "tst_weightfiles.moc"
