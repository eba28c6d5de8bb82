// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/method.h"
#include "model/adapters/methods.h"
#include "model/config/validate.h"
#include "model/core/text.h"
#include "model/nn/backbone.h"
#include "model/nn/torchheaders.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace tp;
using torch::Tensor;

// What every method of the table promises, whatever its arithmetic. A new method is under this test
// as soon as it stands in the table.
class TestConformance final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void describesItself_data() { rows(); }
    void describesItself();
    void everyOptionHasADomain_data() { rows(); }
    void everyOptionHasADomain();
    void countsItsNumbers_data() { rows(); }
    void countsItsNumbers();
    void startsAtTheBackbone_data() { rows(); }
    void startsAtTheBackbone();
    void gradientsReachAllAdaptersAndNothingElse_data() { rows(); }
    void gradientsReachAllAdaptersAndNothingElse();
    void rowsDoNotDependOnTheirBatch_data() { rows(); }
    void rowsDoNotDependOnTheirBatch();
    void tasksRoutedAlikeAnswerAlike_data() { rows(); }
    void tasksRoutedAlikeAnswerAlike();
    void siteTensorsCarryTheWholeState_data() { rows(); }
    void siteTensorsCarryTheWholeState();
    void seedDecidesTheInitialValues_data() { rows(); }
    void seedDecidesTheInitialValues();
    void routingRowsAreDistributions_data() { rows(); }
    void routingRowsAreDistributions();
    void servesANarrowerBackbone_data() { rows(); }
    void servesANarrowerBackbone();

private:
    static void rows();
};

namespace {

constexpr std::int64_t tasks = 5;

// What methods that copy complete layers copy.
const Backbone &smallModel()
{
    static const std::shared_ptr<Backbone> model =
        Backbone::load(TP_SOURCE_DIR "/tests/data/t5_v10", torch::kFloat64, torch::kCPU).value();
    return *model;
}

// Two shapes and three sites that every method adapts, so that stacks of one and of several sites
// occur; four heads divide all of them, and no leaf of a tensor product fits exactly.
BankRequest request(const Method &method, OptionValues options = {})
{
    BankRequest result;
    result.sites = { { "encoder.block.0.v", "encoder", 0, "v", 12, 8, 2 },
        { "encoder.block.0.wo", "encoder", 0, "wo", 20, 12, 2, 1 },
        { "decoder.block.1.v", "decoder", 1, "v", 12, 8, 2 } };
    result.tasks = tasks;
    result.categories = { "first", "second", "first", "third", "second" };
    result.options = *completeOptions(method.description, options);
    result.dtype = torch::kFloat64;
    result.seed = 3;
    if (method.countLayers) {
        result.model = &smallModel();
        result.sites = adaptedLinears(smallModel().config());
    }
    return result;
}

Tensor ramp(const std::vector<std::int64_t> &shape, double speed)
{
    std::int64_t numbers = 1;
    for (const std::int64_t size : shape) {
        numbers *= size;
    }
    return torch::sin(torch::arange(numbers, torch::kFloat64) * speed + 0.3).view(shape);
}

// Far from the initial values, where zeros hide half of the arithmetic.
void disturb(AdapterBank &bank)
{
    double speed = 0.37;
    for (auto &[name, view] : bank.siteTensors()) {
        if (name != "routes") { // drawn once, to stay
            view.add_(ramp(view.sizes().vec(), speed) * 0.5);
            speed += 0.11;
        }
    }
}

// Hidden states of encoder and decoder and logits, where complete layers are mixed.
std::vector<Tensor> layerAnswers(const AdapterBank *bank, std::int64_t rowCount)
{
    const Tensor ids = torch::tensor({ 3, 9, 22, 7 }).expand({ rowCount, -1 });
    const auto own = bank != nullptr ? bank->ownModel() : nullptr;
    const Backbone &model = own ? *own : smallModel();
    const EncodedInput input = model.encode(ids, bank);
    const Tensor decoded = model.decode(ids, input, bank);
    return { input.hidden, decoded, model.logits(decoded) };
}

// All sites' answers to inputs of their own.
std::vector<Tensor> answers(AdapterBank &bank, const std::vector<std::int64_t> &rowTasks)
{
    bank.prepare(RoutingContext::of(rowTasks, torch::kCPU));
    const auto rowCount = static_cast<std::int64_t>(rowTasks.size());
    if (bank.layerMixture() != nullptr) {
        return layerAnswers(&bank, rowCount);
    }
    std::vector<Tensor> results;
    const std::vector<LinearShape> sites = request(*methodNamed("lora")).sites;
    for (std::size_t site = 0; site < sites.size(); ++site) {
        // Every row is the same input: only its task tells it from the others.
        const Tensor x = ramp({ 1, 3, sites[site].in }, 0.53).expand({ rowCount, -1, -1 });
        results.push_back(bank.apply(site, x, ramp({ sites[site].out, sites[site].in }, 0.29)));
    }
    return results;
}

double furthest(const Tensor &a, const Tensor &b)
{
    return (a - b).abs().max().item<double>();
}

// Also the largest allowed order, number of experts and so on are tried, small ranges only, as far
// as the method serves the sites with them.
std::vector<OptionValues> variants(const Method &method)
{
    std::vector<OptionValues> result { {} };
    for (const OptionSpec &spec : method.description.options) {
        for (const std::string &choice : spec.choices) {
            result.push_back({ { spec.key,
                spec.type == OptionType::Integer ? OptionValue(std::int64_t { std::stoll(choice) })
                                                 : OptionValue(choice) } });
        }
        if (spec.type == OptionType::Integer && spec.choices.empty()) {
            result.push_back({ { spec.key, static_cast<std::int64_t>(spec.minimum) } });
            if (spec.minimum <= 3.0 && spec.maximum >= 3.0) {
                result.push_back({ { spec.key, std::int64_t { 3 } } });
            }
        }
        if (spec.type == OptionType::Numbers) {
            result.push_back({ { spec.key, formatInteger(std::int64_t(spec.minimum)) } });
        }
        if (spec.type == OptionType::Boolean) {
            result.push_back({ { spec.key, !std::get<bool>(spec.defaultValue) } });
        }
        const bool hasGates = std::ranges::any_of(method.description.options,
            [](const OptionSpec &other) { return other.key == "gates"; });
        if (spec.key == "temperature" && hasGates) {
            result.push_back(
                { { spec.key, spec.minimum }, { "gates", std::string("relaxed-bernoulli") } });
        }
    }
    std::erase_if(result, [&method](const OptionValues &options) {
        const BankRequest asked = request(method, options);
        return !checkRequest(method, asked);
    });
    return result;
}

} // namespace

