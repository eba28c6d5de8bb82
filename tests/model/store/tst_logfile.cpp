// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/logfile.h"
#include "model/store/runstore.h"

#include <QtTest>

#include <fstream>

namespace fs = std::filesystem;

namespace {

// What a follower said, in order: "restart" or kind and payload.
struct Heard
{
    std::vector<std::string> lines;

    [[nodiscard]] tp::Result<bool> poll(tp::LogFollower &follower)
    {
        lines.clear();
        return follower.poll([this] { lines.emplace_back("restart"); },
            [this](std::uint32_t kind, std::string_view payload) {
                lines.push_back(std::to_string(kind) + std::string(payload));
            });
    }
};

using Lines = std::vector<std::string>;

} // namespace

class TestLogFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void followerHearsWhatIsAppended();
    void missingLogIsEmpty();
    void tornTailIsHeardOnceItIsWhole();
    void damageEndsTheReading();
    void cutLogIsHeardAnew();
    void cutAndRegrownLogIsHeardAnew();
    void replacedLogIsFollowed();
    void framesLargerThanAChunk();
    void writerCutsATornTail();
    void writerCutsAtAnOffset();
    void writerRefusesAnOffsetWithinAFrame();

private:
    void append(std::string_view bytes) const
    {
        std::ofstream(m_log, std::ios::binary | std::ios::app) << bytes;
    }
    void replace(std::string_view bytes) const
    {
        std::ofstream(m_log, std::ios::binary | std::ios::trunc) << bytes;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_log;
};

void TestLogFile::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_log = m_folder->filePath(QStringLiteral("metrics.log")).toStdString();
}

void TestLogFile::followerHearsWhatIsAppended()
{
    auto writer = tp::LogWriter::openAt(m_log, 0);
    QVERIFY(writer);
    tp::LogFollower follower(m_log);
    Heard heard;
    QCOMPARE(heard.poll(follower).value(), false);
    QVERIFY(writer->append(tp::FrameKind::Step, "one"));
    QVERIFY(writer->append(tp::FrameKind::Routing, ""));
    QCOMPARE(heard.poll(follower).value(), true);
    QCOMPARE(heard.lines, (Lines { "1one", "3" }));
    QCOMPARE(heard.poll(follower).value(), false);
    QCOMPARE(heard.lines, Lines());
    QVERIFY(writer->append(tp::FrameKind::Step, "two"));
    QCOMPARE(heard.poll(follower).value(), true);
    QCOMPARE(heard.lines, (Lines { "1two" }));
    QVERIFY(writer->sync());
    QCOMPARE(writer->offset(), std::uint64_t(fs::file_size(m_log)));
    QCOMPARE(follower.offset(), writer->offset());
}

void TestLogFile::missingLogIsEmpty()
{
    tp::LogFollower follower(m_log);
    Heard heard;
    QCOMPARE(heard.poll(follower).value(), false);
    append(tp::encodeFrame(tp::FrameKind::Step, "one"));
    QCOMPARE(heard.poll(follower).value(), true);
}

void TestLogFile::tornTailIsHeardOnceItIsWhole()
{
    const std::string first = tp::encodeFrame(tp::FrameKind::Step, "one");
    const std::string second = tp::encodeFrame(tp::FrameKind::Step, "two");
    for (std::size_t cut = 0; cut < second.size(); ++cut) {
        replace(first + second.substr(0, cut));
        tp::LogFollower follower(m_log);
        Heard heard;
        QVERIFY(heard.poll(follower).value());
        QCOMPARE(heard.lines, (Lines { "1one" }));
        append(second.substr(cut));
        QVERIFY(heard.poll(follower).value());
        QCOMPARE(heard.lines, (Lines { "1two" }));
    }
}

void TestLogFile::damageEndsTheReading()
{
    std::string second = tp::encodeFrame(tp::FrameKind::Step, "two");
    second.back() = 'x';
    replace(tp::encodeFrame(tp::FrameKind::Step, "one") + second
        + tp::encodeFrame(tp::FrameKind::Step, "three"));
    tp::LogFollower follower(m_log);
    Heard heard;
    QVERIFY(heard.poll(follower).value());
    QCOMPARE(heard.lines, (Lines { "1one" }));
    QCOMPARE(heard.poll(follower).value(), false);
}

