// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchangefixture.h"

#include "model/store/runreader.h"
#include "model/store/runstore.h"
#include "model/train/engine.h"

#include <QtTest>

#include <functional>

using tp::AdapterFormat;

// Adapters of other programs: what becomes of them, and what is wrong with bad ones.
class TestImportAdapter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void runIsWhole();
    void untargetedLinearsChangeNothing();
    void suiteNamesTheTasks();
    void mainLayoutIsRecognised();
    void unclearLayoutIsAsked();
    void trainedLayerNormIsRefused();
    void namesWithAModelPrefixAreRead();
    void badConfigurations_data();
    void badConfigurations();
    void badTensors_data();
    void badTensors();
    void badTasks_data();
    void badTasks();
    void badMttlFiles_data();
    void badMttlFiles();
    void hugeSizesAreRefusedBeforeAllocation();

private:
    using Change = std::function<void(tp::NamedTensors &)>;
    // Changes the tensors of the file of `source`.
    void change(const char *file, const Change &how) const
    {
        tp::NamedTensors tensors = ExchangeFixture::tensorsOf(source() / file);
        how(tensors);
        QVERIFY(tp::writeTensors(source() / file, tensors));
    }
    [[nodiscard]] fs::path source() const { return m_fixture->path("adapter"); }
    // The message of a refused import, after which the store is as it was.
    QString refusal(const tp::AdapterImport &request) const
    {
        const QStringList before = ExchangeFixture::namesIn(request.store);
        const auto imported = tp::importAdapter(request);
        if (imported || ExchangeFixture::namesIn(request.store) != before) {
            return QStringLiteral("it was not refused");
        }
        return QString::fromStdString(imported.error().message());
    }
    // Writes the adapter of a random run to `source`.
    void write(const std::string &method, const tp::OptionValues &options, AdapterFormat format)
    {
        m_run = m_fixture->makeRun(method, options);
        const auto exported = m_fixture->exportTo(m_run, format, {}, "adapter");
        QVERIFY2(exported, exported ? "" : exported.error().message().c_str());
    }

    std::unique_ptr<ExchangeFixture> m_fixture;
    fs::path m_run;
};

namespace {

using Options = tp::OptionValues;

constexpr const char *peftWeights = "adapter_model.safetensors";
constexpr const char *mttlWeights = "adapter.safetensors";
constexpr const char *query = "encoder.block.0.layer.0.SelfAttention.q";

const Options loraOptions { { "rank", std::int64_t { 3 } }, { "alpha", 7.0 } };
const Options polyOptions { { "rank", std::int64_t { 2 } }, { "experts", std::int64_t { 3 } } };
const Options mhrOptions { { "rank", std::int64_t { 2 } },
    { "experts", std::int64_t { 3 } },
    { "heads", std::int64_t { 4 } } };
const Options leafOptions { { "rank", std::int64_t { 2 } },
    { "experts", std::int64_t { 3 } },
    { "order", std::int64_t { 2 } } };

} // namespace

void TestImportAdapter::init()
{
    m_fixture = std::make_unique<ExchangeFixture>();
}

