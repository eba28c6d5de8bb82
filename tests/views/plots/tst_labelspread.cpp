// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/plots/labelspread.h"

#include <QTest>

#include <algorithm>

class TestLabelSpread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void labelsMoveNoFartherThanNeeded_data()
    {
        QTest::addColumn<std::vector<double>>("wanted");
        QTest::addColumn<std::vector<double>>("placed");
        using Labels = std::vector<double>;
        QTest::newRow("none") << Labels {} << Labels {};
        QTest::newRow("apart already") << Labels { 20.0, 80.0 } << Labels { 20.0, 80.0 };
        QTest::newRow("equal wishes") << Labels { 50.0, 50.0 } << Labels { 45.0, 55.0 };
        QTest::newRow("order is kept") << Labels { 52.0, 50.0 } << Labels { 56.0, 46.0 };
        QTest::newRow("three in a heap")
            << Labels { 50.0, 50.0, 50.0 } << Labels { 40.0, 50.0, 60.0 };
        QTest::newRow("at the top") << Labels { -20.0, 1.0 } << Labels { 5.0, 15.0 };
        QTest::newRow("at the bottom") << Labels { 99.0, 150.0 } << Labels { 85.0, 95.0 };
        // Least squares by hand: blocks {10, 12, 30 - 20} start at their mean 10.67 - 20/3.
        QTest::newRow("chain") << Labels { 10.0, 12.0, 23.0 } << Labels { 5.0, 15.0, 25.0 };
    }

    void labelsMoveNoFartherThanNeeded()
    {
        QFETCH(std::vector<double>, wanted);
        QFETCH(std::vector<double>, placed);
        const std::vector<double> found = tp::spreadLabels(wanted, 10.0, 0.0, 100.0);
        QCOMPARE(found.size(), placed.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            QCOMPARE(found[i], placed[i]);
        }
    }

    void tooManyAreSpacedEvenly()
    {
        const std::vector<double> found =
            tp::spreadLabels(std::vector<double>(20, 3.0), 10.0, 0.0, 100.0);
        QCOMPARE(found.front(), 2.5);
        QCOMPARE(found.back(), 97.5);
        QVERIFY(std::ranges::is_sorted(found));
    }
};

QTEST_GUILESS_MAIN(TestLabelSpread)
#include "tst_labelspread.moc"
