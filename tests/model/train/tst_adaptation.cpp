// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trainingfixture.h"

#include "model/adapters/methods.h"
#include "model/config/adaptation.h"
#include "model/data/tasksimilarity.h"
#include "model/nn/safetensors.h"
#include "model/store/runreader.h"
#include "model/store/runstore.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>

using namespace tp;

class TestAdaptation final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void modulesComeFromTheRunAndRoutingIsFresh();
    void routingAloneLeavesTheModules();
    void modulesAloneLeaveTheRouting();
    void mixtureOfLayersIsSqueezed();
    void mixtureOfLayersUnderUniformRouting();
    void scratchTakesNothingOfTheRun();
    void nearestRoutingIsThatOfTheMostSimilarTask();
    void theBestStepIsKeptAndScored_data();
    void theBestStepIsKeptAndScored();
    void stoppedAdaptationResumesExactly();
    void zeroShotIsTheStartOfAnAdaptation();
    void whatDoesNotFitIsRefused();

private:
    using Tensors = std::map<std::string, std::vector<float>>;
    [[nodiscard]] static Tensors tensorsOf(const std::filesystem::path &file);
    // Of the newest checkpoint.
    [[nodiscard]] static Tensors adapterOf(const std::filesystem::path &run);
    [[nodiscard]] static Tensors without(Tensors tensors, const std::string &ending);
    [[nodiscard]] RunConfig adapted(AdaptRequest request) const;
    [[nodiscard]] std::filesystem::path trained(const RunConfig &config) const;
    // A run of task-moe on the four tasks.
    [[nodiscard]] std::filesystem::path mixture() const;

    TrainingFixture m_fixture;
    std::filesystem::path m_source; // a run of poly on four tasks
};

TestAdaptation::Tensors TestAdaptation::tensorsOf(const std::filesystem::path &file)
{
    Tensors tensors;
    const auto opened = SafetensorsFile::open(file);
    if (!opened) {
        qWarning("%s", opened.error().message().c_str());
        return tensors;
    }
    for (const TensorInfo &info : opened->tensors()) {
        std::vector<float> values(info.bytes() / sizeof(float));
        if (opened->read(info, std::as_writable_bytes(std::span(values)))) {
            tensors[info.name] = std::move(values);
        }
    }
    return tensors;
}

TestAdaptation::Tensors TestAdaptation::adapterOf(const std::filesystem::path &run)
{
    std::vector<std::filesystem::path> steps;
    for (const auto &entry : std::filesystem::directory_iterator(run / "checkpoints")) {
        steps.push_back(entry.path());
    }
    std::ranges::sort(steps);
    return steps.empty() ? Tensors() : tensorsOf(steps.back() / "adapter.safetensors");
}

TestAdaptation::Tensors TestAdaptation::without(Tensors tensors, const std::string &ending)
{
    std::erase_if(tensors, [&](const auto &named) { return named.first.ends_with(ending); });
    return tensors;
}

RunConfig TestAdaptation::adapted(AdaptRequest request) const
{
    const auto reader = RunReader::open(m_source);
    request.run = m_source;
    request.task = "food";
    request.shots = 8;
    auto config = adaptationConfig(reader->history().description, request, methodTable());
    if (!config) {
        qWarning("%s", config.error().message().c_str());
        return {};
    }
    return *config;
}

std::filesystem::path TestAdaptation::trained(const RunConfig &config) const
{
    const RunOutcome outcome = m_fixture.train(config);
    if (outcome.kind != OutcomeKind::Completed) {
        qWarning("%s", outcome.error.message().c_str());
    }
    return outcome.run;
}

void TestAdaptation::initTestCase()
{
    RunConfig config = m_fixture.config(12);
    config.method = { "poly",
        { { "experts", std::int64_t { 3 } }, { "rank", std::int64_t { 2 } } } };
    m_source = trained(config);
    QVERIFY(!m_source.empty());
}

