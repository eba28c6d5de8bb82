// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/alertspresenter.h"

#include "tests/support/faketrainer.h"

#include <QSignalSpy>
#include <QTest>

using namespace tp;

class TestAlertsPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_below = true;
        m_functions.findReferences = [](std::shared_ptr<const RunDescription> run,
                                         ReferenceAnswer answer) {
            answer(
                std::make_shared<const std::vector<ReferenceSet>>(1, test::fakeReferences(*run)));
        };
        m_functions.transferOverTime = [this](TransferRequest request, TransferAnswer answer) {
            std::vector<Transfer> transfers;
            for (const EvaluationRecord &evaluation : request.evaluations) {
                Transfer transfer;
                transfer.step = evaluation.step;
                TaskTransfer task;
                task.task = "twin";
                task.gap = m_below ? -0.3 : 0.1;
                task.low = task.gap - 0.1;
                task.high = task.gap + 0.1;
                transfer.tasks = { task };
                transfers.push_back(transfer);
            }
            answer(std::move(transfers));
        };
        m_run = std::make_unique<RunPresenter>(RunPresenter::Source::Live);
        RunUpdate whole;
        whole.restored = std::make_shared<RunHistory>(test::fakeHistory(400, 120));
        m_run->apply(whole);
    }

    void alertsOfTheLogAreCountedUntilPutAway()
    {
        m_below = false;
        TimelinePresenter timeline;
        TransferPresenter transfer(timeline, m_functions);
        AlertsPresenter alerts(timeline, transfer);
        QCOMPARE(alerts.count(), std::size_t { 0 });
        timeline.setRun(m_run.get());
        QCOMPARE(alerts.count(), std::size_t { 0 });
        QSignalSpy changed(&alerts, &AlertsPresenter::changed);
        happen({ EventKind::Alert, 121, "the loss jumped" });
        happen({ EventKind::Alert, 125, "e3 is dead" });
        QCOMPARE(changed.count(), 2);
        QCOMPARE(alerts.count(), std::size_t { 2 });
        QCOMPARE(alerts.newest()->text, std::string("e3 is dead"));
        alerts.dismiss();
        QCOMPARE(alerts.count(), std::size_t { 0 });
        happen({ EventKind::Checkpoint, 130, "checkpoint" });
        QCOMPARE(alerts.count(), std::size_t { 0 });
        happen({ EventKind::Alert, 131, "once more" });
        QCOMPARE(alerts.count(), std::size_t { 1 });
        timeline.setRun(nullptr);
        QCOMPARE(alerts.count(), std::size_t { 0 });
        timeline.setRun(m_run.get());
        QCOMPARE(alerts.count(), std::size_t { 1 }); // what was put away stays away
    }

    void tasksBelowTheirReferenceAreFoundByTheReader()
    {
        TimelinePresenter timeline;
        TransferPresenter transfer(timeline, m_functions);
        AlertsPresenter alerts(timeline, transfer);
        timeline.setRun(m_run.get());
        QCOMPARE(alerts.count(), std::size_t { 0 }); // two evaluations are not enough
        evaluate(121);
        QCOMPARE(alerts.count(), std::size_t { 1 });
        evaluate(122);
        QCOMPARE(alerts.count(), std::size_t { 1 });
        QCOMPARE(alerts.newest()->step, 121);
        QCOMPARE(alerts.newest()->subjects, std::vector<std::string> { "twin" });
        // Timeline and log have it at its step, between what came before and after.
        QCOMPARE(alertMarks(timeline), std::vector<std::int64_t> { 121 });
        const std::vector<RunEvent> events = m_run->events();
        const auto found = std::ranges::find(events, EventKind::Alert, &RunEvent::kind);
        QVERIFY(found != events.begin() && std::prev(found)->step <= 121);
        QVERIFY(std::next(found) == events.end() || std::next(found)->step > 121);
        QVERIFY(m_run->history().events.size() + 1 == events.size());
        // What has caught up is not spoken of any more; timeline and log remember it.
        m_below = false;
        evaluate(150);
        QCOMPARE(alerts.count(), std::size_t { 0 });
        QCOMPARE(alertMarks(timeline), std::vector<std::int64_t> { 121 });
        m_below = true;
        for (const std::int64_t step : { 200, 250, 300 }) {
            evaluate(step);
        }
        QCOMPARE(alertMarks(timeline), (std::vector<std::int64_t> { 121, 300 }));
        QCOMPARE(alerts.newest()->step, 300);
        alerts.dismiss();
        QCOMPARE(alerts.count(), std::size_t { 0 });
        evaluate(350);
        QCOMPARE(alerts.count(), std::size_t { 0 });
    }

private:
    void happen(const RunEvent &event)
    {
        RunUpdate update;
        update.events = { event };
        m_run->apply(update);
    }
    static std::vector<std::int64_t> alertMarks(const TimelinePresenter &timeline)
    {
        std::vector<std::int64_t> steps;
        for (const TimelineMark &mark : timeline.marks()) {
            if (mark.kind == TimelineMark::Kind::Alert) {
                steps.push_back(mark.step);
            }
        }
        return steps;
    }
    void evaluate(std::int64_t step)
    {
        RunUpdate update;
        update.evaluations = { test::fakeEvaluation(*m_run->description(), step) };
        m_run->apply(update);
    }

    AnalysisFunctions m_functions;
    bool m_below = true;
    std::unique_ptr<RunPresenter> m_run;
};

QTEST_GUILESS_MAIN(TestAlertsPresenter)
#include "tst_alertspresenter.moc"
