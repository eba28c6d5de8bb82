// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/dropout.h"
#include "model/adapters/method.h"
#include "model/adapters/tokengate.h"
#include "model/config/validate.h"
#include "model/nn/torchheaders.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <fstream>

using namespace tp;
using torch::Tensor;

// Pairs that tokens mix by themselves against numbers of an independent reading of the paper
// (reference/mosld.md, fixtures B1 to B4), and what they promise in training.
class TestGatedPairs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gatesEqualTheFixture();
    void balanceEqualsTheFixture();
    void answersEqualTheFixture_data();
    void answersEqualTheFixture();
    void countsEqualTheFixture();
    void countsModulesAndGatesAsPublished();
    void expertsFollowTheQuarterOfTheLayer();
    void allExpertsAreTheDenseMixture();
    void unchosenExpertsGetNoGradient();
    void dropsWeightsOfTheSharedSideInTrainingOnly();
    void paddingDoesNotCount();
    void crossAttentionCountsTheInputs();
    void routingShowsTheTokensSinceTheLastFrame();
    void evaluationDoesNotCount();
    void stateCarriesTheCounts();

private:
    // One site as in the fixtures: 4 inputs, 3 outputs, 3 experts of rank 2, scale 4 / 2.
    static std::unique_ptr<AdapterBank> bankOf(
        const std::string &method, OptionValues options = {}, const LinearShape &site = {});
    static RoutingContext training(const std::vector<std::int64_t> &rowTasks, std::int64_t step);
};

namespace {

// sin(0.37 n + phase), n = 1, 2, ... in row-major order.
Tensor wave(const std::vector<std::int64_t> &shape, double phase)
{
    std::int64_t numbers = 1;
    for (const std::int64_t size : shape) {
        numbers *= size;
    }
    return torch::sin(torch::arange(1, numbers + 1, torch::kFloat64) * 0.37 + phase).view(shape);
}

const nlohmann::json &fixture()
{
    static const nlohmann::json json =
        nlohmann::json::parse(std::ifstream(TP_SOURCE_DIR "/tests/data/mosld.json"));
    return json;
}

Tensor expected(const char *key)
{
    const auto &rows = fixture().at(key);
    Tensor values = torch::empty({ std::ssize(rows), std::ssize(rows.at(0)) }, torch::kFloat64);
    for (std::int64_t row = 0; row < values.size(0); ++row) {
        for (std::int64_t column = 0; column < values.size(1); ++column) {
            values[row][column] = rows.at(static_cast<std::size_t>(row))
                                      .at(static_cast<std::size_t>(column))
                                      .get<double>();
        }
    }
    return values;
}

double furthest(const Tensor &a, const Tensor &b)
{
    return (a - b).abs().max().item<double>();
}

Tensor &view(AdapterBank::NamedViews &views, const std::string &ending)
{
    const auto found = std::ranges::find_if(
        views, [&ending](const auto &named) { return named.first.ends_with(ending); });
    if (found == views.end()) {
        qFatal("the bank has no such tensor");
    }
    return found->second;
}

const Tensor inputs = wave({ 5, 4 }, 0.15);
const Tensor weight = wave({ 3, 4 }, 0.35);

// The experts' private factors, one phase each.
Tensor privateFactors(const std::vector<std::int64_t> &shape)
{
    return torch::stack({ wave(shape, 0.55), wave(shape, 1.55), wave(shape, 2.55) });
}

// Fills a bank as the fixtures are: the published shapes are the transposes of ours.
void fillAsPublished(AdapterBank &bank, bool outputShared)
{
    auto views = bank.siteTensors();
    view(views, ".gate").copy_(wave({ 3, 4 }, 0.25));
    if (outputShared) {
        view(views, ".lora_a").copy_(privateFactors({ 2, 4 }).transpose(1, 2));
        view(views, ".lora_b").copy_(wave({ 3, 2 }, 0.45).t().unsqueeze(0));
    } else {
        view(views, ".lora_a").copy_(wave({ 2, 4 }, 0.45).t().unsqueeze(0));
        view(views, ".lora_b").copy_(privateFactors({ 3, 2 }).transpose(1, 2));
    }
}

// The rows as one sequence of tokens, or some of them.
Tensor answer(AdapterBank &bank, const RoutingContext &context, const Tensor &tokens)
{
    bank.prepare(context);
    return bank.apply(0, tokens, weight);
}

} // namespace

