// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "program.h"

#include <QtTest>

#include <QJsonArray>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <cstring>

using namespace tp::test;

namespace {

constexpr int width = 16;
constexpr int inner = 24;
constexpr int positions = 48;

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

// A safetensors file as facebook/bart-base has it: no head, no "model." before the names.
class Weights
{
public:
    void add(const QString &name, const QList<int> &shape, float centre = 0.0F)
    {
        int count = 1;
        QJsonArray sizes;
        for (const int size : shape) {
            count *= size;
            sizes.append(size);
        }
        const qsizetype begin = m_data.size();
        for (int i = 0; i < count; ++i) {
            const auto value = centre + 0.5F * static_cast<float>(m_random.generateDouble() - 0.5);
            m_data.append(reinterpret_cast<const char *>(&value), sizeof(value));
        }
        m_header[name] = QJsonObject { { "dtype", "F32" },
            { "shape", sizes },
            { "data_offsets", QJsonArray { begin, m_data.size() } } };
    }
    void addLinear(const QString &name, int out, int in)
    {
        add(name + ".weight", { out, in });
        add(name + ".bias", { out });
    }
    void addNorm(const QString &name)
    {
        add(name + ".weight", { width }, 1.0F);
        add(name + ".bias", { width });
    }
    [[nodiscard]] QByteArray file() const
    {
        const QByteArray header = json(m_header);
        const auto length = static_cast<quint64>(header.size());
        QByteArray bytes(reinterpret_cast<const char *>(&length), sizeof(length));
        return bytes + header + m_data;
    }

private:
    QRandomGenerator m_random { 1 };
    QJsonObject m_header;
    QByteArray m_data;
};

// BART's own ids before the pieces of the vocabulary, and its last one after them. The number of
// ids; 0 if a file could not be written.
int writeTokenizer(const QString &folder)
{
    const QString own = QStringLiteral(TP_SOURCE_DIR "/tests/data/tokenizers/");
    const QJsonObject pieces = QJsonDocument::fromJson(contentOf(own + "vocab.json")).object();
    QJsonObject vocabulary { { "<s>", 0 }, { "<pad>", 1 }, { "</s>", 2 }, { "<unk>", 3 } };
    for (auto it = pieces.begin(); it != pieces.end(); ++it) {
        if (it.value().toInt() > 0) { // 0 is GPT-2's end
            vocabulary[it.key()] = it.value().toInt() + 3;
        }
    }
    const auto size = static_cast<int>(vocabulary.size());
    vocabulary["<mask>"] = size;
    const bool written = writeContent(folder + "/vocab.json", json(vocabulary))
        && writeContent(folder + "/merges.txt", contentOf(own + "merges.txt"))
        && writeContent(
            folder + "/tokenizer_config.json", json({ { "tokenizer_class", "BartTokenizer" } }));
    return written ? size + 1 : 0;
}

bool writeBart(const QString &folder)
{
    const int vocabulary = writeTokenizer(folder);
    const bool described = writeContent(folder + "/config.json",
        json({ { "model_type", "bart" },
            { "d_model", width },
            { "encoder_layers", 1 },
            { "decoder_layers", 2 },
            { "encoder_attention_heads", 2 },
            { "decoder_attention_heads", 4 },
            { "encoder_ffn_dim", inner },
            { "decoder_ffn_dim", inner },
            { "max_position_embeddings", positions },
            { "vocab_size", vocabulary - 1 } }));
    Weights weights;
    weights.add("shared.weight", { vocabulary - 1, width }); // none for <mask>, as bart-large-cnn
    for (const QString &stack : { QStringLiteral("encoder"), QStringLiteral("decoder") }) {
        weights.add(stack + ".embed_positions.weight", { positions + 2, width });
        weights.addNorm(stack + ".layernorm_embedding");
        const bool decoder = stack == "decoder";
        for (int i = 0; i < (decoder ? 2 : 1); ++i) {
            const QString layer = QStringLiteral("%1.layers.%2.").arg(stack).arg(i);
            for (const char *attention : { "self_attn", "encoder_attn" }) {
                if (attention == QByteArray("encoder_attn") && !decoder) {
                    continue;
                }
                for (const char *name : { ".q_proj", ".k_proj", ".v_proj", ".out_proj" }) {
                    weights.addLinear(layer + attention + name, width, width);
                }
                weights.addNorm(layer + attention + "_layer_norm");
            }
            weights.addLinear(layer + "fc1", inner, width);
            weights.addLinear(layer + "fc2", width, inner);
            weights.addNorm(layer + "final_layer_norm");
        }
    }
    return vocabulary > 0 && described
        && writeContent(folder + "/model.safetensors", weights.file());
}

} // namespace

