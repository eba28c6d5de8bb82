// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/runupkeep.h"

#include "model/store/annotations.h"
#include "model/store/runwriter.h"

#include "model/samplerun.h"

#include <QtTest>

#include <fstream>

namespace fs = std::filesystem;
using namespace tp::test;

class TestRunUpkeep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void trashAndRestore();
    void aRunThatIsWrittenStays();
    void aLockedRunStays();
    void onlyRunsOfTheStoreGoToItsTrash_data();
    void onlyRunsOfTheStoreGoToItsTrash();
    void linksAreNotFollowedOut();
    void restoringReplacesNothing();
    void onlyWhatLiesInTheTrashIsDeleted();
    void theTrashIsEmptied();
    void sizeIsTheSumOfItsFiles();
    void pruningKeepsTheNewestCheckpoint();

private:
    fs::path makeRun()
    {
        auto writer = tp::RunWriter::create(m_store, sampleDescription());
        return writer && writer->setState({ tp::RunPhase::Completed, 6, 6, 0.5, {} })
            ? writer->folder()
            : fs::path();
    }
    static void writeBytes(const fs::path &file, std::size_t count)
    {
        fs::create_directories(file.parent_path());
        std::ofstream(file) << std::string(count, 'x');
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root;
    fs::path m_store;
};

void TestRunUpkeep::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_root = fs::canonical(m_folder->path().toStdString());
    m_store = m_root / "store";
}

void TestRunUpkeep::trashAndRestore()
{
    const fs::path run = makeRun();
    const fs::path other = makeRun();
    QVERIFY(tp::renameRun(run, "thrown away"));
    const auto trashed = tp::trashRun(m_store, run);
    QVERIFY2(trashed, trashed ? "" : trashed.error().message().c_str());
    QVERIFY(!fs::exists(run));
    QCOMPARE(trashed->filename(), run.filename());
    QCOMPARE(tp::listRuns(m_store).size(), std::size_t(1));
    QCOMPARE(tp::listRuns(m_store)[0].folder, other);
    const auto trash = tp::listTrash(m_store);
    QCOMPARE(trash.size(), std::size_t(1));
    QCOMPARE(trash[0].summary.folder, *trashed);
    QCOMPARE(trash[0].summary.name, std::string("thrown away"));
    QVERIFY2(trash[0].trashed.starts_with("20") && trash[0].trashed.ends_with("Z")
            && trash[0].trashed.size() == 20,
        trash[0].trashed.c_str());
    const auto restored = tp::restoreRun(m_store, *trashed);
    QVERIFY(restored);
    QCOMPARE(*restored, run); // the id, and with it the colour, is as it was
    QCOMPARE(tp::listRuns(m_store).size(), std::size_t(2));
    QVERIFY(tp::listTrash(m_store).empty());
    QVERIFY(fs::is_empty(m_store / ".trash"));
}

void TestRunUpkeep::aRunThatIsWrittenStays()
{
    const fs::path run = makeRun();
    {
        const auto writer = tp::RunWriter::reopen(run, {});
        QVERIFY(writer);
        const auto trashed = tp::trashRun(m_store, run);
        QVERIFY(!trashed);
        QCOMPARE(trashed.error().code, tp::ErrorCode::Busy);
        QVERIFY(!tp::pruneCheckpoints(run));
        QVERIFY(!fs::exists(m_store / ".trash"));
    }
    QVERIFY(tp::trashRun(m_store, run)); // the writer's lock went with it
}

void TestRunUpkeep::aLockedRunStays()
{
    const fs::path run = makeRun();
    QVERIFY(tp::setLocked(run, true));
    const auto trashed = tp::trashRun(m_store, run);
    QVERIFY(!trashed);
    QVERIFY(trashed.error().message().find("unlock") != std::string::npos);
    QVERIFY(!tp::pruneCheckpoints(run));
    QVERIFY(fs::exists(run));
}

void TestRunUpkeep::onlyRunsOfTheStoreGoToItsTrash_data()
{
    QTest::addColumn<QString>("path"); // below the folder that holds the store
    QTest::newRow("the store itself") << "store";
    QTest::newRow("above it") << "store/..";
    QTest::newRow("beside it") << "elsewhere/run";
    QTest::newRow("out by dots") << "store/../elsewhere/run";
    QTest::newRow("no run") << "store/references";
    QTest::newRow("hidden") << "store/.new-run";
    QTest::newRow("deeper") << "store/references/run";
    QTest::newRow("missing") << "store/nothing";
    QTest::newRow("a link to a run elsewhere") << "store/link";
}

void TestRunUpkeep::onlyRunsOfTheStoreGoToItsTrash()
{
    QFETCH(QString, path);
    const fs::path run = makeRun();
    fs::create_directories(m_root / "elsewhere");
    fs::create_directories(m_store / "references");
    for (const char *copy : { "elsewhere/run", "store/.new-run", "store/references/run" }) {
        fs::copy(run, m_root / copy);
    }
    fs::create_directory_symlink(m_root / "elsewhere/run", m_store / "link");
    const fs::path asked = m_root / path.toStdString();
    const bool wasThere = fs::exists(asked);
    const auto trashed = tp::trashRun(m_store, asked);
    QVERIFY(!trashed);
    QVERIFY(!trashed.error().where.empty());
    QCOMPARE(fs::exists(asked), wasThere);
}

