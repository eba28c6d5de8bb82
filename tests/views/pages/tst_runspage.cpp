// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/runwriter.h"
#include "views/items/runsmodel.h"
#include "views/pages/runspage.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

// A run with two evaluations, as a finished training leaves it.
std::filesystem::path writeRun(const QString &store,
    const std::string &name,
    const std::string &method,
    tp::RunPhase phase,
    double score)
{
    tp::RunDescription description;
    description.name = name;
    description.config.method.name = method;
    description.suiteName = "demo";
    description.tasks = { tp::TaskLabel { "first", "First", "extract", "exact_match", false } };
    auto writer = tp::RunWriter::create(store.toStdString(), description);
    if (!writer) {
        qFatal("%s", writer.error().message().c_str());
    }
    for (const double mean : { score / 2, score }) {
        tp::EvaluationRecord evaluation;
        evaluation.split = "validation";
        evaluation.step = mean == score ? 100 : 50;
        evaluation.mean = mean;
        evaluation.tasks.resize(1);
        if (!writer->append(evaluation)) {
            qFatal("cannot append");
        }
    }
    tp::RunState state;
    state.phase = phase;
    state.step = 100;
    state.steps = 100;
    state.score = score;
    if (!writer->setState(state)) {
        qFatal("cannot set the state");
    }
    return writer->folder();
}

} // namespace

class TestRunsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsRunsWithTheirCurves();
    void clickAndReturnActivate();
    void filterHidesAndExplains();
    void emptyStoreOffersANewRun();
    void newRunIsSelectedOnceItIsThere();
    void liveStateIsShownAtOnce();
    void menuActsOnItsRun();

private:
    QListView *view() { return m_page->findChild<QListView *>(u"runsView"_s); }
    QString nameAt(int row) { return view()->model()->index(row, 0).data().toString(); }
    void openPage()
    {
        m_page = std::make_unique<tp::RunsPage>();
        m_page->setAutoRefresh(false);
        m_page->resize(240, 400);
        m_page->show();
        m_page->setStore(m_store->path().toStdString());
    }

    std::unique_ptr<QTemporaryDir> m_store;
    std::unique_ptr<tp::RunsPage> m_page;
};

void TestRunsPage::init()
{
    tp::Theme::instance().apply(tp::ThemeMode::Light);
    m_page.reset();
    m_store = std::make_unique<QTemporaryDir>();
}

void TestRunsPage::showsRunsWithTheirCurves()
{
    writeRun(m_store->path(), "lora s0", "lora", tp::RunPhase::Completed, 0.66);
    openPage();
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    const QModelIndex index = view()->model()->index(0, 0);
    QCOMPARE(index.data().toString(), u"lora s0"_s);
    QCOMPARE(
        index.data(tp::RunsModel::CurveRole).value<QList<double>>(), QList<double>({ 0.33, 0.66 }));
    QCOMPARE(index.data(tp::RunsModel::StateTextRole).toString(), u"done"_s);
    QVERIFY(view()->isVisible());
}

void TestRunsPage::clickAndReturnActivate()
{
    const auto run = writeRun(m_store->path(), "lora s0", "lora", tp::RunPhase::Completed, 0.66);
    openPage();
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    QList<std::filesystem::path> activated;
    connect(
        m_page.get(), &tp::RunsPage::runActivated, this, [&](const std::filesystem::path &folder) {
            activated.append(folder);
        });
    QTest::mouseClick(view()->viewport(),
        Qt::LeftButton,
        {},
        view()->visualRect(view()->model()->index(0, 0)).center());
    QCOMPARE(activated, QList<std::filesystem::path> { run });
    QTest::keyClick(view(), Qt::Key_Return);
    QCOMPARE(activated.size(), 2);
    QCOMPARE(m_page->currentRun(), run);
}

