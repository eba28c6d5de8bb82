// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/adapterbank.h"
#include "model/adapters/method.h"
#include "model/config/validate.h"
#include "model/data/tokenizer.h"
#include "model/nn/backbones/llama.h"
#include "model/nn/generate.h"
#include "model/nn/joinedrows.h"
#include "model/nn/torchheaders.h"

#include <QtTest>

using namespace tp;
using torch::Tensor;

// A decoder-only model behind the interface of all families: one pass, prefill and cache agree.
class TestLlama : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinsRowsWithoutAGap();
    void everyWayOfReadingAgrees_data();
    void everyWayOfReadingAgrees();
    void aRowDoesNotDependOnItsNeighbours();
    void chosenRowsAreThoseRows();
    void cachedTokensGoOn();
    void gradientsEqualDifferences();
    void theBiasIsScaledToo();
    void continuesItsStory();
};

namespace {

constexpr int pad = -1;

std::shared_ptr<Backbone> model(const char *name, torch::ScalarType dtype = torch::kFloat64)
{
    const std::filesystem::path data = TP_SOURCE_DIR "/tests/data/llama";
    auto loaded = Backbone::load(data / name, dtype, torch::kCPU);
    if (!loaded) {
        qFatal("%s", loaded.error().message().c_str());
    }
    return *loaded;
}

// Rows of several lengths, filled up behind; one of a single token.
Tensor inputs()
{
    return torch::tensor({ { 1, 5, 9, 30, 7 }, { 4, pad, pad, pad, pad }, { 1, 2, 0, pad, pad } });
}

Tensor targets()
{
    return torch::tensor({ { 8, 2, pad, pad }, { 11, 12, 13, 2 }, { 2, pad, pad, pad } });
}

// Of the real targets alone.
Tensor scores(const Backbone &model, const Tensor &hidden, const Tensor &wanted)
{
    return targetLogProbs(model.logits(hidden), wanted, pad);
}

bool close(const Tensor &a, const Tensor &b, double tolerance = 1e-11)
{
    return at::allclose(a, b, tolerance, tolerance);
}

} // namespace

void TestLlama::joinsRowsWithoutAGap()
{
    const JoinedRows joined = joinRows(inputs(), targets(), pad);
    const Tensor ids = torch::tensor(
        { { 1, 5, 9, 30, 7, 8 }, { 4, 11, 12, 13, pad, pad }, { 1, 2, 0, pad, pad, pad } });
    QVERIFY(at::equal(joined.ids, ids));
    // Targets that are there are predicted behind the token before them.
    const Tensor places = joined.places.masked_fill(targets() == pad, pad);
    QVERIFY(at::equal(
        places, torch::tensor({ { 4, 5, pad, pad }, { 0, 1, 2, 3 }, { 2, pad, pad, pad } })));
    QVERIFY(joined.places.max().item<std::int64_t>() < joined.ids.size(1));
}

void TestLlama::everyWayOfReadingAgrees_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : { "llama3", "linear", "mistral", "qwen2" }) {
        QTest::newRow(name) << QByteArray(name);
    }
}

void TestLlama::everyWayOfReadingAgrees()
{
    const torch::NoGradGuard noGradients;
    QFETCH(QByteArray, name);
    const auto llama = model(name.constData());
    const Tensor onePass = scores(*llama, llama->predict(inputs(), targets(), nullptr), targets());
    QVERIFY((onePass != 0).equal(targets() != pad));

    const EncodedInput read = llama->encode(inputs(), nullptr);
    const Tensor shifted = shiftRight(targets(), read);
    QVERIFY(at::equal(read.start, torch::tensor({ { 7 }, { 4 }, { 0 } })));
    QVERIFY(close(scores(*llama, llama->decode(shifted, read, nullptr), targets()), onePass));

    DecoderCache cache;
    std::vector<Tensor> steps;
    for (std::int64_t t = 0; t < shifted.size(1); ++t) {
        steps.push_back(llama->decode(shifted.narrow(1, t, 1), read, nullptr, &cache));
    }
    QVERIFY(close(scores(*llama, at::cat(steps, 1), targets()), onePass));
    QCOMPARE(cache.length, shifted.size(1));
}

void TestLlama::aRowDoesNotDependOnItsNeighbours()
{
    const torch::NoGradGuard noGradients;
    const auto llama = model("llama3");
    const Tensor together = scores(*llama, llama->predict(inputs(), targets(), nullptr), targets());
    for (std::int64_t row = 0; row < 3; ++row) {
        const Tensor input = inputs()[row].masked_select(inputs()[row] != pad).unsqueeze(0);
        const Tensor target = targets()[row].masked_select(targets()[row] != pad).unsqueeze(0);
        const EncodedInput read = llama->encode(input, nullptr, false);
        const Tensor alone =
            scores(*llama, llama->decode(shiftRight(target, read), read, nullptr), target);
        QVERIFY(close(together[row].narrow(0, 0, target.size(1)), alone[0]));
    }
}

