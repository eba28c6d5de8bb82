// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/runreader.h"

#include "model/store/frame.h"
#include "model/store/records.h"
#include "model/store/runstore.h"
#include "model/store/runwriter.h"

#include "model/samplerun.h"

#include <QtTest>

#include <fstream>

namespace fs = std::filesystem;
using namespace tp::test;

namespace {

std::string contentOf(const fs::path &file)
{
    return tp::readFile(file, 1u << 24).value_or("");
}

void overwrite(const fs::path &file, std::string_view content)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
}

// Every table of a history agrees with its description, whatever the logs held.
bool isConsistent(const tp::RunHistory &history)
{
    const tp::RunDescription &run = history.description;
    std::int64_t before = -1;
    for (const tp::StepRecord &record : history.steps) {
        if (record.step <= before || record.taskLoss.size() != run.tasks.size()) {
            return false;
        }
        before = record.step;
    }
    before = -1;
    for (const tp::EvaluationRecord &record : history.evaluations) {
        if (record.step < before || record.tasks.size() != run.tasks.size()) {
            return false;
        }
        before = record.step;
    }
    before = -1;
    for (const tp::RoutingFramePtr &frame : history.routing) {
        if (frame->step <= before || frame->weights.size() != 24) {
            return false;
        }
        before = frame->step;
    }
    return true;
}

} // namespace

class TestRunReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsWhatWasWritten();
    void followsAGrowingRun();
    void followsARunThatWasCut();
    void runWithoutAWriterIsStopped();
    void laterFrameKindsAreSkipped();
    void framesThatContradictTheRunAreSkipped();
    void refusesWhatIsNoRun_data();
    void refusesWhatIsNoRun();
    void survivesEveryTruncation_data();
    void survivesEveryTruncation();
    void survivesAFlippedBitInEveryByte_data();
    void survivesAFlippedBitInEveryByte();
    void survivesRandomBytes();

private:
    // Writes three steps, routings, two evaluations and events; returns the folder.
    [[nodiscard]] fs::path writeSampleRun() const;
    void addLogRows() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_store;
};

void TestRunReader::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = m_folder->path().toStdString();
}

fs::path TestRunReader::writeSampleRun() const
{
    auto writer = tp::RunWriter::create(m_store, sampleDescription());
    bool good = writer.has_value();
    for (std::int64_t step = 1; good && step <= 3; ++step) {
        good = writer->append(sampleStep(step)) && writer->append(sampleRouting(step))
            && writer->append(tp::HealthRecord { step, 0.5, 2.0, 100.0, 3.0, 1000 });
    }
    good = good && writer->append(sampleEvaluation(3, "validation"))
        && writer->append(sampleEvaluation(3, "test"))
        && writer->append(tp::RunEvent { tp::EventKind::Started, 0, "started" })
        && writer->append(tp::RunEvent { tp::EventKind::Completed, 3, "done" })
        && writer->setState({ tp::RunPhase::Completed, 3, 3, 0.5, {} });
    return good ? writer->folder() : fs::path();
}

void TestRunReader::readsWhatWasWritten()
{
    const fs::path folder = writeSampleRun();
    // A relative path with a slash at its end names the same folder.
    const auto reader = tp::RunReader::open(fs::relative(folder) / "");
    QVERIFY2(reader, reader ? "" : reader.error().message().c_str());
    QCOMPARE(reader->folder().string(), folder.string());
    const tp::RunHistory &history = reader->history();
    QCOMPARE(history.description.tasks.size(), std::size_t(3));
    QCOMPARE(history.state.phase, tp::RunPhase::Completed);
    QCOMPARE(history.state.score, 0.5);
    QCOMPARE(history.steps.size(), std::size_t(3));
    QVERIFY(same(history.steps[1], sampleStep(2)));
    QCOMPARE(history.evaluations.size(), std::size_t(2));
    QCOMPARE(history.evaluations[1].split, std::string("test"));
    QCOMPARE(history.evaluations[1].tasks[1].score, 0.5);
    QCOMPARE(history.routing.size(), std::size_t(3));
    QCOMPARE(history.routing[2]->weights, sampleRouting(3).weights);
    QCOMPARE(history.events.size(), std::size_t(2));
    QCOMPARE(history.events[1].text, std::string("done"));
    QCOMPARE(history.health.step, std::int64_t(3));
}

