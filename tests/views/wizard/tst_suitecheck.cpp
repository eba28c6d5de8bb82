// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/wizard/wizardworld.h"
#include "views/wizard/suitecheck.h"

#include <QTest>

#include <numeric>

using namespace Qt::StringLiterals;
using tp::test::WizardWorld;

class TestSuiteCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsRowsWithoutATokenizer();
    void measuresLengthsWithTheTokenizer();
    void countsTheSeparatorOfDecoderOnlyBackbones();
    void malformedLineIsNamed();
    void samplesShowAnswersByFrequency();

private:
    static tp::SuiteConfig suiteOf(const WizardWorld &world)
    {
        tp::SuiteConfig suite;
        suite.path = world.path(u"suite"_s).toStdString();
        return suite;
    }
};

void TestSuiteCheck::countsRowsWithoutATokenizer()
{
    const WizardWorld world;
    const auto check =
        tp::checkSuite(suiteOf(world), world.path(u"backbone"_s).toStdString(), 256, 64, 100);
    QVERIFY2(check.has_value(), check ? "" : check.error().message().c_str());
    QCOMPARE(check->tasks, 2); // the held-out one is not trained
    QCOMPARE(check->trainRows, 4);
    QCOMPARE(check->evaluationRows, 8);
    QVERIFY(!check->hasLengths);
    QVERIFY(!check->noLengths.empty());
}

void TestSuiteCheck::measuresLengthsWithTheTokenizer()
{
    // In the demo's vocabulary every known word is one token and </s> is added: "first" tells
    // which.
    const WizardWorld world;
    WizardWorld::writeTask(world.path(u"suite/first"_s),
        "{\"input\": \"first\", \"target\": \"first\"}\n"
        "{\"input\": \"first first first first\", \"target\": \"first first\"}\n");
    tp::SuiteConfig suite = suiteOf(world);
    suite.tasks = { "first" };
    const auto check = tp::checkSuite(suite, TP_SOURCE_DIR "/resources/demo/backbone", 4, 2, 100);
    QVERIFY2(check.has_value(), check ? "" : check.error().message().c_str());
    QVERIFY2(check->hasLengths, check->noLengths.c_str());
    QCOMPARE(check->lengths.rows, 2);
    QCOMPARE(check->lengths.longestInput, 5);
    QCOMPARE(check->lengths.longestTarget, 3);
    QCOMPARE(check->lengths.inputsOverLimit, 1); // 5 > 4
    QCOMPARE(check->lengths.targetsOverLimit, 1); // 3 > 2
    QCOMPARE(
        std::accumulate(check->lengths.bins.begin(), check->lengths.bins.end(), std::int64_t { 0 }),
        2);
    const auto few = tp::checkSuite(suite, TP_SOURCE_DIR "/resources/demo/backbone", 4, 2, 1);
    QCOMPARE(few->lengths.rows, 1);
}

void TestSuiteCheck::countsTheSeparatorOfDecoderOnlyBackbones()
{
    // The demo's tokenizer under a decoder-only model: </s> no longer closes inputs, but still
    // targets.
    const WizardWorld world;
    const QString backbone = world.path(u"decoder"_s);
    QVERIFY(QDir().mkpath(backbone));
    for (const QString &name :
        QDir(QStringLiteral(TP_SOURCE_DIR "/resources/demo/backbone")).entryList(QDir::Files)) {
        if (name != "config.json"_L1 && !name.endsWith(".safetensors"_L1)) {
            QVERIFY(QFile::copy(QStringLiteral(TP_SOURCE_DIR "/resources/demo/backbone/") + name,
                backbone + u'/' + name));
        }
    }
    WizardWorld::write(backbone + u"/config.json"_s, R"({"model_type": "llama"})");
    WizardWorld::writeTask(
        world.path(u"suite/first"_s), "{\"input\": \"first first\", \"target\": \"first\"}\n");
    tp::SuiteConfig suite = suiteOf(world);
    suite.tasks = { "first" };
    const auto inputTokens = [&](const char *separator) {
        suite.separator = separator;
        const auto check = tp::checkSuite(suite, backbone.toStdString(), 3, 2, 100);
        return check && check->hasLengths && check->lengths.longestTarget == 2
            ? check->lengths.longestInput
            : -1;
    };
    QCOMPARE(inputTokens(""), 2);
    QCOMPARE(inputTokens(" first"), 3);
    QCOMPARE(inputTokens(" first first"), 4);
}

void TestSuiteCheck::malformedLineIsNamed()
{
    const WizardWorld world;
    WizardWorld::writeTask(
        world.path(u"suite/mood"_s), "{\"input\": \"a\", \"target\": \"b\"}\n{\"input\": \"a\"\n");
    const auto check =
        tp::checkSuite(suiteOf(world), world.path(u"backbone"_s).toStdString(), 256, 64, 100);
    QVERIFY(!check.has_value());
    const QString message = QString::fromStdString(check.error().message());
    QVERIFY2(message.contains(u"mood"_s) && message.contains(u":2"_s), qPrintable(message));
}

void TestSuiteCheck::samplesShowAnswersByFrequency()
{
    const WizardWorld world;
    WizardWorld::writeTask(world.path(u"suite/mood"_s),
        "{\"input\": \"1\", \"target\": \"no\"}\n{\"input\": \"2\", \"target\": \"yes\"}\n"
        "{\"input\": \"3\", \"target\": \"yes\"}\n");
    const auto samples = tp::readSamples(suiteOf(world), "mood", 2);
    QVERIFY2(samples.has_value(), samples ? "" : samples.error().message().c_str());
    QCOMPARE(samples->rowCount, 3);
    QCOMPARE(samples->rows.size(), std::size_t { 2 });
    QCOMPARE(samples->distinctTargets, 2);
    QCOMPARE(samples->balance.front().first, std::string("yes"));
    QCOMPARE(samples->balance.front().second, 2);
    QVERIFY(!tp::readSamples(suiteOf(world), "absent", 2).has_value());
}

QTEST_MAIN(TestSuiteCheck)
#include "tst_suitecheck.moc"