std::unique_ptr<AdapterBank> TestGatedPairs::bankOf(
    const std::string &method, OptionValues options, const LinearShape &site)
{
    options.insert({ { "allocation", std::string("even") },
        { "experts", std::int64_t { 3 } },
        { "rank", std::int64_t { 2 } },
        { "alpha", 4.0 } });
    const Method &made = *methodNamed(method);
    BankRequest request;
    request.sites = { site.name.empty() ? LinearShape { "site", "encoder", 0, "q", 4, 3 } : site };
    request.tasks = 3;
    request.options = *completeOptions(made.description, options);
    request.dtype = torch::kFloat64;
    request.seed = 11;
    return made.create(request);
}

RoutingContext TestGatedPairs::training(
    const std::vector<std::int64_t> &rowTasks, std::int64_t step)
{
    RoutingContext context = RoutingContext::of(rowTasks, torch::kCPU);
    context.trainingStep = step;
    return context;
}

void TestGatedPairs::gatesEqualTheFixture()
{
    const TokenGates gates = topKGates(at::linear(inputs, wave({ 3, 4 }, 0.25)), 2);
    QVERIFY(furthest(gates.probabilities, expected("probabilities")) < 1e-9);
    QVERIFY(furthest(gates.weights, expected("gates")) < 1e-9);
    QVERIFY(torch::equal(gates.chosen, (expected("gates") > 0.0).to(torch::kFloat64)));
}

void TestGatedPairs::balanceEqualsTheFixture()
{
    const TokenGates gates = topKGates(at::linear(inputs, wave({ 3, 4 }, 0.25)), 2);
    const auto counts = fixture().at("counts").get<std::vector<double>>();
    QVERIFY(torch::equal(gates.chosen.sum(0), torch::tensor(counts, torch::kFloat64)));
    const double loss = balanceLoss(gates, torch::ones({ 5 }, torch::kFloat64)).item<double>();
    QVERIFY(std::abs(loss - fixture().at("balance").get<double>()) < 1e-9);
    // Even probabilities over an even load: 1, whatever the number of experts.
    const TokenGates even = topKGates(torch::zeros({ 6, 4 }, torch::kFloat64), 4);
    QVERIFY(std::abs(balanceLoss(even, torch::ones({ 6 }, torch::kFloat64)).item<double>() - 1.0)
        < 1e-12);
}

void TestGatedPairs::answersEqualTheFixture_data()
{
    QTest::addColumn<QString>("shared");
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("masked");
    QTest::newRow("inputs shared") << "input"
                                   << "input_shared" << false;
    QTest::newRow("outputs shared") << "output"
                                    << "output_shared" << false;
    QTest::newRow("a mask on the shared side") << "input"
                                               << "masked" << true;
}

void TestGatedPairs::answersEqualTheFixture()
{
    QFETCH(const QString, shared);
    QFETCH(const QString, key);
    QFETCH(const bool, masked);
    const auto bank = bankOf("mosld", { { "shared", shared.toStdString() } });
    fillAsPublished(*bank, shared == "output");
    if (masked) { // every fourth weight is dropped, at a probability of 0.1
        auto views = bank->siteTensors();
        const Tensor mask =
            (torch::arange(8).remainder(4) != 2).to(torch::kFloat64).view({ 2, 4 }).t() / 0.9;
        view(views, ".lora_a").mul_(mask.unsqueeze(0));
    }
    const Tensor y = answer(*bank, RoutingContext::of({ 1 }, torch::kCPU), inputs.unsqueeze(0));
    QVERIFY(furthest(y[0], expected(key.toLatin1().constData())) < 1e-9);
    // The same tokens as rows of their own: routing knows no rows.
    const Tensor rows =
        answer(*bank, RoutingContext::of({ 0, 1, 2, 0, 1 }, torch::kCPU), inputs.unsqueeze(1));
    QVERIFY(furthest(rows.squeeze(1), y[0]) < 1e-12);
}

