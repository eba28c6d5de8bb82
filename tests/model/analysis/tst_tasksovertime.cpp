// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/tasksovertime.h"

#include "analysisdata.h"

#include <QTest>

using namespace tp;
using namespace tp::test;

class TasksOverTimeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryRecordWhileThereIsRoom();
    void sharesColumnsBeyondThat_data();
    void sharesColumnsBeyondThat();
    void passesOverWhatIsMissing();
    void toleratesOtherNumbersOfTasks();
};

void TasksOverTimeTest::keepsEveryRecordWhileThereIsRoom()
{
    TaskColumns columns(2, 4);
    for (int i = 1; i <= 4; ++i) {
        columns.add(50 * i, std::vector<double> { 1.0 * i, 0.1 * i });
    }
    QCOMPARE(columns.recordsPerColumn(), 1U);
    QCOMPARE(columns.columns().back(), (TaskColumns::Column { 200, 200 }));
    QCOMPARE(columns.means(), matrixOf({ { 1.0, 2.0, 3.0, 4.0 }, { 0.1, 0.2, 0.1 * 3, 0.4 } }));
}

void TasksOverTimeTest::sharesColumnsBeyondThat_data()
{
    QTest::addColumn<int>("most");
    QTest::newRow("even") << 8;
    QTest::newRow("odd") << 7;
    QTest::newRow("least") << 2;
}

void TasksOverTimeTest::sharesColumnsBeyondThat()
{
    QFETCH(int, most);
    TaskColumns columns(1, static_cast<std::size_t>(most));
    for (int i = 1; i <= 1000; ++i) {
        columns.add(i, std::vector<double> { 1.0 * i });
        QVERIFY(columns.columns().size() <= static_cast<std::size_t>(most));
    }
    // Columns follow one another without a gap, all but the last as wide as the others, and each
    // holds the mean of its steps.
    const Matrix means = columns.means();
    std::int64_t next = 1;
    for (std::size_t i = 0; i < columns.columns().size(); ++i) {
        const TaskColumns::Column &column = columns.columns()[i];
        QCOMPARE(column.first, next);
        if (i + 1 < columns.columns().size()) {
            QCOMPARE(column.last - column.first + 1,
                static_cast<std::int64_t>(columns.recordsPerColumn()));
        }
        QVERIFY(isNear(means(0, i), static_cast<double>(column.first + column.last) / 2.0, 1e-9));
        next = column.last + 1;
    }
    QCOMPARE(next, 1001);
}

void TasksOverTimeTest::passesOverWhatIsMissing()
{
    TaskColumns columns(2, 2);
    columns.add(1, std::vector<double> { 1.0, notANumber });
    columns.add(2, std::vector<double> { 3.0, notANumber });
    columns.add(3, std::vector<double> { notANumber, 5.0 });
    const Matrix means = columns.means();
    QCOMPARE(means(0, 0), 2.0);
    QVERIFY(std::isnan(means(1, 0)) && std::isnan(means(0, 1)));
    QCOMPARE(means(1, 1), 5.0);
}

void TasksOverTimeTest::toleratesOtherNumbersOfTasks()
{
    TaskColumns columns(2);
    columns.add(1, std::vector<double> { 1.0 });
    columns.add(2, std::vector<double> { 1.0, 2.0, 3.0 });
    QVERIFY(std::isnan(columns.means()(1, 0)));
    QCOMPARE(columns.means()(1, 1), 2.0);
    QVERIFY(TaskColumns(3).means().empty());
}

QTEST_GUILESS_MAIN(TasksOverTimeTest)
#include "tst_tasksovertime.moc"
