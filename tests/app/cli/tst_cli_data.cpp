// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <QtTest>

#include <QJsonArray>
#include <QTemporaryDir>

using namespace tp::test;

namespace {

const QString backbone = QStringLiteral(TP_SOURCE_DIR "/resources/demo/backbone");

// Runs `tokenize`, on the demo's vocabulary unless told otherwise, with `input` on standard input.
Answer tokenize(
    const QByteArray &input, const QStringList &more = {}, const QString &folder = backbone)
{
    QProcess process;
    prepare(process, QStringList { "tokenize", "--backbone", folder } + more);
    process.start();
    process.write(input);
    process.closeWriteChannel();
    return answerOf(process, 60'000);
}

} // namespace

// The verbs `tokenize` and `suite`.
class TestCliData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokenizeAgreesWithTransformers();
    void tokenizeTakesEveryLine_data();
    void tokenizeTakesEveryLine();
    void decodeGivesTheTextBack();
    void wrongLinesAreNamed_data();
    void wrongLinesAreNamed();
    void tokenizeTakesByteLevelVocabularies();
    void tokenizeNamesTheLineThatASplittingRuleGivesUpOn();
    void aFolderWithoutATokenizerIsNamed();
    void createDemoWritesTheShippedSuite();
    void createDemoTakesASeedAndSizes();
    void createDemoRefuses_data();
    void createDemoRefuses();
};

void TestCliData::tokenizeAgreesWithTransformers()
{
    // Written by tests/parity/tokenize_t5.py; a text with a line end is not one line.
    const auto expected = QJsonDocument::fromJson(
        contentOf(QStringLiteral(TP_SOURCE_DIR "/tests/data/t5_tokenize.json")));
    QByteArray input;
    QByteArray output;
    int lines = 0;
    for (const QJsonValue &row : expected["encode"].toArray()) {
        const QByteArray text = row["text"].toString().toUtf8();
        if (!text.contains('\n')) {
            input += text + '\n';
            output += QJsonDocument(row["demo"].toArray()).toJson(QJsonDocument::Compact) + '\n';
            ++lines;
        }
    }
    QVERIFY(lines > 60);
    const Answer answer = tokenize(input);
    QVERIFY2(answer.code == 0, answer.all());
    QCOMPARE(answer.output.toUtf8(), output);
    QCOMPARE(answer.errors, QString());
}

void TestCliData::tokenizeTakesEveryLine_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("output");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("blank line") << QByteArray("\n") << QByteArray("[1]\n");
    QTest::newRow("last line unfinished")
        << QByteArray("cat\ndog") << QByteArray("[96,1]\n[108,1]\n");
    QTest::newRow("zero byte") << QByteArray("cat\0dog\n", 8) << QByteArray("[96,2,1]\n");
}

void TestCliData::tokenizeTakesEveryLine()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, output);
    const Answer answer = tokenize(input);
    QVERIFY2(answer.code == 0, answer.all());
    QCOMPARE(answer.output.toUtf8(), output);
}

void TestCliData::decodeGivesTheTextBack()
{
    const Answer answer = tokenize("[96,108,1]\n[]\n [ 0 , 287 ]\n", { "--decode" });
    QVERIFY2(answer.code == 0, answer.all());
    QCOMPARE(answer.output, QStringLiteral("cat dog</s>\n\n<pad> <extra_id_0>\n"));
}

void TestCliData::wrongLinesAreNamed_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<bool>("decode");
    QTest::newRow("not UTF-8") << QByteArray("cat\ndog\xff\n") << false;
    QTest::newRow("not JSON") << QByteArray("[1]\ncat\n") << true;
    QTest::newRow("an object") << QByteArray("[1]\n{}\n") << true;
    QTest::newRow("blank") << QByteArray("[1]\n\n") << true;
    QTest::newRow("text id") << QByteArray("[1]\n[\"1\"]\n") << true;
    QTest::newRow("fraction") << QByteArray("[1]\n[1.5]\n") << true;
    QTest::newRow("negative") << QByteArray("[1]\n[-1]\n") << true;
    QTest::newRow("outside") << QByteArray("[1]\n[288]\n") << true;
    QTest::newRow("far outside") << QByteArray("[1]\n[18446744073709551616]\n") << true;
}

void TestCliData::wrongLinesAreNamed()
{
    QFETCH(QByteArray, input);
    QFETCH(bool, decode);
    const Answer answer = tokenize(input, decode ? QStringList { "--decode" } : QStringList());
    QVERIFY2(answer.code == 2, answer.all());
    QVERIFY2(answer.errors.startsWith("tensorpoly: standard input:2: "), answer.all());
    QCOMPARE(answer.errors.count('\n'), 1);
}

