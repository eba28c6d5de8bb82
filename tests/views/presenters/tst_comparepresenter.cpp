// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/comparepresenter.h"

#include "tests/support/faketrainer.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;
using namespace tp;

// Answers of the pool come when the test says so.
class TestComparePresenter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_runs = std::make_unique<OpenRuns>();
        m_matches.clear();
        m_functions = {};
        m_functions.matchRouting = [this](MatchRequest request, MatchAnswer answer) {
            m_matches.emplace_back(std::move(request), std::move(answer));
        };
        m_functions.cluster = [](ClusterRequest request, ClusterAnswer answer) {
            answer(std::make_shared<const Clustering>(
                clusterTasks(routingFeatures(request.run->routing, *request.frame, request.sites),
                    categoriesOf(request.run->tasks),
                    0)));
        };
    }

    void needsTwoRuns()
    {
        ComparePresenter compare(*m_runs, m_functions, {});
        open(u"poly"_s, 1);
        QCOMPARE(compare.baseline(), nullptr);
        QVERIFY(!compare.noRouting().isEmpty());
        QVERIFY(compare.scores().rows.empty());
        open(u"poly"_s, 2);
        QVERIFY(compare.baseline() != nullptr && compare.chosen() != nullptr);
        QVERIFY(compare.baseline() != compare.chosen());
        QVERIFY(compare.noRouting().isEmpty());
    }

    void labelsAreTheShortestThatTellApart()
    {
        ComparePresenter compare(*m_runs, m_functions, {});
        open(u"poly"_s, 1);
        open(u"lora"_s, 1);
        QCOMPARE(compare.labels(), (QStringList { u"poly"_s, u"lora"_s }));
        open(u"poly"_s, 2);
        QCOMPARE(compare.labels().last(), u"poly · seed 2"_s);
    }

    void scoresAreSortedByWhatTheOthersLose()
    {
        ComparePresenter compare(*m_runs, m_functions, {});
        open(u"poly"_s, 1);
        open(u"lora"_s, 1, -0.25); // every other task
        const DotsData data = compare.scores();
        QCOMPARE(data.rows.size(), std::size_t(24));
        QCOMPARE(data.baseline, std::size_t(0));
        QVERIFY(std::abs(data.rows.front().values[1] - data.rows.front().values[0] + 0.25) < 1e-9);
        QVERIFY(std::abs(data.rows.back().values[1] - data.rows.back().values[0]) < 1e-9);
        compare.setBaseline(m_runs->runs()[1]);
        QCOMPARE(compare.scores().baseline, std::size_t(1));
    }

    void gapsWaitForReferences()
    {
        std::vector<std::pair<std::shared_ptr<const RunDescription>, ReferenceAnswer>> asked;
        m_functions.findReferences = [&](std::shared_ptr<const RunDescription> run,
                                         ReferenceAnswer answer) {
            asked.emplace_back(std::move(run), std::move(answer));
        };
        ComparePresenter compare(*m_runs, m_functions, {});
        open(u"poly"_s, 1);
        open(u"lora"_s, 1, -0.25);
        (void)compare.scores();
        QVERIFY(asked.empty()); // nobody wanted to know
        QSignalSpy changed(&compare, &ComparePresenter::changed);
        compare.setMeasure(CompareMeasure::Gap);
        QCOMPARE(changed.size(), 1);
        QVERIFY(compare.scores().rows.empty());
        QCOMPARE(asked.size(), std::size_t(2));
        QVERIFY(compare.isSearching());
        (void)compare.scores();
        QCOMPARE(asked.size(), std::size_t(2)); // once
        for (const auto &[run, answer] : asked) {
            answer(
                std::make_shared<const std::vector<ReferenceSet>>(1, test::fakeReferences(*run)));
        }
        QCOMPARE(changed.size(), 3);
        QVERIFY(!compare.isSearching());
        QCOMPARE(compare.referenceSeeds(), (std::vector<std::size_t> { 1, 1 }));
        const DotsData data = compare.scores();
        QVERIFY(data.gaps);
        QCOMPARE(data.rows.size(), std::size_t(24));
        const DotRow &worst = data.rows.front();
        QVERIFY(std::abs(worst.values[1] - worst.values[0] + 0.25) < 1e-9);
        // Back, and forth again: somebody may have trained more of them.
        compare.setMeasure(CompareMeasure::TestScore);
        QVERIFY(!compare.scores().gaps);
        compare.setMeasure(CompareMeasure::Gap);
        (void)compare.scores();
        QCOMPARE(asked.size(), std::size_t(4));
    }

    void routingComesWithTheAnswer()
    {
        ComparePresenter compare(*m_runs, m_functions, {});
        open(u"poly"_s, 1);
        open(u"poly"_s, 2);
        QSignalSpy changed(&compare, &ComparePresenter::changed);
        const PanelsData before = compare.routing();
        QCOMPARE(before.panels.size(), std::size_t(2)); // no difference yet
        QVERIFY(before.words.isEmpty());
        QCOMPARE(m_matches.size(), std::size_t(1));
        (void)compare.routing();
        QCOMPARE(m_matches.size(), std::size_t(1)); // asked once
        answer(0);
        QVERIFY(!changed.isEmpty());
        const PanelsData data = compare.routing();
        QCOMPARE(data.panels.size(), std::size_t(3));
        QCOMPARE(data.panels[0].data.low, data.panels[1].data.low); // one scale
        QCOMPARE(data.panels[0].data.high, data.panels[1].data.high);
        QCOMPARE(data.panels[2].data.scale, ColourScale::Diverging);
        QCOMPARE(data.panels[2].data.low, -data.panels[2].data.high);
        QVERIFY(data.panels[2].key.isEmpty());
        QCOMPARE(data.panels[1].data.rowOrder, data.panels[0].data.rowOrder);
        QVERIFY(data.words.contains(u"24 tasks"_s));
        // The same routing in both: nothing is left after matching.
        for (const double value : data.panels[2].data.matrix.values.values()) {
            QVERIFY(std::abs(value) < 1e-6);
        }
    }

    void answersToOlderQuestionsAreDropped()
    {
        ComparePresenter compare(*m_runs, m_functions, {});
        open(u"poly"_s, 1);
        open(u"poly"_s, 2);
        (void)compare.routing();
        SiteFilter filter;
        filter.stack = "encoder";
        compare.setFilter(filter);
        answer(0);
        QCOMPARE(compare.routing().panels.size(), std::size_t(2));
        QCOMPARE(m_matches.size(), std::size_t(2));
        QCOMPARE(m_matches[1].first.filter.stack, std::string("encoder"));
        answer(1);
        QCOMPARE(compare.routing().panels.size(), std::size_t(3));
    }

    void aBaselineWithoutRoutingIsReplacedForThePicture()
    {
        ComparePresenter compare(*m_runs, m_functions, {});
        open(u"lora"_s, 1, 0.0, false);
        open(u"poly"_s, 1);
        open(u"poly"_s, 2);
        QCOMPARE(compare.baseline(), m_runs->runs()[0]);
        QVERIFY(compare.noRouting().isEmpty());
        QCOMPARE(compare.routing().panels.size(), std::size_t(2));
        QCOMPARE(m_matches.size(), std::size_t(1));
    }

    void runsThatDoNotRouteSaySo()
    {
        ComparePresenter compare(*m_runs, m_functions, {});
        open(u"lora"_s, 1, 0.0, false);
        open(u"tlora"_s, 1, 0.0, false);
        QVERIFY(compare.noRouting().contains(u"do not route"_s));
        QVERIFY(compare.routing().panels.empty());
        QVERIFY(m_matches.empty());
    }

    void baselineAndChosenChangePlaces()
    {
        ComparePresenter compare(*m_runs, m_functions, {});
        open(u"poly"_s, 1);
        open(u"poly"_s, 2);
        RunPresenter *first = compare.baseline();
        RunPresenter *second = compare.chosen();
        compare.setBaseline(second);
        QCOMPARE(compare.baseline(), second);
        QCOMPARE(compare.chosen(), first);
    }

    void closedRunsLeave()
    {
        ComparePresenter compare(*m_runs, m_functions, {});
        open(u"poly"_s, 1);
        open(u"poly"_s, 2);
        open(u"poly"_s, 3);
        compare.setBaseline(m_runs->runs()[2]);
        (void)compare.routing();
        m_runs->close(m_runs->runs()[2]);
        QCOMPARE(compare.baseline(), m_runs->runs()[0]);
        answer(0); // of a question that is gone
        QCOMPARE(compare.runs().size(), std::size_t(2));
    }

