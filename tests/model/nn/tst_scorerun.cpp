// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/backbonehash.h"
#include "model/nn/inspect.h"
#include "model/nn/modelconfig.h"
#include "model/store/runwriter.h"

#include "rawsafetensors.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

// A whole model under adapters, against weights merged in Python (tests/parity/score_run.py).
class TestScoreRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsMergedWeights_data();
    void equalsMergedWeights();
    void anotherTaskScoresDifferently();
    void refusesWhatDoesNotBelongTogether();
};

namespace {

const QString dataFolder = QStringLiteral(TP_SOURCE_DIR "/tests/data");
const std::filesystem::path backbone = TP_SOURCE_DIR "/tests/data/t5_v10";

// A run folder with one checkpoint, as training leaves it.
class Run
{
public:
    explicit Run(const QString &adapter)
    {
        const bool isLora = adapter == "lora";
        tp::RunDescription description;
        description.config.method.name = isLora ? "lora" : "tensorpoly-1";
        const auto set = [&](const char *key, std::int64_t value) {
            description.config.method.options[key] = value;
        };
        set("rank", adapter == "order4" ? 3 : 2);
        if (!isLora) {
            set("experts", adapter == "order4" ? 2 : 3);
            set("order", adapter == "order4" ? 4 : 2);
        }
        for (const char *id : { "first", "second", "third" }) {
            description.tasks.push_back({ id, id, "test", "accuracy", false });
        }
        description.backboneHash = tp::backboneHash(backbone).value();
        description.config.backbone.path = backbone.string();
        auto writer = tp::RunWriter::create(m_folder.path().toStdString(), description);
        if (!writer || !writer->setState({ tp::RunPhase::Completed, 1, 1, 0.5, {} })) {
            qFatal("cannot write the test's own run");
        }
        m_run = writer->folder();
        std::filesystem::create_directories(m_run / "checkpoints" / "step-000001");
        std::filesystem::copy_file(
            (dataFolder + "/run/" + adapter + ".adapter.safetensors").toStdString(), weights());
    }

    [[nodiscard]] std::filesystem::path weights() const
    {
        return m_run / "checkpoints" / "step-000001" / "adapter.safetensors";
    }

    [[nodiscard]] tp::ScoreRequest request(const char *task) const
    {
        tp::ScoreRequest wanted;
        wanted.backbone = backbone;
        wanted.rows = backbone / "rows.jsonl";
        wanted.dtype = "float64";
        wanted.run = m_run;
        wanted.task = task;
        return wanted;
    }

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_run;
};

std::vector<double> numbers(const QByteArray &line)
{
    std::vector<double> values;
    for (const QJsonValue &value :
        QJsonDocument::fromJson(line).object()["token_logprobs"].toArray()) {
        values.push_back(value.toDouble(NAN));
    }
    return values;
}

// One list of numbers a row; the message if it failed.
std::vector<std::vector<double>> score(const tp::ScoreRequest &request, QString *error)
{
    std::vector<std::vector<double>> rows;
    const tp::Status status = tp::scoreRows(request,
        [&](const std::string &line) { rows.push_back(numbers(QByteArray::fromStdString(line))); });
    *error = status ? QString() : QString::fromStdString(status.error().message());
    return rows;
}

} // namespace

void TestScoreRun::equalsMergedWeights_data()
{
    QTest::addColumn<QString>("adapter");
    QTest::newRow("lora") << "lora";
    QTest::newRow("tensorpoly-1, order 2") << "order2";
    QTest::newRow("tensorpoly-1, order 4") << "order4";
}

void TestScoreRun::equalsMergedWeights()
{
    QFETCH(QString, adapter);
    const Run run(adapter);
    QString error;
    const auto rows = score(run.request("second"), &error);
    QVERIFY2(error.isEmpty(), qPrintable(error));
    QFile expected(dataFolder + "/run/" + adapter + ".expected.jsonl");
    QVERIFY(expected.open(QIODevice::ReadOnly));
    std::size_t row = 0;
    for (; !expected.atEnd(); ++row) {
        QVERIFY(row < rows.size());
        const double difference = largestDifference(rows[row], numbers(expected.readLine()), 0.0);
        QVERIFY2(difference <= 1e-9, qPrintable(QString("row %1: %2").arg(row).arg(difference)));
    }
    QCOMPARE(rows.size(), row);
}

void TestScoreRun::anotherTaskScoresDifferently()
{
    QString error;
    const Run routed("order2");
    const auto second = score(routed.request("second"), &error);
    const auto third = score(routed.request("third"), &error);
    QVERIFY2(error.isEmpty(), qPrintable(error));
    QVERIFY(largestDifference(second.front(), third.front(), 0.0) > 1e-3);
    const Run shared("lora");
    QCOMPARE(score(shared.request("second"), &error), score(shared.request("third"), &error));
    QVERIFY2(error.isEmpty(), qPrintable(error));
}

void TestScoreRun::refusesWhatDoesNotBelongTogether()
{
    const Run run("order2");
    QString error;
    QVERIFY(score(run.request("secnd"), &error).empty());
    QVERIFY2(error.contains("did you mean 'second'?"), qPrintable(error));

    tp::ScoreRequest other = run.request("second");
    other.backbone = TP_SOURCE_DIR "/tests/data/t5_v11";
    QVERIFY(score(other, &error).empty());
    QVERIFY2(error.contains("another backbone"), qPrintable(error));

    std::filesystem::copy_file((dataFolder + "/run/order4.adapter.safetensors").toStdString(),
        run.weights(),
        std::filesystem::copy_options::overwrite_existing);
    QVERIFY(score(run.request("second"), &error).empty());
    QVERIFY2(error.contains("is needed"), qPrintable(error));

    std::filesystem::remove_all(run.weights().parent_path());
    QVERIFY(score(run.request("second"), &error).empty());
    QVERIFY2(error.contains("no checkpoint"), qPrintable(error));
}

QTEST_GUILESS_MAIN(TestScoreRun)
#include "tst_scorerun.moc"
