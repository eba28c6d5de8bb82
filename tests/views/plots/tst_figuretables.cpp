// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/figuretables.h"

#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;

namespace {

tp::HeatmapData smallMatrix()
{
    tp::HeatmapData data;
    data.matrix.values = tp::Matrix(2, 2);
    data.matrix.values(0, 0) = 0.25;
    data.matrix.values(0, 1) = 0.75;
    data.matrix.values(1, 0) = 1.0;
    data.matrix.values(1, 1) = std::numeric_limits<double>::quiet_NaN();
    data.matrix.cols = { "e1", "e2" };
    data.rowIds = { u"sum_up"_s, u"b"_s };
    data.rowLabels = { u"sum_up"_s, u"say \"no\", 50 %"_s };
    data.categories = { 0, -1 };
    data.categoryNames = { u"R&D"_s };
    data.rowOrder = { 1, 0 };
    return data;
}

} // namespace

class TestFigureTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void heatmapRowsAreAsDrawn()
    {
        QCOMPARE(QString::fromStdString(tp::figureCsv(smallMatrix())),
            u"task,label,category,e1,e2\n"
            "b,\"say \"\"no\"\", 50 %\",,1,nan\n"
            "sum_up,sum_up,R&D,0.25,0.75\n"_s);
    }

    void barsKeepFullPrecision()
    {
        tp::BarsData data;
        data.rows.push_back({ u"a"_s, u"A"_s, -0.1234567890123, -0.25, 0.5, 3 });
        QCOMPARE(QString::fromStdString(tp::figureCsv(data)),
            u"task,label,value,low,high,n\na,A,-0.1234567890123,-0.25,0.5,3\n"_s);
    }

    void curvesAreLong()
    {
        tp::CurvesData data;
        tp::CurveSeries series;
        series.key = u"run"_s;
        series.x = { 1.0, 2.0 };
        series.y = { 0.5, 0.25 };
        series.smoothed = { 0.5, 0.375 };
        data.series.push_back(series);
        QCOMPARE(QString::fromStdString(tp::figureCsv(data)),
            u"series,x,y,smoothed,low,high\nrun,1,0.5,0.5,,\nrun,2,0.25,0.375,,\n"_s);
    }

    void clustersHoldBothPanels()
    {
        tp::ClustersData data;
        data.similarity = smallMatrix();
        data.similarity.symmetric = true;
        tp::CurveSeries ari;
        ari.label = u"ARI"_s;
        ari.x = { 5.0 };
        ari.y = { 0.5 };
        data.agreement.series.push_back(ari);
        QCOMPARE(QString::fromStdString(tp::figureCsv(data)),
            u"panel,row,column,value\n"
            "similarity,b,b,nan\nsimilarity,b,sum_up,1\n"
            "similarity,sum_up,b,0.75\nsimilarity,sum_up,sum_up,0.25\n"
            "agreement,ARI,5,0.5\n"_s);
    }

    void mapsHoldTasksAndExperts()
    {
        tp::MapData data;
        data.categoryNames = { u"know"_s };
        data.tasks.push_back(
            { .id = u"capital"_s, .label = u"Capital, of"_s, .x = 0.5, .y = -0.25, .category = 0 });
        data.experts.push_back({ .label = u"e1"_s, .x = 0.125, .load = 1.5 });
        QCOMPARE(QString::fromStdString(tp::figureCsv(data)),
            u"kind,id,label,category,x,y,load\n"
            "task,capital,\"Capital, of\",know,0.5,-0.25,\n"
            "expert,e1,e1,,0.125,0,1.5\n"_s);
        QVERIFY(!tp::figureLatex(data).has_value());
    }

    void latexIsEscaped()
    {
        const auto tex = tp::figureLatex(smallMatrix());
        QVERIFY(tex.has_value());
        QCOMPARE(QString::fromStdString(*tex),
            u"\\begin{tabular}{llrr}\n\\toprule\nTask & Category & e1 & e2 \\\\\n\\midrule\n"
            "say \"no\", 50 \\% &  & $1.00$ & -- \\\\\n"
            "sum\\_up & R\\&D & $0.25$ & $0.75$ \\\\\n"
            "\\bottomrule\n\\end{tabular}\n"_s);
    }

    void latexOfTransferHasIntervals()
    {
        tp::BarsData data;
        data.rows.push_back({ u"a"_s, u"A"_s, -0.3, -0.35, -0.25, 3 });
        const auto tex = tp::figureLatex(data);
        QVERIFY(tex.has_value());
        QVERIFY(QString::fromStdString(*tex).contains(
            u"A & $-0.300$ & [$-0.350$, $-0.250$] & 3 \\\\\n"_s));
    }

    void curvesHaveNoLatex()
    {
        const auto tex = tp::figureLatex(tp::CurvesData {});
        QVERIFY(!tex.has_value());
        QCOMPARE(tex.error().code, tp::ErrorCode::Unsupported);
        QVERIFY(!tex.error().hint.empty());
    }
};

QTEST_GUILESS_MAIN(TestFigureTables)
#include "tst_figuretables.moc"
