// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/validate.h"

#include "samplemethods.h"

#include <QtTest>

#include <limits>

Q_DECLARE_METATYPE(tp::OptionValue)

namespace {

tp::RunConfig goodConfig()
{
    tp::RunConfig config;
    config.suite.path = "/suite";
    config.backbone.path = "/backbone";
    return config;
}

} // namespace

class TestValidate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodConfigurationHasNoProblems();
    void everyProblemIsReportedAtItsKey();
    void unknownMethodNamesTheNearest();
    void listsOfNumbersAreRead();
    void optionsAreChecked_data();
    void optionsAreChecked();
    void completionFillsInDefaults();
    void completionConvertsWithoutLoss();
    void completionNamesUnknownOptions();
};

void TestValidate::goodConfigurationHasNoProblems()
{
    const auto problems = tp::validateRunConfig(goodConfig(), tp::test::sampleMethods());
    QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().message().c_str());
}

void TestValidate::everyProblemIsReportedAtItsKey()
{
    tp::RunConfig config = goodConfig();
    config.suite.path.clear();
    config.training.steps = 0;
    config.training.learningRate = std::numeric_limits<double>::quiet_NaN();
    config.method.options["rank"] = std::int64_t { 0 };
    config.method.options["rnk"] = std::int64_t { 1 };
    std::vector<std::string> places;
    for (const tp::Error &problem : tp::validateRunConfig(config, tp::test::sampleMethods())) {
        QCOMPARE(problem.code, tp::ErrorCode::BadInput);
        QVERIFY(!problem.what.empty());
        places.push_back(problem.where);
    }
    QCOMPARE(places,
        (std::vector<std::string> { "training.steps",
            "training.learning_rate",
            "suite.path",
            "method.rank",
            "method.rnk" }));
}

void TestValidate::unknownMethodNamesTheNearest()
{
    tp::RunConfig config = goodConfig();
    config.method.name = "tensorpoly1";
    const auto problems = tp::validateRunConfig(config, tp::test::sampleMethods());
    QCOMPARE(problems.size(), std::size_t(1));
    QCOMPARE(problems[0].where, std::string("method.name"));
    QVERIFY(problems[0].hint.find("'tensorpoly-1'") != std::string::npos);
    // Methods for references are not offered.
    QVERIFY(problems[0].hint.find("single-task") == std::string::npos);
}

void TestValidate::listsOfNumbersAreRead()
{
    const tp::OptionSpec spec { .key = "layers",
        .label = "Layers",
        .help = "Numbers of layers.",
        .type = tp::OptionType::Numbers,
        .defaultValue = std::string(),
        .maximum = 11 };
    for (const char *good : { "", "0", "0,11", "3,1" }) {
        QVERIFY2(tp::validateOption(spec, std::string(good), "here"), good);
    }
    QCOMPARE(*tp::parseNumbers("3,1"), (std::vector<std::int64_t> { 3, 1 }));
    for (const char *bad : { ",", "1,", ",1", "1,,2", "0,12", "-1", "1;2", "1.5", "one" }) {
        QVERIFY2(!tp::validateOption(spec, std::string(bad), "here"), bad);
    }
    const auto refused = tp::validateOption(spec, std::int64_t { 1 }, "here");
    QVERIFY(!refused);
    QVERIFY(refused.error().what.find("integers from 0 to 11 with commas") != std::string::npos);
}

