// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/alerts.h"

#include "analysisdata.h"

#include <QTest>

#include <functional>

using namespace tp;
using namespace tp::test;

namespace {

constexpr float absent = std::numeric_limits<float>::quiet_NaN();

RunDescription runOf(int sites, int tasks, int splits, int experts)
{
    RunDescription run;
    run.routing = layoutOf(sites, tasks, splits, experts);
    for (int i = 0; i < tasks; ++i) {
        run.tasks.push_back(taskOf("t" + std::to_string(i)));
    }
    return run;
}

StepRecord stepOf(std::int64_t step, const std::vector<float> &losses)
{
    StepRecord record;
    record.step = step;
    record.taskLoss = losses;
    double sum = 0.0;
    int count = 0;
    for (const float loss : losses) {
        if (!std::isnan(loss)) {
            sum += static_cast<double>(loss);
            ++count;
        }
    }
    record.loss = sum / count;
    return record;
}

// Every task's weights at a site: `weight(site, task, expert)`.
RoutingFrame frameOf(const RunDescription &run,
    std::int64_t step,
    const std::function<float(int site, int task, int expert)> &weight)
{
    RoutingFrame frame;
    frame.step = step;
    const RoutingLayout &layout = run.routing;
    for (int site = 0; site < static_cast<int>(layout.sites.size()); ++site) {
        for (int task = 0; task < layout.tasks; ++task) {
            for (int split = 0; split < layout.splits; ++split) {
                for (int expert = 0; expert < layout.experts; ++expert) {
                    frame.weights.push_back(weight(site, task, expert));
                }
            }
        }
    }
    return frame;
}

// The codes of all alerts with their steps: "divergence 35".
template <typename Record> QStringList codes(AlertWatch &watch, const std::vector<Record> &records)
{
    QStringList found;
    for (const Record &record : records) {
        for (const RunEvent &alert : watch.take(record)) {
            found.append(
                QStringLiteral("%1 %2").arg(QString::fromStdString(alert.alert)).arg(alert.step));
        }
    }
    return found;
}

Transfer transferOf(std::int64_t step, double gap, double half)
{
    Transfer transfer;
    transfer.step = step;
    TaskTransfer task;
    task.task = "t0";
    task.gap = gap;
    task.low = gap - half;
    task.high = gap + half;
    transfer.tasks = { task };
    return transfer;
}

} // namespace

class AlertsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFallingLossIsQuiet();
    void aRisingLossDivergesOnce();
    void divergenceIsToldAgainAfterRecovery();
    void aChangingChoiceOfTasksIsNotDivergence();
    void aSpikeIsNotDivergence();
    void aBrokenLossIsToldOnce();
    void aBrokenEvaluationNamesItsTasks();
    void aCollapsedRouterNamesItsSites();
    void givenRoutingIsQuiet();
    void undecidedAndEvenRoutersAreQuiet();
    void aCollapseOfFewSitesIsQuiet();
    void aCollapseIsToldAgainAfterRecovery();
    void oneExpertOrOneTaskCannotCollapse();
    void deadExpertsAreToldTogether();
    void anExpertMustBeDeadForSomeFrames();
    void expertsThatASiteLacksAreNotDead();
    void brokenRoutingIsTold();
    void framesThatDoNotFitAreIgnored();
    void recallBringsTheWatchToWhereItStood();
    void belowReferenceOnlyBeyondDoubt();
    void alertsOfMergesLogAndReferences();
};

void AlertsTest::aFallingLossIsQuiet()
{
    AlertWatch watch(runOf(0, 2, 1, 1));
    std::vector<StepRecord> steps;
    for (int i = 1; i <= 400; ++i) {
        const float noise = (i * 7919 % 13 - 6) * 0.02F;
        steps.push_back(stepOf(i, { 4.0F / i + 0.3F + noise, 6.0F / i + 0.2F - noise }));
    }
    QCOMPARE(codes(watch, steps), QStringList());
}

void AlertsTest::aRisingLossDivergesOnce()
{
    AlertWatch watch(runOf(0, 2, 1, 1));
    std::vector<StepRecord> steps;
    for (int i = 1; i <= 120; ++i) {
        const float loss = i <= 60 ? 1.0F : 1.0F + 0.1F * (i - 60);
        steps.push_back(stepOf(i, { loss, loss }));
    }
    const QStringList found = codes(watch, steps);
    QCOMPARE(found.size(), 1);
    const int step = found.first().section(u' ', 1).toInt();
    QVERIFY2(found.first().startsWith(u"divergence") && step > 70 && step < 100,
        qPrintable(found.first()));
}

