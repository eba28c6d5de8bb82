// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "taskmoedata.h"

#include "model/nn/generate.h"

#include <QtTest>

#include <cmath>

using namespace tp;
using torch::Tensor;

// Mixtures of complete layers in small T5 models, against transformers' layers
// (tests/parity/task_moe.py) and against what the method promises.
class TestTaskMoe final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsTheTwin_data();
    void equalsTheTwin();
    void equalExpertsAreTheBackbone_data();
    void equalExpertsAreTheBackbone();
    void oneExpertIsItsOwnModel();
    void denseWeightsAreTheLargestExperts();
    void cachedTokensEqualWholeTexts_data();
    void cachedTokensEqualWholeTexts();
    void everyFamilyRunsCopiesOfItsLayers_data();
    void everyFamilyRunsCopiesOfItsLayers();
    void disabledExpertsDoNotMatter();
    void disabledExpertsLeaveAnEvenAverage();
    void largestExpertAloneInEvaluation();
    void noiseIsOfTheTask();
    void publishedNoiseIsOfTheExample();
    void evaluationIsWithoutNoise();
    void publishedNoiseInEvaluation();
    void randomRoutesAreFixedForTasks();
    void randomRoutesAreOfTheExampleInTraining();
    void averageNeedsNoRouter();
    void secondStageStartsExpertsAgain();
    void secondStageKeepsTheBestRoutes();
    void secondStageNeedsNoGradientOfRoutes();
    void regulariserIsOfTrainingOnly();
    void countsAsPublished();
    void refusesWhatDoesNotFit();
};

namespace {

Tensor idRow(const nlohmann::json &ids)
{
    return torch::tensor(ids.get<std::vector<std::int64_t>>(), torch::kInt64).unsqueeze(0);
}

} // namespace

void TestTaskMoe::equalsTheTwin_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("three experts of T5 v1.0") << 0;
    QTest::newRow("two experts of T5 v1.1") << 1;
}

void TestTaskMoe::equalsTheTwin()
{
    QFETCH(const int, number);
    const nlohmann::json twin = taskMoeJson("models.json").at(static_cast<std::size_t>(number));
    const auto model = smallModel(twin.at("model").get<std::string>());
    const auto temperature = twin.at("temperature").get<double>();
    const auto bank = taskMoeBank(*model,
        with({ { "experts", twin.at("experts").get<std::int64_t>() },
            { "initial_noise", 0.0 },
            { "temperature", temperature },
            { "lowest_temperature", temperature } }));
    double position = 0.0;
    for (auto &[name, value] : bank->siteTensors()) {
        if (const auto at = name.find(".experts."); at != std::string::npos) {
            // "encoder.block.1.experts.2.layer.0.layer_norm.weight"
            const double expert = name[at + 9] - '0';
            const std::string stack = name.substr(0, name.find('.'));
            const std::string layer = name.substr(stack.size() + 7, at - stack.size() - 7);
            const std::string key = stack + layer + name.substr(at + 10);
            const double phase = 0.3 * expert + 0.01 * static_cast<double>(key.size());
            value.add_(wave(value.sizes().vec(), phase) * 0.05);
        } else if (name.starts_with("router.")) {
            value.copy_(wave(value.sizes().vec(), 0.1 + 0.7 * position) * 0.6);
            position += 1.0;
        } else if (name == "task_vectors") {
            value.copy_(wave(value.sizes().vec(), 0.2));
        }
    }
    const auto tasks = twin.at("tasks").get<std::vector<std::int64_t>>();
    for (std::size_t row = 0; row < tasks.size(); ++row) {
        bank->prepare(training({ tasks[row] }, 1));
        const nlohmann::json &texts = twin.at("rows").at(row);
        const EncodedInput input = model->encode(idRow(texts.at("input_ids")), bank.get(), false);
        const Tensor scores =
            targetLogProbs(*model, input, idRow(texts.at("target_ids")), bank.get());
        const auto expected = twin.at("logprobs").at(row).get<double>();
        QVERIFY(std::abs(scores.sum().item<double>() - expected) < 1e-9 * std::abs(expected));
        (-scores.sum()).backward();
    }
    std::size_t compared = 0;
    for (const AdapterParameter &parameter : bank->parameters()) {
        const Tensor gradient = parameter.value.grad();
        const auto numbers = twin.at("gradients").at(parameter.name).get<std::vector<double>>();
        const double product = (gradient * wave(gradient.sizes().vec(), 0.4)).sum().item<double>();
        const double norm = gradient.norm().item<double>();
        QVERIFY2(std::abs(norm - numbers[1]) <= 1e-9 * numbers[1], parameter.name.c_str());
        QVERIFY2(
            std::abs(product - numbers[0]) <= 1e-9 * numbers[1] * 10.0, parameter.name.c_str());
        ++compared;
    }
    QCOMPARE(compared, twin.at("gradients").size());
}

