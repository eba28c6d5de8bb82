// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/modelconfig.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

class TestModelConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void absentKeysHaveTheDefaultsOfTransformers();
    void readsTheActivation_data();
    void readsTheActivation();
    void readsEveryKey();
    void nullCountsAsAbsent();
    void decoderStartsWithThePaddingTokenUnlessNamed();
    void writtenConfigurationReadsBack_data();
    void writtenConfigurationReadsBack();
    void refusesWhatCannotBeMeant_data();
    void refusesWhatCannotBeMeant();
    void refusesMissingFolderAndFile();
    void readsTheFolder();
    void countsAndNamesLinearsAsTransformers_data();
    void countsAndNamesLinearsAsTransformers();
    void everyLinearSaysWhereItStands();
};

namespace {

tp::Result<tp::ModelConfig> parse(const QByteArray &text)
{
    return tp::parseModelConfig(text.toStdString(), "config.json");
}

tp::Result<tp::T5Config> parseT5(const QByteArray &text)
{
    return parse(text).map(
        [](const tp::ModelConfig &config) { return std::get<tp::T5Config>(config.family); });
}

QJsonObject countCases(const char *name)
{
    QFile file(QStringLiteral(TP_SOURCE_DIR "/tests/data/") + name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

} // namespace

void TestModelConfig::absentKeysHaveTheDefaultsOfTransformers()
{
    const auto config = parseT5(R"({"model_type": "t5"})");
    QVERIFY2(config, config ? "" : config.error().message().c_str());
    QCOMPARE(config->dModel, 512);
    QCOMPARE(config->dKv, 64);
    QCOMPARE(config->dFf, 2048);
    QCOMPARE(config->numLayers, 6);
    QCOMPARE(config->numDecoderLayers, 6);
    QCOMPARE(config->numHeads, 8);
    QCOMPARE(config->vocabSize, 32128);
    QCOMPARE(config->relativeBuckets, 32);
    QCOMPARE(config->relativeMaxDistance, 128);
    QCOMPARE(config->layerNormEpsilon, 1e-6);
    QCOMPARE(config->dropoutRate, 0.1);
    QVERIFY(!config->gated);
    QCOMPARE(config->activation, std::string("relu"));
    QVERIFY(config->tieWordEmbeddings);
    QCOMPARE(config->padTokenId, 0);
    QCOMPARE(config->eosTokenId, 1);
}

void TestModelConfig::readsTheActivation_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<bool>("gated");
    QTest::addColumn<QString>("activation");
    QTest::newRow("relu") << QByteArray(R"("feed_forward_proj":"relu")") << false << "relu";
    QTest::newRow("gelu") << QByteArray(R"("feed_forward_proj":"gelu")") << false << "gelu";
    QTest::newRow("gated gelu is the tanh form")
        << QByteArray(R"("feed_forward_proj":"gated-gelu")") << true << "gelu_new";
    QTest::newRow("gated silu") << QByteArray(R"("feed_forward_proj":"gated-silu")") << true
                                << "silu";
    QTest::newRow("swish is silu")
        << QByteArray(R"("feed_forward_proj":"gated-swish")") << true << "silu";
    QTest::newRow("what transformers derived is believed") << QByteArray(
        R"("feed_forward_proj":"gated-gelu","dense_act_fn":"gelu","is_gated_act":true)")
                                                           << true << "gelu";
}

void TestModelConfig::readsTheActivation()
{
    QFETCH(QByteArray, keys);
    const auto config = parseT5(R"({"model_type": "t5", )" + keys + "}");
    QVERIFY2(config, config ? "" : config.error().message().c_str());
    QTEST(config->gated, "gated");
    QTEST(QString::fromStdString(config->activation), "activation");
}

void TestModelConfig::readsEveryKey()
{
    const auto config =
        parseT5(R"({"model_type": "t5", "d_model": 24, "d_kv": 5, "d_ff": 40, "num_layers": 2,
        "num_decoder_layers": 3, "num_heads": 4, "vocab_size": 99, "relative_attention_num_buckets": 8,
        "relative_attention_max_distance": 20, "layer_norm_epsilon": 1e-5, "dropout_rate": 0,
        "tie_word_embeddings": false, "decoder_start_token_id": 7, "pad_token_id": 3, "eos_token_id": 2,
        "some_other_key": [1]})");
    QVERIFY2(config, config ? "" : config.error().message().c_str());
    tp::T5Config expected;
    expected.dModel = 24;
    expected.dKv = 5;
    expected.dFf = 40;
    expected.numLayers = 2;
    expected.numDecoderLayers = 3;
    expected.numHeads = 4;
    expected.vocabSize = 99;
    expected.relativeBuckets = 8;
    expected.relativeMaxDistance = 20;
    expected.layerNormEpsilon = 1e-5;
    expected.dropoutRate = 0.0;
    expected.tieWordEmbeddings = false;
    expected.decoderStartTokenId = 7;
    expected.padTokenId = 3;
    expected.eosTokenId = 2;
    QVERIFY(*config == expected);
    QCOMPARE(config->innerSize(), 20);
}