void TestCliData::tokenizeTakesByteLevelVocabularies()
{
    const QTemporaryDir folder;
    const QString own = QStringLiteral(TP_SOURCE_DIR "/tests/data/tokenizers/");
    QVERIFY(QFile::copy(own + "vocab.json", folder.filePath("vocab.json")));
    const Answer half = tokenize("cat\n", {}, folder.path());
    QVERIFY2(half.code == 2 && half.errors.contains("merges.txt"), half.all());

    QVERIFY(QFile::copy(own + "merges.txt", folder.filePath("merges.txt")));
    const QByteArray lines = "the cat\n  two  spaces\xc2\xa0\n\n\xf0\x9f\x98\x80\n";
    const Answer ids = tokenize(lines, {}, folder.path());
    QVERIFY2(ids.code == 0, ids.all());
    QCOMPARE(ids.output.count('\n'), 4);
    const Answer back = tokenize(ids.output.toUtf8(), { "--decode" }, folder.path());
    QVERIFY2(back.code == 0, back.all());
    QCOMPARE(back.output.toUtf8(), lines);
}

void TestCliData::tokenizeNamesTheLineThatASplittingRuleGivesUpOn()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath("tokenizer.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"json({"model": {"type": "BPE", "vocab": {"a": 0, "b": 1}, "merges": []},
        "pre_tokenizer": {"type": "Split", "pattern": {"Regex": "(?:a+)+b"}, "behavior": "Isolated"}})json");
    file.close();
    const Answer answer = tokenize("aab\n" + QByteArray(5000, 'a') + "cb\n", {}, folder.path());
    QVERIFY2(answer.code == 2, answer.all());
    QCOMPARE(answer.output, QString("[0,0,1]\n"));
    QVERIFY2(answer.errors.startsWith("tensorpoly: standard input:2: "), answer.all());
    QVERIFY2(answer.errors.contains("takes too long"), answer.all());
    QVERIFY2(answer.errors.contains("tokenizer.json"), answer.all());
}

void TestCliData::aFolderWithoutATokenizerIsNamed()
{
    const QTemporaryDir folder;
    const Answer answer = runProgram({ "tokenize", "--backbone", folder.path() });
    QVERIFY2(answer.code == 2, answer.all());
    QVERIFY2(answer.errors.contains("spiece.model"), answer.all());
    QCOMPARE(runProgram({ "tokenize" }).code, 2);
}

void TestCliData::createDemoWritesTheShippedSuite()
{
    const QTemporaryDir folder;
    const Answer answer = runProgram({ "suite", "create-demo", "made", "--json" }, folder.path());
    QVERIFY2(answer.code == 0, answer.all());
    QCOMPARE(answer.object()["suite"].toString(), folder.filePath("made"));
    for (const char *file : { "suite.json", "animal-not/train.jsonl", "total1/test.jsonl" }) {
        const QByteArray made = contentOf(folder.filePath(QStringLiteral("made/") + file));
        QVERIFY(!made.isEmpty());
        QVERIFY(made == contentOf(QStringLiteral(TP_SOURCE_DIR "/resources/demo/suite/") + file));
    }
}

void TestCliData::createDemoTakesASeedAndSizes()
{
    const QTemporaryDir folder;
    const Answer answer = runProgram({ "suite",
                                         "create-demo",
                                         "made",
                                         "--seed",
                                         "3",
                                         "--train",
                                         "7",
                                         "--validation",
                                         "2",
                                         "--test",
                                         "4" },
        folder.path());
    QVERIFY2(answer.code == 0, answer.all());
    const QByteArray train = contentOf(folder.filePath("made/first/train.jsonl"));
    QCOMPARE(train.count('\n'), 7);
    QCOMPARE(contentOf(folder.filePath("made/first/validation.jsonl")).count('\n'), 2);
    QCOMPARE(contentOf(folder.filePath("made/first/test.jsonl")).count('\n'), 4);
    QVERIFY(!contentOf(QStringLiteral(TP_SOURCE_DIR "/resources/demo/suite/first/train.jsonl"))
                 .startsWith(train));
}

void TestCliData::createDemoRefuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no destination") << QStringList();
    QTest::newRow("a folder in use") << QStringList { "used" };
    QTest::newRow("no rows") << QStringList { "new", "--train", "0" };
    QTest::newRow("negative seed") << QStringList { "new", "--seed", "-3" };
    QTest::newRow("seed of text") << QStringList { "new", "--seed", "x" };
}

void TestCliData::createDemoRefuses()
{
    QFETCH(QStringList, arguments);
    const QTemporaryDir folder;
    QDir(folder.path()).mkdir("used");
    QVERIFY(writeContent(folder.filePath("used/mine"), "keep"));
    const Answer answer =
        runProgram(QStringList { "suite", "create-demo" } + arguments, folder.path());
    QVERIFY2(answer.code == 2, answer.all());
    QVERIFY(!answer.errors.isEmpty());
    QCOMPARE(namesIn(folder.path()), QStringList { "used" });
    QCOMPARE(namesIn(folder.filePath("used")), QStringList { "mine" });
}

QTEST_GUILESS_MAIN(TestCliData)
#include "tst_cli_data.moc"
