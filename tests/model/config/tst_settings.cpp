// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/settings.h"

#include <QtTest>

#include <limits>
#include <set>

using tp::SettingType;
using tp::SettingValue;

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySettingIsDescribed();
    void defaultsAreValid();
    void aLineBreakIsWrittenInOneLine();
    void everySettingStoresWhatItIsGiven();
    void contractKeysExist_data();
    void contractKeysExist();
    void valuesAreChecked_data();
    void valuesAreChecked();
    void nonFiniteNumbersAreRefused();
    void wrongTypesAreRefused();
    void trainingSettingsAreThoseOfTheirGroup();
};

void TestSettings::everySettingIsDescribed()
{
    std::set<std::string> keys;
    for (const tp::SettingSpec &spec : tp::runSettings()) {
        QVERIFY2(keys.insert(spec.key).second, spec.key.c_str());
        QVERIFY2(!spec.label.empty() && spec.help.ends_with('.'), spec.key.c_str());
        const bool isNumber = spec.type == SettingType::Integer || spec.type == SettingType::Real;
        QVERIFY2(!isNumber || spec.minimum < spec.maximum, spec.key.c_str());
        QVERIFY2((spec.type == SettingType::Choice) == !spec.choices.empty(), spec.key.c_str());
        QCOMPARE(tp::findSetting(spec.key), &spec);
        const std::string path =
            spec.group().empty() ? spec.name() : spec.group() + "." + spec.name();
        QCOMPARE(path, spec.key);
    }
    QVERIFY(tp::findSetting("training.stepz") == nullptr);
}

void TestSettings::aLineBreakIsWrittenInOneLine()
{
    const tp::SettingSpec *separator = tp::findSetting("suite.separator");
    tp::RunConfig config;
    QCOMPARE(config.suite.separator, std::string("\n"));
    QCOMPARE(std::get<std::string>(separator->get(config)), std::string("\\n"));
    for (const char *text : { "", " ", "\n", "\t=\n\n", "\\n", "a\\", "\\\n" }) {
        config.suite.separator = text;
        const tp::SettingValue written = separator->get(config);
        QVERIFY(std::get<std::string>(written).find('\n') == std::string::npos);
        separator->set(config, written);
        QCOMPARE(config.suite.separator, std::string(text));
    }
}

void TestSettings::defaultsAreValid()
{
    for (const tp::SettingSpec &spec : tp::runSettings()) {
        const auto status = tp::checkSetting(spec, spec.get(tp::RunConfig {}));
        QVERIFY2(status, status ? "" : status.error().message().c_str());
    }
}

// Two keys that wrote to one member, or a getter of another member than the setter's, would be
// found.
void TestSettings::everySettingStoresWhatItIsGiven()
{
    tp::RunConfig config;
    std::vector<SettingValue> given;
    double number = 0.0;
    for (const tp::SettingSpec &spec : tp::runSettings()) {
        number += 1.0;
        SettingValue value;
        switch (spec.type) {
        case SettingType::Integer:
            value = static_cast<std::int64_t>(number);
            break;
        case SettingType::Real:
            value = number;
            break;
        case SettingType::Boolean:
            value = true;
            break;
        case SettingType::Choice:
            value = spec.choices.back();
            break;
        case SettingType::Text:
        case SettingType::Path:
            value = "text of " + spec.key;
            break;
        case SettingType::TextList:
            value = std::vector<std::string> { "one", "two" };
            break;
        }
        spec.set(config, value);
        given.push_back(std::move(value));
    }
    for (std::size_t i = 0; i < given.size(); ++i) {
        const tp::SettingSpec &spec = tp::runSettings()[i];
        QVERIFY2(spec.get(config) == given[i], spec.key.c_str());
    }
}

void TestSettings::contractKeysExist_data()
{
    QTest::addColumn<QString>("key");
    for (const char *key : { "name",
             "suite.path",
             "suite.tasks",
             "suite.max_train",
             "suite.max_evaluation",
             "suite.prefix_instruction",
             "backbone.path",
             "method.name",
             "training.steps",
             "training.seed",
             "training.batch_size",
             "training.sampling",
             "training.bucket_batches",
             "training.learning_rate",
             "training.router_learning_rate",
             "training.warmup",
             "training.clip",
             "training.weight_decay",
             "training.beta1",
             "training.beta2",
             "training.evaluate_every",
             "training.checkpoint_every",
             "training.routing_every",
             "training.tensorboard",
             "training.max_input_length",
             "training.max_target_length",
             "training.device",
             "training.dtype",
             "training.threads",
             "references.mode",
             "references.path",
             "references.learning_rate",
             "references.rank" }) {
        QTest::newRow(key) << key;
    }
}

