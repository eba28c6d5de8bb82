// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/annotations.h"

#include "model/store/runreader.h"
#include "model/store/runstore.h"
#include "model/store/runwriter.h"

#include "model/samplerun.h"

#include <QtTest>

#include <thread>

namespace fs = std::filesystem;
using namespace tp::test;

class TestAnnotations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aRunHasNoneAtFirst();
    void whatWasSaidIsReadAgain();
    void changingWorksWhileAWriterLives();
    void aNameChangesNeitherManifestNorId();
    void tagsAreSortedAndEachOnce();
    void aLockedRunKeepsItsName();
    void wrongWordsAreRefused_data();
    void wrongWordsAreRefused();
    void brokenFilesAreReportedAndKept_data();
    void brokenFilesAreReportedAndKept();
    void brokenNotesAreReportedAndKept();
    void emptyNotesLeaveNoFile();
    void twoProgramsLoseNothing();
    void onlyRunsCanBeAnnotated();

private:
    [[nodiscard]] std::string json() const
    {
        return tp::readFile(m_run / "annotations.json", 1u << 20).value_or(std::string());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_store;
    fs::path m_run;
};

void TestAnnotations::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = m_folder->filePath(QStringLiteral("store")).toStdString();
    const auto writer = tp::RunWriter::create(m_store, sampleDescription());
    QVERIFY(writer);
    m_run = writer->folder();
}

void TestAnnotations::aRunHasNoneAtFirst()
{
    const auto read = tp::readAnnotations(m_run);
    QVERIFY(read);
    QVERIFY(*read == tp::RunAnnotations());
    QVERIFY(tp::setStarred(m_run, false)); // no change, no file
    QVERIFY(!fs::exists(m_run / "annotations.json"));
}

void TestAnnotations::whatWasSaidIsReadAgain()
{
    QVERIFY(tp::renameRun(m_run, "größter Lauf"));
    QVERIFY(tp::setTags(m_run, { "paper", "best seed" }));
    QVERIFY(tp::setNotes(m_run, "# Finding\n\nRank 8 is enough.\n"));
    QVERIFY(tp::setStarred(m_run, true));
    QVERIFY(tp::setLocked(m_run, true));
    const auto read = tp::readAnnotations(m_run);
    QVERIFY2(read, read ? "" : read.error().message().c_str());
    QCOMPARE(read->name, std::string("größter Lauf"));
    QCOMPARE(read->tags, (std::vector<std::string> { "best seed", "paper" }));
    QCOMPARE(read->notes, std::string("# Finding\n\nRank 8 is enough.\n"));
    QVERIFY(read->starred && read->locked);
    const auto runs = tp::listRuns(m_store);
    QCOMPARE(runs.at(0).name, std::string("größter Lauf"));
    QVERIFY(runs[0].annotations == *read);
    QCOMPARE(runs[0].description->name, std::string("sample"));
    QCOMPARE(tp::RunReader::open(m_run)->history().description.name, std::string("größter Lauf"));
}

void TestAnnotations::changingWorksWhileAWriterLives()
{
    auto writer = tp::RunWriter::reopen(m_run, {});
    QVERIFY(writer);
    QVERIFY(tp::renameRun(m_run, "renamed while it trains"));
    QVERIFY(tp::setNotes(m_run, "still going"));
    QVERIFY(writer->append(sampleStep(1)));
    QVERIFY(writer->setState({ tp::RunPhase::Running, 1, 6, 0.5, {} }));
    QCOMPARE(tp::listRuns(m_store).at(0).name, std::string("renamed while it trains"));
    QVERIFY(tp::hasWriter(m_run));
}

void TestAnnotations::aNameChangesNeitherManifestNorId()
{
    const auto manifest = tp::readFile(m_run / "manifest.json", 1u << 20);
    QVERIFY(tp::renameRun(m_run, "another"));
    QCOMPARE(*tp::readFile(m_run / "manifest.json", 1u << 20), *manifest);
    QCOMPARE(tp::listRuns(m_store).at(0).folder, m_run);
    QVERIFY(tp::renameRun(m_run, {}));
    QCOMPARE(tp::listRuns(m_store).at(0).name, std::string("sample"));
}

void TestAnnotations::tagsAreSortedAndEachOnce()
{
    QVERIFY(tp::setTags(m_run, { "b", "a", "b" }));
    QVERIFY(tp::changeTags(m_run, { "c", "a" }, { "b" }));
    QCOMPARE(tp::readAnnotations(m_run)->tags, (std::vector<std::string> { "a", "c" }));
    std::vector<std::string> many;
    for (std::size_t i = 0; i < tp::mostTags; ++i) {
        many.push_back("tag" + std::to_string(i));
    }
    QVERIFY(tp::setTags(m_run, many));
    QVERIFY(!tp::changeTags(m_run, { "one too many" }, {}));
    QCOMPARE(tp::readAnnotations(m_run)->tags.size(), tp::mostTags);
}

void TestAnnotations::aLockedRunKeepsItsName()
{
    QVERIFY(tp::setLocked(m_run, true));
    const auto renamed = tp::renameRun(m_run, "other");
    QVERIFY(!renamed);
    QVERIFY(renamed.error().message().find("unlock it first") != std::string::npos);
    QVERIFY(renamed.error().message().find(m_run.string()) != std::string::npos);
    QVERIFY(tp::setTags(m_run, { "still" })); // only the name is kept
    QVERIFY(tp::setLocked(m_run, false));
    QVERIFY(tp::renameRun(m_run, "other"));
}