void TestAdaptation::modulesComeFromTheRunAndRoutingIsFresh()
{
    RunConfig config = adapted({ .steps = 1 });
    config.training.learningRate = 0.0;
    config.training.routerLearningRate = 0.0;
    const Tensors now = adapterOf(trained(config));
    const Tensors source = adapterOf(m_source);
    QVERIFY(!now.empty());
    QVERIFY(without(now, ".logits") == without(source, ".logits"));
    std::size_t selectors = 0;
    for (const auto &[name, values] : now) {
        if (name.ends_with(".logits")) {
            ++selectors;
            QCOMPARE(values.size(), std::size_t(3)); // of the one task
            for (const float value : values) {
                QVERIFY(std::abs(value) <= 1e-3F);
            }
        }
    }
    QVERIFY(selectors > 0);
}

void TestAdaptation::routingAloneLeavesTheModules()
{
    const Tensors now = adapterOf(trained(adapted({ .steps = 4, .part = AdaptedPart::Routing })));
    QVERIFY(without(now, ".logits") == without(adapterOf(m_source), ".logits"));
    double largest = 0.0;
    for (const auto &[name, values] : now) {
        if (name.ends_with(".logits")) {
            for (const float value : values) {
                largest = std::max(largest, static_cast<double>(std::abs(value)));
            }
        }
    }
    QVERIFY2(largest > 1e-2, qPrintable(QString::number(largest)));
}

void TestAdaptation::modulesAloneLeaveTheRouting()
{
    RunConfig config =
        adapted({ .steps = 4, .part = AdaptedPart::Modules, .routing = StartRouting::Nearest });
    const Tensors now = adapterOf(trained(config));
    config.training.learningRate = 0.0;
    const Tensors start = adapterOf(trained(config));
    QVERIFY(!now.empty());
    QVERIFY(without(now, ".logits") != without(start, ".logits"));
    for (const auto &[name, values] : now) {
        if (name.ends_with(".logits")) {
            QVERIFY(values == start.at(name));
        }
    }
}

std::filesystem::path TestAdaptation::mixture() const
{
    RunConfig config = m_fixture.config(6);
    config.method = { "task-moe",
        { { "experts", std::int64_t { 2 } },
            { "stages", std::int64_t { 1 } },
            { "encoder_vanilla_layers", std::string("1") },
            { "task_vectors", std::string("text") } } };
    config.training.learningRate = 1e-2;
    return trained(config);
}

// Of one step without a learning rate, so that what is there is what it started from.
void TestAdaptation::mixtureOfLayersIsSqueezed()
{
    const std::filesystem::path source = mixture();
    QVERIFY(!source.empty());
    const auto description = RunReader::open(source)->history().description;
    const Tensors experts = adapterOf(source);
    for (const StartRouting routing : { StartRouting::Nearest, StartRouting::Fresh }) {
        AdaptRequest request { .steps = 1, .part = AdaptedPart::Squeezed, .routing = routing };
        request.run = source;
        request.task = "food";
        request.shots = 8;
        auto config = adaptationConfig(description, request, methodTable());
        QVERIFY2(config, config ? "" : config.error().message().c_str());
        config->training.learningRate = 0.0;
        const std::filesystem::path run = trained(*config);
        const Tensors now = adapterOf(run);
        std::size_t routed = 0;
        std::size_t dense = 0;
        for (const auto &[name, values] : now) {
            QVERIFY2(name.find(".experts.") == std::string::npos, name.c_str());
            if (const auto same = experts.find(name); same != experts.end()) {
                dense += same->second == values ? 1U : 0U;
                continue;
            }
            for (const char *expert : { ".experts.0", ".experts.1" }) {
                std::size_t place = name.find(".block.");
                place = place == std::string::npos ? place : name.find('.', place + 7);
                if (place == std::string::npos) {
                    continue;
                }
                const auto copy = experts.find(name.substr(0, place) + expert + name.substr(place));
                routed += copy != experts.end() && copy->second == values ? 1U : 0U;
            }
        }
        QVERIFY(routed > 20); // every weight of every routed layer
        QVERIFY(dense > 5); // those of the one that was dense
        QVERIFY(now.contains("shared.weight"));
        QVERIFY(RunReader::open(run)->history().description.routing.sites.empty());
    }
    // Without texts a new task has no route.
    AdaptRequest request { .run = source, .task = "food", .part = AdaptedPart::Squeezed };
    auto config = adaptationConfig(description, request, methodTable());
    config->method.options["task_vectors"] = std::string("learned");
    const RunOutcome outcome = m_fixture.train(*config);
    QCOMPARE(outcome.kind, OutcomeKind::Failed);
    QCOMPARE(outcome.error.where, std::string("adaptation.routing"));
}