void TestTaskMoe::equalExpertsAreTheBackbone_data()
{
    QTest::addColumn<QString>("routing");
    for (const char *routing : { "softmax",
             "gumbel",
             "straight-through",
             "average",
             "random-per-example",
             "random-per-task" }) {
        QTest::newRow(routing) << routing;
    }
}

void TestTaskMoe::equalExpertsAreTheBackbone()
{
    QFETCH(const QString, routing);
    const auto model = smallModel("t5_v11");
    const auto bank = taskMoeBank(*model,
        with({ { "routing", routing.toStdString() },
            { "initial_noise", 0.0 },
            { "random_experts", std::int64_t { 2 } } }));
    for (const RoutingContext &context :
        { training({ 0, 2 }, 5), RoutingContext::of({ 0, 2 }, torch::kCPU) }) {
        bank->prepare(context);
        QVERIFY(furthest(answer(*model, bank.get()), answer(*model, nullptr)) < 1e-12);
    }
}

void TestTaskMoe::oneExpertIsItsOwnModel()
{
    const auto model = smallModel("t5_v10");
    const auto bank = taskMoeBank(*model, with({ { "routing", std::string("random-per-task") } }));
    disturb(*bank);
    // All tasks to the second expert, in every layer.
    view(*bank, "routes").zero_().select(2, 1).fill_(1.0);
    bank->prepare(RoutingContext::of({ 0, 2 }, torch::kCPU));
    for (std::size_t layer = 0; layer < bank->layout().sites.size(); ++layer) {
        QCOMPARE(bank->shares(layer).size(), 1U); // the others do not run
    }
    QVERIFY(furthest(answer(*model, bank.get()), answer(*bank->experts()[1], nullptr)) < 1e-12);
    QVERIFY(furthest(answer(*model, bank.get()), answer(*bank->experts()[0], nullptr)) > 1e-3);
}

void TestTaskMoe::denseWeightsAreTheLargestExperts()
{
    const auto model = smallModel("t5_v11");
    const auto bank = taskMoeBank(*model, with({}));
    disturb(*bank);
    const Tensor best = bank->routing().select(1, 2).squeeze(1).argmax(-1); // of task 2
    QVERIFY(best.min().item<std::int64_t>() != best.max().item<std::int64_t>());
    const Tensor dense = answer(*model->withWeights(bank->denseWeights(2).value()), nullptr);
    // Sparse execution: the others are disabled.
    const torch::NoGradGuard noGrad;
    QVERIFY(bank->disableExperts(1.0 - at::one_hot(best, 3).to(torch::kFloat64)));
    bank->prepare(RoutingContext::of({ 2, 2 }, torch::kCPU));
    QCOMPARE(bank->shares(0).size(), 1U);
    QVERIFY(furthest(answer(*model, bank.get()), dense) < 1e-12);
    QVERIFY(furthest(answer(*model, nullptr), dense) > 1e-3);
}

void TestTaskMoe::cachedTokensEqualWholeTexts_data()
{
    equalExpertsAreTheBackbone_data();
}