void TestConformance::rows()
{
    QTest::addColumn<QString>("name");
    for (const Method &method : methods()) {
        QTest::newRow(method.description.name.c_str())
            << QString::fromStdString(method.description.name);
    }
}

#define METHOD_OF_THE_ROW                                                                          \
    QFETCH(const QString, name);                                                                   \
    const Method &method = *methodNamed(name.toStdString())

void TestConformance::describesItself()
{
    METHOD_OF_THE_ROW;
    const MethodDescription &description = method.description;
    QVERIFY(!description.label.empty());
    QVERIFY(description.summary.ends_with('.'));
    QVERIFY(description.source.ends_with('.'));
    QVERIFY(description.suggestedLearningRate > 0.0);
    std::set<std::string> keys;
    for (const OptionSpec &spec : description.options) {
        QVERIFY2(keys.insert(spec.key).second, spec.key.c_str());
        QVERIFY2(!spec.label.empty() && spec.help.ends_with('.'), spec.key.c_str());
    }
    QVERIFY(static_cast<bool>(method.count) && static_cast<bool>(method.create));
}

void TestConformance::everyOptionHasADomain()
{
    METHOD_OF_THE_ROW;
    for (const OptionSpec &spec : method.description.options) {
        QVERIFY2(validateOption(spec, spec.defaultValue, spec.key), spec.key.c_str());
        if (spec.type == OptionType::Integer || spec.type == OptionType::Real) {
            const auto refused = [&](double value) {
                return !validateOption(spec,
                    spec.type == OptionType::Real ? OptionValue(value)
                                                  : OptionValue(static_cast<std::int64_t>(value)),
                    spec.key);
            };
            QVERIFY2(refused(spec.minimum - 1.0), spec.key.c_str());
            QVERIFY2(refused(spec.maximum + 1.0), spec.key.c_str());
        }
        QVERIFY2(!validateOption(spec, std::string("no such value"), spec.key), spec.key.c_str());
    }
    for (const OptionValues &options : variants(method)) {
        QVERIFY(method.create(request(method, options)) != nullptr);
    }
}

