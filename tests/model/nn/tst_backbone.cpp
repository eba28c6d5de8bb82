// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
// LibTorch first: Qt's keywords are names of its own.
#include "model/nn/torchheaders.h"

#include "model/adapters/method.h"
#include "model/adapters/methods.h"
#include "model/config/validate.h"
#include "model/nn/backbone.h"
#include "model/nn/generate.h"
#include "model/nn/joinedrows.h"

#include <QTest>

#include <set>

using namespace tp;
using torch::Tensor;

// What a whole model promises whatever its family, under every method of the table.
class TestBackbone final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recomputedLayersGiveTheSameGradients_data() { rows(); }
    void recomputedLayersGiveTheSameGradients();
    void weightsThatAreTrainedGetGradientsFromRecomputedLayers();
    void rowsThatShareAnInputAreRowsOfTheirOwn_data() { rows(); }
    void rowsThatShareAnInputAreRowsOfTheirOwn();
    void halfPrecisionStaysNear_data();
    void halfPrecisionStaysNear();

private:
    static void rows();
};

namespace {

std::shared_ptr<Backbone> load(const QString &folder, torch::ScalarType type = torch::kFloat64)
{
    return Backbone::load((TP_SOURCE_DIR "/tests/data/" + folder).toStdString(), type, torch::kCPU)
        .value();
}

// Options of a few inputs: some inputs have several, one has none.
struct Rows
{
    explicit Rows(const Backbone &model)
        : pad(model.config().padTokenId)
        , inputs(torch::tensor({ { 5, 9, 22, 7 }, { 11, 4, 30, 17 }, { 8, 6, 3, 21 } }))
        , targets(torch::tensor({ { 14, 25, 1 }, { 9, 1, 0 }, { 33, 12, 8 }, { 6, 19, 1 } }))
    {
        inputs[1][3] = pad;
        targets[1][2] = pad;
        targets[0][2] = pad;
    }

    [[nodiscard]] Tensor owner() const { return torch::tensor(owners); }
    // Of a batch whose decoder sees the options.
    [[nodiscard]] RoutingContext context(const Backbone &model) const
    {
        RoutingContext context = RoutingContext::of({ 1, 0, 1 }, torch::kCPU).decoding(owners);
        return withTokens(model, std::move(context), inputs);
    }
    // Of a batch that repeats the inputs.
    [[nodiscard]] RoutingContext repeated(const Backbone &model) const
    {
        const Tensor wide = inputs.index_select(0, owner());
        return withTokens(model, RoutingContext::of({ 1, 1, 0, 1 }, torch::kCPU), wide);
    }

