// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/backbones/bart.h"
#include "model/nn/generate.h"
#include "model/nn/inspect.h"
#include "model/nn/torchheaders.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

// Against transformers in float64 (tests/parity/score_bart.py); see also tst_scorerows.
class TestBart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAndCountsPublishedSizes_data();
    void readsAndCountsPublishedSizes();
    void linearsHaveTheKindsOfTheProject();
    void refusesRelativesAndImpossibleSizes_data();
    void refusesRelativesAndImpossibleSizes();
    void paddedBatchesScoreAsTheRowsDo();
    void cachedTokensGiveTheSameHidden();
    void readsFilesThatNameTheEmbeddingOtherwise_data();
    void readsFilesThatNameTheEmbeddingOtherwise();
    void refusesRowsBeyondThePositions();
    void freshModelsEqualTransformers();
};

namespace {

const QString dataFolder = QStringLiteral(TP_SOURCE_DIR "/tests/data");

tp::Result<tp::ModelConfig> parse(const QByteArray &keys)
{
    return tp::parseModelConfig(("{\"model_type\": \"bart\"" + keys + "}").toStdString(), "config");
}

std::vector<QJsonObject> jsonLines(const QString &path)
{
    std::vector<QJsonObject> rows;
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        while (!file.atEnd()) {
            rows.push_back(QJsonDocument::fromJson(file.readLine()).object());
        }
    }
    return rows;
}

tp::TokenIds idsOf(const QJsonObject &row, const char *key)
{
    tp::TokenIds ids;
    for (const QJsonValue &value : row[QLatin1String(key)].toArray()) {
        ids.push_back(value.toInteger());
    }
    return ids;
}

torch::Tensor padded(const std::vector<tp::TokenIds> &rows)
{
    std::size_t length = 0;
    for (const tp::TokenIds &row : rows) {
        length = std::max(length, row.size());
    }
    torch::Tensor ids =
        torch::full({ static_cast<std::int64_t>(rows.size()), static_cast<std::int64_t>(length) },
            1,
            torch::kInt64);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        ids[static_cast<std::int64_t>(i)]
            .narrow(0, 0, static_cast<std::int64_t>(rows[i].size()))
            .copy_(torch::tensor(rows[i], torch::kInt64));
    }
    return ids;
}

std::shared_ptr<tp::Backbone> load(const QString &folder)
{
    const auto model = tp::Backbone::load(folder.toStdString(), torch::kFloat64, torch::kCPU);
    if (!model) {
        qWarning("%s", model.error().message().c_str());
        return nullptr;
    }
    return *model;
}

// The answers, or the message as the only line.
QStringList score(const QString &folder, const QString &rows)
{
    tp::ScoreRequest wanted;
    wanted.backbone = folder.toStdString();
    wanted.rows = rows.toStdString();
    wanted.dtype = "float64";
    QStringList lines;
    const tp::Status status = tp::scoreRows(
        wanted, [&](const std::string &line) { lines.append(QString::fromStdString(line)); });
    return status ? lines : QStringList { QString::fromStdString(status.error().message()) };
}

// Largest relative difference of the numbers that `folder` holds answers for.
double differenceIn(const QString &folder)
{
    const QStringList lines = score(folder, folder + "/rows.jsonl");
    const std::vector<QJsonObject> expected = jsonLines(folder + "/expected.jsonl");
    if (expected.empty() || expected.size() != static_cast<std::size_t>(lines.size())) {
        qWarning("%s", qPrintable(lines.join('\n')));
        return 1e9;
    }
    double largest = 0.0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const QJsonArray answer = QJsonDocument::fromJson(lines[qsizetype(i)].toUtf8())
                                      .object()["token_logprobs"]
                                      .toArray();
        const QJsonArray wanted = expected[i]["token_logprobs"].toArray();
        if (answer.size() != wanted.size()) {
            return 1e9;
        }
        for (qsizetype t = 0; t < wanted.size(); ++t) {
            const double value = wanted[t].toDouble();
            largest = std::max(largest, std::abs(answer[t].toDouble() - value) / std::abs(value));
        }
    }
    return largest;
}

} // namespace

void TestBart::readsAndCountsPublishedSizes_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<qint64>("parameters");
    QTest::newRow("bart-base") << QByteArray(
        R"(, "d_model": 768, "encoder_layers": 6, "decoder_layers": 6, "encoder_attention_heads": 12,
           "decoder_attention_heads": 12, "encoder_ffn_dim": 3072, "decoder_ffn_dim": 3072,
           "normalize_before": false, "add_final_layer_norm": false, "normalize_embedding": true)")
                               << qint64(139'420'416);
    QTest::newRow("bart-large, all defaults") << QByteArray() << qint64(406'291'456);
}

