// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/runquery.h"

#include "model/samplerun.h"

#include <QtTest>

#include <cmath>

using namespace tp::test;
using Kind = tp::QueryProblem::Kind;

namespace {

tp::RunSummary makeRun(const std::string &name, const std::string &method, double score)
{
    tp::RunSummary run;
    run.folder = "/store/20261126-120000-" + method + "-0001";
    run.name = name;
    run.method = method;
    run.suite = "demo skills";
    run.created = "2026-11-26T12:00:00Z";
    run.state = { tp::RunPhase::Completed, 80, 80, score, {} };
    tp::RunDescription description = sampleDescription();
    description.config.method.name = method;
    description.config.method.options = { { "rank", std::int64_t { 8 } },
        { "gate", std::string("softmax") } };
    description.config.training.seed = 3;
    description.config.training.learningRate = 0.003;
    run.description = std::make_shared<const tp::RunDescription>(description);
    return run;
}

} // namespace

class TestRunQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhetherARunFits_data();
    void saysWhetherARunFits();
    void whatIsNotKnownFitsNoComparison_data();
    void whatIsNotKnownFitsNoComparison();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void aWrongWordHidesNothing();
    void anyTextIsSafe();
    void differingKeysAreThoseWorthAColumn();
    void everyKeyCanBeAskedFor();
};

void TestRunQuery::saysWhetherARunFits_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *query, bool fits) {
        QTest::newRow(query) << QByteArray(query) << fits;
    };
    row("", true);
    row("   ", true);
    // Words
    row("best", true);
    row("BEST", true);
    row("tensorpoly-1", true);
    row("skills", true);
    row("pap", true); // of a tag
    row("lora", false);
    row("best lora", false);
    row("\"best one\"", true);
    row("\"one best\"", false);
    row("-lora", true);
    row("-best", false);
    row("-\"best one\"", false);
    row("rank", false); // keys are no words
    // Texts
    row("name:best", true);
    row("name=best", false);
    row("name=\"The best one\"", true);
    row("name!=best", true);
    row("method:tensor", true);
    row("method=tensor", false);
    row("method=tensorpoly-1", true);
    row("method:lora|poly", true);
    row("method=lora|poly", false);
    row("method!=lora|tensorpoly-1", false);
    row("-method:lora", true);
    row("suite:demo", true);
    row("tag:paper", true);
    row("tags:paper", true);
    row("tag=pape", false);
    row("tag:\"two words\"", true);
    row("tag!=paper", false);
    row("-tag:paper", false);
    row("tag!=nothing", true);
    row("notes:enough", true);
    row("id:20261126", true);
    row("state:completed", true);
    row("state:done", true);
    row("state:running", false);
    row("is:starred", true);
    row("is:locked", false);
    row("-is:locked", true);
    row("starred:yes", true);
    row("starred:no", false);
    // Numbers
    row("score>0.8", true);
    row("score>=0.84", true);
    row("score>0.85", false);
    row("score<0,9", true);
    row("score=0.84", true); // as shown: 0.8437
    row("score=0.8", false);
    row("score:0.84", true);
    row("score!=0.84", false);
    row("Score>.5", true);
    row("seed=3", true);
    row("seed=1|3", true);
    row("seed!=3", false);
    row("seed=3 score<0.5", false);
    row("step>=80", true);
    row("steps=6", true);
    row("training.steps<7", true);
    row("learning_rate=0.003", true);
    row("learning_rate=3e-3", true);
    row("learning_rate<1e-3", false);
    row("training.learning_rate=0.0030001", false);
    row("parameters>1k", true);
    row("parameters=1036", true);
    row("parameters<1M", true);
    row("duration>2min", true);
    row("duration<1h", true);
    row("duration=150s", true);
    row("size>2", true);
    row("size<2.5MiB", true);
    row("size>1GiB", false);
    // Options of methods
    row("method.rank=8", true);
    row("method.rank>8", false);
    row("rank=8", true); // of the method, not of the references
    row("references.rank=8", true);
    row("method.gate:soft", true);
    row("method.gate=8", false);
    row("gate!=soft", true);
    row("method.order=2", false); // known elsewhere, this run has none
    row("-method.order=2", true);
    // Others
    row("prefix_instruction=no", true);
    row("suite.prefix_instruction:yes", false);
    row("suite.tasks:first", false);
    row("created:2026-11", true);
    row("created>2026-11-25", true);
    row("created>2026-11-26", false);
    row("created<=2026-11-26", true);
    row("created<2026", false);
    row("device:auto", true);
}

void TestRunQuery::saysWhetherARunFits()
{
    QFETCH(QByteArray, query);
    tp::RunSummary run = makeRun("The best one", "tensorpoly-1", 0.8437);
    run.annotations.tags = { "paper", "two words" };
    run.annotations.notes = "Rank 8 is enough.";
    run.annotations.starred = true;
    const tp::RunQuery read(query.toStdString(), { "rank", "gate", "order" });
    QVERIFY2(read.problems().empty(), query);
    QTEST(read.matches({ .run = &run, .seconds = 150, .bytes = (9u << 20) / 4 }), "fits");
}

void TestRunQuery::whatIsNotKnownFitsNoComparison_data()
{
    QTest::addColumn<QByteArray>("query");
    for (const char *query : { "score>0",
             "score<=0",
             "score=0",
             "score!=0",
             "duration>=0",
             "size>=0",
             "parameters>=0",
             "seed!=1",
             "notes:x",
             "created>1" }) {
        QTest::newRow(query) << QByteArray(query);
    }
}

