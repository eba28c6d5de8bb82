// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/colourmaps.h"
#include "views/plots/inventeddata.h"
#include "views/plots/matrixscene.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;

namespace {

constexpr QSize size(660, 420);

tp::MatrixScene sceneOf(const tp::HeatmapData &data, double rowHeight = 0.0, double scroll = 0.0)
{
    tp::MatrixScene scene;
    scene.setStyle(tp::PlotStyle::make(tp::PlotTheme::Light));
    scene.setData(data);
    scene.layout({ QRectF(QPointF(), QSizeF(size)), rowHeight, scroll, 1.0, true });
    return scene;
}

QImage paint(const tp::MatrixScene &scene, const tp::MatrixMarks &marks = {})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    scene.paint(painter, marks);
    return image;
}

} // namespace

class TestMatrixScene : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cellsShowTheirRow()
    {
        tp::HeatmapData data = tp::invented::routing();
        const tp::MatrixScene scene = sceneOf(data);
        QCOMPARE(scene.rows(), 24);
        QCOMPARE(scene.columns(), 8);
        const QImage image = paint(scene);
        for (int row = 0; row < scene.rows(); ++row) {
            const auto task =
                static_cast<std::size_t>(data.rowOrder[static_cast<std::size_t>(row)]);
            for (int column = 0; column < scene.columns(); ++column) {
                const QColor expected = tp::sequentialColour(
                    data.matrix.values(task, static_cast<std::size_t>(column)));
                const QPoint middle = scene.cellRect({ row, column }).center().toPoint();
                QCOMPARE(image.pixelColor(middle).rgb(), expected.rgb());
            }
        }
    }

    void pointsFindTheirCell()
    {
        const tp::MatrixScene scene = sceneOf(tp::invented::routing());
        for (const tp::MatrixCell cell : { tp::MatrixCell { 0, 0 }, { 5, 3 }, { 23, 7 } }) {
            QCOMPARE(scene.cellAt(scene.cellRect(cell).center()), cell);
        }
        const QRectF rows = scene.rowsArea();
        QCOMPARE(scene.cellAt(rows.topLeft() + QPointF(2.0, 1.0)), (tp::MatrixCell { 0, -1 }));
        QCOMPARE(scene.cellAt(rows.topLeft() - QPointF(0.0, 3.0)).row, -1);
        QCOMPARE(scene.cellAt(rows.bottomRight() + QPointF(20.0, 0.0)).row, -1);
    }

    void scrollingMovesRows()
    {
        const tp::MatrixScene scene = sceneOf(tp::invented::routing(300), 10.0, 500.0);
        QCOMPARE(scene.contentHeight(), 3000.0);
        QCOMPARE(scene.cellAt(scene.cellsArea().topLeft() + QPointF(3.0, 3.0)).row, 50);
        const QImage image = paint(scene);
        // Rows scrolled out do not paint over the column labels' surroundings.
        const int above = static_cast<int>(scene.cellsArea().top()) - 8;
        QCOMPARE(image.pixelColor(static_cast<int>(scene.cellsArea().center().x()), above),
            QColor(Qt::white));
    }

    void treeNeedsItsOrder()
    {
        tp::HeatmapData data = tp::invented::routing();
        QVERIFY(sceneOf(data).hasDendrogram());
        const double narrow = sceneOf(data).cellsArea().width();
        data.rowOrder.clear();
        const tp::MatrixScene scene = sceneOf(data);
        QVERIFY(!scene.hasDendrogram());
        QVERIFY(scene.cellsArea().width() > narrow + 30.0); // its room goes to the cells
        QCOMPARE(scene.dataRow(3), 3);
    }

    void brokenOrderIsTheGivenOne()
    {
        tp::HeatmapData data = tp::invented::routing();
        data.rowOrder[0] = data.rowOrder[1];
        QCOMPARE(sceneOf(data).dataRow(0), 0);
    }

    void symmetricColumnsFollowTheRows()
    {
        const tp::HeatmapData data = tp::invented::similarity();
        const tp::MatrixScene scene = sceneOf(data);
        for (int i = 0; i < scene.rows(); ++i) {
            QCOMPARE(scene.dataColumn(i), scene.dataRow(i));
            QCOMPARE(scene.value({ i, i }), 1.0);
        }
        QCOMPARE(scene.columnLabel(2), data.rowLabels.at(data.rowOrder[2]));
    }

    void ordersStandApart()
    {
        tp::HeatmapData data = tp::invented::routing();
        tp::Matrix wide(24, 16, 0.1);
        data.matrix.values = wide;
        data.matrix.cols.clear();
        for (int order = 1; order <= 2; ++order) {
            for (int expert = 1; expert <= 8; ++expert) {
                data.matrix.cols.push_back(
                    "o" + std::to_string(order) + " e" + std::to_string(expert));
            }
        }
        const tp::MatrixScene scene = sceneOf(data);
        const auto gap = [&](int column) {
            return scene.cellRect({ 0, column + 1 }).left() - scene.cellRect({ 0, column }).right();
        };
        QVERIFY(gap(7) > gap(6) + 4.0);
        QVERIFY(gap(8) < 3.0);
    }

    void missingValuesAreBlank()
    {
        tp::HeatmapData data = tp::invented::routing();
        data.rowOrder.clear();
        data.matrix.values(2, 4) = std::numeric_limits<double>::quiet_NaN();
        const tp::MatrixScene scene = sceneOf(data);
        const QImage image = paint(scene);
        QCOMPARE(
            image.pixelColor(scene.cellRect({ 2, 4 }).center().toPoint()), scene.style().blank);
    }

    void selectionIsMorePixelsThanColour()
    {
        const tp::MatrixScene scene = sceneOf(tp::invented::routing());
        tp::MatrixMarks marks;
        marks.selected.assign(24, false);
        marks.selected[4] = true;
        const QImage plain = paint(scene);
        const QImage marked = paint(scene, marks);
        QVERIFY(plain != marked);
        // Greyscale still tells them apart: the label is bold and framed.
        QVERIFY(plain.convertToFormat(QImage::Format_Grayscale8)
            != marked.convertToFormat(QImage::Format_Grayscale8));
    }

    void manyCellsAreOnePicture()
    {
        const tp::HeatmapData data = tp::invented::similarity(300); // 90 000 cells
        const tp::MatrixScene scene = sceneOf(data);
        const QImage image = paint(scene);
        const QRectF cells = scene.cellsArea();
        // The diagonal is 1 wherever it is looked at.
        const QPoint early = (cells.topLeft() * 0.75 + cells.bottomRight() * 0.25).toPoint();
        QCOMPARE(image.pixelColor(early).rgb(), tp::divergingColour(1.0, Qt::white).rgb());
    }

    void heightGivesRowsTheirHeight()
    {
        tp::MatrixScene scene = sceneOf(tp::invented::routing());
        const double height = scene.heightFor(400.0, 15.0, true);
        scene.layout({ QRectF(0.0, 0.0, 400.0, height), 0.0, 0.0, 0.0, true });
        QCOMPARE(scene.rowHeight(), 15.0);
    }
};

QTEST_MAIN(TestMatrixScene)
#include "tst_matrixscene.moc"
