// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/runcolour.h"
#include "model/store/runreader.h"
#include "model/store/runstore.h"
#include "model/store/runwriter.h"

#include "model/samplerun.h"

#include <QtTest>

#include <atomic>
#include <fstream>
#include <set>
#include <thread>

#include <unistd.h>

namespace fs = std::filesystem;
using namespace tp::test;

class TestRunWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void creatingMakesACompleteFolder();
    void idsSortAndDiffer();
    void runsOfAStoreDifferInColour();
    void failedCreationLeavesNothing();
    void abandonedFoldersAreSwept();
    void secondWriterIsRefused();
    void lockEndsWithTheWriter();
    void reopeningCutsTheLogs();
    void reopeningRefusesWrongOffsets();
    void reopeningNeedsARun();
    void equalRecordsGiveEqualBytes();
    void aReaderFollowsAWriterAtFullSpeed();
    void runsMadeAtOnceAreRunsOfTheirOwn();

private:
    [[nodiscard]] QStringList names(const fs::path &folder) const
    {
        return QDir(QString::fromStdString(folder.string()))
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_store;
};

void TestRunWriter::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = m_folder->filePath(QStringLiteral("deep/store")).toStdString();
}

void TestRunWriter::creatingMakesACompleteFolder()
{
    auto writer = tp::RunWriter::create(m_store, sampleDescription());
    QVERIFY2(writer, writer ? "" : writer.error().message().c_str());
    QVERIFY(writer->folder().is_absolute());
    QCOMPARE(writer->folder().filename().string(), writer->description().id);
    const QRegularExpression id(QStringLiteral("^\\d{8}-\\d{6}-tensorpoly-2-[0-9a-f]{4}$"));
    QVERIFY(id.match(QString::fromStdString(writer->description().id)).hasMatch());
    const QDateTime created =
        QDateTime::fromString(QString::fromStdString(writer->description().created), Qt::ISODate);
    QCOMPARE(created.timeSpec(), Qt::UTC);
    QVERIFY(std::abs(created.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    QCOMPARE(names(writer->folder()),
        (QStringList { ".lock",
            "events.log",
            "health.log",
            "manifest.json",
            "metrics.log",
            "routing.log",
            "state.json" }));
    QCOMPARE(names(m_store).size(), 1);
    const auto reader = tp::RunReader::open(writer->folder());
    QVERIFY(reader);
    QCOMPARE(reader->history().description.id, writer->description().id);
    QCOMPARE(reader->history().state.phase, tp::RunPhase::Created);
    QCOMPARE(reader->history().state.steps, std::int64_t(6));
}

void TestRunWriter::idsSortAndDiffer()
{
    std::set<std::string> ids;
    for (int i = 0; i < 20; ++i) {
        auto writer = tp::RunWriter::create(m_store, sampleDescription());
        QVERIFY(writer);
        ids.insert(writer->description().id);
    }
    QCOMPARE(ids.size(), std::size_t(20));
    QCOMPARE(names(m_store).size(), 20);
}

void TestRunWriter::runsOfAStoreDifferInColour()
{
    std::set<std::uint32_t> colours;
    for (std::uint32_t i = 0; i < tp::runColours; ++i) {
        auto writer = tp::RunWriter::create(m_store, sampleDescription());
        QVERIFY(writer);
        colours.insert(tp::runColour(writer->description().id));
        if (i + 1 == tp::runHues) { // pure hues come first
            QCOMPARE(colours, (std::set<std::uint32_t> { 0, 1, 2, 3, 4, 5 }));
        }
    }
    QCOMPARE(colours.size(), std::size_t(tp::runColours));
}

void TestRunWriter::failedCreationLeavesNothing()
{
    // A file stands where the store should be.
    fs::create_directories(m_store.parent_path());
    std::ofstream(m_store) << "no folder";
    const auto writer = tp::RunWriter::create(m_store, sampleDescription());
    QVERIFY(!writer);
    QCOMPARE(writer.error().code, tp::ErrorCode::Io);
    QCOMPARE(names(m_store.parent_path()), QStringList { "store" });

    if (::geteuid() == 0) {
        return; // nothing is forbidden to root
    }
    const fs::path readOnly = m_folder->filePath(QStringLiteral("locked")).toStdString();
    fs::create_directories(readOnly);
    fs::permissions(readOnly, fs::perms::owner_read | fs::perms::owner_exec);
    const auto refused = tp::RunWriter::create(readOnly / "store", sampleDescription());
    QVERIFY(!refused);
    QCOMPARE(names(readOnly), QStringList());
    fs::permissions(readOnly, fs::perms::owner_all);
}

void TestRunWriter::abandonedFoldersAreSwept()
{
    const fs::path fresh = m_store / ".new-fresh";
    const fs::path old = m_store / ".new-old";
    fs::create_directories(fresh);
    fs::create_directories(old);
    using namespace std::chrono_literals;
    fs::last_write_time(old, fs::file_time_type::clock::now() - 1h);
    QVERIFY(tp::RunWriter::create(m_store, sampleDescription()));
    QVERIFY(fs::exists(fresh)); // may belong to a program that is starting just now
    QVERIFY(!fs::exists(old));
}

void TestRunWriter::secondWriterIsRefused()
{
    auto writer = tp::RunWriter::create(m_store, sampleDescription());
    QVERIFY(writer);
    QVERIFY(tp::hasWriter(writer->folder()));
    QVERIFY(writer->append(sampleStep(1)));
    const auto second = tp::RunWriter::reopen(writer->folder(), {});
    QVERIFY(!second);
    QCOMPARE(second.error().code, tp::ErrorCode::Busy);
    // The refused one has not cut anything.
    QCOMPARE(tp::RunReader::open(writer->folder())->history().steps.size(), std::size_t(1));
}

void TestRunWriter::lockEndsWithTheWriter()
{
    fs::path folder;
    {
        auto writer = tp::RunWriter::create(m_store, sampleDescription());
        QVERIFY(writer);
        folder = writer->folder();
        tp::RunWriter moved = std::move(*writer);
        QVERIFY(tp::hasWriter(folder));
    }
    QVERIFY(!tp::hasWriter(folder));
    QVERIFY(tp::RunWriter::reopen(folder, {}));
    QVERIFY(!tp::hasWriter(m_store));
}

void TestRunWriter::reopeningCutsTheLogs()
{
    fs::path folder;
    tp::LogOffsets checkpoint;
    {
        auto writer = tp::RunWriter::create(m_store, sampleDescription());
        QVERIFY(writer);
        folder = writer->folder();
        QVERIFY(writer->append(sampleStep(1)));
        QVERIFY(writer->append(sampleRouting(1)));
        QVERIFY(writer->append(tp::RunEvent { tp::EventKind::Started, 0, "started" }));
        QVERIFY(writer->sync());
        checkpoint = writer->offsets();
        QVERIFY(writer->append(sampleStep(2)));
        QVERIFY(writer->append(sampleEvaluation(2, "validation")));
        QVERIFY(writer->append(sampleRouting(2)));
    }
    // A program that was killed while it wrote leaves half a frame.
    std::ofstream(folder / "events.log", std::ios::app) << "TPF1";
    auto writer = tp::RunWriter::reopen(folder, checkpoint);
    QVERIFY2(writer, writer ? "" : writer.error().message().c_str());
    QCOMPARE(writer->description().name, std::string("sample"));
    QCOMPARE(writer->offsets().metrics, checkpoint.metrics);
    QVERIFY(writer->append(sampleStep(2)));
    QVERIFY(writer->append(tp::RunEvent { tp::EventKind::Resumed, 1, "resumed" }));
    const auto reader = tp::RunReader::open(folder);
    QVERIFY(reader);
    QCOMPARE(reader->history().steps.size(), std::size_t(2));
    QCOMPARE(reader->history().evaluations.size(), std::size_t(0));
    QCOMPARE(reader->history().routing.size(), std::size_t(1));
    QCOMPARE(reader->history().events.size(), std::size_t(2));
    QCOMPARE(reader->history().events[1].kind, tp::EventKind::Resumed);
}

void TestRunWriter::reopeningRefusesWrongOffsets()
{
    fs::path folder;
    tp::LogOffsets good;
    {
        auto writer = tp::RunWriter::create(m_store, sampleDescription());
        QVERIFY(writer && writer->append(sampleStep(1)));
        folder = writer->folder();
        good = writer->offsets();
    }
    for (const std::uint64_t offset :
        { good.metrics - 1, good.metrics + 1, std::uint64_t(1) << 62 }) {
        const auto writer = tp::RunWriter::reopen(folder, { offset, 0 });
        QVERIFY(!writer);
        QCOMPARE(writer.error().code, tp::ErrorCode::BadInput);
        QVERIFY(!tp::hasWriter(folder));
    }
    QCOMPARE(tp::RunReader::open(folder)->history().steps.size(), std::size_t(1));
}

void TestRunWriter::reopeningNeedsARun()
{
    const auto missing = tp::RunWriter::reopen(m_store / "none", {});
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, tp::ErrorCode::NotFound);
    fs::create_directories(m_store);
    const auto other = tp::RunWriter::reopen(m_store, {});
    QVERIFY(!other);
    QCOMPARE(other.error().code, tp::ErrorCode::BadInput);
    QCOMPARE(names(m_store), QStringList());
}

void TestRunWriter::equalRecordsGiveEqualBytes()
{
    std::vector<std::string> logs;
    for (int run = 0; run < 2; ++run) {
        auto writer = tp::RunWriter::create(m_store, sampleDescription());
        QVERIFY(writer);
        for (std::int64_t step = 1; step <= 4; ++step) {
            QVERIFY(writer->append(sampleStep(step)));
            QVERIFY(writer->append(sampleRouting(step)));
            // Clocks differ between runs, but not in these logs.
            QVERIFY(writer->append(tp::HealthRecord { step, run * 1.5, 1.0, 2.0, 3.0, 4 }));
        }
        const auto metrics = tp::readFile(writer->folder() / "metrics.log", 1u << 20);
        const auto routing = tp::readFile(writer->folder() / "routing.log", 1u << 20);
        QVERIFY(metrics && routing);
        logs.push_back(*metrics + *routing);
    }
    QVERIFY(!logs[0].empty());
    QVERIFY(logs[0] == logs[1]);
}

void TestRunWriter::aReaderFollowsAWriterAtFullSpeed()
{
    constexpr std::int64_t count = 500;
    auto writer = tp::RunWriter::create(m_store, sampleDescription());
    QVERIFY(writer);
    auto reader = tp::RunReader::open(writer->folder());
    QVERIFY(reader);
    std::atomic<bool> ended { false };
    std::atomic<int> failures { 0 };
    std::thread engine([&] {
        const auto note = [&failures](const tp::Status &status) { failures += status ? 0 : 1; };
        for (std::int64_t step = 1; step <= count; ++step) {
            note(writer->append(sampleStep(step)));
            note(writer->append(tp::HealthRecord { step, 1.0, 1.0, 2.0, 3.0, 4 }));
            if (step % 10 == 0) {
                note(writer->append(sampleRouting(step)));
                note(writer->append(sampleEvaluation(step, "validation")));
                note(writer->append(tp::RunEvent { tp::EventKind::Checkpoint, step, "saved" }));
                note(writer->setState({ tp::RunPhase::Running, step, count, 0.5, {} }));
            }
        }
        ended = true;
    });
    int problems = 0;
    while (!ended) {
        problems += reader->poll() ? 0 : 1;
    }
    engine.join();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(problems, 0);
    QVERIFY(reader->poll());
    const tp::RunHistory &read = reader->history();
    QCOMPARE(read.steps.size(), std::size_t { count });
    for (std::int64_t step = 1; step <= count; ++step) {
        QVERIFY(same(read.steps[static_cast<std::size_t>(step - 1)], sampleStep(step)));
    }
    QCOMPARE(read.routing.size(), std::size_t { count / 10 });
    QCOMPARE(read.evaluations.size(), std::size_t { count / 10 });
    QCOMPARE(read.events.size(), std::size_t { count / 10 });
    QCOMPARE(read.state.step, count);
}

void TestRunWriter::runsMadeAtOnceAreRunsOfTheirOwn()
{
    constexpr int each = 6;
    std::atomic<int> failures { 0 };
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([this, &failures] {
            for (int times = 0; times < each; ++times) {
                auto writer = tp::RunWriter::create(m_store, sampleDescription());
                failures += writer && writer->append(sampleStep(1)) ? 0 : 1;
            }
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    QCOMPARE(failures.load(), 0);
    const auto runs = tp::listRuns(m_store);
    QCOMPARE(runs.size(), std::size_t { 4 * each });
    for (const tp::RunSummary &run : runs) {
        const auto reader = tp::RunReader::open(run.folder);
        QVERIFY2(reader, reader ? "" : reader.error().message().c_str());
        QCOMPARE(reader->history().steps.size(), std::size_t { 1 });
    }
    QCOMPARE(names(m_store).size(), 4 * each);
}

QTEST_GUILESS_MAIN(TestRunWriter)
#include "tst_runwriter.moc"
