// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/runstore.h"

#include "model/store/runwriter.h"

#include "model/samplerun.h"

#include <QtTest>

#include <fstream>

namespace fs = std::filesystem;
using namespace tp::test;

class TestRunStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void missingStoreIsEmpty();
    void runsAreListedNewestFirst();
    void liveRunsAreRunning();
    void onlyCompleteRunsAreListed();
    void defaultStoreFollowsXdg();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_store;
};

void TestRunStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = m_folder->filePath(QStringLiteral("store")).toStdString();
}

void TestRunStore::missingStoreIsEmpty()
{
    QVERIFY(tp::listRuns(m_store).empty());
    std::ofstream(m_store) << "a file";
    QVERIFY(tp::listRuns(m_store).empty());
}

void TestRunStore::runsAreListedNewestFirst()
{
    std::vector<std::string> folders;
    for (int i = 0; i < 3; ++i) {
        auto writer = tp::RunWriter::create(m_store, sampleDescription());
        QVERIFY(writer);
        QVERIFY(writer->setState({ tp::RunPhase::Completed, 6, 6, 0.25 * i, {} }));
        // Times of creation that are sure to differ, in another order than the names.
        const fs::path manifest = writer->folder() / "manifest.json";
        std::string text = *tp::readFile(manifest, 1u << 20);
        const std::string created = writer->description().created;
        const char *years[] { "2024", "2026", "2025" };
        text.replace(text.find(created), 4, years[i]);
        QVERIFY(tp::writeFileAtomically(manifest, text));
        folders.push_back(writer->folder().string());
    }
    const auto runs = tp::listRuns(m_store);
    QCOMPARE(runs.size(), std::size_t(3));
    QCOMPARE(runs[0].folder.string(), folders[1]);
    QCOMPARE(runs[1].folder.string(), folders[2]);
    QCOMPARE(runs[2].folder.string(), folders[0]);
    QVERIFY(runs[0].created.starts_with("2026"));
    QCOMPARE(runs[0].name, std::string("sample"));
    QCOMPARE(runs[0].method, std::string("tensorpoly-2"));
    QCOMPARE(runs[0].suite, std::string("sample suite"));
    QCOMPARE(runs[0].state.phase, tp::RunPhase::Completed);
    QCOMPARE(runs[0].state.score, 0.25);
}

void TestRunStore::liveRunsAreRunning()
{
    {
        auto writer = tp::RunWriter::create(m_store, sampleDescription());
        QVERIFY(writer);
        QVERIFY(writer->setState({ tp::RunPhase::Running, 2, 6, 0.5, {} }));
        QCOMPARE(tp::listRuns(m_store).at(0).state.phase, tp::RunPhase::Running);
        QVERIFY(writer->setState({ tp::RunPhase::Paused, 2, 6, 0.5, {} }));
        QCOMPARE(tp::listRuns(m_store).at(0).state.phase, tp::RunPhase::Paused);
    }
    QCOMPARE(tp::listRuns(m_store).at(0).state.phase, tp::RunPhase::Stopped);
    QCOMPARE(tp::listRuns(m_store).at(0).state.step, std::int64_t(2));
}

void TestRunStore::onlyCompleteRunsAreListed()
{
    auto good = tp::RunWriter::create(m_store, sampleDescription());
    auto broken = tp::RunWriter::create(m_store, sampleDescription());
    auto stateless = tp::RunWriter::create(m_store, sampleDescription());
    QVERIFY(good && broken && stateless);
    QVERIFY(tp::writeFileAtomically(broken->folder() / "manifest.json", "{"));
    fs::remove(stateless->folder() / "state.json");
    fs::create_directories(m_store / "references");
    fs::copy(good->folder(), m_store / ".new-half");
    std::ofstream(m_store / "notes.txt") << "a file";
    const auto runs = tp::listRuns(m_store);
    QCOMPARE(runs.size(), std::size_t(1));
    QCOMPARE(runs[0].folder, good->folder());
}

void TestRunStore::defaultStoreFollowsXdg()
{
    const QByteArray data = qgetenv("XDG_DATA_HOME");
    const QByteArray home = qgetenv("HOME");
    qputenv("XDG_DATA_HOME", "/data");
    const std::string fromData = tp::defaultStore().string();
    qputenv("XDG_DATA_HOME", "relative");
    qputenv("HOME", "/home/someone");
    const std::string fromHome = tp::defaultStore().string();
    qputenv("HOME", home);
    data.isNull() ? qunsetenv("XDG_DATA_HOME") : qputenv("XDG_DATA_HOME", data);
    QCOMPARE(fromData, std::string("/data/tensorpoly/runs"));
    QCOMPARE(fromHome, std::string("/home/someone/.local/share/tensorpoly/runs"));
}

QTEST_GUILESS_MAIN(TestRunStore)
#include "tst_runstore.moc"
