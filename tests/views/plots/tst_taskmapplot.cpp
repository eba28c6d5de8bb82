// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/mapscene.h"
#include "views/plots/taskmapplot.h"

#include "model/core/rng.h"

#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>
#include <memory>

using namespace Qt::StringLiterals;

namespace {

// Tasks on a circle, three categories, and an expert in the middle and one at the rim.
tp::MapData ring(int tasks)
{
    tp::MapData data;
    data.categoryNames = { u"extract"_s, u"know"_s, u"rewrite"_s };
    for (int i = 0; i < tasks; ++i) {
        const double turn = 6.283185307179586 * i / tasks;
        data.tasks.push_back({ .id = u"t%1"_s.arg(i),
            .label = u"task %1"_s.arg(i),
            .detail = u"detail %1"_s.arg(i),
            .x = 0.6 * std::cos(turn),
            .y = 0.6 * std::sin(turn),
            .category = i % 3 });
    }
    data.experts = { { .label = u"e1"_s, .detail = u"used by all"_s, .load = 1.0 },
        { .label = u"e2"_s, .detail = u"used by one"_s, .x = 0.35, .y = 0.1, .load = 0.2 } };
    return data;
}

} // namespace

class TestTaskMapPlot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_plot = std::make_unique<tp::TaskMapPlot>();
        m_plot->resize(600, 440);
        m_plot->setData(ring(12));
        m_plot->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_plot.get()));
    }
    void cleanup() { m_plot.reset(); }

    void clickChoosesTheTask()
    {
        QSignalSpy selected(m_plot.get(), &tp::TaskRowsWidget::taskSelected);
        click(u"t3"_s);
        QCOMPARE(selected.last().at(0).toStringList(), QStringList { u"t3"_s });
        click(u"t5"_s, Qt::ControlModifier);
        QCOMPARE(selected.last().at(0).toStringList(), (QStringList { u"t3"_s, u"t5"_s }));
        QTest::mouseClick(m_plot.get(), Qt::LeftButton, {}, QPoint(590, 10));
        QCOMPARE(selected.last().at(0).toStringList(), QStringList());
    }

    void hoverReadsOutTasksAndExperts()
    {
        QSignalSpy hovered(m_plot.get(), &tp::TaskRowsWidget::taskHovered);
        QTest::mouseMove(m_plot.get(), m_plot->taskPoint(u"t7"_s).toPoint());
        QTRY_COMPARE(m_plot->readoutText(), u"task 7\ndetail 7"_s);
        QCOMPARE(hovered.last().at(0).toString(), u"t7"_s);
        QTest::mouseMove(m_plot.get(), m_plot->expertPoint(u"e1"_s).toPoint());
        QTRY_COMPARE(m_plot->readoutText(), u"expert e1\nused by all"_s);
        QCOMPARE(hovered.last().at(0).toString(), QString());
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(m_plot.get(), &leave);
        QVERIFY(m_plot->readoutText().isEmpty());
    }

    void arrowKeysGoToTheNeighbourInTheirDirection()
    {
        QSignalSpy selected(m_plot.get(), &tp::TaskRowsWidget::taskSelected);
        m_plot->setFocus();
        click(u"t0"_s); // the rightmost
        QTest::keyClick(m_plot.get(), Qt::Key_Up);
        QCOMPARE(m_plot->selectedTasks(), QStringList { u"t1"_s });
        QTest::keyClick(m_plot.get(), Qt::Key_Down);
        QCOMPARE(m_plot->selectedTasks(), QStringList { u"t0"_s });
        QTest::keyClick(m_plot.get(), Qt::Key_Right); // nothing there
        QCOMPARE(m_plot->selectedTasks(), QStringList { u"t0"_s });
        QTest::keyClick(m_plot.get(), Qt::Key_Escape);
        QVERIFY(m_plot->selectedTasks().isEmpty());
        QVERIFY(m_plot->accessibleDescription().contains(u"task 0"_s));
    }

    void withoutTasksItSaysWhatWillBeHere()
    {
        m_plot->setData({});
        QVERIFY(m_plot->isEmpty());
        QVERIFY(m_plot->placeholder().size() > 20);
        QTest::keyClick(m_plot.get(), Qt::Key_Up);
        QTest::mouseClick(m_plot.get(), Qt::LeftButton, {}, QPoint(100, 100));
        QVERIFY(m_plot->selectedTasks().isEmpty());
    }

    void labelsDoNotOverlap()
    {
        tp::MapScene scene;
        scene.setStyle(tp::PlotStyle::make(tp::PlotTheme::Light));
        tp::Rng rng(1);
        tp::MapData data = ring(300);
        for (tp::MapTask &task : data.tasks) {
            task.x = rng.uniform() - 0.5;
            task.y = rng.uniform() - 0.5;
        }
        scene.setData(data);
        scene.layout(QRectF(0, 0, 700, 500), true);
        std::vector<QRectF> shown;
        for (const auto *labels : { &scene.taskLabels(), &scene.expertLabels() }) {
            for (const QRectF &label : *labels) {
                if (!label.isNull()) {
                    for (const QRectF &other : shown) {
                        QVERIFY(!other.intersects(label));
                    }
                    QVERIFY(QRectF(0, 0, 700, 500).contains(label));
                    shown.push_back(label);
                }
            }
        }
        QVERIFY(shown.size() > 20);
        QVERIFY(shown.size() < 302); // there is not room for all
    }

    void everyCategoryHasAShapeOfItsOwn()
    {
        // Grey pictures of a single mark differ where only the category does.
        QList<QImage> pictures;
        for (int category = 0; category < 10; ++category) {
            tp::MapScene scene;
            tp::PlotStyle style = tp::PlotStyle::make(tp::PlotTheme::Light);
            scene.setStyle(style);
            tp::MapData data;
            data.tasks.push_back({ .id = u"t"_s, .category = category });
            scene.setData(data);
            scene.layout(QRectF(0, 0, 60, 60), false);
            QImage image(60, 60, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            scene.paint(painter, {});
            painter.end();
            // The mark itself, without the grid: darker than the lines.
            QImage mask(60, 60, QImage::Format_Mono);
            for (int y = 0; y < 60; ++y) {
                for (int x = 0; x < 60; ++x) {
                    const QColor colour = image.pixelColor(x, y);
                    mask.setPixel(x, y, colour.saturation() > 60 || colour.value() < 200);
                }
            }
            QVERIFY2(!pictures.contains(mask), qPrintable(QString::number(category)));
            pictures.append(mask);
        }
    }

    void distancesKeepTheirProportion()
    {
        const QPointF right = m_plot->taskPoint(u"t0"_s);
        const QPointF top = m_plot->taskPoint(u"t3"_s);
        const QPointF left = m_plot->taskPoint(u"t6"_s);
        QVERIFY(right.x() > left.x() && top.y() < right.y());
        const QPointF centre = (right + left) / 2.0;
        QVERIFY(std::abs((right.x() - centre.x()) - (centre.y() - top.y())) < 0.01);
    }

    void brokenNumbersAreDrawnInTheMiddle()
    {
        tp::MapData data = ring(4);
        data.tasks[1].x = std::numeric_limits<double>::quiet_NaN();
        data.tasks[2].y = std::numeric_limits<double>::infinity();
        data.experts[0].load = std::numeric_limits<double>::quiet_NaN();
        m_plot->setData(data);
        QVERIFY(!m_plot->grab().isNull());
        QVERIFY(QRectF(m_plot->rect()).contains(m_plot->taskPoint(u"t1"_s)));
    }

private:
    void click(const QString &task, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(
            m_plot.get(), Qt::LeftButton, modifiers, m_plot->taskPoint(task).toPoint());
    }

    std::unique_ptr<tp::TaskMapPlot> m_plot;
};

QTEST_MAIN(TestTaskMapPlot)
#include "tst_taskmapplot.moc"
