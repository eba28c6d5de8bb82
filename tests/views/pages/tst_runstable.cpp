// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/runstable.h"

#include "runsworld.h"
#include "views/items/runsmodel.h"
#include "views/pages/runspage.h"

#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using tp::test::writeRun;

// The table inside its page, as a person meets it.
class TestRunsTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theTableShowsChosenColumns();
    void theTableSortsNumbersWithUnknownLast();
    void configurationKeysBecomeColumns();
    void theTableIsRemembered();
    void bothViewsShareTheSelection();

private:
    QListView *view() { return m_page->findChild<QListView *>(u"runsView"_s); }
    QString nameAt(int row) { return view()->model()->index(row, 0).data().toString(); }
    tp::RunsTable *table() { return m_page->findChild<tp::RunsTable *>(); }
    // A click as a person makes it, with what the click brings.
    void click(int row, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(view()->viewport(),
            Qt::LeftButton,
            modifiers,
            view()->visualRect(view()->model()->index(row, 0)).center());
    }
    void openWith(int runs)
    {
        m_page = std::make_unique<tp::RunsPage>();
        m_page->setAutoRefresh(false);
        m_page->resize(240, 400);
        m_page->show();
        m_page->setStore(m_store->path().toStdString());
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QTRY_COMPARE(view()->model()->rowCount(), runs);
    }

    std::unique_ptr<QTemporaryDir> m_store;
    std::unique_ptr<tp::RunsPage> m_page;
};

void TestRunsTable::init()
{
    m_page.reset();
    m_store = std::make_unique<QTemporaryDir>();
}

void TestRunsTable::theTableShowsChosenColumns()
{
    writeRun(m_store->path(), "a", "lora", tp::RunPhase::Completed, 0.5);
    openWith(1);
    m_page->resize(900, 400);
    m_page->tableAction()->trigger();
    QVERIFY(table()->isVisible());
    QVERIFY(table()->shownColumns().contains(u"score"_s));
    QVERIFY(!table()->shownColumns().contains(u"created"_s));
    QMenu *menu = table()->columnMenu();
    for (QAction *action : menu->actions()) {
        if (action->data() == u"created"_s || action->data() == u"score"_s) {
            action->trigger();
        }
        if (action->data() == u"name"_s) {
            QVERIFY(!action->isEnabled());
        }
    }
    QVERIFY(table()->shownColumns().contains(u"created"_s));
    QVERIFY(!table()->shownColumns().contains(u"score"_s));
    QCOMPARE(table()->model()->index(0, tp::RunsModel::Size).data().toString(),
        QLocale().toString(0.0, 'f', 1) + u" MiB"_s);
}

void TestRunsTable::theTableSortsNumbersWithUnknownLast()
{
    const double none = std::numeric_limits<double>::quiet_NaN();
    const QList<QPair<const char *, double>> runs {
        { "low", 0.09 }, { "none", none }, { "high", 0.9 }, { "middle", 0.1 }
    };
    for (const auto &[name, score] : runs) {
        writeRun(m_store->path(), name, "lora", tp::RunPhase::Completed, score);
    }
    openWith(4);
    m_page->resize(900, 400);
    m_page->tableAction()->trigger();
    QHeaderView *header = table()->horizontalHeader();
    const auto clickHeader = [header] {
        const int x = header->sectionViewportPosition(tp::RunsModel::Score) + 10;
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, header->height() / 2));
    };
    clickHeader();
    const auto names = [this] {
        QStringList all;
        for (int row = 0; row < 4; ++row) {
            all.append(nameAt(row));
        }
        return all;
    };
    const QStringList rising { u"low"_s, u"middle"_s, u"high"_s, u"none"_s };
    const QStringList falling { u"high"_s, u"middle"_s, u"low"_s, u"none"_s };
    const QStringList first = names();
    clickHeader();
    const QStringList second = names();
    QVERIFY((first == rising && second == falling) || (first == falling && second == rising));
}