void TestAdaptation::mixtureOfLayersUnderUniformRouting()
{
    const std::filesystem::path source = mixture();
    AdaptRequest request {
        .run = source, .task = "food", .shots = 8, .steps = 1, .part = AdaptedPart::Mean
    };
    const auto description = RunReader::open(source)->history().description;
    auto config = adaptationConfig(description, request, methodTable());
    QVERIFY2(config, config ? "" : config.error().message().c_str());
    config->training.learningRate = 0.0;
    const Tensors experts = adapterOf(source);
    for (const auto &[name, values] : adapterOf(trained(*config))) {
        QVERIFY2(name == "progress" || experts.at(name) == values, name.c_str());
        QVERIFY(!name.starts_with("router."));
    }
}

void TestAdaptation::scratchTakesNothingOfTheRun()
{
    RunConfig config = adapted({ .steps = 1, .part = AdaptedPart::Scratch });
    config.training.learningRate = 0.0;
    const Tensors now = without(adapterOf(trained(config)), ".logits");
    for (const auto &[name, values] : without(adapterOf(m_source), ".logits")) {
        QVERIFY2(now.at(name) != values, name.c_str());
    }
}

void TestAdaptation::nearestRoutingIsThatOfTheMostSimilarTask()
{
    RunConfig config = adapted({ .steps = 1, .routing = StartRouting::Nearest });
    config.training.learningRate = 0.0;
    config.training.routerLearningRate = 0.0;
    const Tensors now = adapterOf(trained(config));
    const auto suite = loadSuite(m_fixture.config(1).suite);
    QVERIFY(suite);
    const auto own = loadSuite(config.suite);
    QVERIFY(own);
    const std::vector<double> similarity = inputSimilarity(own->tasks.front(), suite->tasks);
    QCOMPARE(similarity.size(), suite->tasks.size());
    const auto nearest =
        static_cast<std::size_t>(std::ranges::max_element(similarity) - similarity.begin());
    std::size_t selectors = 0;
    for (const auto &[name, values] : adapterOf(m_source)) {
        if (name.ends_with(".logits")) {
            ++selectors;
            const std::size_t experts = values.size() / suite->tasks.size();
            const auto row = values.begin() + static_cast<std::ptrdiff_t>(nearest * experts);
            QVERIFY(
                std::equal(row, row + static_cast<std::ptrdiff_t>(experts), now.at(name).begin()));
        }
    }
    QVERIFY(selectors > 0);
}

void TestAdaptation::theBestStepIsKeptAndScored_data()
{
    QTest::addColumn<bool>("onTest");
    QTest::newRow("separate rows") << false;
    QTest::newRow("published") << true;
}