void TestRunQuery::whatIsNotKnownFitsNoComparison()
{
    QFETCH(QByteArray, query);
    tp::RunSummary run;
    run.state.score = std::nan("");
    QVERIFY(!tp::RunQuery(query.toStdString(), {}).matches({ .run = &run, .bytes = {} }));
    QVERIFY(tp::RunQuery("-" + query.toStdString(), {}).matches({ .run = &run, .bytes = {} }));
}

void TestRunQuery::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<QByteArray>("proposal");
    const auto row = [](const char *query, Kind kind, const char *word, const char *proposal) {
        QTest::newRow(query) << QByteArray(query) << static_cast<int>(kind) << QByteArray(word)
                             << QByteArray(proposal);
    };
    row("scoer>0.5", Kind::UnknownKey, "scoer>0.5", "score");
    row("methhod:lora", Kind::UnknownKey, "methhod:lora", "method");
    row("method.rnak=8", Kind::UnknownKey, "method.rnak=8", "method.rank");
    row("method.heads=2", Kind::UnknownKey, "method.heads=2", "method.gate");
    row("score>high", Kind::NeedsNumber, "score>high", "score");
    row("score:x", Kind::NeedsNumber, "score:x", "score");
    row("score>nan", Kind::NeedsNumber, "score>nan", "score");
    row("seed=1|x", Kind::NeedsNumber, "seed=1|x", "training.seed");
    row("rank>many", Kind::NeedsNumber, "rank>many", "method.rank");
    row("score>", Kind::NoValue, "score>", "score");
    row("method:", Kind::NoValue, "method:", "method");
    row("method:|", Kind::NoValue, "method:|", "method");
    row("method!lora", Kind::NoValue, "method!lora", "method");
    row("method<lora", Kind::TextHasNoOrder, "method<lora", "method");
    row("prefix_instruction=7",
        Kind::NeedsYesNo,
        "prefix_instruction=7",
        "suite.prefix_instruction");
    row("name:\"two words", Kind::OpenQuote, "name:two words", "");
    row("\"", Kind::OpenQuote, "", "");
}

void TestRunQuery::saysWhatIsWrong()
{
    QFETCH(QByteArray, query);
    QFETCH(int, kind);
    QFETCH(QByteArray, word);
    QFETCH(QByteArray, proposal);
    const tp::RunQuery read(query.toStdString(), { "rank", "gate" });
    QCOMPARE(read.problems().size(), std::size_t(1));
    QCOMPARE(static_cast<int>(read.problems()[0].kind), kind);
    QCOMPARE(read.problems()[0].word, word.toStdString());
    if (kind != static_cast<int>(Kind::UnknownKey) || query != "method.heads=2") {
        QCOMPARE(read.problems()[0].proposal, proposal.toStdString());
    }
}

void TestRunQuery::aWrongWordHidesNothing()
{
    const tp::RunSummary run = makeRun("first", "lora", 0.5);
    const tp::RunQuery query("scoer>0.9 method:lora score>high", {});
    QCOMPARE(query.problems().size(), std::size_t(2));
    QVERIFY(query.matches({ .run = &run, .bytes = {} }));
    QVERIFY(!tp::RunQuery("scoer>0.9 method:poly", {}).matches({ .run = &run, .bytes = {} }));
    QVERIFY(tp::RunQuery("scoer>0.9", {}).isEmpty());
}

void TestRunQuery::anyTextIsSafe()
{
    const tp::RunSummary run = makeRun("first", "lora", 0.5);
    std::uint32_t seed = 1;
    const std::string letters = "ab.:=<>!-|\" \t_0\xff\xc3,";
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (int i = 0; i < 12; ++i) {
            seed = seed * 1664525u + 1013904223u;
            text += letters[(seed >> 16) % letters.size()];
        }
        const tp::RunQuery query(text, { "rank" });
        static_cast<void>(query.matches({ .run = &run, .bytes = {} }));
    }
    const tp::RunQuery huge(std::string(1'000'000, ':'), {});
    QVERIFY(huge.problems().size() <= 1);
}

void TestRunQuery::differingKeysAreThoseWorthAColumn()
{
    const tp::RunSummary first = makeRun("first", "lora", 0.5);
    tp::RunSummary second = makeRun("second", "tensorpoly-1", 0.6);
    QVERIFY(tp::differingKeys({ &first, &second }).empty()); // the method has a column
    tp::RunDescription changed = *second.description;
    changed.config.training.learningRate = 0.01;
    changed.config.training.seed = 9;
    changed.config.method.options["rank"] = std::int64_t { 4 };
    changed.config.method.options["order"] = std::int64_t { 2 };
    second.description = std::make_shared<const tp::RunDescription>(changed);
    QCOMPARE(tp::differingKeys({ &first, &second }),
        (std::vector<std::string> { "training.learning_rate", "method.order", "method.rank" }));
    QVERIFY(tp::differingKeys({}).empty());
    QVERIFY(tp::differingKeys({ &first }).empty());
}

void TestRunQuery::everyKeyCanBeAskedFor()
{
    const tp::RunSummary run = makeRun("first", "lora", 0.5);
    QVERIFY(tp::queryKeys().size() > 30);
    for (const std::string &key : tp::queryKeys()) {
        const tp::RunQuery number(key + "=1", {});
        const tp::RunQuery flag(key + "=yes", {});
        QVERIFY2(number.problems().empty() || flag.problems().empty(), key.c_str());
        static_cast<void>(number.matches({ .run = &run, .bytes = {} }));
    }
}

QTEST_GUILESS_MAIN(TestRunQuery)
#include "tst_runquery.moc"
