// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/mappresenter.h"

#include "tests/support/faketrainer.h"
#include "views/presenters/figuredata.h"

#include <QSignalSpy>
#include <QTest>

using namespace tp;

class TestMapPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_questions.clear();
        m_functions.map = [this](ClusterRequest request, MapAnswer answer) {
            m_questions.emplace_back(std::move(request), std::move(answer));
        };
        m_run = std::make_unique<RunPresenter>(RunPresenter::Source::Folder);
        RunUpdate whole;
        whole.restored = std::make_shared<RunHistory>(test::fakeHistory(200, 100));
        m_run->apply(whole);
    }

    void asksOneQuestionAtATime()
    {
        TimelinePresenter timeline;
        RoutingPresenter routing(timeline, m_functions);
        MapPresenter map(timeline, routing, m_functions);
        QVERIFY(!map.view());
        timeline.setRun(m_run.get());
        QVERIFY(m_questions.empty()); // nobody looks
        QVERIFY(!map.view());
        QVERIFY(!map.view());
        QCOMPARE(m_questions.size(), std::size_t { 1 });
        QVERIFY(map.isAsking());
        timeline.moveTo(50);
        QVERIFY(!map.view());
        QCOMPARE(m_questions.size(), std::size_t { 1 });
        QSignalSpy changed(&map, &MapPresenter::changed);
        answer(0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(map.view()->frame->step, 100); // a moment behind the step shown
        QCOMPARE(m_questions.size(), std::size_t { 2 }); // but the next is on its way
        QCOMPARE(m_questions[1].first.frame->step, 50);
        answer(1);
        QCOMPARE(map.view()->frame->step, 50);
        QCOMPARE(m_questions.size(), std::size_t { 2 });
    }

    void otherSitesAskAgain()
    {
        TimelinePresenter timeline;
        RoutingPresenter routing(timeline, m_functions);
        MapPresenter map(timeline, routing, m_functions);
        timeline.setRun(m_run.get());
        (void)map.view();
        answer(0);
        routing.setFilter({ .stack = "decoder", .layer = {}, .kind = {} });
        (void)map.view();
        QCOMPARE(m_questions.size(), std::size_t { 2 });
        QVERIFY(m_questions[1].first.sites.size() < m_questions[0].first.sites.size());
    }

    void dropsAnswersOfAnotherRun()
    {
        TimelinePresenter timeline;
        RoutingPresenter routing(timeline, m_functions);
        MapPresenter map(timeline, routing, m_functions);
        timeline.setRun(m_run.get());
        (void)map.view();
        timeline.setRun(nullptr);
        answer(0);
        QVERIFY(!map.view());
        QVERIFY(!map.isAsking());
    }

    void picturesSayWhatStandsWhere()
    {
        const RunDescription &run = *m_run->description();
        const RoutingFramePtr frame = m_run->history().routing.back();
        const auto sites = selectSites(run.routing, {});
        const TaskMap map = mapTasks(run.routing, *frame, sites, run.tasks);
        const MapData data = mapData(run, map, meanRouting(run.routing, *frame, sites, run.tasks));
        QCOMPARE(data.tasks.size(), std::size_t { 24 });
        QCOMPARE(data.experts.size(), std::size_t { 8 });
        QCOMPARE(data.categoryNames.size(), 5);
        QCOMPARE(data.tasks[0].label, QStringLiteral("first"));
        const QString detail = data.tasks[0].detail;
        QVERIFY2(detail.startsWith(QStringLiteral("extract \u00b7 near ")), qPrintable(detail));
        QVERIFY2(detail.contains(QStringLiteral("most on e")), qPrintable(detail));
        QVERIFY(data.experts[0].detail.contains(QStringLiteral("even share")));
        TaskMap alike = map;
        alike.distinct = false;
        QVERIFY(
            mapData(run, alike, meanRouting(run.routing, *frame, sites, run.tasks)).tasks.empty());
    }

private:
    void answer(std::size_t question)
    {
        const ClusterRequest &request = m_questions[question].first;
        m_questions[question].second(std::make_shared<const TaskMap>(
            mapTasks(request.run->routing, *request.frame, request.sites, request.run->tasks)));
    }

    AnalysisFunctions m_functions;
    std::vector<std::pair<ClusterRequest, MapAnswer>> m_questions;
    std::unique_ptr<RunPresenter> m_run;
};

QTEST_GUILESS_MAIN(TestMapPresenter)
#include "tst_mappresenter.moc"
