// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/transferpresenter.h"

#include "tests/support/faketrainer.h"

#include <QTest>

#include <algorithm>

using namespace tp;

class TestTransferPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_questions.clear();
        m_functions.findReferences = [this](std::shared_ptr<const RunDescription> run,
                                         ReferenceAnswer answer) {
            m_questions.emplace_back(std::move(run), std::move(answer));
        };
        m_run = std::make_unique<RunPresenter>(RunPresenter::Source::Live);
    }

    void goesFromSearchingToReady()
    {
        TimelinePresenter timeline;
        TransferPresenter transfer(timeline, m_functions);
        QCOMPARE(transfer.status(), TransferStatus::NoRun);
        timeline.setRun(m_run.get());
        QCOMPARE(transfer.status(), TransferStatus::NoRun); // not described yet
        restore(60);
        QCOMPARE(transfer.status(), TransferStatus::Searching);
        answer(0, true);
        QCOMPARE(transfer.status(), TransferStatus::Ready);
        QVERIFY(transfer.transfer());
        QCOMPARE(transfer.transfer()->step, 50);
        QVERIFY(std::ranges::is_sorted(transfer.transfer()->tasks, {}, &TaskTransfer::gap));
        QVERIFY(transfer.find("twin"));
        QVERIFY(!transfer.find("nobody"));
    }

    void followsTheTimeline()
    {
        TimelinePresenter timeline;
        TransferPresenter transfer(timeline, m_functions);
        timeline.setRun(m_run.get());
        restore(200);
        answer(0, true);
        QCOMPARE(transfer.transfer()->step, 200);
        timeline.moveTo(120);
        QCOMPARE(transfer.transfer()->step, 100);
        timeline.moveTo(20);
        QCOMPARE(transfer.status(), TransferStatus::NoEvaluation);
        QVERIFY(!transfer.transfer());
    }

    void looksAgainAtTheNextEvaluation()
    {
        TimelinePresenter timeline;
        TransferPresenter transfer(timeline, m_functions);
        timeline.setRun(m_run.get());
        restore(60);
        answer(0, false);
        QCOMPARE(transfer.status(), TransferStatus::NoReferences);
        RunUpdate steps;
        steps.steps = { test::fakeStep(*m_run->description(), 61) };
        m_run->apply(steps);
        QCOMPARE(m_questions.size(), std::size_t { 1 });
        RunUpdate evaluation;
        evaluation.evaluations = { test::fakeEvaluation(*m_run->description(), 100) };
        m_run->apply(evaluation);
        QCOMPARE(m_questions.size(), std::size_t { 2 });
        answer(1, true);
        QCOMPARE(transfer.status(), TransferStatus::Ready);
    }

    void dropsReferencesOfAnotherRun()
    {
        TimelinePresenter timeline;
        TransferPresenter transfer(timeline, m_functions);
        timeline.setRun(m_run.get());
        restore(60);
        timeline.setRun(nullptr);
        answer(0, true);
        QCOMPARE(transfer.status(), TransferStatus::NoRun);
        QVERIFY(!transfer.references());
    }

private:
    void restore(std::int64_t step)
    {
        RunUpdate update;
        update.restored = std::make_shared<RunHistory>(test::fakeHistory(400, step));
        m_run->apply(update);
    }
    void answer(std::size_t question, bool found)
    {
        auto sets = std::make_shared<std::vector<ReferenceSet>>();
        if (found) {
            sets->push_back(test::fakeReferences(*m_questions[question].first));
        }
        m_questions[question].second(sets);
    }

    AnalysisFunctions m_functions;
    std::vector<std::pair<std::shared_ptr<const RunDescription>, ReferenceAnswer>> m_questions;
    std::unique_ptr<RunPresenter> m_run;
};

QTEST_GUILESS_MAIN(TestTransferPresenter)
#include "tst_transferpresenter.moc"