void TestLlama::chosenRowsAreThoseRows()
{
    const torch::NoGradGuard noGradients;
    const auto llama = model("qwen2");
    const EncodedInput read = llama->encode(inputs(), nullptr);
    // Options of one input share what was read of it; choosing among the chosen counts from there.
    const Tensor first = torch::tensor({ 2, 0, 0, 1 });
    const EncodedInput chosen = read.rows(first).rows(torch::tensor({ 3, 0, 2 }));
    const Tensor order = torch::tensor({ 1, 2, 0 });
    const Tensor wanted = targets().index_select(0, order);
    const Tensor all = scores(*llama, llama->predict(inputs(), targets(), nullptr), targets());
    const Tensor found =
        scores(*llama, llama->decode(shiftRight(wanted, chosen), chosen, nullptr), wanted);
    QVERIFY(close(found, all.index_select(0, order)));
}

void TestLlama::cachedTokensGoOn()
{
    const torch::NoGradGuard noGradients;
    const auto llama = model("llama3");
    const EncodedInput read = llama->encode(inputs(), nullptr);
    const Tensor shifted = shiftRight(targets(), read);
    const Tensor whole = llama->decode(shifted, read, nullptr);
    // Two tokens, then the other two by rows in another order, as a beam search goes on.
    DecoderCache cache;
    (void)llama->decode(shifted.narrow(1, 0, 2), read, nullptr, &cache);
    const Tensor order = torch::tensor({ 1, 1, 0 });
    cache.keepRows(order);
    const Tensor rest = llama->decode(
        shifted.narrow(1, 2, 2).index_select(0, order), read.rows(order), nullptr, &cache);
    const Tensor expected = whole.narrow(1, 2, 2).index_select(0, order);
    // The row of two targets has padding there: only that of four is real.
    QVERIFY(close(rest.narrow(0, 0, 2), expected.narrow(0, 0, 2)));
}

void TestLlama::gradientsEqualDifferences()
{
    const auto llama = model("qwen2");
    const auto loss = [&] {
        return -scores(*llama, llama->predict(inputs(), targets(), nullptr), targets()).sum();
    };
    constexpr double step = 1e-5;
    for (const char *name : { "model.embed_tokens.weight",
             "model.layers.0.self_attn.q_proj.bias",
             "model.layers.0.self_attn.k_proj.weight",
             "model.layers.1.self_attn.v_proj.weight",
             "model.layers.1.mlp.gate_proj.weight",
             "model.layers.0.input_layernorm.weight",
             "model.norm.weight" }) {
        Tensor weight = llama->weights().at(name);
        weight.set_requires_grad(true);
        loss().backward();
        const Tensor gradient = weight.grad().flatten();
        weight.set_requires_grad(false);
        Tensor flat = weight.view({ -1 });
        for (const std::int64_t i : { std::int64_t { 0 }, flat.numel() / 3, flat.numel() / 2 }) {
            const torch::NoGradGuard noGradients;
            const double value = flat[i].item<double>();
            flat[i].fill_(value + step);
            const double above = loss().item<double>();
            flat[i].fill_(value - step);
            const double below = loss().item<double>();
            flat[i].fill_(value);
            const double expected = (above - below) / (2.0 * step);
            const double found = gradient[i].item<double>();
            QVERIFY2(std::abs(found - expected) < 1e-6 * (1.0 + std::abs(expected)),
                qPrintable(QString("%1[%2]: %3, differences %4")
                               .arg(QLatin1String(name))
                               .arg(i)
                               .arg(found)
                               .arg(expected)));
        }
    }
}

void TestLlama::theBiasIsScaledToo()
{
    const torch::NoGradGuard noGradients;
    const auto llama = model("qwen2");
    const Method *method = methodNamed("ia3");
    const BankRequest request { .sites = adaptedLinears(llama->config()),
        .tasks = 1,
        .options = *completeOptions(method->description, {}),
        .dtype = torch::kFloat64 };
    const auto bank = method->create(request);
    for (auto &[name, view] : bank->siteTensors()) {
        if (name.find("v_proj") != std::string::npos) {
            view.fill_(2.0);
        }
    }
    bank->prepare(RoutingContext::of({ 0, 0, 0 }, torch::kCPU));
    const Tensor adapted = llama->predict(inputs(), targets(), bank.get());
    bank->release();
    for (const auto &[name, weight] : llama->weights()) { // the same in the weights themselves
        if (name.find("v_proj") != std::string::npos) {
            Tensor(weight).mul_(2.0);
        }
    }
    QVERIFY(close(adapted, llama->predict(inputs(), targets(), nullptr)));
}

void TestLlama::continuesItsStory()
{
    const std::filesystem::path folder = TP_SOURCE_DIR "/../shared/data/models/stories260k";
    if (!std::filesystem::exists(folder)) {
        QSKIP("../shared/data/models/stories260k is not here");
    }
    const auto llama = Backbone::load(folder, torch::kFloat32, torch::kCPU);
    QVERIFY2(llama, llama ? "" : llama.error().message().c_str());
    const auto tokenizer = loadTokenizer(folder);
    QVERIFY2(tokenizer, tokenizer ? "" : tokenizer.error().message().c_str());
    const torch::InferenceMode guard;
    const EncodedInput read = (*llama)->encode(torch::tensor({ { 1 } }), nullptr);
    const std::vector<TokenIds> story = generateGreedy(**llama, read, nullptr, 60);
    const QString text = QString::fromStdString((*tokenizer)->decode(story.front(), true));
    QVERIFY2(text.trimmed().startsWith(
                 "Once upon a time, there was a little girl named Lily. She loved to play outside "
                 "in the park. One day, she saw a big, red ball."),
        qPrintable(text));
}

QTEST_GUILESS_MAIN(TestLlama)
#include "tst_llama.moc"