void TestTaskMoe::cachedTokensEqualWholeTexts()
{
    QFETCH(const QString, routing);
    const torch::NoGradGuard noGrad;
    const auto model = smallModel("t5_v10");
    const auto bank = taskMoeBank(*model, with({ { "routing", routing.toStdString() } }));
    disturb(*bank);
    bank->prepare(RoutingContext::of({ 0, 2 }, torch::kCPU));
    const EncodedInput input =
        model->encode(torch::tensor({ 3, 9, 22, 1, 4, 7, 1, 0 }).view({ 2, 4 }), bank.get());
    const Tensor ids = torch::tensor({ 0, 5, 6, 7, 0, 8, 1, 3 }).view({ 2, 4 });
    const Tensor whole = model->decode(ids, input, bank.get());
    DecoderCache cache;
    for (std::int64_t i = 0; i < 4; ++i) {
        const Tensor next = model->decode(ids.slice(1, i, i + 1), input, bank.get(), &cache);
        QVERIFY(furthest(next, whole.slice(1, i, i + 1)) < 1e-12);
    }
    // Rows that change places take their caches with them.
    const Tensor order = torch::tensor({ 1, 0 });
    cache.keepRows(order);
    bank->prepare(RoutingContext::of({ 2, 0 }, torch::kCPU));
    const Tensor swapped = model->decode(
        ids.slice(1, 3, 4).index_select(0, order), input.rows(order), bank.get(), &cache);
    const Tensor longer =
        model->decode(torch::cat({ ids, ids.slice(1, 3, 4) }, 1).index_select(0, order),
            input.rows(order),
            bank.get());
    QVERIFY(furthest(swapped, longer.slice(1, 4, 5)) < 1e-12);
}

void TestTaskMoe::everyFamilyRunsCopiesOfItsLayers_data()
{
    QTest::addColumn<QString>("folder");
    for (const char *folder : { "t5_v10", "bart", "llama/llama3", "llama/qwen2" }) {
        QTest::newRow(folder) << folder;
    }
}

void TestTaskMoe::everyFamilyRunsCopiesOfItsLayers()
{
    QFETCH(const QString, folder);
    const torch::NoGradGuard noGrad;
    const auto model = smallModel(folder.toStdString());
    const Tensor inputs = torch::tensor({ 3, 9, 22, 7, 4, 7, 8, 30 }).view({ 2, 4 });
    const Tensor targets = torch::tensor({ 5, 6, 11, 8, 12, 9 }).view({ 2, 3 });
    const auto logits = [&](const Backbone &of, const AdapterBank *bank) {
        return of.logits(of.predict(inputs, targets, bank));
    };
    const auto equal = taskMoeBank(*model, with({ { "initial_noise", 0.0 } }));
    equal->prepare(RoutingContext::of({ 0, 2 }, torch::kCPU));
    QVERIFY(furthest(logits(*model, equal.get()), logits(*model, nullptr)) < 1e-12);

    const auto mixed = taskMoeBank(*model, with({}));
    disturb(*mixed);
    mixed->prepare(RoutingContext::of({ 0, 2 }, torch::kCPU));
    const Tensor whole = logits(*model, mixed.get());
    QVERIFY(furthest(whole, logits(*model, nullptr)) > 1e-3);
    // Read first and decoded token by token, every expert with keys and values of its own.
    const EncodedInput input = model->encode(inputs, mixed.get());
    const Tensor shifted = shiftRight(targets, input);
    DecoderCache cache;
    for (std::int64_t i = 0; i < 3; ++i) {
        const Tensor next =
            model->logits(model->decode(shifted.slice(1, i, i + 1), input, mixed.get(), &cache));
        QVERIFY(furthest(next, whole.slice(1, i, i + 1)) < 1e-11);
    }

    const auto single =
        taskMoeBank(*model, with({ { "routing", std::string("random-per-task") } }));
    disturb(*single);
    view(*single, "routes").zero_().select(2, 1).fill_(1.0);
    single->prepare(RoutingContext::of({ 0, 2 }, torch::kCPU));
    QVERIFY(furthest(logits(*model, single.get()), logits(*single->experts()[1], nullptr)) < 1e-11);
}

