// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/inventeddata.h"
#include "views/plots/transferbars.h"

#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

class TestTransferBars : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_plot = std::make_unique<tp::TransferBars>();
        m_plot->resize(640, 300);
        m_plot->setData(tp::invented::transfer());
        m_plot->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_plot.get()));
    }

    void cleanup() { m_plot.reset(); }

    void hoverSaysSideAndInterval()
    {
        QSignalSpy hovered(m_plot.get(), &tp::TaskRowsWidget::taskHovered);
        const QPointF at = m_plot->rowCentre(u"t0"_s);
        QMouseEvent move(
            QEvent::MouseMove, at, m_plot->mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(m_plot.get(), &move);
        QCOMPARE(hovered.count(), 1);
        QCOMPARE(hovered.at(0).at(0).toString(), u"t0"_s);
        QCOMPARE(m_plot->readoutText(),
            u"extract 1  \u22120.310\n95 % interval \u22120.350 to \u22120.270 · n = 3 · hurts · step 612"_s);
    }

    void clickAndKeysChoose()
    {
        QSignalSpy selected(m_plot.get(), &tp::TaskRowsWidget::taskSelected);
        QTest::mouseClick(m_plot.get(), Qt::LeftButton, {}, m_plot->rowCentre(u"t4"_s).toPoint());
        QCOMPARE(selected.last().at(0).toStringList(), QStringList { u"t4"_s });
        QTest::keyClick(m_plot.get(), Qt::Key_Up);
        QCOMPARE(selected.last().at(0).toStringList(), QStringList { u"t3"_s });
        QVERIFY(m_plot->accessibleDescription().contains(u"hurts"_s));
        QTest::mouseClick(m_plot.get(), Qt::LeftButton, {}, QPoint(5, 298)); // beside the rows
        QVERIFY(selected.last().at(0).toStringList().isEmpty());
    }

    void fewBarsStaySlim()
    {
        m_plot->setData(tp::invented::transfer(2));
        const double apart = m_plot->rowCentre(u"t1"_s).y() - m_plot->rowCentre(u"t0"_s).y();
        QVERIFY(apart > 10.0 && apart <= 22.0);
        QVERIFY(!m_plot->isScrolled());
    }

    void hundredsOfTasksScroll()
    {
        m_plot->setData(tp::invented::transfer(300));
        QVERIFY(m_plot->isScrolled());
        QTest::keyClick(m_plot.get(), Qt::Key_End);
        QCOMPARE(m_plot->currentTask(), u"t299"_s);
        QVERIFY(m_plot->rect().contains(m_plot->rowCentre(u"t299"_s).toPoint()));
    }

    void emptyShowsWords()
    {
        const QImage full = m_plot->grab().toImage();
        m_plot->setPlaceholder(u"No references match this run."_s);
        m_plot->setData({});
        QVERIFY(m_plot->isEmpty());
        QVERIFY(m_plot->grab().toImage() != full);
        QVERIFY(m_plot->readoutText().isEmpty());
        QTest::keyClick(m_plot.get(), Qt::Key_Down);
        QTest::mouseClick(m_plot.get(), Qt::LeftButton, {}, QPoint(100, 100));
        QVERIFY(m_plot->selectedTasks().isEmpty());
    }

private:
    std::unique_ptr<tp::TransferBars> m_plot;
};

QTEST_MAIN(TestTransferBars)
#include "tst_transferbars.moc"
