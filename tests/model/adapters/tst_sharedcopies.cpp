// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "taskmoedata.h"

#include <QtTest>

#include <set>

using namespace tp;
using torch::Tensor;

// What all experts of a task-level mixture share: layers that stay one copy, and embeddings.
class TestSharedCopies final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void denseLayersHaveOneCopy_data();
    void denseLayersHaveOneCopy();
    void allLayersDenseIsFineTuning();
    void embeddingsAreTrained_data();
    void embeddingsAreTrained();
    void secondStageStartsEmbeddingsAgain();

private:
    static void families();
};

void TestSharedCopies::families()
{
    QTest::addColumn<QString>("folder");
    for (const char *folder : { "t5_v10", "bart", "llama/llama3", "llama/qwen2" }) {
        QTest::newRow(folder) << folder;
    }
}

void TestSharedCopies::denseLayersHaveOneCopy_data()
{
    families();
}

void TestSharedCopies::denseLayersHaveOneCopy()
{
    QFETCH(const QString, folder);
    const auto model = smallModel(folder.toStdString());
    const bool hasEncoder = !model->config().decoderOnly;
    OptionValues options = with({ { "initial_noise", 0.0 } });
    options[hasEncoder ? "encoder_vanilla_layers" : "decoder_vanilla_layers"] = std::string("1");
    const auto bank = taskMoeBank(*model, options);
    const std::vector<ModelLayer> layers = modelLayers(model->config());
    // What is routed is shown, what is dense is trained under its own name.
    QCOMPARE(bank->layout().sites.size(), layers.size() - 1);
    QCOMPARE(bank->routing().size(0), static_cast<std::int64_t>(layers.size()) - 1);
    std::set<std::string> names;
    std::int64_t modules = 0;
    for (const AdapterParameter &parameter : bank->parameters()) {
        names.insert(parameter.name);
        modules += parameter.group == ParameterGroup::Modules ? parameter.value.numel() : 0;
    }
    QVERIFY(names.contains(layers[1].weights.front().name));
    const Method &method = *methodNamed("task-moe");
    const OptionValues complete = *completeOptions(method.description, options);
    QCOMPARE(method.countLayers(model->config(), complete).modules, modules);

    const Tensor inputs = torch::tensor({ 3, 9, 22, 7, 4, 7, 8, 30 }).view({ 2, 4 });
    const Tensor targets = torch::tensor({ 5, 6, 11, 8, 12, 9 }).view({ 2, 3 });
    const auto logits = [&](const AdapterBank *with) {
        return model->logits(model->predict(inputs, targets, with));
    };
    const Tensor plain = logits(nullptr);
    bank->prepare(training({ 0, 2 }, 1));
    QVERIFY(furthest(logits(bank.get()), plain) < 1e-12);
    logits(bank.get()).square().sum().backward();
    std::size_t dense = 0;
    for (const AdapterParameter &parameter : bank->parameters()) {
        if (parameter.name.starts_with(layers[1].name + ".") && names.contains(parameter.name)) {
            QVERIFY2(parameter.value.grad().defined(), parameter.name.c_str());
            ++dense;
        }
    }
    QCOMPARE(dense, layers[1].weights.size());
    disturb(*bank);
    const torch::NoGradGuard noGrad;
    bank->prepare(RoutingContext::of({ 0, 2 }, torch::kCPU));
    const Tensor whole = logits(bank.get());
    QVERIFY(furthest(whole, plain) > 1e-3);
    const EncodedInput input = model->encode(inputs, bank.get());
    const Tensor shifted = shiftRight(targets, input);
    DecoderCache cache;
    for (std::int64_t i = 0; i < 3; ++i) {
        const Tensor next =
            model->logits(model->decode(shifted.slice(1, i, i + 1), input, bank.get(), &cache));
        QVERIFY(furthest(next, whole.slice(1, i, i + 1)) < 1e-11);
    }
}