void TestTaskMoe::disabledExpertsDoNotMatter()
{
    const auto model = smallModel("t5_v10");
    const auto bank = taskMoeBank(*model, with({}));
    disturb(*bank);
    Tensor disabled = torch::zeros({ 4, 3 }, torch::kFloat64);
    disabled[0][1] = 1.0;
    QVERIFY(bank->disableExperts(disabled));
    bank->prepare(RoutingContext::of({ 0, 2 }, torch::kCPU));
    const Tensor before = answer(*model, bank.get());
    const std::string norm = ".layer.0.layer_norm.weight";
    view(*bank, "encoder.block.0.experts.1" + norm).add_(1.0);
    QCOMPARE(furthest(answer(*model, bank.get()), before), 0.0);
    view(*bank, "encoder.block.1.experts.1" + norm).add_(1.0);
    QVERIFY(furthest(answer(*model, bank.get()), before) > 1e-6);
    QVERIFY((bank->routing()[0].select(-1, 1) == 0.0).all().item<bool>());
}

void TestTaskMoe::disabledExpertsLeaveAnEvenAverage()
{
    const auto model = smallModel("t5_v10");
    const auto bank = taskMoeBank(*model, with({ { "routing", std::string("average") } }));
    Tensor disabled = torch::zeros({ 4, 3 }, torch::kFloat64);
    disabled[2][0] = 1.0;
    QVERIFY(bank->disableExperts(disabled));
    bank->prepare(RoutingContext::of({ 0, 1 }, torch::kCPU));
    QCOMPARE(bank->shares(2).size(), 2U);
    QCOMPARE(bank->shares(2)[0].weight[1].item<double>(), 0.5);
    QCOMPARE(bank->shares(1)[0].weight[1].item<double>(), 1.0 / 3.0);
    const auto drawn =
        taskMoeBank(*model, with({ { "routing", std::string("random-per-example") } }));
    QVERIFY(!drawn->disableExperts(disabled));
}

// As published code generates: by the expert with the largest weight for the first of the rows.
void TestTaskMoe::largestExpertAloneInEvaluation()
{
    const torch::NoGradGuard noGrad;
    const auto model = smallModel("t5_v10");
    const auto single = with({ { "evaluation_experts", std::string("largest") },
        { "routing", std::string("gumbel") },
        { "noise", std::string("example") },
        { "evaluation_noise", true } });
    const auto bank = taskMoeBank(*model, single);
    disturb(*bank);
    bank->prepare(RoutingContext::of({ 1, 1, 1, 1 }, torch::kCPU));
    for (std::size_t layer = 0; layer < 4; ++layer) {
        QCOMPARE(bank->shares(layer).size(), 1U);
        QVERIFY(!bank->shares(layer)[0].weight.defined()); // of all rows, whatever their noise
    }
    bank->prepare(training({ 1, 1 }, 1));
    QCOMPARE(bank->shares(0).size(), 3U); // training mixes
    // Without noise it is what a dense model of the task says.
    const auto soft =
        taskMoeBank(*model, with({ { "evaluation_experts", std::string("largest") } }));
    disturb(*soft);
    soft->prepare(RoutingContext::of({ 2, 2 }, torch::kCPU));
    const Tensor dense = answer(*model->withWeights(soft->denseWeights(2).value()), nullptr);
    QVERIFY(furthest(answer(*model, soft.get()), dense) < 1e-12);
}

void TestTaskMoe::noiseIsOfTheTask()
{
    const auto model = smallModel("t5_v10");
    for (const char *routing : { "gumbel", "straight-through" }) {
        const auto bank = taskMoeBank(*model, with({ { "routing", std::string(routing) } }));
        const auto weights = [&](const std::vector<std::int64_t> &tasks, std::int64_t step) {
            bank->prepare(training(tasks, step));
            std::vector<Tensor> all;
            for (std::size_t layer = 0; layer < 4; ++layer) {
                for (const ExpertShare &share : bank->shares(layer)) {
                    all.push_back(share.weight.detach().flatten());
                }
            }
            return torch::stack(all, 1); // [rows, layers * experts]
        };
        const Tensor first = weights({ 0, 2, 0 }, 1);
        QVERIFY(torch::equal(first[0], first[2]));
        QVERIFY(!torch::equal(first[0], first[1]));
        QVERIFY(torch::equal(weights({ 2, 0 }, 1)[1], first[0])); // whatever the batch
        bool changes = false;
        for (std::int64_t step = 2; step < 6; ++step) {
            changes = changes || !torch::equal(weights({ 0 }, step)[0], first[0]);
        }
        QVERIFY(changes);
    }
}

