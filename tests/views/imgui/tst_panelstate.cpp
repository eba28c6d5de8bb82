// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/imgui/panelstate.h"

#include <QTest>

using namespace tp;

class TestPanelState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void instrumentsFillTheWindowWithoutOverlap_data()
    {
        QTest::addColumn<QSizeF>("size");
        QTest::newRow("wide") << QSizeF(1320.0, 820.0);
        QTest::newRow("narrow") << QSizeF(640.0, 440.0);
        QTest::newRow("tall") << QSizeF(700.0, 1600.0);
    }

    void instrumentsFillTheWindowWithoutOverlap()
    {
        QFETCH(QSizeF, size);
        const QRectF area(QPointF(), size);
        const PanelLayout layout = PanelLayout::of(area, 15.0);
        double covered = layout.status.width() * layout.status.height();
        for (std::size_t i = 0; i < layout.cards.size(); ++i) {
            const QRectF &card = layout.cards[i];
            QVERIFY(area.contains(card));
            QVERIFY(card.width() >= 200.0 && card.height() >= 150.0);
            QVERIFY(!card.intersects(layout.status));
            covered += card.width() * card.height();
            for (std::size_t other = i + 1; other < layout.cards.size(); ++other) {
                QVERIFY(!card.intersects(layout.cards[other]));
            }
        }
        QVERIFY(covered > 0.88 * size.width() * size.height());
    }

    void wideWindowsPutTheRoutingInTheMiddle()
    {
        const PanelLayout wide = PanelLayout::of(QRectF(0.0, 0.0, 1320.0, 820.0), 15.0);
        QVERIFY(wide.card(Instrument::Runs).right() < wide.card(Instrument::Routing).left());
        QVERIFY(wide.card(Instrument::Routing).right() < wide.card(Instrument::Transfer).left());
        const PanelLayout narrow = PanelLayout::of(QRectF(0.0, 0.0, 700.0, 820.0), 15.0);
        QVERIFY(
            narrow.card(Instrument::Routing).bottom() < narrow.card(Instrument::Transfer).top());
    }
};

QTEST_APPLESS_MAIN(TestPanelState)
#include "tst_panelstate.moc"