void TestRunsTable::configurationKeysBecomeColumns()
{
    for (const double rate : { 0.003, 0.01 }) {
        tp::RunDescription description;
        description.name = "rate " + std::to_string(rate);
        description.config.training.learningRate = rate;
        description.tasks = { tp::TaskLabel { "first", "First", "extract", "exact_match", false } };
        QVERIFY(tp::RunWriter::create(m_store->path().toStdString(), description));
    }
    openWith(2);
    m_page->tableAction()->trigger();
    QMenu *menu = table()->columnMenu();
    QAction *offered = nullptr;
    for (const QMenu *keys : menu->findChildren<QMenu *>()) {
        for (QAction *action : keys->actions()) {
            QCOMPARE(action->text(), u"training.learning_rate"_s); // the only difference
            offered = action;
        }
    }
    QVERIFY(offered);
    offered->trigger();
    const int column = m_page->model()->columnOf(u"training.learning_rate"_s);
    QVERIFY(column >= tp::RunsModel::FixedColumns);
    QVERIFY(!table()->isColumnHidden(column));
    QCOMPARE(table()->model()->headerData(column, Qt::Horizontal).toString(), u"Learning rate"_s);
    QSet<QString> values;
    for (int row = 0; row < 2; ++row) {
        values.insert(table()->model()->index(row, column).data().toString());
    }
    QCOMPARE(values, QSet<QString>({ QLocale().toString(0.003), QLocale().toString(0.01) }));
}

void TestRunsTable::theTableIsRemembered()
{
    writeRun(m_store->path(), "a", "lora", tp::RunPhase::Completed, 0.5);
    openWith(1);
    m_page->tableAction()->trigger();
    QSignalSpy changed(m_page.get(), &tp::RunsPage::viewStateChanged);
    table()->setShownColumns({ u"name"_s, u"training.clip"_s, u"seed"_s, u"score"_s });
    table()->setColumnWidth(tp::RunsModel::Seed, 123);
    table()->sortByColumn(tp::RunsModel::Seed, Qt::DescendingOrder);
    QVERIFY(changed.count() >= 3);
    const QVariantMap state = m_page->viewState();
    openWith(1);
    m_page->setViewState(state);
    QVERIFY(table()->isVisible());
    QCOMPARE(table()->shownColumns(),
        QStringList({ u"name"_s, u"training.clip"_s, u"seed"_s, u"score"_s }));
    QCOMPARE(table()->columnWidth(tp::RunsModel::Seed), 123);
    QCOMPARE(table()->horizontalHeader()->sortIndicatorSection(), int(tp::RunsModel::Seed));
    QCOMPARE(m_page->viewState(), state);
    // Settings of another version or by another hand do no harm.
    m_page->setViewState({ { u"columns"_s, QStringList { u"nonsense"_s, u"a.b"_s, u"score"_s } },
        { u"widths"_s, QVariantMap { { u"score"_s, -5 }, { u"name"_s, u"x"_s } } },
        { u"sorted"_s, 7 },
        { u"table"_s, true } });
    QCOMPARE(table()->shownColumns(), QStringList({ u"name"_s, u"score"_s }));
    QVERIFY(table()->columnWidth(tp::RunsModel::Score) > 20);
}

void TestRunsTable::bothViewsShareTheSelection()
{
    writeRun(m_store->path(), "a", "lora", tp::RunPhase::Completed, 0.5);
    writeRun(m_store->path(), "b", "lora", tp::RunPhase::Completed, 0.5);
    openWith(2);
    click(1);
    const auto selected = m_page->selectedRuns();
    QCOMPARE(selected.size(), std::size_t(1));
    m_page->tableAction()->trigger();
    QCOMPARE(m_page->selectedRuns(), selected);
    QVERIFY(table()->selectionModel()->isRowSelected(1));
    QSignalSpy activated(m_page.get(), &tp::RunsPage::runActivated);
    const QModelIndex other = table()->model()->index(0, tp::RunsModel::State);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(other).center());
    QCOMPARE(activated.count(), 1);
    QVERIFY(m_page->selectedRuns() != selected);
    QTest::keyClick(table(), Qt::Key_F2); // edits the name, whatever column is current
    QVERIFY(table()->viewport()->findChild<QLineEdit *>());
}

QTEST_MAIN(TestRunsTable)
#include "tst_runstable.moc"