void TestGatedPairs::countsEqualTheFixture()
{
    const auto total = [](const std::string &name) {
        const Method &method = *methodNamed(name);
        const auto options = completeOptions(method.description,
            name == "lora" ? OptionValues {}
                           : OptionValues { { "allocation", std::string("2-4-6-8") } });
        std::int64_t numbers = 0;
        for (int layer = 0; layer < 32; ++layer) {
            for (const char *kind : { "q", "v" }) {
                const SiteCount count =
                    method.count({ kind, "decoder", layer, kind, 4096, 4096, 32 }, *options);
                numbers += count.modules + count.gate;
            }
        }
        return numbers;
    };
    for (const char *name : { "lora", "molora", "mosld" }) {
        QCOMPARE(total(name), fixture().at(name).get<std::int64_t>());
    }
}

// q and v of LLaMA-2-7B, rank 8, 2 to 8 experts: table 5 of the MoSLD paper, see
// reference/mosld.md B3.
void TestGatedPairs::countsModulesAndGatesAsPublished()
{
    const auto total = [](const std::string &name, const std::string &allocation) {
        const Method &method = *methodNamed(name);
        const auto options = completeOptions(
            method.description, { { "allocation", allocation }, { "targets", std::string("qv") } });
        SiteCount sum;
        for (int layer = 0; layer < 32; ++layer) {
            for (const char *kind : { "q", "k", "v", "o" }) {
                const LinearShape site { kind, "decoder", layer, kind, 4096, 4096, 32 };
                const SiteCount count = method.count(site, *options);
                sum.modules += count.modules;
                sum.gate += count.gate;
            }
        }
        return std::pair(sum.modules, sum.gate);
    };
    using Counts = std::pair<std::int64_t, std::int64_t>;
    for (const char *allocation : { "2-4-6-8", "8-6-4-2", "5-5-5-5" }) {
        QCOMPARE(total("mosld", allocation), Counts(12'582'912, 1'310'720));
        QCOMPARE(total("molora", allocation), Counts(20'971'520, 1'310'720));
    }
}

void TestGatedPairs::expertsFollowTheQuarterOfTheLayer()
{
    const auto gateOf = [](const std::string &allocation, int layer, int layers) {
        const Method &method = *methodNamed("molora");
        const auto options = completeOptions(method.description,
            { { "allocation", allocation }, { "experts", std::int64_t { 3 } } });
        return method.count({ "q", "encoder", layer, "q", 1, 1, layers }, *options).gate;
    };
    QCOMPARE(gateOf("2-4-6-8", 0, 12), std::int64_t { 2 });
    QCOMPARE(gateOf("2-4-6-8", 2, 12), std::int64_t { 2 });
    QCOMPARE(gateOf("2-4-6-8", 3, 12), std::int64_t { 4 });
    QCOMPARE(gateOf("2-4-6-8", 11, 12), std::int64_t { 8 });
    QCOMPARE(gateOf("8-6-4-2", 0, 2), std::int64_t { 8 });
    QCOMPARE(gateOf("8-6-4-2", 1, 2), std::int64_t { 4 });
    QCOMPARE(gateOf("even", 1, 2), std::int64_t { 3 });
}

void TestGatedPairs::allExpertsAreTheDenseMixture()
{
    const auto bank = bankOf("molora", { { "top_k", std::int64_t { 5 } } });
    auto views = bank->siteTensors();
    view(views, ".lora_b").copy_(wave({ 3, 2, 3 }, 0.7));
    const Tensor y = answer(*bank, RoutingContext::of({ 0 }, torch::kCPU), inputs.unsqueeze(0))[0];
    const Tensor gates = at::softmax(at::linear(inputs, view(views, ".gate")), -1);
    Tensor sum = at::linear(inputs, weight);
    for (std::int64_t k = 0; k < 3; ++k) {
        sum = sum
            + gates.select(1, k).unsqueeze(1) * 2.0
                * inputs.mm(view(views, ".lora_a")[k]).mm(view(views, ".lora_b")[k]);
    }
    QVERIFY(furthest(y, sum) < 1e-12);
}

