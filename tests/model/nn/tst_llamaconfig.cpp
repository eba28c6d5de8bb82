// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/modelconfig.h"

#include <QtTest>

class TestLlamaConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void absentKeysHaveTheDefaultsOfTheFamily();
    void readsEveryKey();
    void sharedHeadsOfEachFamily_data();
    void sharedHeadsOfEachFamily();
    void readsRotaryScaling_data();
    void readsRotaryScaling();
    void aSlidingWindowBoundsTheLength_data();
    void aSlidingWindowBoundsTheLength();
    void readsEndTokens_data();
    void readsEndTokens();
    void refusesWhatCannotBeMeant_data();
    void refusesWhatCannotBeMeant();
    void everyLinearSaysWhereItStands();
};

namespace {

using Kind = tp::RotaryScaling::Kind;

tp::Result<tp::ModelConfig> parse(const QByteArray &text)
{
    return tp::parseModelConfig(text.toStdString(), "config.json");
}

// The configuration of a family with these further keys, which must be right.
tp::LlamaConfig parsed(const char *type, const QByteArray &keys = {})
{
    const auto config = parse(
        R"({"model_type": ")" + QByteArray(type) + '"' + (keys.isEmpty() ? "" : ", ") + keys + '}');
    if (!config) {
        qFatal("%s", config.error().message().c_str());
    }
    return std::get<tp::LlamaConfig>(config->family);
}

} // namespace

Q_DECLARE_METATYPE(Kind)

void TestLlamaConfig::absentKeysHaveTheDefaultsOfTheFamily()
{
    QVERIFY(parsed("llama") == tp::LlamaConfig {});
    const tp::LlamaConfig mistral = parsed("mistral");
    QCOMPARE(mistral.intermediateSize, 14336);
    QCOMPARE(mistral.longest, 4096); // the window
    const tp::LlamaConfig qwen2 = parsed("qwen2");
    QCOMPARE(qwen2.vocabSize, 151'936);
    QCOMPARE(qwen2.intermediateSize, 22016);
    QCOMPARE(qwen2.longest, 32768);
    QVERIFY(qwen2.queryBias && !qwen2.outputBias && !qwen2.feedForwardBias);
    QVERIFY(qwen2.endTokenIds.empty());
    const auto model = parse(R"({"model_type": "llama", "pad_token_id": 0})");
    QVERIFY(model->decoderOnly);
    QCOMPARE(model->padTokenId, -1); // whatever the file names: no text may hold it
    QCOMPARE(model->longest, 2048);
    QCOMPARE(model->vocabSize, 32000);
}

void TestLlamaConfig::readsEveryKey()
{
    const tp::LlamaConfig config = parsed("llama",
        R"("hidden_size": 24, "intermediate_size": 40, "num_hidden_layers": 3,
        "num_attention_heads": 6, "num_key_value_heads": 2, "head_dim": 8, "vocab_size": 99,
        "rms_norm_eps": 1e-5, "rope_theta": 500000, "max_position_embeddings": 77,
        "tie_word_embeddings": true, "attention_bias": true, "mlp_bias": true, "eos_token_id": 7,
        "hidden_act": "silu", "rope_scaling": null, "some_other_key": [1])");
    tp::LlamaConfig expected;
    expected.hiddenSize = 24;
    expected.intermediateSize = 40;
    expected.numLayers = 3;
    expected.numHeads = 6;
    expected.numKeyValueHeads = 2;
    expected.headSize = 8;
    expected.vocabSize = 99;
    expected.rmsNormEpsilon = 1e-5;
    expected.rotaryBase = 500'000.0;
    expected.longest = 77;
    expected.tieWordEmbeddings = true;
    expected.queryBias = true;
    expected.outputBias = true;
    expected.feedForwardBias = true;
    expected.endTokenIds = { 7 };
    QVERIFY(config == expected);
}

void TestLlamaConfig::sharedHeadsOfEachFamily_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("heads");
    QTest::newRow("llama") << QByteArray("llama") << QByteArray() << 16;
    QTest::newRow("mistral") << QByteArray("mistral") << QByteArray() << 8;
    const QByteArray null = R"(, "num_key_value_heads": null)";
    QTest::newRow("llama, null") << QByteArray("llama") << null << 16;
    QTest::newRow("mistral, null") << QByteArray("mistral") << null << 16;
}

void TestLlamaConfig::sharedHeadsOfEachFamily()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, key);
    const tp::LlamaConfig config = parsed(type.constData(), R"("num_attention_heads": 16)" + key);
    QTEST(static_cast<int>(config.numKeyValueHeads), "heads");
    QCOMPARE(config.headSize, 256); // 4096 / 16
}

void TestLlamaConfig::readsRotaryScaling_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<double>("factor");
    QTest::addColumn<double>("base");
    const auto row =
        [](const char *name, const char *keys, Kind kind, double factor, double base = 10000.0) {
            QTest::newRow(name) << QByteArray(keys) << kind << factor << base;
        };
    row("default", R"("rope_scaling": {"rope_type": "default"})", Kind::None, 1.0);
    row("linear", R"("rope_scaling": {"rope_type": "linear", "factor": 2.5})", Kind::Linear, 2.5);
    row("old name", R"("rope_scaling": {"type": "linear", "factor": 4})", Kind::Linear, 4.0);
    row("llama3",
        R"("rope_theta": 5e5, "rope_scaling": {"rope_type": "llama3", "factor": 8.0,
           "low_freq_factor": 1.0, "high_freq_factor": 4.0,
           "original_max_position_embeddings": 8192})",
        Kind::Llama3,
        8.0,
        5e5);
    row("transformers 5",
        R"("rope_parameters": {"rope_type": "default", "rope_theta": 1e6})",
        Kind::None,
        1.0,
        1e6);
}

