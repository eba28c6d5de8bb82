// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/inspect.h"

#include "rawsafetensors.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

// Log-probabilities against transformers in float64 throughout (tests/parity/score_t5.py and
// score_bart.py, score_llama.py).
class TestScoreRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsTransformers_data();
    void equalsTransformers();
    void equalsTheTransformersThatIsHere();
    void bfloat16IsAsNearAsThatOfTransformers_data();
    void bfloat16IsAsNearAsThatOfTransformers();
    void totalIsTheSumOfTheTokens();
    void textsHoldWhatTheTokenizerGives();
    void refusesRowsBeyondThePositions();
    void refusesWrongRows_data();
    void refusesWrongRows();
    void emptyLinesAtTheEndAreHarmless();
    void refusesWrongRequests();
    void refusesBrokenWeights_data();
    void refusesBrokenWeights();
};

namespace {

const QString dataFolder = QStringLiteral(TP_SOURCE_DIR "/tests/data");

struct Answer
{
    std::vector<QJsonObject> rows;
    QString error;
};

Answer score(const tp::ScoreRequest &request)
{
    Answer answer;
    const tp::Status status = tp::scoreRows(request, [&](const std::string &line) {
        answer.rows.push_back(QJsonDocument::fromJson(QByteArray::fromStdString(line)).object());
    });
    if (!status) {
        answer.error = QString::fromStdString(status.error().message());
        if (tp::exitCode(status.error().code) != 2) {
            answer.error.prepend("exit code is not 2: ");
        }
    }
    return answer;
}

tp::ScoreRequest request(const QString &folder, const char *dtype)
{
    tp::ScoreRequest wanted;
    wanted.backbone = (dataFolder + "/" + folder).toStdString();
    wanted.rows = (dataFolder + "/" + folder + "/rows.jsonl").toStdString();
    wanted.dtype = dtype;
    return wanted;
}

std::vector<double> numbers(const QJsonArray &array)
{
    std::vector<double> values;
    for (const QJsonValue &value : array) {
        values.push_back(value.toDouble(NAN));
    }
    return values;
}

// Every number of the answers is that of the file, relative to its size.
void compare(const Answer &answer, const QString &expectations, double tolerance)
{
    QVERIFY2(answer.error.isEmpty(), qPrintable(answer.error));
    QFile file(expectations);
    QVERIFY(file.open(QIODevice::ReadOnly));
    std::size_t row = 0;
    for (; !file.atEnd(); ++row) {
        const QJsonObject expected = QJsonDocument::fromJson(file.readLine()).object();
        QVERIFY(row < answer.rows.size());
        const double difference =
            largestDifference(numbers(answer.rows[row]["token_logprobs"].toArray()),
                numbers(expected["token_logprobs"].toArray()),
                0.0);
        QVERIFY2(
            difference <= tolerance, qPrintable(QString("row %1: %2").arg(row).arg(difference)));
        const double total = expected["logprob"].toDouble();
        QVERIFY(std::abs(answer.rows[row]["logprob"].toDouble() - total)
            <= tolerance * std::abs(total));
    }
    QCOMPARE(answer.rows.size(), row);
}

// A copy of t5_v10 that a test may damage.
class Copy
{
public:
    Copy()
    {
        for (const char *name : { "config.json", "model.safetensors" }) {
            QFile::copy(dataFolder + "/t5_v10/" + name, m_folder.filePath(name));
        }
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString run(
        const QByteArray &rows = "{\"input_ids\":[5],\"target_ids\":[1]}\n") const
    {
        tp::ScoreRequest wanted;
        wanted.backbone = m_folder.path().toStdString();
        wanted.rows = writeBytes(m_folder, "rows.jsonl", rows);
        const Answer answer = score(wanted);
        return answer.rows.empty() || answer.error.isEmpty() ? answer.error
                                                             : "rows were emitted: " + answer.error;
    }
    // Rewrites the weights with one of them changed by `change`, which may clear its name to drop
    // it.
    void rewrite(const std::string &name,
        const std::function<void(tp::TensorView &, std::vector<std::byte> &)> &change)
    {
        const std::filesystem::path weights = path("model.safetensors").toStdString();
        const auto file = tp::SafetensorsFile::open(weights);
        std::vector<std::vector<std::byte>> data;
        std::vector<tp::TensorView> views;
        for (const tp::TensorInfo &info : file->tensors()) {
            std::vector<std::byte> bytes(info.bytes());
            QVERIFY(file->read(info, bytes));
            tp::TensorView view { info.name, info.type, info.shape, {} };
            if (info.name == name) {
                change(view, bytes);
            }
            if (!view.name.empty()) {
                data.push_back(std::move(bytes));
                view.data = data.back(); // stays: moving a vector keeps its storage
                views.push_back(view);
            }
        }
        QVERIFY(tp::writeSafetensors(weights, views, {}));
    }

private:
    QTemporaryDir m_folder;
};

using Damage = void (*)(Copy &);

} // namespace

Q_DECLARE_METATYPE(Damage)

void TestScoreRows::equalsTransformers_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QByteArray>("dtype");
    QTest::addColumn<double>("tolerance"); // relative
    QTest::newRow("v1.0, float64") << "t5_v10" << QByteArray("float64") << 1e-9;
    QTest::newRow("v1.1, float64") << "t5_v11" << QByteArray("float64") << 1e-9;
    QTest::newRow("v1.0, float32") << "t5_v10" << QByteArray("float32") << 1e-4;
    QTest::newRow("v1.1, float32") << "t5_v11" << QByteArray("float32") << 1e-4;
    for (const char *layout : { "f16_sharded", "bin", "bin_sharded" }) {
        const QString folder = QStringLiteral("t5_layouts/") + layout;
        QTest::addRow("%s, float64", layout) << folder << QByteArray("float64") << 1e-9;
        QTest::addRow("%s, float32", layout) << folder << QByteArray("float32") << 1e-4;
    }
    for (const char *bart : { "bart", "bart_body" }) {
        QTest::addRow("%s, float64", bart) << bart << QByteArray("float64") << 1e-9;
        QTest::addRow("%s, float32", bart) << bart << QByteArray("float32") << 1e-4;
        QTest::addRow("%s, bfloat16", bart) << bart << QByteArray("bfloat16") << 0.1;
    }
    for (const char *family : { "llama3", "linear", "mistral", "qwen2" }) {
        const QString folder = QStringLiteral("llama/") + family;
        QTest::addRow("%s, float64", family) << folder << QByteArray("float64") << 1e-9;
        QTest::addRow("%s, float32", family) << folder << QByteArray("float32") << 2e-4;
    }
    QTest::newRow("v1.0, bfloat16") << "t5_v10" << QByteArray("bfloat16") << 0.1;
}

