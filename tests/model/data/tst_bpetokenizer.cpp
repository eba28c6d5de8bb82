// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenizerfolder.h"

#include <QElapsedTimer>
#include <QtTest>

#include <functional>
#include <memory>

using Json = nlohmann::json;

// Files that are damaged, hostile or not supported, and texts that are long.
class TestBpeTokenizer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void badVocabulariesAreRefused_data();
    void badVocabulariesAreRefused();
    void badMergesAreRefused_data();
    void badMergesAreRefused();
    void badJsonFilesAreRefused_data();
    void badJsonFilesAreRefused();
    void missingHalvesAreNamed();
    void otherClassesNeedTheirOwnFile();
    void theFamilyDecidesWithoutAClass();
    void emptyEndTokensAreRefused();
    void slowPatternsAreAnError();
    void longRunsAreNotQuadratic_data();
    void longRunsAreNotQuadratic();
    void oddBytesAndIdsDoNoHarm();

private:
    void writeJson(const std::function<void(Json &)> &change = {}) const;
    void useGpt2() const;

    std::unique_ptr<TokenizerFolder> m_folder;
};

void TestBpeTokenizer::init()
{
    m_folder = std::make_unique<TokenizerFolder>();
}

void TestBpeTokenizer::useGpt2() const
{
    QVERIFY(m_folder->copy("vocab.json", "vocab.json"));
    QVERIFY(m_folder->copy("merges.txt", "merges.txt"));
}

// A sound tokenizer.json, with a change.
void TestBpeTokenizer::writeJson(const std::function<void(Json &)> &change) const
{
    Json content = TokenizerFolder::expanded(Json::parse(R"({"model": {"type": "BPE"},
        "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false},
        "decoder": {"type": "ByteLevel"}})"));
    if (change) {
        change(content);
    }
    m_folder->write("tokenizer.json", content.dump());
}

void TestBpeTokenizer::badVocabulariesAreRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("part"); // of the message
    QTest::newRow("empty file") << QByteArray() << QByteArray("vocab.json");
    QTest::newRow("cut short") << QByteArray(TokenizerFolder::own("vocab.json").c_str()).left(2000)
                               << QByteArray("vocab.json");
    QTest::newRow("empty") << QByteArray("{}") << QByteArray("empty");
    QTest::newRow("a list") << QByteArray("[1]") << QByteArray("object");
    QTest::newRow("a gap") << QByteArray(R"({"a": 0, "b": 2})") << QByteArray("not from 0 to 1");
    QTest::newRow("an id twice") << QByteArray(R"({"a": 1, "b": 1})") << QByteArray("the same id");
    QTest::newRow("below zero") << QByteArray(R"({"a": -1})") << QByteArray("not from 0");
    QTest::newRow("huge") << QByteArray(R"({"a": 18446744073709551615})")
                          << QByteArray("not from 0");
    QTest::newRow("a text as id") << QByteArray(R"({"a": "0"})") << QByteArray("not from 0");
    QTest::newRow("no piece for a byte")
        << QByteArray(R"({"a": 0, "b": 1, "ab": 2})") << QByteArray("for the byte 0");
    QTest::newRow("nested deep") << QByteArray(200'000, '[') << QByteArray("vocab.json");
}

void TestBpeTokenizer::badVocabulariesAreRefused()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, part);
    m_folder->write("vocab.json", content.toStdString());
    m_folder->write("merges.txt", "#version: 0.2\n");
    const auto tokenizer = tp::loadTokenizer(m_folder->path());
    QVERIFY(!tokenizer);
    QCOMPARE(tp::exitCode(tokenizer.error().code), 2);
    QVERIFY2(tokenizer.error().message().find(part.toStdString()) != std::string::npos,
        tokenizer.error().message().c_str());
}

void TestBpeTokenizer::badMergesAreRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("no such piece")
        << QByteArray("#version\nh e\nq zzz\n") << QByteArray("'zzz' is not in the vocabulary");
    QTest::newRow("joined is no piece") << QByteArray("#version\nq q\n") << QByteArray("'qq'");
    QTest::newRow("one piece") << QByteArray("#version\nhe\n") << QByteArray("merges.txt:2");
    QTest::newRow("three pieces") << QByteArray("#version\nh e l\n") << QByteArray("merges.txt:2");
}