void TestBart::readsAndCountsPublishedSizes()
{
    QFETCH(QByteArray, keys);
    const auto config = parse(keys);
    QVERIFY2(config, config ? "" : config.error().message().c_str());
    QTEST(qint64(tp::modelParameterCount(*config)), "parameters");
    QCOMPARE(config->longest, 1024);
    QCOMPARE(config->padTokenId, 1);
    QCOMPARE(config->endTokenIds, std::vector<std::int64_t> { 2 });
}

void TestBart::linearsHaveTheKindsOfTheProject()
{
    const auto config = parse(R"(, "encoder_layers": 1, "decoder_layers": 1)");
    QVERIFY(config);
    QStringList places;
    for (const tp::LinearShape &linear : tp::adaptedLinears(*config)) {
        places.append(QString::fromStdString(linear.name + " " + linear.kind));
    }
    QStringList expected;
    const auto attention = [&](const QString &place, const QString &prefix) {
        expected << place + ".q_proj " + prefix + "q" << place + ".k_proj " + prefix + "k"
                 << place + ".v_proj " + prefix + "v" << place + ".out_proj " + prefix + "o";
    };
    const QString encoder = "model.encoder.layers.0";
    const QString decoder = "model.decoder.layers.0";
    attention(encoder + ".self_attn", "");
    expected << encoder + ".fc1 wi" << encoder + ".fc2 wo";
    attention(decoder + ".self_attn", "");
    attention(decoder + ".encoder_attn", "cross.");
    expected << decoder + ".fc1 wi" << decoder + ".fc2 wo";
    QCOMPARE(places, expected);
}

void TestBart::refusesRelativesAndImpossibleSizes_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, const char *keys, const char *part) {
        QTest::newRow(name) << QByteArray(keys) << QString::fromLatin1(part);
    };
    row("norm before", R"(, "normalize_before": true)", "'normalize_before' is true");
    row("last norm", R"(, "add_final_layer_norm": true)", "'add_final_layer_norm' is true");
    row("no norm", R"(, "normalize_embedding": false)", "'normalize_embedding' is false");
    row("untied", R"(, "tie_word_embeddings": false)", "'tie_word_embeddings' is false");
    row("heads", R"(, "decoder_attention_heads": 3)", "'decoder_attention_heads' is 3");
    row("activation", R"(, "activation_function": "mish")", "'mish'");
    row("activation, number", R"(, "activation_function": 1)", "'activation_function'");
    row("no layers", R"(, "encoder_layers": 0)", "'encoder_layers'");
    row("id outside", R"(, "vocab_size": 10, "pad_token_id": 10)", "'pad_token_id' is 10");
}

void TestBart::refusesRelativesAndImpossibleSizes()
{
    QFETCH(QByteArray, keys);
    QFETCH(QString, part);
    const auto config = parse(keys);
    QVERIFY(!config);
    const QString message = QString::fromStdString(config.error().message());
    QVERIFY2(message.contains(part), qPrintable(message));
    QCOMPARE(tp::exitCode(config.error().code), 2);
}

void TestBart::paddedBatchesScoreAsTheRowsDo()
{
    const torch::InferenceMode guard;
    const auto model = load(dataFolder + "/bart");
    QVERIFY(model);
    std::vector<tp::TokenIds> inputs;
    std::vector<tp::TokenIds> targets;
    std::vector<double> totals;
    const auto rows = jsonLines(dataFolder + "/bart/rows.jsonl");
    const auto expected = jsonLines(dataFolder + "/bart/expected.jsonl");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (idsOf(rows[i], "input_ids").size() == 6) {
            continue; // holds the padding token itself
        }
        inputs.push_back(idsOf(rows[i], "input_ids"));
        targets.push_back(idsOf(rows[i], "target_ids"));
        totals.push_back(expected[i]["logprob"].toDouble());
    }
    QCOMPARE(totals.size(), 4U);
    const tp::EncodedInput input = model->encode(padded(inputs), nullptr);
    const torch::Tensor sums = tp::targetLogProbs(*model, input, padded(targets), nullptr).sum(1);
    for (std::size_t i = 0; i < totals.size(); ++i) {
        const double sum = sums[static_cast<std::int64_t>(i)].item<double>();
        QVERIFY2(std::abs(sum - totals[i]) < 1e-9 * std::abs(totals[i]),
            qPrintable(QString("row %1: %2, not %3").arg(i).arg(sum).arg(totals[i])));
    }
}

