// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizer.h"

#include <QTemporaryDir>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

using Json = nlohmann::json;

// Expected values are transformers' own, written by tests/parity/tokenize_t5.py.
class TestTokenizer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void encodes_data();
    void encodes();
    void decodes_data();
    void decodes();
    void filesDecideTheSpecialTokens_data();
    void filesDecideTheSpecialTokens();
    void everyWordOfTheDemoIsOneToken();
    void oddBytesAndIdsDoNoHarm();
    void isSafeInSeveralThreads();

private:
    // "demo" is always here; "t5" only where the shared data is.
    static std::shared_ptr<const tp::Tokenizer> load(const QByteArray &vocabulary);

    Json m_expected;
    std::shared_ptr<const tp::Tokenizer> m_demo;
    std::shared_ptr<const tp::Tokenizer> m_t5;
};

std::shared_ptr<const tp::Tokenizer> TestTokenizer::load(const QByteArray &vocabulary)
{
    const std::filesystem::path folder = vocabulary == "demo"
        ? TP_SOURCE_DIR "/resources/demo/backbone"
        : TP_SOURCE_DIR "/../shared/data/tokenizers/t5";
    const auto tokenizer = tp::loadTokenizer(folder);
    return tokenizer ? *tokenizer : nullptr;
}

void TestTokenizer::initTestCase()
{
    std::ifstream stream(TP_SOURCE_DIR "/tests/data/t5_tokenize.json");
    m_expected = Json::parse(stream);
    m_demo = load("demo");
    QVERIFY(m_demo);
    QCOMPARE(m_demo->size(), m_expected.at("sizes").at("demo").get<std::int64_t>());
    m_t5 = load("t5");
    if (m_t5) {
        QCOMPARE(m_t5->size(), m_expected.at("sizes").at("t5").get<std::int64_t>());
    }
}

void TestTokenizer::encodes_data()
{
    QTest::addColumn<QByteArray>("vocabulary");
    QTest::addColumn<int>("index");
    const Json &cases = m_expected.at("encode");
    QVERIFY(cases.size() >= 60);
    for (const char *vocabulary : { "demo", "t5" }) {
        for (std::size_t i = 0; i < cases.size(); ++i) {
            const std::string text = cases[i].at("text").dump(-1, ' ', true).substr(0, 40);
            QTest::addRow("%s %zu %s", vocabulary, i, text.c_str())
                << QByteArray(vocabulary) << int(i);
        }
    }
}

void TestTokenizer::encodes()
{
    QFETCH(QByteArray, vocabulary);
    QFETCH(int, index);
    const auto tokenizer = vocabulary == "demo" ? m_demo : m_t5;
    if (!tokenizer) {
        QSKIP("the shared data is not here");
    }
    const Json &row = m_expected.at("encode").at(static_cast<std::size_t>(index));
    const tp::TokenIds ids = tokenizer->encode(row.at("text").get<std::string>());
    QCOMPARE(Json(ids).dump(), row.at(vocabulary.toStdString()).dump());
}

void TestTokenizer::decodes_data()
{
    QTest::addColumn<QByteArray>("vocabulary");
    QTest::addColumn<int>("index");
    for (const char *vocabulary : { "demo", "t5" }) {
        for (std::size_t i = 0; i < m_expected.at("decode").at(vocabulary).size(); ++i) {
            QTest::addRow("%s %zu", vocabulary, i) << QByteArray(vocabulary) << int(i);
        }
    }
}

void TestTokenizer::decodes()
{
    QFETCH(QByteArray, vocabulary);
    QFETCH(int, index);
    const auto tokenizer = vocabulary == "demo" ? m_demo : m_t5;
    if (!tokenizer) {
        QSKIP("the shared data is not here");
    }
    const Json &row =
        m_expected.at("decode").at(vocabulary.toStdString()).at(static_cast<std::size_t>(index));
    const auto ids = row.at("ids").get<tp::TokenIds>();
    QCOMPARE(tokenizer->decode(ids, false), row.at("kept").get<std::string>());
    QCOMPARE(tokenizer->decode(ids, true), row.at("skipped").get<std::string>());
}