void TestBpeTokenizer::badMergesAreRefused()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, part);
    useGpt2();
    QVERIFY(tp::loadTokenizer(m_folder->path()));
    m_folder->write("merges.txt", content.toStdString());
    const auto tokenizer = tp::loadTokenizer(m_folder->path());
    QVERIFY(!tokenizer);
    QCOMPARE(tokenizer.error().code, tp::ErrorCode::BadInput);
    QVERIFY2(tokenizer.error().message().find(part.toStdString()) != std::string::npos,
        tokenizer.error().message().c_str());
}

void TestBpeTokenizer::badJsonFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("pointer"); // where in the file
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("unsupported"); // otherwise it is bad input
    QTest::addColumn<QByteArray>("part");
    const auto row = [](const char *name,
                         const char *pointer,
                         const char *value,
                         bool unsupported,
                         const char *part) {
        QTest::newRow(name) << QByteArray(pointer) << QByteArray(value) << unsupported
                            << QByteArray(part);
    };
    row("no model", "/model", "null", false, "no model");
    row("another model", "/model/type", R"("WordPiece")", true, "'WordPiece'");
    row("no merges", "/model/merges", "1", false, "merges");
    row("one of a merge", "/model/merges", R"([["h"]])", false, "merges[0]");
    row("merge of no piece",
        "/model/merges",
        R"(["h \u00e9\u00e9\u00e9"])",
        false,
        "not in the vocabulary");
    row("an id twice", "/model/vocab", R"({"a": 0, "b": 0})", false, "the same id");
    row("an id far off", "/model/vocab/a", "999999999", false, "not from 0");
    row("an id that is none", "/model/vocab/a", "0.5", false, "not from 0");
    row("unknown is no piece", "/model/unk_token", R"("<nothing>")", false, "'<nothing>'");
    row("prefixes",
        "/model/continuing_subword_prefix",
        R"("##")",
        true,
        "continuing_subword_prefix");
    row("dropout", "/model/dropout", "0.1", true, "dropout");
    row("another normalizer", "/normalizer", R"({"type": "Precompiled"})", true, "'Precompiled'");
    row("normalizer of no kind", "/normalizer", "[]", false, "normalizer");
    row("another pre-tokenizer",
        "/pre_tokenizer",
        R"({"type": "UnicodeScripts"})",
        true,
        "'UnicodeScripts'");
    row("another decoder", "/decoder", R"({"type": "CTC"})", true, "'CTC'");
    row("another post-processor", "/post_processor", R"({"type": "New"})", true, "'New'");
    row("named group",
        "/pre_tokenizer",
        R"json({"type": "Split", "pattern": {"Regex": "(?<n>a)"}, "behavior": "Isolated"})json",
        true,
        "'(?<n'");
    row("bad regex",
        "/pre_tokenizer",
        R"({"type": "Split", "pattern": {"Regex": "a("}, "behavior": "Isolated"})",
        true,
        "'a('");
    row("another behavior",
        "/pre_tokenizer",
        R"({"type": "Split", "pattern": {"String": "a"}, "behavior": "Odd"})",
        true,
        "'Odd'");
    row("no pattern",
        "/pre_tokenizer",
        R"({"type": "Split", "behavior": "Isolated"})",
        false,
        "pattern");
    row("template without the text",
        "/post_processor",
        R"({"type": "TemplateProcessing", "single": [], "special_tokens": {}})",
        true,
        "without the text");
    row("template of an unknown token",
        "/post_processor",
        R"({"type": "TemplateProcessing", "special_tokens": {}, "single": [{"SpecialToken": {"id": "<s>"}}]})",
        false,
        "'<s>'");
    row("no cls",
        "/post_processor",
        R"({"type": "BertProcessing", "sep": ["a", 1]})",
        false,
        "cls");
    row("added token out of place",
        "/added_tokens",
        R"([{"id": 700, "content": "<x>", "special": true}])",
        false,
        "must have the id 620");
    row("added token without text", "/added_tokens", R"([{"id": 620}])", false, "content");
}