void TestImportAdapter::runIsWhole()
{
    write("mhr", mhrOptions, AdapterFormat::Peft);
    tp::AdapterImport request = m_fixture->importOf("adapter", AdapterFormat::Peft);
    request.name = "from elsewhere";
    request.tasks = { "a", "b", "c" };
    const auto imported = tp::importAdapter(request);
    QVERIFY2(imported, imported ? "" : imported.error().message().c_str());

    const auto runs = tp::listRuns(request.store);
    QCOMPARE(runs.size(), std::size_t { 1 });
    QCOMPARE(runs[0].name, "from elsewhere");
    QCOMPARE(runs[0].state.phase, tp::RunPhase::Completed);
    const auto reader = tp::RunReader::open(imported->run);
    QVERIFY(reader);
    const tp::RunHistory &history = reader->history();
    QCOMPARE(history.description.config.method.name, "mhr");
    QCOMPARE(history.description.tasks[1].id, "b");
    QCOMPARE(history.description.parameters.routerPerTask,
        std::int64_t(12 * history.description.routing.sites.size()));
    // The routing is there to be looked at: per site and head, every task's weights sum to 1.
    QCOMPARE(history.routing.size(), std::size_t { 1 });
    const auto &weights = history.routing[0]->weights;
    QCOMPARE(weights.size(), history.description.routing.sites.size() * 3 * 4 * 3);
    QVERIFY(std::abs(weights[0] + weights[1] + weights[2] - 1.0F) < 1e-6F);
    QVERIFY(std::abs(weights[0] - weights[1]) > 1e-3F);
    // Resuming it is done at once; evaluating it says what it lacks.
    tp::RunObserver silent;
    QCOMPARE(tp::resume(imported->run, nullptr, silent, {}).kind, tp::OutcomeKind::Completed);
    const auto evaluated = tp::evaluate({ .run = imported->run }, {});
    QVERIFY(!evaluated);
    QVERIFY2(evaluated.error().message().find("suite") != std::string::npos,
        evaluated.error().message().c_str());
}

void TestImportAdapter::untargetedLinearsChangeNothing()
{
    write("lora", loraOptions, AdapterFormat::Peft);
    change(peftWeights, [](tp::NamedTensors &tensors) {
        std::erase_if(tensors,
            [](const auto &entry) { return entry.first.find(".q.") == std::string::npos; });
    });
    const auto some = tp::importAdapter(m_fixture->importOf("adapter", AdapterFormat::Peft));
    QVERIFY2(some, some ? "" : some.error().message().c_str());
    QCOMPARE(some->adapted, std::size_t { 6 });
    QVERIFY(some->linears > some->adapted);
    const auto score = [&](const fs::path &run) {
        return ExchangeFixture::score(ExchangeFixture::backbone(), run, "task-0");
    };
    QVERIFY(largestDifference(score(some->run), ExchangeFixture::score(ExchangeFixture::backbone()))
        > 1e-3);
    // The same as a file in which the others are zero.
    fs::remove_all(source());
    QVERIFY(m_fixture->exportTo(m_run, AdapterFormat::Peft, {}, "adapter"));
    change(peftWeights, [](tp::NamedTensors &tensors) {
        for (auto &[name, tensor] : tensors) {
            if (name.find(".q.") == std::string::npos) {
                tensor.zero_();
            }
        }
    });
    const auto all = tp::importAdapter(m_fixture->importOf("adapter", AdapterFormat::Peft));
    QVERIFY(all);
    QCOMPARE(all->adapted, all->linears);
    QVERIFY(largestDifference(score(some->run), score(all->run)) <= 1e-12);
}

void TestImportAdapter::suiteNamesTheTasks()
{
    write("lora", loraOptions, AdapterFormat::Peft);
    tp::AdapterImport request = m_fixture->importOf("adapter", AdapterFormat::Peft);
    request.suite = m_fixture->path("no-suite");
    QVERIFY(refusal(request).contains("no-suite"));
    request.suite.clear();
    request.tasks = { "one", "two" };
    const auto imported = tp::importAdapter(request);
    QVERIFY(imported);
    const auto first = ExchangeFixture::score(ExchangeFixture::backbone(), imported->run, "one");
    QCOMPARE(first, ExchangeFixture::score(ExchangeFixture::backbone(), imported->run, "two"));
}