void TestLlamaConfig::readsRotaryScaling()
{
    QFETCH(QByteArray, keys);
    const tp::LlamaConfig config = parsed("llama", keys);
    QTEST(config.rotaryScaling.kind, "kind");
    QTEST(config.rotaryScaling.factor, "factor");
    QTEST(config.rotaryBase, "base");
}

void TestLlamaConfig::aSlidingWindowBoundsTheLength_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<int>("longest");
    const auto row = [](const char *name, const char *type, const char *keys, int longest) {
        QTest::newRow(name) << QByteArray(type) << QByteArray(keys) << longest;
    };
    row("mistral", "mistral", R"("sliding_window": 100)", 100);
    row("mistral without", "mistral", R"("sliding_window": null)", 131'072);
    row("wider than the positions",
        "mistral",
        R"("sliding_window": 100, "max_position_embeddings": 60)",
        60);
    row("qwen2, off", "qwen2", R"("sliding_window": 100)", 32768);
    row("qwen2, on",
        "qwen2",
        R"("sliding_window": 100, "use_sliding_window": true, "max_window_layers": 8)",
        100);
    row("qwen2, on in no layer",
        "qwen2",
        R"("sliding_window": 100, "use_sliding_window": true, "max_window_layers": 32)",
        32768);
    row("the layers are listed",
        "qwen2",
        R"("sliding_window": 100, "use_sliding_window": true, "num_hidden_layers": 2,
           "layer_types": ["full_attention", "sliding_attention"])",
        100);
    row("llama has none", "llama", R"("sliding_window": 100)", 2048);
}

void TestLlamaConfig::aSlidingWindowBoundsTheLength()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, keys);
    QTEST(static_cast<int>(parsed(type.constData(), keys).longest), "longest");
}

void TestLlamaConfig::readsEndTokens_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<QList<qlonglong>>("ids");
    QTest::newRow("one") << QByteArray(R"("eos_token_id": 5)") << QList<qlonglong> { 5 };
    QTest::newRow("several") << QByteArray(R"("eos_token_id": [9, 4])")
                             << QList<qlonglong> { 9, 4 };
    QTest::newRow("none") << QByteArray(R"("eos_token_id": null)") << QList<qlonglong> {};
}

void TestLlamaConfig::readsEndTokens()
{
    QFETCH(QByteArray, keys);
    const std::vector<std::int64_t> found = parsed("llama", keys).endTokenIds;
    QTEST(QList<qlonglong>(found.begin(), found.end()), "ids");
}

void TestLlamaConfig::refusesWhatCannotBeMeant_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const char *keys, const char *part) {
        QTest::newRow(name) << QByteArray(keys) << QString::fromLatin1(part);
    };
    row("yarn", R"("rope_scaling": {"rope_type": "yarn", "factor": 4})", "'yarn'");
    row("what is known", R"("rope_scaling": {"rope_type": "dynamic", "factor": 4})", "llama3");
    row("no factor", R"("rope_scaling": {"rope_type": "linear"})", "'factor' is missing");
    row("half of llama3",
        R"("rope_scaling": {"rope_type": "llama3", "factor": 8})",
        "'low_freq_factor' is missing");
    row("factors the wrong way round",
        R"("rope_scaling": {"rope_type": "llama3", "factor": 8, "low_freq_factor": 4,
           "high_freq_factor": 1, "original_max_position_embeddings": 10})",
        "'high_freq_factor' must be above");
    row("scaling is a list", R"("rope_scaling": [1])", "'rope_scaling' is a list");
    row("activation", R"("hidden_act": "gelu")", "'gelu'");
    row("part of a head", R"("partial_rotary_factor": 0.5)", "'partial_rotary_factor'");
    row("odd heads", R"("head_dim": 5)", "'head_dim' must be even");
    row("heads that do not divide",
        R"("hidden_size": 100, "num_attention_heads": 3)",
        "'num_attention_heads' must divide");
    row("groups that do not divide", R"("num_key_value_heads": 5)", "5, but must divide");
    row("end outside", R"("vocab_size": 10, "eos_token_id": [2, 10])", "'eos_token_id' holds 10");
    row("end is a text", R"("eos_token_id": "</s>")", "'eos_token_id' holds the text");
    row("zero layers", R"("num_hidden_layers": 0)", "'num_hidden_layers'");
}

void TestLlamaConfig::refusesWhatCannotBeMeant()
{
    QFETCH(QByteArray, keys);
    QFETCH(QString, part);
    const auto config = parse(R"({"model_type": "llama", )" + keys + "}");
    QVERIFY(!config);
    const QString message = QString::fromStdString(config.error().message());
    QVERIFY2(message.contains(part), qPrintable(message));
    QVERIFY2(message.contains("config.json"), qPrintable(message));
    QCOMPARE(tp::exitCode(config.error().code), 2);
}

void TestLlamaConfig::everyLinearSaysWhereItStands()
{
    tp::LlamaConfig config;
    config.numLayers = 2;
    QStringList places;
    for (const tp::LinearShape &linear : tp::adaptedLinears(config)) {
        QVERIFY(linear.decoderOnly);
        QCOMPARE(linear.layers, 2);
        places.append(QString::fromStdString(
            linear.stack + " " + std::to_string(linear.layer) + " " + linear.kind));
    }
    QStringList expected;
    for (const char *block : { "0", "1" }) {
        for (const char *kind : { "q", "k", "v", "o", "gate_proj", "up_proj", "down_proj" }) {
            expected.append(QString("decoder %1 %2").arg(block, kind));
        }
    }
    QCOMPARE(places, expected);
}

QTEST_GUILESS_MAIN(TestLlamaConfig)
#include "tst_llamaconfig.moc"
