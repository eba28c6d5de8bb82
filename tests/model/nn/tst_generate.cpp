// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/generate.h"

#include "model/nn/generationconfig.h"
#include "model/nn/torchheaders.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <map>

// Beam search against transformers (tests/parity/generate.py), sampling against the probabilities.
class TestGenerate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsTransformers_data();
    void equalsTransformers();
    void rowsDoNotDependOnTheirBatch();
    void cachedTextsAreWhatTheModelPrefers();
    void samplesFollowTheProbabilities();
    void theSeedDecides();
    void narrowSamplingIsGreedy();
    void topPKeepsTheLikelyTokens();
    void readsWhatTheMakersSay();
    void refusesImpossibleSettings();
};

namespace {

const QString dataFolder = QStringLiteral(TP_SOURCE_DIR "/tests/data");

std::shared_ptr<tp::Backbone> load(const QString &name)
{
    const auto model =
        tp::Backbone::load((dataFolder + "/" + name).toStdString(), torch::kFloat64, torch::kCPU);
    return model ? *model : nullptr;
}

std::vector<tp::TokenIds> idRows(const QJsonValue &lists)
{
    std::vector<tp::TokenIds> rows;
    for (const QJsonValue &list : lists.toArray()) {
        rows.emplace_back();
        for (const QJsonValue &id : list.toArray()) {
            rows.back().push_back(id.toInteger());
        }
    }
    return rows;
}

tp::EncodedInput encode(const tp::Backbone &model, const std::vector<tp::TokenIds> &rows)
{
    std::size_t length = 0;
    for (const tp::TokenIds &row : rows) {
        length = std::max(length, row.size());
    }
    std::vector<std::int64_t> flat;
    for (const tp::TokenIds &row : rows) {
        flat.insert(flat.end(), row.begin(), row.end());
        flat.insert(flat.end(), length - row.size(), model.config().padTokenId);
    }
    const torch::InferenceMode guard;
    return model.encode(torch::tensor(flat, torch::kInt64)
                            .view({ std::ssize(rows), static_cast<std::int64_t>(length) }),
        nullptr);
}

tp::GenerationSettings settingsOf(const QJsonObject &json)
{
    tp::GenerationSettings settings;
    settings.maxLength = json["max_new_tokens"].toInteger();
    settings.minLength = json["min_new_tokens"].toInteger(0);
    settings.beams = json["num_beams"].toInteger(1);
    settings.lengthPenalty = json["length_penalty"].toDouble(1.0);
    settings.noRepeat = json["no_repeat_ngram_size"].toInteger(0);
    settings.earlyStopping = json["early_stopping"].toBool();
    if (json.contains("forced_bos_token_id")) {
        settings.forcedFirst = json["forced_bos_token_id"].toInteger();
    }
    if (json.contains("forced_eos_token_id")) {
        settings.forcedLast = json["forced_eos_token_id"].toInteger();
    }
    return settings;
}

// The same input many times, so that one batch gives many draws.
std::vector<tp::TokenIds> draws(
    const tp::Backbone &model, tp::GenerationSettings settings, std::size_t count)
{
    settings.sample = true;
    const std::vector<tp::TokenIds> rows(count, { 11, 18, 44, 44 });
    return tp::generate(model, encode(model, rows), nullptr, settings);
}

// Probability of each first token after that input.
std::vector<double> firstProbabilities(const tp::Backbone &model)
{
    const torch::InferenceMode guard;
    const tp::EncodedInput input = encode(model, { { 11, 18, 44, 44 } });
    const torch::Tensor values =
        torch::softmax(model.logits(model.decode(input.start, input, nullptr)).flatten(), 0)
            .contiguous();
    const auto *data = values.const_data_ptr<double>();
    return { data, data + values.numel() };
}

} // namespace