void TestImportAdapter::mainLayoutIsRecognised()
{
    write("mhr", mhrOptions, AdapterFormat::Mttl);
    const auto before = ExchangeFixture::score(ExchangeFixture::backbone(), m_run, "second");
    change(mttlWeights, [](tp::NamedTensors &tensors) {
        for (auto &[name, tensor] : tensors) {
            const QString text = QString::fromStdString(name);
            if (text.endsWith(".lora_a")) { // A[s,q,d,r] = a[q,s,d,r]
                tensor = tensor.permute({ 1, 0, 2, 3 }).contiguous();
            } else if (text.endsWith(".lora_b")) { // B[s,r,q,d] = bb[q,s,r,d], alpha 16
                tensor = tensor.permute({ 1, 2, 0, 3 }).contiguous() / 16.0;
            }
        }
    });
    const auto imported = tp::importAdapter(m_fixture->importOf("adapter", AdapterFormat::Mttl));
    QVERIFY2(imported, imported ? "" : imported.error().message().c_str());
    QCOMPARE(imported->method, "mhr");
    const auto after = ExchangeFixture::score(ExchangeFixture::backbone(), imported->run, "second");
    QVERIFY(largestDifference(before, after) <= 1e-12);

    tp::AdapterImport wrong = m_fixture->importOf("adapter", AdapterFormat::Mttl);
    wrong.layout = tp::MttlLayout::Published;
    QVERIFY2(refusal(wrong).contains("is needed"), qPrintable(refusal(wrong)));
}

void TestImportAdapter::unclearLayoutIsAsked()
{
    // One pair of rank 1 has the same shapes in both layouts.
    write("lora", { { "rank", std::int64_t { 1 } }, { "alpha", 16.0 } }, AdapterFormat::Mttl);
    const auto before = ExchangeFixture::score(ExchangeFixture::backbone(), m_run, "first");
    tp::AdapterImport request = m_fixture->importOf("adapter", AdapterFormat::Mttl);
    const QString told = refusal(request);
    QVERIFY2(told.contains("fit both layouts"), qPrintable(told));
    // The export is of the published layout, whose alpha is 1.
    request.layout = tp::MttlLayout::Published;
    const auto published = tp::importAdapter(request);
    QVERIFY2(published, published ? "" : published.error().message().c_str());
    const auto score = [](const fs::path &run) {
        return ExchangeFixture::score(ExchangeFixture::backbone(), run, "first");
    };
    QVERIFY(largestDifference(before, score(published->run)) <= 1e-12);
    // In the other layout alpha is 16 unless another one is given.
    request.layout = tp::MttlLayout::Main;
    const auto main = tp::importAdapter(request);
    QVERIFY(main);
    QVERIFY(largestDifference(before, score(main->run)) > 1e-3);
    request.alpha = 1.0;
    const auto scaled = tp::importAdapter(request);
    QVERIFY(scaled);
    QVERIFY(largestDifference(before, score(scaled->run)) <= 1e-12);
}

void TestImportAdapter::trainedLayerNormIsRefused()
{
    write("tensorpoly-1", leafOptions, AdapterFormat::Mttl);
    const std::string norm = std::string(query) + ".layerone_normalization_a.weight";
    change(mttlWeights, [&](tp::NamedTensors &tensors) {
        tensors.emplace_back(norm, torch::ones({ 2, 16 }));
    });
    QVERIFY(tp::importAdapter(m_fixture->importOf("adapter", AdapterFormat::Mttl)));
    change(mttlWeights, [&](tp::NamedTensors &tensors) {
        for (auto &[name, tensor] : tensors) {
            if (name == norm) {
                tensor[0][0] = 1.5;
            }
        }
    });
    const QString told = refusal(m_fixture->importOf("adapter", AdapterFormat::Mttl));
    QVERIFY2(told.contains("layer norm was trained"), qPrintable(told));
}