void TestGatedPairs::unchosenExpertsGetNoGradient()
{
    const auto bank = bankOf("mosld");
    fillAsPublished(*bank, false);
    // The first two tokens leave the third expert out.
    const Tensor y =
        answer(*bank, RoutingContext::of({ 0 }, torch::kCPU), inputs.slice(0, 0, 2).unsqueeze(0));
    y.square().sum().backward();
    for (const AdapterParameter &parameter : bank->parameters()) {
        if (parameter.name.starts_with("lora_b")) {
            const Tensor gradient = parameter.value.grad()[0];
            QVERIFY(gradient[0].abs().max().item<double>() > 0.0);
            QCOMPARE(gradient[2].count_nonzero().item<std::int64_t>(), std::int64_t { 0 });
        }
    }
}

void TestGatedPairs::dropsWeightsOfTheSharedSideInTrainingOnly()
{
    for (const char *shared : { "input", "output" }) {
        const auto bank =
            bankOf("mosld", { { "shared", std::string(shared) }, { "weight_dropout", 0.5 } });
        fillAsPublished(*bank, std::string(shared) == "output");
        const Tensor x = inputs.unsqueeze(0);
        const Tensor still = answer(*bank, RoutingContext::of({ 0 }, torch::kCPU), x).detach();
        const Tensor first = answer(*bank, training({ 0 }, 1), x).detach();
        // The step decides, not how often or after what it is asked.
        QVERIFY(torch::equal(answer(*bank, training({ 0 }, 1), x), first));
        QVERIFY(furthest(answer(*bank, training({ 0 }, 2), x), first) > 1e-6);
        QVERIFY(furthest(first, still) > 1e-6);
        QVERIFY(torch::equal(answer(*bank, RoutingContext::of({ 0 }, torch::kCPU), x), still));
        // It is the answer of a bank whose shared factor has those weights set to zero.
        auto views = bank->siteTensors();
        Tensor &factor = view(views, std::string(shared) == "input" ? ".lora_a" : ".lora_b");
        factor.mul_(dropoutMask(factor, 0.5, 11, "site", 1));
        QVERIFY(furthest(answer(*bank, RoutingContext::of({ 0 }, torch::kCPU), x), first) < 1e-12);
    }
    const auto without = bankOf("mosld", { { "weight_dropout", 0.0 } }); // MoSL
    fillAsPublished(*without, false);
    const Tensor x = inputs.unsqueeze(0);
    QVERIFY(torch::equal(answer(*without, training({ 0 }, 1), x),
        answer(*without, RoutingContext::of({ 0 }, torch::kCPU), x)));
}

void TestGatedPairs::paddingDoesNotCount()
{
    const auto shown = [](const std::vector<Tensor> &rows, const Tensor &mask) {
        const auto bank = bankOf("molora");
        RoutingContext context = training({ 0, 2 }, 1);
        context.inputTokens = mask;
        (void)answer(*bank, context, torch::stack(rows));
        return std::pair(bank->routing(), bank->auxiliaryLoss().item<double>());
    };
    const Tensor pad = torch::full({ 3, 4 }, 9.0, torch::kFloat64);
    const Tensor first = inputs.slice(0, 0, 2);
    const Tensor second = inputs.slice(0, 2, 4);
    const auto plain = shown({ first, second }, {});
    const auto padded = shown({ torch::cat({ first, pad }), torch::cat({ second, pad }) },
        torch::tensor({ 1, 1, 0, 0, 0 }).to(torch::kBool).expand({ 2, 5 }));
    QVERIFY(furthest(padded.first, plain.first) < 1e-6);
    QVERIFY(std::abs(padded.second - plain.second) < 1e-12);
    const auto counted = shown({ torch::cat({ first, pad }), torch::cat({ second, pad }) }, {});
    QVERIFY(furthest(counted.first, plain.first) > 1e-3); // or there was nothing to leave out
}

