// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/configjson.h"
#include "model/config/settings.h"

#include "samplemethods.h"

#include <QtTest>

#include <filesystem>

namespace fs = std::filesystem;

namespace {

const char *completeJson = R"({
  "name": "first",
  "suite": {"path": "suites/demo", "tasks": ["a", "b"], "max_train": 100, "max_evaluation": 10,
            "prefix_instruction": true},
  "backbone": {"path": "/models/t5"},
  "method": {"name": "tensorpoly-1", "rank": 16, "alpha": 2, "gate": "softmax", "noise": true},
  "training": {"steps": 30.0, "seed": 7, "batch_size": 12, "sampling": "proportional",
               "bucket_batches": 4, "learning_rate": 0.01, "router_learning_rate": 0.1,
               "warmup": 0.1, "clip": 0, "weight_decay": 0.5, "beta1": 0.8, "beta2": 0.95,
               "evaluate_every": 5, "checkpoint_every": 6, "routing_every": 2, "tensorboard": true,
               "max_input_length": 128, "max_target_length": 8, "device": "cpu",
               "dtype": "float64", "threads": 2},
  "references": {"mode": "none", "path": "refs", "learning_rate": 0.02, "rank": 4}
})";

} // namespace

class TestConfigJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyKeyIsRead();
    void missingKeysHaveDefaults();
    void whatIsWrittenReadsBack();
    void everyKeyIsWritten();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    void loadingNeedsAFile_data();
    void loadingNeedsAFile();
    void overridesChangeValues();
    void overridesOfPathsStartFromHere();
    void anotherMethodKeepsOnlySharedOptions();
    void overrideMistakesAreNamed_data();
    void overrideMistakesAreNamed();
    void overridesNeedAnEqualsSign();

private:
    [[nodiscard]] tp::Result<tp::RunConfig> load(const QStringList &overrides) const;

    QTemporaryDir m_folder;
    fs::path m_file;
};