void TestImportAdapter::namesWithAModelPrefixAreRead()
{
    write("poly", polyOptions, AdapterFormat::Mttl);
    change(mttlWeights, [](tp::NamedTensors &tensors) {
        for (auto &[name, tensor] : tensors) {
            name.insert(0, "model.");
        }
    });
    // A file by itself carries no names of tasks.
    tp::AdapterImport request = m_fixture->importOf("adapter", AdapterFormat::Mttl);
    request.source = source() / mttlWeights;
    const auto imported = tp::importAdapter(request);
    QVERIFY2(imported, imported ? "" : imported.error().message().c_str());
    QCOMPARE(imported->method, "poly");
    QCOMPARE(imported->tasks, (std::vector<std::string> { "task-0", "task-1", "task-2" }));
}

void TestImportAdapter::badConfigurations_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *key, const QJsonValue &value, const char *message) {
        QTest::addRow("%s", key) << key << value << message;
    };
    row("use_dora", true, "'use_dora' true");
    row("bias", "all", "'bias' the text 'all'");
    row("modules_to_save", QJsonArray { "lm_head" }, "'modules_to_save' a list");
    row("rank_pattern", QJsonObject { { "q", 4 } }, "'rank_pattern'");
    row("alpha_pattern", QJsonObject { { "q", 4 } }, "'alpha_pattern'");
    row("lora_bias", true, "'lora_bias'");
    row("fan_in_fan_out", true, "'fan_in_fan_out'");
    row("init_lora_weights", "pissa_niter_4", "changed the backbone");
    row("peft_type", "ADALORA", "LORA and POLY are read");
    row("r", 0, "whole number from 1 to 1024");
    row("r", 2.5, "whole number");
    row("lora_alpha", "8", "not a number");
    row("lora_alpha", -1, "'alpha'");
}

void TestImportAdapter::badConfigurations()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QFETCH(QString, message);
    write("lora", loraOptions, AdapterFormat::Peft);
    const fs::path file = source() / "adapter_config.json";
    QJsonObject json = ExchangeFixture::jsonOf(file);
    json[key] = value;
    ExchangeFixture::writeJson(file, json);
    const QString told = refusal(m_fixture->importOf("adapter", AdapterFormat::Peft));
    QVERIFY2(told.contains(message), qPrintable(told));
}

void TestImportAdapter::badTensors_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QStringList>("messages");
    QTest::newRow("shape") << "shape"
                           << QStringList { "[3, 9]", "[3, 16]", query, "t5_v10", "16 inputs" };
    QTest::newRow("partner") << "partner" << QStringList { "is missing", ".lora_B.weight" };
    QTest::newRow("linear") << "linear" << QStringList { "decoder.block.9", "no Linear", "t5_v10" };
    QTest::newRow("foreign") << "foreign" << QStringList { "lora_magnitude_vector" };
    QTest::newRow("integers") << "integers" << QStringList { "I64", "not real numbers" };
    QTest::newRow("nan") << "nan" << QStringList { "not finite" };
}

void TestImportAdapter::badTensors()
{
    QFETCH(QString, change);
    QFETCH(QStringList, messages);
    write("lora", loraOptions, AdapterFormat::Peft);
    const std::string name = std::string("base_model.model.") + query + ".lora_A.weight";
    this->change(peftWeights, [&](tp::NamedTensors &tensors) {
        const auto found =
            std::ranges::find(tensors, name, [](const auto &entry) { return entry.first; });
        if (change == "shape") {
            found->second = torch::zeros({ 3, 9 });
        } else if (change == "partner") {
            std::erase_if(tensors, [&](const auto &entry) {
                return entry.first == std::string("base_model.model.") + query + ".lora_B.weight";
            });
        } else if (change == "linear") {
            found->first = "base_model.model.decoder.block.9.layer.0.SelfAttention.q.lora_A.weight";
        } else if (change == "foreign") {
            tensors.emplace_back(
                std::string("base_model.model.") + query + ".lora_magnitude_vector.weight",
                torch::ones({ 12 }));
        } else if (change == "integers") {
            found->second = torch::ones({ 3, 16 }, torch::kInt64);
        } else {
            found->second[0][0] = NAN;
        }
    });
    const QString told = refusal(m_fixture->importOf("adapter", AdapterFormat::Peft));
    for (const QString &message : messages) {
        QVERIFY2(told.contains(message), qPrintable(told));
    }
}

