// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/method.h"
#include "model/adapters/selectoroptions.h"
#include "model/config/validate.h"
#include "model/nn/torchheaders.h"

#include <QtTest>

#include <algorithm>

using namespace tp;
using torch::Tensor;

// What the selector options make of the methods that have them.
class TestSelectorOptions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesCombinationsThatMeanNothing_data();
    void refusesCombinationsThatMeanNothing();
    void constantSelectorsNeedEnoughExperts();
    void privateTasksDoNotTouchEachOther();
    void categoriesShareAnExpert();
    void gradientsOfASharedSelectorAreTheSum_data();
    void gradientsOfASharedSelectorAreTheSum();
    void noiseIsForTrainingOnly();
    void countsOneRowForEachSelector();
};

namespace {

constexpr std::int64_t tasks = 4;

BankRequest request(const std::string &method, const OptionValues &options)
{
    BankRequest result;
    result.sites = { { "encoder.block.0.q", "encoder", 0, "q", 12, 8, 2, 0 },
        { "encoder.block.0.k", "encoder", 0, "k", 12, 8, 2, 0 },
        { "encoder.block.0.wo", "encoder", 0, "wo", 20, 12, 2, 1 },
        { "decoder.block.0.q", "decoder", 0, "q", 12, 8, 2, 0 } };
    result.tasks = tasks;
    result.categories = { "b", "a", "b", "c" };
    result.options = *completeOptions(methodNamed(method)->description, options);
    result.dtype = torch::kFloat64;
    result.seed = 3;
    return result;
}

std::unique_ptr<AdapterBank> bankOf(const BankRequest &asked, const std::string &method)
{
    auto bank = methodNamed(method)->create(asked);
    double speed = 0.37;
    for (auto &[name, view] : bank->siteTensors()) {
        if (!name.ends_with(".logits")) {
            view.add_(torch::sin(torch::arange(view.numel(), torch::kFloat64) * speed).view_as(view)
                * 0.5);
            speed += 0.11;
        }
    }
    return bank;
}

// A loss over all sites, with a gradient at every router.
Tensor lossOf(AdapterBank &bank, const BankRequest &asked, const RoutingContext &context)
{
    bank.prepare(context);
    Tensor loss = torch::zeros({}, torch::kFloat64);
    for (std::size_t i = 0; i < asked.sites.size(); ++i) {
        const LinearShape &site = asked.sites[i];
        const Tensor x = torch::sin(torch::arange(tasks * 3 * site.in, torch::kFloat64) * 0.53)
                             .view({ tasks, 3, site.in });
        const Tensor y = bank.apply(i, x, torch::zeros({ site.out, site.in }, torch::kFloat64));
        loss = loss + (y * torch::cos(torch::arange(y.numel(), torch::kFloat64)).view_as(y)).sum();
    }
    return loss;
}

Tensor logitsOf(const AdapterBank &bank)
{
    const auto found =
        std::ranges::find(bank.parameters(), std::string("logits"), &AdapterParameter::name);
    return found == bank.parameters().end() ? Tensor() : found->value;
}

Status checked(const std::string &method, const OptionValues &options)
{
    return checkRequest(*methodNamed(method), request(method, options));
}

} // namespace

void TestSelectorOptions::refusesCombinationsThatMeanNothing_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("where"); // empty: allowed
    const auto row = [](const char *first, const char *second, const char *where) {
        QTest::addRow("%s, %s", first, second) << first << second << where;
    };
    row("normalisation=l2", "gates=straight-through", "method.normalisation");
    row("normalisation=l2", "gates=relaxed-bernoulli", "method.normalisation");
    row("normalisation=l2", "shared_expert", "method.normalisation");
    row("normalisation=l2", "granularity=block", "");
    row("normalisation=average-correction", "gates=straight-through", "");
    row("normalisation=average-correction", "shared_expert", "");
    row("gates=straight-through", "temperature", "method.temperature");
    row("gates=relaxed-bernoulli", "temperature", "");
    row("selector=average", "gates=relaxed-bernoulli", "method.gates");
    row("selector=private", "normalisation=l2", "method.normalisation");
    row("selector=fixed", "shared_expert", "method.shared_expert");
    row("selector=average", "granularity=one", "");
}