void TestTaskMoe::publishedNoiseIsOfTheExample()
{
    const auto model = smallModel("t5_v10");
    const auto bank = taskMoeBank(*model,
        with({ { "routing", std::string("gumbel") }, { "noise", std::string("example") } }));
    bank->prepare(training({ 0, 0 }, 1));
    const Tensor weight = bank->shares(0)[0].weight;
    QVERIFY(weight[0].item<double>() != weight[1].item<double>());
}

void TestTaskMoe::evaluationIsWithoutNoise()
{
    const auto model = smallModel("t5_v10");
    const auto bank = taskMoeBank(*model, with({ { "routing", std::string("straight-through") } }));
    disturb(*bank);
    const Tensor largest = bank->routing().squeeze(2).argmax(-1); // [layers, tasks]
    bank->prepare(RoutingContext::of({ 1 }, torch::kCPU));
    for (std::size_t layer = 0; layer < 4; ++layer) {
        const auto &shares = bank->shares(layer);
        QCOMPARE(shares.size(), 3U); // this pass may still want a gradient
        for (std::int64_t expert = 0; expert < 3; ++expert) {
            QCOMPARE(shares[static_cast<std::size_t>(expert)].weight.item<double>(),
                largest[static_cast<std::int64_t>(layer)][1].item<std::int64_t>() == expert ? 1.0
                                                                                            : 0.0);
        }
    }
    const torch::NoGradGuard noGrad;
    bank->prepare(RoutingContext::of({ 1 }, torch::kCPU));
    QCOMPARE(bank->shares(0).size(), 1U);
    QCOMPARE(
        bank->shares(0)[0].expert, static_cast<std::size_t>(largest[0][1].item<std::int64_t>()));
}

void TestTaskMoe::publishedNoiseInEvaluation()
{
    const auto model = smallModel("t5_v10");
    const auto bank = taskMoeBank(
        *model, with({ { "routing", std::string("gumbel") }, { "evaluation_noise", true } }));
    bank->prepare(RoutingContext::of({ 1 }, torch::kCPU));
    const double noisy = bank->shares(0)[0].weight.item<double>();
    QVERIFY(std::abs(noisy - 1.0 / 3.0) > 1e-3); // routes are nearly equal at first
}

void TestTaskMoe::randomRoutesAreFixedForTasks()
{
    const auto model = smallModel("t5_v10");
    const auto bank = taskMoeBank(*model,
        with({ { "routing", std::string("random-per-task") },
            { "random_experts", std::int64_t { 2 } } }),
        20);
    const Tensor routing = bank->routing().squeeze(2); // [layers, tasks, experts]
    QVERIFY(((routing == 0.5).sum(-1) == 2).all().item<bool>());
    QVERIFY(((routing == 0.0).sum(-1) == 1).all().item<bool>());
    QVERIFY(!torch::equal(routing[0], routing[1]));
    bank->prepare(training({ 4 }, 9));
    for (const ExpertShare &share : bank->shares(2)) {
        QCOMPARE(share.weight.item<double>(), 0.5);
        QCOMPARE(routing[2][4][static_cast<std::int64_t>(share.expert)].item<float>(), 0.5F);
    }
    QCOMPARE(bank->shares(2).size(), 2U);
}

void TestTaskMoe::randomRoutesAreOfTheExampleInTraining()
{
    const auto model = smallModel("t5_v10");
    const auto bank =
        taskMoeBank(*model, with({ { "routing", std::string("random-per-example") } }));
    bank->prepare(training(std::vector<std::int64_t>(30, 1), 4));
    Tensor sum = torch::zeros({ 30 }, torch::kFloat64);
    for (const ExpertShare &share : bank->shares(0)) {
        sum += share.weight.flatten();
    }
    QCOMPARE(bank->shares(0).size(), 3U);
    QVERIFY((sum == 1.0).all().item<bool>());
    bank->prepare(RoutingContext::of({ 1, 0, 2 }, torch::kCPU)); // one route for all
    QCOMPARE(bank->shares(0).size(), 1U);
    QVERIFY(!bank->shares(0)[0].weight.defined());
}

