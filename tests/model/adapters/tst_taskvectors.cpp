// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/taskmoe/taskvectors.h"
#include "model/nn/torchheaders.h"
#include "model/train/taskdata.h"

#include "tests/model/train/trainingfixture.h"

#include <QtTest>

#include <algorithm>

using namespace tp;
using torch::Tensor;

// Vectors of tasks that are made before training, with the demo's backbone and four of its tasks.
class TestTaskVectors final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void textVectorsAreMeansOverRows();
    void publishedTextVectorsAreTheDecoders();
    void tuningChangesTextVectors();
    void fisherVectorsTellTasksApart();
    void stopEndsTheWork();
    void coordinatesKeepDistances();
    void coordinatesOfEqualRowsAreZero();

private:
    TrainingFixture m_fixture;
    std::shared_ptr<Backbone> m_model;
    std::shared_ptr<TaskData> m_data;
};

namespace {

double furthest(const Tensor &a, const Tensor &b)
{
    return (a - b).abs().max().item<double>();
}

const VectorTraining training { .steps = 2, .learningRate = 1e-2, .seed = 4 };

} // namespace

void TestTaskVectors::initTestCase()
{
    SuiteConfig config = m_fixture.config(1).suite;
    config.maxTrain = 5;
    auto suite = loadSuite(config);
    QVERIFY(suite.has_value());
    m_model = Backbone::load(TrainingFixture::backbone(), torch::kFloat64, torch::kCPU).value();
    m_data = std::make_shared<TaskData>(std::make_shared<const TaskSuite>(std::move(*suite)),
        RowTokenizer::make(loadTokenizer(TrainingFixture::backbone()).value(),
            m_model->config(),
            { .maxInput = 32, .maxTarget = 16 },
            "backbone")
            .value());
}

void TestTaskVectors::textVectorsAreMeansOverRows()
{
    const torch::NoGradGuard noGrad;
    const Tensor vectors = textVectors(*m_model, *m_data, TextReading::Encoder, {}).value();
    QVERIFY(vectors.sizes() == torch::IntArrayRef({ 4, 128 }));
    // Row by row, so that nothing is padded.
    Tensor mean = torch::zeros({ 128 }, torch::kFloat64);
    const Task &task = m_data->suite().tasks[2];
    for (const Example &row : task.train) {
        const TokenIds input = m_data->encodeInput(task, row).value();
        const Tensor ids = torch::tensor(input, torch::kInt64).unsqueeze(0);
        mean += m_model->encode(ids, nullptr).hidden[0].mean(0) / 5.0;
    }
    QVERIFY(furthest(vectors[2], mean) < 1e-12);
    QVERIFY(furthest(vectors[2], vectors[1]) > 1e-3);
}

// The decoder reads the inputs one token later; all positions count, padding too.
void TestTaskVectors::publishedTextVectorsAreTheDecoders()
{
    const torch::NoGradGuard noGrad;
    const Tensor vectors = textVectors(*m_model, *m_data, TextReading::Decoder, {}).value();
    bool padded = false;
    for (std::int64_t t = 0; t < vectors.size(0); ++t) {
        const Task &task = m_data->suite().tasks[static_cast<std::size_t>(t)];
        std::vector<TokenIds> rows;
        std::size_t longest = 0;
        for (const Example &row : task.train) {
            rows.push_back(m_data->encodeInput(task, row).value());
            longest = std::max(longest, rows.back().size());
        }
        Tensor mean = torch::zeros({ 128 }, torch::kFloat64);
        for (TokenIds row : rows) {
            padded = padded || row.size() < longest;
            row.resize(longest, m_data->padTokenId());
            const Tensor ids = torch::tensor(row, torch::kInt64).unsqueeze(0);
            const EncodedInput read = m_model->encode(ids, nullptr);
            const Tensor start =
                torch::full({ 1, 1 }, m_model->config().padTokenId, torch::kInt64); // as T5 starts
            const Tensor later = torch::cat({ start, ids.slice(1, 0, -1) }, 1);
            mean += m_model->decode(later, read, nullptr)[0].mean(0) / 5.0;
        }
        QVERIFY(furthest(vectors[t], mean) < 1e-11);
    }
    QVERIFY(padded);
}