void TestGenerate::equalsTransformers_data()
{
    QTest::addColumn<QJsonObject>("expected");
    QFile file(dataFolder + "/generation.json");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray cases = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(!cases.isEmpty());
    for (const QJsonValue &value : cases) {
        const QJsonObject object = value.toObject();
        const QByteArray settings =
            QJsonDocument(object["settings"].toObject()).toJson(QJsonDocument::Compact);
        QTest::addRow("%s %s", qPrintable(object["backbone"].toString()), settings.constData())
            << object;
    }
}

void TestGenerate::equalsTransformers()
{
    QFETCH(QJsonObject, expected);
    const auto model = load(expected["backbone"].toString());
    QVERIFY(model);
    const tp::EncodedInput input = encode(*model, idRows(expected["inputs"]));
    const auto outputs =
        tp::generate(*model, input, nullptr, settingsOf(expected["settings"].toObject()));
    QCOMPARE(outputs, idRows(expected["outputs"]));
}

void TestGenerate::rowsDoNotDependOnTheirBatch()
{
    const auto model = load("t5_v11");
    QVERIFY(model);
    const std::vector<tp::TokenIds> rows { { 40 }, { 11, 18, 44, 44 }, { 9, 9, 5, 30, 7, 12 } };
    for (const bool sample : { false, true }) {
        tp::GenerationSettings settings;
        settings.maxLength = 12;
        settings.beams = sample ? 1 : 4;
        settings.sample = sample;
        settings.seed = 5;
        const auto together = tp::generate(*model, encode(*model, rows), nullptr, settings);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            settings.firstRow = i;
            const auto alone = tp::generate(*model, encode(*model, { rows[i] }), nullptr, settings);
            QCOMPARE(alone.front(), together[i]);
        }
    }
}

void TestGenerate::cachedTextsAreWhatTheModelPrefers()
{
    const auto model = load("t5_v11");
    QVERIFY(model);
    const torch::InferenceMode guard;
    const tp::EncodedInput input = encode(*model, { { 40, 3, 12 } });
    const tp::TokenIds text = tp::generateGreedy(*model, input, nullptr, 10).front();
    QVERIFY(text.size() > 1);
    const torch::Tensor targets = torch::tensor(text, torch::kInt64).unsqueeze(0);
    // Without a cache, all tokens at once.
    const torch::Tensor best =
        model->logits(model->decode(tp::shiftRight(targets, input), input, nullptr)).argmax(-1);
    QVERIFY(torch::equal(best, targets));
}

void TestGenerate::samplesFollowTheProbabilities()
{
    const auto model = load("t5_v11");
    QVERIFY(model);
    const std::vector<double> wanted = firstProbabilities(*model);
    constexpr std::size_t count = 4000;
    tp::GenerationSettings settings;
    settings.maxLength = 1;
    std::vector<double> drawn(wanted.size(), 0.0);
    for (const tp::TokenIds &text : draws(*model, settings, count)) {
        drawn[static_cast<std::size_t>(text.empty() ? 1 : text.front())] += 1.0; // 1: ended
    }
    for (std::size_t token = 0; token < wanted.size(); ++token) {
        const double deviation = std::sqrt(count * wanted[token] * (1.0 - wanted[token]));
        QVERIFY2(std::abs(drawn[token] - count * wanted[token]) < 5.0 * deviation + 1.0,
            qPrintable(QString("token %1: %2 of %3, probability %4")
                           .arg(token)
                           .arg(drawn[token])
                           .arg(count)
                           .arg(wanted[token])));
    }
}

void TestGenerate::theSeedDecides()
{
    const auto model = load("t5_v11");
    QVERIFY(model);
    tp::GenerationSettings settings;
    settings.maxLength = 8;
    settings.seed = 1;
    const auto first = draws(*model, settings, 10);
    QCOMPARE(draws(*model, settings, 10), first);
    settings.seed = 2;
    QVERIFY(draws(*model, settings, 10) != first);
}