void TestGatedPairs::crossAttentionCountsTheInputs()
{
    // Five positions of the encoder are seen by a decoder of two.
    for (const char *kind : { "cross.k", "cross.v", "cross.q", "q" }) {
        const bool sees = std::string(kind) == "cross.k" || std::string(kind) == "cross.v";
        const auto bank = bankOf("molora", {}, { "site", "decoder", 0, kind, 4, 3 });
        RoutingContext context = training({ 1 }, 1);
        context.inputTokens = torch::tensor({ 1, 0, 0, 0, 0 }).to(torch::kBool).unsqueeze(0);
        context.targetTokens = torch::tensor({ 1, 0 }).to(torch::kBool).unsqueeze(0);
        (void)answer(*bank, context, inputs.slice(0, 0, sees ? 5 : 2).unsqueeze(0));
        auto views = bank->siteTensors();
        const Tensor one =
            topKGates(at::linear(inputs.slice(0, 0, 1), view(views, ".gate")), 2).weights[0];
        QVERIFY(furthest(bank->routing()[0][1][0].to(torch::kFloat64), one) < 1e-6);
    }
}

void TestGatedPairs::routingShowsTheTokensSinceTheLastFrame()
{
    const auto bank = bankOf("molora");
    const Tensor even = torch::full({ 3 }, 1.0 / 3.0);
    QVERIFY(furthest(bank->routing()[0][1][0], even) < 1e-6);
    const auto gates = [&bank](std::int64_t from, std::int64_t to) {
        auto views = bank->siteTensors();
        return topKGates(at::linear(inputs.slice(0, from, to), view(views, ".gate")), 2)
            .weights.mean(0)
            .to(torch::kFloat32);
    };
    // Two steps with tokens of task 1, in rows of their own; task 2 has some in the second.
    (void)answer(*bank, training({ 1 }, 1), inputs.slice(0, 0, 2).unsqueeze(0));
    (void)answer(*bank, training({ 2, 1 }, 2), inputs.slice(0, 1, 3).flip(0).unsqueeze(1));
    QVERIFY(furthest(bank->routing()[0][1][0], (gates(0, 2) * 2.0 + gates(1, 2)) / 3.0) < 1e-6);
    QVERIFY(furthest(bank->routing()[0][2][0], gates(2, 3)) < 1e-6);
    QVERIFY(furthest(bank->routing()[0][0][0], even) < 1e-6);
    const Tensor shown = bank->routing();
    bank->startRoutingFrame();
    QVERIFY(furthest(bank->routing(), shown) < 1e-6); // nothing new yet
    (void)answer(*bank, training({ 2 }, 3), inputs.slice(0, 4, 5).unsqueeze(0));
    QVERIFY(furthest(bank->routing()[0][2][0], gates(4, 5)) < 1e-6);
    QVERIFY(furthest(bank->routing()[0][1], shown[0][1]) < 1e-6); // not seen: its last row
}

void TestGatedPairs::evaluationDoesNotCount()
{
    const auto bank = bankOf("molora");
    const Tensor before = bank->routing();
    (void)answer(*bank, RoutingContext::of({ 1 }, torch::kCPU), inputs.unsqueeze(0));
    QVERIFY(torch::equal(bank->routing(), before));
    QVERIFY(!bank->auxiliaryLoss().defined());
}

void TestGatedPairs::stateCarriesTheCounts()
{
    const auto source = bankOf("molora");
    (void)answer(*source, training({ 1 }, 1), inputs.unsqueeze(0));
    source->startRoutingFrame();
    (void)answer(*source, training({ 2 }, 2), inputs.slice(0, 0, 2).unsqueeze(0));
    const auto target = bankOf("molora");
    const auto states = source->trainingState();
    for (auto &[name, state] : target->trainingState()) {
        const auto found = std::ranges::find(states, name, &std::pair<std::string, Tensor>::first);
        QVERIFY(found != states.end());
        state.copy_(found->second);
    }
    QVERIFY(torch::equal(target->routing(), source->routing()));
    QVERIFY(furthest(target->routing()[0][1], target->routing()[0][0]) > 1e-6);
}

QTEST_GUILESS_MAIN(TestGatedPairs)
#include "tst_gatedpairs.moc"
