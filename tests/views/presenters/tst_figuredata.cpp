// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faketrainer.h"
#include "views/presenters/figuredata.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

class TestFigureData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void routingFigureShowsTheNewestFrame()
    {
        const tp::RunHistory run = tp::test::fakeHistory(100, 60);
        const auto figure = tp::runFigure(tp::FigureKind::Routing, { &run }, {});
        QVERIFY(figure.has_value());
        const auto &data = std::get<tp::HeatmapData>(figure->content);
        QCOMPARE(data.rowIds.size(), 24);
        QCOMPARE(data.matrix.values.rows(), std::size_t { 24 });
        QCOMPARE(data.matrix.values.cols(), std::size_t { 8 });
        QCOMPARE(data.step, std::optional<std::int64_t>(60));
        QCOMPARE(data.clusters, 5); // as many as there are categories
        QCOMPARE(data.categoryNames.first(), u"extract"_s);
        QCOMPARE(data.linkage.size(), std::size_t { 23 });
        QCOMPARE(data.rowOrder.size(), std::size_t { 24 });
        QVERIFY(figure->note.contains(u"step 60"_s) && figure->note.contains(u"ARI"_s));
        for (std::size_t task = 0; task < 24; ++task) {
            double sum = 0.0;
            for (const double weight : data.matrix.values.row(task)) {
                sum += weight;
                QVERIFY(weight <= data.high);
            }
            QVERIFY(std::abs(sum - 1.0) < 1e-5);
        }
    }

    void comparisonsTakeTwoRunsOrMore()
    {
        tp::RunHistory first = tp::test::fakeHistory(100, 100);
        tp::RunHistory second = first;
        second.description.id = "another";
        second.description.config.method.name = "poly";
        QCOMPARE(tp::runFigure(tp::FigureKind::Compare, { &first }, {}).error().code,
            tp::ErrorCode::Usage);
        const auto scores = tp::runFigure(tp::FigureKind::Compare, { &first, &second }, {});
        QVERIFY(scores.has_value());
        QCOMPARE(std::get<tp::DotsData>(scores->content).labels.size(), 2);
        const auto routing = tp::runFigure(tp::FigureKind::CompareRouting, { &first, &second }, {});
        QVERIFY(routing.has_value());
        QCOMPARE(std::get<tp::PanelsData>(routing->content).panels.size(), std::size_t(3));
        first.description.routing = {};
        first.routing.clear();
        QCOMPARE(
            tp::runFigure(tp::FigureKind::CompareRouting, { &first, &second }, {}).error().code,
            tp::ErrorCode::NotFound);
        first.evaluations.clear();
        second.evaluations.clear();
        QCOMPARE(tp::runFigure(tp::FigureKind::Compare, { &first, &second }, {}).error().code,
            tp::ErrorCode::NotFound);
    }

    void comparisonsOfTestScoresAndGapsSayWhatTheyLack()
    {
        tp::RunHistory first = tp::test::fakeHistory(100, 100);
        first.description.suiteHash = "5a";
        first.description.backboneHash = "bb";
        first.description.recipeHash = "0c";
        tp::RunHistory second = first;
        second.description.id = "another";
        const auto test = tp::runFigure(tp::FigureKind::CompareTest, { &first, &second }, {});
        QVERIFY(test.error().message().find("--save") != std::string::npos);
        const auto none = tp::runFigure(tp::FigureKind::CompareGaps, { &first, &second }, {});
        QVERIFY(none.error().message().find("--references") != std::string::npos);
        const tp::ReferenceSet set = tp::test::fakeReferences(first.description);
        const auto gaps = tp::runFigure(tp::FigureKind::CompareGaps, { &first, &second }, { set });
        QVERIFY(gaps.has_value());
        const auto &data = std::get<tp::DotsData>(gaps->content);
        QVERIFY(data.gaps && data.rows.size() == 24);
        QCOMPARE(data.rows.front().values[0], data.rows.front().values[1]);
        // Of another recipe: it does not count, and the other run's still do.
        second.description.recipeHash = "another";
        const auto half = tp::runFigure(tp::FigureKind::CompareGaps, { &first, &second }, { set });
        QVERIFY(half.has_value());
        QVERIFY(std::isnan(std::get<tp::DotsData>(half->content).rows.front().values[1]));
    }

    void lossesHurtToTheRight()
    {
        const tp::RunHistory run = tp::test::fakeHistory(100, 100);
        tp::Transfer transfer;
        transfer.tasks = {
            { .task = "first", .gap = 0.25, .low = 0.125, .high = 0.375, .lossGap = -0.5 },
            { .task = "mood", .gap = -0.25, .low = -0.5, .high = 0.0, .lossGap = 0.75 }
        };
        const tp::BarsData scores = tp::transferData(run.description, transfer);
        QCOMPARE(scores.rows.front().id, u"mood"_s); // worst first
        QVERIFY(scores.isHarm(-0.25) && !scores.isHarm(0.25));
        QCOMPARE(scores.negative(), scores.hurts);
        const tp::BarsData losses =
            tp::transferData(run.description, transfer, tp::TransferMeasure::Loss);
        QCOMPARE(losses.rows.front().id, u"mood"_s);
        QCOMPARE(losses.rows.front().value, 0.75);
        QCOMPARE(losses.rows.front().low, losses.rows.front().high); // no interval is known
        QVERIFY(losses.isHarm(0.75) && !losses.isHarm(-0.5));
        QCOMPARE(losses.positive(), losses.hurts);
    }

    void scaleEndsAreRound_data()
    {
        QTest::addColumn<double>("smallest");
        QTest::addColumn<double>("largest");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("zero") << 0.0 << 0.0 << 0.0 << 0.05;
        QTest::newRow("soft") << 0.01 << 0.31 << 0.0 << 0.4;
        QTest::newRow("on the border") << 0.0 << 0.4 << 0.0 << 0.4;
        QTest::newRow("hard") << 0.0 << 0.97 << 0.0 << 1.0;
        QTest::newRow("beyond") << 0.0 << 1.5 << 0.0 << 1.5;
        QTest::newRow("narrow") << 0.07 << 0.19 << 0.05 << 0.2;
        QTest::newRow("all equal") << 0.125 << 0.125 << 0.1 << 0.2;
        QTest::newRow("all at the end") << 0.2 << 0.2 << 0.0 << 0.2;
    }

    void scaleEndsAreRound()
    {
        QFETCH(double, smallest);
        QFETCH(double, largest);
        QFETCH(double, low);
        QFETCH(double, high);
        tp::Matrix weights(1, 2, smallest);
        weights(0, 1) = largest;
        const tp::ColourRange range = tp::weightRange(weights);
        QCOMPARE(range.low, low);
        QCOMPARE(range.high, high);
    }

    void clustersFigureHasBothPanels()
    {
        const tp::RunHistory run = tp::test::fakeHistory(100, 100);
        const auto figure = tp::runFigure(tp::FigureKind::Clusters, { &run }, {});
        QVERIFY(figure.has_value());
        const auto &data = std::get<tp::ClustersData>(figure->content);
        QVERIFY(data.similarity.symmetric);
        QCOMPARE(data.similarity.matrix.values(3, 3), 1.0);
        QCOMPARE(data.similarity.low, -data.similarity.high);
        QCOMPARE(data.agreement.series.size(), std::size_t { 2 });
        const tp::CurveSeries &chance = data.agreement.series[0];
        const tp::CurveSeries &ari = data.agreement.series[1];
        QVERIFY(chance.muted && !ari.muted);
        // At step 0 all tasks route alike, so that there is nothing to group.
        QCOMPARE(ari.x.size(), run.routing.size() - 1);
        QCOMPARE(ari.x.back(), 100.0);
        for (std::size_t i = 0; i < chance.x.size(); ++i) {
            QVERIFY(chance.low[i] < chance.y[i] && chance.y[i] < chance.high[i]);
        }
        QVERIFY(data.words.contains(u"ARI"_s));
    }

    void longRunsAreThinned()
    {
        const tp::RunHistory run = tp::test::fakeHistory(1000, 1000);
        QVERIFY(run.routing.size() > 100);
        const auto figure = tp::runFigure(tp::FigureKind::Clusters, { &run }, {});
        const tp::CurveSeries &ari =
            std::get<tp::ClustersData>(figure->content).agreement.series[1];
        QVERIFY(ari.x.size() <= 48);
        QVERIFY(ari.x.front() < 50.0);
        QCOMPARE(ari.x.back(), 1000.0);
    }

    void transferBarsAreWorstFirst()
    {
        const tp::RunHistory run = tp::test::fakeHistory(100, 100);
        const auto figure = tp::runFigure(
            tp::FigureKind::Transfer, { &run }, { tp::test::fakeReferences(run.description) });
        QVERIFY(figure.has_value());
        const auto &data = std::get<tp::BarsData>(figure->content);
        QVERIFY(data.rows.size() > 5);
        for (std::size_t i = 0; i < data.rows.size(); ++i) {
            QVERIFY(i == 0 || data.rows[i - 1].value <= data.rows[i].value);
            QVERIFY(
                data.rows[i].low <= data.rows[i].value && data.rows[i].value <= data.rows[i].high);
            QCOMPARE(data.rows[i].n, std::int64_t { 1 });
        }
        QVERIFY(!data.axisTitle.isEmpty() && !data.hurts.isEmpty() && !data.helps.isEmpty());
    }

    void curvesCompareRuns()
    {
        const tp::RunHistory a = tp::test::fakeHistory(100, 100);
        tp::RunHistory b = a;
        b.description.config.method.name = "lora";
        auto figure = tp::runFigure(tp::FigureKind::Curves, { &a, &b }, {});
        QVERIFY(figure.has_value());
        const auto &data = std::get<tp::CurvesData>(figure->content);
        QCOMPARE(data.series.size(), std::size_t { 2 });
        QCOMPARE(data.series[0].label, u"tensorpoly-1"_s);
        QCOMPARE(data.series[1].label, u"lora"_s);
        QVERIFY(data.series[0].colour != data.series[1].colour);
        QCOMPARE(data.yHigh, std::optional<double>(1.0)); // scores

        // The same method twice: told apart by seed.
        b.description.config.method.name = a.description.config.method.name;
        b.description.config.training.seed = 7;
        const auto seeds = tp::runFigure(tp::FigureKind::Curves, { &a, &b }, {});
        QVERIFY(std::get<tp::CurvesData>(seeds->content).series[1].label.endsWith(u"seed 7"_s));
    }

    void withoutScoresCurvesShowLoss()
    {
        tp::RunHistory run = tp::test::fakeHistory(100, 20);
        run.evaluations.clear();
        const auto figure = tp::runFigure(tp::FigureKind::Curves, { &run }, {});
        QVERIFY(figure.has_value());
        const auto &data = std::get<tp::CurvesData>(figure->content);
        QVERIFY(data.yTitle.contains(u"loss"_s));
        QCOMPARE(data.series[0].x.size(), std::size_t { 20 });
        QCOMPARE(data.series[0].smoothed[0], data.series[0].y[0]);
    }

    void whatIsMissingIsSaid_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("routing") << int(tp::FigureKind::Routing) << u"no routing"_s;
        QTest::newRow("clusters") << int(tp::FigureKind::Clusters) << u"no routing"_s;
        QTest::newRow("map") << int(tp::FigureKind::Map) << u"no routing"_s;
        QTest::newRow("task scores") << int(tp::FigureKind::TaskScores) << u"not been evaluated"_s;
        QTest::newRow("transfer") << int(tp::FigureKind::Transfer) << u"validation"_s;
        QTest::newRow("curves") << int(tp::FigureKind::Curves) << u"not made a step"_s;
    }

    void whatIsMissingIsSaid()
    {
        QFETCH(int, kind);
        QFETCH(QString, says);
        tp::RunHistory run;
        run.description = tp::test::fakeDescription(100);
        const auto figure = tp::runFigure(static_cast<tp::FigureKind>(kind), { &run }, {});
        QVERIFY(!figure.has_value());
        const QString message = QString::fromStdString(figure.error().message());
        QVERIFY2(message.contains(says), qPrintable(message));
    }

    void onlyCurvesTakeSeveralRuns()
    {
        const tp::RunHistory run = tp::test::fakeHistory(100, 20);
        const auto figure = tp::runFigure(tp::FigureKind::Routing, { &run, &run }, {});
        QVERIFY(!figure.has_value());
        QCOMPARE(figure.error().code, tp::ErrorCode::Usage);
        QVERIFY(!tp::runFigure(tp::FigureKind::Curves, {}, {}));
    }

    void kindsHaveNames()
    {
        QCOMPARE(tp::figureKindFromName("clusters").value(), tp::FigureKind::Clusters);
        QCOMPARE(tp::figureKindFromName("map").value(), tp::FigureKind::Map);
        QCOMPARE(tp::figureKindFromName("task-gaps").value(), tp::FigureKind::TaskGaps);
        QVERIFY(tp::figureKindFromName("compare") == tp::FigureKind::Compare);
        QCOMPARE(tp::figureKindFromName("pie").error().code, tp::ErrorCode::Usage);
    }
};

QTEST_GUILESS_MAIN(TestFigureData)
#include "tst_figuredata.moc"
