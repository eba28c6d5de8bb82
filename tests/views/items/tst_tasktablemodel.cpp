// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/tasktablemodel.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tp;

class TestTaskTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void showsNumbersAndDashes()
    {
        TaskTableModel model;
        const QAbstractItemModelTester tester(&model);
        model.setRows(twoTasks());
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(cell(model, 0, TaskTableModel::Score), u"0.87"_s);
        QCOMPARE(cell(model, 0, TaskTableModel::Loss), u"0.412"_s);
        QCOMPARE(cell(model, 0, TaskTableModel::Gap), u"\u22120.12"_s);
        QCOMPARE(cell(model, 0, TaskTableModel::Rows), u"50"_s);
        QCOMPARE(cell(model, 1, TaskTableModel::Score), u"\u2013"_s);
        QCOMPARE(cell(model, 1, TaskTableModel::Gap), u"\u2013"_s);
    }

    void newNumbersKeepTheRows()
    {
        TaskTableModel model;
        const QAbstractItemModelTester tester(&model);
        model.setRows(twoTasks());
        const QPersistentModelIndex second(model.index(1, 0));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        std::vector<TaskRow> rows = twoTasks();
        rows[1].score = 0.5;
        model.setRows(rows);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(changes.count(), 1);
        QCOMPARE(changes.at(0).at(0).toModelIndex().row(), 1);
        QVERIFY(second.isValid());
    }

    void otherTasksReset()
    {
        TaskTableModel model;
        const QAbstractItemModelTester tester(&model);
        model.setRows(twoTasks());
        std::vector<TaskRow> rows = twoTasks();
        rows.pop_back();
        model.setRows(rows);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.find(u"b"_s), std::nullopt);
    }

    void sortsByValueWithUnknownLast()
    {
        TaskTableModel model;
        std::vector<TaskRow> rows = twoTasks();
        rows.push_back({ u"c"_s, u"C"_s, u"x"_s, 0, 0.1, 0.0, 12.5, 10, 0.3, 50 });
        model.setRows(rows);
        QSortFilterProxyModel sorted;
        sorted.setSourceModel(&model);
        sorted.setSortRole(TaskTableModel::SortRole);
        sorted.sort(TaskTableModel::Score, Qt::AscendingOrder);
        QCOMPARE(order(sorted), (QStringList { u"c"_s, u"a"_s, u"b"_s }));
        sorted.sort(TaskTableModel::Gap, Qt::AscendingOrder);
        QCOMPARE(order(sorted), (QStringList { u"a"_s, u"c"_s, u"b"_s }));
    }

private:
    static std::vector<TaskRow> twoTasks()
    {
        return { { u"a"_s, u"first word"_s, u"extract"_s, 0, 0.873, 0.04, 0.4119, 800, -0.123, 50 },
            { u"b"_s,
                u"mood"_s,
                u"yes or no"_s,
                1,
                std::nullopt,
                0.0,
                std::nullopt,
                0,
                std::nullopt,
                0 } };
    }
    static QString cell(const TaskTableModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }
    static QStringList order(const QAbstractItemModel &model)
    {
        QStringList ids;
        for (int row = 0; row < model.rowCount(); ++row) {
            ids.append(model.index(row, 0).data(TaskTableModel::IdRole).toString());
        }
        return ids;
    }
};

QTEST_GUILESS_MAIN(TestTaskTableModel)
#include "tst_tasktablemodel.moc"
