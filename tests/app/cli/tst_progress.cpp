// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress.h"

#include <QtTest>

#include <sstream>

using namespace std::chrono_literals;
using tp::cli::ProgressPrinter;

namespace {

tp::StepRecord stepRecord(std::int64_t step)
{
    tp::StepRecord record;
    record.step = step;
    record.loss = 1.23456;
    return record;
}

tp::RunDescription description()
{
    tp::RunDescription run;
    run.id = "20261122-193200-lora-3f9a";
    run.name = "demo";
    run.tasks.resize(24);
    run.config.method.name = "lora";
    run.config.training.steps = 100;
    run.device = "cpu";
    return run;
}

} // namespace

class TestProgress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesComeAtMostOnceASecond();
    void evaluationsAndAlertsAlwaysGetALine();
    void alertsHaveAStreamOfTheirOwn();
    void rateAndTimeLeftAreShown();
    void startSaysWhatAndWhere();
    void resumedRunGoesOnFromItsHistory();
    void barIsRedrawnInPlace();
    void barFitsTheTerminal();
    void stagesOfPreparationAreNamed();

private:
    [[nodiscard]] ProgressPrinter printer(bool terminal, int columns = 80)
    {
        m_out.str({});
        m_now = std::chrono::steady_clock::time_point {} + 1h;
        return { m_out,
            { .terminal = terminal,
                .columns = columns,
                .interval = 1000ms,
                .clock = [this] { return m_now; } },
            "/store" };
    }
    [[nodiscard]] QStringList lines() const
    {
        return QString::fromStdString(m_out.str()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }

    std::ostringstream m_out;
    std::chrono::steady_clock::time_point m_now;
};

void TestProgress::linesComeAtMostOnceASecond()
{
    auto progress = printer(false);
    progress.runDescribed(description());
    m_out.str({});
    for (std::int64_t step = 1; step <= 100; ++step) {
        progress.stepDone(stepRecord(step));
        m_now += 50ms;
    }
    // 5 s of 20 steps each, and the last step.
    QCOMPARE(lines(),
        (QStringList { "step 1/100  loss 1.235",
            "step 21/100  loss 1.235",
            "step 41/100  loss 1.235",
            "step 61/100  loss 1.235",
            "step 81/100  loss 1.235",
            "step 100/100  loss 1.235" }));
}

void TestProgress::evaluationsAndAlertsAlwaysGetALine()
{
    auto progress = printer(false);
    progress.stepDone(stepRecord(1));
    m_out.str({});
    tp::EvaluationRecord evaluation;
    evaluation.step = 50;
    evaluation.split = "validation";
    evaluation.mean = 0.61239;
    progress.evaluationDone(evaluation);
    progress.eventHappened({ tp::EventKind::Alert, 51, "the loss jumped" });
    progress.eventHappened({ tp::EventKind::Checkpoint, 52, "checkpoint" });
    QCOMPARE(lines(),
        (QStringList {
            "step 50: mean validation score 0.6124", "step 51: alert: the loss jumped" }));
    m_now += 2s;
    progress.stepDone(stepRecord(60));
    QVERIFY(lines().last().contains(QStringLiteral("score 0.612")));
}

void TestProgress::alertsHaveAStreamOfTheirOwn()
{
    std::ostringstream out;
    std::ostringstream alerts;
    ProgressPrinter progress(out,
        { .terminal = true,
            .columns = 80,
            .interval = 1000ms,
            .clock = [this] { return m_now; },
            .alerts = &alerts },
        "/store");
    progress.runDescribed(description());
    progress.stepDone(stepRecord(1));
    const std::string before = out.str();
    progress.eventHappened({ tp::EventKind::Alert, 1, "the loss jumped" });
    QCOMPARE(out.str(), before + "\r\x1b[K"); // the bar makes room
    QCOMPARE(alerts.str(), std::string("step 1: alert: the loss jumped\n"));
}

void TestProgress::rateAndTimeLeftAreShown()
{
    auto progress = printer(false);
    progress.runDescribed(description());
    tp::HealthRecord health;
    health.stepsPerSecond = 12.5;
    progress.healthMeasured(health);
    progress.stepDone(stepRecord(50));
    QCOMPARE(lines().last(), QStringLiteral("step 50/100  loss 1.235  12.5 steps/s  4 s left"));
}

void TestProgress::startSaysWhatAndWhere()
{
    auto progress = printer(false);
    progress.runDescribed(description());
    QCOMPARE(lines(),
        (QStringList { "demo: 24 tasks, lora on cpu", "run /store/20261122-193200-lora-3f9a" }));
}

void TestProgress::resumedRunGoesOnFromItsHistory()
{
    m_out.str({});
    ProgressPrinter progress(m_out, {}, "/store/20261122-193200-lora-3f9a");
    progress.runDescribed(description());
    QCOMPARE(lines().last(), QStringLiteral("run /store/20261122-193200-lora-3f9a"));
    tp::RunHistory history;
    history.steps = { stepRecord(1), stepRecord(40) };
    history.evaluations.resize(1);
    history.evaluations[0].mean = 0.5;
    progress.historyRestored(history);
    QCOMPARE(lines().last(), QStringLiteral("going on after step 40"));
    progress.stepDone(stepRecord(41));
    QCOMPARE(lines().last(), QStringLiteral("step 41/100  loss 1.235  score 0.5"));
}

void TestProgress::barIsRedrawnInPlace()
{
    auto progress = printer(true);
    progress.runDescribed(description());
    m_out.str({});
    progress.stepDone(stepRecord(50));
    m_now += 2s;
    progress.stepDone(stepRecord(75));
    const QString bars =
        QStringLiteral("\r[############------------] step 50/100  loss 1.235\x1b[K"
                       "\r[##################------] step 75/100  loss 1.235\x1b[K");
    QCOMPARE(QString::fromStdString(m_out.str()), bars);
    // A line takes the place of the bar, and the end leaves the cursor on a new line.
    progress.eventHappened({ tp::EventKind::Alert, 76, "hot" });
    QCOMPARE(QString::fromStdString(m_out.str()),
        bars + QStringLiteral("\r\x1b[Kstep 76: alert: hot\n"));
    m_now += 2s;
    progress.stepDone(stepRecord(80));
    progress.finish();
    progress.finish();
    QVERIFY(m_out.str().ends_with("\x1b[K\n"));
    QVERIFY(!m_out.str().ends_with("\n\n"));
}

void TestProgress::barFitsTheTerminal()
{
    for (const int columns : { 0, 20, 40, 52, 53, 80 }) {
        auto progress = printer(true, columns);
        progress.runDescribed(description());
        m_out.str({});
        progress.stepDone(stepRecord(50));
        QString text = QString::fromStdString(m_out.str());
        text.remove(QStringLiteral("\x1b[K")).remove(QLatin1Char('\r'));
        QVERIFY2(text.size() < std::max(columns, 20), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("step 50/100")), qPrintable(text));
    }
}

void TestProgress::stagesOfPreparationAreNamed()
{
    auto progress = printer(false);
    progress.progress(0.0, "reading the suite");
    progress.progress(0.1, "reading the suite"); // too soon
    progress.progress(0.4, "reading the backbone");
    m_now += 2s;
    progress.progress(1.7, "reading the backbone");
    QCOMPARE(lines(),
        (QStringList {
            "reading the suite 0 %", "reading the backbone 40 %", "reading the backbone 100 %" }));
}

QTEST_GUILESS_MAIN(TestProgress)
#include "tst_progress.moc"