void TestGenerate::narrowSamplingIsGreedy()
{
    const auto model = load("t5_v11");
    QVERIFY(model);
    tp::GenerationSettings settings;
    settings.maxLength = 8;
    const tp::EncodedInput input = encode(*model, { { 11, 18, 44, 44 } });
    const tp::TokenIds greedy = tp::generate(*model, input, nullptr, settings).front();
    tp::GenerationSettings one = settings;
    one.topK = 1;
    QCOMPARE(draws(*model, one, 1).front(), greedy);
    tp::GenerationSettings cold = settings;
    cold.temperature = 1e-3;
    QCOMPARE(draws(*model, cold, 1).front(), greedy);
    tp::GenerationSettings nucleus = settings;
    nucleus.topP = 1e-6;
    QCOMPARE(draws(*model, nucleus, 1).front(), greedy);
}

void TestGenerate::topPKeepsTheLikelyTokens()
{
    const auto model = load("t5_v11");
    QVERIFY(model);
    std::vector<double> sorted = firstProbabilities(*model);
    std::ranges::sort(sorted, std::greater());
    tp::GenerationSettings settings;
    settings.maxLength = 1;
    settings.topP = sorted[0] + sorted[1] + 0.5 * sorted[2]; // reached by the third
    std::map<std::int64_t, int> seen;
    for (const tp::TokenIds &text : draws(*model, settings, 2000)) {
        ++seen[text.empty() ? 1 : text.front()];
    }
    QCOMPARE(seen.size(), 3U);
}

void TestGenerate::readsWhatTheMakersSay()
{
    const QTemporaryDir folder;
    const auto write = [&](const QString &name, const QByteArray &text) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    tp::ModelConfig backbone;
    backbone.vocabSize = 50;
    write("config.json",
        R"({"num_beams": 4, "max_length": 142, "min_length": 56, "length_penalty": 2.0,
            "no_repeat_ngram_size": 3, "early_stopping": true, "forced_bos_token_id": 0,
            "forced_eos_token_id": 2, "task_specific_params": {}})");
    const auto read = tp::readGenerationSettings(folder.path().toStdString(), backbone);
    QVERIFY2(read, read ? "" : read.error().message().c_str());
    QCOMPARE(read->beams, 4);
    QCOMPARE(read->maxLength, 141); // without the start token
    QCOMPARE(read->minLength, 55);
    QCOMPARE(read->lengthPenalty, 2.0);
    QCOMPARE(read->noRepeat, 3);
    QVERIFY(read->earlyStopping);
    QCOMPARE(read->forcedFirst, std::optional<std::int64_t>(0));
    QCOMPARE(read->forcedLast, std::optional<std::int64_t>(2));
    write("generation_config.json", R"({"max_new_tokens": 20, "early_stopping": "never"})");
    const auto other = tp::readGenerationSettings(folder.path().toStdString(), backbone);
    QVERIFY(other);
    QCOMPARE(other->beams, 1);
    QCOMPARE(other->maxLength, 20);
    QVERIFY(!other->forcedFirst);
}

void TestGenerate::refusesImpossibleSettings()
{
    const QTemporaryDir folder;
    tp::ModelConfig backbone;
    backbone.vocabSize = 50;
    const auto message = [&](const QByteArray &text) {
        QFile file(folder.filePath("generation_config.json"));
        if (file.open(QIODevice::WriteOnly)) {
            file.write(text);
        }
        file.close();
        const auto read = tp::readGenerationSettings(folder.path().toStdString(), backbone);
        return read ? QString() : QString::fromStdString(read.error().message());
    };
    QVERIFY(message(R"({"num_beams": 0})").contains("'num_beams' is 0"));
    QVERIFY(message(R"({"num_beams": 100000})").contains("'num_beams'"));
    QVERIFY(message(R"({"max_length": -5})").contains("'max_length'"));
    QVERIFY(message(R"({"forced_bos_token_id": 50})").contains("'forced_bos_token_id' is 50"));
    QVERIFY(message("[]").contains("a list"));
    QVERIFY(message("{").contains("generation_config.json"));
}

QTEST_GUILESS_MAIN(TestGenerate)
#include "tst_generate.moc"