void TestBart::cachedTokensGiveTheSameHidden()
{
    const torch::InferenceMode guard;
    const auto model = load(dataFolder + "/bart");
    QVERIFY(model);
    const tp::EncodedInput input = model->encode(padded({ { 5, 9, 12 }, { 7 } }), nullptr);
    const torch::Tensor ids = padded({ { 2, 8, 31, 4, 5 }, { 2, 40, 6, 17, 9 } });
    const torch::Tensor whole = model->decode(ids, input, nullptr);
    tp::DecoderCache cache;
    const torch::Tensor first = model->decode(ids.narrow(1, 0, 2), input, nullptr, &cache);
    // The rows change places, as those of a beam search do.
    const torch::Tensor order = torch::tensor({ std::int64_t(1), std::int64_t(0) });
    cache.keepRows(order);
    const torch::Tensor rest = model->decode(
        ids.narrow(1, 2, 3).index_select(0, order), input.rows(order), nullptr, &cache);
    QVERIFY(torch::allclose(first, whole.narrow(1, 0, 2), 1e-12, 1e-12));
    QVERIFY(torch::allclose(rest.index_select(0, order), whole.narrow(1, 2, 3), 1e-12, 1e-12));
    QCOMPARE(cache.length, 5);
}

void TestBart::readsFilesThatNameTheEmbeddingOtherwise_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("of the encoder") << "model.encoder.embed_tokens.weight";
    QTest::newRow("of the decoder, no prefix") << "decoder.embed_tokens.weight";
    QTest::newRow("of the head") << "lm_head.weight";
}

void TestBart::readsFilesThatNameTheEmbeddingOtherwise()
{
    QFETCH(QString, name);
    const QTemporaryDir folder;
    const QString source = dataFolder + "/bart/";
    for (const char *file : { "config.json", "rows.jsonl", "expected.jsonl" }) {
        QVERIFY(QFile::copy(source + file, folder.filePath(file)));
    }
    const auto file = tp::SafetensorsFile::open((source + "model.safetensors").toStdString());
    QVERIFY(file);
    std::vector<std::vector<std::byte>> data;
    std::vector<tp::TensorView> views;
    for (const tp::TensorInfo &info : file->tensors()) {
        data.emplace_back(info.bytes());
        QVERIFY(file->read(info, data.back()));
        const bool embedding = info.name == "model.shared.weight";
        views.push_back({ embedding ? name.toStdString() : info.name,
            info.type,
            info.shape,
            std::span<const std::byte>(data.back()) });
    }
    QVERIFY(tp::writeSafetensors(folder.filePath("model.safetensors").toStdString(), views, {}));
    QVERIFY(differenceIn(folder.path()) < 1e-9);
}

void TestBart::refusesRowsBeyondThePositions()
{
    const QTemporaryDir folder;
    QFile rows(folder.filePath("rows.jsonl"));
    QVERIFY(rows.open(QIODevice::WriteOnly));
    QJsonArray ids;
    for (int i = 0; i < 41; ++i) {
        ids.append(5);
    }
    rows.write(
        QJsonDocument(QJsonObject { { "input_ids", ids }, { "target_ids", QJsonArray { 2 } } })
            .toJson(QJsonDocument::Compact));
    rows.close();
    const QStringList lines = score(dataFolder + "/bart", rows.fileName());
    QVERIFY2(lines.first().contains("'input_ids' has 41 ids, but must have 1 to 40"),
        qPrintable(lines.first()));
}

void TestBart::freshModelsEqualTransformers()
{
    const auto python = [](const QStringList &arguments) {
        QProcess process;
        process.start("python3", arguments);
        return process.waitForFinished(300'000) && process.exitStatus() == QProcess::NormalExit
            && process.exitCode() == 0;
    };
    if (!python({ "-c", "import torch, safetensors, transformers" })) {
        QSKIP("python3 has no torch and transformers here");
    }
    const QTemporaryDir folder;
    QVERIFY(python({ TP_SOURCE_DIR "/tests/parity/score_bart.py", folder.path(), "1234" }));
    QVERIFY(differenceIn(folder.filePath("bart")) < 1e-9);
    QVERIFY(differenceIn(folder.filePath("bart_body")) < 1e-9);
}

QTEST_GUILESS_MAIN(TestBart)
#include "tst_bart.moc"