void TestConformance::countsItsNumbers()
{
    METHOD_OF_THE_ROW;
    for (const OptionValues &options : variants(method)) {
        const BankRequest asked = request(method, options);
        const auto bank = method.create(asked);
        const ParameterCount count = countNumbers(method, asked, smallModel().config());
        std::int64_t heldModules = 0;
        std::int64_t heldRouter = 0;
        for (const AdapterParameter &parameter : bank->parameters()) {
            const bool routes = parameter.group == ParameterGroup::Router
                || parameter.group == ParameterGroup::Gate;
            (routes ? heldRouter : heldModules) += parameter.value.numel();
        }
        // A reference bank holds one private update for each task and is counted per task.
        QCOMPARE(heldModules, count.modules * (method.description.reference ? tasks : 1));
        QCOMPARE(heldRouter, count.routerTotal);
    }
}

// Exactly, where one side starts at zero or as a scale of one; nearly, where the published code
// starts from products of small leaves, which are small at the sizes of a model only.
void TestConformance::startsAtTheBackbone()
{
    METHOD_OF_THE_ROW;
    BankRequest asked = request(method);
    if (method.countLayers) {
        const auto mixture = method.create(asked);
        const auto plain = layerAnswers(nullptr, 2);
        const auto mixed = answers(*mixture, { 0, 3 });
        QVERIFY(furthest(mixed[0], plain[0]) < 1e-6 && furthest(mixed[1], plain[1]) < 1e-6);
        return;
    }
    asked.sites = { { "encoder.block.0.v", "encoder", 0, "v", 512, 384 } };
    const auto bank = method.create(asked);
    bool zeroSide = false;
    for (auto &[tensor, view] : bank->siteTensors()) {
        const bool zero = view.count_nonzero().item<std::int64_t>() == 0;
        const bool one = torch::equal(view, torch::ones_like(view)); // a scale
        zeroSide = zeroSide || (!tensor.ends_with(".logits") && (zero || one));
    }
    bank->prepare(RoutingContext::of({ 0, 3 }, torch::kCPU));
    torch::manual_seed(1);
    const Tensor x = torch::randn({ 2, 20, 512 }, torch::kFloat64);
    const Tensor weight = torch::randn({ 384, 512 }, torch::kFloat64) / std::sqrt(512.0);
    const Tensor plain = at::linear(x, weight);
    const Tensor update = bank->apply(0, x, weight) - plain;
    QVERIFY(update.norm().item<double>() <= (zeroSide ? 0.0 : 0.1 * plain.norm().item<double>()));
}

