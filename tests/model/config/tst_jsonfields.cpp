// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/jsonfields.h"

#include <QtTest>

#include <cmath>

class TestJsonFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsRememberTheFirstProblem();
};

void TestJsonFields::fieldsRememberTheFirstProblem()
{
    const auto value = nlohmann::json::parse(
        R"({"name": "x", "count": 3, "score": null, "flag": true, "list": [1, 2], "part": {}})");
    tp::JsonFields good(value, "x.json");
    QCOMPARE(good.text("name"), std::string("x"));
    QCOMPARE(good.integer("count", 0, 5), std::int64_t(3));
    QVERIFY(std::isnan(good.realOrNan("score")));
    QVERIFY(good.boolean("flag"));
    QCOMPARE(good.list("list", 2).size(), std::size_t(2));
    QVERIFY(good.object("part").is_object());
    QVERIFY(good.isGood());

    tp::JsonFields bad(value, "x.json");
    QCOMPARE(bad.integer("count", 0, 2), std::int64_t(0));
    QCOMPARE(bad.text("missing"), std::string());
    QVERIFY(!bad.isGood());
    QCOMPARE(bad.error()->message(),
        std::string("x.json: 'count' is 3, but must be an integer from 0 to 2"));

    tp::JsonFields longList(value, "x.json");
    QVERIFY(longList.list("list", 1).empty());
    QVERIFY(!longList.isGood());

    const nlohmann::json list = nlohmann::json::array();
    tp::JsonFields none(list, "x.json");
    QVERIFY(!none.has("name"));
    QCOMPARE(none.text("name"), std::string());
    QCOMPARE(none.error()->what, std::string("is a list, but must be an object"));
}

QTEST_GUILESS_MAIN(TestJsonFields)
#include "tst_jsonfields.moc"
