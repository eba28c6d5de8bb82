// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/presenters/curvespresenter.h"

#include "tests/support/faketrainer.h"
#include "views/presenters/presenters.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;
using namespace tp;

class TestCurvesPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void smoothsWithoutBias()
    {
        // Hand calculation with span 2: weights 1/2, then 1/4 and 1/2 over their sum.
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const std::vector<double> result = smoothed({ 4.0, 1.0, nan }, 2.0);
        QCOMPARE(result[0], 4.0);
        QVERIFY(std::abs(result[1] - 2.0) < 1e-12);
        QVERIFY(std::abs(result[2] - 2.0) < 1e-12);
        QVERIFY(std::isnan(smoothed({ nan }, 4.0)[0]));
    }

    void drawsOneLineARun()
    {
        Presenters presenters { AnalysisFunctions() };
        QVERIFY(presenters.curves.data().series.empty());
        open(presenters, 100);
        open(presenters, 60);
        const CurvesData loss = presenters.curves.data();
        QCOMPARE(loss.series.size(), std::size_t { 2 });
        QCOMPARE(loss.series[0].x.size(), std::size_t { 100 });
        QCOMPARE(loss.series[0].x.back(), 100.0);
        QCOMPARE(loss.series[0].smoothed.size(), std::size_t { 100 });
        QCOMPARE(loss.marker, std::optional<double>(60.0)); // the current run's
        presenters.curves.setMeasure(CurveMeasure::ValidationScore);
        QCOMPARE(presenters.curves.data().series[0].x, (std::vector<double> { 50.0, 100.0 }));
    }

    void drawsSelectedTasksInsteadOfRuns()
    {
        Presenters presenters { AnalysisFunctions() };
        RunPresenter *run = open(presenters, 100);
        presenters.selection.selectTasks({ u"mood"_s, u"nobody"_s });
        const CurvesData data = presenters.curves.data();
        QCOMPARE(data.series.size(), std::size_t { 2 });
        QCOMPARE(data.series[0].key, u"mood"_s);
        QCOMPARE(data.series[0].y[9], double(run->history().steps[9].taskLoss[5]));
        QVERIFY(data.series[1].muted);
    }

    void countsExamples()
    {
        Presenters presenters { AnalysisFunctions() };
        open(presenters, 100);
        presenters.curves.setAxis(CurveAxis::Examples);
        const CurvesData data = presenters.curves.data();
        QCOMPARE(data.series[0].x.front(), 48.0);
        QCOMPARE(data.series[0].x.back(), 4800.0);
        QCOMPARE(presenters.curves.stepAt(480.0), 10);
        QCOMPARE(presenters.curves.stepAt(1e9), 100);
    }

    void longRunsAreThinned()
    {
        Presenters presenters { AnalysisFunctions() };
        RunPresenter *run = presenters.runs.add(RunPresenter::Source::Folder);
        RunUpdate update;
        auto description = std::make_shared<RunDescription>(test::fakeDescription(9000));
        update.description = description;
        for (std::int64_t step = 1; step <= 9000; ++step) {
            StepRecord record;
            record.step = step;
            record.loss = 1.0;
            update.steps.push_back(record);
        }
        run->apply(update);
        presenters.runs.setCurrent(run);
        const CurveSeries series = presenters.curves.data().series.at(0);
        QVERIFY(series.x.size() <= 2000);
        QCOMPARE(series.x.back(), 9000.0);
        QCOMPARE(series.y.front(), 1.0);
    }

private:
    static RunPresenter *open(Presenters &presenters, std::int64_t step)
    {
        RunPresenter *run = presenters.runs.add(RunPresenter::Source::Folder);
        RunUpdate update;
        update.restored = std::make_shared<RunHistory>(test::fakeHistory(400, step));
        run->apply(update);
        presenters.runs.setCurrent(run);
        return run;
    }
};

QTEST_GUILESS_MAIN(TestCurvesPresenter)
#include "tst_curvespresenter.moc"
