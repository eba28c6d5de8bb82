// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/panelsscene.h"
#include "views/plots/routingpanels.h"

#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace tp;

namespace {

MatrixPanel panelOf(const QString &title, int columns, double value)
{
    MatrixPanel panel { title, title, {} };
    HeatmapData &data = panel.data;
    data.matrix.values = Matrix(3, std::size_t(columns), value);
    for (int row = 0; row < 3; ++row) {
        data.matrix.rows.push_back("t" + std::to_string(row));
        data.rowIds.append(u"t%1"_s.arg(row));
        data.rowLabels.append(u"Task %1"_s.arg(row));
    }
    for (int column = 0; column < columns; ++column) {
        data.matrix.cols.push_back("e" + std::to_string(column + 1));
    }
    data.valueName = u"weight"_s;
    data.high = 0.5;
    return panel;
}

PanelsData data()
{
    PanelsData panels;
    panels.panels = { panelOf(u"a"_s, 4, 0.1), panelOf(u"b"_s, 4, 0.4), panelOf(u"c"_s, 8, 0.2) };
    MatrixPanel difference = panelOf(u"difference"_s, 4, 0.3);
    difference.key.clear();
    difference.data.scale = ColourScale::Diverging;
    difference.data.low = -0.5;
    difference.data.matrix.values(1, 2) = std::nan("");
    panels.panels.push_back(difference);
    panels.words = u"how far apart"_s;
    return panels;
}

PanelsScene sceneOf(const PanelsData &panels, double width = 900.0)
{
    PanelsScene scene;
    scene.setStyle(PlotStyle::make(PlotTheme::Paper));
    scene.setData(panels);
    scene.layout({ QRectF(0.0, 0.0, width, 300.0), 0.0, 0.0, 1.0 });
    return scene;
}

} // namespace

class TestPanelsScene final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnsAreEquallyWideEverywhere()
    {
        const PanelsScene scene = sceneOf(data());
        const double wide = scene.scenes()[0].cellRect({ 0, 1 }).width();
        for (const MatrixScene &matrix : scene.scenes()) {
            QVERIFY(std::abs(matrix.cellRect({ 0, 1 }).width() - wide) <= 1.5);
            QCOMPARE(matrix.cellRect({ 1, 0 }).top(), scene.scenes()[0].cellRect({ 1, 0 }).top());
        }
        // Nothing lies on its neighbour or beyond the area.
        for (std::size_t i = 1; i < scene.scenes().size(); ++i) {
            QVERIFY(
                scene.scenes()[i].cellsArea().left() > scene.scenes()[i - 1].cellsArea().right());
        }
        QVERIFY(scene.scenes().back().cellsArea().right() < 900.0);
    }

    void rowsStandBesideTheirLabelsInEveryPanel()
    {
        // Orders have a second line of names below their columns.
        PanelsData panels = data();
        panels.panels[2].data.matrix.cols = {
            "o1 e1", "o1 e2", "o1 e3", "o1 e4", "o2 e1", "o2 e2", "o2 e3", "o2 e4"
        };
        const PanelsScene scene = sceneOf(panels);
        for (const MatrixScene &matrix : scene.scenes()) {
            for (int row = 0; row < 3; ++row) {
                QCOMPARE(matrix.cellRect({ row, 0 }).top(),
                    scene.scenes()[0].cellRect({ row, 0 }).top());
            }
            QCOMPARE(matrix.cellsArea().bottom(), scene.scenes()[0].cellsArea().bottom());
        }
    }

    void longTitlesOfNarrowPanelsAreSlanted()
    {
        PanelsData panels = data();
        const double straight = sceneOf(panels).heightFor(900.0, 20.0);
        for (MatrixPanel &panel : panels.panels) {
            panel.title = u"tensorpoly-1 · seed 12"_s;
        }
        const double two = sceneOf(panels).heightFor(900.0, 20.0); // lines are enough
        QCOMPARE(two, straight);
        const PanelsScene narrow = sceneOf(panels, 420.0);
        QVERIFY(narrow.heightFor(420.0, 20.0) > straight + 20.0);
        // The cells make room, and every title is there: ink over each panel.
        QVERIFY(
            narrow.scenes()[0].cellsArea().top() > sceneOf(data()).scenes()[0].cellsArea().top());
        QImage image(420, 300, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        narrow.paint(painter, {});
        painter.end();
        for (const MatrixScene &matrix : narrow.scenes()) {
            const QRect over =
                QRectF(matrix.cellsArea().left(), matrix.cellsArea().top() - 40.0, 30.0, 25.0)
                    .toRect();
            int ink = 0;
            for (int y = over.top(); y < over.bottom(); ++y) {
                for (int x = over.left(); x < over.right(); ++x) {
                    ink += qGray(image.pixel(x, y)) < 128 ? 1 : 0;
                }
            }
            QVERIFY2(ink > 15, qPrintable(QString::number(ink)));
        }
    }

    void scalesThatAreSharedHaveOneColourBar()
    {
        const PanelsScene scene = sceneOf(data());
        QVERIFY(!scene.hasColourBar(0));
        QVERIFY(!scene.hasColourBar(1));
        QVERIFY(scene.hasColourBar(2)); // the last of the weights
        QVERIFY(scene.hasColourBar(3)); // the difference
    }

    void cellsHaveTheColourOfTheirValue()
    {
        const PanelsScene scene = sceneOf(data());
        QImage image(900, 300, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        scene.paint(painter, {});
        painter.end();
        for (const MatrixScene &matrix : scene.scenes()) {
            const MatrixCell cell { 0, 1 };
            QCOMPARE(image.pixel(matrix.cellRect(cell).center().toPoint()),
                scene.style().cell(matrix.data(), matrix.value(cell)).rgb());
        }
    }

    void findsCellsOfEveryPanel()
    {
        const PanelsScene scene = sceneOf(data());
        for (int panel = 0; panel < 4; ++panel) {
            const MatrixCell cell { 2, 3 };
            const QPointF middle = scene.scenes()[std::size_t(panel)].cellRect(cell).center();
            QCOMPARE(scene.cellAt(middle), (PanelCell { panel, cell }));
        }
        QCOMPARE(scene.cellAt({ 1.0, 1.0 }).panel, -1);
    }

    void readsOutAndChooses()
    {
        RoutingPanels widget;
        widget.resize(900, 300);
        widget.setData(data());
        widget.show();
        const auto pointAt = [&widget](int panel, const QString &task, int column) {
            QTest::mouseMove(&widget, widget.cellCentre(panel, task, column).toPoint());
        };
        pointAt(1, u"t0"_s, 2);
        QTRY_VERIFY(widget.readoutText().contains(u"b · weight 0.40"_s));
        pointAt(3, u"t1"_s, 2);
        QTRY_VERIFY(widget.readoutText().contains(u"does not have the task"_s));
        QSignalSpy chosen(&widget, &RoutingPanels::taskSelected);
        QTest::mouseClick(&widget, Qt::LeftButton, {}, widget.cellCentre(2, u"t2"_s, 5).toPoint());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().toStringList(), QStringList { u"t2"_s });
    }
};

QTEST_MAIN(TestPanelsScene)
#include "tst_panelsscene.moc"
