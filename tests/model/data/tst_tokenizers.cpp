// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizerfolder.h"

#include <QtTest>

#include <atomic>
#include <thread>

using Json = nlohmann::json;

// Every kind of tokenizer beside T5's. Expected values are transformers' own, written by
// tests/parity/tokenize_files.py.
class TestTokenizers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void agreesWithTransformers_data();
    void agreesWithTransformers();
    void isSafeInSeveralThreads();

private:
    Json m_expected;
};

void TestTokenizers::initTestCase()
{
    std::ifstream stream(TP_SOURCE_DIR "/tests/data/tokenizers.json");
    m_expected = Json::parse(stream);
    QVERIFY(m_expected.at("texts").size() >= 200);
}

void TestTokenizers::agreesWithTransformers_data()
{
    QTest::addColumn<int>("index");
    const Json &tokenizers = m_expected.at("tokenizers");
    for (std::size_t i = 0; i < tokenizers.size(); ++i) {
        QTest::newRow(tokenizers[i].at("name").get<std::string>().c_str()) << int(i);
    }
}

void TestTokenizers::agreesWithTransformers()
{
    QFETCH(int, index);
    const Json &expected = m_expected.at("tokenizers").at(static_cast<std::size_t>(index));
    const TokenizerFolder folder;
    for (const auto &[name, source] : expected.at("copies").items()) {
        if (!folder.copy(source.get<std::string>(), name)) {
            QSKIP("the shared data is not here");
        }
    }
    for (const auto &[name, content] : expected.at("files").items()) {
        folder.write(name, TokenizerFolder::expanded(content).dump());
    }
    const auto tokenizer = tp::loadTokenizer(folder.path());
    QVERIFY2(tokenizer, tokenizer ? "" : tokenizer.error().message().c_str());
    QCOMPARE((*tokenizer)->size(), expected.at("size").get<std::int64_t>());

    int wrong = 0;
    const Json &texts = m_expected.at("texts");
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto text = texts[i].get<std::string>();
        for (int times = 0; times < 2; ++times) { // the second time from the remembered words
            const tp::Result<tp::TokenIds> ids = (*tokenizer)->tryEncode(text);
            QVERIFY2(ids, text.c_str());
            if (Json(*ids) != expected.at("ids").at(i)) {
                ++wrong;
                qWarning("%s: %s, not %s",
                    texts[i].dump(-1, ' ', true).c_str(),
                    Json(*ids).dump().c_str(),
                    expected.at("ids").at(i).dump().c_str());
            }
        }
    }
    for (const Json &row : expected.at("decode")) {
        const auto ids = row.at(0).get<tp::TokenIds>();
        for (const bool skips : { false, true }) {
            const auto text = row.at(skips ? 2 : 1).get<std::string>();
            if ((*tokenizer)->decode(ids, skips) != text) {
                ++wrong;
                qWarning("%s, skipping %d: %s, not %s",
                    row.at(0).dump().c_str(),
                    int(skips),
                    Json((*tokenizer)->decode(ids, skips)).dump(-1, ' ', true).c_str(),
                    Json(text).dump(-1, ' ', true).c_str());
            }
        }
    }
    QCOMPARE(wrong, 0);
}

void TestTokenizers::isSafeInSeveralThreads()
{
    const TokenizerFolder folder;
    QVERIFY(folder.copy("vocab.json", "vocab.json") && folder.copy("merges.txt", "merges.txt"));
    const auto tokenizer = tp::loadTokenizer(folder.path());
    QVERIFY(tokenizer);
    const std::string text = "Once upon a time there was a dog, and the dog couldn't sleep.";
    const tp::TokenIds expected = (*tp::loadTokenizer(folder.path()))->encode(text);
    std::vector<std::thread> threads;
    std::atomic<int> different = 0;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int times = 0; times < 300; ++times) {
                different += (*tokenizer)->encode(text) == expected ? 0 : 1;
            }
        });
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    QCOMPARE(different.load(), 0);
}

QTEST_GUILESS_MAIN(TestTokenizers)
#include "tst_tokenizers.moc"
