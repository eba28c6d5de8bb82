// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/curvesplot.h"
#include "views/plots/inventeddata.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <limits>
#include <memory>

using namespace Qt::StringLiterals;

class TestCurvesPlot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_plot = std::make_unique<tp::CurvesPlot>();
        m_plot->resize(640, 280);
        m_plot->setData(tp::invented::curves());
        m_plot->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_plot.get()));
        QTest::qWait(1);
    }

    void cleanup() { m_plot.reset(); }

    void rangesHoldAllData()
    {
        const auto ranges = m_plot->ranges();
        QCOMPARE(ranges.xLow, 0.0); // not 1, the first step
        QVERIFY(ranges.xHigh >= 1491.0 && ranges.xHigh < 1530.0);
        QVERIFY(ranges.yLow < 0.1 && ranges.yHigh > 0.85 && ranges.yHigh < 1.0);
    }

    void shortRunsBeginAtZeroToo()
    {
        tp::CurvesData data;
        data.series.push_back(tp::invented::curve(u"young"_s, 0, 0.5, 5, 1));
        data.series[0].x = { 1.0, 2.0, 3.0, 4.0, 5.0 };
        m_plot->setData(data);
        QCOMPARE(m_plot->ranges().xLow, 0.0);
    }

    void fixedEndsAreKept()
    {
        tp::CurvesData data = tp::invented::curves();
        data.yLow = 0.0;
        data.yHigh = 1.0;
        m_plot->setData(data);
        QCOMPARE(m_plot->ranges().yLow, 0.0);
        QCOMPARE(m_plot->ranges().yHigh, 1.0);
    }

    void logarithmicAxesSkipWhatTheyCannotShow()
    {
        tp::CurvesData data = tp::invented::curves();
        data.logX = data.logY = true;
        data.series[0].y[0] = 0.0;
        data.series[0].smoothed[0] = -1.0;
        m_plot->setData(data);
        QVERIFY(m_plot->ranges().xLow > 0.0);
        QVERIFY(m_plot->ranges().yLow > 0.0);
        QVERIFY(!m_plot->grab().isNull());
    }

    void zoomStopsFollowing()
    {
        QSignalSpy following(m_plot.get(), &tp::CurvesPlot::followingChanged);
        const auto before = m_plot->ranges();
        wheel(120);
        QCOMPARE(following.count(), 1);
        QVERIFY(!m_plot->isFollowing());
        const auto zoomed = m_plot->ranges();
        QVERIFY(zoomed.xHigh - zoomed.xLow < before.xHigh - before.xLow);
        // New data leave the person's view alone ...
        tp::CurvesData longer = tp::invented::curves();
        longer.series.push_back(tp::invented::curve(u"later"_s, 1, 0.9, 400, 9));
        m_plot->setData(longer);
        QCOMPARE(m_plot->ranges().xHigh, zoomed.xHigh);
        // ... until a double click shows all of them.
        QTest::mouseDClick(area(), Qt::LeftButton, {}, QPoint(200, 100));
        QVERIFY(m_plot->isFollowing());
        QVERIFY(m_plot->ranges().xHigh > 3990.0);
    }

    void wheelZoomsOneAxisWithKeys()
    {
        const auto before = m_plot->ranges();
        wheel(120, Qt::ShiftModifier);
        QCOMPARE(m_plot->ranges().yHigh, before.yHigh);
        QVERIFY(m_plot->ranges().xHigh < before.xHigh);
        const auto narrow = m_plot->ranges();
        wheel(120, Qt::ControlModifier);
        QCOMPARE(m_plot->ranges().xHigh, narrow.xHigh);
        QVERIFY(m_plot->ranges().yHigh < before.yHigh);
    }

    void dragMoves()
    {
        const auto before = m_plot->ranges();
        QSignalSpy clicked(m_plot.get(), &tp::CurvesPlot::positionClicked);
        mouse(QEvent::MouseButtonPress, { 300, 120 }, Qt::LeftButton);
        mouse(QEvent::MouseMove, { 280, 120 }, Qt::LeftButton);
        mouse(QEvent::MouseMove, { 250, 120 }, Qt::LeftButton);
        mouse(QEvent::MouseButtonRelease, { 250, 120 }, Qt::NoButton);
        QVERIFY(m_plot->ranges().xLow > before.xLow + 50.0);
        QVERIFY(!m_plot->isFollowing());
        QCOMPARE(clicked.count(), 0);
    }

    void clickSaysTheStep()
    {
        QSignalSpy clicked(m_plot.get(), &tp::CurvesPlot::positionClicked);
        const QPointF at = inArea(750.0, 0.2);
        QTest::mouseClick(area(), Qt::LeftButton, {}, at.toPoint());
        QCOMPARE(clicked.count(), 1);
        QVERIFY(std::abs(clicked.at(0).at(0).toDouble() - 750.0) < 4.0);
        QVERIFY(m_plot->isFollowing()); // a click is not a drag
        QTest::mouseClick(area(), Qt::LeftButton, {}, QPoint(3, 3)); // outside the axes
        QCOMPARE(clicked.count(), 1);
    }

    void hoverNamesTheLine()
    {
        QSignalSpy hovered(m_plot.get(), &tp::CurvesPlot::seriesHovered);
        const tp::CurvesData data = tp::invented::curves();
        const QPointF at = inArea(data.series[1].x[100], data.series[1].smoothed[100]);
        mouse(QEvent::MouseMove, at.toPoint() + QPoint(1, 2), Qt::NoButton);
        QCOMPARE(hovered.count(), 1);
        QCOMPARE(hovered.at(0).at(0).toString(), u"lora"_s);
        QVERIFY(m_plot->readoutText().startsWith(u"lora\nmean validation score 0.6"_s));
        mouse(QEvent::MouseMove, inArea(1200.0, 0.2).toPoint(), Qt::NoButton);
        QCOMPARE(hovered.count(), 2);
        QVERIFY(m_plot->readoutText().isEmpty());
    }

    void keyboardDoesTheSame()
    {
        const auto before = m_plot->ranges();
        QTest::keyClick(m_plot.get(), Qt::Key_Plus);
        QVERIFY(m_plot->ranges().xHigh < before.xHigh);
        QTest::keyClick(m_plot.get(), Qt::Key_Right);
        QVERIFY(!m_plot->isFollowing());
        QTest::keyClick(m_plot.get(), Qt::Key_Home);
        QCOMPARE(m_plot->ranges().xHigh, before.xHigh);
        QVERIFY(m_plot->isFollowing());
    }

    void markerMovesWithoutData()
    {
        const QImage before = picture();
        m_plot->setMarker(200.0);
        QVERIFY(picture() != before);
        QCOMPARE(m_plot->data().marker, std::optional<double>(200.0));
        QCOMPARE(m_plot->data().series.size(), std::size_t { 3 });
    }

    void emptyShowsWords_data()
    {
        QTest::addColumn<bool>("series");
        QTest::newRow("no series") << false;
        QTest::newRow("a series without numbers") << true;
    }

    void emptyShowsWords()
    {
        QFETCH(bool, series);
        tp::CurvesData data;
        if (series) {
            tp::CurveSeries nothing;
            nothing.x = { 1.0, 2.0 };
            nothing.y.assign(2, std::numeric_limits<double>::quiet_NaN());
            data.series.push_back(nothing);
        }
        m_plot->setData(data);
        QVERIFY(m_plot->isEmpty());
        QVERIFY(!area()->isVisible());
        m_plot->setData(tp::invented::curves());
        QVERIFY(area()->isVisible());
    }

    void updatesAreCheap()
    {
        tp::CurvesData data;
        for (int i = 0; i < 5; ++i) {
            data.series.push_back(
                tp::invented::curve(QString::number(i), i, 0.5 + 0.1 * i, 2000, 7));
        }
        m_plot->setData(data);
        QTest::qWait(1);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 10; ++i) {
            m_plot->setData(data);
            QCoreApplication::processEvents();
        }
        QVERIFY2(timer.elapsed() < 10 * 400, qPrintable(QString::number(timer.elapsed())));
    }

    void isNamed() { QVERIFY(!m_plot->accessibleName().isEmpty()); }