void TestImportAdapter::badTasks_data()
{
    QTest::addColumn<QStringList>("tasks");
    QTest::addColumn<QString>("message");
    QTest::newRow("too few") << QStringList { "a", "b" } << "routes 3 tasks, but 2 are named";
    QTest::newRow("twice") << QStringList { "a", "b", "a" } << "'a' is named twice";
    QTest::newRow("empty") << QStringList { "a", "", "c" } << "has no name";
}

void TestImportAdapter::badTasks()
{
    QFETCH(QStringList, tasks);
    QFETCH(QString, message);
    write("poly", polyOptions, AdapterFormat::Peft);
    tp::AdapterImport request = m_fixture->importOf("adapter", AdapterFormat::Peft);
    for (const QString &task : tasks) {
        request.tasks.push_back(task.toStdString());
    }
    const QString told = refusal(request);
    QVERIFY2(told.contains(message), qPrintable(told));
}

void TestImportAdapter::badMttlFiles_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("message");
    QTest::newRow("no router") << "no router"
                               << "no selector.module_logits";
    QTest::newRow("half the routers") << "half"
                                      << "only some Linears";
    QTest::newRow("factor") << "factor"
                            << "the factor b of";
    QTest::newRow("foreign") << "foreign"
                             << "'lm_head.weight' is no part";
    QTest::newRow("shape") << "shape"
                           << "[1, 3, 5, 2], but [1, 3, 16, 2] is needed";
    QTest::newRow("twice") << "twice"
                           << "both for the same factor";
}

void TestImportAdapter::badMttlFiles()
{
    QFETCH(QString, change);
    QFETCH(QString, message);
    write("poly", polyOptions, AdapterFormat::Mttl);
    const auto hasPart = [](const auto &entry, const char *part) {
        return QString::fromStdString(entry.first).endsWith(QLatin1String(part));
    };
    this->change(mttlWeights, [&](tp::NamedTensors &tensors) {
        const auto first = [&](const char *part) {
            return std::ranges::find_if(
                tensors, [&](const auto &entry) { return hasPart(entry, part); });
        };
        if (change == "no router") {
            std::erase_if(tensors,
                [&](const auto &entry) { return hasPart(entry, "selector.module_logits"); });
        } else if (change == "half") {
            tensors.erase(first("selector.module_logits"));
        } else if (change == "factor") {
            tensors.erase(first(".lora_b"));
        } else if (change == "foreign") {
            tensors.emplace_back("lm_head.weight", torch::ones({ 2, 2 }));
        } else if (change == "shape") {
            first(std::string(std::string(query) + ".lora_a").c_str())->second =
                torch::zeros({ 1, 3, 5, 2 });
        } else {
            tensors.emplace_back(
                std::string("model.") + query + ".lora_a", torch::zeros({ 1, 3, 16, 2 }));
        }
    });
    const QString told = refusal(m_fixture->importOf("adapter", AdapterFormat::Mttl));
    QVERIFY2(told.contains(message), qPrintable(told));
}

void TestImportAdapter::hugeSizesAreRefusedBeforeAllocation()
{
    write("poly", polyOptions, AdapterFormat::Peft);
    const fs::path file = source() / "adapter_config.json";
    QJsonObject json = ExchangeFixture::jsonOf(file);
    json["n_tasks"] = 1'000'000;
    json["n_skills"] = 1024;
    json["r"] = 1024;
    ExchangeFixture::writeJson(file, json);
    const QString told = refusal(m_fixture->importOf("adapter", AdapterFormat::Peft));
    QVERIFY2(told.contains("is needed"), qPrintable(told));
}

QTEST_GUILESS_MAIN(TestImportAdapter)
#include "tst_importadapter.moc"