void TestTaskMoe::averageNeedsNoRouter()
{
    const auto model = smallModel("t5_v10");
    const auto bank = taskMoeBank(*model, with({ { "routing", std::string("average") } }));
    for (const AdapterParameter &parameter : bank->parameters()) {
        QVERIFY(parameter.group == ParameterGroup::Modules);
    }
    bank->prepare(training({ 0, 1 }, 1));
    QCOMPARE(bank->shares(3)[2].weight[1].item<double>(), 1.0 / 3.0);
}

void TestTaskMoe::secondStageStartsExpertsAgain()
{
    const auto model = smallModel("t5_v10");
    const auto bank = taskMoeBank(*model,
        with({ { "stages", std::int64_t { 2 } },
            { "first_stage", 0.25 },
            { "initial_noise", 0.0 } }),
        3,
        100);
    QCOMPARE(bank->firstStageSteps(), std::int64_t { 25 });
    disturb(*bank);
    bank->prepare(training({ 0, 2 }, 25));
    const Tensor vectors = view(*bank, "task_vectors").clone();
    QVERIFY(furthest(answer(*model, bank.get()), answer(*model, nullptr)) > 1e-3);
    QVERIFY(!bank->startSecondStage().empty());
    bank->prepare(training({ 0, 2 }, 26));
    QVERIFY(furthest(answer(*model, bank.get()), answer(*model, nullptr)) < 1e-12);
    QVERIFY(torch::equal(view(*bank, "task_vectors"), vectors));
    // Nearly an average at first, and what was learned at the end.
    const Tensor early = bank->routing();
    QVERIFY(furthest(early, torch::full_like(early, 1.0 / 3.0)) < 1e-2);
    bank->prepare(training({ 0, 2 }, 100));
    const Tensor late = bank->routing();
    QVERIFY(furthest(late, torch::full_like(late, 1.0 / 3.0)) > 1e-2);
}

void TestTaskMoe::secondStageKeepsTheBestRoutes()
{
    const auto model = smallModel("t5_v10");
    const OptionValues options = with({ { "stages", std::int64_t { 2 } },
        { "first_stage", 0.5 },
        { "kept_routes", std::string("best") } });
    const auto bank = taskMoeBank(*model, options, 3, 100);
    disturb(*bank);
    bank->prepare(training({ 0 }, 10));
    const Tensor best = view(*bank, "task_vectors").clone();
    bank->scored(0.7);
    view(*bank, "task_vectors").add_(1.0);
    bank->scored(0.6);
    view(*bank, "task_vectors").add_(1.0);
    // A resumed run goes on from its state.
    const auto resumed = taskMoeBank(*model, options, 3, 100);
    const auto states = bank->trainingState();
    const auto targets = resumed->trainingState();
    QVERIFY(!states.empty());
    for (std::size_t i = 0; i < states.size(); ++i) {
        QCOMPARE(states[i].first, targets[i].first);
        Tensor(targets[i].second).copy_(states[i].second);
    }
    for (const auto *each : { &bank, &resumed }) {
        (void)(*each)->startSecondStage();
        QVERIFY(torch::equal(view(**each, "task_vectors"), best));
    }
}

void TestTaskMoe::secondStageNeedsNoGradientOfRoutes()
{
    const auto model = smallModel("t5_v10");
    const auto bank = taskMoeBank(
        *model, with({ { "stages", std::int64_t { 2 } }, { "first_stage", 0.5 } }), 3, 10);
    for (const std::int64_t step : { 5, 6 }) {
        for (const AdapterParameter &parameter : bank->parameters()) {
            parameter.value.mutable_grad() = Tensor();
        }
        bank->prepare(training({ 0, 2 }, step));
        answer(*model, bank.get()).square().sum().backward();
        for (const AdapterParameter &parameter : bank->parameters()) {
            const bool kept = parameter.group == ParameterGroup::Router && step == 6;
            QCOMPARE(parameter.value.grad().defined(), !kept);
        }
    }
}

