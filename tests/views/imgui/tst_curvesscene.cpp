// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/curvesscene.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;
using namespace tp;

namespace {

CurvesData losses()
{
    CurvesData data;
    data.xTitle = u"steps"_s;
    data.yTitle = u"loss"_s;
    data.yLow = 0.0;
    CurveSeries series;
    series.key = u"run"_s;
    series.label = u"a run"_s;
    series.x = { 1.0, 50.0, 100.0, 200.0 };
    series.y = { 8.0, 4.0, std::numeric_limits<double>::quiet_NaN(), 2.0 };
    series.smoothed = { 8.0, 5.0, std::numeric_limits<double>::quiet_NaN(), 2.5 };
    data.series.push_back(series);
    return data;
}

} // namespace

class TestCurvesScene : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void axesBeginAtZeroAndHoldAllValues()
    {
        CurvesScene scene;
        scene.setData(losses());
        scene.layout(QRectF(0.0, 0.0, 400.0, 300.0), 30.0, 60.0);
        QCOMPARE(scene.x().low(), 0.0); // the first step is 1
        QCOMPARE(scene.x().high(), 200.0);
        QCOMPARE(scene.y().low(), 0.0);
        QVERIFY(scene.y().high() > 8.0);
        QCOMPARE(scene.plotArea().left(), 30.0);
        QCOMPARE(scene.plotArea().right(), 340.0);
        QCOMPARE(scene.x().toPixel(0.0), scene.plotArea().left());
        QCOMPARE(scene.x().toPixel(200.0), scene.plotArea().right());
        QCOMPARE(scene.y().toPixel(0.0), scene.plotArea().bottom()); // up is more
        QVERIFY(scene.y().toPixel(8.0) < scene.y().toPixel(2.0));
        QCOMPARE(scene.x().toValue(scene.x().toPixel(123.0)), 123.0);
    }

    void ticksAreRoundAndHaveRoom()
    {
        CurvesScene scene;
        scene.setData(losses());
        scene.layout(QRectF(0.0, 0.0, 400.0, 300.0), 30.0, 60.0);
        QCOMPARE(scene.x().ticks(), (std::vector<double> { 0.0, 50.0, 100.0, 150.0, 200.0 }));
        for (std::size_t i = 1; i < scene.y().ticks().size(); ++i) {
            QVERIFY(std::abs(scene.y().toPixel(scene.y().ticks()[i])
                        - scene.y().toPixel(scene.y().ticks()[i - 1]))
                >= 20.0);
        }
        QCOMPARE(scene.x().tickText(50.0, PlotStyle::make(PlotTheme::Light)), u"50"_s);
    }

    void wholeStepsHaveNoHalfTicks()
    {
        CurvesData data = losses();
        data.series[0].x = { 1.0, 2.0, 3.0, 4.0 };
        CurvesScene scene;
        scene.setData(data);
        scene.layout(QRectF(0.0, 0.0, 800.0, 300.0), 30.0, 60.0);
        QCOMPARE(scene.x().ticks(), (std::vector<double> { 0.0, 1.0, 2.0, 3.0, 4.0 }));
    }

    void logarithmicAxesTickDecades()
    {
        CurvesData data = losses();
        data.logY = true;
        data.yLow.reset();
        data.series[0].y = { 1000.0, 10.0, 1.0, -5.0 }; // what is not positive has no place
        data.series[0].smoothed.clear();
        CurvesScene scene;
        scene.setData(data);
        scene.layout(QRectF(0.0, 0.0, 400.0, 300.0), 30.0, 60.0);
        QVERIFY(scene.y().low() > 0.5 && scene.y().low() <= 1.0);
        const double decade = scene.y().toPixel(1.0) - scene.y().toPixel(10.0);
        QVERIFY(std::abs(decade - (scene.y().toPixel(10.0) - scene.y().toPixel(100.0))) < 1e-6);
        QCOMPARE(scene.lines(data.series[0], data.series[0].y).front().size(), std::size_t { 3 });
    }

    void missingValuesSplitALine()
    {
        CurvesScene scene;
        scene.setData(losses());
        scene.layout(QRectF(0.0, 0.0, 400.0, 300.0), 30.0, 60.0);
        const CurveSeries &series = scene.data().series[0];
        const auto lines = scene.lines(series, CurvesScene::bold(series));
        QCOMPARE(lines.size(), std::size_t { 2 });
        QCOMPARE(lines[0].size(), std::size_t { 2 });
        QCOMPARE(lines[1].front().x(), scene.plotArea().right());
        QCOMPARE(scene.lineEnd(series)->y(), scene.y().toPixel(2.5));
    }

    void findsThePointUnderThePointer()
    {
        CurvesScene scene;
        scene.setData(losses());
        scene.layout(QRectF(0.0, 0.0, 400.0, 300.0), 30.0, 60.0);
        const QPointF at(scene.x().toPixel(50.0), scene.y().toPixel(5.0));
        const auto found = scene.nearest(at + QPointF(3.0, -4.0), 20.0);
        QVERIFY(found.has_value());
        QCOMPARE(found->index, std::size_t { 1 });
        QCOMPARE(scene.pixel(*found), at);
        QVERIFY(!scene.nearest(at + QPointF(0.0, 60.0), 20.0));
        const Readout readout = scene.readout(*found, PlotStyle::make(PlotTheme::Light));
        QCOMPARE(readout.title, u"a run"_s);
        QCOMPARE(readout.line, u"loss 5.000 · steps 50"_s);
    }

    void theKeyboardReadsTheNewestPointUpToAStep()
    {
        CurvesScene scene;
        scene.setData(losses());
        QCOMPARE(scene.at(0, 120.0)->index, std::size_t { 1 }); // the value at 100 is missing
        QCOMPARE(scene.at(0, 0.0)->index, std::size_t { 0 });
        QCOMPARE(scene.at(0, 1e9)->index, std::size_t { 3 });
        QVERIFY(!scene.at(1, 10.0));
    }

    void theTimelinesStepIsAlwaysInSight()
    {
        CurvesData data = losses();
        data.series[0].x = { 100.0, 150.0, 200.0, 250.0 };
        data.marker = 290.0;
        CurvesScene scene;
        scene.setData(data);
        QCOMPARE(scene.x().low(), 100.0);
        QCOMPARE(scene.x().high(), 290.0);
        data.marker = 20.0;
        scene.setData(data);
        QCOMPARE(scene.x().low(), 0.0); // near zero, so that the axis begins there
        QCOMPARE(scene.x().high(), 250.0);
    }

    void nothingFiniteIsNoTrouble()
    {
        CurvesData data = losses();
        data.yLow.reset();
        data.series[0].y.assign(4, std::numeric_limits<double>::quiet_NaN());
        data.series[0].smoothed.clear();
        CurvesScene scene;
        scene.setData(data);
        scene.layout(QRectF(0.0, 0.0, 1.0, 1.0), 30.0, 60.0); // and no room
        QVERIFY(std::isfinite(scene.y().toPixel(0.5)));
        QVERIFY(!scene.lineEnd(data.series[0]));
        QVERIFY(!scene.at(0, 10.0));
    }
};

QTEST_MAIN(TestCurvesScene)
#include "tst_curvesscene.moc"