    std::int64_t pad;
    Tensor inputs;
    Tensor targets;
    std::vector<std::int64_t> owners { 0, 0, 1, 2 };

private:
    [[nodiscard]] RoutingContext withTokens(
        const Backbone &model, RoutingContext context, const Tensor &read) const
    {
        context.trainingStep = 2;
        context.inputTokens = read != pad;
        context.targetTokens = model.config().decoderOnly
            ? joinRows(inputs.index_select(0, owner()), targets, pad).ids != pad
            : targets != pad;
        return context;
    }
};

// With dropout and auxiliary losses, where the method has them, or without.
enum class Extras { None, All };

std::unique_ptr<AdapterBank> makeBank(const Method &method, const Backbone &model, Extras extras)
{
    OptionValues wanted;
    for (const OptionSpec &spec : method.description.options) {
        if (extras == Extras::None) {
            if (spec.key == "balance") {
                wanted[spec.key] = 0.0;
            }
        } else if (spec.key == "dropout" || spec.key == "balance") {
            wanted[spec.key] = 0.25;
        } else if (spec.key == "alpha") {
            wanted[spec.key] = 3.0;
        } else if (spec.key == "regulariser") {
            wanted[spec.key] = 0.1;
        }
    }
    BankRequest request { .sites = adaptedLinears(model.config()),
        .tasks = 2,
        .options = *completeOptions(method.description, wanted),
        .dtype = torch::kFloat64,
        .device = torch::kCPU,
        .seed = 3,
        .model = &model,
        .steps = 4 };
    if (!checkRequest(method, request)) {
        return nullptr; // its defaults do not suit this backbone
    }
    auto bank = method.create(request);
    double speed = 0.37;
    for (auto &[name, view] : bank->siteTensors()) { // away from zeros that hide the arithmetic
        if (name != "routes") {
            view.add_(
                torch::sin(torch::arange(view.numel(), torch::kFloat64) * speed).view(view.sizes())
                * 0.2);
            speed += 0.11;
        }
    }
    return bank;
}

struct Outcome
{
    double loss = 0.0;
    std::size_t nodes = 0; // of the graph before the backward pass
    std::vector<Tensor> gradients;
    AdapterBank::NamedViews state;
};

std::size_t graphSize(const Tensor &loss)
{
    std::set<const torch::autograd::Node *> seen;
    std::vector<torch::autograd::Node *> open { loss.grad_fn().get() };
    while (!open.empty()) {
        const auto *node = open.back();
        open.pop_back();
        if (seen.insert(node).second) {
            for (const torch::autograd::Edge &edge : node->next_edges()) {
                if (edge.function) {
                    open.push_back(edge.function.get());
                }
            }
        }
    }
    return seen.size();
}

Outcome pass(const Backbone &model, AdapterBank &bank, const Rows &rows, bool shared)
{
    bank.prepare(shared ? rows.context(model) : rows.repeated(model));
    const Tensor hidden = shared
        ? model.predict(rows.inputs, rows.targets, &bank, rows.owner())
        : model.predict(rows.inputs.index_select(0, rows.owner()), rows.targets, &bank);
    Tensor loss = -targetLogProbs(model.logits(hidden), rows.targets, rows.pad).sum();
    if (const Tensor added = bank.auxiliaryLoss(); added.defined()) {
        loss = loss + added;
    }
    Outcome outcome;
    outcome.loss = loss.item<double>();
    outcome.nodes = graphSize(loss);
    loss.backward();
    for (const AdapterParameter &parameter : bank.parameters()) {
        const Tensor &gradient = parameter.value.grad();
        outcome.gradients.push_back(
            gradient.defined() ? gradient.clone() : torch::zeros_like(parameter.value));
    }
    for (const auto &[name, view] : bank.trainingState()) {
        outcome.state.emplace_back(name, view.clone());
    }
    bank.release();
    return outcome;
}

bool close(const Tensor &a, const Tensor &b)
{
    const double size = std::max(b.abs().max().item<double>(), 1e-3);
    return (a - b).abs().max().item<double>() <= 1e-11 * size;
}

} // namespace

void TestBackbone::rows()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("name");
    for (const char *folder : { "t5_v10", "t5_v11", "bart", "llama/qwen2" }) {
        for (const Method &method : methods()) {
            const std::string &name = method.description.name;
            QTest::addRow("%s %s", folder, name.c_str())
                << QString::fromLatin1(folder) << QString::fromStdString(name);
        }
    }
}

void TestBackbone::recomputedLayersGiveTheSameGradients()
{
    QFETCH(const QString, folder);
    QFETCH(const QString, name);
    const auto model = load(folder);
    const Rows rows(*model);
    const Method &method = *methodNamed(name.toStdString());
    const auto kept = makeBank(method, *model, Extras::All);
    if (!kept) {
        QSKIP("the method's defaults do not suit this backbone");
    }
    const Outcome expected = pass(*model, *kept, rows, true);

    model->recomputeLayers();
    const auto bank = makeBank(method, *model, Extras::All);
    const Outcome again = pass(*model, *bank, rows, true);
    QCOMPARE(again.loss, expected.loss);
    // Each layer is one node and not dozens, so that nothing within it is kept.
    QVERIFY2(again.nodes + 50 < expected.nodes,
        qPrintable(QStringLiteral("%1 of %2 nodes").arg(again.nodes).arg(expected.nodes)));
    for (std::size_t i = 0; i < expected.gradients.size(); ++i) {
        QVERIFY2(
            close(again.gradients[i], expected.gradients[i]), bank->parameters()[i].name.c_str());
    }
    for (std::size_t i = 0; i < expected.state.size(); ++i) { // counted once
        QVERIFY(torch::equal(again.state[i].second, expected.state[i].second));
    }
}