void TestRunReader::followsAGrowingRun()
{
    auto writer = tp::RunWriter::create(m_store, sampleDescription());
    QVERIFY(writer);
    auto reader = tp::RunReader::open(writer->folder());
    QVERIFY(reader);
    QVERIFY(!reader->poll().value());
    for (std::int64_t step = 1; step <= 20; ++step) {
        QVERIFY(writer->append(sampleStep(step)));
        QVERIFY(writer->append(sampleRouting(step)));
        QVERIFY(reader->poll().value());
        QCOMPARE(reader->history().steps.size(), std::size_t(step));
        QCOMPARE(reader->history().routing.back()->step, step);
        QVERIFY(!reader->poll().value());
    }
    QVERIFY(writer->setState({ tp::RunPhase::Running, 20, 30, 0.25, {} }));
    QVERIFY(reader->poll().value());
    QCOMPARE(reader->history().state.phase, tp::RunPhase::Running);
    QCOMPARE(reader->history().state.step, std::int64_t(20));
}

void TestRunReader::followsARunThatWasCut()
{
    fs::path folder;
    tp::LogOffsets checkpoint;
    {
        auto writer = tp::RunWriter::create(m_store, sampleDescription());
        QVERIFY(writer);
        folder = writer->folder();
        QVERIFY(writer->append(sampleStep(1)) && writer->append(sampleRouting(1)));
        checkpoint = writer->offsets();
        QVERIFY(writer->append(sampleStep(2)) && writer->append(sampleRouting(2)));
        QVERIFY(writer->append(sampleStep(3)));
    }
    auto reader = tp::RunReader::open(folder);
    QVERIFY(reader);
    QCOMPARE(reader->history().steps.size(), std::size_t(3));
    auto writer = tp::RunWriter::reopen(folder, checkpoint);
    QVERIFY(writer);
    QVERIFY(writer->append(sampleStep(2)));
    QVERIFY(reader->poll().value());
    QCOMPARE(reader->history().steps.size(), std::size_t(2));
    QCOMPARE(reader->history().routing.size(), std::size_t(1));
}

void TestRunReader::runWithoutAWriterIsStopped()
{
    fs::path folder;
    {
        auto writer = tp::RunWriter::create(m_store, sampleDescription());
        QVERIFY(writer);
        folder = writer->folder();
        QVERIFY(writer->setState({ tp::RunPhase::Running, 2, 6, 0.5, {} }));
        auto reader = tp::RunReader::open(folder);
        QVERIFY(reader);
        QCOMPARE(reader->history().state.phase, tp::RunPhase::Running);
    }
    auto reader = tp::RunReader::open(folder);
    QVERIFY(reader);
    QCOMPARE(reader->history().state.phase, tp::RunPhase::Stopped);
    QCOMPARE(reader->history().state.step, std::int64_t(2));
}

void TestRunReader::laterFrameKindsAreSkipped()
{
    const fs::path folder = writeSampleRun();
    const fs::path log = folder / "metrics.log";
    const auto later = static_cast<tp::FrameKind>(4711);
    overwrite(log,
        tp::encodeFrame(later, "from the future") + contentOf(log) + tp::encodeFrame(later, "again")
            + tp::encodeFrame(tp::FrameKind::Step, tp::encodeRecord(sampleStep(4))));
    const auto reader = tp::RunReader::open(folder);
    QVERIFY(reader);
    QCOMPARE(reader->history().steps.size(), std::size_t(4));
    QCOMPARE(reader->history().evaluations.size(), std::size_t(2));
}

void TestRunReader::framesThatContradictTheRunAreSkipped()
{
    const fs::path folder = writeSampleRun();
    tp::StepRecord tooMany = sampleStep(4);
    tooMany.taskLoss.resize(1000);
    tp::RoutingFrame tooFew = sampleRouting(4);
    tooFew.weights.pop_back();
    overwrite(folder / "metrics.log",
        contentOf(folder / "metrics.log")
            + tp::encodeFrame(tp::FrameKind::Step, tp::encodeRecord(tooMany))
            + tp::encodeFrame(tp::FrameKind::Step, tp::encodeRecord(sampleStep(2)))
            + tp::encodeFrame(tp::FrameKind::Step, tp::encodeRecord(sampleStep(5))));
    overwrite(folder / "routing.log",
        contentOf(folder / "routing.log")
            + tp::encodeFrame(tp::FrameKind::Routing, tp::encodeRecord(tooFew))
            + tp::encodeFrame(tp::FrameKind::Routing, tp::encodeRecord(sampleRouting(6))));
    const auto reader = tp::RunReader::open(folder);
    QVERIFY(reader);
    QCOMPARE(reader->history().steps.size(), std::size_t(4)); // 1, 2, 3, 5
    QCOMPARE(reader->history().steps.back().step, std::int64_t(5));
    QCOMPARE(reader->history().routing.size(), std::size_t(4));
    QVERIFY(isConsistent(reader->history()));
}

