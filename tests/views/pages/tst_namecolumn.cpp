// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/namecolumn.h"

#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tp;

namespace {

// Name, category and two numbers, as the tables of tasks have them.
struct World
{
    World()
        : model(1, 4)
    {
        model.setHorizontalHeaderLabels({ u"Task"_s, u"Category"_s, u"Score"_s, u"Examples"_s });
        fill(u"reading_comprehension"_s);
        table.setModel(&model);
        new NameColumn(table, 0, 1);
        table.resize(900, 300);
        table.show();
    }

    void fill(const QString &category)
    {
        const QStringList texts {
            u"A task with a name that is rather long"_s, category, u"0.5"_s, u"3000"_s
        };
        for (int column = 0; column < 4; ++column) {
            model.setItem(0, column, new QStandardItem(texts[column]));
        }
    }
    int width(int column) { return table.horizontalHeader()->sectionSize(column); }
    int all() { return table.horizontalHeader()->length(); }

    QStandardItemModel model;
    QTableView table;
};

} // namespace

class TestNameColumn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNameTakesTheRoom()
    {
        World world;
        QTRY_COMPARE(world.all(), world.table.viewport()->width());
        const int before = world.width(0);
        QVERIFY(before > 300);
        world.table.resize(1100, 300);
        QTRY_COMPARE(world.width(0), before + 200);
    }

    void theSecondIsCutBeforeTheName()
    {
        World world;
        QTRY_COMPARE(world.all(), world.table.viewport()->width());
        const int whole = world.width(1);
        world.table.resize(world.width(2) + world.width(3) + whole + 120, 300);
        QTRY_VERIFY(world.width(1) < whole);
        QVERIFY(world.width(0) >= 140);
        QCOMPARE(world.all(), world.table.viewport()->width());
    }

    void aHiddenColumnTakesNoRoom()
    {
        World world;
        QTRY_COMPARE(world.all(), world.table.viewport()->width());
        const int before = world.width(0);
        const int second = world.width(1);
        world.table.setColumnHidden(1, true);
        QTRY_COMPARE(world.width(0), before + second);
        QCOMPARE(world.all(), world.table.viewport()->width());
        world.table.setColumnHidden(1, false);
        QTRY_COMPARE(world.all(), world.table.viewport()->width());
        QVERIFY(world.width(1) > 0);
    }

    void aLongerNumberGetsItsRoom()
    {
        World world;
        QTRY_COMPARE(world.all(), world.table.viewport()->width());
        const int before = world.width(2);
        world.model.item(0, 2)->setText(u"0.7"_s);
        QCOMPARE(world.width(2), before);
        world.model.item(0, 2)->setText(u"0.700 \u00b1 0.100"_s);
        QVERIFY(world.width(2) > before);
        QCOMPARE(world.all(), world.table.viewport()->width());
        world.model.item(0, 2)->setText(u"0.7"_s);
        QCOMPARE(world.width(2), before);
    }

    void inTheEndTheTableScrolls()
    {
        World world;
        world.table.resize(200, 300);
        QTRY_VERIFY(world.all() > world.table.viewport()->width());
        QVERIFY(world.width(0) >= 140);
        QVERIFY(world.width(1) > 0);
    }
};

QTEST_MAIN(TestNameColumn)
#include "tst_namecolumn.moc"