void TestSelectorOptions::refusesCombinationsThatMeanNothing()
{
    QFETCH(const QString, first);
    QFETCH(const QString, second);
    QFETCH(const QString, where);
    OptionValues options;
    for (const QString &text : { first, second }) {
        if (text == "temperature") {
            options["temperature"] = 0.5;
        } else if (text == "shared_expert") {
            options["shared_expert"] = true;
        } else {
            options[text.section('=', 0, 0).toStdString()] = text.section('=', 1).toStdString();
        }
    }
    for (const char *method : { "poly", "mhr", "tensorpoly-1", "tensorpoly-2" }) {
        const Status status = checked(method, options);
        QCOMPARE(status.has_value(), where.isEmpty());
        if (!status) {
            QCOMPARE(QString::fromStdString(status.error().where), where);
            QVERIFY(!status.error().hint.empty());
        }
    }
}

void TestSelectorOptions::constantSelectorsNeedEnoughExperts()
{
    const auto with = [](const char *kind, std::int64_t experts) {
        return OptionValues { { "selector", std::string(kind) }, { "experts", experts } };
    };
    QVERIFY(checked("poly", with("private", 4)));
    const Status few = checked("poly", with("private", 3));
    QVERIFY(!few);
    QCOMPARE(few.error().where, std::string("method.experts"));
    QVERIFY(few.error().message().find("4 tasks") != std::string::npos);

    QVERIFY(checked("poly", with("fixed", 3)));
    const Status categories = checked("poly", with("fixed", 2));
    QVERIFY(!categories);
    QVERIFY(categories.error().message().find("3 categories") != std::string::npos);

    BankRequest asked = request("poly", with("fixed", 8));
    asked.categories[1].clear();
    const Status without = checkRequest(*methodNamed("poly"), asked);
    QVERIFY(!without);
    QCOMPARE(without.error().where, std::string("method.selector"));
}

void TestSelectorOptions::privateTasksDoNotTouchEachOther()
{
    const BankRequest asked = request("tensorpoly-2",
        { { "selector", std::string("private") }, { "experts", std::int64_t { 5 } } });
    const auto bank = bankOf(asked, "tensorpoly-2");
    QVERIFY(!logitsOf(*bank).defined());
    QVERIFY(!bank->layout().learned);
    const Tensor routing = bank->routing();
    QVERIFY(routing.sizes() == torch::IntArrayRef({ 4, tasks, 2, 5 }));
    QVERIFY(torch::equal(routing[2].select(1, 1), torch::eye(tasks, 5)));
    // A batch of task 2 alone moves its own expert alone.
    lossOf(*bank, asked, RoutingContext::of({ 2, 2, 2, 2 }, torch::kCPU)).backward();
    for (const AdapterParameter &parameter : bank->parameters()) { // [sites, order, experts, ...]
        const Tensor moved = parameter.value.grad().abs().flatten(3).sum(-1).sum(0).sum(0);
        QVERIFY(moved[2].item<double>() > 0.0);
        QCOMPARE(moved.count_nonzero().item<std::int64_t>(), std::int64_t { 1 });
    }
}

void TestSelectorOptions::categoriesShareAnExpert()
{
    const auto bank = bankOf(request("poly", { { "selector", std::string("fixed") } }), "poly");
    // b, a, b, c in the order of their first task.
    const Tensor chosen = bank->routing()[0].select(1, 0).argmax(-1);
    QVERIFY(torch::equal(chosen, torch::tensor({ 0, 1, 0, 2 }, torch::kInt64)));
    const auto average =
        bankOf(request("poly", { { "selector", std::string("average") } }), "poly");
    QVERIFY(torch::equal(average->routing(), torch::full({ 4, tasks, 1, 8 }, 0.125)));
}

void TestSelectorOptions::gradientsOfASharedSelectorAreTheSum_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("granularity");
    QTest::addColumn<QList<int>>("selectorOfSite");
    for (const char *method : { "poly", "mhr", "tensorpoly-1", "tensorpoly-2" }) {
        QTest::addRow("%s, layer", method) << method << "layer" << QList<int> { 0, 0, 1, 2 };
        QTest::addRow("%s, block", method) << method << "block" << QList<int> { 0, 0, 0, 1 };
        QTest::addRow("%s, coder", method) << method << "coder" << QList<int> { 0, 0, 0, 1 };
        QTest::addRow("%s, one", method) << method << "one" << QList<int> { 0, 0, 0, 0 };
    }
}

