// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/dropout.h"
#include "model/adapters/method.h"
#include "model/config/validate.h"
#include "model/nn/torchheaders.h"

#include <QtTest>

using namespace tp;
using torch::Tensor;

class TestDropout final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seedSiteAndStepDecide();
    void leavesTheProcessAlone();
    void keepsTheMean();
    void inputsOfLoraAreDroppedInTrainingOnly();
};

void TestDropout::seedSiteAndStepDecide()
{
    const Tensor like = torch::empty({ 40, 30 }, torch::kFloat64);
    const Tensor mask = dropoutMask(like, 0.3, 5, "a", 7);
    QVERIFY(torch::equal(dropoutMask(like, 0.3, 5, "a", 7), mask));
    QVERIFY(!torch::equal(dropoutMask(like, 0.3, 6, "a", 7), mask));
    QVERIFY(!torch::equal(dropoutMask(like, 0.3, 5, "b", 7), mask));
    QVERIFY(!torch::equal(dropoutMask(like, 0.3, 5, "a", 8), mask));
}

void TestDropout::leavesTheProcessAlone()
{
    const Tensor like = torch::empty({ 40, 30 });
    torch::manual_seed(1);
    const Tensor expected = torch::rand({ 4 });
    const Tensor first = dropoutMask(like, 0.3, 5, "a", 7);
    torch::manual_seed(1);
    const Tensor second = dropoutMask(like, 0.3, 5, "a", 7);
    QVERIFY(torch::equal(torch::rand({ 4 }), expected));
    QVERIFY(torch::equal(first, second));
}

void TestDropout::keepsTheMean()
{
    Tensor sum = torch::zeros({ 8 }, torch::kFloat64);
    const int masks = 10'000;
    for (int step = 0; step < masks; ++step) {
        const Tensor mask = dropoutMask(sum, 0.1, 5, "a", step);
        QVERIFY(((mask == 0.0) | ((mask - 1.0 / 0.9).abs() < 1e-12)).all().item<bool>());
        sum += mask;
    }
    // Five standard deviations of the mean of that many masks.
    QVERIFY((sum / masks - 1.0).abs().max().item<double>() < 5.0 * std::sqrt(1.0 / 9.0 / masks));
}

void TestDropout::inputsOfLoraAreDroppedInTrainingOnly()
{
    const Method &method = *methodNamed("lora");
    const auto answers = [&](double dropout, std::optional<std::int64_t> step) {
        BankRequest request;
        request.sites = { { "site", "encoder", 0, "q", 6, 4 } };
        request.tasks = 2;
        request.options = *completeOptions(method.description,
            { { "dropout", dropout }, { "alpha", 4.0 }, { "rank", std::int64_t { 2 } } });
        request.dtype = torch::kFloat64;
        const auto bank = method.create(request);
        auto views = bank->siteTensors();
        for (auto &[name, view] : views) {
            view.copy_(torch::arange(view.numel(), torch::kFloat64).view_as(view) * 0.1);
        }
        RoutingContext context = RoutingContext::of({ 0, 1 }, torch::kCPU);
        context.trainingStep = step;
        bank->prepare(context);
        const Tensor x = torch::arange(24, torch::kFloat64).view({ 2, 2, 6 }) * 0.05 + 1.0;
        const Tensor weight = torch::full({ 4, 6 }, 0.3, torch::kFloat64);
        const Tensor seen =
            step && dropout > 0.0 ? x * dropoutMask(x, dropout, request.seed, "site", *step) : x;
        const Tensor plain = at::linear(x, weight)
            + 2.0 * at::matmul(at::matmul(seen, views[0].second[0][0]), views[1].second[0][0]);
        return std::pair(bank->apply(0, x, weight).detach(), plain);
    };
    const auto still = answers(0.5, {});
    const auto trained = answers(0.5, 3);
    const auto none = answers(0.0, 3);
    for (const auto &[actual, expected] : { still, trained, none }) {
        QVERIFY((actual - expected).abs().max().item<double>() < 1e-12);
    }
    QVERIFY(torch::equal(none.first, still.first));
    QVERIFY(!torch::equal(trained.first, still.first));
}

QTEST_GUILESS_MAIN(TestDropout)
#include "tst_dropout.moc"
