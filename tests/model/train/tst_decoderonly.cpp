// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
// LibTorch before Qt, whose keywords it uses as names.
#include "model/nn/torchheaders.h"

#include "tests/model/train/trainingfixture.h"

#include "model/adapters/adapterbank.h"
#include "model/adapters/method.h"
#include "model/config/validate.h"
#include "model/nn/inspect.h"
#include "model/store/runreader.h"
#include "model/train/losses.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <cmath>

// Training, scoring and routing of a model that reads inputs and targets as one text.
class TestDecoderOnly : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trainsWithEveryKindOfMethod_data();
    void trainsWithEveryKindOfMethod();
    void scoresUnderARunAreThoseOfItsEvaluation();
    void learnsTheEndOfATextThatIsItsPadding();
    void countsTokensOfInputsAndTargets();
    void aRowThatCannotBeReadIsNamed();

private:
    [[nodiscard]] tp::RunConfig config(std::int64_t steps) const
    {
        tp::RunConfig config = m_world.config(steps);
        config.backbone.path = TP_SOURCE_DIR "/tests/data/llama/bytes";
        config.training.maxInputLength = 48;
        config.training.evaluateEvery = 0;
        return config;
    }
    [[nodiscard]] tp::RunHistory history(const tp::RunOutcome &outcome) const
    {
        return tp::RunReader::open(outcome.run)->history();
    }

    TrainingFixture m_world;
};

void TestDecoderOnly::trainsWithEveryKindOfMethod_data()
{
    QTest::addColumn<bool>("routes");
    for (const char *method : { "lora", "ia3", "full" }) {
        QTest::newRow(method) << false;
    }
    for (const char *method : { "mosld", "molora", "tensorpoly-1" }) {
        QTest::newRow(method) << true;
    }
}

void TestDecoderOnly::trainsWithEveryKindOfMethod()
{
    QFETCH(bool, routes);
    tp::RunConfig wanted = config(12);
    wanted.method.name = QTest::currentDataTag();
    wanted.training.learningRate = wanted.method.name == "ia3" ? 0.2 : 0.02;
    const tp::RunOutcome outcome = m_world.train(wanted);
    QVERIFY2(outcome.kind == tp::OutcomeKind::Completed, outcome.error.message().c_str());
    const tp::RunHistory run = history(outcome);
    QVERIFY(run.steps.back().loss < run.steps.front().loss);
    QVERIFY(!run.evaluations.empty());
    for (const tp::TaskEvaluation &task : run.evaluations.back().tasks) {
        QVERIFY(std::isfinite(task.loss) && task.loss > 0.0);
        QCOMPARE(task.n, 4);
    }
    QCOMPARE(!run.routing.empty(), routes);
    if (routes) {
        const bool isToken = wanted.method.name != "tensorpoly-1";
        const auto sites = static_cast<int>(run.description.routing.sites.size());
        QCOMPARE(sites, isToken ? 4 : 14); // q and v of two layers, or every Linear
    }
}

void TestDecoderOnly::scoresUnderARunAreThoseOfItsEvaluation()
{
    tp::RunConfig wanted = config(8);
    wanted.method.name = "lora";
    wanted.suite.separator = " = ";
    wanted.training.learningRate = 0.05;
    const tp::RunOutcome outcome = m_world.train(wanted);
    QVERIFY2(outcome.kind == tp::OutcomeKind::Completed, outcome.error.message().c_str());
    const auto suite = tp::loadSuite(wanted.suite);
    QVERIFY(suite);
    const tp::Task &task = suite->tasks.front();
    QByteArray lines;
    std::size_t tokens = 0;
    for (const tp::Example &row : task.validation) {
        const QJsonObject line { { "input", QString::fromStdString(row.input) },
            { "target", QString::fromStdString(row.target) } };
        lines += QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
        tokens += row.target.size() + 1; // bytes and the end
    }
    const std::filesystem::path file = m_world.folder() / "texts.jsonl";
    QFile out(QString::fromStdString(file.string()));
    QVERIFY(out.open(QIODevice::WriteOnly) && out.write(lines) == lines.size());
    out.close();
    tp::ScoreRequest request;
    request.backbone = wanted.backbone.path;
    request.rows = file;
    request.text = true;
    request.run = outcome.run;
    request.task = task.label.id;
    double sum = 0.0;
    const tp::Status status = tp::scoreRows(request, [&](const std::string &line) {
        sum -= QJsonDocument::fromJson(QByteArray::fromStdString(line))["logprob"].toDouble();
    });
    QVERIFY2(status, status ? "" : status.error().message().c_str());
    const double loss = history(outcome).evaluations.back().tasks.front().loss;
    QVERIFY(std::abs(sum / static_cast<double>(tokens) - loss) < 1e-4 * loss);
}