void TestValidate::optionsAreChecked_data()
{
    QTest::addColumn<int>("option"); // index in tensorpoly-1
    QTest::addColumn<tp::OptionValue>("value");
    QTest::addColumn<QString>("problem"); // empty: none
    using Value = tp::OptionValue;
    constexpr int rank = 0;
    constexpr int order = 1;
    constexpr int alpha = 2;
    constexpr int noise = 3;
    constexpr int gate = 4;
    QTest::newRow("lowest") << rank << Value(std::int64_t { 1 }) << "";
    QTest::newRow("highest") << rank << Value(std::int64_t { 1024 }) << "";
    QTest::newRow("below") << rank << Value(std::int64_t { 0 })
                           << "option 'rank' is 0, but must be an integer from 1 to 1024";
    QTest::newRow("above") << rank << Value(std::int64_t { 1025 }) << "is 1025, but must be";
    QTest::newRow("exact real") << rank << Value(3.0) << "";
    QTest::newRow("inexact real") << rank << Value(3.5) << "is 3.5, but must be";
    QTest::newRow("nan for integer")
        << rank << Value(std::numeric_limits<double>::quiet_NaN()) << "is nan, but must be";
    QTest::newRow("true for integer") << rank << Value(true) << "is true, but must be";
    QTest::newRow("text for integer") << rank << Value(std::string("8")) << "is the text '8'";
    QTest::newRow("listed integer") << order << Value(std::int64_t { 4 }) << "";
    QTest::newRow("unlisted integer")
        << order << Value(std::int64_t { 3 }) << "is 3, but must be one of 2, 4";
    QTest::newRow("integer for real") << alpha << Value(std::int64_t { 2 }) << "";
    QTest::newRow("nan for real") << alpha << Value(std::numeric_limits<double>::quiet_NaN())
                                  << "is nan, but must be a number";
    QTest::newRow("infinity") << alpha << Value(std::numeric_limits<double>::infinity())
                              << "is inf, but must be";
    QTest::newRow("boolean") << noise << Value(true) << "";
    QTest::newRow("integer for boolean") << noise << Value(std::int64_t { 1 }) << "true or false";
    QTest::newRow("choice") << gate << Value(std::string("softmax")) << "";
    QTest::newRow("no such choice")
        << gate << Value(std::string("hard")) << "must be one of sigmoid, softmax";
}

void TestValidate::optionsAreChecked()
{
    QFETCH(int, option);
    QFETCH(tp::OptionValue, value);
    QFETCH(QString, problem);
    const auto methods = tp::test::sampleMethods();
    const tp::OptionSpec &spec = methods.front().options[std::size_t(option)];
    const auto status = tp::validateOption(spec, value, "here");
    if (problem.isEmpty()) {
        QVERIFY2(status, status ? "" : status.error().what.c_str());
        return;
    }
    QVERIFY(!status);
    QCOMPARE(status.error().where, std::string("here"));
    QVERIFY2(status.error().what.find(problem.toStdString()) != std::string::npos,
        status.error().what.c_str());
}

void TestValidate::completionFillsInDefaults()
{
    const auto methods = tp::test::sampleMethods();
    const auto complete = tp::completeOptions(methods[0], { { "rank", std::int64_t { 16 } } });
    QVERIFY(complete);
    const tp::OptionValues expected { { "rank", std::int64_t { 16 } },
        { "order", std::int64_t { 2 } },
        { "alpha", 1.0 },
        { "noise", false },
        { "gate", std::string("sigmoid") } };
    QVERIFY(*complete == expected);
}

void TestValidate::completionConvertsWithoutLoss()
{
    const auto methods = tp::test::sampleMethods();
    const auto complete =
        tp::completeOptions(methods[0], { { "rank", 3.0 }, { "alpha", std::int64_t { 4 } } });
    QVERIFY(complete);
    QVERIFY(complete->at("rank") == tp::OptionValue(std::int64_t { 3 }));
    QVERIFY(complete->at("alpha") == tp::OptionValue(4.0));
}

void TestValidate::completionNamesUnknownOptions()
{
    const auto methods = tp::test::sampleMethods();
    const auto complete = tp::completeOptions(methods[1], { { "ordre", std::int64_t { 4 } } });
    QVERIFY(!complete);
    QCOMPARE(complete.error().where, std::string("method.ordre"));
    QCOMPARE(complete.error().what, std::string("the method 'lora' has no option 'ordre'"));
    QVERIFY(complete.error().hint.find("rank, alpha") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestValidate)
#include "tst_validate.moc"