void TestAnnotations::wrongWordsAreRefused_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("asName");
    QTest::addColumn<bool>("asTag");
    QTest::newRow("blank in front") << std::string(" a") << false << false;
    QTest::newRow("blank behind") << std::string("a ") << false << false;
    QTest::newRow("two lines") << std::string("a\nb") << false << false;
    QTest::newRow("control") << std::string("a\x1b[31m") << false << false;
    QTest::newRow("not UTF-8") << std::string("a\xff") << false << false;
    QTest::newRow("longer than a tag") << std::string(tp::longestTag + 1, 'x') << true << false;
    QTest::newRow("longer than a name")
        << std::string(tp::longestRunName + 1, 'x') << false << false;
    QTest::newRow("comma") << std::string("a,b") << true << false;
    QTest::newRow("inner blank") << std::string("a b") << true << true;
    QTest::newRow("as long as allowed") << std::string(tp::longestTag, 'x') << true << true;
    QTest::newRow("path") << std::string("../x") << true << true; // a word, never a path
}

void TestAnnotations::wrongWordsAreRefused()
{
    QFETCH(std::string, text);
    QFETCH(bool, asName);
    QFETCH(bool, asTag);
    QCOMPARE(tp::renameRun(m_run, text).has_value(), asName);
    QCOMPARE(tp::setTags(m_run, { text }).has_value(), asTag);
    QCOMPARE(fs::exists(m_run / "annotations.json"), asName || asTag);
}

void TestAnnotations::brokenFilesAreReportedAndKept_data()
{
    QTest::addColumn<QByteArray>("content");
    const QByteArray good = R"({"format": "tensorpoly-annotations", "version": 1, "name": "n",
        "tags": ["a"], "starred": false, "locked": false})";
    const auto row = [&good](const char *name, const QByteArray &from, const QByteArray &to) {
        QByteArray content = good;
        QVERIFY(content.contains(from));
        QTest::newRow(name) << content.replace(from, to);
    };
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("half") << good.left(40);
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("large") << QByteArray(70'000, ' ');
    QTest::newRow("deep") << QByteArray(1000, '[');
    row("other format", "tensorpoly-annotations", "something");
    row("later version", "\"version\": 1", "\"version\": 2");
    row("later key", "\"locked\": false", "\"locked\": false, \"folder\": \"x\"");
    row("key twice", "\"locked\": false", "\"locked\": false, \"name\": \"x\"");
    row("number as name", "\"n\"", "3");
    row("number as tag", "[\"a\"]", "[3]");
    row("text as flag", "false", "\"no\"");
    row("control in the name", "\"n\"", "\"\\u0000\"");
    row("comma in a tag", "\"a\"", "\"a,b\"");
}

void TestAnnotations::brokenFilesAreReportedAndKept()
{
    QFETCH(QByteArray, content);
    QVERIFY(tp::writeFileAtomically(m_run / "annotations.json", content.toStdString()));
    const auto read = tp::readAnnotations(m_run);
    QVERIFY(!read);
    QVERIFY(read.error().where.find("annotations.json") != std::string::npos);
    QVERIFY(!read.error().hint.empty());
    QVERIFY(!tp::setStarred(m_run, true));
    QVERIFY(!tp::renameRun(m_run, "new"));
    QCOMPARE(json(), content.toStdString());
    // The run itself is as good as before.
    const auto runs = tp::listRuns(m_store);
    QCOMPARE(runs.size(), std::size_t(1));
    QCOMPARE(runs[0].name, std::string("sample"));
    QVERIFY(!runs[0].annotationsProblem.empty());
    QVERIFY(tp::RunReader::open(m_run));
}

void TestAnnotations::brokenNotesAreReportedAndKept()
{
    const std::string large(tp::longestNotes + 1, 'x');
    QVERIFY(tp::writeFileAtomically(m_run / "notes.md", large));
    QVERIFY(!tp::readAnnotations(m_run));
    QVERIFY(!tp::setNotes(m_run, "new"));
    QCOMPARE(fs::file_size(m_run / "notes.md"), large.size());
    fs::remove(m_run / "notes.md");
    QVERIFY(!tp::setNotes(m_run, large));
    QVERIFY(!fs::exists(m_run / "notes.md"));
    QVERIFY(tp::setNotes(m_run, large.substr(1)));
}

void TestAnnotations::emptyNotesLeaveNoFile()
{
    QVERIFY(tp::setNotes(m_run, "words"));
    QVERIFY(tp::setNotes(m_run, {}));
    QVERIFY(!fs::exists(m_run / "notes.md"));
    QVERIFY(tp::readAnnotations(m_run)->notes.empty());
}

void TestAnnotations::twoProgramsLoseNothing()
{
    const auto addTags = [this](char first) {
        for (int i = 0; i < 10; ++i) {
            QVERIFY(tp::changeTags(m_run, { std::string(1, first) + std::to_string(i) }, {}));
        }
    };
    std::thread other([&] { addTags('b'); });
    addTags('a');
    other.join();
    QCOMPARE(tp::readAnnotations(m_run)->tags.size(), std::size_t(20));
}

void TestAnnotations::onlyRunsCanBeAnnotated()
{
    fs::create_directories(m_store / "references");
    QVERIFY(!tp::renameRun(m_store / "references", "x"));
    QVERIFY(!tp::setNotes(m_store / "references", "x"));
    QVERIFY(!tp::setTags(m_store / "nothing", { "x" }));
    QVERIFY(fs::is_empty(m_store / "references"));
}

QTEST_GUILESS_MAIN(TestAnnotations)
#include "tst_annotations.moc"
