// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/reference.h"

#include "analysisdata.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace tp;
using namespace tp::test;

class ReferenceFileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsWhatItWrote();
    void refusesBadFiles_data();
    void refusesBadFiles();
    void saysWhereAMissingFileIs();
    void refusesToWriteBadSets_data();
    void refusesToWriteBadSets();

private:
    [[nodiscard]] std::filesystem::path file() const
    {
        return std::filesystem::path(m_folder->path().toStdString()) / "one.reference.json";
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

ReferenceSet goodSet()
{
    return { .suiteHash = "5a",
        .backboneHash = "bb",
        .recipeHash = "0c",
        .seed = 3,
        .command = "tensorpoly references \"demo.json\" out",
        .tasks = { { .task = "first",
                       .curve = { { .examples = 0,
                                      .score = 0.1,
                                      .standardError = 1.0 / 3.0,
                                      .loss = 2.5,
                                      .n = 50 },
                           { .examples = 800,
                               .score = 1.0,
                               .standardError = 0.0,
                               .loss = 0.0,
                               .n = 50 } } },
            { .task = "zweite Übung", .curve = {} } } };
}

// The file of goodSet() with a piece of text replaced.
const char *const goodText = R"({"format": "tensorpoly-references", "version": 1,
 "suite_hash": "5a", "backbone_hash": "bb", "recipe_hash": "0c", "seed": 3, "command": "x",
 "tasks": [{"task": "first", "curve": [
  {"examples": 0, "score": 0.5, "standard_error": 0.1, "loss": 2.5, "n": 50},
  {"examples": 800, "score": 1.0, "standard_error": 0.0, "loss": 0.0, "n": 50}]}]})";

} // namespace

void ReferenceFileTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void ReferenceFileTest::readsWhatItWrote()
{
    QVERIFY(writeReferences(goodSet(), file()));
    const Result<ReferenceSet> read = readReferences(file());
    QVERIFY2(read, read ? "" : read.error().message().c_str());
    const ReferenceSet expected = goodSet();
    QCOMPARE(read->suiteHash, expected.suiteHash);
    QCOMPARE(read->backboneHash, expected.backboneHash);
    QCOMPARE(read->recipeHash, expected.recipeHash);
    QCOMPARE(read->seed, expected.seed);
    QCOMPARE(read->command, expected.command);
    QCOMPARE(read->tasks.size(), expected.tasks.size());
    QCOMPARE(read->tasks[1].task, expected.tasks[1].task);
    QVERIFY(read->tasks[1].curve.empty());
    for (std::size_t i = 0; i < 2; ++i) {
        const ReferencePoint &a = read->tasks[0].curve[i];
        const ReferencePoint &b = expected.tasks[0].curve[i];
        QCOMPARE(a.examples, b.examples);
        QVERIFY(a.score == b.score && a.standardError == b.standardError && a.loss == b.loss);
        QCOMPARE(a.n, b.n);
    }
}

void ReferenceFileTest::refusesBadFiles_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("says");
    QTest::newRow("not JSON") << "{\"format\""
                              << "\"format\""
                              << "JSON";
    QTest::newRow("not an object") << goodText << "[]"
                                   << "object";
    QTest::newRow("another format") << "tensorpoly-references"
                                    << "tensorpoly-run"
                                    << "format";
    QTest::newRow("another version") << "\"version\": 1"
                                     << "\"version\": 2"
                                     << "version";
    QTest::newRow("unknown key") << "\"seed\""
                                 << "\"sead\""
                                 << "'seed'";
    QTest::newRow("unknown key of a point") << "\"loss\": 2.5"
                                            << "\"lost\": 2.5"
                                            << "curve[0]";
    QTest::newRow("missing key") << "\"seed\": 3, "
                                 << ""
                                 << "seed";
    QTest::newRow("empty hash") << "\"bb\""
                                << "\"\""
                                << "hash";
    QTest::newRow("negative seed") << "\"seed\": 3"
                                   << "\"seed\": -3"
                                   << "seed";
    QTest::newRow("text for a list") << "\"curve\": ["
                                     << "\"curve\": \"x\", \"y\": ["
                                     << "tasks[0]";
    QTest::newRow("score above 1") << "0.5"
                                   << "1.5"
                                   << "score";
    QTest::newRow("NaN") << "0.5"
                         << "NaN"
                         << "NaN";
    QTest::newRow("no score") << "0.5"
                              << "null"
                              << "score";
    QTest::newRow("negative loss") << "2.5"
                                   << "-2.5"
                                   << "loss";
    QTest::newRow("negative error") << "0.1"
                                    << "-0.1"
                                    << "standard error";
    QTest::newRow("fractional count") << "\"examples\": 0,"
                                      << "\"examples\": 0.5,"
                                      << "examples";
    QTest::newRow("no rows") << "\"n\": 50},"
                             << "\"n\": 0},"
                             << "rows";
    QTest::newRow("examples out of order") << "\"examples\": 800"
                                           << "\"examples\": 0"
                                           << "ascend";
    QTest::newRow("task twice") << "]}]}"
                                << "]}, {\"task\": \"first\", \"curve\": []}]}"
                                << "twice";
    QTest::newRow("task without id") << "\"task\": \"first\""
                                     << "\"task\": \"\""
                                     << "tasks[0]";
}

void ReferenceFileTest::refusesBadFiles()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QFETCH(const QString, says);
    QString text = QString::fromUtf8(goodText);
    const auto position = text.indexOf(from);
    QVERIFY(position >= 0);
    text.replace(position, from.size(), to);
    std::ofstream(file()) << text.toStdString();

    const Result<ReferenceSet> read = readReferences(file());
    QVERIFY(!read);
    QVERIFY(read.error().code == ErrorCode::BadInput);
    const QString message = QString::fromStdString(read.error().message());
    QVERIFY2(message.contains(says), qPrintable(message));
    QVERIFY2(message.contains(u"one.reference.json"), qPrintable(message));
}

void ReferenceFileTest::saysWhereAMissingFileIs()
{
    const Result<ReferenceSet> read = readReferences(file());
    QVERIFY(!read);
    QVERIFY(read.error().code == ErrorCode::NotFound);
    QVERIFY(read.error().message().find("one.reference.json") != std::string::npos);
}

void ReferenceFileTest::refusesToWriteBadSets_data()
{
    QTest::addColumn<ReferenceSet>("set");
    ReferenceSet set = goodSet();
    set.recipeHash.clear();
    QTest::newRow("no recipe") << set;
    set = goodSet();
    set.tasks[0].curve[1].score = notANumber;
    QTest::newRow("NaN score") << set;
    set = goodSet();
    set.tasks[0].curve[1].loss = std::numeric_limits<double>::infinity();
    QTest::newRow("infinite loss") << set;
    set = goodSet();
    set.tasks[0].curve[1].examples = 0;
    QTest::newRow("examples twice") << set;
    set = goodSet();
    set.tasks[1].task = "first";
    QTest::newRow("task twice") << set;
    set = goodSet();
    set.seed = UINT64_MAX;
    QTest::newRow("seed that no file can hold") << set;
}

void ReferenceFileTest::refusesToWriteBadSets()
{
    QFETCH(const ReferenceSet, set);
    QVERIFY(!writeReferences(set, file()));
    QVERIFY(!std::filesystem::exists(file()));
}

QTEST_GUILESS_MAIN(ReferenceFileTest)
#include "tst_referencefile.moc"
