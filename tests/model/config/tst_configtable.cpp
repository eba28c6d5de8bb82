// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/configtable.h"

#include "samplemethods.h"

#include <QtTest>

using namespace tp;
using namespace tp::test;

class TestConfigTable final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalConfigurationsDifferInNothing();
    void givesOnlyWhatDiffers();
    void defaultsCountAsGiven();
    void optionsOfOtherMethodsAreNothing();
    void valuesAsText();
};

namespace {

const ConfigRow *rowOf(const std::vector<ConfigRow> &rows, const std::string &key)
{
    const auto found = std::ranges::find(rows, key, &ConfigRow::key);
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

void TestConfigTable::equalConfigurationsDifferInNothing()
{
    const RunConfig config;
    QVERIFY(differingKeys({ &config, &config, &config }, sampleMethods()).empty());
    QVERIFY(differingKeys({ &config }, sampleMethods()).empty());
    QVERIFY(differingKeys({}, sampleMethods()).empty());
}

void TestConfigTable::givesOnlyWhatDiffers()
{
    RunConfig first;
    RunConfig second = first;
    second.training.seed = 7;
    second.suite.tasks = { "first", "last" };
    const auto rows = differingKeys({ &first, &second, &first }, sampleMethods());
    QCOMPARE(rows.size(), std::size_t(2));
    const ConfigRow *seed = rowOf(rows, "training.seed");
    QVERIFY(seed != nullptr && seed->values.size() == 3);
    QVERIFY(!seed->label.empty());
    QCOMPARE(settingText(*seed->values[1]), std::string("7"));
    QVERIFY(seed->values[0] == seed->values[2]);
    QCOMPARE(settingText(*rowOf(rows, "suite.tasks")->values[1]), std::string("first, last"));
}

void TestConfigTable::defaultsCountAsGiven()
{
    RunConfig first;
    RunConfig second = first;
    second.method.options = { { "rank", std::int64_t { 8 } } };
    QVERIFY(differingKeys({ &first, &second }, sampleMethods()).empty());
    second.method.options = { { "rank", std::int64_t { 4 } } };
    const auto rows = differingKeys({ &first, &second }, sampleMethods());
    QCOMPARE(rows.size(), std::size_t(1));
    QCOMPARE(rows[0].key, std::string("method.rank"));
    QCOMPARE(rows[0].label, std::string("Rank"));
}

void TestConfigTable::optionsOfOtherMethodsAreNothing()
{
    RunConfig first;
    RunConfig second = first;
    second.method.name = "lora";
    const auto rows = differingKeys({ &first, &second }, sampleMethods());
    QVERIFY(rowOf(rows, "method.name") != nullptr);
    const ConfigRow *order = rowOf(rows, "method.order");
    QVERIFY(order != nullptr && order->values[0] && !order->values[1]);
    QVERIFY(rowOf(rows, "method.rank") == nullptr); // both have it, with one default
    // A method that this build does not know is shown as it was written.
    second.method.name = "from a later version";
    second.method.options = { { "rank", std::int64_t { 3 } } };
    const auto unknown = differingKeys({ &first, &second }, sampleMethods());
    QCOMPARE(settingText(*rowOf(unknown, "method.rank")->values[1]), std::string("3"));
}

void TestConfigTable::valuesAsText()
{
    QCOMPARE(settingText(SettingValue(true)), std::string("true"));
    QCOMPARE(settingText(SettingValue(0.003)), std::string("0.003"));
    QCOMPARE(settingText(SettingValue(std::string("cuda"))), std::string("cuda"));
    QCOMPARE(settingText(SettingValue(std::vector<std::string> { "a", "b" })), std::string("a, b"));
}

QTEST_GUILESS_MAIN(TestConfigTable)
#include "tst_configtable.moc"
