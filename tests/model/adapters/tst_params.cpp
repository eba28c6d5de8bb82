// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/adapters/methods.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <map>

// Parameter counts against the published tables and hand calculation.
class TestParams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsModulesAsPublished_data();
    void countsModulesAsPublished();
    void countsTheRouterPerTaskAndInAll();
    void categoriesAreCheckedWhereTheyAreKnown();
    void countsTheFrozenNorm_data();
    void countsTheFrozenNorm();
    void countsTheOtherMethodsAsPublished_data();
    void countsTheOtherMethodsAsPublished();
    void everyHeadHasARouter();
    void sharedSelectorsCountOnce();
    void loraHasNoRouter();
    void countsTheBaselines();
    void countsTheBackboneWithoutWeights();
    void countsTokenRoutersOnLlamaAsPublished();
    void scalesOfLlama();
    void adaptsOneWiWithoutGate();
    void optionsLeftOutHaveTheirDefaults();
    void refusesWrongQuestions_data();
    void refusesWrongQuestions();
};

namespace {

constexpr auto xl =
    R"({"model_type": "t5", "d_model": 2048, "d_kv": 64, "d_ff": 5120, "num_layers": 24,
    "num_heads": 32, "feed_forward_proj": "gated-gelu", "tie_word_embeddings": false})";
constexpr auto large =
    R"({"model_type": "t5", "d_model": 1024, "d_kv": 64, "d_ff": 2816, "num_layers": 24,
    "num_heads": 16, "feed_forward_proj": "gated-gelu", "tie_word_embeddings": false})";
constexpr auto xxl =
    R"({"model_type": "t5", "d_model": 4096, "d_kv": 64, "d_ff": 10240, "num_layers": 24,
    "num_heads": 64, "feed_forward_proj": "gated-gelu", "tie_word_embeddings": false})";
constexpr auto llama2 = R"({"model_type": "llama", "architectures": ["LlamaForCausalLM"],
    "bos_token_id": 1, "eos_token_id": 2, "hidden_act": "silu", "hidden_size": 4096,
    "intermediate_size": 11008, "max_position_embeddings": 4096, "num_attention_heads": 32,
    "num_hidden_layers": 32, "num_key_value_heads": 32, "pretraining_tp": 1, "rms_norm_eps": 1e-05,
    "rope_scaling": null, "tie_word_embeddings": false, "torch_dtype": "float16",
    "vocab_size": 32000})"; // Llama-2-7b-hf
constexpr auto small = R"({"model_type": "t5"})";

tp::Result<tp::ParameterCount> parametersOf(const QByteArray &config,
    const std::string &method,
    const tp::OptionValues &options,
    std::int64_t tasks = 1)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath("config.json"));
    if (!file.open(QIODevice::WriteOnly) || file.write(config) != config.size()) {
        qFatal("cannot write the test's own file");
    }
    file.close();
    return tp::countParameters(folder.path().toStdString(), method, options, tasks);
}

tp::OptionValues tensorPoly(std::int64_t order, std::int64_t experts, std::int64_t rank)
{
    return { { "order", order }, { "experts", experts }, { "rank", rank } };
}

} // namespace