void TestConformance::gradientsReachAllAdaptersAndNothingElse()
{
    METHOD_OF_THE_ROW;
    for (const OptionValues &options : variants(method)) {
        const BankRequest asked = request(method, options);
        const auto bank = method.create(asked);
        disturb(*bank);
        // As training does: with noise, and with what the method adds to the loss.
        RoutingContext context = RoutingContext::of({ 0, 1, 2, 3, 4 }, torch::kCPU);
        context.trainingStep = 1;
        bank->prepare(context);
        Tensor loss = torch::zeros({}, torch::kFloat64);
        std::vector<Tensor> weights;
        if (method.countLayers) {
            for (const Tensor &y : layerAnswers(bank.get(), tasks)) {
                loss = loss + (y * ramp(y.sizes().vec(), 0.17)).sum();
            }
        }
        for (std::size_t i = 0; i < asked.sites.size() && !method.countLayers; ++i) {
            const LinearShape &site = asked.sites[i];
            weights.push_back(ramp({ site.out, site.in }, 0.29));
            const Tensor y = bank->apply(i, ramp({ tasks, 3, site.in }, 0.53), weights.back());
            loss = loss + (y * ramp(y.sizes().vec(), 0.17)).sum();
        }
        if (const Tensor added = bank->auxiliaryLoss(); added.defined()) {
            QCOMPARE(added.dim(), std::int64_t { 0 });
            loss = loss + added;
        }
        loss.backward();
        // An expert that no task is sent to learns nothing.
        const auto routing = asked.options.find("routing");
        const bool isDrawn = routing != asked.options.end()
            && (routing->second == OptionValue(std::string("straight-through"))
                || std::get<std::string>(routing->second).starts_with("random"));
        for (const AdapterParameter &parameter : bank->parameters()) {
            if (isDrawn && parameter.group == ParameterGroup::Modules) {
                continue;
            }
            QVERIFY2(parameter.value.grad().defined(), parameter.name.c_str());
            QVERIFY2(parameter.value.grad().isfinite().all().item<bool>(), parameter.name.c_str());
            QVERIFY2(
                parameter.value.grad().abs().max().item<double>() > 0.0, parameter.name.c_str());
            // Every site of a stack, and no task left out.
            for (std::int64_t site = 0; parameter.stackedAxes > 0 && site < parameter.value.size(0);
                 ++site) {
                QVERIFY2(parameter.value.grad()[site].abs().max().item<double>() > 0.0,
                    parameter.name.c_str());
            }
        }
        for (const Tensor &weight : weights) {
            QVERIFY(!weight.grad().defined());
        }
    }
}

void TestConformance::rowsDoNotDependOnTheirBatch()
{
    METHOD_OF_THE_ROW;
    for (const OptionValues &options : variants(method)) {
        const auto bank = method.create(request(method, options));
        disturb(*bank);
        const std::vector<std::int64_t> mixed { 4, 0, 4, 2, 0, 4 };
        const auto together = answers(*bank, mixed);
        const auto blocks = answers(*bank, { 0, 0, 2, 2, 4, 4 });
        for (std::size_t row = 0; row < mixed.size(); ++row) {
            const auto alone = answers(*bank, { mixed[row] });
            for (std::size_t site = 0; site < alone.size(); ++site) {
                QVERIFY(furthest(together[site][static_cast<std::int64_t>(row)], alone[site][0])
                    < 1e-12);
                QVERIFY(furthest(blocks[site][mixed[row]], alone[site][0]) < 1e-12);
            }
        }
    }
}

// What a routing matrix shows is what decides: equal rows, equal answers; other rows, others. Where
// tokens are routed, the task says nothing.
void TestConformance::tasksRoutedAlikeAnswerAlike()
{
    METHOD_OF_THE_ROW;
    const auto bank = method.create(request(method));
    disturb(*bank);
    const bool routes = bank->routing().defined();
    QCOMPARE(routes, method.description.routed);
    if (method.description.tokenRouted) {
        QVERIFY(routes);
    } else if (routes) {
        const auto before = answers(*bank, { 1, 3 });
        QVERIFY(furthest(before[0][0], before[0][1]) > 1e-6);
        for (auto &[tensor, view] : bank->siteTensors()) {
            if (tensor.ends_with(".logits") || tensor == "task_vectors") {
                view[3].copy_(view[1]);
            }
        }
    }
    if (!method.description.reference) {
        for (const Tensor &y : answers(*bank, { 1, 3 })) {
            QVERIFY(furthest(y[0], y[1]) < 1e-12);
        }
    }
}

void TestConformance::siteTensorsCarryTheWholeState()
{
    METHOD_OF_THE_ROW;
    for (const OptionValues &options : variants(method)) {
        const auto source = method.create(request(method, options));
        disturb(*source);
        BankRequest other = request(method, options);
        other.seed = 77;
        const auto target = method.create(other);
        std::int64_t carried = 0;
        std::set<std::string> names;
        const auto views = source->siteTensors();
        for (auto &[tensor, view] : target->siteTensors()) {
            QVERIFY2(names.insert(tensor).second, tensor.c_str());
            const auto found =
                std::ranges::find(views, tensor, &std::pair<std::string, Tensor>::first);
            QVERIFY2(found != views.end(), tensor.c_str());
            view.copy_(found->second);
            carried += view.numel();
        }
        std::int64_t held = 0;
        for (const AdapterParameter &parameter : target->parameters()) {
            held += parameter.value.numel();
        }
        // Some methods also save what is not trained.
        QVERIFY(method.countLayers ? carried >= held : carried == held);
        const auto expected = answers(*source, { 2, 4 });
        const auto actual = answers(*target, { 2, 4 });
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE(furthest(actual[i], expected[i]), 0.0);
        }
    }
}

