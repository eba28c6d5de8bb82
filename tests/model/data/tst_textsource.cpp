// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/textsource.h"

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <fstream>

namespace fs = std::filesystem;

using Texts = std::vector<std::string>;

// Texts out of files and folders.
class TestTextSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFoldersInOrder();
    void linesOrParagraphs();
    void readsOneFile();
    void refuses_data();
    void refuses();
    void stopEndsReading();
};

namespace {

void write(const fs::path &file, const std::string &content)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file) << content;
}

} // namespace

void TestTextSource::readsFoldersInOrder()
{
    const QTemporaryDir holder;
    const fs::path folder = holder.path().toStdString();
    write(folder / "b.txt", "three\r\n\n  \nfour");
    write(folder / "a/deep/x.jsonl",
        "{\"text\": \"one\", \"id\": 7}\n\n{\"text\": \"two\\nlines\"}\n{\"text\": \"\"}\n");
    write(folder / "readme.md", "not read");
    write(folder / ".hidden.txt", "not read");
    const auto texts = tp::readTexts({ folder.string() }, {}, {});
    QVERIFY2(texts, texts ? "" : texts.error().message().c_str());
    QCOMPARE(*texts, (Texts { "one", "two\nlines", "three", "four" }));
}

void TestTextSource::linesOrParagraphs()
{
    const QTemporaryDir holder;
    const fs::path file = fs::path(holder.path().toStdString()) / "a.txt";
    write(file, "one\ntwo\n\n\nthree\n");
    QCOMPARE(*tp::readTexts({ file.string() }, {}, {}), (Texts { "one", "two", "three" }));
    QCOMPARE(*tp::readTexts({ file.string() }, { .paragraphs = true }, {}),
        (Texts { "one\ntwo", "three" }));
}

void TestTextSource::readsOneFile()
{
    const QTemporaryDir holder;
    const fs::path file = fs::path(holder.path().toStdString()) / "a.txt";
    write(file, "12345\n12345\n");
    QVERIFY(tp::readTexts({ file.string() }, { .maximumBytes = 10 }, {}));
    QVERIFY(tp::readTexts({}, {}, {})->empty());
}

void TestTextSource::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("part");
    const auto row =
        [](const char *label, const char *name, const QByteArray &content, const char *part) {
            QTest::newRow(label) << QString::fromLatin1(name) << content
                                 << QString::fromLatin1(part);
        };
    row("nothing", "", "", "does not exist");
    row("another kind", "a.pdf", "x", "neither");
    row("too much",
        "a.txt",
        "12345\n123456\n",
        "more than the 10 bytes that text.max_bytes allows");
    row("one long paragraph", "p.txt", "1234\n5678\n9012\n", "text.max_bytes");
    row("no UTF-8", "a.txt", "good\n\xff\n", "a.txt:2");
    row("no JSON", "a.jsonl", "{\"text\": \"a\"}\n{\n", "a.jsonl:2");
    row("no text", "a.jsonl", "{\"txt\": \"a\"}\n", "a.jsonl:1: a row must be an object");
    row("a number", "a.jsonl", "{\"text\": 3}\n", "whose 'text' is a text");
    row("a list", "a.jsonl", "[1]\n", "a row must be an object");
}

void TestTextSource::refuses()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(QString, part);
    const QTemporaryDir holder;
    const fs::path path =
        fs::path(holder.path().toStdString()) / (name.isEmpty() ? "none" : name.toStdString());
    if (!name.isEmpty()) {
        write(path, content.toStdString());
    }
    const auto texts = tp::readTexts(
        { path.string() }, { .paragraphs = name.startsWith('p'), .maximumBytes = 10 }, {});
    QVERIFY(!texts);
    const QString message = QString::fromStdString(texts.error().message());
    QVERIFY2(message.contains(part), qPrintable(message));
    const QTemporaryDir empty;
    const auto none = tp::readTexts({ empty.path().toStdString() }, {}, {});
    QVERIFY(!none && none.error().what.find("no *.txt") != std::string::npos);
}

void TestTextSource::stopEndsReading()
{
    const QTemporaryDir holder;
    const fs::path file = fs::path(holder.path().toStdString()) / "a.txt";
    write(file, "one\n");
    std::stop_source source;
    source.request_stop();
    QVERIFY(!tp::readTexts({ file.string() }, {}, source.get_token()));
}

QTEST_APPLESS_MAIN(TestTextSource)
#include "tst_textsource.moc"
