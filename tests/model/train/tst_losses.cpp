// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
// LibTorch first: Qt's keywords are names of its own.
#include "model/nn/torchheaders.h"
#include "model/train/losses.h"
#include "model/train/session.h"

#include "trainingfixture.h"

#include <nlohmann/json.hpp>

#include <QTest>

#include <algorithm>
#include <cmath>
#include <fstream>

using namespace tp;
using torch::Tensor;

// The losses against plain loops over the model's log-probabilities, one option at a time.
class TestLosses final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void smoothingSharesWithAllTokens();
    void smoothedSumEqualsTheFixture();
    void optionsAddTheirLosses_data();
    void optionsAddTheirLosses();
    void withoutWeightsOptionsChangeNothing();

private:
    struct Row
    {
        std::int64_t task;
        Example example;
    };
    // [tokens, vocabulary], of one target alone.
    [[nodiscard]] Tensor logProbs(const Example &example, const std::string &target) const;
    [[nodiscard]] Batch batch(bool withOptions) const;

    std::shared_ptr<Backbone> m_model;
    std::shared_ptr<TaskData> m_data;
    BatchPlan m_plan;
};

namespace {

// A model that says the same whatever it reads.
class FixedLogits final : public Backbone
{
public:
    FixedLogits(const T5Config &config, Tensor logits)
        : Backbone(ModelConfig::of(config), { { "logits", logits } })
        , m_logits(std::move(logits))
    {
    }
    EncodedInput encode(const Tensor &, const AdapterBank *, bool) const override { return {}; }
    Tensor decode(
        const Tensor &, const EncodedInput &, const AdapterBank *, DecoderCache *) const override
    {
        return {};
    }
    Tensor predict(
        const Tensor &, const Tensor &, const AdapterBank *, const Tensor &) const override
    {
        return {};
    }
    Tensor logits(const Tensor &) const override { return m_logits; }
    std::vector<Tensor> firstNorms() const override { return {}; }

private:
    Tensor m_logits;
};

} // namespace

void TestLosses::initTestCase()
{
    const auto model = Backbone::load(TrainingFixture::backbone(), torch::kFloat64, torch::kCPU);
    QVERIFY2(model, model ? "" : model.error().message().c_str());
    m_model = *model;
    auto suite = std::make_shared<TaskSuite>();
    Task choice;
    choice.label.id = "choice";
    choice.train = { { "a", "the cat sleeps", "kind", { "kind", "not kind at all", "cold" }, {} },
        { "b", "a green dog", "green", { "red", "green" }, {} },
        { "c", "no options here", "sleeps", {}, {} } };
    Task free;
    free.label.id = "free";
    free.train = { { "d", "five birds", "birds five", {}, {} } };
    suite->tasks = { choice, free };
    const auto tokenizer = loadTokenizer(TrainingFixture::backbone());
    QVERIFY(tokenizer);
    m_data = std::make_shared<TaskData>(suite,
        RowTokenizer::make(
            *tokenizer, m_model->config(), { .maxInput = 32, .maxTarget = 16 }, "backbone")
            .value());
    m_plan = { { 0, 0 }, { 1, 0 }, { 0, 1 }, { 0, 2 } };
}

Batch TestLosses::batch(bool withOptions) const
{
    return m_data->makeBatch(m_plan, torch::kCPU, withOptions).value();
}

Tensor TestLosses::logProbs(const Example &example, const std::string &target) const
{
    const torch::NoGradGuard noGrad;
    const Tensor input = torch::tensor(m_data->encodeInput({}, example).value()).unsqueeze(0);
    const Tensor ids =
        torch::tensor(m_data->encodeTarget({}, example, target).value()).unsqueeze(0);
    return at::log_softmax(m_model->logits(m_model->predict(input, ids, nullptr)), -1)[0];
}

void TestLosses::smoothingSharesWithAllTokens()
{
    TrainingConfig training;
    training.labelSmoothing = 0.1;
    const Tensor losses = taskLosses(*m_model, batch(false), nullptr, training);
    // The "free" task, which comes second, has one row.
    const Example &example = m_data->suite().tasks[1].train[0];
    const Tensor all = logProbs(example, example.target);
    const Tensor ids = torch::tensor(m_data->encodeTarget({}, example, example.target).value());
    const double expected =
        at::cross_entropy_loss(all, ids, {}, at::Reduction::Mean, -100, 0.1).item<double>();
    QVERIFY(std::abs(losses[1].item<double>() - expected) < 1e-10);
    const double plain = at::cross_entropy_loss(all, ids).item<double>();
    QVERIFY(std::abs(expected - plain) > 1e-3);
}

