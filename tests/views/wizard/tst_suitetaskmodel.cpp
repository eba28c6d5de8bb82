// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wizard/suitetaskmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;

namespace {

tp::SuiteInfo makeSuite()
{
    tp::SuiteInfo suite;
    const auto add = [&suite](const char *id, bool heldOut, std::int64_t rows, double baseline) {
        tp::SuiteTaskInfo task;
        task.label.id = id;
        task.label.category = "extract";
        task.label.heldOut = heldOut;
        task.trainRows = rows;
        task.baseline = baseline;
        suite.tasks.push_back(task);
    };
    add("first", false, 1000, 0.5);
    add("last", false, 20, std::numeric_limits<double>::quiet_NaN());
    add("echo", true, 300, 0.25);
    return suite;
}

} // namespace

class TestSuiteTaskModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model.setSuite(makeSuite());
        m_model.setTicked({ "first", "last" });
    }
    void behavesAsAModel();
    void tickingIsToldOnce();
    void settingTicksIsSilent();
    void ticksByRole();
    void unknownNumbersAreDashes();
    void sortsNumbersAsNumbers();

private:
    tp::SuiteTaskModel m_model;
};

void TestSuiteTaskModel::behavesAsAModel()
{
    QAbstractItemModelTester tester(
        &m_model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model.clear();
    m_model.setSuite(makeSuite());
    m_model.setTicked({ "echo" });
    QCOMPARE(m_model.tickedIds(), std::vector<std::string> { "echo" });
}

void TestSuiteTaskModel::tickingIsToldOnce()
{
    QSignalSpy ticked(&m_model, &tp::SuiteTaskModel::ticked);
    QVERIFY(m_model.setData(m_model.index(2, 0), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(ticked.count(), 1);
    QCOMPARE(m_model.tickedIds(), std::vector<std::string>({ "first", "last", "echo" }));
    QVERIFY(!m_model.setData(m_model.index(0, 1), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(ticked.count(), 1);
}

void TestSuiteTaskModel::settingTicksIsSilent()
{
    QSignalSpy ticked(&m_model, &tp::SuiteTaskModel::ticked);
    QSignalSpy changes(&m_model, &QAbstractItemModel::dataChanged);
    m_model.setTicked({ "last" });
    m_model.setTicked({ "last" });
    QCOMPARE(ticked.count(), 0);
    QCOMPARE(changes.count(), 1);
}

void TestSuiteTaskModel::ticksByRole()
{
    m_model.tickAll(true);
    QCOMPARE(m_model.tickedIds().size(), std::size_t { 3 });
    m_model.tickTrainingTasks();
    QCOMPARE(m_model.tickedIds(), std::vector<std::string>({ "first", "last" }));
    m_model.tickAll(false);
    QVERIFY(m_model.tickedIds().empty());
}

void TestSuiteTaskModel::unknownNumbersAreDashes()
{
    QCOMPARE(m_model.index(1, tp::SuiteTaskModel::BaselineColumn).data().toString(), u"–"_s);
    QCOMPARE(m_model.index(0, tp::SuiteTaskModel::BaselineColumn).data().toString(),
        QLocale().toString(0.5, 'f', 2));
}

void TestSuiteTaskModel::sortsNumbersAsNumbers()
{
    const auto key = [this](int row) {
        return m_model.index(row, tp::SuiteTaskModel::RowsColumn)
            .data(tp::SuiteTaskModel::SortRole)
            .toLongLong();
    };
    QVERIFY(key(1) < key(2) && key(2) < key(0)); // 20, 300, 1000
}

QTEST_MAIN(TestSuiteTaskModel)
#include "tst_suitetaskmodel.moc"