void TestAdaptation::theBestStepIsKeptAndScored()
{
    QFETCH(bool, onTest);
    RunConfig config = adapted({ .steps = 20,
        .protocol = onTest ? SelectionProtocol::BestOnTest : SelectionProtocol::SeparateDev });
    config.training.evaluateEvery = 2;
    const std::filesystem::path run = trained(config);
    const auto reader = RunReader::open(run);
    QVERIFY(reader);
    const RunHistory &history = reader->history();
    QCOMPARE(history.evaluations.size(), std::size_t(10));
    QCOMPARE(history.savedEvaluations.size(), std::size_t(1));
    const EvaluationRecord &test = history.savedEvaluations.front();
    QCOMPARE(test.split, std::string("test"));
    const auto best = std::ranges::max_element(history.evaluations, {}, &EvaluationRecord::mean);
    if (!onTest) {
        QCOMPARE(test.step, best->step); // the first of equals
    }
    QVERIFY(adapterOf(run) == tensorsOf(run / "best.safetensors"));
    const auto again = evaluate({ .run = run, .split = Split::Test }, {});
    QVERIFY2(again, again ? "" : again.error().message().c_str());
    QCOMPARE(again->mean, test.mean);
    if (onTest) { // no step of the other protocol can be better
        const auto strict = RunReader::open(trained([&] {
            RunConfig other = config;
            other.adaptation.protocol = SelectionProtocol::SeparateDev;
            return other;
        }()));
        QVERIFY(test.mean >= strict->history().savedEvaluations.front().mean);
    }
}

void TestAdaptation::stoppedAdaptationResumesExactly()
{
    RunConfig config = adapted({ .steps = 12 });
    config.training.evaluateEvery = 3;
    const std::filesystem::path whole = trained(config);
    std::stop_source stop;
    StepHook hook([&stop](const StepRecord &record) {
        if (record.step == 7) {
            stop.request_stop();
        }
    });
    const RunOutcome stopped =
        tp::train({ config, m_fixture.store(), nullptr }, hook, stop.get_token());
    QCOMPARE(stopped.kind, OutcomeKind::Stopped);
    RunObserver silent;
    QCOMPARE(resume(stopped.run, nullptr, silent, {}).kind, OutcomeKind::Completed);
    QVERIFY(adapterOf(stopped.run) == adapterOf(whole));
    for (const char *log : { "metrics.log", "routing.log", "evaluations.log" }) {
        QVERIFY2(
            TrainingFixture::bytes(stopped.run / log) == TrainingFixture::bytes(whole / log), log);
    }
}

void TestAdaptation::zeroShotIsTheStartOfAnAdaptation()
{
    RunConfig config = adapted({ .steps = 1, .routing = StartRouting::Nearest });
    config.training.learningRate = 0.0;
    config.training.routerLearningRate = 0.0;
    const auto zero = evaluateStart({ .config = config, .split = Split::Test }, {});
    QVERIFY2(zero, zero ? "" : zero.error().message().c_str());
    const auto same = evaluate({ .run = trained(config), .split = Split::Test }, {});
    QVERIFY(same);
    QCOMPARE(zero->mean, same->mean);
    QCOMPARE(zero->tasks.front().loss, same->tasks.front().loss);
}

void TestAdaptation::whatDoesNotFitIsRefused()
{
    const auto message = [this](const RunConfig &config) {
        const RunOutcome outcome = m_fixture.train(config);
        return outcome.kind == OutcomeKind::Failed ? outcome.error.message() : std::string();
    };
    RunConfig other = adapted({ .steps = 1 });
    other.method = { "lora", {} };
    QVERIFY2(message(other).find("method is 'poly'") != std::string::npos, message(other).c_str());
    RunConfig wide = adapted({ .steps = 1 });
    wide.method.options["rank"] = std::int64_t { 4 };
    QVERIFY2(message(wide).find("shape") != std::string::npos, message(wide).c_str());
    RunConfig nowhere = adapted({ .steps = 1 });
    nowhere.adaptation.run = (m_fixture.folder() / "nowhere").string();
    QVERIFY2(message(nowhere).find("nowhere") != std::string::npos, message(nowhere).c_str());

    const auto reader = RunReader::open(m_source);
    const auto refused = adaptationConfig(
        reader->history().description, { .run = m_source, .task = "first" }, methodTable());
    QVERIFY(!refused);
    QVERIFY(refused.error().message().find("was trained on") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestAdaptation)
#include "tst_adaptation.moc"
