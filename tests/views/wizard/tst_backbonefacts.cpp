// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/wizard/wizardworld.h"
#include "views/wizard/backbonefacts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using tp::test::WizardWorld;

class TestBackboneFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void describesT5();
    void describesBart();
    void readsTheDemoBackbone();
    void describesDecoders();
    void readsOtherLayouts_data();
    void readsOtherLayouts();
    void knowsTheByteTokenizer();
    void namesWhatIsMissing();
    void refusesWhatCannotBeTrained_data();
    void refusesWhatCannotBeTrained();
};

namespace {

QString fact(const tp::BackboneFacts &facts, const QString &name)
{
    for (const tp::BackboneFacts::Fact &entry : facts.facts) {
        if (entry.name == name) {
            return entry.value;
        }
    }
    return {};
}

} // namespace

void TestBackboneFacts::describesT5()
{
    const WizardWorld world;
    const auto facts = tp::inspectBackbone(world.path(u"backbone"_s).toStdString());
    QVERIFY(facts.has_value());
    QCOMPARE(facts->family, u"T5"_s);
    QVERIFY(fact(*facts, u"Family"_s).contains(u"1.1"_s));
    QCOMPARE(
        fact(*facts, u"Layers"_s), u"2 encoder, 2 decoder"_s); // decoder absent: as the encoder
    QCOMPARE(fact(*facts, u"Attention"_s), u"8 heads of 16"_s);
    QVERIFY(fact(*facts, u"Weights"_s).contains(u"bfloat16"_s));
    QVERIFY(facts->missing.empty());
}

void TestBackboneFacts::describesBart()
{
    const auto facts = tp::inspectBackbone(TP_SOURCE_DIR "/tests/data/bart");
    QVERIFY2(facts.has_value(), facts ? "" : facts.error().message().c_str());
    QCOMPARE(facts->family, u"BART"_s);
    QCOMPARE(fact(*facts, u"Layers"_s), u"2 encoder, 3 decoder"_s);
    QCOMPARE(fact(*facts, u"Width"_s), u"18, feed-forward 22 / 26 (gelu)"_s);
    QCOMPARE(fact(*facts, u"Attention"_s), u"3 / 2 heads"_s);
    QCOMPARE(fact(*facts, u"Positions"_s), u"40 tokens, inputs and targets each"_s);
    QCOMPARE(facts->missing, std::vector<std::string>({ "vocab.json" }));
}

void TestBackboneFacts::readsTheDemoBackbone()
{
    const auto facts = tp::inspectBackbone(TP_SOURCE_DIR "/resources/demo/backbone");
    QVERIFY2(facts.has_value(), facts ? "" : facts.error().message().c_str());
    QVERIFY(fact(*facts, u"Width"_s).startsWith(u"128"_s));
    QVERIFY(facts->missing.empty());
}

void TestBackboneFacts::describesDecoders()
{
    const auto facts = tp::inspectBackbone(TP_SOURCE_DIR "/tests/data/llama/llama3");
    QVERIFY2(facts.has_value(), facts ? "" : facts.error().message().c_str());
    QCOMPARE(facts->family, u"LLaMA"_s);
    QCOMPARE(fact(*facts, u"Layers"_s), u"2"_s);
    QCOMPARE(fact(*facts, u"Width"_s), u"24, feed-forward 40 (silu)"_s);
    QCOMPARE(fact(*facts, u"Attention"_s), u"6 heads that share 2 keys and values"_s);
    QCOMPARE(fact(*facts, u"Vocabulary"_s), u"48 pieces, separate output"_s);
    QCOMPARE(facts->missing, std::vector<std::string>({ "tokenizer.json" }));
    const auto bytes = tp::inspectBackbone(TP_SOURCE_DIR "/tests/data/llama/bytes");
    QVERIFY2(bytes.has_value(), bytes ? "" : bytes.error().message().c_str());
    QVERIFY(bytes->missing.empty());
    const auto qwen2 = tp::inspectBackbone(TP_SOURCE_DIR "/tests/data/llama/qwen2");
    QVERIFY2(qwen2.has_value(), qwen2 ? "" : qwen2.error().message().c_str());
    QCOMPARE(fact(*qwen2, u"Family"_s), u"Qwen2, decoder only"_s);
}