private:
    // A run whose every other task scores `shift` higher than the fake ones.
    void open(const QString &method, std::uint64_t seed, double shift = 0.0, bool routes = true)
    {
        RunHistory history = test::fakeHistory(100, 100);
        RunDescription &run = history.description;
        run.config.method.name = method.toStdString();
        run.config.training.seed = seed;
        run.id = (u"20261126-%1-%2"_s.arg(seed).arg(method)).toStdString();
        run.name = run.id;
        if (!routes) {
            run.routing = {};
            history.routing.clear();
        }
        for (std::size_t task = 0; task < run.tasks.size(); task += 2) {
            for (EvaluationRecord &record : history.evaluations) {
                record.tasks[task].score += shift;
            }
        }
        RunPresenter *presenter = m_runs->add(RunPresenter::Source::Folder);
        RunUpdate update;
        update.description = std::make_shared<const RunDescription>(run);
        update.restored = std::make_shared<const RunHistory>(history);
        presenter->apply(update);
    }

    void answer(std::size_t index)
    {
        const MatchRequest &request = m_matches[index].first;
        m_matches[index].second(std::make_shared<const MatchedRouting>(
            matchRouting({ *request.first, *request.firstFrame },
                { *request.second, *request.secondFrame },
                request.filter,
                5)));
    }

    std::unique_ptr<OpenRuns> m_runs;
    AnalysisFunctions m_functions;
    std::vector<std::pair<MatchRequest, MatchAnswer>> m_matches;
};

QTEST_GUILESS_MAIN(TestComparePresenter)
#include "tst_comparepresenter.moc"
