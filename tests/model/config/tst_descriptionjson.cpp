// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/config/configjson.h"

#include "model/samplerun.h"

#include <QtTest>

#include <cmath>

class TestDescriptionJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void descriptionReadsBack();
    void sitesMayDifferInTheirExperts();
    void selectorsMayBeSharedAndGiven();
    void stateReadsBack_data();
    void stateReadsBack();
    void scoreBeforeTheFirstEvaluationIsNull();
    void laterKeysAreIgnored();
    void hostileManifestsAreRefused_data();
    void hostileManifestsAreRefused();
    void hostileStatesAreRefused_data();
    void hostileStatesAreRefused();
};

void TestDescriptionJson::descriptionReadsBack()
{
    tp::RunDescription run = tp::test::sampleDescription();
    run.id = "20261122-193200-tensorpoly-2-3f9a";
    run.created = "2026-11-22T19:32:00Z";
    const std::string text = tp::writeDescription(run);
    const auto read = tp::parseDescription(text, "manifest.json");
    QVERIFY2(read, read ? "" : read.error().message().c_str());
    QCOMPARE(read->id, run.id);
    QCOMPARE(read->created, run.created);
    QCOMPARE(read->suiteName, run.suiteName);
    QCOMPARE(read->tasks.size(), std::size_t(3));
    QCOMPARE(read->tasks[2].name, std::string("Größe"));
    QVERIFY(read->tasks[2].heldOut);
    QCOMPARE(read->tasks[1].id, run.tasks[1].id);
    QCOMPARE(read->routing.sites[1].kind, std::string("cross.v"));
    QCOMPARE(read->routing.sites[1].layer, 1);
    QCOMPARE(read->routing.valuesPerSite(), std::int64_t(12));
    QCOMPARE(read->parameters.modules, std::int64_t(1000));
    QCOMPARE(read->recipeHash, std::string("cc"));
    QCOMPARE(read->config.training.steps, std::int64_t(6));
    QVERIFY(read->config.method.options == run.config.method.options);
    // All of it: writing again gives the same text.
    QCOMPARE(tp::writeDescription(*read), text);
}

void TestDescriptionJson::sitesMayDifferInTheirExperts()
{
    tp::RunDescription run = tp::test::sampleDescription();
    const std::size_t sites = run.routing.sites.size();
    QVERIFY(sites > 1);
    QVERIFY(run.routing.experts > 1);
    QCOMPARE(run.routing.expertsAt(1), run.routing.experts);
    run.routing.siteExperts.assign(sites, run.routing.experts);
    run.routing.siteExperts[0] = 1;
    const std::string text = tp::writeDescription(run);
    const auto read = tp::parseDescription(text, "manifest.json");
    QVERIFY2(read, read ? "" : read.error().message().c_str());
    QCOMPARE(read->routing.siteExperts, run.routing.siteExperts);
    // More experts than a frame holds would be read beyond its end.
    std::string hostile = text;
    const std::string given = "\"experts\": 1";
    hostile.replace(hostile.rfind(given), given.size(), "\"experts\": 999");
    QVERIFY(!tp::parseDescription(hostile, "manifest.json"));
}

void TestDescriptionJson::selectorsMayBeSharedAndGiven()
{
    tp::RunDescription run = tp::test::sampleDescription();
    QVERIFY(tp::writeDescription(run).find("learned") == std::string::npos);
    run.routing.sites = { { "all", "", tp::RoutingSite::manyLayers, "" } };
    run.routing.learned = false;
    const std::string text = tp::writeDescription(run);
    const auto read = tp::parseDescription(text, "manifest.json");
    QVERIFY2(read, read ? "" : read.error().message().c_str());
    QCOMPARE(read->routing.sites.front().layer, tp::RoutingSite::manyLayers);
    QVERIFY(!read->routing.learned);
    std::string hostile = text;
    hostile.replace(hostile.find("\"layer\": -1"), 11, "\"layer\": -2");
    QVERIFY(!tp::parseDescription(hostile, "manifest.json"));
}

void TestDescriptionJson::stateReadsBack_data()
{
    QTest::addColumn<int>("phase");
    QTest::addColumn<QString>("name");
    const std::pair<tp::RunPhase, const char *> phases[] { { tp::RunPhase::Created, "created" },
        { tp::RunPhase::Running, "running" },
        { tp::RunPhase::Paused, "paused" },
        { tp::RunPhase::Stopped, "stopped" },
        { tp::RunPhase::Completed, "completed" },
        { tp::RunPhase::Failed, "failed" } };
    for (const auto &[phase, name] : phases) {
        QTest::newRow(name) << int(phase) << name;
    }
}

