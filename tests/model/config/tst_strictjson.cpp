// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/strictjson.h"

#include <QtTest>

#include <limits>

class TestStrictJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsOrdinaryJson();
    void refusesTraps_data();
    void refusesTraps();
    void depthIsLimited();
    void exactIntegers_data();
    void exactIntegers();
};

void TestStrictJson::readsOrdinaryJson()
{
    const std::string text =
        R"({"a": [1, -2, 2.5, true, null, "x\u00f6"], "b": {"c": {}}, "d": 18446744073709551615})";
    const auto value = tp::parseStrictJson(text, "x.json");
    QVERIFY(value);
    QVERIFY(*value == nlohmann::json::parse(text));
}

void TestStrictJson::refusesTraps_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("problem");
    const auto row =
        [](const char *name, const char *text, const char *where, const char *problem) {
            QTest::newRow(name) << QByteArray(text) << where << problem;
        };
    row("duplicate", R"({"a": 1, "b": {"c": 1, "c": 2}})", "x.json", "the key 'c' stands twice");
    row("nan", "{\n\"a\":\nNaN}", "x.json:3", "NaN and Infinity");
    row("infinity", "{\"a\": Infinity}", "x.json:1", "NaN and Infinity");
    row("minus infinity", "{\"a\": -Infinity}", "x.json:1", "NaN and Infinity");
    row("overflow", "{\"a\": 1e999}", "x.json:1", "a number is too large");
    row("empty", "", "x.json:1", "not valid JSON");
    row("cut", "{\"a\": [1,\n2", "x.json:2", "not valid JSON");
    row("trailing comma", "{\"a\": 1,}", "x.json:1", "not valid JSON");
    row("two values", "{} {}", "x.json:1", "not valid JSON");
    row("comment", "{} // x", "x.json:1", "not valid JSON");
    row("not UTF-8", "{\"a\": \"\xff\"}", "x.json:1", "not valid JSON");
}

void TestStrictJson::refusesTraps()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, problem);
    const auto value = tp::parseStrictJson(text.toStdString(), "x.json");
    QVERIFY(!value);
    QCOMPARE(value.error().code, tp::ErrorCode::BadInput);
    QTEST(QString::fromStdString(value.error().where), "where");
    QVERIFY2(value.error().what.find(problem.toStdString()) != std::string::npos,
        value.error().what.c_str());
}

void TestStrictJson::depthIsLimited()
{
    QVERIFY(tp::parseStrictJson(std::string(60, '[') + std::string(60, ']'), "x"));
    const auto deep = tp::parseStrictJson(std::string(1'000'000, '['), "x");
    QVERIFY(!deep);
    QVERIFY(deep.error().what.find("deeper than 64") != std::string::npos);
}

void TestStrictJson::exactIntegers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("exact");
    QTest::addColumn<qint64>("value");
    QTest::newRow("integer") << "3" << true << qint64(3);
    QTest::newRow("real") << "3.0" << true << qint64(3);
    QTest::newRow("exponent") << "1e3" << true << qint64(1000);
    QTest::newRow("fraction") << "3.5" << false << qint64(0);
    QTest::newRow("lowest") << "-9223372036854775808" << true << std::numeric_limits<qint64>::min();
    QTest::newRow("beyond 63 bits") << "9223372036854775808" << false << qint64(0);
    QTest::newRow("inexact") << "1e30" << false << qint64(0);
    QTest::newRow("boolean") << "true" << false << qint64(0);
    QTest::newRow("text") << "\"3\"" << false << qint64(0);
}

void TestStrictJson::exactIntegers()
{
    QFETCH(QString, text);
    const auto number = tp::exactInteger(nlohmann::json::parse(text.toStdString()));
    QTEST(number.has_value(), "exact");
    QTEST(qint64(number.value_or(0)), "value");
}

QTEST_GUILESS_MAIN(TestStrictJson)
#include "tst_strictjson.moc"