void AlertsTest::divergenceIsToldAgainAfterRecovery()
{
    AlertWatch watch(runOf(0, 1, 1, 1));
    std::vector<StepRecord> steps;
    for (int i = 1; i <= 800; ++i) {
        steps.push_back(stepOf(i, { i / 200 % 2 == 0 ? 1.0F : 3.0F }));
    }
    QCOMPARE(codes(watch, steps).size(), 2);
}

void AlertsTest::aChangingChoiceOfTasksIsNotDivergence()
{
    // One task a step, and the tasks' losses lie far apart.
    AlertWatch watch(runOf(0, 3, 1, 1));
    std::vector<StepRecord> steps;
    for (int i = 1; i <= 300; ++i) {
        std::vector<float> losses(3, absent);
        losses[static_cast<std::size_t>(i < 90 ? 0 : i % 3)] = i < 90 ? 0.1F : i % 3 * 4.0F + 0.1F;
        steps.push_back(stepOf(i, losses));
    }
    QCOMPARE(codes(watch, steps), QStringList());
}

void AlertsTest::aSpikeIsNotDivergence()
{
    AlertWatch watch(runOf(0, 1, 1, 1));
    std::vector<StepRecord> steps;
    for (int i = 1; i <= 200; ++i) {
        steps.push_back(stepOf(i, { i == 100 ? 20.0F : 1.0F }));
    }
    // Smoothed it is 1.95 at once, and below 1.7 six steps later.
    QCOMPARE(codes(watch, steps), QStringList());
}

void AlertsTest::aBrokenLossIsToldOnce()
{
    AlertWatch watch(runOf(0, 1, 1, 1));
    StepRecord broken = stepOf(3, { 1.0F });
    broken.gradientNorm = std::numeric_limits<double>::infinity();
    StepRecord again = broken;
    again.step = 4;
    QCOMPARE(codes<StepRecord>(watch, { stepOf(2, { 1.0F }), broken, again, stepOf(5, { 1.0F }) }),
        QStringList { QStringLiteral("not-finite 3") });
    const RunEvent loss = lossNotFinite(7, "twin");
    QCOMPARE(loss.kind, EventKind::Alert);
    QCOMPARE(loss.subjects, std::vector<std::string> { "twin" });
}

void AlertsTest::aBrokenEvaluationNamesItsTasks()
{
    AlertWatch watch(runOf(0, 2, 1, 1));
    EvaluationRecord record;
    record.step = 50;
    record.split = "validation";
    record.tasks = { { 0.5, 1.0, 0.0, 4, 0 }, { 0.5, notANumber, 0.0, 4, 0 } };
    const std::vector<RunEvent> alerts = watch.take(record);
    QCOMPARE(alerts.size(), 1U);
    QCOMPARE(alerts.front().alert, std::string(alertcode::notFinite));
    QCOMPARE(alerts.front().subjects, std::vector<std::string> { "t1" });
}

void AlertsTest::aCollapsedRouterNamesItsSites()
{
    const RunDescription run = runOf(4, 6, 1, 4);
    AlertWatch watch(run);
    std::vector<RunEvent> alerts;
    for (int step = 5; step <= 40; step += 5) {
        // Three of the four sites send every task to the second expert.
        const auto more = watch.take(frameOf(run, step, [](int site, int task, int expert) {
            return site < 3 ? (expert == 1 ? 0.997F : 0.001F) : (expert == task % 4 ? 0.7F : 0.1F);
        }));
        alerts.insert(alerts.end(), more.begin(), more.end());
    }
    QCOMPARE(alerts.size(), 1U);
    QCOMPARE(alerts.front().alert, std::string(alertcode::collapsedRouter));
    QCOMPARE(alerts.front().step, 15); // the third frame
    QCOMPARE(alerts.front().subjects, (std::vector<std::string> { "site 0", "site 1", "site 2" }));
    QVERIFY(alerts.front().text.find("3 of 4 sites") != std::string::npos);
}

void AlertsTest::givenRoutingIsQuiet()
{
    RunDescription run = runOf(4, 6, 1, 4);
    run.routing.learned = false;
    AlertWatch watch(run);
    std::vector<RoutingFrame> frames;
    for (int step = 5; step <= 40; step += 5) {
        frames.push_back(
            frameOf(run, step, [](int, int, int expert) { return expert == 1 ? 1.0F : 0.0F; }));
    }
    QCOMPARE(codes(watch, frames), QStringList());
}