// Fixture A6 of reference/task_level_moe.md: the published loss is the sum over the tokens, ours
// their mean.
void TestLosses::smoothedSumEqualsTheFixture()
{
    const nlohmann::json fixture =
        nlohmann::json::parse(std::ifstream(TP_SOURCE_DIR "/tests/data/taskmoe/fixtures.json"));
    constexpr std::int64_t pad = 1;
    T5Config config;
    config.padTokenId = pad;
    const Tensor logits =
        torch::sin(torch::arange(1, 16, torch::kFloat64) * 0.37 + 0.2).view({ 1, 3, 5 }) * 2.0;
    const FixedLogits model(config, logits);
    Batch batch;
    batch.targets = torch::tensor({ 3, 0, 1 }).unsqueeze(0);
    batch.routing = RoutingContext::of({ 0 }, torch::kCPU);
    TrainingConfig training;
    training.labelSmoothing = 0.1;
    const double tokens = (batch.targets != pad).sum().item<double>();
    const double sum = taskLosses(model, batch, nullptr, training).item<double>() * tokens;
    QVERIFY(std::abs(sum - fixture.at("A6_loss_sum").get<double>()) < 1e-9);
}

void TestLosses::optionsAddTheirLosses_data()
{
    QTest::addColumn<double>("choice");
    QTest::addColumn<double>("unlikelihood");
    QTest::addColumn<double>("lengthNorm");
    QTest::newRow("choice") << 1.0 << 0.0 << 1.0;
    QTest::newRow("choice without length") << 0.5 << 0.0 << 0.0;
    QTest::newRow("unlikelihood") << 0.0 << 1.0 << 1.0;
    QTest::newRow("T-Few") << 1.0 << 1.0 << 1.0;
}

void TestLosses::optionsAddTheirLosses()
{
    QFETCH(double, choice);
    QFETCH(double, unlikelihood);
    QFETCH(double, lengthNorm);
    TrainingConfig training;
    training.choiceLoss = choice;
    training.unlikelihoodLoss = unlikelihood;
    training.lengthNorm = lengthNorm;
    QVERIFY(comparesOptions(training));
    const Tensor losses = taskLosses(*m_model, batch(true), nullptr, training);

    double likelihood = 0.0;
    double tokens = 0.0;
    double choices = 0.0;
    double rows = 0.0;
    double unlikely = 0.0;
    double wrongTokens = 0.0;
    for (const Example &example : m_data->suite().tasks[0].train) {
        std::vector<double> scores;
        double right = 0.0;
        const auto options =
            example.options.empty() ? std::vector { example.target } : example.options;
        for (const std::string &option : options) {
            const Tensor all = logProbs(example, option);
            const TokenIds ids = m_data->encodeTarget({}, example, option).value();
            double sum = 0.0;
            for (std::size_t i = 0; i < ids.size(); ++i) {
                const double one = all[static_cast<std::int64_t>(i)][ids[i]].item<double>();
                sum += one;
                if (option != example.target) {
                    unlikely -= std::log(1.0 - std::exp(one) + 0.01);
                    wrongTokens += 1.0;
                }
            }
            scores.push_back(sum / std::pow(static_cast<double>(ids.size()), lengthNorm));
            if (option == example.target) {
                right = scores.back();
                likelihood -= sum;
                tokens += static_cast<double>(ids.size());
            }
        }
        if (options.size() > 1) {
            double sum = 0.0;
            for (const double score : scores) {
                sum += std::exp(score - right);
            }
            choices += std::log(sum);
            rows += 1.0;
        }
    }
    const double expected =
        likelihood / tokens + choice * choices / rows + unlikelihood * unlikely / wrongTokens;
    QVERIFY2(std::abs(losses[0].item<double>() - expected) < 1e-9,
        qPrintable(QStringLiteral("%1 %2")
                       .arg(losses[0].item<double>(), 0, 'g', 15)
                       .arg(expected, 0, 'g', 15)));
    // A task without options keeps its loss.
    const Tensor plain = taskLosses(*m_model, batch(false), nullptr);
    QVERIFY(std::abs((losses[1] - plain[1]).item<double>()) < 1e-12);
}

void TestLosses::withoutWeightsOptionsChangeNothing()
{
    const Tensor plain = taskLosses(*m_model, batch(false), nullptr);
    const Tensor options = taskLosses(*m_model, batch(true), nullptr);
    QVERIFY((plain - options).abs().max().item<double>() < 1e-12);
}

QTEST_GUILESS_MAIN(TestLosses)
#include "tst_losses.moc"