void TestTaskVectors::tuningChangesTextVectors()
{
    const Tensor plain = textVectors(*m_model, *m_data, TextReading::Encoder, {}).value();
    const Tensor tuned = tunedTextVectors(*m_model, *m_data, training, {}).value();
    QVERIFY(tuned.isfinite().all().item<bool>());
    for (std::int64_t task = 0; task < 4; ++task) {
        QVERIFY(furthest(tuned[task], plain[task]) > 1e-6);
    }
    QVERIFY(torch::equal(tunedTextVectors(*m_model, *m_data, training, {}).value(), tuned));
    // The backbone is as it was.
    QVERIFY(torch::equal(textVectors(*m_model, *m_data, TextReading::Encoder, {}).value(), plain));
}

void TestTaskVectors::fisherVectorsTellTasksApart()
{
    const Tensor vectors = fisherVectors(*m_model, *m_data, 8, training, {}).value();
    QVERIFY(vectors.sizes() == torch::IntArrayRef({ 4, 8 }));
    for (std::int64_t task = 1; task < 4; ++task) {
        QVERIFY(furthest(vectors[task], vectors[0]) > 1e-2);
    }
    // Four centred rows have three components.
    QVERIFY(vectors.slice(1, 4).abs().max().item<double>() == 0.0);
    QVERIFY(std::abs(vectors.square().mean().item<double>() - 1.0) < 1e-12);
}

void TestTaskVectors::stopEndsTheWork()
{
    std::stop_source source;
    source.request_stop();
    const SetupWatch watch { {}, source.get_token() };
    QVERIFY(!textVectors(*m_model, *m_data, TextReading::Encoder, watch).has_value());
    QVERIFY(!tunedTextVectors(*m_model, *m_data, training, watch).has_value());
    QVERIFY(!fisherVectors(*m_model, *m_data, 8, training, watch).has_value());
}

void TestTaskVectors::coordinatesKeepDistances()
{
    const Tensor rows = torch::sin(torch::arange(60, torch::kFloat64) * 1.7).view({ 5, 12 }) + 3.0;
    const Tensor all = principalCoordinates(rows, 12);
    QVERIFY(all.mean(0).abs().max().item<double>() < 1e-12);
    const Tensor before = at::cdist(rows, rows);
    const Tensor after = at::cdist(all, all);
    const Tensor ratio = after.masked_select(before > 0.1) / before.masked_select(before > 0.1);
    QVERIFY((ratio.max() - ratio.min()).item<double>() < 1e-6 * ratio.max().item<double>());
    // The first come first, and each alone is what the singular values say.
    const Tensor spread = all.square().sum(0);
    QVERIFY((spread.slice(0, 0, 11) - spread.slice(0, 1, 12)).min().item<double>() >= 0.0);
    const Tensor singular = at::linalg_svdvals(rows - rows.mean(0, true));
    const Tensor share = spread.slice(0, 0, 4) / spread.sum();
    QVERIFY(furthest(share, singular.slice(0, 0, 4).square() / singular.square().sum()) < 1e-9);
    // Fewer are the same ones, but for the scale.
    const Tensor scale = principalCoordinates(rows, 2) / all.slice(1, 0, 2);
    QVERIFY((scale.max() - scale.min()).item<double>() < 1e-6);
}

void TestTaskVectors::coordinatesOfEqualRowsAreZero()
{
    const Tensor same = principalCoordinates(torch::full({ 3, 7 }, 0.1, torch::kFloat64), 4);
    QVERIFY(same.isfinite().all().item<bool>());
    QCOMPARE(same.abs().max().item<double>(), 0.0);
}

QTEST_GUILESS_MAIN(TestTaskVectors)
#include "tst_taskvectors.moc"
