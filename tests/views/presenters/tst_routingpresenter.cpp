// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/routingpresenter.h"

#include "tests/support/faketrainer.h"
#include "views/presenters/figuredata.h"

#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace tp;

namespace {

// Holds questions back until the test answers them.
struct HeldAnalysis
{
    std::vector<std::pair<ClusterRequest, ClusterAnswer>> clusters;
    std::vector<std::pair<AgreementRequest, AgreementAnswer>> agreements;

    AnalysisFunctions functions()
    {
        AnalysisFunctions functions;
        functions.cluster = [this](ClusterRequest request, ClusterAnswer answer) {
            clusters.emplace_back(std::move(request), std::move(answer));
        };
        functions.agreementOverTime = [this](AgreementRequest request, AgreementAnswer answer) {
            agreements.emplace_back(std::move(request), std::move(answer));
        };
        return functions;
    }
    void answerCluster(std::size_t at, bool distinct = true)
    {
        auto clustering = std::make_shared<Clustering>();
        clustering->distinct = distinct;
        const std::size_t tasks = clusters[at].first.run->tasks.size();
        for (std::size_t task = tasks; task > 0; --task) {
            clustering->leafOrder.push_back(static_cast<int>(task) - 1);
        }
        clustering->clusters = 5;
        clusters[at].second(clustering);
    }
};

} // namespace

class TestRoutingPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_run = std::make_unique<RunPresenter>(RunPresenter::Source::Folder);
        RunUpdate whole;
        whole.restored = std::make_shared<RunHistory>(test::fakeHistory(200, 100));
        m_run->apply(whole);
    }

    void showsTheMeanOfAllSites()
    {
        HeldAnalysis analysis;
        TimelinePresenter timeline;
        RoutingPresenter routing(timeline, analysis.functions());
        QVERIFY(!routing.view());
        timeline.setRun(m_run.get());
        const auto view = routing.view();
        QVERIFY(view);
        QCOMPARE(view->step, 100);
        QCOMPARE(view->sites, std::size_t { 36 });
        for (std::size_t task = 0; task < view->matrix.values.rows(); ++task) {
            double sum = 0.0;
            for (const double weight : view->matrix.values.row(task)) {
                sum += weight;
            }
            QVERIFY(std::abs(sum - 1.0) < 1e-5);
        }
    }

    void theColourRangeOnlyGrowsWithinARun()
    {
        HeldAnalysis analysis;
        TimelinePresenter timeline;
        RoutingPresenter routing(timeline, analysis.functions());
        timeline.setRun(m_run.get());
        const double late = routing.view()->high;
        timeline.moveTo(0);
        const double early = weightRange(routing.view()->matrix.values).high;
        QVERIFY(early < late);
        QCOMPARE(routing.view()->high, late);
        // Another choice of sites begins anew.
        routing.setFilter({ "decoder", 1, "" });
        QCOMPARE(routing.view()->high, weightRange(routing.view()->matrix.values).high);
    }

    void filtersByLayerAndSite()
    {
        HeldAnalysis analysis;
        TimelinePresenter timeline;
        RoutingPresenter routing(timeline, analysis.functions());
        timeline.setRun(m_run.get());
        QCOMPARE(routing.layers().size(), std::size_t { 4 });
        QSignalSpy changed(&routing, &RoutingPresenter::changed);
        routing.setFilter({ "decoder", 1, "" });
        QVERIFY(changed.count() > 0);
        QCOMPARE(routing.view()->sites, std::size_t { 11 });
        routing.setFilter({ "decoder", 1, "cross.q" });
        QCOMPARE(routing.view()->sites, std::size_t { 1 });
    }

    void offersWhatSharedSelectorsTell()
    {
        HeldAnalysis analysis;
        TimelinePresenter timeline;
        RoutingPresenter routing(timeline, analysis.functions());
        const auto show = [&](std::vector<RoutingSite> sites) {
            RunHistory history = test::fakeHistory(200, 100);
            history.description.id = sites.front().name; // a run of its own
            history.description.routing.sites = std::move(sites);
            history.routing.clear();
            RunUpdate whole;
            whole.restored = std::make_shared<RunHistory>(std::move(history));
            m_run->apply(whole);
            timeline.setRun(m_run.get());
        };
        show({ { "encoder", "encoder", RoutingSite::manyLayers, "" },
            { "decoder", "decoder", RoutingSite::manyLayers, "" } });
        QCOMPARE(routing.layers().size(), std::size_t { 2 });
        QCOMPARE(routing.layers().back().stack, std::string("decoder"));
        QVERIFY(routing.kinds().empty());
        show({ { "all", "", RoutingSite::manyLayers, "" } });
        QVERIFY(routing.layers().empty());
        QVERIFY(routing.kinds().empty());
        QVERIFY(routing.routes());
    }

    void ordersByCategory()
    {
        HeldAnalysis analysis;
        TimelinePresenter timeline;
        RoutingPresenter routing(timeline, analysis.functions());
        timeline.setRun(m_run.get());
        routing.setOrder(RowOrder::Category);
        const auto view = routing.view();
        const std::vector<TaskLabel> &tasks = m_run->history().description.tasks;
        std::set<std::string> closed;
        std::string open;
        for (const int task : view->rowOrder) {
            const std::string &category = tasks[static_cast<std::size_t>(task)].category;
            if (category != open) {
                QVERIFY2(!closed.contains(category), "a category stands in two places");
                closed.insert(category);
                open = category;
            }
        }
        QCOMPARE(std::set<int>(view->rowOrder.begin(), view->rowOrder.end()).size(), tasks.size());
    }

    void ordersByClusterOnceItIsKnown()
    {
        HeldAnalysis analysis;
        TimelinePresenter timeline;
        RoutingPresenter routing(timeline, analysis.functions());
        timeline.setRun(m_run.get());
        QCOMPARE(routing.view()->rowOrder.front(), 0);
        QVERIFY(!routing.view()->clustering);
        QCOMPARE(analysis.clusters.size(), std::size_t { 1 }); // one question at a time
        QSignalSpy changed(&routing, &RoutingPresenter::changed);
        analysis.answerCluster(0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(routing.view()->rowOrder.front(), 23);
        QVERIFY(routing.view()->clustering);
        QCOMPARE(analysis.clusters.size(), std::size_t { 1 }); // nothing new to ask
        timeline.moveTo(40);
        QCOMPARE(routing.view()->step, 40);
        QCOMPARE(analysis.clusters.size(), std::size_t { 2 });
        QCOMPARE(analysis.clusters[1].first.frame->step, 40);
    }

    void keepsTheGivenOrderWhereAllTasksRouteAlike()
    {
        HeldAnalysis analysis;
        TimelinePresenter timeline;
        RoutingPresenter routing(timeline, analysis.functions());
        timeline.setRun(m_run.get());
        (void)routing.view();
        analysis.answerCluster(0, false);
        QCOMPARE(routing.view()->rowOrder.front(), 0);
        QVERIFY(!routing.view()->clustering);
        QVERIFY(!routing.clustering()->distinct);
    }

    void dropsAnswersToOlderQuestions()
    {
        HeldAnalysis analysis;
        TimelinePresenter timeline;
        RoutingPresenter routing(timeline, analysis.functions());
        timeline.setRun(m_run.get());
        (void)routing.view();
        routing.setFilter({ "encoder", 0, "" });
        (void)routing.view();
        QCOMPARE(analysis.clusters.size(), std::size_t { 2 });
        analysis.answerCluster(0);
        QVERIFY(!routing.clustering());
        analysis.answerCluster(1);
        QVERIFY(routing.clustering());
    }

    void asksForAgreementOnceAStep()
    {
        HeldAnalysis analysis;
        TimelinePresenter timeline;
        RoutingPresenter routing(timeline, analysis.functions());
        timeline.setRun(m_run.get());
        QVERIFY(routing.agreementOverTime().empty());
        QCOMPARE(analysis.agreements.size(), std::size_t { 1 });
        QCOMPARE(analysis.agreements[0].first.frames.size(), std::size_t { 21 });
        std::vector<AgreementPoint> points;
        for (const RoutingFramePtr &frame : analysis.agreements[0].first.frames) {
            points.push_back({ frame->step, {} });
        }
        analysis.agreements[0].second(points);
        QCOMPARE(routing.agreementOverTime().size(), std::size_t { 21 });
        QCOMPARE(analysis.agreements.size(), std::size_t { 1 });
        RunUpdate more;
        more.routing = { test::fakeRouting(*m_run->description(), 105) };
        m_run->apply(more);
        (void)routing.agreementOverTime();
        QCOMPARE(analysis.agreements.size(), std::size_t { 2 });
        QCOMPARE(analysis.agreements[1].first.frames.size(), std::size_t { 1 });
    }

    void saysWhereSignsAreHidden()
    {
        HeldAnalysis analysis;
        TimelinePresenter timeline;
        RoutingPresenter routing(timeline, analysis.functions());
        QVERIFY(!routing.hidesSigns());
        const auto hidden = [&](const char *norm) {
            RunHistory history = test::fakeHistory(200, 100);
            history.description.config.method.options["normalisation"] = std::string(norm);
            RunUpdate whole;
            whole.restored = std::make_shared<RunHistory>(std::move(history));
            m_run = std::make_unique<RunPresenter>(RunPresenter::Source::Folder);
            m_run->apply(whole);
            timeline.setRun(m_run.get());
            const bool hides = routing.hidesSigns();
            timeline.setRun(nullptr);
            return hides;
        };
        QVERIFY(!hidden("sum"));
        QVERIFY(hidden("l2"));
    }

    void saysThatAMethodDoesNotRoute()
    {
        HeldAnalysis analysis;
        TimelinePresenter timeline;
        RoutingPresenter routing(timeline, analysis.functions());
        RunPresenter plain(RunPresenter::Source::Folder);
        RunUpdate update;
        auto description = std::make_shared<RunDescription>(test::fakeDescription(10));
        description->routing = {};
        update.description = description;
        plain.apply(update);
        timeline.setRun(&plain);
        QVERIFY(!routing.routes());
        QVERIFY(!routing.view());
        QVERIFY(routing.layers().empty());
        timeline.setRun(nullptr);
    }

private:
    std::unique_ptr<RunPresenter> m_run;
};

QTEST_GUILESS_MAIN(TestRoutingPresenter)
#include "tst_routingpresenter.moc"