void TestConfigJson::init()
{
    QVERIFY(m_folder.isValid());
    m_file = m_folder.filePath(QStringLiteral("run.json")).toStdString();
    QFile file(QString::fromStdString(m_file.string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(completeJson);
}

tp::Result<tp::RunConfig> TestConfigJson::load(const QStringList &overrides) const
{
    std::vector<tp::ConfigOverride> parsed;
    for (const QString &text : overrides) {
        auto one = tp::parseOverride(text.toStdString());
        if (!one) {
            return tl::unexpected(one.error());
        }
        parsed.push_back(*one);
    }
    return tp::loadRunConfig(m_file, parsed, tp::test::sampleMethods());
}

void TestConfigJson::everyKeyIsRead()
{
    const auto config = tp::parseRunConfig(completeJson, "run.json", "/base");
    QVERIFY2(config, config ? "" : config.error().message().c_str());
    QCOMPARE(config->name, std::string("first"));
    QCOMPARE(config->suite.path, std::string("/base/suites/demo"));
    QCOMPARE(config->suite.tasks, (std::vector<std::string> { "a", "b" }));
    QCOMPARE(config->suite.maxTrain, std::int64_t(100));
    QCOMPARE(config->suite.maxEvaluation, std::int64_t(10));
    QVERIFY(config->suite.prefixInstruction);
    QCOMPARE(config->backbone.path, std::string("/models/t5"));
    QCOMPARE(config->method.name, std::string("tensorpoly-1"));
    const tp::OptionValues options { { "rank", std::int64_t { 16 } },
        { "alpha", std::int64_t { 2 } },
        { "gate", std::string("softmax") },
        { "noise", true } };
    QVERIFY(config->method.options == options);
    const tp::TrainingConfig &training = config->training;
    QCOMPARE(training.steps, std::int64_t(30));
    QCOMPARE(training.seed, std::uint64_t(7));
    QCOMPARE(training.batchSize, std::int64_t(12));
    QVERIFY(training.sampling == tp::Sampling::Proportional);
    QVERIFY(training.tensorboard);
    QCOMPARE(training.bucketBatches, std::int64_t(4));
    QCOMPARE(training.learningRate, 0.01);
    QCOMPARE(training.routerLearningRate, 0.1);
    QCOMPARE(training.warmup, 0.1);
    QCOMPARE(training.clip, 0.0);
    QCOMPARE(training.weightDecay, 0.5);
    QCOMPARE(training.beta1, 0.8);
    QCOMPARE(training.beta2, 0.95);
    QCOMPARE(training.evaluateEvery, std::int64_t(5));
    QCOMPARE(training.checkpointEvery, std::int64_t(6));
    QCOMPARE(training.routingEvery, std::int64_t(2));
    QCOMPARE(training.maxInputLength, std::int64_t(128));
    QCOMPARE(training.maxTargetLength, std::int64_t(8));
    QCOMPARE(training.device, std::string("cpu"));
    QCOMPARE(training.dtype, std::string("float64"));
    QCOMPARE(training.threads, std::int64_t(2));
    QCOMPARE(config->references.mode, std::string("none"));
    QCOMPARE(config->references.path, std::string("/base/refs"));
    QCOMPARE(config->references.learningRate, 0.02);
    QCOMPARE(config->references.rank, std::int64_t(4));
}

void TestConfigJson::missingKeysHaveDefaults()
{
    const auto config = tp::parseRunConfig("{}", "run.json", "/base");
    QVERIFY(config);
    QCOMPARE(config->training.steps, tp::TrainingConfig().steps);
    QCOMPARE(config->suite.path, std::string());
    QCOMPARE(config->references.path, std::string());
}

void TestConfigJson::whatIsWrittenReadsBack()
{
    const auto config = tp::parseRunConfig(completeJson, "run.json", "/base");
    QVERIFY(config);
    const auto again = tp::parseRunConfig(tp::writeRunConfig(*config), "again.json", "/elsewhere");
    QVERIFY2(again, again ? "" : again.error().message().c_str());
    for (const tp::SettingSpec &spec : tp::runSettings()) {
        QVERIFY2(spec.get(*config) == spec.get(*again), spec.key.c_str());
    }
    QVERIFY(config->method.options == again->method.options);
}

void TestConfigJson::everyKeyIsWritten()
{
    const QJsonObject root =
        QJsonDocument::fromJson(QByteArray::fromStdString(tp::writeRunConfig({}))).object();
    for (const tp::SettingSpec &spec : tp::runSettings()) {
        const QString group = QString::fromStdString(spec.group());
        const QJsonObject parent = group.isEmpty() ? root : root.value(group).toObject();
        QVERIFY2(parent.contains(QString::fromStdString(spec.name())), spec.key.c_str());
    }
}

void TestConfigJson::mistakesAreNamed_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *json, const char *message) {
        QTest::newRow(name) << json << message;
    };
    row("unknown key",
        R"({"training": {"stepz": 5}})",
        "run.json: training.stepz: unknown key 'stepz' (did you mean 'steps'?)");
    row("unknown group",
        R"({"trainig": {}})",
        "run.json: trainig: unknown key 'trainig' (did you mean 'training'?)");
    row("dotted key at the top",
        R"({"training.steps": 5})",
        "run.json: training.steps: unknown key 'training.steps' (did you mean 'training'?)");
    row("text for an integer",
        R"({"training": {"steps": "400"}})",
        "run.json: training.steps: 'steps' is the text '400', but must be an integer from 1 to "
        "1000000000");
    row("fraction",
        R"({"training": {"steps": 3.5}})",
        "run.json: training.steps: 'steps' is 3.5, but must be an integer from 1 to 1000000000");
    row("true for an integer",
        R"({"training": {"steps": true}})",
        "run.json: training.steps: 'steps' is true, but must be an integer from 1 to 1000000000");
    row("list for a number",
        R"({"training": {"learning_rate": [0.1]}})",
        "run.json: training.learning_rate: 'learning_rate' is a list, but must be a number from 0 "
        "to 100");
    row("null group",
        R"({"suite": null})",
        "run.json: suite: 'suite' is null, but must be an object");
    row("integer for text", R"({"name": 5})", "run.json: name: 'name' is 5, but must be text");
    row("number in a list of texts",
        R"({"suite": {"tasks": ["a", 5]}})",
        "run.json: suite.tasks: 'tasks' holds 5, but must hold texts only");
    row("object for an option",
        R"({"method": {"rank": {}}})",
        "run.json: method.rank: option 'rank' is an object, but must be a number, text, true or "
        "false");
    row("nan",
        R"({"training": {"clip": NaN}})",
        "run.json:1: NaN and Infinity are not allowed (every number must be finite)");
    row("twice",
        R"({"training": {"clip": 1, "clip": 2}})",
        "run.json: the key 'clip' stands twice (keep one of them)");
    row("not an object", R"([])", "run.json: 'configuration' is a list, but must be an object");
}

void TestConfigJson::mistakesAreNamed()
{
    QFETCH(QString, json);
    const auto config = tp::parseRunConfig(json.toStdString(), "run.json", "/base");
    QVERIFY(!config);
    QCOMPARE(config.error().code, tp::ErrorCode::BadInput);
    QTEST(QString::fromStdString(config.error().message()), "message");
}

void TestConfigJson::loadingNeedsAFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("code");
    QTest::newRow("missing") << "none.json" << int(tp::ErrorCode::NotFound);
    QTest::newRow("folder") << "." << int(tp::ErrorCode::BadInput);
}