void TestTokenizer::filesDecideTheSpecialTokens_data()
{
    QTest::addColumn<int>("folder");
    const Json &folders = m_expected.at("folders");
    for (std::size_t i = 0; i < folders.size(); ++i) {
        QTest::newRow(folders[i].at("name").get<std::string>().c_str()) << int(i);
    }
}

void TestTokenizer::filesDecideTheSpecialTokens()
{
    QFETCH(int, folder);
    const Json &expected = m_expected.at("folders").at(static_cast<std::size_t>(folder));
    const QTemporaryDir temporary;
    const std::filesystem::path path = temporary.path().toStdString();
    std::filesystem::copy(TP_SOURCE_DIR "/resources/demo/backbone/spiece.model", path);
    for (const auto &[name, content] : expected.at("files").items()) {
        std::ofstream(path / name) << content.dump();
    }
    const auto tokenizer = tp::loadTokenizer(path);
    QVERIFY2(tokenizer, tokenizer ? "" : tokenizer.error().message().c_str());
    QCOMPARE((*tokenizer)->size(), expected.at("size").get<std::int64_t>());
    for (const Json &row : expected.at("cases")) {
        const auto ids = row.at("ids").get<tp::TokenIds>();
        const auto text = row.at("text").get<std::string>();
        QVERIFY2((*tokenizer)->encode(text) == ids, text.c_str());
        QCOMPARE((*tokenizer)->decode(ids, false), row.at("kept").get<std::string>());
        QCOMPARE((*tokenizer)->decode(ids, true), row.at("skipped").get<std::string>());
    }
}

void TestTokenizer::everyWordOfTheDemoIsOneToken()
{
    // Fewer tokens than words, or an unknown one, would mean a lexicon that the backbone never saw.
    std::int64_t rows = 0;
    for (const auto &entry :
        std::filesystem::recursive_directory_iterator(TP_SOURCE_DIR "/resources/demo/suite")) {
        if (entry.path().filename() != "test.jsonl") {
            continue;
        }
        std::ifstream stream(entry.path());
        for (std::string line; std::getline(stream, line); ++rows) {
            const Json row = Json::parse(line);
            for (const char *key : { "input", "target" }) {
                const auto text = row.at(key).get<std::string>();
                const tp::TokenIds ids = m_demo->encode(text);
                const auto words = std::ranges::count(text, ' ') + 1;
                QVERIFY2(std::int64_t(ids.size()) == words + 1 && std::ranges::count(ids, 2) == 0,
                    line.c_str());
                QCOMPARE(m_demo->decode(ids, true), text);
            }
        }
    }
    QCOMPARE(rows, std::int64_t(2900));
}

void TestTokenizer::oddBytesAndIdsDoNoHarm()
{
    // Not UTF-8: some ids, and the end.
    QCOMPARE(m_demo->encode("\xff\xfe cat \xc3").back(), std::int64_t(1));
    // Ids without a meaning leave a mark, so that no answer is right by accident.
    QCOMPARE(m_demo->decode({ 96, 288, 108 }, true), std::string("cat\u2047 dog"));
    QCOMPARE(m_demo->decode({ -1 }, false), std::string("\u2047"));
    QCOMPARE(m_demo->decode({ INT64_MAX, INT64_MIN }, false), std::string("\u2047\u2047"));
}

void TestTokenizer::isSafeInSeveralThreads()
{
    const tp::TokenIds expected = m_demo->encode("first : cat rope saw");
    std::vector<std::thread> threads;
    std::atomic<int> different = 0;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([this, &expected, &different] {
            for (int times = 0; times < 500; ++times) {
                different += m_demo->encode("first : cat rope saw") == expected ? 0 : 1;
            }
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    QCOMPARE(different.load(), 0);
}

QTEST_GUILESS_MAIN(TestTokenizer)
#include "tst_tokenizer.moc"