void TestRunReader::refusesWhatIsNoRun_data()
{
    QTest::addColumn<QString>("damage");
    QTest::addColumn<int>("code");
    QTest::newRow("missing folder") << "missing" << int(tp::ErrorCode::NotFound);
    QTest::newRow("folder without manifest") << "empty" << int(tp::ErrorCode::BadInput);
    QTest::newRow("broken manifest") << "manifest.json" << int(tp::ErrorCode::BadInput);
    QTest::newRow("broken state") << "state.json" << int(tp::ErrorCode::BadInput);
}

void TestRunReader::refusesWhatIsNoRun()
{
    QFETCH(QString, damage);
    fs::path folder = writeSampleRun();
    if (damage == QLatin1String("missing")) {
        folder = m_store / "missing";
    } else if (damage == QLatin1String("empty")) {
        folder = m_store;
    } else {
        overwrite(folder / damage.toStdString(), "{\"format\": ");
    }
    const auto reader = tp::RunReader::open(folder);
    QVERIFY(!reader);
    QTEST(int(reader.error().code), "code");
    QVERIFY(reader.error().where.find(folder.string()) != std::string::npos);
}

void TestRunReader::addLogRows() const
{
    QTest::addColumn<QString>("log");
    for (const char *log : { "metrics.log", "routing.log", "events.log", "health.log" }) {
        QTest::newRow(log) << log;
    }
}

void TestRunReader::survivesEveryTruncation_data()
{
    addLogRows();
}

void TestRunReader::survivesEveryTruncation()
{
    QFETCH(QString, log);
    const fs::path folder = writeSampleRun();
    const fs::path file = folder / log.toStdString();
    const std::string whole = contentOf(file);
    QVERIFY(whole.size() > 50);
    std::size_t records = 0;
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        overwrite(file, std::string_view(whole).substr(0, size));
        const auto reader = tp::RunReader::open(folder);
        QVERIFY(reader);
        const tp::RunHistory &history = reader->history();
        QVERIFY(isConsistent(history));
        if (log == QLatin1String("metrics.log")) {
            // Records appear one after another as the file grows, and none is lost.
            const std::size_t now = history.steps.size() + history.evaluations.size();
            QVERIFY(now >= records && now <= records + 1);
            records = now;
        }
    }
    if (log == QLatin1String("metrics.log")) {
        QCOMPARE(records, std::size_t(5));
    }
}

void TestRunReader::survivesAFlippedBitInEveryByte_data()
{
    addLogRows();
}

void TestRunReader::survivesAFlippedBitInEveryByte()
{
    QFETCH(QString, log);
    const fs::path folder = writeSampleRun();
    const fs::path file = folder / log.toStdString();
    const std::string whole = contentOf(file);
    const auto intact = tp::RunReader::open(folder);
    QVERIFY(intact);
    const std::size_t all = intact->history().steps.size() + intact->history().evaluations.size()
        + intact->history().routing.size() + intact->history().events.size();
    const bool isHealth = log == QLatin1String("health.log");
    for (std::size_t byte = 0; byte < whole.size(); ++byte) {
        std::string damaged = whole;
        damaged[byte] = static_cast<char>(damaged[byte] ^ (1 << (byte % 8)));
        overwrite(file, damaged);
        const auto reader = tp::RunReader::open(folder);
        QVERIFY(reader);
        const tp::RunHistory &history = reader->history();
        QVERIFY(isConsistent(history));
        const std::size_t now = history.steps.size() + history.evaluations.size()
            + history.routing.size() + history.events.size();
        // The checksum notices every single bit, so at least the damaged record is missing.
        QVERIFY2(isHealth || now < all, qPrintable(QString::number(byte)));
    }
    // A writer that resumes from the start cuts the damage away.
    QVERIFY(tp::RunWriter::reopen(folder, {}));
}

void TestRunReader::survivesRandomBytes()
{
    const fs::path folder = writeSampleRun();
    const std::string whole = contentOf(folder / "metrics.log");
    std::srand(1);
    for (int round = 0; round < 300; ++round) {
        // Well-formed frames with hostile payloads: only the payload's own checks protect.
        std::string log;
        for (int frame = 0; frame < 4; ++frame) {
            std::string payload = whole.substr(16, std::size_t(std::rand() % 120));
            for (char &byte : payload) {
                byte = std::rand() % 4 == 0 ? static_cast<char>(std::rand()) : byte;
            }
            log += tp::encodeFrame(static_cast<tp::FrameKind>(1 + std::rand() % 5), payload);
        }
        for (const char *name : { "metrics.log", "routing.log", "events.log", "health.log" }) {
            overwrite(folder / name, log);
        }
        const auto reader = tp::RunReader::open(folder);
        QVERIFY(reader);
        QVERIFY(isConsistent(reader->history()));
    }
}

QTEST_GUILESS_MAIN(TestRunReader)
#include "tst_runreader.moc"
