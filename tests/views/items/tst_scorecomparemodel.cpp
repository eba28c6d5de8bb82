// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/scorecomparemodel.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace tp;

class TestScoreCompareModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void showsScoresAndDifferences()
    {
        ScoreCompareModel model;
        const QAbstractItemModelTester tester(&model);
        model.setTable(table());
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.columnCount(), 5);
        QCOMPARE(text(model, 0, 2), u"0.50"_s); // the baseline
        QCOMPARE(text(model, 0, 3), u"0.75  +0.25"_s);
        QCOMPARE(text(model, 1, 3), u"0.20  −0.40"_s);
        QCOMPARE(text(model, 2, 3), u"–"_s);
        QCOMPARE(text(model, 2, 4), u"0.31  ±0.00"_s); // 0.001 is no difference worth a sign
        QCOMPARE(model.headerData(3, Qt::Horizontal, Qt::DisplayRole).toString(), u"poly"_s);
    }

    void sortsByDifferenceWithMissingLast()
    {
        ScoreCompareModel model;
        model.setTable(table());
        QSortFilterProxyModel sorted;
        sorted.setSourceModel(&model);
        sorted.setSortRole(ScoreCompareModel::SortRole);
        sorted.sort(3);
        QCOMPARE(sorted.index(0, 0).data().toString(), u"Mood"_s);
        QCOMPARE(sorted.index(1, 0).data().toString(), u"First"_s);
        QCOMPARE(sorted.index(2, 0).data().toString(), u"Only here"_s);
    }

    void newNumbersKeepTheRows()
    {
        ScoreCompareModel model;
        model.setTable(table());
        QSignalSpy reset(&model, &ScoreCompareModel::modelReset);
        QSignalSpy changed(&model, &ScoreCompareModel::dataChanged);
        ScoreTable newer = table();
        newer.rows[0].scores[1] = 0.9;
        model.setTable(newer);
        QVERIFY(reset.isEmpty());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(text(model, 0, 3), u"0.90  +0.40"_s);
        newer.baseline = 1;
        model.setTable(newer);
        QCOMPARE(reset.size(), 1);
        QCOMPARE(text(model, 0, 2), u"0.50  −0.40"_s);
    }

    void findsTasks()
    {
        ScoreCompareModel model;
        model.setTable(table());
        QCOMPARE(model.find(u"mood"_s), 1);
        QCOMPARE(model.find(u"nobody"_s), -1);
        QCOMPARE(model.index(1, 0).data(ScoreCompareModel::IdRole).toString(), u"mood"_s);
    }

private:
    static ScoreTable table()
    {
        const double none = std::nan("");
        ScoreTable result;
        result.runs = { u"lora"_s, u"poly"_s, u"tlora"_s };
        result.rows = {
            { u"first"_s, u"First"_s, u"extract"_s, { 0.5, 0.75, 0.5 }, { 0.05, none, none } },
            { u"mood"_s, u"Mood"_s, u"classify"_s, { 0.6, 0.2, 0.6 }, { none, none, none } },
            { u"own"_s, u"Only here"_s, u"classify"_s, { 0.31, none, 0.311 }, { none, none, none } }
        };
        return result;
    }

    static QString text(const ScoreCompareModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }
};

QTEST_GUILESS_MAIN(TestScoreCompareModel)
#include "tst_scorecomparemodel.moc"
