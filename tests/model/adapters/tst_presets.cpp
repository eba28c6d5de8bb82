// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/presets.h"

#include "model/adapters/methods.h"

#include <QtTest>

// The recipes against the table of methods, which the layer of configurations does not know.
class TestPresets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPresetIsAConfiguration_data();
    void everyPresetIsAConfiguration();
    void ownSettingsComeAfterThePreset();
    void namesAreOfOneKind();
};

namespace {

tp::RunConfig start()
{
    tp::RunConfig config;
    config.suite.path = "suite";
    config.backbone.path = "backbone";
    return config;
}

} // namespace

void TestPresets::everyPresetIsAConfiguration_data()
{
    QTest::addColumn<QString>("name");
    for (const tp::Preset &preset : tp::presets()) {
        QTest::newRow(preset.name.c_str()) << QString::fromStdString(preset.name);
    }
}

void TestPresets::everyPresetIsAConfiguration()
{
    QFETCH(QString, name);
    const auto preset = tp::findPreset(name.toStdString());
    QVERIFY(preset);
    QVERIFY(!(*preset)->label.empty());
    QVERIFY(!(*preset)->source.empty());
    QVERIFY(!(*preset)->notes.empty()); // no source states everything
    const auto config =
        tp::changedRunConfig(start(), (*preset)->settings, tp::methodTable(), "preset");
    QVERIFY2(config, config ? "" : config.error().message().c_str());
}

void TestPresets::ownSettingsComeAfterThePreset()
{
    auto settings = tp::presetNamed("tensorpoly-1-t0")->settings;
    settings.push_back({ "method.order", "2" });
    const auto config = tp::changedRunConfig(start(), settings, tp::methodTable(), "");
    QVERIFY(config);
    QCOMPARE(config->method.name, std::string("tensorpoly-1"));
    QCOMPARE(std::get<std::int64_t>(config->method.options.at("rank")), std::int64_t(16));
    QCOMPARE(std::get<std::int64_t>(config->method.options.at("order")), std::int64_t(2));
    QCOMPARE(config->training.optimizer, tp::OptimizerKind::Adafactor);
    QCOMPARE(config->training.learningRate, 3e-4);
}

void TestPresets::namesAreOfOneKind()
{
    QSet<QString> names;
    for (const tp::Preset &preset : tp::presets()) {
        names.insert(QString::fromStdString(preset.name));
    }
    QCOMPARE(names.size(), static_cast<qsizetype>(tp::presets().size()));
    const auto unknown = tp::findPreset("tensorpoly-t0");
    QVERIFY(!unknown);
    QVERIFY(unknown.error().message().find("tensorpoly-1-t0") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestPresets)
#include "tst_presets.moc"
