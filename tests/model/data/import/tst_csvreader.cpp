// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/import/csvreader.h"

#include <QTemporaryDir>
#include <QtTest>

using Records = QList<QStringList>;

class TestCsvReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRecords_data();
    void readsRecords();
    void fieldsCrossBlocks();
    void placesAreLinesOfTheirStart();
    void refuses_data();
    void refuses();
    void goesOnBehindTextThatIsNotUtf8();
    void refusesEndlessRows();

private:
    std::filesystem::path write(const std::string &content);

    QTemporaryDir m_folder;
};

std::filesystem::path TestCsvReader::write(const std::string &content)
{
    const std::filesystem::path file = m_folder.filePath(QStringLiteral("t.csv")).toStdString();
    std::ofstream(file, std::ios::binary) << content;
    return file;
}

void TestCsvReader::readsRecords_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Records>("records");
    QTest::newRow("empty") << QByteArray() << Records {};
    QTest::newRow("plain") << QByteArray("a,b\nc,d\n") << Records { { "a", "b" }, { "c", "d" } };
    QTest::newRow("Windows") << QByteArray("a,b\r\n\"c\",d\r\n")
                             << Records { { "a", "b" }, { "c", "d" } };
    QTest::newRow("mark") << QByteArray("\xef\xbb\xbf\"a\",b\n") << Records { { "a", "b" } };
    QTest::newRow("no last line end")
        << QByteArray("a,b\n\"c\",") << Records { { "a", "b" }, { "c", "" } };
    QTest::newRow("comma, quote and lines in quotes")
        << QByteArray("\"a,b\",\"say \"\"x\"\"\",\"one\r\ntwo\n\"\n")
        << Records { { "a,b", "say \"x\"", "one\r\ntwo\n" } };
    QTest::newRow("empty fields") << QByteArray(",\"\",\n") << Records { { "", "", "" } };
    QTest::newRow("blank lines") << QByteArray("\na\n\r\n\nb\n") << Records { { "a" }, { "b" } };
    QTest::newRow("quote inside") << QByteArray("5\" wide,b\n") << Records { { "5\" wide", "b" } };
    QTest::newRow("spaces stay") << QByteArray(" a , b\n") << Records { { " a ", " b" } };
}

void TestCsvReader::readsRecords()
{
    QFETCH(QByteArray, content);
    auto reader = tp::CsvReader::open(write(content.toStdString()), "t.csv");
    QVERIFY(reader);
    Records records;
    while (true) {
        const auto record = reader->next();
        QVERIFY2(record, record ? "" : record.error().message().c_str());
        if (!*record) {
            break;
        }
        QStringList fields;
        for (const std::string &field : **record) {
            fields << QString::fromStdString(field);
        }
        records << fields;
    }
    QTEST(records, "records");
    const std::uint64_t mark = content.startsWith("\xef") ? 3 : 0;
    QVERIFY(reader->bytes() >= static_cast<std::uint64_t>(content.size()) - mark);
}

void TestCsvReader::fieldsCrossBlocks()
{
    std::string content;
    std::vector<std::string> expected;
    for (const std::size_t length : { 65533, 65536, 1, 131072, 0, 7 }) {
        expected.push_back(std::string(length, 'x') + "\"\n,");
        content += "\"" + std::string(length, 'x') + "\"\"\n,\",b\r\n";
    }
    auto reader = tp::CsvReader::open(write(content), "t.csv");
    QVERIFY(reader);
    for (const std::string &field : expected) {
        const auto record = reader->next();
        QVERIFY(record && *record);
        QCOMPARE((*record)->size(), std::size_t(2));
        QVERIFY((**record)[0] == field);
        QCOMPARE((**record)[1], std::string("b"));
    }
    QVERIFY(!*reader->next());
}

void TestCsvReader::placesAreLinesOfTheirStart()
{
    auto reader = tp::CsvReader::open(write("a,b\n\"1\n2\n3\",x\n\ny,z\n"), "t.csv");
    QVERIFY(reader);
    for (const char *place : { "t.csv:1", "t.csv:2", "t.csv:6" }) {
        QVERIFY(*reader->next());
        QCOMPARE(reader->place(), std::string(place));
    }
}

void TestCsvReader::refuses_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("what");
    QTest::newRow("open quote") << QByteArray("a\n\"b\n\nc") << "line 2 is never closed";
    QTest::newRow("text behind a quote") << QByteArray("a\n\"b\"c\n") << "closing quote";
    QTest::newRow("not UTF-8") << QByteArray("a\nb,\xff\n") << "field 2 is not UTF-8";
    QTest::newRow("half a mark") << QByteArray("\xef\xbb") << "not UTF-8";
    QTest::newRow("many fields") << QByteArray("a\n") + QByteArray(20'000, ',') << "fields";
}

void TestCsvReader::refuses()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, what);
    auto reader = tp::CsvReader::open(write(content.toStdString()), "t.csv");
    auto record = reader
        ? reader->next()
        : tp::Result<std::optional<std::vector<std::string>>>(tl::unexpected(reader.error()));
    if (record) {
        record = reader->next();
        QVERIFY(!record);
        QCOMPARE(record.error().where, std::string("t.csv:2"));
    }
    const QString said = QString::fromStdString(record.error().what);
    QVERIFY2(said.contains(what), qPrintable(said));
}

void TestCsvReader::goesOnBehindTextThatIsNotUtf8()
{
    auto reader = tp::CsvReader::open(write("a\n\xff\nb\n"), "t.csv");
    QVERIFY(reader && reader->next());
    QVERIFY(!reader->next());
    QVERIFY(reader->canGoOn());
    QCOMPARE((**reader->next())[0], std::string("b"));
    auto open = tp::CsvReader::open(write("\"a"), "t.csv");
    QVERIFY(open && !open->next());
    QVERIFY(!open->canGoOn());
}

void TestCsvReader::refusesEndlessRows()
{
    for (const char *start : { "a\n", "a\n\"" }) {
        auto reader = tp::CsvReader::open(
            write(start + std::string(tp::CsvReader::maximumRecord + 10, 'x')), "t.csv");
        QVERIFY(reader && reader->next());
        const auto record = reader->next();
        QVERIFY(!record);
        QVERIFY(record.error().what.find("longer than") != std::string::npos);
        QVERIFY(!reader->canGoOn());
    }
}

QTEST_GUILESS_MAIN(TestCsvReader)
#include "tst_csvreader.moc"
