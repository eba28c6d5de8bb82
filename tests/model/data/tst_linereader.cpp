// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/linereader.h"

#include <QTemporaryDir>
#include <QtTest>

class TestLineReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesLines_data();
    void givesLines();
    void longLinesCrossBlocks();
    void refusesLongLines();
    void refusesWhatIsNotUtf8();
    void refusesWhatIsNoFile();

private:
    std::filesystem::path write(const std::string &content);

    QTemporaryDir m_folder;
};

std::filesystem::path TestLineReader::write(const std::string &content)
{
    const std::filesystem::path file = m_folder.filePath(QStringLiteral("text")).toStdString();
    std::ofstream(file, std::ios::binary) << content;
    return file;
}

void TestLineReader::givesLines_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QList<QByteArray>>("lines");
    QTest::newRow("empty") << QByteArray() << QList<QByteArray>();
    QTest::newRow("one") << QByteArray("a\n") << QList<QByteArray> { "a" };
    QTest::newRow("no line end") << QByteArray("a\nb") << QList<QByteArray> { "a", "b" };
    QTest::newRow("Windows") << QByteArray("a\r\nb\r\n") << QList<QByteArray> { "a", "b" };
    QTest::newRow("blank") << QByteArray("\n\na\n\n") << QList<QByteArray> { "", "", "a", "" };
    QTest::newRow("mark") << QByteArray("\xef\xbb\xbf"
                                        "a\n\xef\xbb\xbf"
                                        "b")
                          << QList<QByteArray> { "a",
                                 "\xef\xbb\xbf"
                                 "b" };
    QTest::newRow("inner return") << QByteArray("a\rb\n") << QList<QByteArray> { "a\rb" };
}

void TestLineReader::givesLines()
{
    QFETCH(QByteArray, content);
    auto reader = tp::LineReader::open(write(content.toStdString()), "text");
    QVERIFY(reader);
    QList<QByteArray> lines;
    while (true) {
        const auto line = reader->next();
        QVERIFY(line);
        if (!*line) {
            break;
        }
        lines << QByteArray::fromStdString(**line);
        QCOMPARE(reader->place(), "text:" + std::to_string(lines.size()));
    }
    QCOMPARE(reader->bytes(), static_cast<std::uint64_t>(content.size()));
    QTEST(lines, "lines");
}

void TestLineReader::longLinesCrossBlocks()
{
    // Line ends before, at and after the edges of the blocks that are read.
    std::vector<std::string> expected;
    std::string content;
    for (const std::size_t length : { 65535, 65536, 65537, 1, 200000, 0, 3 }) {
        expected.emplace_back(length, static_cast<char>('a' + expected.size()));
        content += expected.back() + "\n";
    }
    auto reader = tp::LineReader::open(write(content), "text");
    QVERIFY(reader);
    for (const std::string &line : expected) {
        const auto next = reader->next();
        QVERIFY(next && *next);
        QVERIFY(**next == line);
    }
    QVERIFY(!*reader->next());
}

void TestLineReader::refusesLongLines()
{
    auto reader = tp::LineReader::open(
        write("short\n" + std::string(tp::LineReader::maximumLine + 100'000, 'x') + "\n"), "text");
    QVERIFY(reader && reader->next());
    const auto line = reader->next();
    QVERIFY(!line);
    QCOMPARE(line.error().where, std::string("text:2"));
    QVERIFY(line.error().what.find("longer than") != std::string::npos);
    QVERIFY(!reader->canGoOn());
}

void TestLineReader::refusesWhatIsNotUtf8()
{
    auto reader = tp::LineReader::open(write("a\n\xc3\xa4\nb\xff\n"), "text");
    QVERIFY(reader && reader->next() && reader->next());
    const auto line = reader->next();
    QVERIFY(!line);
    QCOMPARE(line.error().where, std::string("text:3"));
    // What stands behind it can be read.
    QVERIFY(reader->canGoOn());
    QVERIFY(!*reader->next());
}

void TestLineReader::refusesWhatIsNoFile()
{
    const auto missing = tp::LineReader::open("/nowhere/text", "text");
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, tp::ErrorCode::NotFound);
    const auto folder = tp::LineReader::open(m_folder.path().toStdString(), "text");
    QVERIFY(!folder);
    QCOMPARE(folder.error().code, tp::ErrorCode::BadInput);
}

QTEST_GUILESS_MAIN(TestLineReader)
#include "tst_linereader.moc"
