// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/tokenizer.h"

#include <QTemporaryDir>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <fstream>

using Json = nlohmann::json;

// Expected values are transformers' own, written by tests/parity/tokenize_byt5.py.
class TestByteTokenizer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsTransformers_data();
    void equalsTransformers();
    void oddIdsDoNoHarm();
    void refusesBadFiles();
};

namespace {

Json cases()
{
    std::ifstream stream(TP_SOURCE_DIR "/tests/data/byt5_tokenize.json");
    return Json::parse(stream);
}

void write(const QTemporaryDir &folder, const std::string &name, const std::string &content)
{
    std::ofstream(folder.filePath(QString::fromStdString(name)).toStdString()) << content;
}

} // namespace

void TestByteTokenizer::equalsTransformers_data()
{
    QTest::addColumn<int>("index");
    const Json all = cases();
    QVERIFY(all.size() >= 5);
    for (std::size_t i = 0; i < all.size(); ++i) {
        QTest::newRow(all[i].at("name").get<std::string>().c_str()) << int(i);
    }
}

void TestByteTokenizer::equalsTransformers()
{
    QFETCH(int, index);
    const Json expected = cases().at(static_cast<std::size_t>(index));
    const QTemporaryDir folder;
    for (const auto &[name, content] : expected.at("files").items()) {
        write(folder, name, content.dump());
    }
    const auto tokenizer = tp::loadTokenizer(folder.path().toStdString());
    QVERIFY2(tokenizer, tokenizer ? "" : tokenizer.error().message().c_str());
    QCOMPARE((*tokenizer)->size(), expected.at("size").get<std::int64_t>());
    for (const Json &entry : expected.at("encode")) {
        const std::string text = entry.at("text").get<std::string>();
        const Json ids = (*tokenizer)->encode(text);
        QVERIFY2(ids == entry.at("ids"), (text + ": " + ids.dump()).c_str());
    }
    for (const Json &entry : expected.at("decode")) {
        const auto ids = entry.at("ids").get<tp::TokenIds>();
        QCOMPARE((*tokenizer)->decode(ids, false), entry.at("text").get<std::string>());
        QCOMPARE((*tokenizer)->decode(ids, true), entry.at("plain").get<std::string>());
    }
}

void TestByteTokenizer::oddIdsDoNoHarm()
{
    const QTemporaryDir folder;
    write(folder, "tokenizer_config.json", R"({"tokenizer_class": "ByT5Tokenizer"})");
    const auto tokenizer = tp::loadTokenizer(folder.path().toStdString());
    QVERIFY(tokenizer);
    QCOMPARE((*tokenizer)->decode({ -1, 100, 1'000'000, INT64_MIN, INT64_MAX }, false), "a");
}

void TestByteTokenizer::refusesBadFiles()
{
    for (const char *content : { R"({"tokenizer_class": "ByT5Tokenizer", "extra_ids": -1})",
             R"({"tokenizer_class": "ByT5Tokenizer", "extra_ids": 3,
                 "additional_special_tokens": ["<extra_id_0>"]})" }) {
        const QTemporaryDir folder;
        write(folder, "tokenizer_config.json", content);
        const auto tokenizer = tp::loadTokenizer(folder.path().toStdString());
        QVERIFY(!tokenizer);
        QVERIFY(tokenizer.error().message().find("extra_ids") != std::string::npos);
    }
}

QTEST_APPLESS_MAIN(TestByteTokenizer)
#include "tst_bytetokenizer.moc"