void TestModelConfig::nullCountsAsAbsent()
{
    const auto config =
        parseT5(R"({"model_type": "t5", "num_layers": 4, "num_decoder_layers": null})");
    QVERIFY2(config, config ? "" : config.error().message().c_str());
    QCOMPARE(config->numDecoderLayers, 4);
}

void TestModelConfig::decoderStartsWithThePaddingTokenUnlessNamed()
{
    QCOMPARE(parseT5(R"({"model_type": "t5", "pad_token_id": 5})")->decoderStartTokenId, 5);
    QCOMPARE(parseT5(R"({"model_type": "t5", "pad_token_id": 5, "decoder_start_token_id": 2})")
                 ->decoderStartTokenId,
        2);
}

void TestModelConfig::writtenConfigurationReadsBack_data()
{
    QTest::addColumn<bool>("gated");
    QTest::addColumn<QString>("activation");
    QTest::newRow("v1.0") << false << "relu";
    QTest::newRow("v1.1") << true << "gelu_new";
    QTest::newRow("gated exact gelu") << true << "gelu";
    QTest::newRow("ungated tanh gelu") << false << "gelu_new";
}

void TestModelConfig::writtenConfigurationReadsBack()
{
    QFETCH(bool, gated);
    QFETCH(QString, activation);
    tp::T5Config config;
    config.dModel = 24;
    config.numDecoderLayers = 2;
    config.gated = gated;
    config.activation = activation.toStdString();
    config.tieWordEmbeddings = !gated;
    const auto again = parseT5(QByteArray::fromStdString(tp::writeT5Config(config)));
    QVERIFY2(again, again ? "" : again.error().message().c_str());
    QVERIFY(*again == config);
}

void TestModelConfig::refusesWhatCannotBeMeant_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const char *text, const char *part) {
        QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(part);
    };
    row("no JSON", "{", "config.json");
    row("a list", "[]", "a list");
    row("no family", "{}", "'model_type'");
    row("another family", R"({"model_type": "mbart"})", "model_type 'mbart'");
    row("another family, what is read", R"({"model_type": "mbart"})", "this build reads T5");
    row("zero", R"({"model_type": "t5", "d_model": 0})", "'d_model'");
    row("negative", R"({"model_type": "t5", "num_layers": -1})", "'num_layers'");
    row("text", R"({"model_type": "t5", "d_ff": "512"})", "'d_ff' is the text '512'");
    row("broken number", R"({"model_type": "t5", "d_kv": 2.5})", "'d_kv' is 2.5");
    row("huge", R"({"model_type": "t5", "vocab_size": 99999999999})", "'vocab_size'");
    row("beyond 63 bits",
        R"({"model_type": "t5", "num_heads": 18446744073709551615})",
        "'num_heads'");
    row("epsilon", R"({"model_type": "t5", "layer_norm_epsilon": -1})", "'layer_norm_epsilon'");
    row("truth value",
        R"({"model_type": "t5", "tie_word_embeddings": 1})",
        "'tie_word_embeddings'");
    row("activation", R"({"model_type": "t5", "feed_forward_proj": "mish"})", "'mish'");
    row("activation, number",
        R"({"model_type": "t5", "feed_forward_proj": 1})",
        "'feed_forward_proj'");
    row("buckets", R"({"model_type": "t5", "relative_attention_max_distance": 16})", "above half");
    row("id outside",
        R"({"model_type": "t5", "vocab_size": 10, "eos_token_id": 10})",
        "'eos_token_id' is 10");
}

