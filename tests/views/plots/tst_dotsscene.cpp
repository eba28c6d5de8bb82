// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/dotsscene.h"
#include "views/plots/scoredots.h"

#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace tp;

namespace {

DotsData data()
{
    DotsData dots;
    dots.keys = { u"run a"_s, u"run b"_s, u"run c"_s };
    dots.labels = { u"lora"_s, u"poly"_s, u"tensorpoly-1"_s };
    dots.rows = { { u"first"_s, u"First word"_s, { 0.9, 0.7, 0.5 } },
        { u"mood"_s, u"Mood"_s, { 0.2, std::nan(""), 0.6 } } };
    dots.axisTitle = u"validation score"_s;
    return dots;
}

DotsScene sceneOf(const DotsData &dots)
{
    DotsScene scene;
    scene.setStyle(PlotStyle::make(PlotTheme::Paper));
    scene.setData(dots);
    scene.layout({ QRectF(0.0, 0.0, 480.0, 200.0), 0.0, 0.0 });
    return scene;
}

} // namespace

class TestDotsScene final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void higherScoresStandFurtherRight()
    {
        const DotsScene scene = sceneOf(data());
        QVERIFY(scene.dot(0, 0).x() > scene.dot(0, 1).x());
        QVERIFY(scene.dot(0, 1).x() > scene.dot(0, 2).x());
        QVERIFY(scene.dot(1, 0).y() > scene.dot(0, 0).y());
    }

    void gapsStandAroundZero()
    {
        DotsData dots = data();
        dots.gaps = true;
        dots.rows[0].values = { -0.3, 0.0, 0.1 };
        const DotsScene scene = sceneOf(dots);
        // The axis runs from -0.4 to 0.6, ends at fifths.
        const double left = scene.dot(0, 0).x();
        const double zero = scene.dot(0, 1).x();
        QVERIFY(left < zero && zero < scene.dot(0, 2).x());
        QVERIFY(std::abs((zero - left) - 3.0 * (scene.dot(0, 2).x() - zero)) < 1e-6);
        QVERIFY(left > scene.rowsArea().left());
        QVERIFY(scene.dot(1, 2).x() < scene.rowsArea().right());
        QCOMPARE(scene.differenceText(0), u"+0.40"_s);
    }

    void saysTheDifferenceToTheBaseline()
    {
        DotsData dots = data();
        QCOMPARE(sceneOf(dots).differenceText(0), u"\u22120.40"_s); // of the last run
        QCOMPARE(sceneOf(dots).differenceText(1), u"+0.40"_s);
        dots.baseline = 2; // then of the one before it
        QCOMPARE(sceneOf(dots).differenceText(0), u"+0.20"_s);
        QCOMPARE(sceneOf(dots).differenceText(1), QString());
    }

    void marksAreToldApartByShapeToo()
    {
        for (std::size_t a = 0; a < 8; ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                QVERIFY(markShape(a, 5.0) != markShape(b, 5.0));
            }
            QVERIFY(markShape(a, 5.0).boundingRect().width() > 6.0);
        }
    }

    void paintsEveryMarkThatHasAScore()
    {
        const DotsScene scene = sceneOf(data());
        QImage image(480, 200, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        scene.paint(painter, {});
        painter.end();
        for (const auto &[row, run] : { std::pair(0, 0), { 0, 1 }, { 0, 2 }, { 1, 0 }, { 1, 2 } }) {
            const QColor expected = scene.style().series(-1, data().keys.value(run));
            QCOMPARE(image.pixel(scene.dot(row, std::size_t(run)).toPoint()), expected.rgb());
        }
    }

    void rowsAreFoundAndChosen()
    {
        ScoreDots widget;
        widget.resize(480, 240);
        widget.setData(data());
        widget.show();
        QSignalSpy chosen(&widget, &ScoreDots::taskSelected);
        QTest::mouseClick(&widget, Qt::LeftButton, {}, widget.rowCentre(u"mood"_s).toPoint());
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().toStringList(), QStringList { u"mood"_s });
        QTest::mouseMove(&widget, widget.rowCentre(u"mood"_s).toPoint());
        QTRY_VERIFY(widget.readoutText().contains(u"tensorpoly-1 0.600"_s));
        QVERIFY(widget.readoutText().contains(u"poly –"_s));
    }

    void withoutRowsThePlaceholderShows()
    {
        ScoreDots widget;
        widget.setData({});
        QVERIFY(widget.isEmpty());
        QVERIFY(!widget.placeholder().isEmpty());
    }
};

QTEST_MAIN(TestDotsScene)
#include "tst_dotsscene.moc"