void TestSettings::contractKeysExist()
{
    QFETCH(QString, key);
    QVERIFY(tp::findSetting(key.toStdString()) != nullptr);
}

void TestSettings::valuesAreChecked_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<double>("number"); // for numbers
    QTest::addColumn<QString>("text"); // for the rest
    QTest::addColumn<QString>("problem"); // empty: none
    const auto number = [](const char *name, const char *key, double value, const char *problem) {
        QTest::newRow(name) << key << value << QString() << problem;
    };
    const auto text =
        [](const char *name, const char *key, const char *value, const char *problem) {
            QTest::newRow(name) << key << 0.0 << value << problem;
        };
    number("one step", "training.steps", 1, "");
    number("no step",
        "training.steps",
        0,
        "'steps' is 0, but must be an integer from 1 to 1000000000");
    number("negative", "training.batch_size", -5, "'batch_size' is -5, but must be");
    number("huge seed", "training.seed", 9007199254740992.0, "");
    number("warm-up of all steps", "training.warmup", 1.0, "");
    number("warm-up beyond",
        "training.warmup",
        1.01,
        "'warmup' is 1.01, but must be a number from 0 to 1");
    number("beta of 1", "training.beta2", 1.0, "'beta2' is 1, but must be");
    text("cpu", "training.device", "cpu", "");
    text("second gpu", "training.device", "cuda:1", "");
    text("unknown device",
        "training.device",
        "tpu",
        "'device' is the text 'tpu', but must be auto, cpu");
    text("gpu without number", "training.device", "cuda:", "but must be auto, cpu");
    text("gpu with sign", "training.device", "cuda:-1", "but must be auto, cpu");
    text("gpu with zeros", "training.device", "cuda:01", "but must be auto, cpu");
    text("choice", "training.dtype", "bfloat16", "");
    text("no such choice",
        "training.dtype",
        "int8",
        "but must be one of float32, float64, bfloat16, float16");
    text("line break", "name", "a\nb", "one line");
}

void TestSettings::valuesAreChecked()
{
    QFETCH(QString, key);
    QFETCH(double, number);
    QFETCH(QString, text);
    QFETCH(QString, problem);
    const tp::SettingSpec *spec = tp::findSetting(key.toStdString());
    QVERIFY(spec != nullptr);
    SettingValue value = text.toStdString();
    if (spec->type == SettingType::Integer) {
        value = static_cast<std::int64_t>(number);
    } else if (spec->type == SettingType::Real) {
        value = number;
    }
    const auto status = tp::checkSetting(*spec, value);
    if (problem.isEmpty()) {
        QVERIFY2(status, status ? "" : status.error().message().c_str());
        return;
    }
    QVERIFY(!status);
    QCOMPARE(QString::fromStdString(status.error().where), key);
    QVERIFY2(status.error().what.find(problem.toStdString()) != std::string::npos,
        status.error().what.c_str());
}

void TestSettings::nonFiniteNumbersAreRefused()
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    for (const tp::SettingSpec &spec : tp::runSettings()) {
        if (spec.type == SettingType::Real) {
            for (const double value : { nan, -nan, infinity, -infinity }) {
                QVERIFY2(!tp::checkSetting(spec, value), spec.key.c_str());
            }
        }
    }
}

void TestSettings::wrongTypesAreRefused()
{
    const SettingValue boolean = true;
    const auto status = tp::checkSetting(*tp::findSetting("training.steps"), boolean);
    QVERIFY(!status);
    QCOMPARE(status.error().what,
        std::string("'steps' is true, but must be an integer from 1 to 1000000000"));
    QVERIFY(!tp::checkSetting(*tp::findSetting("training.warmup"), std::int64_t { 1 }));
    QVERIFY(!tp::checkSetting(*tp::findSetting("suite.prefix_instruction"), std::int64_t { 1 }));
    const std::vector<std::string> twice { "a", "b", "a" };
    const auto tasks = tp::checkSetting(*tp::findSetting("suite.tasks"), twice);
    QVERIFY(!tasks);
    QVERIFY(tasks.error().what.find("'a' twice") != std::string::npos);
}

void TestSettings::trainingSettingsAreThoseOfTheirGroup()
{
    std::size_t count = 0;
    for (const tp::SettingSpec &spec : tp::runSettings()) {
        count += spec.group() == "training" ? 1u : 0u;
    }
    QCOMPARE(tp::trainingSettings().size(), count);
    QCOMPARE(tp::trainingSettings().front().key, std::string("training.steps"));
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
