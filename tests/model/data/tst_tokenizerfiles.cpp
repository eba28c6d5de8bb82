// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizer.h"

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <fstream>

class TestTokenizerFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void defaultIsAHundredSentinels();
    void missingFilesAreNamed();
    void otherTokenizersAreNamed_data();
    void otherTokenizersAreNamed();
    void damagedVocabulariesAreRefused_data();
    void damagedVocabulariesAreRefused();
    void oversizedVocabulariesAreRefused();
    void badSettingsAreNamed_data();
    void badSettingsAreNamed();

private:
    void write(const std::string &name, const std::string &content) const;
    [[nodiscard]] std::string model() const;

    std::unique_ptr<QTemporaryDir> m_temporary;
    std::filesystem::path m_folder;
};

void TestTokenizerFiles::init()
{
    m_temporary = std::make_unique<QTemporaryDir>();
    m_folder = m_temporary->path().toStdString();
    std::filesystem::copy(TP_SOURCE_DIR "/resources/demo/backbone/spiece.model", m_folder);
}

void TestTokenizerFiles::write(const std::string &name, const std::string &content) const
{
    std::ofstream(m_folder / name, std::ios::binary) << content;
}

std::string TestTokenizerFiles::model() const
{
    std::ifstream stream(m_folder / "spiece.model", std::ios::binary);
    return { std::istreambuf_iterator<char>(stream), {} };
}

void TestTokenizerFiles::defaultIsAHundredSentinels()
{
    const auto tokenizer = tp::loadTokenizer(m_folder);
    QVERIFY(tokenizer);
    QCOMPARE((*tokenizer)->size(), std::int64_t(385));
    QCOMPARE((*tokenizer)->encode("<extra_id_0>"), (tp::TokenIds { 384, 1 }));
    QCOMPARE((*tokenizer)->encode("<extra_id_99>"), (tp::TokenIds { 285, 1 }));
}

void TestTokenizerFiles::missingFilesAreNamed()
{
    std::filesystem::remove(m_folder / "spiece.model");
    const auto empty = tp::loadTokenizer(m_folder);
    QVERIFY(!empty);
    QCOMPARE(empty.error().code, tp::ErrorCode::NotFound);
    QVERIFY(empty.error().hint.find("spiece.model") != std::string::npos);
    const auto noFolder = tp::loadTokenizer(m_folder / "none");
    QVERIFY(!noFolder);
    QCOMPARE(noFolder.error().code, tp::ErrorCode::NotFound);
    std::filesystem::create_directory(m_folder / "spiece.model");
    const auto directory = tp::loadTokenizer(m_folder);
    QVERIFY(!directory);
    QCOMPARE(tp::exitCode(directory.error().code), 2);
}

void TestTokenizerFiles::otherTokenizersAreNamed_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("ALBERT") << QByteArray("AlbertTokenizer");
    QTest::newRow("LLaMA") << QByteArray("LlamaTokenizer");
}

void TestTokenizerFiles::otherTokenizersAreNamed()
{
    QFETCH(QByteArray, name);
    write("tokenizer_config.json", "{\"tokenizer_class\": \"" + name.toStdString() + "\"}");
    const auto tokenizer = tp::loadTokenizer(m_folder);
    QVERIFY(!tokenizer);
    QCOMPARE(tokenizer.error().code, tp::ErrorCode::Unsupported);
    QCOMPARE(tp::exitCode(tokenizer.error().code), 2);
    QVERIFY(tokenizer.error().what.find(name.toStdString()) != std::string::npos);
}

void TestTokenizerFiles::damagedVocabulariesAreRefused_data()
{
    QTest::addColumn<int>("kept"); // bytes of the file
    QTest::addColumn<QByteArray>("added");
    QTest::newRow("empty") << 0 << QByteArray();
    QTest::newRow("text") << 0 << QByteArray("this is no vocabulary\n");
    QTest::newRow("cut to half") << 2489 << QByteArray();
    QTest::newRow("one byte short") << 4977 << QByteArray();
    QTest::newRow("zeros") << 0 << QByteArray(5000, '\0');
    QTest::newRow("length beyond the end") << 0 << QByteArray("\x0a\xff\xff\xff\xff\x07");
    QTest::newRow("rubbish behind") << 4978 << QByteArray("\xff\xff\xff");
}