void TestConfigJson::loadingNeedsAFile()
{
    QFETCH(QString, name);
    const auto config =
        tp::loadRunConfig(m_folder.filePath(name).toStdString(), {}, tp::test::sampleMethods());
    QVERIFY(!config);
    QTEST(int(config.error().code), "code");
}

void TestConfigJson::overridesChangeValues()
{
    const auto config = load({ "training.steps=9",
        "training.learning_rate=1",
        "name=2024",
        "suite.tasks=b,c",
        "method.alpha=3",
        "training.device=auto",
        "suite.prefix_instruction=false" });
    QVERIFY2(config, config ? "" : config.error().message().c_str());
    QCOMPARE(config->training.steps, std::int64_t(9));
    QCOMPARE(config->training.learningRate, 1.0);
    QCOMPARE(config->name, std::string("2024"));
    QCOMPARE(config->suite.tasks, (std::vector<std::string> { "b", "c" }));
    QVERIFY(config->method.options.at("alpha") == tp::OptionValue(3.0)); // in the option's type
    QVERIFY(config->method.options.count("order") == 0); // defaults stay out
    QCOMPARE(config->training.device, std::string("auto"));
    QVERIFY(!config->suite.prefixInstruction);
    const auto list = load({ R"(suite.tasks=["x,y"])" });
    QVERIFY(list);
    QCOMPARE(list->suite.tasks, (std::vector<std::string> { "x,y" }));
    const auto last = load({ "training.steps=9", "training.steps=10" });
    QVERIFY(last);
    QCOMPARE(last->training.steps, std::int64_t(10));
}

void TestConfigJson::overridesOfPathsStartFromHere()
{
    const auto config = load({ "suite.path=some/suite/" });
    QVERIFY(config);
    QCOMPARE(config->suite.path, (fs::current_path() / "some/suite").string());
    // Inside the file, paths start from the file.
    QCOMPARE(config->references.path, (m_file.parent_path() / "refs").string());
}

void TestConfigJson::anotherMethodKeepsOnlySharedOptions()
{
    // lora has rank and alpha, but neither gate nor noise.
    const auto config = load({ "method.rank=4", "method.name=lora" });
    QVERIFY2(config, config ? "" : config.error().message().c_str());
    QCOMPARE(config->method.name, std::string("lora"));
    const tp::OptionValues expected { { "rank", std::int64_t { 4 } }, { "alpha", 2.0 } };
    QVERIFY(config->method.options == expected);
    QVERIFY(!load({ "method.name=lora", "method.gate=softmax" }));
}

void TestConfigJson::overrideMistakesAreNamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *text, const char *message) {
        QTest::newRow(text) << text << message;
    };
    row("training.stepz=5",
        "--set training.stepz: unknown key 'training.stepz' (did you mean 'training.steps'?)");
    row("rank=5", "--set rank: unknown key 'rank' (did you mean 'method.rank'?)");
    row("method.rnk=5", "--set method.rnk: unknown key 'method.rnk' (did you mean 'method.rank'?)");
    row("training.steps=0",
        "--set training.steps: 'steps' is 0, but must be an integer from 1 to 1000000000");
    row("training.steps=many",
        "--set training.steps: 'steps' is the text 'many', but must be an integer from 1 to "
        "1000000000");
    row("training.clip=NaN",
        "--set training.clip: 'clip' is the text 'NaN', but must be a number from 0 to 1000000");
    row("method.rank=0",
        "--set method.rank: option 'rank' is 0, but must be an integer from 1 to 1024");
    row("method.name=lorra",
        "--set method.name: unknown method 'lorra' (did you mean 'lora'? Known are tensorpoly-1, "
        "lora)");
}

void TestConfigJson::overrideMistakesAreNamed()
{
    QFETCH(QString, text);
    const auto config = load({ text });
    QVERIFY(!config);
    QCOMPARE(tp::exitCode(config.error().code), 2);
    QTEST(QString::fromStdString(config.error().message()), "message");
}

void TestConfigJson::overridesNeedAnEqualsSign()
{
    for (const char *text : { "", "training.steps", "=5" }) {
        const auto parsed = tp::parseOverride(text);
        QVERIFY2(!parsed, text);
        QCOMPARE(parsed.error().code, tp::ErrorCode::Usage);
    }
    const auto parsed = tp::parseOverride("name=a=b");
    QVERIFY(parsed);
    QCOMPARE(parsed->key, std::string("name"));
    QCOMPARE(parsed->value, std::string("a=b"));
}

QTEST_GUILESS_MAIN(TestConfigJson)
#include "tst_configjson.moc"