void TestRunUpkeep::linksAreNotFollowedOut()
{
    const fs::path run = makeRun();
    fs::create_directories(m_root / "elsewhere");
    fs::create_directory_symlink(m_root / "elsewhere", m_store / ".trash");
    QVERIFY(!tp::trashRun(m_store, run));
    QVERIFY(!tp::emptyTrash(m_store));
    QVERIFY(tp::listTrash(m_store).empty());
    QVERIFY(fs::exists(run) && fs::is_empty(m_root / "elsewhere"));
    fs::remove(m_store / ".trash");
    // A link inside a run is removed, not what it leads to.
    writeBytes(m_root / "elsewhere/precious", 10);
    fs::create_directory_symlink(m_root / "elsewhere", run / "link");
    const auto trashed = tp::trashRun(m_store, run);
    QVERIFY(trashed);
    QVERIFY(tp::deleteForever(m_store, *trashed));
    QVERIFY(fs::exists(m_root / "elsewhere/precious"));
}

void TestRunUpkeep::restoringReplacesNothing()
{
    const fs::path run = makeRun();
    const fs::path copy = m_root / "copy";
    fs::copy(run, copy, fs::copy_options::recursive);
    const auto first = tp::trashRun(m_store, run);
    QVERIFY(first);
    fs::rename(copy, run);
    const auto refused = tp::restoreRun(m_store, *first);
    QVERIFY(!refused);
    QVERIFY(fs::exists(*first / "manifest.json"));
    // The same id twice in the trash, and both can be told apart.
    const auto second = tp::trashRun(m_store, run);
    QVERIFY(second);
    QVERIFY(*first != *second);
    QCOMPARE(tp::listTrash(m_store).size(), std::size_t(2));
    QVERIFY(tp::restoreRun(m_store, *second));
    QCOMPARE(tp::listTrash(m_store).size(), std::size_t(1));
}

void TestRunUpkeep::onlyWhatLiesInTheTrashIsDeleted()
{
    const fs::path run = makeRun();
    const auto trashed = tp::trashRun(m_store, makeRun());
    QVERIFY(trashed);
    for (const fs::path &path : { run,
             m_store,
             m_store / ".trash",
             trashed->parent_path(),
             *trashed / "checkpoints",
             *trashed / ".." / ".." / ".." / run.filename() }) {
        QVERIFY2(!tp::deleteForever(m_store, path), path.c_str());
        QVERIFY2(!tp::restoreRun(m_store, path), path.c_str());
    }
    QVERIFY(fs::exists(run / "manifest.json") && fs::exists(*trashed / "manifest.json"));
    QVERIFY(tp::deleteForever(m_store, *trashed));
    QVERIFY(!fs::exists(trashed->parent_path()));
}

void TestRunUpkeep::theTrashIsEmptied()
{
    QVERIFY(!tp::emptyTrash(m_store)); // there is no store
    const fs::path kept = makeRun();
    QCOMPARE(*tp::emptyTrash(m_store), std::size_t(0));
    for (int i = 0; i < 3; ++i) {
        QVERIFY(tp::trashRun(m_store, makeRun()));
    }
    // One of them can no longer be read; it goes all the same.
    fs::remove(tp::listTrash(m_store)[0].summary.folder / "manifest.json");
    QCOMPARE(tp::listTrash(m_store).size(), std::size_t(2));
    QCOMPARE(*tp::emptyTrash(m_store), std::size_t(3));
    QVERIFY(fs::is_empty(m_store / ".trash"));
    QVERIFY(fs::exists(kept));
}

void TestRunUpkeep::sizeIsTheSumOfItsFiles()
{
    const fs::path run = m_root / "run";
    writeBytes(run / "metrics.log", 1000);
    writeBytes(run / "checkpoints/step-000010/adapter.safetensors", 234);
    fs::create_symlink(run / "metrics.log", run / "link");
    fs::create_directory_symlink(run, run / "round");
    QCOMPARE(*tp::sizeOnDisk(run), std::uint64_t(1234));
    QVERIFY(!tp::sizeOnDisk(m_root / "nothing"));
}

void TestRunUpkeep::pruningKeepsTheNewestCheckpoint()
{
    const fs::path run = makeRun();
    QCOMPARE(*tp::pruneCheckpoints(run), std::uint64_t(0));
    for (const char *step : { "step-000100", "step-000200", "step-1000000", ".step-2000000" }) {
        writeBytes(run / "checkpoints" / step / "adapter.safetensors", 50);
    }
    QCOMPARE(*tp::pruneCheckpoints(run), std::uint64_t(100));
    QVERIFY(fs::exists(run / "checkpoints/step-1000000"));
    QVERIFY(!fs::exists(run / "checkpoints/step-000200"));
    QVERIFY(!tp::pruneCheckpoints(m_root));
}

QTEST_GUILESS_MAIN(TestRunUpkeep)
#include "tst_runupkeep.moc"