void TestSharedCopies::allLayersDenseIsFineTuning()
{
    const auto model = smallModel("t5_v10");
    const auto bank = taskMoeBank(*model,
        with({ { "encoder_vanilla_layers", std::string("0,1") },
            { "decoder_vanilla_layers", std::string("0,1") } }));
    QVERIFY(bank->layout().sites.empty());
    QVERIFY(!bank->routing().defined());
    for (const AdapterParameter &parameter : bank->parameters()) {
        QVERIFY(parameter.group == ParameterGroup::Modules);
    }
    disturb(*bank);
    bank->prepare(RoutingContext::of({ 0, 2 }, torch::kCPU));
    const Tensor tuned = answer(*model, bank.get());
    QVERIFY(furthest(tuned, answer(*model, nullptr)) > 1e-3);
    const auto dense = model->withWeights(bank->denseWeights(0).value());
    QVERIFY(furthest(answer(*dense, nullptr), tuned) < 1e-12);
}

void TestSharedCopies::embeddingsAreTrained_data()
{
    families();
    QTest::newRow("t5_v11") << "t5_v11"; // with a head of its own
}

void TestSharedCopies::embeddingsAreTrained()
{
    QFETCH(const QString, folder);
    const auto model = smallModel(folder.toStdString());
    const auto bank = taskMoeBank(*model, with({ { "train_embeddings", true } }));
    const auto own = bank->ownModel();
    QVERIFY(own != nullptr);
    const Tensor inputs = torch::tensor({ 3, 9, 22, 7, 4, 7, 8, 30 }).view({ 2, 4 });
    const Tensor targets = torch::tensor({ 5, 6, 11, 8, 12, 9 }).view({ 2, 3 });
    bank->prepare(training({ 0, 2 }, 1));
    own->logits(own->predict(inputs, targets, bank.get())).square().sum().backward();
    std::int64_t numbers = 0;
    std::set<std::string> copied;
    for (const WeightSpec &weight : weightsOutsideLayers(model->config())) {
        if (!weight.optional) {
            copied.insert(weight.name);
            numbers += weight.parameterCount();
        }
    }
    std::int64_t trained = 0;
    for (const AdapterParameter &parameter : bank->parameters()) {
        if (copied.contains(parameter.name)) {
            const Tensor gradient = parameter.value.grad();
            QVERIFY2(gradient.defined() && gradient.abs().max().item<double>() > 0.0,
                parameter.name.c_str());
            trained += parameter.value.numel();
        }
    }
    QCOMPARE(trained, numbers);
    const Method &method = *methodNamed("task-moe");
    const auto modules = [&](bool embeddings) {
        const OptionValues options =
            *completeOptions(method.description, with({ { "train_embeddings", embeddings } }));
        return method.countLayers(model->config(), options).modules;
    };
    QCOMPARE(modules(true) - modules(false), numbers);
    // What is trained is what runs, and what a dense model of the task gets.
    disturb(*bank);
    const torch::NoGradGuard noGrad;
    Tensor best = bank->routing().select(1, 2).squeeze(1).argmax(-1);
    QVERIFY(bank->disableExperts(1.0 - at::one_hot(best, 3).to(torch::kFloat64)));
    bank->prepare(RoutingContext::of({ 2, 2 }, torch::kCPU));
    const Tensor sparse = own->logits(own->predict(inputs, targets, bank.get()));
    const auto dense = model->withWeights(bank->denseWeights(2).value());
    QVERIFY(furthest(dense->logits(dense->predict(inputs, targets, nullptr)), sparse) < 1e-11);
    QVERIFY(furthest(model->logits(model->predict(inputs, targets, bank.get())), sparse) > 1e-3);
}

void TestSharedCopies::secondStageStartsEmbeddingsAgain()
{
    const auto model = smallModel("bart");
    const auto bank = taskMoeBank(*model,
        with({ { "stages", std::int64_t { 2 } },
            { "train_embeddings", true },
            { "initial_noise", 0.0 } }),
        3,
        100);
    disturb(*bank);
    (void)bank->startSecondStage();
    bank->prepare(RoutingContext::of({ 0, 2 }, torch::kCPU));
    const auto own = bank->ownModel();
    QVERIFY(furthest(answer(*own, bank.get()), answer(*model, nullptr)) < 1e-12);
}

QTEST_GUILESS_MAIN(TestSharedCopies)
#include "tst_sharedcopies.moc"