void TestDecoderOnly::learnsTheEndOfATextThatIsItsPadding()
{
    // The token that ends a text is often named as padding too; here it is the only one of bytes.
    tp::RunConfig wanted = config(30);
    wanted.method.name = "full";
    wanted.suite.tasks = { "first" };
    wanted.training.learningRate = 0.01;
    const tp::RunOutcome outcome = m_world.train(wanted);
    QVERIFY2(outcome.kind == tp::OutcomeKind::Completed, outcome.error.message().c_str());
    const std::filesystem::path file = m_world.folder() / "end.jsonl";
    QFile out(QString::fromStdString(file.string()));
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write("{\"input\": \"dog cat bird\", \"target\": \"dog\"}\n");
    out.close();
    const auto lastLogProb = [&](const std::filesystem::path &run) {
        tp::ScoreRequest request;
        request.backbone = wanted.backbone.path;
        request.rows = file;
        request.text = true;
        request.run = run;
        request.task = "first";
        double value = 0.0;
        const tp::Status status = tp::scoreRows(request, [&](const std::string &line) {
            const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(line));
            value = json["token_logprobs"].toArray().last().toDouble();
        });
        return status ? value : NAN;
    };
    tp::RunConfig untrained = wanted;
    untrained.training.steps = 1;
    untrained.training.learningRate = 0.0;
    const double before = lastLogProb(m_world.train(untrained).run);
    QVERIFY(lastLogProb(outcome.run) > before + 1.0);
}

void TestDecoderOnly::countsTokensOfInputsAndTargets()
{
    tp::RunConfig wanted = config(1);
    const auto suite = std::make_shared<const tp::TaskSuite>(*tp::loadSuite(wanted.suite));
    const auto model = tp::Backbone::load(wanted.backbone.path, torch::kFloat32, torch::kCPU);
    QVERIFY(model);
    auto rows = tp::RowTokenizer::make(*tp::loadTokenizer(wanted.backbone.path),
        (*model)->config(),
        { .separator = "\n", .maxInput = 48, .maxTarget = 16 },
        {});
    tp::TaskData data(suite, std::move(*rows));
    const auto batch = data.makeBatch({ { 0, 0 }, { 1, 1 }, { 2, 5 } }, torch::kCPU);
    QVERIFY2(batch, batch ? "" : batch.error().message().c_str());
    // One stack reads all tokens but the last target of each row.
    QCOMPARE(batch->routing.targetTokens.sum().item<std::int64_t>(), batch->tokens - batch->rows);
    const tp::Method *method = tp::methodNamed("mosld");
    const tp::BankRequest request { .sites = tp::adaptedLinears((*model)->config()),
        .tasks = 4,
        .options = *tp::completeOptions(method->description, {}) };
    const auto bank = method->create(request);
    tp::RoutingContext context = batch->routing;
    context.trainingStep = 1;
    bank->prepare(context);
    (void)tp::taskLosses(**model, *batch, bank.get());
    QVERIFY(std::isfinite(bank->auxiliaryLoss().item<double>()));
}

void TestDecoderOnly::aRowThatCannotBeReadIsNamed()
{
    tp::RunConfig wanted = config(1);
    wanted.method.name = "lora";
    wanted.suite.separator = "";
    const std::filesystem::path suite = m_world.folder() / "empty";
    std::filesystem::copy(m_world.suite(), suite, std::filesystem::copy_options::recursive);
    QFile file(QString::fromStdString((suite / "first" / "train.jsonl").string()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    file.close();
    QJsonObject row = QJsonDocument::fromJson(whole.left(whole.indexOf('\n'))).object();
    row["input"] = "";
    const QByteArray line = QJsonDocument(row).toJson(QJsonDocument::Compact) + '\n';
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(line);
    file.close();
    wanted.suite.path = suite.string();
    wanted.suite.tasks = { "first" };
    const tp::RunOutcome outcome = m_world.train(wanted);
    QCOMPARE(outcome.kind, tp::OutcomeKind::Failed);
    const QString message = QString::fromStdString(outcome.error.message());
    QVERIFY2(
        message.contains("task 'first', row '" + row["id"].toString() + "'"), qPrintable(message));
}

QTEST_GUILESS_MAIN(TestDecoderOnly)
#include "tst_decoderonly.moc"