void AlertsTest::undecidedAndEvenRoutersAreQuiet()
{
    const RunDescription run = runOf(3, 8, 2, 4);
    AlertWatch watch(run);
    std::vector<RoutingFrame> frames;
    for (int step = 0; step < 10; ++step) {
        frames.push_back(frameOf(run, step, [](int, int, int) { return 0.25F; }));
    }
    for (int step = 10; step < 20; ++step) {
        frames.push_back(frameOf(
            run, step, [](int, int task, int expert) { return task % 4 == expert ? 1.0F : 0.0F; }));
    }
    QCOMPARE(codes(watch, frames), QStringList());
}

void AlertsTest::aCollapseOfFewSitesIsQuiet()
{
    const RunDescription run = runOf(5, 6, 1, 4);
    AlertWatch watch(run);
    std::vector<RoutingFrame> frames;
    for (int step = 0; step < 10; ++step) {
        frames.push_back(frameOf(run, step, [](int site, int task, int expert) {
            return expert == (site < 2 ? 0 : task % 4) ? 1.0F : 0.0F;
        }));
    }
    QCOMPARE(codes(watch, frames), QStringList());
}

void AlertsTest::aCollapseIsToldAgainAfterRecovery()
{
    const RunDescription run = runOf(2, 6, 1, 2);
    AlertWatch watch(run);
    std::vector<RoutingFrame> frames;
    for (int step = 0; step < 24; ++step) {
        // Six frames each: collapsed, nearly recovered, recovered, collapsed again.
        const float least[] = { 0.004F, 0.02F, 0.2F, 0.004F };
        frames.push_back(frameOf(run, step, [&](int, int, int expert) {
            return expert == 0 ? least[step / 6] : 1.0F - least[step / 6];
        }));
    }
    QStringList found = codes(watch, frames);
    found.removeIf([](const QString &code) { return code.startsWith(u"dead"); });
    QCOMPARE(found,
        (QStringList {
            QStringLiteral("collapsed-router 2"), QStringLiteral("collapsed-router 20") }));
}

void AlertsTest::oneExpertOrOneTaskCannotCollapse()
{
    for (const auto &[tasks, experts] : { std::pair(6, 1), std::pair(1, 4) }) {
        const RunDescription run = runOf(2, tasks, 1, experts);
        AlertWatch watch(run);
        std::vector<RoutingFrame> frames;
        for (int step = 0; step < 10; ++step) {
            frames.push_back(
                frameOf(run, step, [](int, int, int expert) { return expert == 0 ? 1.0F : 0.0F; }));
        }
        QCOMPARE(codes(watch, frames), QStringList());
    }
}

void AlertsTest::deadExpertsAreToldTogether()
{
    const RunDescription run = runOf(2, 6, 1, 4);
    AlertWatch watch(run);
    std::vector<RunEvent> alerts;
    for (int step = 0; step < 9; ++step) {
        const auto more = watch.take(frameOf(run, step, [&](int, int, int expert) {
            return expert == 1 || (expert == 3 && step < 8) ? 0.0F : 0.5F;
        }));
        alerts.insert(alerts.end(), more.begin(), more.end());
    }
    QCOMPARE(alerts.size(), 1U);
    QCOMPARE(alerts.front().alert, std::string(alertcode::deadExpert));
    QCOMPARE(alerts.front().step, 2);
    QCOMPARE(alerts.front().subjects, (std::vector<std::string> { "e2", "e4" }));
}

void AlertsTest::expertsThatASiteLacksAreNotDead()
{
    RunDescription run = runOf(2, 3, 1, 4);
    run.routing.siteExperts = { 2, 4 };
    // Even at both sites: two experts have nothing at the first one, and its entropy is ln 2.
    const auto even = [](int site, int, int expert) {
        return site == 0 ? (expert < 2 ? 0.5F : 0.0F) : 0.25F;
    };
    AlertWatch quiet(run);
    std::vector<RoutingFrame> frames;
    for (int step = 0; step < 2 * alerts::frames; ++step) {
        frames.push_back(frameOf(run, step, even));
    }
    QCOMPARE(codes(quiet, frames), QStringList());
    // The last expert is used at no site that has it.
    AlertWatch watch(run);
    for (RoutingFrame &frame : frames) {
        frame = frameOf(run, frame.step, [&even](int site, int task, int expert) {
            return site == 0 ? even(site, task, expert) : (expert < 3 ? 1.0F / 3.0F : 0.0F);
        });
    }
    QCOMPARE(codes(watch, frames).size(), 1);
}

void AlertsTest::anExpertMustBeDeadForSomeFrames()
{
    const RunDescription run = runOf(1, 4, 1, 3);
    AlertWatch watch(run);
    std::vector<RoutingFrame> frames;
    for (int step = 0; step < 12; ++step) {
        frames.push_back(frameOf(run, step, [&](int, int, int expert) {
            return expert == 0 && step % 3 != 2 ? 0.0F : 0.4F;
        }));
    }
    QCOMPARE(codes(watch, frames), QStringList());
}

