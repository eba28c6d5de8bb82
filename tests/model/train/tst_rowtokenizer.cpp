// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/train/rowtokenizer.h"

#include <QtTest>

// What stands around the texts of a row, for encoder-decoders and for decoder-only models.
class TestRowTokenizer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encoderDecodersGetWhatTheTokenizerGives();
    void decodersReadOneText_data();
    void decodersReadOneText();
    void aLongInputKeepsItsEnd();
    void aLongTargetKeepsItsBeginning();
    void limitsStayWithinThePositions();
    void refusesWhatCannotBeRead();
};

namespace {

using tp::TokenIds;

constexpr std::int64_t opening = 1001;
constexpr std::int64_t closing = 1002;

// A letter is its number; '!' is a text that the tokenizer gives up on.
class Letters final : public tp::Tokenizer
{
public:
    Letters(TokenIds before, TokenIds behind)
        : m_before(std::move(before))
        , m_behind(std::move(behind))
    {
    }
    [[nodiscard]] TokenIds encode(const std::string &text) const override
    {
        TokenIds ids = m_before;
        for (const char letter : text) {
            ids.push_back(static_cast<unsigned char>(letter));
        }
        ids.insert(ids.end(), m_behind.begin(), m_behind.end());
        return ids;
    }
    [[nodiscard]] tp::Result<TokenIds> tryEncode(const std::string &text) const override
    {
        if (text.find('!') != std::string::npos) {
            return tp::fail(tp::ErrorCode::BadInput, "the rule gives up");
        }
        return encode(text);
    }
    [[nodiscard]] std::string decode(const TokenIds &, bool) const override { return {}; }
    [[nodiscard]] std::int64_t size() const override { return 1003; }

private:
    TokenIds m_before;
    TokenIds m_behind;
};

tp::ModelConfig decoder(std::int64_t longest = 2048)
{
    tp::LlamaConfig config;
    config.vocabSize = 1003;
    config.endTokenIds = { closing };
    config.longest = longest;
    return tp::ModelConfig::of(config);
}

tp::RowTokenizer rows(const tp::ModelConfig &model,
    const tp::RowFormat &format,
    const TokenIds &before,
    const TokenIds &behind)
{
    auto made = tp::RowTokenizer::make(
        std::make_shared<const Letters>(before, behind), model, format, "folder");
    if (!made) {
        qFatal("%s", made.error().message().c_str());
    }
    return *made;
}

} // namespace

void TestRowTokenizer::encoderDecodersGetWhatTheTokenizerGives()
{
    const tp::RowFormat format { .separator = "\n", .maxInput = 4, .maxTarget = 3 };
    const auto t5 = rows(tp::ModelConfig::of(tp::T5Config {}), format, {}, { closing });
    QCOMPARE(*t5.input("ab"), (TokenIds { 'a', 'b', closing }));
    QCOMPARE(*t5.input("abcdef"), (TokenIds { 'a', 'b', 'c', closing }));
    QCOMPARE(*t5.target("abcdef"), (TokenIds { 'a', 'b', closing }));
    QVERIFY(!t5.isDecoderOnly());
}

void TestRowTokenizer::decodersReadOneText_data()
{
    QTest::addColumn<bool>("opens");
    QTest::addColumn<bool>("closes");
    QTest::newRow("opens texts, as LLaMA") << true << false;
    QTest::newRow("closes them too") << true << true;
    QTest::newRow("neither, as Qwen2") << false << false;
    QTest::newRow("closes them, as bytes") << false << true;
}

void TestRowTokenizer::decodersReadOneText()
{
    QFETCH(bool, opens);
    QFETCH(bool, closes);
    const TokenIds before = opens ? TokenIds { opening } : TokenIds {};
    const TokenIds behind = closes ? TokenIds { closing } : TokenIds {};
    const auto llama = rows(decoder(), { .separator = "\n" }, before, behind);
    TokenIds input = before;
    input.insert(input.end(), { 'a', 'b', '\n' });
    QCOMPARE(*llama.input("ab"), input);
    QCOMPARE(*llama.target("cd"), (TokenIds { 'c', 'd', closing }));
    const auto open = rows(decoder(), { .closesTargets = false }, before, behind);
    input.pop_back();
    QCOMPARE(*open.input("ab"), input);
    QCOMPARE(*open.target("cd"), (TokenIds { 'c', 'd' }));
}

void TestRowTokenizer::aLongInputKeepsItsEnd()
{
    const auto llama = rows(decoder(), { .separator = "?", .maxInput = 4 }, { opening }, {});
    QCOMPARE(*llama.input("abc"), (TokenIds { opening, 'b', 'c', '?' }));
    QCOMPARE(*llama.input("ab"), (TokenIds { opening, 'a', 'b', '?' }));
    const auto one = rows(decoder(), { .separator = "?", .maxInput = 1 }, { opening }, {});
    QCOMPARE(*one.input("abc"), (TokenIds { '?' }));
}

void TestRowTokenizer::aLongTargetKeepsItsBeginning()
{
    const auto llama = rows(decoder(), { .maxTarget = 3 }, { opening }, {});
    QCOMPARE(*llama.target("abcd"), (TokenIds { 'a', 'b', closing }));
}

void TestRowTokenizer::limitsStayWithinThePositions()
{
    const tp::RowFormat format { .maxInput = 256, .maxTarget = 64 };
    const auto wide = rows(decoder(2048), format, {}, {});
    QCOMPARE(wide.format().maxInput, 256);
    QCOMPARE(wide.format().maxTarget, 64);
    const auto narrow = rows(decoder(200), format, {}, {});
    QCOMPARE(narrow.format().maxInput, 136);
    QCOMPARE(narrow.format().maxTarget, 64);
    const auto narrower = rows(decoder(100), format, {}, {});
    QCOMPARE(narrower.format().maxInput, 50);
    QCOMPARE(narrower.format().maxTarget, 50);
}

void TestRowTokenizer::refusesWhatCannotBeRead()
{
    const auto llama = rows(decoder(), {}, {}, {});
    QVERIFY(!llama.input("a!"));
    QVERIFY(!llama.target("a!"));
    const auto empty = llama.input("");
    QVERIFY(!empty);
    QVERIFY(QString::fromStdString(empty.error().message()).contains("suite.separator"));
    tp::ModelConfig endless = decoder();
    endless.endTokenIds.clear();
    const auto made = tp::RowTokenizer::make(
        std::make_shared<const Letters>(TokenIds {}, TokenIds {}), endless, {}, "folder");
    QVERIFY(!made);
    QVERIFY(QString::fromStdString(made.error().message()).contains("eos_token_id"));
}

QTEST_GUILESS_MAIN(TestRowTokenizer)
#include "tst_rowtokenizer.moc"