// A small BART with its own tokenizer, from configuration to answers.
class TestCliBart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void paramsCountsAttentionAndFeedForward();
    void everyKindOfMethodTrains_data();
    void everyKindOfMethodTrains();
    void longerTextsThanPositionsAreRefused();
    void aPlainBackboneAnswers();
    void predictRefuses_data();
    void predictRefuses();

private:
    [[nodiscard]] Answer train(const QJsonObject &method, const QJsonObject &training = {}) const;

    QTemporaryDir m_folder;
    QString m_backbone;
    QString m_run;
};

void TestCliBart::initTestCase()
{
    m_backbone = m_folder.filePath("bart");
    QVERIFY(QDir().mkpath(m_backbone));
    QVERIFY(writeBart(m_backbone));
}

Answer TestCliBart::train(const QJsonObject &method, const QJsonObject &training) const
{
    QJsonObject settings { { "steps", 60 },
        { "batch_size", 4 },
        { "learning_rate", 0.01 },
        { "max_input_length", positions },
        { "max_target_length", 16 },
        { "evaluate_every", 30 },
        { "threads", 1 } };
    for (auto it = training.begin(); it != training.end(); ++it) {
        settings[it.key()] = it.value();
    }
    const QJsonObject config { { "suite",
                                   QJsonObject { { "path", TP_SOURCE_DIR "/resources/demo/suite" },
                                       { "tasks", QJsonArray { "first", "kind" } },
                                       { "max_evaluation", 4 } } },
        { "backbone", QJsonObject { { "path", m_backbone } } },
        { "method", method },
        { "training", settings } };
    const QString file = m_folder.filePath("config.json");
    if (!writeContent(file, json(config))) {
        return {};
    }
    return runProgram({ "train", file, "--store", m_folder.filePath("store"), "--json" });
}

void TestCliBart::paramsCountsAttentionAndFeedForward()
{
    const auto count = [&](const QStringList &more) {
        const Answer answer = runProgram(
            QStringList { "params", "--backbone", m_backbone, "--json", "--method" } + more);
        return answer.object();
    };
    // 6 in a block of the encoder, 10 in one of the decoder
    QCOMPARE(count({ "lora" })["adapted_linears"].toInt(), 26);
    QCOMPARE(count({ "molora", "--set", "targets=qv" })["adapted_linears"].toInt(), 10);
    // keys and values of five attentions, and the inner side of three feed-forwards
    QCOMPARE(count({ "ia3" })["adapted_linears"].toInt(), 13);
}

void TestCliBart::everyKindOfMethodTrains_data()
{
    QTest::addColumn<QString>("method");
    for (const char *method : { "full", "molora", "lora", "tensorpoly-1" }) {
        QTest::newRow(method) << method;
    }
}

void TestCliBart::everyKindOfMethodTrains()
{
    QFETCH(QString, method);
    const Answer trained = train({ { "name", method } },
        method == "full" ? QJsonObject { { "learning_rate", 0.003 } } : QJsonObject());
    QVERIFY2(trained.code == 0, trained.all());
    QCOMPARE(trained.object()["outcome"].toString(), QString("completed"));
    m_run = trained.object()["run"].toString();
    // The backbone is random, but the adapters learn what answers look like.
    const QString tables = m_folder.filePath("tables");
    const Answer exported = runProgram({ "export", m_run, tables, "--format", "csv" });
    QVERIFY2(exported.code == 0, exported.all());
    const QList<QByteArray> steps = contentOf(tables + "/metrics.csv").trimmed().split('\n');
    const auto loss = [&](qsizetype line) { return steps.at(line).split(',').at(1).toDouble(); };
    QVERIFY2(loss(steps.size() - 1) < 0.9 * loss(1),
        qPrintable(QString("%1, then %2").arg(loss(1)).arg(loss(steps.size() - 1))));

    const QStringList predict {
        "predict", m_run, "--task", "kind", "--input", "Which kind is a cat?"
    };
    const Answer greedy = runProgram(predict + QStringList { "--json" });
    QVERIFY2(greedy.code == 0, greedy.all());
    QCOMPARE(greedy.object().keys(), (QStringList { "input", "output", "output_ids" }));
    QCOMPARE(greedy.object()["input"].toString(), QString("Which kind is a cat?"));
    const Answer beams = runProgram(predict + QStringList { "--beams", "3", "--json" });
    QVERIFY2(beams.code == 0, beams.all());
    const Answer plain = runProgram(predict);
    QCOMPARE(plain.output.trimmed(), greedy.object()["output"].toString().trimmed());
}