void TestConformance::seedDecidesTheInitialValues()
{
    METHOD_OF_THE_ROW;
    const auto bytes = [&](std::uint64_t seed) {
        BankRequest asked = request(method);
        asked.seed = seed;
        Tensor all = torch::empty({ 0 }, torch::kFloat64);
        for (const auto &[tensor, view] : method.create(asked)->siteTensors()) {
            all = torch::cat({ all, view.flatten() });
        }
        return all;
    };
    QVERIFY(torch::equal(bytes(3), bytes(3)));
    // Where all starts as zeros or ones, there is nothing to draw.
    const Tensor values = bytes(3);
    const bool drawn = !((values == 0.0) | (values == 1.0)).all().item<bool>();
    QCOMPARE(torch::equal(values, bytes(4)), !drawn);
}

void TestConformance::routingRowsAreDistributions()
{
    METHOD_OF_THE_ROW;
    for (const OptionValues &options : variants(method)) {
        const BankRequest asked = request(method, options);
        const auto bank = method.create(asked);
        disturb(*bank);
        const RoutingLayout &layout = bank->layout();
        QVERIFY(layout.sites.size() > 0 && layout.sites.size() <= asked.sites.size());
        std::set<std::string> names;
        for (const RoutingSite &site : layout.sites) {
            QVERIFY2(names.insert(site.name).second, site.name.c_str());
            // A Linear, the layer that has it, or what shares a selector.
            QVERIFY(options.contains("granularity")
                || std::ranges::any_of(asked.sites, [&site](const LinearShape &linear) {
                       return linear.name == site.name || linear.name.starts_with(site.name + ".");
                   }));
        }
        QCOMPARE(layout.tasks, tasks);
        QCOMPARE(layout.splitAxis.empty(), layout.splits == 1);
        const Tensor routing = bank->routing();
        if (!routing.defined()) {
            continue;
        }
        const auto sites = static_cast<std::int64_t>(layout.sites.size());
        QVERIFY(
            routing.sizes() == torch::IntArrayRef({ sites, tasks, layout.splits, layout.experts }));
        QVERIFY(routing.scalar_type() == torch::kFloat32 && routing.is_contiguous());
        QVERIFY(routing.isfinite().all().item<bool>() && routing.min().item<float>() >= 0.0F);
        QVERIFY((routing.sum(-1) - 1.0).abs().max().item<double>() < 1e-5);
        for (std::size_t site = 0; site < layout.sites.size(); ++site) {
            const Tensor absent = routing[static_cast<std::int64_t>(site)].slice(
                -1, layout.expertsAt(site), layout.experts);
            QCOMPARE(absent.count_nonzero().item<std::int64_t>(), std::int64_t { 0 });
        }
    }
}

void TestConformance::servesANarrowerBackbone()
{
    METHOD_OF_THE_ROW;
    BankRequest asked = request(method);
    asked.dtype = torch::kFloat32;
    const auto bank = method.create(asked);
    disturb(*bank);
    bank->prepare(RoutingContext::of({ 0, 1 }, torch::kCPU));
    const LinearShape &site = asked.sites[0];
    const Tensor x = ramp({ 2, 3, site.in }, 0.53);
    const Tensor weight = ramp({ site.out, site.in }, 0.29);
    const Tensor wide = bank->apply(0, x.to(torch::kFloat32), weight.to(torch::kFloat32));
    const Tensor narrow = bank->apply(0, x.to(torch::kBFloat16), weight.to(torch::kBFloat16));
    QVERIFY(narrow.scalar_type() == torch::kBFloat16);
    QVERIFY(furthest(narrow.to(torch::kFloat32), wide) < 0.05 * wide.abs().max().item<double>());
}

QTEST_GUILESS_MAIN(TestConformance)
#include "tst_conformance.moc"