void TestParams::countsModulesAsPublished_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<int>("order"); // 0: lora
    QTest::addColumn<int>("rank");
    QTest::addColumn<qint64>("modules");
    QTest::newRow("xl, lora 1") << QByteArray(xl) << 0 << 1 << qint64 { 2'211'840 };
    QTest::newRow("xl, lora 16") << QByteArray(xl) << 0 << 16 << qint64 { 35'389'440 };
    QTest::newRow("xl, order 2") << QByteArray(xl) << 2 << 16 << qint64 { 11'132'928 };
    QTest::newRow("xl, order 4") << QByteArray(xl) << 4 << 16 << qint64 { 3'244'032 };
    QTest::newRow("xl, order 2, rank 1") << QByteArray(xl) << 2 << 1 << qint64 { 695'808 };
    QTest::newRow("xl, order 4, rank 1") << QByteArray(xl) << 4 << 1 << qint64 { 202'752 };
    QTest::newRow("large, lora 1") << QByteArray(large) << 0 << 1 << qint64 { 1'142'784 };
    QTest::newRow("large, order 2") << QByteArray(large) << 2 << 16 << qint64 { 7'888'896 };
    QTest::newRow("large, order 4") << QByteArray(large) << 4 << 16 << qint64 { 2'801'664 };
    QTest::newRow("xxl, lora 1") << QByteArray(xxl) << 0 << 1 << qint64 { 4'423'680 };
    QTest::newRow("xxl, order 2") << QByteArray(xxl) << 2 << 16 << qint64 { 15'556'608 };
    QTest::newRow("xxl, order 4") << QByteArray(xxl) << 4 << 16 << qint64 { 3'760'128 };
}

void TestParams::countsModulesAsPublished()
{
    QFETCH(QByteArray, config);
    QFETCH(int, order);
    QFETCH(int, rank);
    const auto counted = order == 0
        ? parametersOf(config, "lora", { { "rank", std::int64_t { rank } } })
        : parametersOf(config, "tensorpoly-1", tensorPoly(order, 8, rank));
    QVERIFY2(counted, counted ? "" : counted.error().message().c_str());
    QCOMPARE(counted->adaptedLinears, std::int64_t { 432 });
    QTEST(static_cast<qint64>(counted->modules), "modules");
}

void TestParams::categoriesAreCheckedWhereTheyAreKnown()
{
    const std::string backbone = TP_SOURCE_DIR "/resources/demo/backbone";
    const tp::OptionValues fixed { { "selector", std::string("fixed") },
        { "experts", std::int64_t { 2 } } };
    const auto count = [&](const std::vector<std::string> &categories) {
        return tp::countParameters(backbone, "poly", fixed, 3, categories);
    };
    QVERIFY(count({}));
    QVERIFY(count({ "read", "write", "read" }));
    const auto without = count({ "read", "", "read" });
    QVERIFY(!without);
    QCOMPARE(without.error().where, std::string("method.selector"));
    const auto many = count({ "read", "write", "count" });
    QVERIFY(!many);
    QCOMPARE(many.error().where, std::string("method.experts"));
}

void TestParams::countsTheRouterPerTaskAndInAll()
{
    const auto counted = parametersOf(xl, "tensorpoly-1", tensorPoly(2, 8, 16), 313);
    QVERIFY2(counted, counted ? "" : counted.error().message().c_str());
    QCOMPARE(counted->routerPerTask, std::int64_t { 3'456 });
    QCOMPARE(counted->routerTotal, std::int64_t { 1'081'728 });
}

void TestParams::countsTheFrozenNorm_data()
{
    QTest::addColumn<int>("order");
    QTest::addColumn<qint64>("norm");
    QTest::newRow("order 2") << 2 << qint64 { 72'640'512 };
    QTest::newRow("order 4") << 4 << qint64 { 1'502'208 };
}

void TestParams::countsTheFrozenNorm()
{
    QFETCH(int, order);
    const auto counted = parametersOf(xl, "tensorpoly-1", tensorPoly(order, 8, 16));
    QVERIFY2(counted, counted ? "" : counted.error().message().c_str());
    QTEST(static_cast<qint64>(counted->frozenNorm), "norm");
}

void TestParams::countsTheOtherMethodsAsPublished_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<int>("order"); // 0: the method has none
    QTest::addColumn<int>("rank");
    QTest::addColumn<qint64>("modules");
    QTest::addColumn<qint64>("perTask");
    QTest::addColumn<qint64>("norm");
    const auto row =
        [](const char *name, int order, int rank, qint64 modules, qint64 perTask, qint64 norm) {
            QTest::addRow("%s, order %d, rank %d", name, order, rank)
                << QString(name) << order << rank << modules << perTask << norm;
        };
    row("poly", 0, 1, 17'694'720, 3'456, 0);
    row("tlora", 2, 16, 1'391'616, 0, 72'640'512);
    row("tlora", 4, 16, 405'504, 0, 1'502'208);
    row("tensorpoly-2", 2, 16, 11'132'928, 6'912, 145'281'024);
    row("tensorpoly-2", 4, 16, 3'244'032, 13'824, 3'004'416);
}

void TestParams::countsTheOtherMethodsAsPublished()
{
    QFETCH(QString, method);
    QFETCH(int, order);
    QFETCH(int, rank);
    tp::OptionValues options { { "rank", std::int64_t { rank } } };
    if (order != 0) {
        options["order"] = std::int64_t { order };
    }
    const auto counted = parametersOf(xl, method.toStdString(), options);
    QVERIFY2(counted, counted ? "" : counted.error().message().c_str());
    QTEST(static_cast<qint64>(counted->modules), "modules");
    QTEST(static_cast<qint64>(counted->routerPerTask), "perTask");
    QTEST(static_cast<qint64>(counted->frozenNorm), "norm");
}

void TestParams::everyHeadHasARouter()
{
    for (const auto &[heads, perTask] : std::map<std::int64_t, std::int64_t> {
             { 1, 3'456 }, { 8, 27'648 }, { 32, 110'592 }, { 64, 221'184 } }) {
        const auto counted =
            parametersOf(xl, "mhr", { { "rank", std::int64_t { 1 } }, { "heads", heads } });
        QVERIFY2(counted, counted ? "" : counted.error().message().c_str());
        QCOMPARE(counted->modules, std::int64_t { 17'694'720 }); // heads add none
        QCOMPARE(counted->routerPerTask, perTask);
    }
}

// T5-XL has 24 + 24 blocks of two and of three layers.
void TestParams::sharedSelectorsCountOnce()
{
    for (const auto &[granularity, selectors] : std::map<std::string, std::int64_t> {
             { "linear", 432 }, { "layer", 120 }, { "block", 48 }, { "coder", 2 }, { "one", 1 } }) {
        const auto counted =
            parametersOf(xl, "tensorpoly-2", { { "granularity", granularity } }, 10);
        QVERIFY2(counted, counted ? "" : counted.error().message().c_str());
        QCOMPARE(counted->routerPerTask, selectors * 2 * 8);
        QCOMPARE(counted->routerTotal, counted->routerPerTask * 10);
    }
    const auto crowded = parametersOf(xl, "poly", { { "selector", std::string("private") } }, 9);
    QVERIFY(!crowded);
    QVERIFY(crowded.error().message().find("each of the 9 tasks") != std::string::npos);
}

void TestParams::loraHasNoRouter()
{
    const auto counted = parametersOf(xl, "lora", {}, 40);
    QVERIFY2(counted, counted ? "" : counted.error().message().c_str());
    QCOMPARE(counted->routerPerTask, std::int64_t { 0 });
    QCOMPARE(counted->routerTotal, std::int64_t { 0 });
    QCOMPARE(counted->frozenNorm, std::int64_t { 0 });
}

void TestParams::countsTheBaselines()
{
    const auto scales = parametersOf(xl, "ia3", {});
    QVERIFY2(scales, scales ? "" : scales.error().message().c_str());
    QCOMPARE(scales->modules, std::int64_t { 540'672 });
    QCOMPARE(scales->adaptedLinears, std::int64_t { 192 }); // k, v and wo
    QCOMPARE(scales->routerTotal, std::int64_t { 0 });
    const auto full = parametersOf(small, "full", {});
    QVERIFY2(full, full ? "" : full.error().message().c_str());
    QCOMPARE(full->modules, std::int64_t { 72 * 512 * 512 + 24 * 512 * 2048 });
}

void TestParams::countsTheBackboneWithoutWeights()
{
    // T5-small as published: 60,506,624 distinct numbers.
    const auto counted = parametersOf(small, "lora", {});
    QVERIFY2(counted, counted ? "" : counted.error().message().c_str());
    QCOMPARE(counted->backbone, std::int64_t { 60'506'624 });
}

void TestParams::countsTokenRoutersOnLlamaAsPublished()
{
    const tp::OptionValues options { { "rank", std::int64_t { 8 } },
        { "allocation", std::string("2-4-6-8") } };
    // Table 5 of the paper prints 13,893,632 and 22,282,240, gates included.
    const auto shared = parametersOf(llama2, "mosld", options);
    QVERIFY2(shared, shared ? "" : shared.error().message().c_str());
    QCOMPARE(shared->adaptedLinears, std::int64_t { 64 }); // q and v of 32 layers
    QCOMPARE(shared->modules, std::int64_t { 12'582'912 });
    QCOMPARE(shared->routerTotal, std::int64_t { 1'310'720 });
    QCOMPARE(shared->backbone, std::int64_t { 6'738'415'616 });
    const auto apart = parametersOf(llama2, "molora", options);
    QVERIFY2(apart, apart ? "" : apart.error().message().c_str());
    QCOMPARE(apart->modules, std::int64_t { 20'971'520 });
    QCOMPARE(apart->routerTotal, std::int64_t { 1'310'720 });
    tp::OptionValues everywhere = options;
    everywhere["targets"] = std::string("all");
    QCOMPARE(parametersOf(llama2, "mosld", everywhere)->adaptedLinears, std::int64_t { 224 });
    // Other families are adapted everywhere unless asked otherwise.
    QCOMPARE(parametersOf(small, "mosld", options)->adaptedLinears, std::int64_t { 96 });
    // And other methods are on LLaMA too.
    QCOMPARE(parametersOf(llama2, "lora", {})->adaptedLinears, std::int64_t { 224 });
}

void TestParams::scalesOfLlama()
{
    const auto scales = parametersOf(llama2, "ia3", {});
    QVERIFY2(scales, scales ? "" : scales.error().message().c_str());
    QCOMPARE(scales->adaptedLinears, std::int64_t { 96 }); // k, v and down_proj
    QCOMPARE(scales->modules, std::int64_t { 32 * (4096 + 4096 + 11008) });
}

void TestParams::adaptsOneWiWithoutGate()
{
    // T5-small: 6 encoder blocks of 4 + 2 Linears, 6 decoder blocks of 8 + 2.
    const auto counted = parametersOf(small, "lora", { { "rank", std::int64_t { 1 } } });
    QVERIFY2(counted, counted ? "" : counted.error().message().c_str());
    QCOMPARE(counted->adaptedLinears, std::int64_t { 96 });
    // 72 attention Linears of 512 + 512 and 24 feed-forward ones of 512 + 2048.
    QCOMPARE(counted->modules, std::int64_t { 72 * 1024 + 24 * 2560 });
}

void TestParams::optionsLeftOutHaveTheirDefaults()
{
    const auto given = parametersOf(small, "lora", { { "rank", std::int64_t { 8 } } });
    const auto left = parametersOf(small, "lora", {});
    QVERIFY(given && left);
    QCOMPARE(left->modules, given->modules);
}

void TestParams::refusesWrongQuestions_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("key");
    QTest::addColumn<qint64>("value");
    QTest::addColumn<qint64>("tasks");
    QTest::addColumn<QString>("part");
    const auto row = [](const char *name,
                         const char *config,
                         const char *method,
                         const char *key,
                         qint64 value,
                         qint64 tasks,
                         const char *part) {
        QTest::newRow(name) << QByteArray(config) << QString(method) << QString(key) << value
                            << tasks << QString(part);
    };
    row("method", small, "tensorpoly1", "rank", 8, 1, "did you mean 'tensorpoly-1'?");
    row("option", small, "lora", "rnak", 8, 1, "did you mean 'rank'?");
    row("range", small, "lora", "rank", 0, 1, "method.rank");
    row("order", small, "tensorpoly-1", "order", 9, 1, "method.order");
    row("heads", small, "mhr", "heads", 48, 1, "48 heads do not divide");
    row("no tasks", small, "tensorpoly-1", "order", 2, 0, "number of tasks is 0");
    row("too many tasks", small, "tensorpoly-1", "order", 2, 1'000'000'000'000, "number of tasks");
    row("family", R"({"model_type": "gpt2"})", "lora", "rank", 8, 1, "this build reads T5");
}

void TestParams::refusesWrongQuestions()
{
    QFETCH(QByteArray, config);
    QFETCH(QString, method);
    QFETCH(QString, key);
    QFETCH(qint64, value);
    QFETCH(qint64, tasks);
    QFETCH(QString, part);
    const auto counted = parametersOf(
        config, method.toStdString(), { { key.toStdString(), std::int64_t { value } } }, tasks);
    QVERIFY(!counted);
    const QString message = QString::fromStdString(counted.error().message());
    QVERIFY2(message.contains(part), qPrintable(message));
    QCOMPARE(tp::exitCode(counted.error().code), 2);
}

QTEST_GUILESS_MAIN(TestParams)
#include "tst_params.moc"
