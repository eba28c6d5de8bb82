// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/fileio.h"
#include "model/store/runstore.h"

#include <QtTest>

#include <atomic>
#include <thread>
#include <vector>

#include <sys/stat.h>

namespace fs = std::filesystem;

class TestFileIo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writingReplacesTheWholeFile();
    void nothingIsLeftWithoutCommit();
    void failedWritesLeaveTheOldFile();
    void largeFilesGoThroughTheBuffer();
    void writersInSeveralThreadsLeaveOneWholeText();
    void readingHasALimit();
    void onlyFilesAreRead_data();
    void onlyFilesAreRead();

private:
    [[nodiscard]] fs::path path(const char *name) const
    {
        return m_folder.filePath(QString::fromUtf8(name)).toStdString();
    }
    [[nodiscard]] QStringList names() const
    {
        return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden | QDir::System);
    }

    QTemporaryDir m_folder;
};

void TestFileIo::writingReplacesTheWholeFile()
{
    QVERIFY(tp::writeFileAtomically(path("a.txt"), "a longer first content"));
    QVERIFY(tp::writeFileAtomically(path("a.txt"), "second"));
    QCOMPARE(tp::readFile(path("a.txt"), 100).value_or(""), std::string("second"));
    QCOMPARE(names(), QStringList { QStringLiteral("a.txt") });
}

void TestFileIo::nothingIsLeftWithoutCommit()
{
    {
        auto file = tp::AtomicFile::create(path("b.txt"));
        QVERIFY(file);
        file->write("half of it");
    }
    QVERIFY(!fs::exists(path("b.txt")));
    QCOMPARE(names(), QStringList { QStringLiteral("a.txt") });
}

void TestFileIo::failedWritesLeaveTheOldFile()
{
    const auto missing = tp::writeFileAtomically(path("none/a.txt"), "x");
    QVERIFY(!missing);
    QVERIFY(missing.error().where.find("none") != std::string::npos);
    // A folder cannot be replaced by a file.
    QVERIFY(fs::create_directories(path("folder/inside")));
    const auto status = tp::writeFileAtomically(path("folder"), "x");
    QVERIFY(!status);
    QCOMPARE(status.error().code, tp::ErrorCode::Io);
    QVERIFY(fs::is_directory(path("folder/inside")));
    QCOMPARE(names(), QStringList { QStringLiteral("a.txt") });
}

void TestFileIo::largeFilesGoThroughTheBuffer()
{
    auto file = tp::AtomicFile::create(path("large.txt"));
    QVERIFY(file);
    std::string expected;
    for (int i = 0; i < 300'000; ++i) {
        const std::string line = std::to_string(i) + "\n";
        file->write(line);
        expected += line;
    }
    QVERIFY(file->commit());
    QVERIFY(tp::readFile(path("large.txt"), 1u << 30).value_or("") == expected);
    fs::remove(path("large.txt"));
}

void TestFileIo::writersInSeveralThreadsLeaveOneWholeText()
{
    constexpr std::size_t length = 3000;
    QVERIFY(tp::writeFileAtomically(path("shared.txt"), std::string(length, 'z')));
    const QStringList before = names();
    std::atomic<int> writing { 3 };
    std::atomic<int> failures { 0 };
    std::vector<std::thread> writers;
    for (const char letter : { 'a', 'b', 'c' }) {
        writers.emplace_back([this, letter, &writing, &failures] {
            for (int times = 0; times < 40; ++times) {
                failures += tp::writeFileAtomically(path("shared.txt"), std::string(length, letter))
                    ? 0
                    : 1;
            }
            --writing;
        });
    }
    int torn = 0;
    do {
        const auto text = tp::readFile(path("shared.txt"), 1u << 20);
        torn += text && *text == std::string(length, text->at(0)) ? 0 : 1;
    } while (writing > 0);
    for (std::thread &writer : writers) {
        writer.join();
    }
    QCOMPARE(failures.load(), 0);
    QCOMPARE(torn, 0);
    QCOMPARE(names(), before);
}

void TestFileIo::readingHasALimit()
{
    QVERIFY(tp::writeFileAtomically(path("a.txt"), std::string(1500, 'x')));
    QCOMPARE(tp::readFile(path("a.txt"), 1500)->size(), std::size_t(1500));
    const auto refused = tp::readFile(path("a.txt"), 1499);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, tp::ErrorCode::BadInput);
    QCOMPARE(refused.error().what, std::string("the file has 1.5 kB, but at most 1.5 kB are read"));
    QCOMPARE(refused.error().where, path("a.txt").string());
}

void TestFileIo::onlyFilesAreRead_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("code");
    QTest::newRow("missing") << "missing" << int(tp::ErrorCode::NotFound);
    QTest::newRow("below a file") << "a.txt/b" << int(tp::ErrorCode::NotFound);
    QTest::newRow("folder") << "folder" << int(tp::ErrorCode::BadInput);
    QTest::newRow("pipe") << "pipe" << int(tp::ErrorCode::BadInput);
}

void TestFileIo::onlyFilesAreRead()
{
    QFETCH(QString, kind);
    const fs::path file = path(kind.toUtf8().constData());
    if (kind == QLatin1String("pipe")) {
        QCOMPARE(::mkfifo(file.c_str(), 0600), 0); // opening it would wait for a writer
    }
    const auto read = tp::readFile(file, 100);
    QVERIFY(!read);
    QTEST(int(read.error().code), "code");
}

QTEST_GUILESS_MAIN(TestFileIo)
#include "tst_fileio.moc"