void TestDescriptionJson::stateReadsBack()
{
    QFETCH(int, phase);
    const tp::RunState state { static_cast<tp::RunPhase>(phase), 20, 400, 0.625, "line\none" };
    QTEST(QString::fromStdString(tp::runPhaseName(state.phase)), "name");
    const auto read = tp::parseState(tp::writeState(state), "state.json");
    QVERIFY(read);
    QCOMPARE(read->phase, state.phase);
    QCOMPARE(read->step, std::int64_t(20));
    QCOMPARE(read->steps, std::int64_t(400));
    QCOMPARE(read->score, 0.625);
    QCOMPARE(read->error, std::string("line\none"));
}

void TestDescriptionJson::scoreBeforeTheFirstEvaluationIsNull()
{
    tp::RunState state;
    state.score = std::nan("");
    const std::string text = tp::writeState(state);
    QVERIFY(text.find("\"score\": null") != std::string::npos);
    QVERIFY(std::isnan(tp::parseState(text, "state.json")->score));
}

void TestDescriptionJson::laterKeysAreIgnored()
{
    std::string text = tp::writeState({});
    text.insert(text.find('{') + 1, "\"mood\": \"good\",");
    QVERIFY(tp::parseState(text, "state.json"));
    text = tp::writeDescription(tp::test::sampleDescription());
    text.insert(text.find('{') + 1, "\"mood\": \"good\",");
    QVERIFY(tp::parseDescription(text, "manifest.json"));
}

void TestDescriptionJson::hostileManifestsAreRefused_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("problem");
    const auto row =
        [](const char *name, const char *before, const char *after, const char *problem) {
            QTest::newRow(name) << before << after << problem;
        };
    row("other format", "\"tensorpoly-run\"", "\"cookbook\"", "not a run of version 1");
    row("later version", "\"version\": 1", "\"version\": 2", "not a run of version 1");
    row("missing key", "\"created\"", "\"creatde\"", "'created' is missing");
    row("wrong type", "\"threads\": 2", "\"threads\": \"2\"", "'threads' is the text '2'");
    row("negative experts", "\"experts\": 2", "\"experts\": -2", "'experts' is -2");
    row("too many experts", "\"experts\": 2", "\"experts\": 1e15", "'experts' is 1e+15");
    row("frames too large", "\"experts\": 2", "\"experts\": 1000000000", "'experts' is 1000000000");
    row("frames of gigabytes", "\"experts\": 2", "\"experts\": 999999", "");
    row("tasks disagree", "\"tasks\": 3", "\"tasks\": 4", "'tasks' is 4, but the run has 3 tasks");
    row("unknown setting", "\"steps\"", "\"stepz\"", "unknown key 'stepz'");
    row("no JSON", "{", "[", "not valid JSON");
}

void TestDescriptionJson::hostileManifestsAreRefused()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, problem);
    QString text = QString::fromStdString(tp::writeDescription(tp::test::sampleDescription()));
    const auto place = text.indexOf(before);
    QVERIFY(place >= 0);
    text.replace(place, before.size(), after);
    if (problem.isEmpty()) {
        // Large, but two sites of three tasks, two splits and 999999 experts fit into the limit.
        QVERIFY(tp::parseDescription(text.toStdString(), "manifest.json"));
        text.replace(QStringLiteral("\"splits\": 2"), QStringLiteral("\"splits\": 999999"));
        problem = QStringLiteral("more than 1 GiB");
    }
    const auto read = tp::parseDescription(text.toStdString(), "manifest.json");
    QVERIFY(!read);
    QVERIFY2(read.error().message().find(problem.toStdString()) != std::string::npos,
        read.error().message().c_str());
    QVERIFY(read.error().where.starts_with("manifest.json"));
}

void TestDescriptionJson::hostileStatesAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << "";
    QTest::newRow("list") << "[]";
    QTest::newRow("unknown phase")
        << R"({"phase": "dreaming", "step": 1, "steps": 2, "score": 0.5, "error": ""})";
    QTest::newRow("negative step")
        << R"({"phase": "running", "step": -1, "steps": 2, "score": 0.5, "error": ""})";
    QTest::newRow("no steps") << R"({"phase": "running", "step": 1, "score": 0.5, "error": ""})";
    QTest::newRow("score of text")
        << R"({"phase": "running", "step": 1, "steps": 2, "score": "1", "error": ""})";
}

void TestDescriptionJson::hostileStatesAreRefused()
{
    QFETCH(QString, text);
    const auto read = tp::parseState(text.toStdString(), "state.json");
    QVERIFY(!read);
    QCOMPARE(read.error().code, tp::ErrorCode::BadInput);
}

QTEST_GUILESS_MAIN(TestDescriptionJson)
#include "tst_descriptionjson.moc"