void TestSelectorOptions::gradientsOfASharedSelectorAreTheSum()
{
    QFETCH(const QString, method);
    QFETCH(const QString, granularity);
    QFETCH(const QList<int>, selectorOfSite);
    const std::string name = method.toStdString();
    const BankRequest asked = request(name, { { "granularity", granularity.toStdString() } });
    const BankRequest separate = request(name, {});
    const auto shared = bankOf(asked, name);
    const auto apart = bankOf(separate, name);
    const Tensor logits = logitsOf(*shared);
    const Tensor index = torch::tensor(
        std::vector<std::int64_t>(selectorOfSite.begin(), selectorOfSite.end()), torch::kInt64);
    {
        const torch::NoGradGuard noGrad;
        logits.copy_(torch::sin(torch::arange(logits.numel(), torch::kFloat64)).view_as(logits));
        logitsOf(*apart).copy_(logits.index_select(0, index));
    }
    const RoutingContext context = RoutingContext::of({ 0, 1, 2, 3 }, torch::kCPU);
    const Tensor loss = lossOf(*shared, asked, context);
    const Tensor expected = lossOf(*apart, separate, context);
    QVERIFY(std::abs((loss - expected).item<double>()) < 1e-12);
    loss.backward();
    expected.backward();
    const Tensor sum = torch::zeros_like(logits).index_add(0, index, logitsOf(*apart).grad());
    QVERIFY(sum.abs().max().item<double>() > 1e-6);
    QVERIFY((logits.grad() - sum).abs().max().item<double>() < 1e-12);
}

void TestSelectorOptions::noiseIsForTrainingOnly()
{
    const BankRequest asked =
        request("tensorpoly-1", { { "gates", std::string("relaxed-bernoulli") } });
    const auto noisy = bankOf(asked, "tensorpoly-1");
    const auto plain = bankOf(request("tensorpoly-1", {}), "tensorpoly-1");
    RoutingContext context = RoutingContext::of({ 0, 1, 2, 3 }, torch::kCPU);
    const double still = lossOf(*noisy, asked, context).item<double>();
    QCOMPARE(still, lossOf(*plain, asked, context).item<double>());
    context.trainingStep = 1;
    const double trained = lossOf(*noisy, asked, context).item<double>();
    QVERIFY(trained != still);
    QCOMPARE(lossOf(*noisy, asked, context).item<double>(), trained);
    context.trainingStep = 2;
    QVERIFY(lossOf(*noisy, asked, context).item<double>() != trained);
    QVERIFY(torch::equal(noisy->routing(), plain->routing()));
}

void TestSelectorOptions::countsOneRowForEachSelector()
{
    const auto counted = [](const OptionValues &options) {
        return countNumbers(*methodNamed("mhr"), request("mhr", options), {});
    };
    const ParameterCount separate = counted({});
    QCOMPARE(separate.routerPerTask, std::int64_t { 4 * 4 * 8 });
    QCOMPARE(separate.routerTotal, separate.routerPerTask * tasks);
    const auto shared = [&](const char *granularity) {
        const ParameterCount count = counted({ { "granularity", std::string(granularity) } });
        return count.modules == separate.modules ? count.routerPerTask : -1;
    };
    QCOMPARE(shared("layer"), std::int64_t { 3 * 4 * 8 });
    QCOMPARE(shared("block"), std::int64_t { 2 * 4 * 8 });
    QCOMPARE(shared("coder"), std::int64_t { 2 * 4 * 8 });
    QCOMPARE(shared("one"), std::int64_t { 4 * 8 });
    for (const char *kind : { "average", "private", "fixed" }) {
        const ParameterCount count = counted({ { "selector", std::string(kind) } });
        QCOMPARE(count.routerTotal, std::int64_t { 0 });
        QCOMPARE(count.modules, separate.modules);
    }
}

QTEST_GUILESS_MAIN(TestSelectorOptions)
#include "tst_selectoroptions.moc"