void TestBpeTokenizer::badJsonFilesAreRefused()
{
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, value);
    QFETCH(bool, unsupported);
    QFETCH(QByteArray, part);
    writeJson();
    QVERIFY(tp::loadTokenizer(m_folder->path()));
    writeJson([&](Json &content) {
        content[Json::json_pointer(pointer.toStdString())] = Json::parse(value.toStdString());
    });
    const auto tokenizer = tp::loadTokenizer(m_folder->path());
    QVERIFY(!tokenizer);
    QCOMPARE(
        tokenizer.error().code, unsupported ? tp::ErrorCode::Unsupported : tp::ErrorCode::BadInput);
    QVERIFY2(tokenizer.error().message().find(part.toStdString()) != std::string::npos,
        tokenizer.error().message().c_str());

    Json nested = Json::parse(R"({"type": "NFC"})");
    for (int i = 0; i < 1000; ++i) {
        nested = Json { { "type", "Sequence" }, { "normalizers", { nested } } };
    }
    writeJson([&](Json &content) { content["normalizer"] = nested; });
    const auto deep = tp::loadTokenizer(m_folder->path());
    QVERIFY(!deep && deep.error().message().find("too deep") != std::string::npos);
}

void TestBpeTokenizer::missingHalvesAreNamed()
{
    QVERIFY(m_folder->copy("vocab.json", "vocab.json"));
    const auto tokenizer = tp::loadTokenizer(m_folder->path());
    QVERIFY(!tokenizer);
    QCOMPARE(tokenizer.error().code, tp::ErrorCode::NotFound);
    QVERIFY(tokenizer.error().what.find("merges.txt") != std::string::npos);
    // A tokenizer.json beside it does.
    writeJson();
    QCOMPARE(tp::tokenizerKind(m_folder->path()), tp::TokenizerKind::Json);
    QVERIFY(tp::loadTokenizer(m_folder->path()));
}

void TestBpeTokenizer::otherClassesNeedTheirOwnFile()
{
    useGpt2();
    m_folder->write("tokenizer_config.json", R"({"tokenizer_class": "Qwen2Tokenizer"})");
    const auto tokenizer = tp::loadTokenizer(m_folder->path());
    QVERIFY(!tokenizer);
    QCOMPARE(tokenizer.error().code, tp::ErrorCode::Unsupported);
    QVERIFY(tokenizer.error().what.find("'Qwen2Tokenizer'") != std::string::npos);
    writeJson();
    QCOMPARE(tp::tokenizerKind(m_folder->path()), tp::TokenizerKind::Json);
    QVERIFY(tp::loadTokenizer(m_folder->path()));
    m_folder->write("tokenizer_config.json", R"({"tokenizer_class": "GPT2TokenizerFast"})");
    QCOMPARE(tp::tokenizerKind(m_folder->path()), tp::TokenizerKind::ByteLevelBpe);
    // Without a class the model's family tells that GPT-2's rule is not meant.
    m_folder->write("tokenizer_config.json", "{}");
    QCOMPARE(tp::tokenizerKind(m_folder->path()), tp::TokenizerKind::ByteLevelBpe);
    m_folder->write("config.json", R"({"model_type": "qwen2"})");
    QCOMPARE(tp::tokenizerKind(m_folder->path()), tp::TokenizerKind::Json);
}

void TestBpeTokenizer::theFamilyDecidesWithoutAClass()
{
    useGpt2();
    const auto plain = tp::loadTokenizer(m_folder->path());
    QVERIFY(plain);
    const tp::TokenIds ids = (*plain)->encode("the cat");
    m_folder->write("config.json", R"({"model_type": "bart"})");
    const auto bart = tp::loadTokenizer(m_folder->path());
    QVERIFY(bart);
    tp::TokenIds expected { 620 }; // <s>, the first that is not in the vocabulary
    expected.insert(expected.end(), ids.begin(), ids.end());
    expected.push_back(621); // </s>
    QCOMPARE((*bart)->encode("the cat"), expected);
    QCOMPARE((*bart)->decode(expected, true), std::string("the cat"));
}