void TestTokenizerFiles::damagedVocabulariesAreRefused()
{
    QFETCH(int, kept);
    QFETCH(QByteArray, added);
    const std::string whole = model();
    QCOMPARE(whole.size(), std::size_t(4978));
    write("spiece.model", whole.substr(0, std::size_t(kept)) + added.toStdString());
    const auto tokenizer = tp::loadTokenizer(m_folder);
    QVERIFY(!tokenizer);
    QCOMPARE(tokenizer.error().code, tp::ErrorCode::BadInput);
    QVERIFY(tokenizer.error().where.ends_with("spiece.model"));
}

void TestTokenizerFiles::oversizedVocabulariesAreRefused()
{
    // Sparse: no disk is used, and none of it may be read.
    std::filesystem::resize_file(m_folder / "spiece.model", std::uintmax_t(1) << 36);
    const auto tokenizer = tp::loadTokenizer(m_folder);
    QVERIFY(!tokenizer);
    QVERIFY2(tokenizer.error().message().find("spiece.model") != std::string::npos,
        tokenizer.error().message().c_str());
}

void TestTokenizerFiles::badSettingsAreNamed_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("place");
    const QByteArray config("tokenizer_config.json");
    QTest::newRow("not JSON") << config << QByteArray("{") << "tokenizer_config.json";
    QTest::newRow("a list") << config << QByteArray("[]") << "tokenizer_config.json";
    QTest::newRow("negative count") << config << QByteArray("{\"extra_ids\": -1}") << "extra_ids";
    QTest::newRow("count of text") << config << QByteArray("{\"extra_ids\": \"3\"}") << "extra_ids";
    QTest::newRow("huge count") << config << QByteArray("{\"extra_ids\": 1000000000}")
                                << "extra_ids";
    QTest::newRow("counts disagree")
        << config
        << QByteArray("{\"extra_ids\": 3, \"additional_special_tokens\": [\"<extra_id_0>\"]}")
        << "extra_ids";
    QTest::newRow("token is a number") << config << QByteArray("{\"eos_token\": 1}") << "eos_token";
    QTest::newRow("token without text")
        << config << QByteArray("{\"eos_token\": {\"id\": 1}}") << "eos_token";
    QTest::newRow("no list of tokens")
        << config << QByteArray("{\"additional_special_tokens\": \"<x>\"}")
        << "additional_special_tokens";
    QTest::newRow("added tokens are a list")
        << config << QByteArray("{\"added_tokens_decoder\": []}") << "added_tokens_decoder";
    QTest::newRow("added id is a word")
        << config << QByteArray("{\"added_tokens_decoder\": {\"x\": {\"content\": \"<x>\"}}}")
        << "added_tokens_decoder";
    QTest::newRow("added id is huge")
        << config
        << QByteArray("{\"added_tokens_decoder\": {\"99999999999\": {\"content\": \"<x>\"}}}")
        << "added_tokens_decoder";
    QTest::newRow("old file") << QByteArray("added_tokens.json") << QByteArray("{\"<x>\": -4}")
                              << "added_tokens.json";
    QTest::newRow("fast file") << QByteArray("tokenizer.json")
                               << QByteArray("{\"added_tokens\": [3]}") << "tokenizer.json";
}

void TestTokenizerFiles::badSettingsAreNamed()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, place);
    write(file.toStdString(), content.toStdString());
    const auto tokenizer = tp::loadTokenizer(m_folder);
    QVERIFY(!tokenizer);
    QCOMPARE(tokenizer.error().code, tp::ErrorCode::BadInput);
    QVERIFY2(tokenizer.error().where.find(place.toStdString()) != std::string::npos,
        tokenizer.error().message().c_str());
}

QTEST_GUILESS_MAIN(TestTokenizerFiles)
#include "tst_tokenizerfiles.moc"