void TestRunsPage::filterHidesAndExplains()
{
    writeRun(m_store->path(), "weak", "lora", tp::RunPhase::Completed, 0.5);
    writeRun(m_store->path(), "strong", "lora", tp::RunPhase::Completed, 0.9);
    openPage();
    QTRY_COMPARE(view()->model()->rowCount(), 2);
    auto *query = m_page->findChild<QLineEdit *>(u"runsFilter"_s);
    auto *problem = m_page->findChild<QLabel *>(u"runsFilterProblem"_s);
    QTest::keyClicks(query, u"score>0.6"_s);
    QCOMPARE(view()->model()->rowCount(), 1);
    QCOMPARE(nameAt(0), u"strong"_s);
    QVERIFY(!problem->isVisible());
    query->selectAll();
    QTest::keyClicks(query, u"score>x"_s);
    QVERIFY(problem->isVisible());
    query->selectAll();
    QTest::keyClicks(query, u"nothing"_s);
    auto *empty = m_page->findChild<tp::EmptyState *>();
    QVERIFY(empty->isVisible());
    QTest::mouseClick(empty->findChild<QPushButton *>(), Qt::LeftButton); // "Clear filter"
    QCOMPARE(view()->model()->rowCount(), 2);
}

void TestRunsPage::emptyStoreOffersANewRun()
{
    openPage();
    auto *empty = m_page->findChild<tp::EmptyState *>();
    auto *button = empty->findChild<QPushButton *>();
    QTRY_VERIFY(button->isVisible());
    QSignalSpy asked(m_page.get(), &tp::RunsPage::newRunRequested);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
}

void TestRunsPage::newRunIsSelectedOnceItIsThere()
{
    writeRun(m_store->path(), "old", "lora", tp::RunPhase::Completed, 0.5);
    openPage();
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    QSignalSpy activated(m_page.get(), &tp::RunsPage::runActivated);
    const auto run = writeRun(m_store->path(), "new", "lora", tp::RunPhase::Stopped, 0.6);
    m_page->setCurrentRun(run);
    m_page->refresh();
    QTRY_COMPARE(m_page->currentRun(), run);
    QCOMPARE(m_page->selectedRuns(), std::vector<std::filesystem::path> { run });
    QCOMPARE(activated.count(), 0);
}

void TestRunsPage::liveStateIsShownAtOnce()
{
    const auto run = writeRun(m_store->path(), "live", "lora", tp::RunPhase::Stopped, 0.5);
    openPage();
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    tp::RunState state;
    state.phase = tp::RunPhase::Running;
    state.step = 10;
    state.steps = 100;
    m_page->setLive(run, state, 23.0);
    QCOMPARE(view()->model()->index(0, 0).data(tp::RunsModel::StateTextRole).toString(),
        u"running · 23 s left"_s);
    m_page->clearLive();
    QTRY_COMPARE(view()->model()->index(0, 0).data(tp::RunsModel::StateTextRole).toString(),
        u"stopped at step 100"_s);
}

void TestRunsPage::menuActsOnItsRun()
{
    const auto run = writeRun(m_store->path(), "old", "lora", tp::RunPhase::Stopped, 0.5);
    openPage();
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    Q_EMIT view()->customContextMenuRequested(
        view()->visualRect(view()->model()->index(0, 0)).center());
    auto *menu = view()->findChild<QMenu *>();
    QVERIFY(menu != nullptr);
    const QList<QAction *> actions = menu->actions();
    QCOMPARE(actions.size(), 5); // open, resume, a line, new run, folder
    QVERIFY(actions[1]->isEnabled()); // a stopped run can go on
    QList<std::filesystem::path> resumed;
    QList<std::filesystem::path> copied;
    connect(m_page.get(),
        &tp::RunsPage::resumeRequested,
        this,
        [&](const std::filesystem::path &folder) { resumed.append(folder); });
    connect(m_page.get(),
        &tp::RunsPage::newRunFromRequested,
        this,
        [&](const std::filesystem::path &folder) { copied.append(folder); });
    actions[1]->trigger();
    actions[3]->trigger();
    QCOMPARE(resumed, QList<std::filesystem::path> { run });
    QCOMPARE(copied, QList<std::filesystem::path> { run });
    menu->close();
}

QTEST_MAIN(TestRunsPage)
#include "tst_runspage.moc"