void TestTaskMoe::regulariserIsOfTrainingOnly()
{
    const auto model = smallModel("t5_v10");
    const auto bank = taskMoeBank(
        *model, with({ { "expert_distance", 0.5 }, { "experts", std::int64_t { 2 } } }));
    disturb(*bank);
    bank->prepare(RoutingContext::of({ 0 }, torch::kCPU));
    QVERIFY(!bank->auxiliaryLoss().defined());
    bank->prepare(training({ 0 }, 1));
    double sum = 0.0;
    for (const auto &[name, value] : bank->siteTensors()) {
        if (const auto at = name.find(".experts.0"); at != std::string::npos) {
            std::string other = name;
            other[at + 9] = '1';
            sum += (value - view(*bank, other)).norm().item<double>();
        }
    }
    QVERIFY(std::abs(bank->auxiliaryLoss().item<double>() - 0.5 * sum) < 1e-9);
}

void TestTaskMoe::countsAsPublished()
{
    // A layer of T5-base as hand calculation has it: four or eight squares, two feed-forwards and
    // the norms.
    const auto config = parseModelConfig(
        R"({"model_type": "t5", "d_model": 768, "d_kv": 64, "d_ff": 3072, "num_layers": 12,
        "num_heads": 12})",
        "test");
    QVERIFY(config.has_value());
    constexpr std::int64_t square = 768 * 768;
    constexpr std::int64_t encoder = 4 * square + 2 * 768 * 3072 + 2 * 768;
    constexpr std::int64_t decoder = 8 * square + 2 * 768 * 3072 + 3 * 768;
    const Method &method = *methodNamed("task-moe");
    const SiteCount count = method.countLayers(*config, *completeOptions(method.description, {}));
    QCOMPARE(count.modules, 3 * 12 * (encoder + decoder));
    QCOMPARE(count.gate, 24 * (128 * 64 + 64 + 64 * 3 + 3));
    QCOMPARE(count.routerPerTask, std::int64_t { 128 });
    // All that is not a layer: one embedding, two relative biases and two norms.
    QCOMPARE(modelParameterCount(*config) - 12 * (encoder + decoder),
        std::int64_t { 32128 * 768 + 2 * 32 * 12 + 2 * 768 });
    // BART-base with three copies, without its router: reference/task_level_moe.md A1.
    const auto bart = parseModelConfig(R"({"model_type": "bart", "vocab_size": 50265,
        "d_model": 768, "encoder_layers": 6, "decoder_layers": 6, "encoder_attention_heads": 12,
        "decoder_attention_heads": 12, "encoder_ffn_dim": 3072, "decoder_ffn_dim": 3072,
        "max_position_embeddings": 1024})",
        "test");
    QVERIFY2(bart.has_value(), bart ? "" : bart.error().message().c_str());
    const SiteCount copies = method.countLayers(*bart, *completeOptions(method.description, {}));
    QCOMPARE(modelParameterCount(*bart) + copies.modules / 3 * 2, std::int64_t { 337'896'192 });
    // All of that is trained there.
    const OptionValues whole =
        *completeOptions(method.description, { { "train_embeddings", true } });
    QCOMPARE(method.countLayers(*bart, whole).modules, std::int64_t { 337'896'192 });
}

void TestTaskMoe::refusesWhatDoesNotFit()
{
    const Method &method = *methodNamed("task-moe");
    const auto refusal = [&method](const OptionValues &options) {
        BankRequest request;
        request.sites = { {} };
        request.sites.front().stack = "decoder";
        request.sites.front().layers = 2;
        request.options = *completeOptions(method.description, options);
        const Status status = checkRequest(method, request);
        return status ? std::string() : status.error().message();
    };
    QVERIFY(refusal({}).empty());
    const std::string random = refusal({ { "routing", std::string("random-per-task") },
        { "random_experts", std::int64_t { 3 } } });
    QVERIFY(random.find("must be below the 3 experts") != std::string::npos);
    const std::string layer = refusal({ { "decoder_vanilla_layers", std::string("0,7") } });
    QVERIFY2(layer.find("names layer 7") != std::string::npos, layer.c_str());
    QVERIFY(!completeOptions(
        method.description, { { "encoder_vanilla_layers", std::string("0,,1") } }));
    QVERIFY(refusal({ { "vector_size", std::int64_t { 6 } } }).find("multiple of 4")
        != std::string::npos);
}

QTEST_GUILESS_MAIN(TestTaskMoe)
#include "tst_taskmoe.moc"