void AlertsTest::brokenRoutingIsTold()
{
    const RunDescription run = runOf(1, 2, 1, 2);
    AlertWatch watch(run);
    const auto broken = [&](std::int64_t step) {
        return frameOf(run, step, [](int, int task, int) { return task == 0 ? 0.5F : absent; });
    };
    QCOMPARE(codes<RoutingFrame>(watch, { broken(1), broken(2) }),
        QStringList { QStringLiteral("not-finite 1") });
}

void AlertsTest::framesThatDoNotFitAreIgnored()
{
    AlertWatch watch(runOf(1, 2, 1, 2));
    RoutingFrame frame;
    frame.weights = { 0.5F, 0.5F, 0.5F };
    QCOMPARE(codes<RoutingFrame>(watch, { frame, frame, frame, frame }), QStringList());
    AlertWatch without(runOf(0, 2, 1, 2));
    QCOMPARE(codes<RoutingFrame>(without, { frame, frame, frame }), QStringList());
}

void AlertsTest::recallBringsTheWatchToWhereItStood()
{
    RunHistory history;
    history.description = runOf(1, 4, 1, 2);
    const auto frame = [&](std::int64_t step) {
        return frameOf(history.description, step, [](int, int task, int expert) {
            return expert == 0 ? 0.001F : 0.999F + 0.0F * task;
        });
    };
    for (int step = 1; step <= 2; ++step) {
        history.routing.push_back(std::make_shared<const RoutingFrame>(frame(step)));
    }
    AlertWatch watch(history.description);
    watch.recall(history);
    // The third frame in a row raises, as without an interruption, and the fourth does not again.
    QCOMPARE(codes<RoutingFrame>(watch, { frame(3), frame(4) }),
        (QStringList { QStringLiteral("collapsed-router 3"), QStringLiteral("dead-expert 3") }));
}

void AlertsTest::belowReferenceOnlyBeyondDoubt()
{
    ReferenceWatch watch;
    std::vector<RunEvent> alerts;
    for (const Transfer &transfer : { transferOf(50, -0.3, 0.2),
             transferOf(100, -0.3, 0.2),
             transferOf(150, -0.1, 0.2), // in doubt: counts anew from here
             transferOf(200, -0.3, 0.2),
             transferOf(250, -0.4, 0.2),
             transferOf(300, -0.3, 0.2), // the third in a row
             transferOf(350, -0.3, 0.2),
             transferOf(400, -0.1, 0.2), // in doubt, but not over
             transferOf(450, -0.4, 0.2),
             transferOf(500, 0.1, 0.2),
             transferOf(550, -0.3, 0.2),
             transferOf(600, -0.3, 0.2),
             transferOf(650, -0.3, 0.2) }) {
        if (const auto alert = watch.take(transfer)) {
            alerts.push_back(*alert);
        }
        QCOMPARE(watch.isBelow("t0"),
            (transfer.step >= 300 && transfer.step < 500) || transfer.step >= 650);
        QVERIFY(!watch.isBelow("t1"));
    }
    QCOMPARE(alerts.size(), 2U);
    QCOMPARE(alerts[0].step, 300);
    QCOMPARE(alerts[0].subjects, std::vector<std::string> { "t0" });
    QVERIFY2(alerts[0].text.find("-0.30") != std::string::npos, alerts[0].text.c_str());
    QCOMPARE(alerts[1].step, 650);
}

void AlertsTest::alertsOfMergesLogAndReferences()
{
    RunHistory history;
    history.description = runOf(0, 1, 1, 1);
    history.events = { { EventKind::Started, 0, "started" },
        { EventKind::Alert, 80, "text", 1, alertcode::divergence, {} } };
    EvaluationRecord evaluation;
    evaluation.split = "validation";
    evaluation.tasks = { { 0.2, 1.0, 0.01, 100, 400 } };
    for (const std::int64_t step : { 50, 60, 70 }) {
        evaluation.step = step;
        history.evaluations.push_back(evaluation);
    }
    ReferenceSet set;
    set.tasks = { { "t0", { { 400, 0.9, 0.01, 0.5, 100 } } } };
    const std::vector<RunEvent> alerts = alertsOf(history, { set });
    QCOMPARE(alerts.size(), 2U);
    QCOMPARE(alerts[0].alert, std::string(alertcode::belowReference));
    QCOMPARE(alerts[0].step, 70);
    QCOMPARE(alerts[1].alert, std::string(alertcode::divergence));
    QCOMPARE(alertsOf(history, {}).size(), 1U);
}

QTEST_GUILESS_MAIN(AlertsTest)
#include "tst_alerts.moc"