void TestBpeTokenizer::emptyEndTokensAreRefused()
{
    useGpt2();
    m_folder->write(
        "tokenizer_config.json", R"({"tokenizer_class": "BartTokenizer", "cls_token": ""})");
    const auto tokenizer = tp::loadTokenizer(m_folder->path());
    QVERIFY(!tokenizer);
    QVERIFY(tokenizer.error().what.find("cls_token") != std::string::npos);
}

void TestBpeTokenizer::slowPatternsAreAnError()
{
    writeJson([](Json &content) {
        content["pre_tokenizer"] = Json::parse(R"json({"type": "Sequence", "pretokenizers": [
            {"type": "Split", "pattern": {"Regex": "(?:a+)+b"}, "behavior": "Isolated"},
            {"type": "ByteLevel", "add_prefix_space": false, "use_regex": false}]})json");
    });
    const auto tokenizer = tp::loadTokenizer(m_folder->path());
    QVERIFY2(tokenizer, tokenizer ? "" : tokenizer.error().message().c_str());
    QVERIFY((*tokenizer)->tryEncode("aaab cat"));
    const std::string bomb = std::string(5000, 'a') + "cb";
    const auto ids = (*tokenizer)->tryEncode(bomb);
    QVERIFY(!ids);
    QVERIFY2(ids.error().message().find("takes too long") != std::string::npos,
        ids.error().message().c_str());
    QVERIFY(!(*tokenizer)->encode(bomb).empty());
}

void TestBpeTokenizer::longRunsAreNotQuadratic_data()
{
    QTest::addColumn<bool>("asJson");
    QTest::addColumn<QByteArray>("unit");
    for (const bool asJson : { false, true }) {
        for (const char *unit : { "a", "ab", " ", "\n", "7", "the ", "\xc3\xa9", "!" }) {
            QTest::addRow("%s '%s'", asJson ? "tokenizer.json" : "vocab.json", unit)
                << asJson << QByteArray(unit);
        }
    }
}

void TestBpeTokenizer::longRunsAreNotQuadratic()
{
    QFETCH(bool, asJson);
    QFETCH(QByteArray, unit);
    if (asJson) {
        m_folder->write("tokenizer.json",
            TokenizerFolder::expanded(Json::parse(R"({
            "model": "byte_fallback.json",
            "normalizer": {"type": "Replace", "pattern": {"String": " "}, "content": "\u2581"},
            "decoder": {"type": "Sequence", "decoders": [
                {"type": "Replace", "pattern": {"String": "\u2581"}, "content": " "},
                {"type": "ByteFallback"}, {"type": "Fuse"}]}})"))
                .dump());
    } else {
        useGpt2();
    }
    const auto tokenizer = tp::loadTokenizer(m_folder->path());
    QVERIFY2(tokenizer, tokenizer ? "" : tokenizer.error().message().c_str());
    const auto text = unit.repeated(1'000'000 / int(unit.size())).toStdString();
    QElapsedTimer timer;
    timer.start();
    const auto ids = (*tokenizer)->tryEncode(text);
    QVERIFY2(ids, ids ? "" : ids.error().message().c_str());
    QVERIFY2(timer.elapsed() < 30'000, "a million letters take minutes"); // quadratic: hours
    QVERIFY((*tokenizer)->decode(*ids, false) == text);
}

void TestBpeTokenizer::oddBytesAndIdsDoNoHarm()
{
    useGpt2();
    const auto tokenizer = tp::loadTokenizer(m_folder->path());
    QVERIFY(tokenizer);
    const tp::TokenIds ids = (*tokenizer)->encode("\xff cat \xc3");
    QCOMPARE((*tokenizer)->decode(ids, false), std::string("\ufffd cat \ufffd"));
    QCOMPARE((*tokenizer)->decode({ -1, 100'000, INT64_MAX, INT64_MIN }, false), std::string());
    // A piece may be half of a character.
    tp::TokenIds half = (*tokenizer)->encode("\U00012000");
    half.pop_back();
    QCOMPARE((*tokenizer)->decode(half, false), std::string("\ufffd"));
}

QTEST_GUILESS_MAIN(TestBpeTokenizer)
#include "tst_bpetokenizer.moc"