void TestBackboneFacts::readsOtherLayouts_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("weights");
    QTest::newRow("shards") << u"f16_sharded"_s << u"3 files, 26 tensors, float16, 9.3 kB"_s;
    QTest::newRow("one file of PyTorch") << u"bin"_s << u"one file of PyTorch, 25.2 kB"_s;
    QTest::newRow("PyTorch shards") << u"bin_sharded"_s << u"5 files of PyTorch, 25.2 kB"_s;
}

void TestBackboneFacts::readsOtherLayouts()
{
    QFETCH(QString, folder);
    QFETCH(QString, weights);
    const QString path = QStringLiteral(TP_SOURCE_DIR "/tests/data/t5_layouts/") + folder;
    const auto facts = tp::inspectBackbone(path.toStdString());
    QVERIFY2(facts.has_value(), facts ? "" : facts.error().message().c_str());
    QCOMPARE(fact(*facts, u"Weights"_s), weights);
    QCOMPARE(facts->missing, std::vector<std::string>({ "spiece.model" }));
}

void TestBackboneFacts::knowsTheByteTokenizer()
{
    const WizardWorld world;
    QVERIFY(QFile::remove(world.path(u"backbone/spiece.model"_s)));
    WizardWorld::write(
        world.path(u"backbone/tokenizer_config.json"_s), R"({"tokenizer_class": "ByT5Tokenizer"})");
    const auto facts = tp::inspectBackbone(world.path(u"backbone"_s).toStdString());
    QVERIFY(facts.has_value());
    QCOMPARE(fact(*facts, u"Tokenizer"_s), u"bytes"_s);
    QVERIFY(facts->missing.empty());
}

void TestBackboneFacts::namesWhatIsMissing()
{
    const WizardWorld world;
    QVERIFY(QFile::remove(world.path(u"backbone/spiece.model"_s)));
    QVERIFY(QFile::remove(world.path(u"backbone/model.safetensors"_s)));
    const auto facts = tp::inspectBackbone(world.path(u"backbone"_s).toStdString());
    QVERIFY(facts.has_value());
    QCOMPARE(facts->missing, std::vector<std::string>({ "model.safetensors", "spiece.model" }));
}

void TestBackboneFacts::refusesWhatCannotBeTrained_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("named");
    QTest::newRow("not JSON") << u"config.json"_s << QByteArray("{\"model_type\": ")
                              << u"config.json"_s;
    QTest::newRow("another family")
        << u"config.json"_s << QByteArray("{\"model_type\": \"bert\"}") << u"bert"_s;
    QTest::newRow("no family") << u"config.json"_s << QByteArray("{}") << u"model_type"_s;
    QTest::newRow("a shard that is missing")
        << u"model.safetensors.index.json"_s << QByteArray(R"({"weight_map": {"a": "one"}})")
        << u"the shard is missing"_s;
    QTest::newRow("empty weights") << u"model.safetensors"_s << QByteArray() << u"cut short"_s;
    QTest::newRow("lying header length")
        << u"model.safetensors"_s << QByteArray("\xff\xff\xff\xff\xff\xff\xff\x7f{}", 10)
        << u"cut short"_s;
    QTest::newRow("header without tensors")
        << u"model.safetensors"_s << QByteArray("\x02\0\0\0\0\0\0\0{}", 10) << u"cut short"_s;
}

void TestBackboneFacts::refusesWhatCannotBeTrained()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, named);
    const WizardWorld world;
    if (file.endsWith(u"index.json"_s)) {
        QVERIFY(QFile::remove(world.path(u"backbone/model.safetensors"_s)));
    }
    WizardWorld::write(world.path(u"backbone/"_s + file), content);
    const auto facts = tp::inspectBackbone(world.path(u"backbone"_s).toStdString());
    QVERIFY(!facts.has_value());
    QVERIFY2(QString::fromStdString(facts.error().message()).contains(named),
        facts.error().message().c_str());
}

QTEST_MAIN(TestBackboneFacts)
#include "tst_backbonefacts.moc"