void TestScoreRows::equalsTransformers()
{
    QFETCH(QString, folder);
    QFETCH(QByteArray, dtype);
    QFETCH(double, tolerance);
    compare(score(request(folder, dtype.constData())),
        dataFolder + "/" + folder + "/expected.jsonl",
        tolerance);
}

void TestScoreRows::equalsTheTransformersThatIsHere()
{
    QProcess probe;
    probe.start("python3", { "-c", "import torch, transformers, safetensors" });
    if (!probe.waitForFinished(120'000) || probe.exitCode() != 0) {
        QSKIP("python3 has no torch, transformers and safetensors");
    }
    const QTemporaryDir folder;
    QProcess python;
    python.start(
        "python3", { "-P", TP_SOURCE_DIR "/tests/parity/score_llama.py", folder.path(), "107" });
    QVERIFY(python.waitForFinished(240'000));
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
    for (const char *family : { "llama3", "linear", "mistral", "qwen2", "bytes" }) {
        const QString place = folder.filePath(family);
        tp::ScoreRequest wanted;
        wanted.backbone = place.toStdString();
        wanted.rows = (place + "/rows.jsonl").toStdString();
        wanted.dtype = "float64";
        compare(score(wanted), place + "/expected.jsonl", 1e-9);
    }
}

void TestScoreRows::bfloat16IsAsNearAsThatOfTransformers_data()
{
    QTest::addColumn<QString>("folder");
    for (const char *family : { "llama3", "linear", "mistral", "qwen2" }) {
        QTest::newRow(family) << QStringLiteral("llama/") + family;
    }
}

void TestScoreRows::bfloat16IsAsNearAsThatOfTransformers()
{
    QFETCH(QString, folder);
    const Answer wide = score(request(folder, "float64"));
    const Answer narrow = score(request(folder, "bfloat16"));
    QVERIFY2(narrow.error.isEmpty(), qPrintable(narrow.error));
    double sum = 0.0;
    std::size_t count = 0;
    for (std::size_t row = 0; row < wide.rows.size(); ++row) {
        const auto a = numbers(narrow.rows[row]["token_logprobs"].toArray());
        const auto b = numbers(wide.rows[row]["token_logprobs"].toArray());
        for (std::size_t i = 0; i < a.size(); ++i, ++count) {
            sum += std::abs(a[i] - b[i]);
        }
    }
    QFile file(dataFolder + "/" + folder + "/bfloat16.json");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const double theirs = QJsonDocument::fromJson(file.readAll()).object()["mean"].toDouble();
    const double ours = sum / static_cast<double>(count);
    QVERIFY2(ours > 0.0 && ours < 1.5 * theirs,
        qPrintable(QString("%1, transformers %2").arg(ours).arg(theirs)));
}

void TestScoreRows::totalIsTheSumOfTheTokens()
{
    const Answer answer = score(request("t5_v10", "float64"));
    QVERIFY2(!answer.rows.empty(), qPrintable(answer.error));
    double sum = 0.0;
    for (const double value : numbers(answer.rows.front()["token_logprobs"].toArray())) {
        QVERIFY(value < 0.0);
        sum += value;
    }
    QVERIFY(std::abs(answer.rows.front()["logprob"].toDouble() - sum) < 1e-12);
    QCOMPARE(answer.rows.front().keys(), (QStringList { "logprob", "token_logprobs" }));
}

void TestScoreRows::textsHoldWhatTheTokenizerGives()
{
    // Bytes are three above their value, and every text ends with 1 (</s>).
    QTemporaryDir folder;
    const QString source = dataFolder + "/llama/bytes/";
    for (const char *name : { "config.json", "model.safetensors", "tokenizer_config.json" }) {
        QVERIFY(QFile::copy(source + name, folder.filePath(name)));
    }
    tp::ScoreRequest texts;
    texts.backbone = folder.path().toStdString();
    texts.rows = writeBytes(folder, "texts.jsonl", R"({"input": "ab", "target": "c"})");
    texts.text = true;
    texts.dtype = "float64";
    tp::ScoreRequest ids = texts;
    ids.text = false;
    ids.rows = writeBytes(folder, "ids.jsonl", R"({"input_ids": [100, 101], "target_ids": [102]})");
    const Answer answer = score(texts);
    QVERIFY2(answer.rows.size() == 1, qPrintable(answer.error));
    QCOMPARE(answer.rows, score(ids).rows); // the </s> of neither is part of the sequence
}

void TestScoreRows::refusesRowsBeyondThePositions()
{
    QTemporaryDir folder;
    tp::ScoreRequest wanted = request("llama/mistral", "float32"); // a window of 70
    const QByteArray ids = QByteArray("5,").repeated(39) + "5";
    const auto row = [&](const QByteArray &target) {
        return "{\"input_ids\":[" + ids + "],\"target_ids\":[" + target + "]}\n";
    };
    wanted.rows = writeBytes(folder, "fits.jsonl", row(QByteArray("7,").repeated(30) + "7"));
    QCOMPARE(score(wanted).rows.size(), std::size_t { 1 });
    wanted.rows = writeBytes(folder, "long.jsonl", row(QByteArray("7,").repeated(31) + "7"));
    const QString message = score(wanted).error;
    QVERIFY2(message.contains("71 tokens long, but the model's positions reach 70"),
        qPrintable(message));
}

void TestScoreRows::refusesWrongRows_data()
{
    QTest::addColumn<QByteArray>("rows");
    QTest::addColumn<QString>("part");
    const QByteArray good = "{\"input_ids\":[5],\"target_ids\":[1]}\n";
    const auto row = [&](const char *name, const QByteArray &rows, const char *part) {
        QTest::newRow(name) << rows << QString::fromLatin1(part);
    };
    row("nothing", "", "the file has no rows");
    row("no JSON", good + "{\"input_ids\":", "rows.jsonl:2");
    row("a list", good + "[1]", "rows.jsonl:2: a row is an object");
    row("no target",
        good + good + "{\"input_ids\":[5]}",
        "rows.jsonl:3: key 'target_ids' is missing");
    row("empty target",
        good + "{\"input_ids\":[5],\"target_ids\":[]}",
        "rows.jsonl:2: key 'target_ids' has 0 ids");
    row("empty input", "{\"input_ids\":[],\"target_ids\":[1]}", "'input_ids' has 0 ids");
    row("id too large",
        good + "{\"input_ids\":[5,48],\"target_ids\":[1]}",
        "rows.jsonl:2: key 'input_ids' holds 48 at position 1");
    row("negative id", "{\"input_ids\":[5],\"target_ids\":[-1]}", "'target_ids' holds -1");
    row("broken id", "{\"input_ids\":[5],\"target_ids\":[1.5]}", "'target_ids' holds 1.5");
    row("text", "{\"input_ids\":\"5\",\"target_ids\":[1]}", "not a list of ids");
    row("empty line between", good + "\n" + good, "rows.jsonl:2: the line is empty");
}

void TestScoreRows::refusesWrongRows()
{
    QFETCH(QByteArray, rows);
    QFETCH(QString, part);
    const QString message = Copy().run(rows);
    QVERIFY2(message.contains(part), qPrintable(message));
    QVERIFY2(!message.startsWith("rows were emitted"), qPrintable(message));
}

void TestScoreRows::emptyLinesAtTheEndAreHarmless()
{
    QCOMPARE(Copy().run("{\"input_ids\":[5],\"target_ids\":[1]}\n\n  \n"), QString());
}

void TestScoreRows::refusesWrongRequests()
{
    tp::ScoreRequest wanted = request("t5_v10", "int8");
    QVERIFY(score(wanted).error.contains("'int8'"));
    wanted = request("t5_v10", "float32");
    wanted.rows += ".none";
    QVERIFY(score(wanted).error.contains("does not exist"));
    wanted = request("t5_v10", "float32");
    wanted.backbone += ".none";
    QVERIFY(score(wanted).error.contains("does not exist"));
    wanted = request("t5_v10", "float32");
    wanted.text = true; // the folder has no tokenizer files
    QVERIFY(score(wanted).error.contains("t5_v10"));
    wanted = request("t5_v10", "float32");
    wanted.run = (dataFolder + "/none").toStdString();
    wanted.task = "boolq";
    QVERIFY(!score(wanted).error.isEmpty());
}

void TestScoreRows::refusesBrokenWeights_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name, Damage damage, const char *part) {
        QTest::newRow(name) << damage << QString::fromLatin1(part);
    };
    row(
        "missing file",
        [](Copy &copy) { QFile::remove(copy.path("model.safetensors")); },
        "model.safetensors");
    row(
        "cut file",
        [](Copy &copy) {
            QFile file(copy.path("model.safetensors"));
            file.resize(file.size() - 100);
        },
        "cut short");
    row(
        "missing tensor",
        [](Copy &copy) {
            copy.rewrite("encoder.block.1.layer.0.SelfAttention.k.weight",
                [](tp::TensorView &view, std::vector<std::byte> &) { view.name.clear(); });
        },
        "'encoder.block.1.layer.0.SelfAttention.k.weight'");
    row(
        "wrong shape",
        [](Copy &copy) {
            copy.rewrite("decoder.block.0.layer.1.EncDecAttention.q.weight",
                [](tp::TensorView &view, std::vector<std::byte> &) {
                    view.shape = { 16, 12 };
                });
        },
        "[16, 12], but [12, 16] is needed");
    row(
        "NaN",
        [](Copy &copy) {
            copy.rewrite("encoder.final_layer_norm.weight",
                [](tp::TensorView &, std::vector<std::byte> &bytes) {
                    const float value = std::nanf("");
                    std::memcpy(bytes.data(), &value, sizeof(value));
                });
        },
        "'encoder.final_layer_norm.weight' holds values that are not finite");
    row(
        "another family",
        [](Copy &copy) {
            QFile file(copy.path("config.json"));
            if (file.open(QIODevice::WriteOnly)) {
                file.write("{\"model_type\": \"mbart\"}");
            }
        },
        "this build reads T5");
}

void TestScoreRows::refusesBrokenWeights()
{
    QFETCH(Damage, damage);
    QFETCH(QString, part);
    Copy copy;
    QCOMPARE(copy.run(), QString());
    damage(copy);
    const QString message = copy.run();
    QVERIFY2(message.contains(part), qPrintable(message));
}

QTEST_GUILESS_MAIN(TestScoreRows)
#include "tst_scorerows.moc"