void TestCliBart::longerTextsThanPositionsAreRefused()
{
    const Answer answer = train({ { "name", "lora" } }, { { "max_input_length", 49 } });
    QVERIFY2(answer.code == 2, answer.all());
    QVERIFY2(answer.errors.contains("training.max_input_length: 49 tokens are more than the 48"),
        answer.all());
}

void TestCliBart::aPlainBackboneAnswers()
{
    const QString file = m_folder.filePath("rows.jsonl");
    QVERIFY(writeContent(
        file, "{\"input\": \"one two\", \"target\": \"x\"}\n\n{\"input\": \"three\"}\n"));
    const QStringList sample { "predict",
        "--backbone",
        m_backbone,
        "--file",
        file,
        "--sample",
        "--temperature",
        "0.9",
        "--top-k",
        "40",
        "--top-p",
        "0.95",
        "--seed",
        "3",
        "--max-length",
        "6",
        "--json" };
    const Answer first = runProgram(sample);
    QVERIFY2(first.code == 0, first.all());
    QCOMPARE(first.output.count('\n'), 2);
    QVERIFY(first.object()["output_ids"].toArray().size() <= 6);
    QCOMPARE(runProgram(sample).output, first.output);
    QStringList other = sample;
    other[other.indexOf("3")] = "4";
    QVERIFY(runProgram(other).output != first.output);
}

void TestCliBart::predictRefuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const QStringList &arguments, const char *part) {
        QTest::newRow(name) << arguments << QString::fromLatin1(part);
    };
    row("nothing to answer by", { "--input", "x" }, "name a run");
    row("no input", { "--backbone", "BART" }, "required");
    row("a task without a run",
        { "--backbone", "BART", "--task", "kind", "--input", "x" },
        "--task");
    row("an unknown task", { "RUN", "--task", "kimd", "--input", "x" }, "did you mean 'kind'?");
    row("a run without a task", { "RUN", "--input", "x" }, "--task");
    row("sampled beams",
        { "--backbone", "BART", "--input", "x", "--sample", "--beams", "2" },
        "excludes");
    row("no beams", { "--backbone", "BART", "--input", "x", "--beams", "0" }, "--beams");
    row("a temperature without sampling",
        { "--backbone", "BART", "--input", "x", "--temperature", "2" },
        "--sample");
    row("longer than the positions",
        { "--backbone", "BART", "--input", "x", "--max-length", "49" },
        "--max-length: 49 tokens are more than the 48");
    row("longest below shortest",
        { "--backbone", "BART", "--input", "x", "--max-length", "4", "--min-length", "5" },
        "--min-length");
    row("no such file", { "--backbone", "BART", "--file", "none.jsonl" }, "none.jsonl");
    row("an input that is too long",
        { "--backbone", "BART", "--input", "x", "--input", QString(100, QLatin1Char('?')) },
        "input 2: the input has");
}

void TestCliBart::predictRefuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, part);
    arguments.replaceInStrings("BART", m_backbone);
    arguments.replaceInStrings("RUN", m_run);
    const Answer answer = runProgram(QStringList { "predict" } + arguments);
    QVERIFY2(answer.code == 2, answer.all());
    QVERIFY2(answer.errors.contains(part), answer.all());
    QVERIFY2(answer.output.isEmpty(), answer.all());
}

QTEST_GUILESS_MAIN(TestCliBart)
#include "tst_cli_bart.moc"