void TestLogFile::cutLogIsHeardAnew()
{
    const std::string first = tp::encodeFrame(tp::FrameKind::Step, "one");
    replace(first + tp::encodeFrame(tp::FrameKind::Step, "two"));
    tp::LogFollower follower(m_log);
    Heard heard;
    QVERIFY(heard.poll(follower).value());
    fs::resize_file(m_log, first.size());
    QCOMPARE(heard.poll(follower).value(), true);
    QCOMPARE(heard.lines, (Lines { "restart", "1one" }));
    fs::resize_file(m_log, 0);
    QCOMPARE(heard.poll(follower).value(), true);
    QCOMPARE(heard.lines, (Lines { "restart" }));
    QCOMPARE(heard.poll(follower).value(), false);
}

void TestLogFile::cutAndRegrownLogIsHeardAnew()
{
    const std::string first = tp::encodeFrame(tp::FrameKind::Step, "one");
    replace(first + tp::encodeFrame(tp::FrameKind::Step, "two"));
    tp::LogFollower follower(m_log);
    Heard heard;
    QVERIFY(heard.poll(follower).value());
    // As long as before when it is looked at again, and then longer.
    replace(first + tp::encodeFrame(tp::FrameKind::Step, "TWO")
        + tp::encodeFrame(tp::FrameKind::Step, "three"));
    QCOMPARE(heard.poll(follower).value(), true);
    QCOMPARE(heard.lines, (Lines { "restart", "1one", "1TWO", "1three" }));
}

void TestLogFile::replacedLogIsFollowed()
{
    const std::string first = tp::encodeFrame(tp::FrameKind::Step, "one");
    replace(first);
    tp::LogFollower follower(m_log);
    Heard heard;
    QVERIFY(heard.poll(follower).value());
    // As a synchronising program does: a new file that begins like the old one.
    const fs::path other = m_log.parent_path() / "other";
    QVERIFY(tp::writeFileAtomically(other, first + tp::encodeFrame(tp::FrameKind::Step, "two")));
    fs::rename(other, m_log);
    QCOMPARE(heard.poll(follower).value(), true);
    QCOMPARE(heard.lines, (Lines { "1two" }));
}

void TestLogFile::framesLargerThanAChunk()
{
    const std::string large(3'500'000, 'x');
    replace(tp::encodeFrame(tp::FrameKind::Step, "one")
        + tp::encodeFrame(tp::FrameKind::Routing, large)
        + tp::encodeFrame(tp::FrameKind::Step, "two"));
    tp::LogFollower follower(m_log);
    Heard heard;
    QVERIFY(heard.poll(follower).value());
    QCOMPARE(heard.lines.size(), std::size_t(3));
    QVERIFY(heard.lines[1] == "3" + large);
    QCOMPARE(heard.lines[2], std::string("1two"));
}

void TestLogFile::writerCutsATornTail()
{
    const std::string first = tp::encodeFrame(tp::FrameKind::Event, "one");
    replace(first + tp::encodeFrame(tp::FrameKind::Event, "two").substr(0, 18));
    auto writer = tp::LogWriter::openAtLastFrame(m_log);
    QVERIFY(writer);
    QCOMPARE(std::uint64_t(fs::file_size(m_log)), std::uint64_t(first.size()));
    QVERIFY(writer->append(tp::FrameKind::Event, "three"));
    tp::LogFollower follower(m_log);
    Heard heard;
    QVERIFY(heard.poll(follower).value());
    QCOMPARE(heard.lines, (Lines { "4one", "4three" }));
}

void TestLogFile::writerCutsAtAnOffset()
{
    const std::string first = tp::encodeFrame(tp::FrameKind::Step, "one");
    replace(first + tp::encodeFrame(tp::FrameKind::Step, "two"));
    auto writer = tp::LogWriter::openAt(m_log, first.size());
    QVERIFY(writer);
    QVERIFY(writer->append(tp::FrameKind::Step, "2"));
    tp::LogFollower follower(m_log);
    Heard heard;
    QVERIFY(heard.poll(follower).value());
    QCOMPARE(heard.lines, (Lines { "1one", "12" }));
}

void TestLogFile::writerRefusesAnOffsetWithinAFrame()
{
    const std::string first = tp::encodeFrame(tp::FrameKind::Step, "one");
    for (const std::size_t offset : { std::size_t(1), first.size() - 1, first.size() + 1 }) {
        replace(first);
        const auto writer = tp::LogWriter::openAt(m_log, offset);
        QVERIFY(!writer);
        QCOMPARE(writer.error().code, tp::ErrorCode::BadInput);
        QCOMPARE(std::uint64_t(fs::file_size(m_log)), std::uint64_t(first.size())); // untouched
    }
}

QTEST_GUILESS_MAIN(TestLogFile)
#include "tst_logfile.moc"