private:
    // The child that takes the mouse, as a pointer over the middle would find it.
    QWidget *area() const
    {
        for (QObject *child : m_plot->children()) {
            if (child->inherits("QCustomPlot")) {
                return static_cast<QWidget *>(child);
            }
        }
        return nullptr;
    }

    QPointF inArea(double x, double y) const
    {
        return area()->mapFromParent(m_plot->pointAt(x, y));
    }

    QImage picture()
    {
        QTest::qWait(1);
        return m_plot->grab().toImage();
    }

    void mouse(QEvent::Type type, const QPoint &at, Qt::MouseButtons held)
    {
        const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, at, area()->mapToGlobal(QPointF(at)), button, held, {});
        QCoreApplication::sendEvent(area(), &event);
    }

    void wheel(int delta, Qt::KeyboardModifiers keys = {})
    {
        const QPointF at(300.0, 120.0);
        QWheelEvent event(at,
            area()->mapToGlobal(at),
            {},
            { 0, delta },
            Qt::NoButton,
            keys,
            Qt::NoScrollPhase,
            false);
        QCoreApplication::sendEvent(area(), &event);
    }

    std::unique_ptr<tp::CurvesPlot> m_plot;
};

QTEST_MAIN(TestCurvesPlot)
#include "tst_curvesplot.moc"