void TestBackbone::weightsThatAreTrainedGetGradientsFromRecomputedLayers()
{
    const auto gradients = [](bool again) {
        const auto model = load("t5_v11");
        for (const auto &[name, weight] : model->weights()) {
            Tensor(weight).set_requires_grad(true);
        }
        if (again) {
            model->recomputeLayers();
        }
        const Rows rows(*model);
        const Tensor hidden = model->predict(rows.inputs, rows.targets.narrow(0, 0, 3), nullptr);
        targetLogProbs(model->logits(hidden), rows.targets.narrow(0, 0, 3), rows.pad)
            .sum()
            .backward();
        return model->weights();
    };
    const Backbone::Weights expected = gradients(false);
    for (const auto &[name, weight] : gradients(true)) {
        QVERIFY2(weight.grad().defined(), name.c_str());
        QVERIFY2(close(weight.grad(), expected.at(name).grad()), name.c_str());
    }
}

void TestBackbone::rowsThatShareAnInputAreRowsOfTheirOwn()
{
    QFETCH(const QString, folder);
    QFETCH(const QString, name);
    const auto model = load(folder);
    const Rows rows(*model);
    const Method &method = *methodNamed(name.toStdString());
    const auto bank = makeBank(method, *model, Extras::None); // they see which tokens a batch has
    if (!bank) {
        QSKIP("the method's defaults do not suit this backbone");
    }
    const Outcome shared = pass(*model, *bank, rows, true);
    const Outcome apart = pass(*model, *makeBank(method, *model, Extras::None), rows, false);
    QVERIFY(std::abs(shared.loss - apart.loss) < 1e-10 * std::abs(apart.loss));
    for (std::size_t i = 0; i < apart.gradients.size(); ++i) {
        QVERIFY2(
            close(shared.gradients[i], apart.gradients[i]), bank->parameters()[i].name.c_str());
    }
}

void TestBackbone::halfPrecisionStaysNear_data()
{
    QTest::addColumn<QString>("folder");
    for (const char *folder : { "t5_v10", "t5_v11", "bart", "llama/llama3", "llama/qwen2" }) {
        QTest::newRow(folder) << QString::fromLatin1(folder);
    }
}

// float16 has eight times finer steps than bfloat16, and its answers are as much nearer.
void TestBackbone::halfPrecisionStaysNear()
{
    QFETCH(const QString, folder);
    const torch::NoGradGuard noGrad;
    const auto scores = [&folder](torch::ScalarType type) {
        const auto model = load(folder, type);
        const Rows rows(*model);
        const Tensor hidden = model->predict(rows.inputs, rows.targets, nullptr, rows.owner());
        return targetLogProbs(model->logits(hidden), rows.targets, rows.pad).to(torch::kFloat64);
    };
    const Tensor exact = scores(torch::kFloat64);
    const auto off = [&](torch::ScalarType type) {
        return (scores(type) - exact).abs().max().item<double>();
    };
    const double half = off(torch::kFloat16);
    QVERIFY2(half < 0.05, qPrintable(QString::number(half)));
    QVERIFY(half > 0.0);
    QVERIFY(half < off(torch::kBFloat16));
}

QTEST_GUILESS_MAIN(TestBackbone)
#include "tst_backbone.moc"
