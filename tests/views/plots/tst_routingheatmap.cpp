// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/inventeddata.h"
#include "views/plots/routingheatmap.h"

#include <QElapsedTimer>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <memory>

using namespace Qt::StringLiterals;

class TestRoutingHeatmap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_plot = std::make_unique<tp::RoutingHeatmap>();
        m_plot->resize(660, 420);
        m_data = tp::invented::routing();
        m_plot->setData(m_data);
        m_plot->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_plot.get()));
    }

    void cleanup() { m_plot.reset(); }

    void hoverReadsOutTheCell()
    {
        QSignalSpy hovered(m_plot.get(), &tp::TaskRowsWidget::taskHovered);
        m_data.matrix.values(9, 3) = 0.712;
        m_data.rowLabels[9] = u"upper case"_s;
        m_plot->setData(m_data);
        pointAt(u"t9"_s, 3);
        QCOMPARE(hovered.count(), 1);
        QCOMPARE(hovered.at(0).at(0).toString(), u"t9"_s);
        QCOMPARE(m_plot->readoutText(), u"upper case × e4\nweight 0.71 · rank 1 of 8 · step 612"_s);
        pointAt(u"t9"_s, 4); // same task: no second signal
        QCOMPARE(hovered.count(), 1);
        QVERIFY(m_plot->readoutText().startsWith(u"upper case × e5\n"_s));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(m_plot.get(), &leave);
        QCOMPARE(hovered.count(), 2);
        QVERIFY(hovered.at(1).at(0).toString().isEmpty());
        QVERIFY(m_plot->readoutText().isEmpty());
    }

    void stepsAreChosenOneByOne()
    {
        m_data.overTime = true;
        m_data.linkage.clear();
        for (std::size_t i = 0; i < m_data.matrix.cols.size(); ++i) {
            m_data.columnDetails.append(
                u"mean of steps %1 to %2"_s.arg(10 * i + 1).arg(10 * i + 10));
        }
        m_data.marked = 2;
        m_plot->setData(m_data);
        QSignalSpy chosen(m_plot.get(), &tp::RoutingHeatmap::columnChosen);
        for (const int column : { 3, 5, 5 }) {
            const QPoint at = m_plot->cellCentre(u"t9"_s, column).toPoint();
            QTest::mouseClick(m_plot.get(), Qt::LeftButton, {}, at);
            QCOMPARE(chosen.last().at(0).toInt(), column);
            QCOMPARE(m_plot->selectedTasks(), QStringList { u"t9"_s }); // and stays chosen
        }
        pointAt(u"t9"_s, 3);
        QVERIFY2(m_plot->readoutText().contains(u"mean of steps 31 to 40"_s)
                && !m_plot->readoutText().contains(u"rank"_s),
            qPrintable(m_plot->readoutText()));
        m_plot->setFocus();
        QTest::keyClick(m_plot.get(), Qt::Key_Right);
        QTest::keyClick(m_plot.get(), Qt::Key_Return);
        QCOMPARE(chosen.count(), 4);
        QCOMPARE(chosen.last().at(0).toInt(), 0);
        const QImage marked = m_plot->grab().toImage();
        m_data.marked = 6;
        m_plot->setData(m_data);
        QVERIFY(m_plot->grab().toImage() != marked);
    }

    void clicksChoose()
    {
        QSignalSpy selected(m_plot.get(), &tp::TaskRowsWidget::taskSelected);
        click(u"t3"_s);
        QCOMPARE(selected.last().at(0).toStringList(), QStringList { u"t3"_s });
        click(u"t7"_s);
        QCOMPARE(selected.last().at(0).toStringList(), QStringList { u"t7"_s });
        click(u"t3"_s, Qt::ControlModifier);
        QCOMPARE(sorted(selected.last().at(0).toStringList()), (QStringList { u"t3"_s, u"t7"_s }));
        click(u"t7"_s, Qt::ControlModifier);
        QCOMPARE(selected.last().at(0).toStringList(), QStringList { u"t3"_s });
        click(u"t3"_s); // again: lets go
        QVERIFY(selected.last().at(0).toStringList().isEmpty());
        QCOMPARE(selected.count(), 5);
    }

    void shiftExtendsInRowOrder()
    {
        QSignalSpy selected(m_plot.get(), &tp::TaskRowsWidget::taskSelected);
        click(idOfRow(2));
        click(idOfRow(5), Qt::ShiftModifier);
        QCOMPARE(selected.last().at(0).toStringList(),
            (QStringList { idOfRow(2), idOfRow(3), idOfRow(4), idOfRow(5) }));
    }

    void keyboardWalksTheRows()
    {
        QSignalSpy selected(m_plot.get(), &tp::TaskRowsWidget::taskSelected);
        m_plot->setFocus();
        QTest::keyClick(m_plot.get(), Qt::Key_Down);
        QCOMPARE(selected.last().at(0).toStringList(), QStringList { idOfRow(0) });
        QTest::keyClick(m_plot.get(), Qt::Key_Down);
        QCOMPARE(selected.last().at(0).toStringList(), QStringList { idOfRow(1) });
        QTest::keyClick(m_plot.get(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(selected.last().at(0).toStringList(), (QStringList { idOfRow(1), idOfRow(2) }));
        QTest::keyClick(m_plot.get(), Qt::Key_End);
        QCOMPARE(selected.last().at(0).toStringList(), QStringList { idOfRow(23) });
        const auto before = selected.count();
        QTest::keyClick(m_plot.get(), Qt::Key_Down); // already there
        QCOMPARE(selected.count(), before);
        QTest::keyClick(m_plot.get(), Qt::Key_Escape);
        QVERIFY(selected.last().at(0).toStringList().isEmpty());
        QTest::keyClick(m_plot.get(), Qt::Key_Home);
        QCOMPARE(m_plot->currentTask(), idOfRow(0));
        QVERIFY(m_plot->accessibleDescription().contains(m_data.rowLabels.at(m_data.rowOrder[0])));
    }

    void keyboardReadsOutCells()
    {
        m_plot->setFocus();
        QTest::keyClick(m_plot.get(), Qt::Key_Home);
        QTest::keyClick(m_plot.get(), Qt::Key_Right);
        QTest::keyClick(m_plot.get(), Qt::Key_Right);
        if (!m_plot->hasFocus()) {
            QSKIP("this platform gives no keyboard focus");
        }
        const QString label = m_data.rowLabels.at(m_data.rowOrder[0]);
        QVERIFY(m_plot->readoutText().startsWith(label + u" × e2\n"_s));
        QCOMPARE(m_plot->accessibleDescription(), m_plot->readoutText());
    }

    void linkedSelectionIsSilent()
    {
        QSignalSpy selected(m_plot.get(), &tp::TaskRowsWidget::taskSelected);
        QSignalSpy hovered(m_plot.get(), &tp::TaskRowsWidget::taskHovered);
        const QImage before = m_plot->grab().toImage();
        m_plot->setSelectedTasks({ u"t5"_s, u"of another run"_s });
        const QImage chosen = m_plot->grab().toImage();
        QVERIFY(chosen != before);
        m_plot->setHoveredTask(u"t6"_s);
        QVERIFY(m_plot->grab().toImage() != chosen);
        QCOMPARE(selected.count() + hovered.count(), 0);
        QCOMPARE(m_plot->selectedTasks().size(), 2);
    }

    void emptySaysWhy()
    {
        m_plot->setPlaceholder(u"Nothing yet: press Train."_s, u"Train"_s);
        m_plot->setData({});
        QVERIFY(m_plot->isEmpty());
        QCOMPARE(m_plot->placeholder(), u"Nothing yet: press Train."_s);
        auto *button = m_plot->findChild<QPushButton *>();
        QVERIFY(button && button->isVisible());
        QSignalSpy activated(m_plot.get(), &tp::PlotWidget::placeholderActivated);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(activated.count(), 1);
        QTest::keyClick(m_plot.get(), Qt::Key_Down); // harmless
        m_plot->setData(m_data);
        QVERIFY(!m_plot->isEmpty());
        QVERIFY(!button->isVisible());
    }

    void hundredsOfTasksScroll()
    {
        m_plot->setData(tp::invented::routing(300));
        QVERIFY(m_plot->isScrolled());
        auto *bar = m_plot->findChild<QScrollBar *>();
        QVERIFY(bar->isVisible());
        m_plot->setFocus();
        QTest::keyClick(m_plot.get(), Qt::Key_End);
        QCOMPARE(bar->value(), bar->maximum());
        const QPointF last = m_plot->cellCentre(m_plot->currentTask(), 0);
        QVERIFY(m_plot->rect().contains(last.toPoint()));
        // Ctrl and the wheel shrink the rows to an overview without scrolling.
        for (int i = 0; i < 20; ++i) {
            wheel(-120, Qt::ControlModifier);
        }
        QVERIFY(!m_plot->isScrolled());
        for (int i = 0; i < 20; ++i) {
            wheel(120, Qt::ControlModifier);
        }
        QVERIFY(m_plot->isScrolled());
    }

    void paintingIsQuick()
    {
        m_plot->setData(tp::invented::routing(300));
        m_plot->grab();
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 5; ++i) {
            m_plot->grab();
        }
        // The bound only catches a change of kind, on a loaded machine too.
        QVERIFY2(timer.elapsed() < 5 * 400, qPrintable(QString::number(timer.elapsed())));
    }

    void paletteChangesColours()
    {
        const QColor corner = m_plot->grab().toImage().pixelColor(2, 2);
        QPalette dark = m_plot->palette();
        dark.setColor(QPalette::Base, QColor(0x1d, 0x20, 0x27));
        dark.setColor(QPalette::Text, QColor(0xe4, 0xe7, 0xec));
        m_plot->setPalette(dark);
        QCOMPARE(m_plot->grab().toImage().pixelColor(2, 2), QColor(0x1d, 0x20, 0x27));
        QVERIFY(corner != QColor(0x1d, 0x20, 0x27));
        QCOMPARE(m_plot->style().theme, tp::PlotTheme::Dark);
    }

    void isNamed() { QVERIFY(!m_plot->accessibleName().isEmpty()); }

private:
    void pointAt(const QString &task, int column)
    {
        const QPointF at = m_plot->cellCentre(task, column);
        QVERIFY(!at.isNull());
        QTest::mouseMove(m_plot.get(), at.toPoint());
        QMouseEvent move(
            QEvent::MouseMove, at, m_plot->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(m_plot.get(), &move);
    }

    void click(const QString &task, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseClick(
            m_plot.get(), Qt::LeftButton, keys, m_plot->cellCentre(task, 2).toPoint());
    }

    void wheel(int delta, Qt::KeyboardModifiers keys)
    {
        const QPointF at(300.0, 200.0);
        QWheelEvent event(at,
            m_plot->mapToGlobal(at),
            {},
            { 0, delta },
            Qt::NoButton,
            keys,
            Qt::NoScrollPhase,
            false);
        QCoreApplication::sendEvent(m_plot.get(), &event);
    }

    QString idOfRow(int row) const
    {
        return m_data.rowIds.at(m_data.rowOrder[static_cast<std::size_t>(row)]);
    }

    static QStringList sorted(QStringList list)
    {
        list.sort();
        return list;
    }

    std::unique_ptr<tp::RoutingHeatmap> m_plot;
    tp::HeatmapData m_data;
};

QTEST_MAIN(TestRoutingHeatmap)
#include "tst_routingheatmap.moc"