void TestModelConfig::refusesWhatCannotBeMeant()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, part);
    const auto config = parse(text);
    QVERIFY(!config);
    const QString message = QString::fromStdString(config.error().message());
    QVERIFY2(message.contains(part), qPrintable(message));
    QCOMPARE(tp::exitCode(config.error().code), 2);
}

void TestModelConfig::refusesMissingFolderAndFile()
{
    const QTemporaryDir folder;
    const auto missing = tp::readModelConfig(folder.filePath("none").toStdString());
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, tp::ErrorCode::NotFound);
    const auto empty = tp::readModelConfig(folder.path().toStdString());
    QVERIFY(!empty);
    QVERIFY(QString::fromStdString(empty.error().message()).contains("config.json"));
}

void TestModelConfig::readsTheFolder()
{
    const auto config = tp::readModelConfig(TP_SOURCE_DIR "/tests/data/t5_v11");
    QVERIFY2(config, config ? "" : config.error().message().c_str());
    const auto &t5 = std::get<tp::T5Config>(config->family);
    QCOMPARE(t5.numDecoderLayers, 3);
    QVERIFY(t5.gated);
    QVERIFY(!t5.tieWordEmbeddings);
    QCOMPARE(config->vocabSize, t5.vocabSize);
    QCOMPARE(config->endTokenIds, std::vector<std::int64_t> { t5.eosTokenId });
}

void TestModelConfig::countsAndNamesLinearsAsTransformers_data()
{
    QTest::addColumn<QJsonObject>("expected");
    for (const char *name : { "t5_counts.json", "llama_counts.json" }) {
        const QJsonObject cases = countCases(name);
        QVERIFY(!cases.isEmpty());
        for (auto it = cases.begin(); it != cases.end(); ++it) {
            QTest::newRow(qPrintable(it.key())) << it.value().toObject();
        }
    }
}

void TestModelConfig::countsAndNamesLinearsAsTransformers()
{
    QFETCH(QJsonObject, expected);
    const auto config = parse(QJsonDocument(expected["config"].toObject()).toJson());
    QVERIFY2(config, config ? "" : config.error().message().c_str());
    QCOMPARE(tp::modelParameterCount(*config),
        static_cast<std::int64_t>(expected["parameters"].toInteger()));
    QJsonArray linears;
    for (const tp::LinearShape &linear : tp::adaptedLinears(*config)) {
        linears.append(QJsonArray { QString::fromStdString(linear.name),
            static_cast<qint64>(linear.out),
            static_cast<qint64>(linear.in) });
    }
    QCOMPARE(linears, expected["linears"].toArray());
}

void TestModelConfig::everyLinearSaysWhereItStands()
{
    tp::T5Config config;
    config.numLayers = 1;
    config.numDecoderLayers = 2;
    config.gated = true;
    QStringList places;
    for (const tp::LinearShape &linear : tp::adaptedLinears(config)) {
        places.append(QString::fromStdString(
            linear.stack + " " + std::to_string(linear.layer) + " " + linear.kind));
    }
    const QStringList decoder {
        "q", "k", "v", "o", "cross.q", "cross.k", "cross.v", "cross.o", "wi_0", "wi_1", "wo"
    };
    QStringList expected;
    for (const char *kind : { "q", "k", "v", "o", "wi_0", "wi_1", "wo" }) {
        expected.append(QString("encoder 0 %1").arg(kind));
    }
    for (const char *block : { "0", "1" }) {
        for (const QString &kind : decoder) {
            expected.append(QString("decoder %1 %2").arg(block, kind));
        }
    }
    QCOMPARE(places, expected);
}

QTEST_GUILESS_MAIN(TestModelConfig)
#include "tst_modelconfig.moc"
